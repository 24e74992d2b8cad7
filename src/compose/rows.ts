/**
 * Rows of panels: where a numbered sequence of blocks is broken into rows, and which span and layout
 * each takes, so that rows are full and bottoms align. A shortest path over the breaks, like lines of
 * a paragraph; reading order is kept.
 */

import {
  cellGap,
  dividedLines,
  joined,
  slotsOf,
  type Candidate,
  type Choice,
  type PlacedBlock,
  type Row,
} from './cells.ts';

/** Weight of a line that a block can neither fill nor grow into, against a line of plain area. */
const holeWeight = 3;
/** Weight of empty area inside a block. */
const wasteWeight = 2.5;
/** Weight of a line that a figure grows into: better than a hole, worse than a fit. */
const growWeight = 0.2;
/**
 * What an empty rectangle costs beyond each share of the page: little where it is small, most near the
 * limit of 2 %.
 */
const holeCosts: [share: number, weight: number][] = [
  [0, 0.4],
  [0.012, 6],
  [0.017, 40],
];

/** How rows are weighed where a page is full, or has height to spare. */
export interface Ease {
  /** Weight of the air inside blocks. */
  air: number;
  /** Weight of a line of height. */
  dear: number;
}

/** What the empty places of a row cost: seen, they weigh more than lines. */
export interface Room {
  columns: number;
  /** Area of the page, in lines times columns. */
  area: number;
  /** 1 and 1 where absent. */
  ease?: Ease | undefined;
  /** Whether these blocks, in order, may share a row; any may where this is absent. */
  allows?: ((ids: string[]) => boolean) | undefined;
  /** Ways in which a block must not be set: see `wayOf`. */
  barred?: ReadonlySet<string> | undefined;
  /** Two low blocks may stand one above the other beside a higher one. */
  stacked?: boolean | undefined;
}

/** Names a way of setting a block. */
export const wayOf = (id: string, { span, layout }: Candidate): string => `${id}/${span}/${layout}`;

const gaping = (hole: number, { area }: Room): number =>
  holeCosts.reduce((sum, [share, weight]) => sum + Math.max(0, hole - share * area) * weight, 0);

/**
 * The largest empty place of a block in a row of so many lines, in lines times columns: what is empty
 * beside words goes on where the block is higher.
 */
export const gapOf = ({ lines: own, capacity, span, hole }: Candidate, lines: number, air = 1): number =>
  Math.max((hole * air * lines) / own, span * Math.max(0, lines - own - capacity));

/** What a block costs in a row of so many lines, besides the row's own area. */
function blockCost(candidate: Candidate, lines: number, room: Room): number {
  const { lines: own, capacity, span, waste } = candidate;
  const slack = lines - own;
  const air = room.ease?.air ?? 1;
  const bottom = span * Math.max(0, slack - capacity);
  const seen = gapOf(candidate, lines, air);
  return (
    wasteWeight * waste * air +
    holeWeight * bottom +
    gaping(seen, room) +
    span * growWeight * Math.min(slack, capacity)
  );
}

/** What is empty in a row as it stands: its blocks' own air, and what none of them fills. */
export const emptiness = (row: Row, room: Room): number =>
  slotsOf(row).reduce(
    (sum, { block, lines }) => sum + blockCost(block.candidate, lines, { ...room, ease: undefined }),
    0,
  );

/** A way to fill a cell: one block, or two one above the other. */
interface Cell {
  span: number;
  lines: number;
  chosen: Candidate[];
}

const cellsFor = ({ id, candidates }: Choice, { barred }: Room): Cell[] =>
  candidates
    .filter((candidate) => !barred?.has(wayOf(id, candidate)))
    .map((candidate) => ({ span: candidate.span, lines: candidate.lines, chosen: [candidate] }));

/** Both in cells of one span. */
const stackedCells = (upper: Cell[], lower: Cell[]): Cell[] =>
  upper.flatMap(({ span, chosen }) =>
    lower
      .filter((below) => below.span === span)
      .map((below) => ({
        span,
        lines: joined([...chosen, ...below.chosen]).lines,
        chosen: [...chosen, ...below.chosen],
      })),
  );

