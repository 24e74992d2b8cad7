/** Which findings of a preflight an editor is told: none that only the design decides. */
import { expect, test } from 'vitest';
import { toldFindings } from '../../src/edition/make/press-file.ts';
import type { Finding } from '../../src/press/preflight/finding.ts';

const finding = (rule: Finding['rule'], severity: Finding['severity'] = 'warning') =>
  ({ rule, severity }) as Finding;
const findings = [
  finding('standing'),
  finding('reversed-small'),
  finding('rule-several-inks'),
  finding('fold'),
  finding('picture-soft'),
  finding('rule-thin', 'error'),
  finding('fold', 'error'),
];
const editionOf = (given: { styles?: string[]; art?: string; kind?: string }) =>
  ({
    view: {
      masthead: { art: given.art },
      review: { sections: [{ figures: [{ kind: given.kind ?? 'bars' }] }] },
    },
    workshop: { search: { styles: given.styles ?? ['/tuban/styles'], templates: ['/tuban/templates'] } },
  }) as never;
const told = (given: Parameters<typeof editionOf>[0]) =>
  toldFindings(editionOf(given), findings).map(({ rule, severity }) => `${rule} ${severity}`);

test('warnings on the design of Tuban stay in the preflight report; errors and pictures are told', () => {
  expect(told({})).toEqual(['picture-soft warning', 'rule-thin error', 'fold error']);
});

test.each([{ styles: ['/newsroom/styles', '/tuban/styles'] }, { art: 'hero.svg' }, { kind: 'custom' }])(
  'a design, art or chart of their own can be mended: %o',
  (given) => {
    expect(told(given)).toEqual([
      'reversed-small warning',
      'rule-several-inks warning',
      'fold warning',
      'picture-soft warning',
      'rule-thin error',
      'fold error',
    ]);
  },
);
