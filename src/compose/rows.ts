/**
 * Rows of panels: where a numbered sequence of blocks is broken into rows, and which span and layout
 * each takes, so that rows are full and bottoms align. A shortest path over the breaks, like lines of
 * a paragraph; reading order is kept.
 */

/** One way to set a block: columns, inner layout, natural height in lines, lines it can grow by with grace. */
export interface Candidate {
  span: number;
  layout: string;
  lines: number;
  capacity: number;
  /** Area inside the block that stays empty, in lines times columns: text beside a taller figure. */
  waste: number;
  /** Largest empty rectangle inside, in lines times columns. */
  hole: number;
}

export interface Choice {
  id: string;
  candidates: Candidate[];
}

export interface PlacedBlock {
  id: string;
  column: number;
  candidate: Candidate;
}

export interface Row {
  blocks: PlacedBlock[];
  lines: number;
  cost: number;
}

/** Weight of a line that a block can neither fill nor grow into, against a line of plain area. */
const holeWeight = 3;
/** Weight of empty area inside a block. */
const wasteWeight = 2.5;
/** Weight of a line that a figure grows into: better than a hole, worse than a fit. */
const growWeight = 0.2;
/** An empty rectangle is bearable up to this share of the page, and costs this much beyond. */
const holeShare = 0.015;
const gapingWeight = 6;

/** What the empty places of a row cost: seen, they weigh more than lines. */
export interface Room {
  columns: number;
  /** Area of the page, in lines times columns. */
  area: number;
  /** Whether these blocks, in order, may share a row; any may where this is absent. */
  allows?: ((ids: string[]) => boolean) | undefined;
}

const gaping = (hole: number, { area }: Room): number => Math.max(0, hole - holeShare * area) * gapingWeight;

/** What a block costs in a row of so many lines, besides the row's own area. */
function blockCost({ lines: own, capacity, span, waste, hole }: Candidate, lines: number, room: Room): number {
  const slack = lines - own;
  const bottom = span * Math.max(0, slack - capacity);
  return wasteWeight * waste + holeWeight * bottom + gaping(Math.max(hole, bottom), room) + span * growWeight * Math.min(slack, capacity);
}

/** The cheapest candidate of each span in a row of so many lines. */
function cheapest({ candidates }: Choice, lines: number, room: Room): { candidate: Candidate; cost: number }[] {
  const bySpan = new Map<number, { candidate: Candidate; cost: number }>();
  for (const candidate of candidates) {
    if (candidate.lines > lines) continue;
    const cost = blockCost(candidate, lines, room);
    const known = bySpan.get(candidate.span);
    if (!known || cost < known.cost - 1e-9) bySpan.set(candidate.span, { candidate, cost });
  }
  return [...bySpan.values()];
}

interface Filling {
  cost: number;
  chosen: Candidate[];
}

/** The cheapest way to fill the columns at a height, block by block from the left. */
function fillRow(choices: Choice[], lines: number, room: Room): Filling | undefined {
  let filled: (Filling | undefined)[] = [{ cost: lines * room.columns, chosen: [] }];
  for (const choice of choices) {
    const next: (Filling | undefined)[] = [];
    for (const { candidate, cost } of cheapest(choice, lines, room)) {
      filled.forEach((before, used) => {
        const at = used + candidate.span;
        if (!before || at > room.columns) return;
        const total = before.cost + cost;
        const known = next[at];
        if (!known || total < known.cost - 1e-9) next[at] = { cost: total, chosen: [...before.chosen, candidate] };
      });
    }
    filled = next;
  }
  return filled[room.columns];
}

/** The best of all choices of candidates whose spans fill the columns, at the best height of the row. */
function bestRow(choices: Choice[], room: Room): Row | undefined {
  const heights = [...new Set(choices.flatMap(({ candidates }) => candidates.map(({ lines }) => lines)))].sort((a, b) => a - b);
  let best: { filling: Filling; lines: number } | undefined;
  for (const lines of heights) {
    if (best && lines * room.columns > best.filling.cost) break;
    const filling = fillRow(choices, lines, room);
    if (filling && (!best || filling.cost < best.filling.cost - 1e-9)) best = { filling, lines };
  }
  if (!best) return undefined;
  let column = 0;
  const blocks = choices.map(({ id }, index) => {
    const candidate = best.filling.chosen[index]!;
    const placed = { id, column, candidate };
    column += candidate.span;
    return placed;
  });
  return { blocks, lines: Math.max(...blocks.map(({ candidate }) => candidate.lines)), cost: best.filling.cost };
}

/** Most blocks side by side. */
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
      const cost = before.cost + row.cost + gap * room.columns;
      const known = best[end];
      if (!known || cost < known.cost - 1e-9) best[end] = { cost, rows: [...before.rows, row] };
    }
  }
  return best[choices.length]?.rows;
}

/** Equal cells, `across` in a row; the last row's cells widen to fill it. */
export function evenRows(choices: Choice[], room: Room, across: number): Row[] | undefined {
  const { columns } = room;
  const rows: Row[] = [];
  for (let start = 0; start < choices.length; start += across) {
    const part = choices.slice(start, start + across);
    const spans = part.map((_, index) => Math.floor(columns / part.length) + (index < columns % part.length ? 1 : 0));
    if (part.length === across && columns % across !== 0) return undefined;
    const even = part.map(({ id, candidates }, index) => ({ id, candidates: candidates.filter((candidate) => candidate.span === spans[index]) }));
    const row = bestRow(even, room);
    if (!row) return undefined;
    rows.push(row);
  }
  return rows;
}

export const totalLines = (rows: Row[], gap: number): number => rows.reduce((sum, row) => sum + row.lines, 0) + Math.max(0, rows.length - 1) * gap;
