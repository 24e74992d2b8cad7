/**
 * The main column: part titles and rows one below the other, in lines, and how lines that are left
 * over are given to the rows that can use them.
 */
import type { Block } from './block.ts';
import { cellsOf, joined, slotsOf, type Candidate, type Choice, type Row } from './cells.ts';
import type { DividedPanel } from './panel.ts';
import type { PlanBlocks } from './plan.ts';
import { emptiness, evenRows, lineCost, solveRows, type Room } from './rows.ts';

/** Lines between rows. */
export const rowGap = 1;

/** One element of the stack: a row of blocks. */
export interface StackEntry {
  /** Lines above it. */
  gap: number;
  lines: number;
  row: Row;
}

export interface Stack {
  entries: StackEntry[];
  lines: number;
}

export const stackOf = (entries: StackEntry[]): Stack => ({
  entries,
  lines: entries.reduce((sum, entry, index) => sum + entry.lines + (index === 0 ? 0 : entry.gap), 0),
});

const rowEntries = (rows: Row[], first = rowGap): StackEntry[] =>
  rows.map((row, index) => ({ gap: index === 0 ? first : rowGap, lines: row.lines, row }));

const costOf = (rows: Row[], room: Room): number =>
  rows.reduce((sum, row) => sum + row.cost + lineCost(rowGap, room), 0);

/** The same choices with one layout alone. */
const inLayout = (choices: Choice[], layout: string): Choice[] =>
  choices.map(({ id, candidates }) => ({
    id,
    candidates: candidates.filter((candidate) => candidate.layout === layout),
  }));

/** Tasks in equal cells of one layout: the number across that wastes least. */
function taskRows(choices: Choice[], room: Room): Row[] | undefined {
  let best: Row[] | undefined;
  const cost = (rows: Row[]) => costOf(rows, room);
  const layouts = new Set(choices.flatMap(({ candidates }) => candidates.map(({ layout }) => layout)));
  for (const alike of [...layouts].map((layout) => inLayout(choices, layout))) {
    for (let across = 1; across <= Math.min(5, choices.length); across += 1) {
      const rows = evenRows(alike, room, across);
      if (rows && (!best || cost(rows) < cost(best))) best = rows;
    }
  }
  return best;
}

export interface StackParts {
  /** `divided`: the same sections for pages over which they may break. */
  review: { title: Block; sections: Block[]; divided: DividedPanel[] };
  /** Set in the main column where there is no sidebar. */
  article?: Block | undefined;
  plan?: { title: Block; blocks: PlanBlocks } | undefined;
}

/** Every block of the parts; the article only where it is to stand in the main column. */
export const blocksOf = ({ review, article, plan }: StackParts, flowing: boolean): Block[] => [
  review.title,
  ...review.sections,
  ...(flowing && article ? [article] : []),
  ...(plan ? [plan.title, ...plan.blocks.head, ...plan.blocks.tasks, ...plan.blocks.closing] : []),
];

/** Rows of sections by themselves; undefined when one fits at no span. */
export function sectionEntries(
  sections: Block[],
  room: Room,
  choice: (block: Block, most: number) => Choice,
): StackEntry[] | undefined {
  const rows = solveRows(
    sections.map((section) => choice(section, room.columns)),
    room,
    rowGap,
  );
  return rows && rowEntries(rows);
}

interface Group {
  rows: Row[] | undefined;
  gap: number;
}

type ChoicesOf = (blocks: Block[]) => Choice[];

/**
 * Requirement and targets, then the tasks; one or two tasks stand in the same rows where that leaves less
 * empty.
 */
function planGroups({ head, tasks, closing }: PlanBlocks, choices: ChoicesOf, room: Room): Group[] {
  const last = { rows: solveRows(choices(closing), room, rowGap), gap: rowGap };
  const apart = [
    solveRows(choices(head), room, rowGap),
    ...(tasks.length > 0 ? [taskRows(choices(tasks), room)] : []),
  ];
  const few = tasks.length <= mostJoined ? solveRows(choices([...head, ...tasks]), room, rowGap) : undefined;
  const cost = apart.every((rows) => rows !== undefined)
    ? apart.reduce((sum, rows) => sum + costOf(rows!, room), 0)
    : Infinity;
  const chosen = few && costOf(few, room) < cost ? [few] : apart;
  return [...chosen.map((rows) => ({ rows, gap: rowGap })), last];
}
const mostJoined = 2;

/**
 * Whether a page may hold these parts of a section alone: not the whole, and from its middle only of a long
 * one.
 */
export const isRun = ({ parts, long }: DividedPanel, start: number, end: number): boolean =>
  end - start < parts && (long || start === 0 || end === parts);

/** Every run of parts of the sections that may break over pages, the whole ones left out. */
export const runBlocks = ({ review }: StackParts): Block[] =>
  review.divided.flatMap((panel) =>
    Array.from({ length: panel.parts }, (_, start) =>
      Array.from({ length: panel.parts - start }, (_none, more) => [start, start + more + 1] as const),
    )
      .flat()
      .filter(([start, end]) => isRun(panel, start, end))
      .map(([start, end]) => panel.run(start, end)),
  );

