/** A loss leads the rows of its section, and keeps its row where a sentence tells of it. */
import { expect, test } from 'vitest';
import { reportSchema } from '../../src/model/report.ts';
import { deriveView } from '../../src/view/derive.ts';
import { withoutSaidRows } from '../../src/view/said-rows.ts';

function leadOf(label: string): string | undefined {
  const view = deriveView(
    reportSchema.parse({
      tuban: 1,
      language: 'en',
      source: 'x',
      masthead: { title: 'x' },
      facts: {
        a: { label: 'Revenue', value: 37, unit: 'm', sign: '£', kind: 'total' },
        b: { label, value: 0.8, unit: 'm', sign: '£', kind: 'total' },
        c: { label: 'Planes', value: 12, kind: 'count' },
      },
      review: {
        title: 'x',
        sections: [
          {
            id: 's',
            title: 'x',
            items: [
              'Revenue: {a}',
              'After a hard winter we closed the year with {b}, and nobody is glad.',
              'Planes: {c}',
            ],
          },
        ],
      },
    }),
    'x',
  );
  const section = withoutSaidRows(view.review.sections[0]!, view);
  const rows = section.figures.find(({ kind }) => kind === 'tiles');
  return rows?.lead?.id ?? (rows?.facts.some(({ id }) => id === 'b') ? 'row' : undefined);
}

test('a loss does', () => expect(leadOf('Net loss')).toBe('b'));
test('what is none does not', () => expect(leadOf('Gifts')).toBeUndefined());
