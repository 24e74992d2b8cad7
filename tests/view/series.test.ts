import { expect, test } from 'vitest';
import { deriveSeries, timeOf } from '../../src/view/series.ts';
import { deriveView } from '../../src/view/derive.ts';
import { loadCase, viewCase } from '../support/reports.ts';

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

test.each([
  ['slope', ['H1 2024', 'H1 2025'], ['2023', '2024']],
  ['table', ['H1 2025', 'H1 2024'], ['2024', '2023']],
] as const)('in a %s times run as %j and %j', (kind, columns, rows) => {
  const table = {
    label: 'Revenue',
    unit: '',
    columns: ['H1 2025', 'H1 2024'],
    rows: [
      ['2024', 88, 112],
      ['2023', 31, 30],
    ],
  };
  const figure = { kind, series: 'revenue', facts: [] };
  const leads = new Map([['best', { label: 'Best', short: '2024' }]]);
  const context = {
    ...{ series: { revenue: table }, language: 'en', words: {} },
    ...{ leads: new Set(leads.keys()), factsById: leads },
  };
  const made = deriveSeries(figure as never, 'x', context as never)!;
  expect(made.columns.map(({ label }) => label)).toEqual(columns);
  expect(made.rows.map(({ label }) => label)).toEqual(rows);
  // The row that a headline figure is.
  expect(made.leads).toEqual([rows.indexOf('2024')]);
  const cell = made.rows[0]!.cells[0]!;
  expect([cell.at, cell.text]).toEqual(
    kind === 'slope' ? ['series.revenue.rows.1.2', '30'] : ['series.revenue.rows.0.1', '88'],
  );
});

test('a unit that the title over it ends with is not said again', async () => {
  const report = await loadCase('series');
  const unitIn = (label: string): string => {
    const series = { ...report.series, energy: { ...report.series.energy!, label } };
    const { review } = deriveView({ ...report, series }, 'series');
    return review.sections[2]!.figures[0]!.series!.unit;
  };
  const { unit } = report.series.energy!;
  expect(unit).not.toBe('');
  expect(unitIn('人口')).toBe(unit);
  expect(unitIn(`人口，${unit}`)).toBe('');
});
