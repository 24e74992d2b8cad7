/**
 * The search: the cheapest path through the graph of layouts that fills pages to the line. One dynamic
 * programme over pages, nodes and lines decides rows, columns, ways to set, heights, gaps, the hero's height,
 * breaks of pages and what keeps off the fold; it is exact.
 */
import type { Costs } from '../design/costs.ts';
import { rowGap, type Edge, type Graph } from './graph.ts';
import { emptyCost } from './item.ts';
import type { Cell } from './rows.ts';

export interface PageRoom {
  /** Lines on which its first row may start, with what each costs: below a hero of that height. */
  starts: { line: number; cost: number }[];
  /** Line at which its rows end. */
  end: number;
}

export interface SolveRequest {
  graph: Graph;
  pages: PageRoom[];
  /** Line of the fold. */
  fold?: number | undefined;
  /** The last page may end with a picture of so many lines, a gap above it. */
  endpiece?: { least: number; most: number } | undefined;
  /** From so many empty lines on the last page ends early, under a closing rule; never where left out. */
  early?: number | undefined;
}

export interface PlannedRow {
  /** Its first line, its lines, and the empty lines above it. */
  line: number;
  lines: number;
  gap: number;
  cells: Cell[];
}

export interface PlannedPage {
  /** Line on which its first row starts. */
  start: number;
  rows: PlannedRow[];
  /** Lines that stay empty at its foot. */
  left: number;
  /** Lines of the picture at its end; 0 where there is none. */
  endpiece: number;
}

export interface Plan {
  cost: number;
  pages: PlannedPage[];
}

/** Of a gap, what is printed in: the rules and feet of letters about it. */
const printedInGap = 0.25;

/** A wide gap is a hole from edge to edge. */
export const gapCost = (gap: number, { costs, columns, area }: Graph['setting']): number =>
  gap <= rowGap
    ? 0
    : (gap - rowGap) * costs.gap + emptyCost(((gap - printedInGap) * columns) / area, costs, area);

/** How a state was reached: the cheapest way to have set everything before a node down to a line. */
interface Step {
  edge: Edge;
  lines: number;
  gap: number;
  /** Line at which the row before ended; undefined where the row is the first of its page. */
  before: number | undefined;
  start: number;
  from: number;
}

/** States of a page: by node, by line at which the last row ends. */
interface States {
  cost: Float64Array[];
  step: Step[][];
}

/** What it costs to start a page at a node, and on which line that was cheapest. */
interface Start {
  cost: number;
  /** Line at which the page before ends. */
  closed: number;
}

const isFolded = (edge: Edge, top: number, lines: number, fold: number | undefined): boolean =>
  fold !== undefined &&
  top < fold &&
  top + lines > fold &&
  edge.titles(lines).some(([from, to]) => top + from < fold && top + to > fold);

function fillPage(
  { graph: { nodes, setting }, fold }: SolveRequest,
  { starts, end }: PageRoom,
  openings: (Start | undefined)[],
): States {
  const states: States = {
    cost: nodes.map(() => new Float64Array(end + 1).fill(Infinity)),
    step: nodes.map(() => []),
  };
  const { costs, most } = setting;
  const relax = (from: number, top: number, cost: number, how: Pick<Step, 'gap' | 'before' | 'start'>) => {
    for (const edge of nodes[from]!.edges) {
      const [cost2, step2] = [states.cost[edge.to]!, states.step[edge.to]!];
      for (let lines = edge.least; lines <= most && top + lines <= end; lines += 1) {
        let whole = cost + edge.cost[lines]!;
        if (whole >= cost2[top + lines]! - 1e-9) continue;
        if (isFolded(edge, top, lines, fold)) whole += costs.fold;
        if (whole >= cost2[top + lines]! - 1e-9) continue;
        cost2[top + lines] = whole;
        step2[top + lines] = { edge, lines, from, ...how };
      }
    }
  };
  for (const [at, { breaks, gaps }] of nodes.entries()) {
    const opening = openings[at];
    if (opening)
      for (const { line, cost } of starts)
        relax(at, line, opening.cost + cost, { gap: 0, before: undefined, start: line });
    if (breaks === 'must') continue;
    for (let line = 0; line <= end; line += 1) {
      const cost = states.cost[at]![line]!;
      if (cost === Infinity) continue;
      const { start } = states.step[at]![line]!;
      for (let gap = gaps[0]; gap <= gaps[1]; gap += 1)
        relax(at, line + gap, cost + gapCost(gap, setting), { gap, before: line, start });
    }
  }
  return states;
}

