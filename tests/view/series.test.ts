import { expect, test } from 'vitest';
import { timeOf } from '../../src/view/series.ts';
import { viewCase } from '../support/reports.ts';

test.each([
  ['2019', 2019],
  ['2019年', 2019],
  ['2019-07', 2019.5],
  ['2019年7月', 2019.5],
  ['2019Q3', 2019.5],
  ['2019年第三季度', 2019.5],
  ['东山', undefined],
  ['0—9岁', undefined],
  ['2019年13月', undefined],
])('%s is the time %s', (name, time) => {
  expect(timeOf(name)).toBe(time);
});

test('numbers of a column have the decimals of its longest, and stand at their addresses', async () => {
  const { review } = await viewCase('series');
  const series = review.sections[1]!.figures[0]!.series!;
  expect(series.rows[0]).toEqual({
    at: 'series.population.rows.0.0',
    label: '2010',
    cells: [
      { at: 'series.population.rows.0.1', value: 58, text: '58.0' },
      { at: 'series.population.rows.0.2', value: 120, text: '120.0' },
    ],
  });
});

test('tables and times leave the facts of their section to figures of their own', async () => {
  const { review } = await viewCase('series');
  expect(review.sections[0]!.figures.map(({ kind }) => kind)).toEqual(['line', 'tiles']);
});
