/** Cells of a row: what stands one above the other beside a higher block, and where. */
import { describe, expect, it } from 'vitest';
import {
  cellsOf,
  dividedLines,
  joined,
  slotsOf,
  type Candidate,
  type PlacedBlock,
} from '../../src/compose/cells.ts';
import { foldedRow } from '../../src/compose/fold.ts';
import { solveRows } from '../../src/compose/rows.ts';
import { holeLines, spreadLines, stackOf } from '../../src/compose/stack.ts';

const candidate = (lines: number, more: Partial<Candidate> = {}): Candidate => ({
  span: 6,
  layout: 'stack',
  lines,
  capacity: 0,
  waste: 0,
  hole: 0,
  head: 0,
  ...more,
});
const placed = (
  id: string,
  column: number,
  lines: number,
  more: Partial<Candidate> & { below?: boolean } = {},
): PlacedBlock => {
  const { below, ...rest } = more;
  return { id, column, candidate: candidate(lines, rest), ...(below ? { below } : {}) };
};
/** A high block, and two low ones beside it. */
const beside = (capacity = 0) => [
  placed('a', 0, 21, { capacity: 4 }),
  placed('b', 6, 8, { capacity }),
  placed('c', 6, 12, { capacity: capacity * 3, below: true }),
];
const drawn = (blocks: PlacedBlock[], lines: number) =>
  slotsOf({ blocks, lines }).map(({ block, top, lines: own }) => `${block.id} ${top}–${top + own}`);

describe('cells', () => {
  it('hold a block, or two one above the other', () =>
    expect(cellsOf(beside()).map((cell) => cell.map(({ id }) => id).join('/'))).toEqual(['a', 'b/c']));
  it('are as high as their blocks and the line between them', () =>
    expect(
      joined(
        beside()
          .slice(1)
          .map((one) => one.candidate),
      ).lines,
    ).toBe(21));
  it('end level', () => expect(drawn(beside(), 21)).toEqual(['a 0–21', 'b 0–8', 'c 9–21']));
  it('share lines to spare by what can grow', () =>
    expect(drawn(beside(1), 25)).toEqual(['a 0–25', 'b 0–9', 'c 10–25']));
  it('leave them below the last where nothing can', () =>
    expect(dividedLines([candidate(8), candidate(12)], 24)).toEqual([8, 15]));
  it('take lines as far as both their blocks do', () => {
    const grown = spreadLines(
      stackOf([{ gap: 0, lines: 21, row: { blocks: beside(1), lines: 21, cost: 0 } }]),
      9,
    );
    expect([grown.stack.lines, grown.left]).toEqual([25, 5]);
    expect(holeLines(grown.stack)).toBe(0);
  });
});

describe('a row with a cell of two', () => {
  const choice = (id: string, ...ways: [span: number, lines: number][]) => ({
    id,
    candidates: ways.map(([span, lines]) => candidate(lines, { span })),
  });
  const solved = (
    stacked: boolean,
    choices = [choice('a', [6, 21], [12, 18]), choice('b', [6, 8], [12, 7]), choice('c', [6, 12], [12, 10])],
  ) =>
    solveRows(choices, { columns: 12, area: 1e6, stacked }, 1)!.map(({ blocks }) =>
      cellsOf(blocks)
        .map((cell) => cell.map(({ id }) => id).join('/'))
        .join(' '),
    );

  it('is found where it may be, and is the better one', () => {
    expect(solved(true)).toEqual(['a b/c']);
    expect(solved(false)).not.toContain('a b/c');
  });
  it('also with the two on the left', () =>
    expect(
      solved(true, [
        choice('b', [6, 8], [12, 7]),
        choice('c', [6, 12], [12, 10]),
        choice('a', [6, 21], [12, 18]),
      ]),
    ).toEqual(['b/c a']));
  it('is not made of two blocks alone', () =>
    expect(solved(true, [choice('b', [12, 8]), choice('c', [12, 12])])).toEqual(['b', 'c']));
});

it('keeps the title of the lower block off the fold', () => {
  const stack = stackOf([{ gap: 0, lines: 21, row: { blocks: beside(), lines: 21, cost: 0 } }]);
  expect([4, 10, 15].map((fold) => foldedRow(stack, 0, fold))).toEqual([-1, 0, -1]);
});
