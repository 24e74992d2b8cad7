/** Titles keep off the fold. */
import { describe, expect, it } from 'vitest';
import { avoidFold, foldedRow } from '../../src/compose/fold.ts';
import { stackOf, type StackEntry } from '../../src/compose/stack.ts';

const row = (id: string, lines: number, natural = lines, head = 0): StackEntry => ({
  gap: 1,
  lines,
  row: {
    lines,
    cost: 0,
    blocks: [
      {
        id,
        column: 0,
        candidate: { span: 12, layout: 'stack', lines: natural, capacity: 4, waste: 0, hole: 0, head },
      },
    ],
  },
});
const heights = (entries: StackEntry[]) => entries.map(({ lines }) => lines);

describe('avoidFold', () => {
  it('finds the row whose title is crossed', () => {
    const stack = stackOf([row('a', 10), row('b', 10), row('c', 10)]);
    expect(foldedRow(stack, 0, 11.5)).toBe(1);
    expect(foldedRow(stack, 0, 16)).toBe(-1);
    expect(foldedRow(stack, 2, 13.5)).toBe(1);
  });

  it('knows titles of two lines', () => {
    expect(foldedRow(stackOf([row('a', 10), row('b', 10)]), 0, 13.2)).toBe(-1);
    expect(foldedRow(stackOf([row('a', 10), row('b', 10, 10, 2.6)]), 0, 13.2)).toBe(1);
  });

  it('moves a title below the fold with lines that rows below can spare', () => {
    const stack = avoidFold(stackOf([row('a', 10), row('b', 10), row('c', 12, 10)]), 0, 11.5);
    expect(heights(stack.entries)).toEqual([11, 10, 11]);
    expect(foldedRow(stack, 0, 11.5)).toBe(-1);
  });

  it('moves it above with lines of the rows above where that is all there is', () => {
    const stack = avoidFold(stackOf([row('a', 12, 10), row('b', 10), row('c', 10)]), 0, 14.5);
    expect(heights(stack.entries)).toEqual([11, 10, 11]);
    expect(foldedRow(stack, 0, 14.5)).toBe(-1);
  });

  it('leaves a stack that can spare nothing, and keeps its height otherwise', () => {
    const tight = stackOf([row('a', 10), row('b', 10)]);
    expect(avoidFold(tight, 0, 11.5)).toBe(tight);
    const loose = stackOf([row('a', 10), row('b', 14, 10)]);
    expect(avoidFold(loose, 0, 11.5).lines).toBe(loose.lines);
  });
});
