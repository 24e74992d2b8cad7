/** How a number has changed stands at its row, whichever of the two the sentence says first. */
import { expect, test } from 'vitest';
import { withoutSaidRows } from '../../src/view/said-rows.ts';
import { madeView, type Around, type MadeFacts as Facts } from '../support/made-view.ts';

const percent = { kind: 'growth', unit: '%' };
const fell = { kind: 'decrease', unit: '%' };

/** Rows of the section as text: numbers with what stands at them. */
function rowsOf(facts: Facts, item: string, around: Around = {}): string[] {
  const view = madeView(facts, [item], around);
  const section = withoutSaidRows(view.review.sections[0]!, view);
  const rows = section.figures.find(({ kind }) => kind === 'tiles');
  return (rows?.facts ?? []).map(({ id, full }) =>
    [full, ...(rows!.beside?.[id] ?? []).map(({ short, full: own }) => `${short} ${own}`.trim())].join(' | '),
  );
}

test.each<[string, Facts, string, string[]]>([
  [
    'a fall before its number',
    { a: ['Revenue: fall', 9.8, fell], b: ['Revenue', 81.3], c: ['Staff', 874, { kind: 'count', unit: '' }] },
    'Revenue fell by {a} to {b}. Staff: {c}.',
    ['81.3m | down 9.8%', '874'],
  ],
  [
    'a rise behind it',
    { a: ['Freight', 26.3], b: ['Freight: rise', 7.4, percent], c: ['Debt', 3, { unit: 'bn' }] },
    'Freight was {a}, up {b}. Debt: {c}.',
    ['26.3m | up 7.4%', '3bn'],
  ],
  [
    'a fall in the unit of the number',
    {
      a: ['Headcount: fall', 112, { kind: 'decrease', unit: '' }],
      b: ['Headcount', 874, { kind: 'count', unit: '' }],
    },
    'Headcount was cut by {a} to {b}.',
    ['874 | down 112'],
  ],
  [
    'no change of another thing',
    { a: ['Revenue', 81.3], b: ['Costs: rise', 3, percent] },
    'Revenue: {a}; operating costs at constant prices: rise: {b}',
    ['81.3m', '3%'],
  ],
  [
    'what has a rank is news of its own',
    { a: ['Revenue', 81.3], b: ['Revenue: rise', 3, { ...percent, rank: 'the highest since 2010' }] },
    'Revenue: {a}; rise: {b}, {b.rank}',
    ['81.3m', '3%'],
  ],
])('%s', (_name, facts, item, rows) => expect(rowsOf(facts, item)).toEqual(rows));

test('in Chinese', () =>
  expect(
    rowsOf(
      {
        a: ['农民工总量', 29753, { unit: '万人' }],
        b: ['农民工总量比上年增长', 0.6, percent],
        c: ['森林覆盖率', 24, { unit: '%', kind: 'ratio' }],
      },
      '农民工总量{a}，比上年增长{b}。森林覆盖率{c}。',
      { language: 'zh-Hans' },
    ),
  ).toEqual(['29753万人 | 增长 0.6%', '24%']));

test('a headline figure keeps the row that says how it has changed; a change that leads stands by itself', () => {
  const facts: Facts = {
    a: ['Revenue: fall', 9.8, fell],
    b: ['Revenue', 81.3],
    c: ['Staff', 874, { kind: 'count', unit: '' }],
    d: ['Planes', 74, { kind: 'count', unit: '' }],
  };
  const item = 'Revenue fell by {a} to {b}. Staff: {c}. Planes: {d}.';
  expect(rowsOf(facts, item, { lead: ['b'] })).toContain('81.3m | down 9.8%');
  expect(rowsOf(facts, item, { lead: ['a'] })).toContain('81.3m');
});
