/** A loss leads the rows of its section, and keeps its row where a sentence tells of it. */
import { expect, test } from 'vitest';
import { withoutSaidRows } from '../../src/view/said-rows.ts';
import { madeView } from '../support/made-view.ts';

function leadOf(label: string): string | undefined {
  const view = madeView(
    {
      a: ['Revenue', 37, { sign: '£' }],
      b: [label, 0.8, { sign: '£' }],
      c: { label: 'Planes', value: 12, kind: 'count' },
    },
    ['Revenue: {a}', 'After a hard winter we closed the year with {b}, and nobody is glad.', 'Planes: {c}'],
  );
  const section = withoutSaidRows(view.review.sections[0]!, view);
  const rows = section.figures.find(({ kind }) => kind === 'tiles');
  return rows?.lead?.id ?? (rows?.facts.some(({ id }) => id === 'b') ? 'row' : undefined);
}

test('a loss does', () => expect(leadOf('Net loss')).toBe('b'));
test('what is none does not', () => expect(leadOf('Gifts')).toBeUndefined());
