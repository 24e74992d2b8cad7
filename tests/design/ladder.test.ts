/** Steps of the ladder of sizes, and sizes that are let down to them. */
import { expect, test } from 'vitest';
import { ladderOf, nearestStep, settledStep, stepBelow } from '../../src/design/ladder.ts';

const ladder = ladderOf(10);

test('labels and running text are of one size, and every other step is half as large again, or nearly', () => {
  const { s1, s2, ...others } = ladder;
  expect(s1).toBe(s2);
  const sizes = [s2, ...Object.values(others)];
  for (const [index, size] of sizes.slice(1).entries()) {
    expect(size / sizes[index]!).toBeGreaterThan(1.4);
    expect(size / sizes[index]!).toBeLessThan(1.56);
  }
});
test('a size has a step below it and one nearest to it', () => {
  expect([stepBelow(ladder, 30), stepBelow(ladder, 9)]).toEqual([ladder.s4, undefined]);
  expect([nearestStep(ladder, 30), nearestStep(ladder, 2000)]).toEqual([ladder.s5, ladder.s8]);
});
test('a size that is hardly larger than a step is that step, any other is left alone', () => {
  expect([settledStep(ladder, ladder.s6 * 1.1), settledStep(ladder, 60)]).toEqual([ladder.s6, 60]);
});
