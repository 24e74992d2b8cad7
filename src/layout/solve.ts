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
  /** In so many lines at its foot an advertisement takes so many columns; rows beside it are those of this graph. */
  beside?: { lines: number; columns: number; graph?: Graph | undefined } | undefined;
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
  /** Lines that stay empty at its foot, or above an advertisement beside which nothing stands. */
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
  /** Node and line at which the room before ends. */
  node: number;
  closed: number;
}

/** Rows of one width: a page, or what of it stands above or beside an advertisement. */
interface Room extends Omit<PageRoom, 'beside'> {
  graph: Graph;
  /** Page that it belongs to. */
  page: number;
  /** It stands below another room of the same page. */
  continues: boolean;
}

function roomsOf({ graph, pages }: SolveRequest): Room[] {
  return pages.flatMap(({ starts, end, beside }, page): Room[] => {
    if (!beside) return [{ starts, end, graph, page, continues: false }];
    const top = end - beside.lines;
    const above: Room = { starts, end: top - rowGap, graph, page, continues: false };
    if (!beside.graph) return [above];
    return [above, { starts: [{ line: top, cost: 0 }], end, graph: beside.graph, page, continues: true }];
  });
}

const isFolded = (edge: Edge, top: number, lines: number, fold: number | undefined): boolean =>
  fold !== undefined &&
  top < fold &&
  top + lines > fold &&
  edge.titles(lines).some(([from, to]) => top + from < fold && top + to > fold);

function fillRoom(
  { graph: { nodes, setting }, starts, end }: Room,
  openings: readonly (Start | undefined)[],
  fold: number | undefined,
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

interface Filled {
  room: Room;
  states: States;
  openings: readonly (Start | undefined)[];
}

/** Where the next room may begin: at the places between items where this one may end. */
function openingsOf({ room, states }: Filled, next: Room): (Start | undefined)[] {
  const { nodes, last, setting } = room.graph;
  const ended = nodes.map(({ breaks }, at): Start | undefined => {
    if (breaks === 'not' || at === last || (next.continues && breaks === 'must')) return undefined;
    let best: Start | undefined;
    states.cost[at]!.forEach((cost, line) => {
      const whole = cost + closing(line, room, setting).cost;
      if (whole < (best?.cost ?? Infinity) - 1e-9) best = { cost: whole, node: at, closed: line };
    });
    return best;
  });
  if (next.graph === room.graph) return ended;
  const byName = new Map(nodes.map(({ name }, at) => [name, ended[at]]));
  return next.graph.nodes.map(({ name }) => byName.get(name));
}

interface End {
  cost: number;
  /** Room in which the last row stands, and the line at which it ends. */
  at: number;
  line: number;
  endpiece: number;
}

/** The cheapest way to have set everything: in the last room, or above an advertisement beside which nothing stands. */
function endOf(filled: readonly Filled[], { pages, endpiece, early }: SolveRequest): End | undefined {
  let best: End | undefined;
  const page = pages.at(-1)!;
  const picture = pages.length > 1 && !page.beside ? endpiece : undefined;
  filled.forEach(({ room, states }, at) => {
    if (room.page !== pages.length - 1) return;
    const { last, setting } = room.graph;
    states.cost[last]!.forEach((cost, line) => {
      // Beside an advertisement the foot stays below it.
      const ends = room.continues ? undefined : early;
      const close = closing(line, page, { costs: setting.costs, endpiece: picture, early: ends });
      const whole = cost + close.cost;
      if (whole < (best?.cost ?? Infinity) - 1e-9) best = { cost: whole, at, line, endpiece: close.endpiece };
    });
  });
  return best;
}

/** The rows of a room that ends at a node and a line, and where it began. */
function traceRoom({ states }: Filled, node: number, line: number): PlannedPage & { node: number } {
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
  return { rows, start, node: at, left: 0, endpiece: 0 };
}

/** @returns undefined where the pages do not hold everything. */
export function solve(request: SolveRequest): Plan | undefined {
  const { pages } = request;
  const filled: Filled[] = [];
  for (const room of roomsOf(request)) {
    const before = filled.at(-1);
    const openings = before ? openingsOf(before, room) : [{ cost: 0, node: 0, closed: 0 }];
    filled.push({ room, openings, states: fillRoom(room, openings, request.fold) });
  }
  const end = endOf(filled, request);
  if (!end) return undefined;
  const planned: PlannedPage[] = [];
  let [node, line] = [filled[end.at]!.room.graph.last, end.line];
  for (let index = end.at; index >= 0; index -= 1) {
    const { room, openings } = filled[index]!;
    const foot = pages[room.page]!.end;
    const { rows, start, node: from } = traceRoom(filled[index]!, node, line);
    const picture = index === end.at ? end.endpiece : 0;
    const left = foot - line - (picture > 0 ? picture + rowGap : 0);
    const below = planned[0];
    // What stands beside an advertisement is the foot of its page.
    if (below && filled[index + 1]!.room.continues)
      planned[0] = { ...below, start, rows: [...rows, ...below.rows] };
    else planned.unshift({ start, rows, left, endpiece: picture });
    ({ node, closed: line } = openings[from]!);
  }
  return { cost: end.cost, pages: planned };
}
