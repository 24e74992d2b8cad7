/** Rows on made-up boxes: columns are full, order is kept, the cheapest cells are taken for every height. */
import { describe, expect, it } from 'vitest';
import { blockTerms, sumOf } from '../../src/layout/item.ts';
import { rowMaker, type Cell } from '../../src/layout/rows.ts';
import { candidate, item, setting } from './boxes.ts';

const told = (cells: Cell[]) =>
  cells.map(({ span, parts }) => `${parts.map((part) => `${part.item}:${part.lines}`).join('/')}x${span}`);

describe('what a block costs', () => {
  const at = (lines: number, more = {}) => blockTerms(candidate(4, 10, more), lines, setting(12, 60));
  it('is nothing at its natural height', () => expect(sumOf(at(10))).toBe(0));
  it('rises with every line that it grows by, so that slack is shared', () => {
    const growth = [10, 11, 12, 13].map((lines) => at(lines, { capacity: 4 }).growth);
    const steps = growth.slice(1).map((cost, index) => cost - growth[index]!);
    expect(steps[0]).toBeGreaterThan(0);
    expect(steps[1]).toBeGreaterThan(steps[0]!);
    expect(steps[2]).toBeGreaterThan(steps[1]!);
  });
  it('rises where lines were taken before', () =>
    expect(at(11, { capacity: 2, taken: 2 }).growth).toBeGreaterThan(at(11, { capacity: 4 }).growth));
  it('is most where nothing can grow', () =>
    expect(sumOf(at(13))).toBeGreaterThan(sumOf(at(13, { capacity: 1, reach: 4 }))));
  it('tells a hole that is seen from one that is not', () => {
    const seen = at(10, { hole: 12 * 60 * 0.016 }).hole;
    const near = at(10, { hole: 12 * 60 * 0.019 }).hole;
    expect(near - seen).toBeGreaterThan(seen);
  });
  it('has what was charged for it', () => {
    const charges = new Map([['b/4/stack', [{ lines: 9, cost: 7 }]]]);
    expect(blockTerms(candidate(4, 10), 10, { ...setting(12, 60), charges }).charge).toBe(7);
  });
});

describe('rowMaker', () => {
  const rowsOf = (...items: Parameters<typeof rowMaker>[0]) => rowMaker(items, setting(6, 30), false).from(0);
  it('fills all columns, from left to right', () => {
    const [, , row] = rowsOf(item('a', [2, 8], [3, 6]), item('b', [3, 6], [4, 8]));
    expect(row!.least).toBe(6);
    expect(told(row!.cells(6))).toEqual(['a:6x3', 'b:6x3']);
    expect(told(row!.cells(8))).toEqual(['a:8x2', 'b:8x4']);
  });
  it('is nothing where spans do not come to the columns, or a block is too high', () => {
    expect(rowsOf(item('a', [2, 8]), item('b', [3, 6]))[2]).toBeUndefined();
    expect(rowsOf(item('a', [6, 31]))[1]).toBeUndefined();
  });
  it('tells every number of items that may begin with the first', () => {
    const all = rowsOf(
      ...['a', 'b', 'c', 'd', 'e'].map((name) => item(name, [6, 3], [3, 5], [2, 7], [1, 9])),
    );
    expect(all.map((row) => row?.least)).toEqual([undefined, 3, 5, 7, 9]);
  });
  it('takes the way that costs least at a height', () => {
    const [, row] = rowsOf(
      item('a', [6, 4], [6, 6, { layout: 'side', capacity: 3 }], [6, 5, { layout: 'woven', waste: 30 }]),
    );
    expect([4, 7].map((lines) => row!.cells(lines)[0]!.parts[0]!.candidate.layout)).toEqual([
      'stack',
      'side',
    ]);
  });
  it('sets two low items one above the other beside a high one, where that may be', () => {
    const items = [item('a', [3, 4]), item('b', [3, 5]), item('c', [3, 10])];
    expect(rowMaker(items, setting(6, 30), false).from(0)[3]).toBeUndefined();
    const row = rowMaker(items, setting(6, 30), true).from(0)[3]!;
    expect(row.least).toBe(10);
    expect(told(row.cells(10))).toEqual(['a:4/b:5x3', 'c:10x3']);
  });
  it('but not two of them beside each other', () => {
    const items = ['a', 'b', 'c', 'd'].map((name) => item(name, [3, 4]));
    expect(rowMaker(items, setting(6, 30), true).from(0)[4]).toBeUndefined();
  });
});
