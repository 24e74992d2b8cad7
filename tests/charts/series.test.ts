/** Charts of series, read back from their SVG: each in every room, all type clear, lengths and places true. */
import { beforeAll, describe, expect, it, test } from 'vitest';
import { drawChart } from '../../src/charts/draw.ts';
import type { ChartRequest } from '../../src/charts/chart.ts';
import { valueAxis } from '../../src/charts/series/common.ts';
import { markedRow } from '../../src/charts/series/slope.ts';
import { boundsOf, shadeOf } from '../../src/charts/series/shades.ts';
import type { FigureView, ReportView } from '../../src/view/view.ts';
import { expectGolden } from '../support/golden.ts';
import { viewCase } from '../support/reports.ts';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { textMetrics } from '../../src/design/metrics.ts';
import { searchPath } from '../../src/design/search.ts';
import { readTheme } from '../../src/design/theme.ts';
import { viewCharacters } from '../../src/view/derive.ts';
import { readBox, readTexts, type ReadText } from './parse.ts';
import path from 'node:path';

let view: ReportView;
let kit: Pick<ChartRequest, 'theme' | 'metrics'>;
let figures: Map<string, FigureView>;
beforeAll(async () => {
  view = await viewCase('series');
  const search = searchPath();
  const faces = await subsetFaces(await readFaces(search), viewCharacters(view));
  kit = { theme: await readTheme('green', search), metrics: textMetrics(faces) };
  const all = view.review.sections.flatMap((section) => section.figures);
  figures = new Map(
    all.filter(({ series, events }) => series ?? events).map((figure) => [nameOf(figure), figure]),
  );
});

const nameOf = ({ kind, series }: FigureView): string => (kind === 'line' ? `line-${series!.id}` : kind);
const kinds = [
  'line-gdp',
  'line-population',
  'area',
  'stack',
  'multiples',
  'slope',
  'ranking',
  'pyramid',
  'heat',
  'table',
  'map',
  'timeline',
];
const rooms: Record<string, Pick<ChartRequest, 'width' | 'size' | 'height'>> = {
  page: { width: 128, size: 9 },
  narrow: { width: 62, size: 9 },
  tall: { width: 100, size: 9, height: 130 },
  reading: { width: 148, size: 8.5 },
};
const draw = (name: string, room: string) =>
  drawChart({ figure: figures.get(name)!, ...kit, ...rooms[room]! });
const overlap = (a: ReadText, b: ReadText): boolean =>
  a.left < b.right - 0.1 && b.left < a.right - 0.1 && a.top < b.bottom - 0.1 && b.top < a.bottom - 0.1;

it('the report has each kind once', () => {
  expect([...figures.keys()].sort()).toEqual([...kinds].sort());
});

describe.each(kinds.flatMap((name) => Object.keys(rooms).map((room) => [name, room] as const)))(
  '%s, %s',
  (name, room) => {
    it('keeps all type inside and apart', async () => {
      const chart = await draw(name, room);
      const { width, height } = readBox(chart.svg);
      const texts = readTexts(chart.svg, kit.metrics);
      expect(texts.length).toBeGreaterThan(4);
      for (const text of texts) {
        expect(text.left, text.text).toBeGreaterThanOrEqual(-0.5);
        expect(text.right, text.text).toBeLessThanOrEqual(width + 0.5);
        expect(text.top, text.text).toBeGreaterThanOrEqual(-0.5);
        expect(text.bottom, text.text).toBeLessThanOrEqual(height + 0.5);
      }
      const collisions = texts.flatMap((a, index) =>
        texts
          .slice(index + 1)
          .filter((b) => overlap(a, b))
          .map((b) => `${a.text} × ${b.text}`),
      );
      expect(collisions).toEqual([]);
    });
  },
);

describe.each(kinds)('%s', (name) => {
  it('is drawn as expected', async () => {
    const { svg } = await draw(name, 'page');
    expectGolden(
      path.join(import.meta.dirname, 'golden', `series-${name}.svg`),
      svg.replaceAll('><', '>\n<'),
    );
  });
});

/** Vertices of the paths of a line, px. */
const verticesOf = (svg: string): [number, number][][] =>
  [...svg.matchAll(/<path d="M ([^"]*)" fill="none"/g)].map(([, d]) =>
    d!.split(' L ').map((point) => point.split(' ').map(Number) as [number, number]),
  );

