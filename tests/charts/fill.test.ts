/** How much of its place a device fills: what the page counts on before it gives a figure room. */
import { expect, test } from 'vitest';
import { drawChart, filledHeight, naturalShape } from '../../src/charts/draw.ts';
import { makeFact, makeFigure, readKit } from './fixtures.ts';

const share = (id: string, value: number, status: 'actual' | 'target' = 'actual') =>
  makeFact(id, { value, unit: '%', kind: 'share', label: '满意度', status });
const squares = (count: number) =>
  makeFigure({
    kind: 'squares',
    pairs: Array.from({ length: count }, (_, index) => ({
      at: `figure.pairs.${index}`,
      label: '满意度',
      last: share(`last-${index}`, 80),
      target: share(`target-${index}`, 90, 'target'),
    })) as never,
  });
const length = makeFigure({
  kind: 'length',
  facts: [makeFact('road', { value: 40, unit: '公里', kind: 'length', label: '道路' })],
});

test('a lone pair is a bar that fills its place; two fields leave more of it empty than four', async () => {
  const { theme, metrics } = await readKit();
  const cover = (count: number) =>
    naturalShape({ figure: squares(count), theme, metrics, width: 340, size: 8.6 }).cover();
  expect(cover(1)).toBeGreaterThan(0.98);
  expect(cover(2)).toBeLessThan(0.4);
  expect(cover(4)).toBeGreaterThan(cover(2) * 1.5);
});

test('a road grows a little thicker and fills no more; what it does not fill is known', async () => {
  const { theme, metrics } = await readKit();
  const request = { figure: length, theme, metrics, width: 120, size: 8.6 };
  const natural = naturalShape(request).height;
  expect(filledHeight(request, natural * 4)).toBeLessThan(natural * 2);
  expect(filledHeight(request, natural * 4)).toBeGreaterThan(natural);
});

test('numbers beside a field grow with it, where there are few', async () => {
  const { theme, metrics } = await readKit();
  const largest = async (count: number, height: number): Promise<number> => {
    const { svg } = await drawChart({
      figure: squares(count),
      theme,
      metrics,
      width: 300,
      height,
      size: 8.6,
    });
    return Math.max(...[...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size)));
  };
  expect(await largest(2, 60)).toBeGreaterThan((await largest(2, 24)) * 1.4);
  expect(await largest(6, 60)).toBeLessThan(await largest(2, 60));
});

test('a lone step that would be a sliver of a bar to 100 is two bars from nought, on one scale', async () => {
  const { theme, metrics } = await readKit();
  const barsOf = async (last: number, target: number): Promise<number[]> => {
    const pairs = [
      {
        at: 'figure.pairs.0',
        label: '满意度',
        last: share('last', last),
        target: share('target', target, 'target'),
      },
    ];
    const figure = makeFigure({ kind: 'squares', pairs: pairs as never });
    const { svg } = await drawChart({ figure, theme, metrics, width: 120, height: 30, size: 8.6 });
    // Bars from the left edge; what is hatched has its frame.
    return [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].flatMap(([, x, width]) =>
      Number(x) < 1 ? [Math.round(Number(width))] : [],
    );
  };
  // After the key: the frame of the hundred with what is reached; the result and its target.
  const [, hundred, reached] = await barsOf(80, 90);
  expect(reached! / hundred!).toBeCloseTo(0.8, 1);
  const [, result, target, ...others] = await barsOf(94.6, 95);
  expect(others).toEqual([]);
  expect(result! / target!).toBeCloseTo(94.6 / 95, 2);
});

test('larger squares leave their words less room: all stand in the height that they are given', async () => {
  const { theme, metrics } = await readKit();
  const pairs = ['Schools rated good or outstanding', 'Potholes repaired within 14 days'].flatMap((label) =>
    [54, 88].map((last, at) => ({
      at: `figure.pairs.${label}${at}`,
      label,
      last: share(`last${label}${at}`, last),
      target: share(`target${label}${at}`, last + 4, 'target'),
    })),
  );
  const figure = makeFigure({ kind: 'squares', pairs: pairs as never });
  const heightIn = async (height?: number): Promise<number> =>
    (await drawChart({ figure, theme, metrics, width: 92, size: 8.6, ...(height && { height }) })).height;
  const natural = await heightIn();
  for (const more of [0, 4, 8, 12, 16])
    expect(await heightIn(natural + more), `${more} mm more`).toBeLessThanOrEqual(natural + more + 0.1);
});
