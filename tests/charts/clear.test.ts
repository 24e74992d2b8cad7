/** Words and numbers of a drawing stand clear of one another, of grid lines and of axes. */
import { beforeAll, expect, it } from 'vitest';
import { drawChart } from '../../src/charts/draw.ts';
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
