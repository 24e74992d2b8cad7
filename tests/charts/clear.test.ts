/** Words and numbers of a drawing stand clear of one another, of grid lines and of axes. */
import { beforeAll, expect, it } from 'vitest';
import { untitled } from '../../src/blocks/panel/context.ts';
import { drawChart } from '../../src/charts/draw.ts';
import type { FigureView } from '../../src/view/view.ts';
import { makeFact, makeFigure, places, readKit, type Kit } from './fixtures.ts';
import { readTexts } from './parse.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await readKit();
});

type Placed = ReturnType<typeof readTexts>[number];

/** px between two texts that would be read as one. */
const leastApart = 5;

const touch = (one: Placed, two: Placed): boolean =>
  Math.min(one.right, two.right) - Math.max(one.left, two.left) > -leastApart &&
  Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 4;

it.each([30, 36, 45, 60, 90, 120])('numbers over two columns part in %i mm', async (width) => {
  const count = (id: string, value: number) => makeFact(id, { short: id, value, unit: '万人' });
  const figure = {
    ...makeFigure({ kind: 'difference', facts: [count('出生', 902), count('死亡', 1110)] }),
    whole: { ...count('净减', 208) },
    upright: true as const,
  };
  const { svg } = await drawChart({ ...kit, ...places.page, figure, width });
  const numbers = readTexts(svg, kit.metrics).filter(({ text }) => /^(?:902|1110)/.test(text));
  expect(numbers).toHaveLength(2);
  expect(touch(numbers[0]!, numbers[1]!)).toBe(false);
  expect(Math.min(...numbers.map(({ left }) => left))).toBeGreaterThanOrEqual(-0.5);
});

interface LineSketch {
  values: number[];
  /** Words at a row. */
  points?: { row: number; text: string }[];
}
const lineOf = ({ values, points = [] }: LineSketch) => ({
  ...makeFigure({ kind: 'line' }),
  series: {
    id: 'one',
    at: 'series.one',
    label: '总量',
    unit: '亿元',
    columns: [{ label: '总量', at: 'series.one.columns.0' }],
    rows: values.map((value, row) => ({
      label: String(2016 + row),
      at: `series.one.rows.${row}`,
      cells: [{ value, text: String(value), at: `series.one.rows.${row}.cells.0` }],
    })),
    points: points.map(({ row, text }, index) => ({
      row,
      column: 0,
      text,
      at: `series.one.points.${index}`,
    })),
    places: [],
  } as unknown as NonNullable<FigureView['series']>,
});
const rising = lineOf({
  values: [21436.8, 23050.1, 24400.5, 26100.2, 26800.9, 27900.4, 29300.7],
  points: [{ row: 4, text: '增速放缓至百分之三点四' }],
});
/** The level lines of a drawing. */
const levels = (svg: string) =>
  [...svg.matchAll(/<line x1="([-\d.]+)" y1="([-\d.]+)" x2="([-\d.]+)" y2="([-\d.]+)"/g)]
    .map(([, x1, y1, x2, y2]) => ({ from: Number(x1), to: Number(x2), y: Number(y1), end: Number(y2) }))
    .filter(({ y, end }) => y === end);

it.each([60, 90, 128, 200])('no grid line runs through words in %i mm', async (width) => {
  const { svg } = await drawChart({ ...kit, ...places.page, figure: rising, width });
  const lines = levels(svg);
  expect(lines.length).toBeGreaterThan(3);
  const struck = readTexts(svg, kit.metrics).filter(({ left, right, top, bottom }) =>
    lines.some(({ from, to, y }) => from < right && to > left && top + 1 < y && y < bottom - 1),
  );
  expect(struck.map(({ text }) => text)).toEqual([]);
});

it.each([60, 90, 128])(
  'no band stays free over lines whose named place lies low enough in %i mm',
  async (width) => {
    const topOf = async (points: LineSketch['points'] & object) => {
      const values = [21436.8, 23050.1, 24400.5, 26100.2, 26800.9, 27900.4, 29300.7];
      const figure = lineOf({ values, points });
      const { svg } = await drawChart({ ...kit, ...places.page, figure, width });
      return Math.min(...[...svg.matchAll(/<circle cx="[-\d.]+" cy="([-\d.]+)"/g)].map(([, y]) => Number(y)));
    };
    const plain = await topOf([]);
    expect(await topOf([{ row: 0, text: '起步' }])).toBeCloseTo(plain, 1);
    expect(await topOf([{ row: 6, text: '新高' }])).toBeGreaterThan(plain + 10);
  },
);

it.each([60, 90, 128])('the first number keeps clear of the values of the axis in %i mm', async (width) => {
  const { svg } = await drawChart({ ...kit, ...places.page, figure: rising, width });
  const texts = readTexts(svg, kit.metrics);
  const first = texts.find(({ text }) => text === '21436.8')!;
  expect(texts.filter((text) => /^\d+$/.test(text.text) && touch(first, text))).toEqual([]);
});