/** The cheapest cell of each span in a row of so many lines. */
function cheapest(cells: Cell[], lines: number, room: Room): { cell: Cell; cost: number }[] {
  const bySpan = new Map<number, { cell: Cell; cost: number }>();
  for (const cell of cells) {
    if (cell.lines > lines) continue;
    const [first, second] = cell.chosen as [Candidate, Candidate | undefined];
    const heights = second ? dividedLines(cell.chosen, lines) : [lines];
    const cost =
      blockCost(first, heights[0]!, room) +
      (second ? blockCost(second, heights[1]!, room) + cell.span * cellGap : 0);
    const known = bySpan.get(cell.span);
    if (!known || cost < known.cost - 1e-9) bySpan.set(cell.span, { cell, cost });
  }
  return [...bySpan.values()];
}

/** What so many lines over the whole width cost. */
export const lineCost = (lines: number, { columns, ease }: Room): number =>
  lines * columns * (ease?.dear ?? 1);

interface Filling {
  cost: number;
  chosen: Cell[];
}

/** Cells of each block by itself, and of each with the next one under it where they may stand so. */
interface Cells {
  single: Cell[][];
  stacked: Cell[][];
}

/** At least so many blocks, so that the stacked ones have a neighbour. */
const leastStacked = 3;

function cellsIn(choices: Choice[], room: Room): Cells {
  const single = choices.map((choice) => cellsFor(choice, room));
  return {
    single,
    stacked:
      room.stacked && choices.length >= leastStacked
        ? single.slice(1).map((lower, index) => stackedCells(single[index]!, lower))
        : [],
  };
}

/**
 * The cheapest way to fill the columns at a height, cell by cell from the left; one of them may be stacked.
 */
function fillRow({ single, stacked }: Cells, lines: number, room: Room): Filling | undefined {
  const filled: (Filling | undefined)[][] = single.map(() => []);
  filled[0] = [{ cost: lineCost(lines, room), chosen: [] }];
  filled[single.length] = [];
  const put = (from: number, to: number, cells: Cell[]) => {
    for (const { cell, cost } of cheapest(cells, lines, room)) {
      filled[from]!.forEach((before, used) => {
        const at = used + cell.span;
        if (
          !before ||
          at > room.columns ||
          (cell.chosen.length > 1 && before.chosen.some(({ chosen }) => chosen.length > 1))
        )
          return;
        const total = before.cost + cost;
        const known = filled[to]![at];
        if (!known || total < known.cost - 1e-9)
          filled[to]![at] = { cost: total, chosen: [...before.chosen, cell] };
      });
    }
  };
  single.forEach((cells, index) => {
    put(index, index + 1, cells);
    if (stacked[index]) put(index, index + 2, stacked[index]);
  });
  return filled[single.length]![room.columns];
}

/**
 * Rows that were found, by their first block: the same neighbours are asked for again and again while pages
 * are broken.
 */
const knownRows = new WeakMap<Choice, Map<string, Row | undefined>>();
const serials = new WeakMap<Choice, number>();
let lastSerial = 0;
const serialOf = (choice: Choice): number => {
  if (!serials.has(choice)) serials.set(choice, (lastSerial += 1));
  return serials.get(choice)!;
};

function bestRow(choices: Choice[], room: Room): Row | undefined {
  const [first, ...others] = choices as [Choice, ...Choice[]];
  const rows = knownRows.get(first) ?? new Map<string, Row | undefined>();
  knownRows.set(first, rows);
  const key = `${room.columns}/${room.area}/${room.ease?.air ?? 1}/${room.ease?.dear ?? 1}/${others.map(serialOf).join()}/${[...(room.barred ?? [])].join()}${room.stacked ? '/stacked' : ''}`;
  if (!rows.has(key)) rows.set(key, findRow(choices, room));
  return rows.get(key);
}

