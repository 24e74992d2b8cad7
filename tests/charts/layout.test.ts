/** What holds for every chart, read back from its SVG. */
import { beforeAll, describe, expect, it } from 'vitest';
import { drawChart } from '../../src/charts/draw.ts';
import type { Chart, ChartRequest } from '../../src/charts/chart.ts';
import { mmToPx, ptToPx } from '../../src/lib/units.ts';
import { places, readKit, type Kit } from './fixtures.ts';
import { hard } from './hard.ts';
import { readBars, readBox, readLines, readTexts, type ReadText } from './parse.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await readKit();
});

const rooms: Record<string, Pick<ChartRequest, 'width' | 'size' | 'height'>> = {
  ...places,
  tall: { width: 100, size: 9, height: 130 },
  low: { width: 100, size: 9, height: 12 },
  strip: { width: 34, size: 9 },
};
const draw = (name: string, room: string): Promise<Chart> =>
  drawChart({ figure: hard[name]!, ...kit, ...rooms[room]! });
const cases = Object.keys(hard).flatMap((name) => Object.keys(rooms).map((room) => [name, room] as const));

const overlap = (a: ReadText, b: ReadText): boolean =>
  a.left < b.right - 0.1 && b.left < a.right - 0.1 && a.top < b.bottom - 0.1 && b.top < a.bottom - 0.1;

describe.each(cases)('%s, %s', (name, room) => {
  it('keeps all type inside, apart, off the lines, and no smaller than asked', async () => {
    const chart = await draw(name, room);
    const { width, height } = readBox(chart.svg);
    const texts = readTexts(chart.svg, kit.metrics);
    for (const text of texts) {
      expect(text.left, text.text).toBeGreaterThanOrEqual(-0.01);
      expect(text.right, text.text).toBeLessThanOrEqual(width + 0.01);
      expect(text.top, text.text).toBeGreaterThanOrEqual(-0.01);
      expect(text.bottom, text.text).toBeLessThanOrEqual(height + 0.01);
      expect(Math.min(...text.sizes)).toBeGreaterThanOrEqual(ptToPx(rooms[room]!.size) - 0.001);
    }
    const collisions = texts.flatMap((a, index) =>
      texts
        .slice(index + 1)
        .filter((b) => overlap(a, b))
        .map((b) => `${a.text} × ${b.text}`),
    );
    expect(collisions).toEqual([]);
    const crossed = texts.flatMap((text) =>
      readLines(chart.svg)
        .filter(
          (line) =>
            line.x2 > text.left && line.x1 < text.right && line.y2 > text.top && line.y1 < text.bottom,
        )
        .map(() => text.text),
    );
    expect(crossed).toEqual([]);
    const covered = texts.flatMap((text) =>
      readBars(chart.svg)
        .filter(
          (bar) =>
            bar.x + bar.width > text.left + 0.1 &&
            bar.x < text.right - 0.1 &&
            bar.y + bar.height > text.top + 0.1 &&
            bar.y < text.bottom - 0.1,
        )
        .map(() => text.text),
    );
    expect(covered).toEqual([]);
  });

  it('keeps lines, bars and outlines inside', async () => {
    const { svg } = await draw(name, room);
    const { width, height } = readBox(svg);
    for (const bar of readBars(svg)) {
      const half = bar.stroke ? 2 / 3 : 0;
      const [left, right, top, bottom] = [
        Math.min(bar.x, bar.x + bar.width),
        Math.max(bar.x, bar.x + bar.width),
        Math.min(bar.y, bar.y + bar.height),
        Math.max(bar.y, bar.y + bar.height),
      ];
      expect(Math.min(left, top) - half).toBeGreaterThanOrEqual(-0.01);
      expect(right + half).toBeLessThanOrEqual(width + 0.01);
      expect(bottom + half).toBeLessThanOrEqual(height + 0.01);
    }
    for (const line of readLines(svg)) {
      const upright = line.x1 === line.x2;
      expect(upright ? line.x1 - 0.5 : line.y1 - 0.5).toBeGreaterThanOrEqual(-0.01);
      expect(upright ? line.x1 + 0.5 : line.y1 + 0.5).toBeLessThanOrEqual((upright ? width : height) + 0.01);
    }
  });

  it('prints every fact verbatim and fills its size', async () => {
    const chart = await draw(name, room);
    const figure = hard[name]!;
    const facts = [...figure.facts, ...figure.pairs.flatMap(({ last, target }) => [last, target])];
    const printed = readTexts(chart.svg, kit.metrics).map(({ text }) => text);
    for (const fact of facts) expect(printed.join('')).toContain(fact.full);
    expect(chart.texts).toEqual(printed);
    expect(readBox(chart.svg).width).toBeCloseTo(mmToPx(chart.width), 2);
    expect(readBox(chart.svg).height).toBeCloseTo(mmToPx(chart.height), 1);
    const { height } = rooms[room]!;
    if (room === 'tall') expect(chart.height).toBeGreaterThanOrEqual(height! - 0.001);
  });
});