it.each([60, 90, 128])('the number of a named place stands at its dot in %i mm', async (width) => {
  const plain = lineOf({ values: [], points: [{ row: 8, text: 'Below the nation' }] });
  const values = [
    [1.6, 1.9, 2.2, 2.6, 2.8, 2.5, 2.1, 1.7, 1.2, 0.7],
    [1.1, 1.3, 1.4, 1.5, 1.7, 1.8, 1.6, 1.5, 1.4, 1.3],
  ];
  const columns = ['Bay', 'Nation'].map((label, index) => ({ label, at: `series.one.columns.${index}` }));
  const rows = values[0]!.map((_value, row) => ({
    label: `Q${row}`,
    at: `series.one.rows.${row}`,
    cells: values.map((all, column) => ({
      value: all[row]!,
      text: String(all[row]),
      at: `${row}.${column}`,
    })),
  }));
  const figure = { ...plain, series: { ...plain.series, columns, rows } };
  const { svg } = await drawChart({ ...kit, ...places.page, figure, width });
  const number = readTexts(svg, kit.metrics).find(({ text }) => text === '1.2')!;
  const dots = [...svg.matchAll(/<circle cx="([-\d.]+)" cy="([-\d.]+)" r="3.12"/g)].map(([, x]) => Number(x));
  expect(dots).toHaveLength(1);
  expect(number.left).toBeLessThanOrEqual(dots[0]! + 12);
  expect(number.right).toBeGreaterThanOrEqual(dots[0]! - 12);
});

it.each([
  ['Northgate catches up', 'Northgate'],
  ['Rents outrun wages', 'Harbourside'],
  ['Harboursides of old', 'Harbourside'],
])('a slope marks the row that its title names: %s', async (title, marked) => {
  const plain = lineOf({ values: [] });
  const names: [string, number, number][] = [
    ['Harbourside', 1480, 1625],
    ['Northgate', 980, 1115],
    ['Gate', 890, 875],
  ];
  const columns = ['2025', '2026'].map((label, index) => ({ label, at: `series.one.columns.${index}` }));
  const rows = names.map(([label, ...values], row) => ({
    label,
    at: `series.one.rows.${row}`,
    cells: values.map((value, column) => ({ value, text: String(value), at: `${row}.${column}` })),
  }));
  const figure = { ...plain, kind: 'slope' as const, title, series: { ...plain.series, columns, rows } };
  // The page may set the title outside the drawing.
  for (const one of [figure, untitled(figure)]) {
    const { svg } = await drawChart({ ...kit, ...places.page, figure: one, width: 128 });
    const bold = [...svg.matchAll(/<text [^>]*font-weight="700"[^>]*>([A-Z][a-z]+)<\/text>/g)];
    expect(bold.map(([, text]) => text).filter((text) => names.some(([name]) => name === text))).toEqual([
      marked,
      marked,
    ]);
  }
});

it('bars of a table are on the scale of their unit, one for all bars of a page', async () => {
  const plain = lineOf({ values: [1387.5, 1012.3, 640] });
  const figure = { ...plain, kind: 'table' as const };
  const alone = await drawChart({ ...kit, ...places.page, figure, width: 128 });
  expect(alone.drawn?.key).toBe('length 元');
  expect(alone.marks.map(({ value }) => value)).toEqual([1387.5e8, 1012.3e8, 640e8]);
  const scale = alone.drawn!.perUnit / 2;
  const shared = await drawChart({ ...kit, ...places.page, figure, width: 128, scale });
  expect(shared.marks[0]!.length).toBeCloseTo(alone.marks[0]!.length / 2);
});

it.each([40, 60, 90, 128])('a stack numbers a part in every bar or in none in %i mm', async (width) => {
  const names = ['煤炭', '石油', '天然气', '非化石'];
  const values = [
    [45.6, 21.5, 11.4, 21.5],
    [44.5, 21.4, 11.8, 22.3],
    [41, 20.6, 13.1, 25.3],
  ];
  const rows = values.map((list, row) => ({
    label: String(2021 + row),
    at: `series.one.rows.${row}`,
    cells: list.map((value, column) => ({ value, text: value.toFixed(1), at: `${row}.${column}` })),
  }));
  const columns = names.map((label, index) => ({ label, at: `series.one.columns.${index}` }));
  const plain = lineOf({ values: [] });
  const series = { ...plain.series, columns, rows, unit: '%', times: [2021, 2022, 2023] };
  const figure = { ...plain, kind: 'stack' as const, series };
  const { svg } = await drawChart({ ...kit, ...places.page, figure, width, height: 34 });
  const printed = new Set(readTexts(svg, kit.metrics).map(({ text }) => text));
  const told = names.map(
    (_name, column) => values.filter((list) => printed.has(list[column]!.toFixed(1))).length,
  );
  expect(told.filter((count) => count !== 0 && count !== values.length)).toEqual([]);
});