/** What so many empty lines at the end of a page cost. */
export const footCost = (
  left: number,
  { costs, early = Infinity }: { costs: Costs; early?: number | undefined },
): number => (left >= early ? costs.early.any + left * costs.early.line : left * costs.foot);

/** What the foot of a page costs whose last row ends at a line, and the picture that closes it. */
function closing(
  line: number,
  { end }: PageRoom,
  { costs, endpiece, early }: { costs: Costs } & Pick<SolveRequest, 'endpiece' | 'early'>,
): { cost: number; endpiece: number } {
  const left = end - line;
  const plain = { cost: footCost(left, { costs, early }), endpiece: 0 };
  const picture = Math.min(left - rowGap, endpiece?.most ?? 0);
  if (!endpiece || picture < endpiece.least) return plain;
  const cost = costs.endpiece.any + picture * costs.endpiece.line + (left - rowGap - picture) * costs.foot;
  return cost < plain.cost ? { cost, endpiece: picture } : plain;
}

/** @returns undefined where the pages do not hold everything. */
export function solve(request: SolveRequest): Plan | undefined {
  const { graph, pages, endpiece, early } = request;
  const { nodes, last, setting } = graph;
  const { costs } = setting;
  let openings: (Start | undefined)[] = [{ cost: 0, closed: 0 }];
  const filled: { states: States; openings: (Start | undefined)[] }[] = [];
  for (const page of pages) {
    const states = fillPage(request, page, openings);
    filled.push({ states, openings });
    openings = nodes.map(({ breaks }, at) => {
      if (breaks === 'not' || at === last) return undefined;
      let best: Start | undefined;
      states.cost[at]!.forEach((cost, line) => {
        const whole = cost + closing(line, page, { costs }).cost;
        if (whole < (best?.cost ?? Infinity) - 1e-9) best = { cost: whole, closed: line };
      });
      return best;
    });
  }
  const final = pages.at(-1)!;
  let best: { cost: number; line: number; endpiece: number } | undefined;
  filled.at(-1)!.states.cost[last]!.forEach((cost, line) => {
    const close = closing(line, final, { costs, endpiece: pages.length > 1 ? endpiece : undefined, early });
    const whole = cost + close.cost;
    if (whole < (best?.cost ?? Infinity) - 1e-9) best = { cost: whole, line, endpiece: close.endpiece };
  });
  if (!best) return undefined;
  const planned: PlannedPage[] = [];
  let [node, line] = [last, best.line];
  for (let index = pages.length - 1; index >= 0; index -= 1) {
    const { states, openings: opened } = filled[index]!;
    const rows: PlannedRow[] = [];
    let [at, bottom]: [number, number | undefined] = [node, line];
    let start = 0;
    while (bottom !== undefined) {
      const step: Step = states.step[at]![bottom]!;
      rows.unshift({
        line: bottom - step.lines,
        lines: step.lines,
        gap: step.gap,
        cells: step.edge.cells(step.lines),
      });
      [at, bottom, start] = [step.from, step.before, step.start];
    }
    const picture = index === pages.length - 1 ? best.endpiece : 0;
    planned.unshift({
      start,
      rows,
      endpiece: picture,
      left: pages[index]!.end - line - (picture > 0 ? picture + rowGap : 0),
    });
    node = at;
    line = opened[at]!.closed;
  }
  return { cost: best.cost, pages: planned };
}
