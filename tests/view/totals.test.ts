/** Rows of a table that sum up others: told by the numbers of every column, with what rounding does to them. */
import { expect, test } from 'vitest';
import { reportSchema } from '../../src/model/report.ts';
import { deriveView } from '../../src/view/derive.ts';
import { sumRows } from '../../src/view/relations/totals.ts';

const sumsOf = (table: (number | null)[][], decimals = 1): string[] =>
  [
    ...sumRows(
      table,
      table[0]!.map(() => decimals),
    ),
  ].map(([row, sum]) => `${row} ${sum}`);

test('accounts: what comes in and its total, what goes out, and what is left', () =>
  expect(
    sumsOf([
      [58.9, 58.2],
      [74.3, 69.0],
      [3.1, 3.4],
      [136.3, 130.6],
      [61.5, 57.4],
      [81.6, 77.3],
      [-6.8, -4.1],
    ]),
  ).toEqual(['3 total', '6 result']));

test('income and expenditure as one number each: if one is a total, both are', () =>
  expect(
    sumsOf(
      [
        [2671, 2384],
        [1882, 1896],
        [4553, 4280],
        [4495, 4692],
        [58, -412],
      ],
      0,
    ),
  ).toEqual(['2 total', '4 result', '3 total']));

test('a row that sums up others in one column alone is none', () =>
  expect(
    sumsOf(
      [
        [10, 11],
        [20, 21],
        [30, 40],
      ],
      0,
    ),
  ).toEqual([]));

test('rounding is borne, a wrong sum is not', () => {
  const rows = (last: number) => [
    [33.3, 10],
    [33.3, 20],
    [33.3, 30],
    [last, 60],
  ];
  expect(sumsOf(rows(100.0))).toEqual(['3 total']);
  expect(sumsOf(rows(101.0))).toEqual([]);
});

test('in one column only all rows above make a total', () => {
  expect(sumsOf([[10], [20], [30], [60]], 0)).toEqual(['3 total']);
  expect(sumsOf([[7], [10], [20], [30]], 0)).toEqual([]);
});

test('a missing number tells nothing', () =>
  expect(
    sumsOf(
      [
        [1, null],
        [2, 3],
        [3, 3],
      ],
      0,
    ),
  ).toEqual([]));

test('numbers of a section that add up only if all were rounded one way are no parts', () => {
  const kindsOf = (energy: number): string[] => {
    const values = { admissions: 5.1, reserves: 2.1, donations: 1.8, energy };
    const view = deriveView(
      reportSchema.parse({
        tuban: 1,
        language: 'en',
        source: 'x',
        masthead: { title: 'x' },
        facts: Object.fromEntries(
          Object.entries(values).map(([id, value]) => [id, { label: id, value, unit: 'm', kind: 'total' }]),
        ),
        review: {
          title: 'x',
          sections: [
            { id: 's', title: 'x', items: ['{admissions} came in: {reserves}, {donations} and {energy}.'] },
          ],
        },
      }),
      'x',
    );
    return view.review.sections[0]!.figures.map(({ kind }) => kind);
  };
  expect(kindsOf(1.2)).toContain('divided');
  expect(kindsOf(1.4)).not.toContain('divided');
});
