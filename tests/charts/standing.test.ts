/** Bars of a result and what it is measured by: to one scale for each unit, nothing out of its place however narrow. */
import { beforeAll, expect, test } from 'vitest';
import { drawChart } from '../../src/charts/draw.ts';
import type { FigureView } from '../../src/view/view.ts';
import { makeFact, makeFigure, places, readKit, type Kit } from './fixtures.ts';
import { readTexts } from './parse.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await readKit();
});

const fact = (id: string, value: number, unit: string, more: object = {}) =>
  makeFact(id, { kind: 'ratio', label: id, short: id, value, unit, ...more });

function rowsOf(units: readonly [string, string]): FigureView {
  const [one, two] = [fact('准点率', 71.8, units[0]), fact('满意率', 93.1, units[1])];
  return {
    ...makeFigure({ kind: 'standing', facts: [one, two] }),
    beside: {
      [one.id]: [
        fact('上年', 74.3, units[0]),
        fact('目标', 78, units[0], { status: 'target' }),
        fact('降幅', 2.5, '%', { kind: 'decrease' }),
      ],
      [two.id]: [fact('标准', 95, units[1], { status: 'target' })],
    },
  };
}

const drawn = (figure: FigureView, width: number) => drawChart({ ...kit, ...places.page, figure, width });
const widthsOf = (svg: string): number[] =>
  [...svg.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"[^>]*fill="#/g)].map(([, width]) =>
    Number(width),
  );

test('bars of one unit are as long as their numbers say', async () => {
  const { marks } = await drawn(rowsOf(['分', '分']), 150);
  const ratios = marks.map(({ value, length }) => Math.round((length / value) * 1e6));
  expect(marks.map(({ value }) => value)).toEqual([74.3, 71.8, 78, 93.1, 95]);
  expect(new Set(ratios).size).toBe(1);
});

test('rows of other units have scales of their own, and are no marks of the page’s', async () => {
  const { marks, svg } = await drawn(rowsOf(['分', '分钟']), 150);
  expect(marks).toEqual([]);
  const [last, now] = widthsOf(svg);
  expect(now! / last!).toBeCloseTo(71.8 / 74.3, 3);
});

test.each([34, 60, 150, 300])('all words are inside %i mm, and none is lost', async (width) => {
  const { svg, width: own, texts } = await drawn(rowsOf(['分', '分钟']), width);
  for (const text of ['准点率', '满意率', '上年', '目标', '标准']) expect(texts.join('|')).toContain(text);
  for (const { left, right } of readTexts(svg, kit.metrics)) {
    expect(left).toBeGreaterThanOrEqual(-0.5);
    expect(right).toBeLessThanOrEqual((own / 25.4) * 96 + 0.5);
  }
});

test('targets of unlike units lie below one another, each pair on its own scale, under the names of the years', async () => {
  const pair = (label: string, last: number, target: number, unit: string) => ({
    at: `plan.${label}`,
    label,
    last: fact(`${label}上年`, last, unit),
    target: fact(`${label}目标`, target, unit, { status: 'target' }),
  });
  const figure = makeFigure({
    kind: 'standing',
    pairs: [pair('收入', 3.46, 3.65, '亿元'), pair('供水', 3892, 4000, '万吨')],
  });
  const { texts, svg, marks } = await drawn(figure, 120);
  for (const name of ['收入', '供水', ...Object.values(figure.pairNames)])
    expect(texts.join('|')).toContain(name);
  expect(marks).toEqual([]);
  const lasts = widthsOf(svg).slice(-2);
  expect(lasts[0]! / lasts[1]!).toBeCloseTo(1, 0);
});

test('a row that the scale of its unit would leave no length has its own, and says so', async () => {
  const figure = {
    ...makeFigure({ kind: 'standing', facts: [fact('收入', 340, '万元'), fact('利润', 12, '万元')] }),
    ownScale: '另用比例',
    beside: {
      收入: [fact('收入目标', 365, '万元', { status: 'target' })],
      利润: [fact('利润目标', 14, '万元', { status: 'target' })],
    },
  };
  const { svg, marks, texts } = await drawn(figure, 150);
  const [income, profit] = widthsOf(svg);
  expect(profit! / income!).toBeGreaterThan(0.5);
  expect(texts.filter((text) => text === '另用比例')).toHaveLength(1);
  expect(marks).toEqual([]);
});

test('many pairs stand in two columns where each has room for its bars', async () => {
  const pairs = ['一', '二', '三', '四'].map((label, at) => ({
    label,
    at: `plan.targets.pairs.${at}`,
    last: fact(`${label}前`, 10 + at, '公里'),
    target: fact(`${label}标`, 12 + at, '公里', { status: 'target' }),
  }));
  const figure = {
    ...makeFigure({ kind: 'standing', facts: [] }),
    pairs,
    pairNames: { last: '2024年', target: '2025年目标' },
  } as unknown as FigureView;
  const leftsOf = async (width: number) =>
    new Set(
      [...(await drawn(figure, width)).svg.matchAll(/<rect x="([\d.]+)"[^>]*fill="#/g)]
        .slice(1)
        .map(([, x]) => x),
    );
  expect((await leftsOf(70)).size).toBe(1);
  expect((await leftsOf(150)).size).toBe(2);
});

test.each([
  ['分', 0],
  ['分钟', 1],
])('a row on another scale than the first says so: %s', async (unit, count) => {
  const { svg } = await drawn({ ...rowsOf(['分', unit]), ownScale: '另用比例' }, 150);
  const words = readTexts(svg, kit.metrics).map(({ text }) => text);
  expect(words.filter((text) => text === '另用比例')).toHaveLength(count);
});
