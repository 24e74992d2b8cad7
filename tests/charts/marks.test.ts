/** What goes with a drawing: the value and length of each of its marks; and fields whose keys have room. */
import { beforeAll, expect, it } from 'vitest';
import { sheetScales } from '../../src/compose/scales.ts';
import { drawChart } from '../../src/charts/draw.ts';
import type { ReportView } from '../../src/view/view.ts';
import { makeFact, makeFigure, places, readKit, type Kit } from './fixtures.ts';
import { readTexts } from './parse.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await readKit();
});

it('holds the marks of a unit that a replacement would read as its own', async () => {
  const money = (id: string, value: number) => makeFact(id, { kind: 'money', short: id, value, unit: '$' });
  const facts = [money('a', 30), money('b', 20), money('c', 10)];
  const { theme, metrics } = kit;
  const scales = sheetScales({ theme, metrics, view: { words: { ownScale: '' } } as unknown as ReportView });
  const { svg } = await scales.draw({ figure: makeFigure({ kind: 'ruled', facts }), width: 100, size: 8 });
  const told = /data-marks="([^"]*)"/.exec(svg)![1]!.replaceAll('&quot;', '"');
  expect((JSON.parse(told) as [string, number][]).map(([key, value]) => [key, value])).toEqual([
    ['length $', 30],
    ['length $', 20],
    ['length $', 10],
  ]);
});

it.each([120, 70, 50, 36])('a field of shares within one another keeps its keys in %i mm', async (width) => {
  const share = (id: string, value: number) => makeFact(id, { kind: 'share', short: id, value, unit: '%' });
  const figure = {
    ...makeFigure({ kind: 'hundred', facts: [share('16—59岁', 61.3), share('60岁及以上', 21.1)] }),
    others: [share('65岁及以上', 15.4)],
    ofWhich: '其中',
  };
  const { svg } = await drawChart({ ...kit, ...places.page, figure, width });
  const right = Math.max(...readTexts(svg, kit.metrics).map((text) => text.right));
  expect(right).toBeLessThanOrEqual((width / 25.4) * 96 + 0.5);
});

it.each([150, 100, 70, 45])('columns of targets stand in rows where %i mm are too narrow', async (width) => {
  const rate = (id: string, value: number, qualifier = '') => makeFact(id, { short: id, value, qualifier });
  const pairs = Array.from({ length: 7 }, (_, index) => ({
    label: `指标增长${index}`,
    last: rate(`last-${index}`, 11.5 - index),
    target: rate(`target-${index}`, 10.5 - index, index % 2 === 0 ? '以上' : ''),
  }));
  const figure = makeFigure({ kind: 'paired', pairs });
  const { svg } = await drawChart({ ...kit, ...places.page, figure, width });
  const texts = readTexts(svg, kit.metrics);
  const over = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (two) =>
          Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1 &&
          Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 4,
      )
      .map((two) => [one.text, two.text]),
  );
  expect(over).toEqual([]);
});

it('cells that stand for the same are of one size on a page, whatever their fields hold', async () => {
  const people = (id: string, value: number) => makeFact(id, { kind: 'count', short: id, value, unit: '人' });
  const { theme, metrics } = kit;
  const scales = sheetScales({ theme, metrics, view: { words: { ownScale: '' } } as unknown as ReportView });
  const fields = [
    { figure: makeFigure({ kind: 'field', facts: [people('all', 518)] }), width: 60, size: 8 },
    { figure: makeFigure({ kind: 'field', facts: [people('new', 85)] }), width: 100, size: 8 },
  ];
  const pitches = async () =>
    (await Promise.all(fields.map((one) => scales.draw(one)))).map(({ svg }) => {
      const told = /data-marks="([^"]*)"/.exec(svg)![1]!.replaceAll('&quot;', '"');
      return (JSON.parse(told) as [string, number, number][])[0];
    });
  const [first, second] = await pitches();
  expect(first![0]).toBe(second![0]);
  expect(first![2]).toBeLessThan(second![2]);
  await scales.share();
  const [all, some] = await pitches();
  expect(some).toEqual(all);
});

it.each([
  [1, 160, 'lie'],
  [1, 60, 'stand'],
  [3, 160, 'stand'],
])('%i pairs of targets in %i mm %s', async (count, width, way) => {
  const number = (id: string, value: number) =>
    makeFact(id, { kind: 'total', short: id, value, unit: '万箱' });
  const pairs = Array.from({ length: count }, (_, index) => ({
    at: `plan.pairs.${index}`,
    label: `吞吐量${index}`,
    last: number(`last-${index}`, 150),
    target: number(`target-${index}`, 200),
  }));
  const figure = makeFigure({ kind: 'paired', pairs });
  const { marks } = await drawChart({ ...kit, ...places.page, figure, width });
  expect(marks.every(({ key }) => key.startsWith(way === 'lie' ? 'length' : 'height'))).toBe(true);
  const [last, target] = marks;
  expect(last!.length / target!.length).toBeCloseTo(0.75, 6);
  if (way === 'lie') expect(target!.length).toBeGreaterThan((width / 25.4) * 96 * 0.6);
});

it('what is counted without a unit shares its scale with no other figure', async () => {
  const counts = (id: string, value: number) => makeFact(id, { kind: 'count', short: id, value, unit: '' });
  const { theme, metrics } = kit;
  const scales = sheetScales({ theme, metrics, view: { words: { ownScale: '' } } as unknown as ReportView });
  const bars = ['fires', 'visits'].map((name, at) => ({
    figure: {
      ...makeFigure({
        kind: 'ruled',
        facts: [9, 6, 3].map((value) => counts(`${name}${value}`, value * (at * 3 + 1))),
      }),
      id: name,
    },
    width: 100,
    size: 8,
  }));
  for (const one of bars) await scales.draw(one);
  expect(await scales.share()).toBe(false);
  const keys = await Promise.all(
    bars.map(async (one) => /data-marks="\[\[&quot;([^&]*)&quot;/.exec((await scales.draw(one)).svg)![1]),
  );
  expect(keys).toEqual(['length fires', 'length visits']);
});