/** @returns undefined when some block does not fit the region at any span. */
export function buildStack(
  parts: StackParts,
  {
    room,
    flowing,
    choice,
  }: {
    room: Room;
    flowing: boolean;
    choice: (block: Block, most: number) => Choice;
  },
): Stack | undefined {
  const choices: ChoicesOf = (blocks) => blocks.map((block) => choice(block, room.columns));
  // Only sections stand one above the other in a row.
  const even: Room = { ...room, stacked: false };
  const rowsOf = (blocks: Block[]) => solveRows(choices(blocks), even, rowGap);
  const { review, article, plan } = parts;
  const groups: Group[] = [
    { rows: rowsOf([review.title]), gap: 0 },
    { rows: solveRows(choices(review.sections), room, rowGap), gap: rowGap },
    ...(flowing && article ? [{ rows: rowsOf([article]), gap: rowGap }] : []),
    ...(plan ? [{ rows: rowsOf([plan.title]), gap: rowGap }, ...planGroups(plan.blocks, choices, even)] : []),
  ];
  const entries: StackEntry[] = [];
  for (const { rows, gap } of groups) {
    if (!rows) return undefined;
    entries.push(...rowEntries(rows, gap));
  }
  return stackOf(entries);
}

/** What can take only a line or two is not stretched beyond. */
const leastStretched = 3;

/** Greatest heights of rows, lines, by the names of their blocks: lines to spare go to others. */
export type Held = ReadonlyMap<string, number>;
export const rowName = ({ blocks }: Pick<Row, 'blocks'>): string => blocks.map(({ id }) => id).join();
const heldRoom = (row: Row, held: Held | undefined): number =>
  (held?.get(rowName(row)) ?? Infinity) - row.lines;

/** Lines that a row can take before one of its blocks grows beyond `reach` times what it does with grace. */
const rowRoom = (row: Row, reach: number, held: Held | undefined): number =>
  Math.min(
    heldRoom(row, held),
    ...cellsOf(row.blocks).map((cell) => {
      const whole = joined(cell.map(({ candidate }) => candidate));
      return reachOf(whole, reach) - (row.lines - whole.lines);
    }),
  );
/** Lines that a block can take, what it has taken at its natural height included in what is stretched. */
const reachOf = ({ capacity, taken = 0 }: Candidate, reach: number): number =>
  Math.floor((capacity + taken) * (capacity + taken < leastStretched ? 1 : reach)) - taken;

/**
 * Gives `spare` lines to the rows that can use them, one at a time to the row with most room in
 * proportion to its height; what no row can use comes back.
 */
export function spreadLines(
  stack: Stack,
  spare: number,
  { reach = 1, held }: { reach?: number; held?: Held | undefined } = {},
): { stack: Stack; left: number } {
  const entries = stack.entries.map((entry) => ({ ...entry, row: { ...entry.row } }));
  let left = spare;
  while (left > 0) {
    const rooms = entries.map((entry) => rowRoom(entry.row, reach, held) / entry.row.lines);
    const best = rooms.indexOf(Math.max(...rooms));
    const entry = entries[best]!;
    if (rooms[best]! <= 0) break;
    entry.row.lines += 1;
    entry.lines += 1;
    left -= 1;
  }
  return { stack: stackOf(entries), left };
}

/** A part's title is one with the row below it: the gap between them stays. */
const isTitle = ({ row }: StackEntry): boolean =>
  row.blocks.some(({ id }) => id === 'review' || id === 'plan');

/** Widens the gaps between rows evenly from the top, at most by `most` lines each. */
export function widenGaps(stack: Stack, spare: number, most: number): { stack: Stack; left: number } {
  const entries = stack.entries.map((entry) => ({ ...entry }));
  let left = spare;
  for (let round = 0; round < most && left > 0; round += 1) {
    for (const [index, entry] of entries.entries()) {
      if (left === 0) break;
      if (index === 0 || isTitle(entries[index - 1]!)) continue;
      entry.gap += 1;
      left -= 1;
    }
  }
  return { stack: stackOf(entries), left };
}

/**
 * High rows take a line more than their figures do, each block in its own place: an empty line from edge to
 * edge would be seen first.
 */
export function padRows(stack: Stack, spare: number, held?: Held): { stack: Stack; left: number } {
  let left = spare;
  const entries = stack.entries.map((entry) => {
    if (left === 0 || entry.lines < leastPadded || heldRoom(entry.row, held) <= 0) return entry;
    left -= 1;
    return { ...entry, lines: entry.lines + 1, row: { ...entry.row, lines: entry.row.lines + 1 } };
  });
  return { stack: stackOf(entries), left };
}
const leastPadded = 5;

/** What is empty in a stack as it stands, in lines times columns. */
export const stackEmptiness = (stack: Stack, room: Room): number =>
  stack.entries.reduce((sum, { row }) => sum + emptiness(row, room), 0);

/** Lines of slack that blocks of the stack cannot fill: the holes that a reader would see. */
export const holeLines = (stack: Stack): number =>
  stack.entries.reduce(
    (sum, { row }) =>
      sum +
      slotsOf(row).reduce(
        (inner, { block: { candidate }, lines }) =>
          inner + Math.max(0, lines - candidate.lines - candidate.capacity) * candidate.span,
        0,
      ),
    0,
  );
