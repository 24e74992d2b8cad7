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

function rowCost(columns: number, chosen: Candidate[]): { lines: number; cost: number } {
  const lines = Math.max(...chosen.map((candidate) => candidate.lines));
  let cost = lines * columns;
  for (const { lines: own, capacity, span, waste } of chosen) {
    const slack = lines - own;
    cost += wasteWeight * waste;
    cost += span * (holeWeight * Math.max(0, slack - capacity) + growWeight * Math.min(slack, capacity));
  }
  return { lines, cost };
}

/** Every choice of candidates whose spans fill the columns; the best of them. */
function bestRow(choices: Choice[], columns: number): Row | undefined {
  let best: Row | undefined;
  const chosen: Candidate[] = [];
  const extend = (index: number, left: number): void => {
    if (index === choices.length) {
      if (left !== 0) return;
      const { lines, cost } = rowCost(columns, chosen);
      if (best && cost >= best.cost) return;
      let column = 0;
      const blocks = choices.map(({ id }, at) => {
        const candidate = chosen[at]!;
        const placed = { id, column, candidate };
        column += candidate.span;
        return placed;
      });
      best = { blocks, lines, cost };
      return;
    }
    for (const candidate of choices[index]!.candidates) {
      if (candidate.span > left) continue;
      chosen.push(candidate);
      extend(index + 1, left - candidate.span);
      chosen.pop();
    }
  };
  extend(0, columns);
  return best;
}

/** Most blocks side by side. */
const mostAcross = 4;

/**
 * @returns Rows in order, or undefined when some block has no candidate that fits.
 * @param gap Lines between rows: a break into more rows costs them.
 */
export function solveRows(choices: Choice[], columns: number, gap: number): Row[] | undefined {
  const best: ({ cost: number; rows: Row[] } | undefined)[] = [{ cost: 0, rows: [] }];
  for (let end = 1; end <= choices.length; end += 1) {
    for (let start = Math.max(0, end - mostAcross); start < end; start += 1) {
      const before = best[start];
      const row = before && bestRow(choices.slice(start, end), columns);
      if (!before || !row) continue;
      const cost = before.cost + row.cost + gap * columns;
      const known = best[end];
      if (!known || cost < known.cost - 1e-9) best[end] = { cost, rows: [...before.rows, row] };
    }
  }
  return best[choices.length]?.rows;
}

/** Equal cells, `across` in a row; the last row's cells widen to fill it. */
export function evenRows(choices: Choice[], columns: number, across: number): Row[] | undefined {
  const rows: Row[] = [];
  for (let start = 0; start < choices.length; start += across) {
    const part = choices.slice(start, start + across);
    const spans = part.map((_, index) => Math.floor(columns / part.length) + (index < columns % part.length ? 1 : 0));
    if (part.length === across && columns % across !== 0) return undefined;
    const even = part.map(({ id, candidates }, index) => ({ id, candidates: candidates.filter((candidate) => candidate.span === spans[index]) }));
    const row = bestRow(even, columns);
    if (!row) return undefined;
    rows.push(row);
  }
  return rows;
}

export const totalLines = (rows: Row[], gap: number): number => rows.reduce((sum, row) => sum + row.lines, 0) + Math.max(0, rows.length - 1) * gap;