it('what the title says is not said again of the column', async () => {
  const own = figures.get('line-gdp')!;
  const figure = { ...own, series: { ...own.series!, label: '另表' } };
  const [column] = figure.series.columns;
  const under = async (title: string) => {
    const { svg } = await drawChart({ ...kit, ...rooms.page!, figure: { ...figure, title } });
    return readTexts(svg, kit.metrics).some(({ text }) => text === column!.label);
  };
  expect([await under('十年间'), await under(`各市${column!.label}`)]).toEqual([true, false]);
});

it('a line stands at its values and times: heights and places in one scale', async () => {
  const { svg } = await draw('line-gdp', 'page');
  const { rows, times } = figures.get('line-gdp')!.series!;
  const points = verticesOf(svg)[0]!;
  expect(points).toHaveLength(rows.length);
  const values = rows.map(({ cells }) => cells[0]!.value);
  const k = (points.at(-1)![1] - points[0]![1]) / (values.at(-1)! - values[0]!);
  const step = (points.at(-1)![0] - points[0]![0]) / (times!.at(-1)! - times![0]!);
  points.forEach(([x, y], index) => {
    expect(y).toBeCloseTo(points[0]![1] + (values[index]! - values[0]!) * k, 1);
    expect(x).toBeCloseTo(points[0]![0] + (times![index]! - times![0]!) * step, 1);
  });
});

it('a number that others push from the end of its line is tied to it in the colour of the line', async () => {
  const figure = figures.get('line-population')!;
  const close = (apart: number): FigureView => ({
    ...figure,
    series: {
      ...figure.series!,
      rows: figure.series!.rows.map((row, index) => ({
        ...row,
        cells: row.cells.map(
          (cell, column) => cell && { ...cell, value: index === 0 ? 10 : 1000 + column * apart },
        ),
      })),
    },
  });
  const pathsOf = async (apart: number) => {
    const { svg } = await drawChart({ figure: close(apart), ...kit, ...rooms['page']! });
    const colours = new Set([...svg.matchAll(/<path [^>]*stroke="([^"]*)"/g)].map(([, colour]) => colour!));
    return [...svg.matchAll(/<line [^>]*y1="([^"]*)"[^>]*y2="([^"]*)"[^>]*stroke="([^"]*)"/g)].filter(
      ([, from, to, colour]) => colours.has(colour!) && Math.abs(Number(from) - Number(to)) > 5,
    ).length;
  };
  expect(figure.series!.columns.length).toBeGreaterThan(1);
  expect([await pathsOf(2), await pathsOf(400)]).toEqual([expect.toSatisfy((count) => count > 0), 0]);
});

it('the first place of a line stands off the values of its axis', async () => {
  const { svg } = await draw('line-gdp', 'page');
  const [x] = verticesOf(svg)[0]![0]!;
  const axis = Math.min(...[...svg.matchAll(/<line x1="([^"]*)"/g)].map(([, at]) => Number(at)));
  expect(x - axis).toBeGreaterThan(5);
});

it('bars of a table and a pyramid are as long as their numbers', async () => {
  for (const name of ['table', 'pyramid']) {
    const { svg } = await draw(name, 'page');
    const values = figures.get(name)!.series!.rows.flatMap(({ cells }) => cells.map((cell) => cell!.value));
    const bars = [...svg.matchAll(/<rect [^>]*width="([^"]*)"/g)].map(([, width]) => Number(width));
    expect(bars).toHaveLength(values.length);
    const k = bars[0]! / values[0]!;
    bars.forEach((bar, index) => expect(bar / k).toBeCloseTo(values[index]!, 1));
  }
});

it('a wide table stands in parts side by side, every name once, each number near its name', async () => {
  const slope = figures.get('slope')!;
  const figure: FigureView = { ...slope, kind: 'table' };
  const { svg } = await drawChart({ figure, ...kit, width: 340, size: 9 });
  const texts = readTexts(svg, kit.metrics);
  const { rows, columns } = slope.series!;
  const lefts = rows.map(({ label }) => {
    const own = texts.filter(({ text }) => text === label);
    expect(own).toHaveLength(1);
    return own[0]!.left;
  });
  expect(new Set(lefts.map(Math.round)).size).toBeGreaterThan(1);
  const [first] = texts.filter(({ text }) => text === columns[0]!.label);
  // 40 mm from the names to the first numbers.
  expect(
    first!.right - Math.max(...texts.filter(({ left }) => left < 1).map(({ right }) => right)),
  ).toBeLessThan(152);
});

it('a line over the width of a page keeps a height', async () => {
  const wide = await drawChart({ figure: figures.get('line-gdp')!, ...kit, width: 340, size: 9 });
  expect(wide.height).toBeGreaterThan(340 / 7);
});

it('bands of an area add up: the upper edge stands at the sum', async () => {
  const { svg } = await draw('area', 'page');
  const { rows } = figures.get('area')!.series!;
  const bands = [...svg.matchAll(/<path d="M ([^"]*) Z"/g)].map(([, d]) =>
    d!.split(' L ').map((point) => point.split(' ').map(Number) as [number, number]),
  );
  const upper = bands.map((band) => band.slice(0, rows.length));
  const base = bands[0]!.at(-1)![1];
  const k = (base - upper[0]![0]![1]) / rows[0]!.cells[0]!.value;
  rows.forEach(({ cells }, row) => {
    let sum = 0;
    cells.forEach((cell, column) => {
      sum += cell!.value;
      expect((base - upper[column]![row]![1]) / k).toBeCloseTo(sum, 0);
    });
  });
});

