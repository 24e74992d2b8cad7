/**
 * Cells of a row: a block by itself, or two low ones, one above the other, beside a higher one. In the
 * rows of a page blocks stand from left to right; one that is `below` stands under the one before it.
 */

/**
 * One way to set a block: columns, inner layout, natural height in lines, lines it can grow by with grace.
 */
export interface Candidate {
  span: number;
  layout: string;
  lines: number;
  capacity: number;
  /** Lines of growth beyond these that it has taken at its natural height. */
  taken?: number;
  /** Area inside the block that stays empty, in lines times columns: text beside a taller figure. */
  waste: number;
  /** Largest empty rectangle inside, in lines times columns. */
  hole: number;
  /** Lines of its title; 0 where it is not measured by itself. */
  head: number;
}

export interface Choice {
  id: string;
  candidates: Candidate[];
}

export interface PlacedBlock {
  id: string;
  column: number;
  candidate: Candidate;
  /** It stands under the one before it. */
  below?: boolean;
}

export interface Row {
  blocks: PlacedBlock[];
  lines: number;
  cost: number;
}

/** Lines between blocks that stand one above the other: as between rows. */
export const cellGap = 1;

/** The blocks of a row, cell by cell. */
export function cellsOf(blocks: PlacedBlock[]): PlacedBlock[][] {
  const cells: PlacedBlock[][] = [];
  for (const block of blocks) {
    if (block.below) cells.at(-1)!.push(block);
    else cells.push([block]);
  }
  return cells;
}

/** What stands one above the other, as one: its height, and what it can grow by. */
export const joined = (candidates: Candidate[]): Candidate => {
  const [first] = candidates as [Candidate];
  if (candidates.length === 1) return first;
  const sum = (of: (one: Candidate) => number) => candidates.reduce((total, one) => total + of(one), 0);
  return {
    span: first.span,
    layout: first.layout,
    lines: sum(({ lines }) => lines) + (candidates.length - 1) * cellGap,
    capacity: sum(({ capacity }) => capacity),
    taken: sum(({ taken = 0 }) => taken),
    waste: sum(({ waste }) => waste),
    hole: Math.max(...candidates.map(({ hole }) => hole)),
    head: first.head,
  };
};

/**
 * Lines of each where they stand in so many: what is to spare goes to what can grow; where nothing can, to
 * the last.
 */
export function dividedLines(candidates: Candidate[], lines: number): number[] {
  const whole = joined(candidates);
  let left = Math.max(0, lines - whole.lines);
  return candidates.map(({ lines: own, capacity }, index) => {
    const share =
      index === candidates.length - 1
        ? left
        : Math.min(
            left,
            Math.round(whole.capacity === 0 ? 0 : ((lines - whole.lines) * capacity) / whole.capacity),
          );
    left -= share;
    return own + share;
  });
}

/** A block in its row: lines from the row's top, and its own. */
export interface RowSlot {
  block: PlacedBlock;
  top: number;
  lines: number;
}

/** Where every block of a row stands in so many lines. */
export function slotsOf({ blocks, lines }: Pick<Row, 'blocks' | 'lines'>): RowSlot[] {
  return cellsOf(blocks).flatMap((cell) => {
    const heights = dividedLines(
      cell.map(({ candidate }) => candidate),
      lines,
    );
    let top = 0;
    return cell.map((block, index) => {
      const slot = { block, top, lines: heights[index]! };
      top += slot.lines + cellGap;
      return slot;
    });
  });
}
