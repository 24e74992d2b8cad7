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