it('an axis of lengths begins at nought; a line near it too; one far from it at a round number', () => {
  expect(valueAxis([12, 40], { zero: true })).toEqual({ low: 0, high: 40, ticks: [0, 10, 20, 30, 40] });
  expect(valueAxis([12, 40], { zero: false }).low).toBe(0);
  expect(valueAxis([1012, 1832], { zero: false })).toMatchObject({ low: 1000, high: 1832 });
  expect(valueAxis([-3, 4], { zero: false }).ticks).toContain(0);
  expect(valueAxis([5, 5], { zero: false }).ticks.length).toBeGreaterThan(0);
});

it('shades hold as many values each as can be, equal ones together', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(boundsOf(values)).toEqual([3, 5, 7]);
  expect(values.map((value) => shadeOf(value, values))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  expect([1, 1, 1, 1, 9].map((value) => shadeOf(value, [1, 1, 1, 1, 9]))).toEqual([2, 2, 2, 2, 3]);
});

it.each(Object.keys(rooms))(
  'on a map every area has its name and number, in it or below it: %s',
  async (room) => {
    const figure = figures.get('map')!;
    const series = figure.series!;
    const long = {
      ...figure,
      series: {
        ...series,
        rows: series.rows.map((row) => ({ ...row, label: `${row.label}${row.label}${row.label}` })),
      },
    };
    const { svg } = await drawChart({ figure: long, ...kit, ...rooms[room]! });
    const printed = readTexts(svg, kit.metrics)
      .map(({ text }) => text)
      .join('');
    const mapped = series.map!.areas.flatMap(({ row }) => (row >= 0 ? [row] : []));
    expect(mapped.length).toBeGreaterThan(2);
    for (const row of mapped) {
      expect(printed).toContain(long.series.rows[row]!.label);
      const cell = series.rows[row]!.cells[0];
      if (cell) expect(printed).toContain(cell.text);
    }
  },
);

it('words at the foot of a valley stand beside it, off its line', async () => {
  const gdp = figures.get('line-gdp')!;
  const { rows } = gdp.series!;
  const middle = Math.floor(rows.length / 2);
  const figure: FigureView = {
    ...gdp,
    series: {
      ...gdp.series!,
      rows: rows.map((row, index) => ({
        ...row,
        cells: row.cells.map((cell) => cell && { ...cell, value: index === middle ? 100 : 1000 }),
      })),
      points: [{ ...gdp.series!.points[0]!, row: middle, column: 0 }],
    },
  };
  const { svg } = await drawChart({ figure, ...kit, width: 240, height: 90, size: 9 });
  const foot = verticesOf(svg)[0]![middle]!;
  const words = readTexts(svg, kit.metrics).find(({ text }) =>
    figure.series!.points[0]!.text.startsWith(text),
  );
  expect(words!.left > foot[0] || words!.right < foot[0]).toBe(true);
});

it('no line of a chart ends inside a word that the plot has room for', async () => {
  const gdp = figures.get('line-gdp')!;
  const series = {
    ...gdp.series!,
    points: [{ ...gdp.series!.points[0]!, text: 'Bauprogramm beginnt', column: 0 }],
  };
  const { svg } = await drawChart({ figure: { ...gdp, series }, ...kit, width: 55, height: 120, size: 9 });
  const texts = readTexts(svg, kit.metrics).map(({ text }) => text);
  expect(texts.some((text) => text.includes('Bauprogramm'))).toBe(true);
});