/** The best of all choices of candidates whose spans fill the columns, at the best height of the row. */
function findRow(choices: Choice[], room: Room): Row | undefined {
  const cells = cellsIn(choices, room);
  const heights = [
    ...new Set([...cells.single, ...cells.stacked].flatMap((some) => some.map(({ lines }) => lines))),
  ].sort((a, b) => a - b);
  let best: Filling | undefined;
  for (const lines of heights) {
    if (best && lineCost(lines, room) > best.cost) break;
    const filling = fillRow(cells, lines, room);
    if (filling && (!best || filling.cost < best.cost - 1e-9)) best = filling;
  }
  if (!best) return undefined;
  const blocks: PlacedBlock[] = [];
  let column = 0;
  for (const { span, chosen } of best.chosen) {
    for (const [index, candidate] of chosen.entries())
      blocks.push({
        id: choices[blocks.length]!.id,
        column,
        candidate,
        ...(index > 0 ? { below: true } : {}),
      });
    column += span;
  }
  return { blocks, lines: Math.max(...best.chosen.map(({ lines }) => lines)), cost: best.cost };
}

/** Most blocks in a row. */
const mostAcross = 4;

/**
 * @returns Rows in order, or undefined when some block has no candidate that fits.
 * @param gap Lines between rows: a break into more rows costs them.
 */
export function solveRows(choices: Choice[], room: Room, gap: number): Row[] | undefined {
  const best: ({ cost: number; rows: Row[] } | undefined)[] = [{ cost: 0, rows: [] }];
  for (let end = 1; end <= choices.length; end += 1) {
    for (let start = Math.max(0, end - mostAcross); start < end; start += 1) {
      const before = best[start];
      if (room.allows?.(choices.slice(start, end).map(({ id }) => id)) === false) continue;
      const row = before && bestRow(choices.slice(start, end), room);
      if (!before || !row) continue;
      const cost = before.cost + row.cost + lineCost(gap, room);
      const known = best[end];
      if (!known || cost < known.cost - 1e-9) best[end] = { cost, rows: [...before.rows, row] };
    }
  }
  return best[choices.length]?.rows;
}

/**
 * Cells of rows as even as they can be, the fuller ones first; undefined where one would hold so much less
 * that its cells are gaping.
 */
function cellCounts(cells: number, across: number): number[] | undefined {
  const rows = Math.ceil(cells / across);
  const counts = Array.from(
    { length: rows },
    (_, row) => Math.floor(cells / rows) + (row < cells % rows ? 1 : 0),
  );
  return counts[0]! <= counts.at(-1)! * widestCell ? counts : undefined;
}
const widestCell = 1.5;

/**
 * Equal cells, at most `across` in a row; where they do not come out even, those of the last rows are
 * wider, or of the first ones where that leaves much less empty.
 */
export function evenRows(choices: Choice[], room: Room, across: number): Row[] | undefined {
  const counts = cellCounts(choices.length, across);
  if (!counts || (counts[0] === across && room.columns % across !== 0)) return undefined;
  const usual = countedRows(choices, room, counts);
  const reversed =
    counts[0] === counts.at(-1) ? undefined : countedRows(choices, room, [...counts].reverse());
  const cost = (rows: Row[]) => rows.reduce((sum, row) => sum + row.cost, 0);
  return usual && reversed && cost(reversed) < cost(usual) * muchLess ? reversed : usual;
}
/** Wide cells are expected last: they come first only where they would be mostly empty there. */
const muchLess = 0.8;

/** Rows of so many equal cells each. */
function countedRows(choices: Choice[], room: Room, counts: number[]): Row[] | undefined {
  const { columns } = room;
  const rows: Row[] = [];
  let start = 0;
  for (const count of counts) {
    const part = choices.slice(start, start + count);
    const spans = part.map((_, index) => Math.floor(columns / count) + (index < columns % count ? 1 : 0));
    const even = part.map(({ id, candidates }, index) => ({
      id,
      candidates: candidates.filter((candidate) => candidate.span === spans[index]),
    }));
    const row = bestRow(even, room);
    if (!row) return undefined;
    rows.push(row);
    start += count;
  }
  return rows;
}

export const totalLines = (rows: Row[], gap: number): number =>
  rows.reduce((sum, row) => sum + row.lines, 0) + Math.max(0, rows.length - 1) * gap;
