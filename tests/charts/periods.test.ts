/** The table of periods: numbers on one edge, bars to one scale, nothing out of its place however narrow. */
import { beforeAll, expect, test } from 'vitest';
import { drawChart } from '../../src/charts/draw.ts';
import type { FigureView } from '../../src/view/view.ts';
import { makeFact, makeFigure, places, readKit, type Kit } from './fixtures.ts';
import { readTexts } from './parse.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await readKit();
});

const rows = [
  ['警务', 46.9, 46.3],
  ['公园', 16.5, 14.2],
  ['图书馆', 10.4, 9.1],
] as const;

function tableOf(units: readonly string[] = ['亿元', '亿元', '亿元']): FigureView {
  const number = (name: string, year: string, value: number, unit: string) =>
    makeFact(`${name}${year}`, { kind: 'money', label: `${name}${year}`, short: name, value, unit });
  const cells = rows.map(([name, last, now], row) => [
    number(name, '2024年', last, units[row]!),
    number(name, '2025年', now, units[row]!),
  ]);
  return {
    ...makeFigure({ kind: 'periods', facts: cells.flat() }),
    periods: {
      columns: [
        { text: '2024年', at: 'facts.警务2024年.label', isNow: false },
        { text: '2025年', at: 'facts.警务2025年.label', isNow: true },
      ],
      rows: rows.map(([name], row) => ({ text: name, at: `facts.${name}2025年.label`, cells: cells[row]! })),
    },
  };
}

const drawn = (figure: FigureView, width: number) => drawChart({ ...kit, ...places.page, figure, width });

/** Widths of filled bars, px, in drawing order, without the keys in the head. */
const barsOf = (svg: string): number[] =>
  [...svg.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"[^>]*fill="#/g)]
    .map(([, width]) => Number(width))
    .slice(2);

test('bars are as long as their numbers say, a pair for each measure', async () => {
  const widths = barsOf((await drawn(tableOf(), 170)).svg);
  const ratios = rows.flatMap(([, last, now]) => [last, now]).map((value, at) => widths[at]! / value);
  expect(widths).toHaveLength(6);
  for (const ratio of ratios) expect(ratio / ratios[0]!).toBeCloseTo(1, 2);
});

test('what is below nought lies left of the line', async () => {
  const figure = tableOf();
  const [loss] = figure.periods!.rows.at(-1)!.cells.slice(-1);
  loss!.value = -9.1;
  const { svg } = await drawn(figure, 170);
  const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)]
    .map(([, x, width]) => ({ left: Number(x), right: Number(x) + Number(width) }))
    .slice(-6);
  const zero = Math.min(...bars.slice(0, 5).map(({ left }) => left));
  expect(bars.slice(0, 5).every(({ left }) => Math.abs(left - zero) < 0.1)).toBe(true);
  expect(bars[5]!.right).toBeCloseTo(zero, 1);
});

test('rows of unlike units have scales of their own', async () => {
  const widths = barsOf((await drawn(tableOf(['亿元', '万人', '天']), 170)).svg);
  const longest = rows.map((_, row) => Math.max(widths[row * 2]!, widths[row * 2 + 1]!));
  for (const one of longest) expect(one / longest[0]!).toBeCloseTo(1, 2);
});

test.each([170, 110, 80, 56, 46])('in %i mm numbers end on one edge, clear of their names', async (width) => {
  const { svg } = await drawn(tableOf(), width);
  const texts = readTexts(svg, kit.metrics);
  const numbers = rows.flatMap(([, last, now]) => [last, now]).map(String);
  const ends = numbers.map((number) => {
    const found = texts.find(({ text }) => text.startsWith(number));
    expect(found, number).toBeDefined();
    return Math.round(found!.right);
  });
  expect(new Set(ends.filter((_, index) => index % 2 === 0)).size).toBe(1);
  expect(new Set(ends.filter((_, index) => index % 2 === 1)).size).toBe(1);
  const names = texts.filter(({ text }) => rows.some(([name]) => name === text));
  expect(names).toHaveLength(rows.length);
  // Names stand before their numbers, or on lines of their own above them.
  const digits = texts.filter(({ text }) => /^\d+\./.test(text));
  for (const name of names)
    for (const number of digits.filter(({ top, bottom }) => top < name.bottom && bottom > name.top))
      expect(name.right).toBeLessThan(number.left);
  for (const { left, right } of texts) {
    expect(left).toBeGreaterThanOrEqual(-0.5);
    expect(right).toBeLessThanOrEqual((width / 25.4) * 96 + 0.5);
  }
});

test.each([60, 46])('the time of a column is not broken in %i mm', async (width) => {
  const figure = tableOf();
  figure.periods!.columns[0]!.text = '2023/24';
  const { svg } = await drawn(figure, width);
  expect(readTexts(svg, kit.metrics).map(({ text }) => text)).toContain('2023/24');
});

test('a total has no bar, beside which its parts would be short', async () => {
  const figure = tableOf();
  figure.periods!.rows.at(-1)!.sum = 'total';
  const widths = barsOf((await drawn(figure, 170)).svg);
  expect(widths).toHaveLength(4);
});

test('rises and falls are told in one code', async () => {
  const figure = tableOf();
  const change = (id: string, kind: 'growth' | 'decrease', value: number) =>
    makeFact(id, { kind, label: id, short: '增长', value, unit: '%' });
  figure.beside = {
    [figure.periods!.rows[0]!.cells[1]!.id]: [change('one', 'decrease', 1.3)],
    [figure.periods!.rows[1]!.cells[1]!.id]: [change('two', 'growth', 2.7)],
  };
  const words = readTexts((await drawn(figure, 170)).svg, kit.metrics).map(({ text }) => text);
  expect(words).toEqual(expect.arrayContaining(['−', '+', '1.3%', '2.7%']));
  expect(words).not.toContain('▼');
});

test('changes have one code and no word: a fall that its number tells is no rise', async () => {
  const table = tableOf();
  const [cell] = table.periods!.rows[0]!.cells;
  const made = makeFact('降', { kind: 'decrease', label: '警务', short: '', value: 19.3, unit: '%' });
  const fall = {
    ...made,
    parts: [
      { role: 'direction' as const, text: '下降' },
      { role: 'number' as const, text: '19.3' },
      { role: 'unit' as const, text: '%' },
    ],
    full: '下降19.3%',
  };
  const { svg } = await drawn({ ...table, beside: { [cell!.id]: [fall] } }, 170);
  const words = readTexts(svg, kit.metrics).map(({ text }) => text);
  expect(words.filter((text) => /下降|[+−]/u.test(text))).toEqual(['−']);
});
