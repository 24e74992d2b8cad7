/** The two-sided flow: nodes as thick as their amounts, on one scale, and labels that stand clear of each other. */
import { expect, test } from 'vitest';
import { drawChart, leastChartHeight } from '../../src/charts/draw.ts';
import { flow, readKit } from './fixtures.ts';

test.each([180, 260, 350])('%s mm: thickness is true, nodes stand apart', async (width) => {
  const { theme, metrics } = await readKit();
  const request = { figure: flow, theme, metrics, width, size: 8 };
  const { svg } = await drawChart({ ...request, height: leastChartHeight(request) * 1.4 });
  const nodes = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="12" height="([\d.]+)"/g)].map(
    ([, x, y, height]) => ({ x: Number(x), y: Number(y), height: Number(height) }),
  );
  expect(nodes).toHaveLength(8);
  const values = [50, 30, 20, 40, 30, 15, 10, 5];
  const k = nodes[0]!.height / 50;
  // 0.1 mm.
  nodes.forEach(({ height }, index) => expect(Math.abs(height - values[index]! * k)).toBeLessThan(0.38));
  for (const [index, { x, y }] of nodes.entries()) {
    const before = nodes[index - 1];
    if (before?.x === x) expect(y).toBeGreaterThan(before.y + before.height);
  }
  const [, waist] = /<rect x="[\d.]+" y="[\d.]+" width="(?!12")[\d.]+" height="([\d.]+)"/.exec(svg)!;
  expect(Math.abs(Number(waist) - 100 * k)).toBeLessThan(0.38);
});