it('a column gives of its width to one whose name would be cut within a word', async () => {
  const slope = figures.get('slope')!;
  const names = ['Unemployment', 'Jobs', 'Firms', 'Shops'];
  const columns = names.map((label) => ({ ...slope.series!.columns[0]!, label }));
  const rows = slope.series!.rows.map((row) => ({ ...row, cells: columns.map(() => row.cells[0]!) }));
  const figure: FigureView = { ...slope, kind: 'table', series: { ...slope.series!, columns, rows } };
  const { svg } = await drawChart({ figure, ...kit, width: 92, size: 9 });
  expect(readTexts(svg, kit.metrics).map(({ text }) => text)).toEqual(expect.arrayContaining(names));
});

describe('a table whose columns are times', () => {
  const table = (): FigureView => {
    const figure = structuredClone(figures.get('table')!);
    const series = figure.series!;
    const cell = (row: number, column: number, value: number) => ({
      at: `series.${series.id}.rows.${row}.${column + 1}`,
      value,
      text: String(value),
    });
    const numbers = [
      [58, 60],
      [74, 69],
      [132, 129],
      [-6, 4],
    ];
    series.columns = ['2024/25', '2023/24'].map((label, at) => ({
      label,
      at: `series.${series.id}.columns.${at}`,
    }));
    series.now = 0;
    series.rows = numbers.map((row, at) => ({
      ...series.rows[0]!,
      label: ['Fares', 'Support', 'Total', 'Result'][at]!,
      ...(at === 2 ? { sum: 'total' as const } : {}),
      cells: row.map((value, column) => cell(at, column, value)),
    }));
    delete series.leads;
    return figure;
  };
  const barsIn = (svg: string) =>
    [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"[^>]*fill="#/g)]
      .map(([, x, width]) => ({ left: Number(x), width: Number(width) }))
      .slice(2);

  it('has a bar for each time but of a total, all on one scale, losses left of the line', async () => {
    const { svg } = await drawChart({ figure: table(), ...kit, width: 128, size: 9 });
    const bars = barsIn(svg);
    const values = [58, 60, 74, 69, -6, 4];
    expect(bars).toHaveLength(values.length);
    bars.forEach(({ width }, at) =>
      expect(width / Math.abs(values[at]!) / (bars[0]!.width / 58)).toBeCloseTo(1, 1),
    );
    expect(bars[4]!.left + bars[4]!.width).toBeCloseTo(bars[0]!.left, 0);
  });

  it('is set without bars where they have no room', async () => {
    const { svg } = await drawChart({ figure: table(), ...kit, width: 36, size: 9 });
    expect(barsIn(svg)).toEqual([]);
    expect(readTexts(svg, kit.metrics).map(({ text }) => text)).toEqual(expect.arrayContaining(['58', '-6']));
  });
});

test('a slope marks the only row that moves against the others, or the one that its title names', () => {
  const rows = (moves: [number, number][]) =>
    moves.map((pair, at) => ({
      at: `series.x.rows.${at}.0`,
      label: ['North', 'South', 'East', 'West'][at]!,
      cells: pair.map((value) => ({ at: '', value, text: String(value) })),
    }));
  const oneFalls = rows([
    [10, 30],
    [20, 19],
    [5, 6],
    [7, 9],
  ]);
  expect(markedRow(oneFalls, '')).toBe(1);
  expect(markedRow(oneFalls, 'North leads')).toBe(0);
  expect(
    markedRow(
      rows([
        [10, 12],
        [20, 29],
        [5, 6],
      ]),
      '',
    ),
  ).toBe(1);
});

it('a marked place at the end of a line says its number once', async () => {
  const gdp = figures.get('line-gdp')!;
  const { rows, points } = gdp.series!;
  const last = rows.at(-1)!.cells[0]!.text;
  const said = async (row: number) => {
    const series = { ...gdp.series!, points: [{ ...points[0]!, text: 'record', row, column: 0 }] };
    const { svg } = await drawChart({ figure: { ...gdp, series }, ...kit, width: 240, height: 90, size: 9 });
    return readTexts(svg, kit.metrics).map(({ text }) => text);
  };
  const texts = await said(rows.length - 1);
  expect(texts).toContain('record');
  expect(texts.filter((text) => text === last)).toHaveLength(1);
  expect(await said(2)).toContain(rows[2]!.cells[0]!.text);
});
