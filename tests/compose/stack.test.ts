/** What is done with lines that are left over, and what can be told of an arrangement before it is set. */
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/compose/grid.ts';
import { expectedHole } from '../../src/compose/outlook.ts';
import type { Candidate } from '../../src/compose/cells.ts';
import { padRows, spreadLines, stackOf, type StackEntry } from '../../src/compose/stack.ts';
import type { Arrangement } from '../../src/compose/way.ts';

const candidate = (lines: number, more: Partial<Candidate> = {}): Candidate => ({
  span: 12,
  layout: 'stack',
  lines,
  capacity: 0,
  waste: 0,
  hole: 0,
  head: 0,
  ...more,
});
const entry = (id: string, lines: number, more: Partial<Candidate> = {}): StackEntry => ({
  gap: 1,
  lines,
  row: { blocks: [{ id, column: 0, candidate: candidate(lines, more) }], lines, cost: 0 },
});
const heights = (entries: StackEntry[]) => entries.map(({ lines }) => lines);

describe('padRows', () => {
  it('gives a line to high rows, from the top', () => {
    const { stack, left } = padRows(
      stackOf([entry('a', 12), entry('b', 4), entry('c', 9), entry('d', 10)]),
      2,
    );
    expect([heights(stack.entries), left]).toEqual([[13, 4, 10, 10], 0]);
  });
  it('gives none twice', () => {
    const { stack, left } = padRows(stackOf([entry('a', 12), entry('b', 4)]), 5);
    expect([heights(stack.entries), left]).toEqual([[13, 4], 4]);
  });
});

describe('spreadLines', () => {
  it('goes on from what a block has taken at its natural height', () => {
    const spread = (more: Partial<Candidate>) =>
      heights(spreadLines(stackOf([entry('a', 10, more)]), 40, { reach: 2 }).stack.entries);
    expect(spread({ capacity: 6 })).toEqual([22]);
    // Of six lines two are taken: twice as far is twelve lines, of which ten are left.
    expect(spread({ capacity: 4, taken: 2 })).toEqual([20]);
  });
});

it('gives lines past a row that is held', () => {
  const stack = stackOf([entry('a', 10, { capacity: 8 }), entry('b', 10, { capacity: 8 })]);
  expect(heights(spreadLines(stack, 6).stack.entries)).toEqual([13, 13]);
  expect(heights(spreadLines(stack, 12, { held: new Map([['a', 11]]) }).stack.entries)).toEqual([11, 18]);
  expect(heights(padRows(stack, 2, new Map([['a', 10]])).stack.entries)).toEqual([10, 11]);
});

it('tells the largest empty place of an arrangement, and the block with it', () => {
  const grid = { line: 4, columns: 12, gutter: 5, width: 355, height: 500 } as Grid;
  const stack = stackOf([entry('a', 10, { hole: 6 }), { ...entry('b', 10, { capacity: 1 }), lines: 14 }]);
  const arrangement = {
    pages: [{ frame: {}, stack }],
    table: { setting: { grid } },
  } as unknown as Arrangement;
  const { share, block } = expectedHole(arrangement, grid);
  expect(block).toBe('b');
  // Three lines over twelve columns, each a column and its gutter wide.
  expect(share).toBeCloseTo((3 * 12 * 4 * 30) / (355 * 500), 6);
});
