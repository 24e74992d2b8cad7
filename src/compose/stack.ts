/**
 * The main column: part titles and rows one below the other, in lines, and how lines that are left
 * over are given to the rows that can use them.
 */
import type { Block } from './block.ts';
import type { PlanBlocks } from './plan.ts';
import { evenRows, solveRows, type Choice, type Row } from './rows.ts';

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

export const stackOf = (entries: StackEntry[]): Stack => ({ entries, lines: entries.reduce((sum, entry, index) => sum + entry.lines + (index === 0 ? 0 : entry.gap), 0) });

const rowEntries = (rows: Row[], first = rowGap): StackEntry[] => rows.map((row, index) => ({ gap: index === 0 ? first : rowGap, lines: row.lines, row }));

/** Tasks in equal cells: the number across that wastes least. */
function taskRows(choices: Choice[], columns: number): Row[] | undefined {
  let best: Row[] | undefined;
  const cost = (rows: Row[]) => rows.reduce((sum, row) => sum + row.cost + rowGap * columns, 0);
  for (let across = 1; across <= Math.min(5, choices.length); across += 1) {
    const rows = evenRows(choices, columns, across);
    if (rows && (!best || cost(rows) < cost(best))) best = rows;
  }
  return best;
}

export interface StackParts {
  review: { title: Block; sections: Block[] };
  /** Set in the main column where there is no sidebar. */
  article?: Block | undefined;
  plan?: { title: Block; blocks: PlanBlocks } | undefined;
}

/** Every block of the parts; the article only where it is to stand in the main column. */
export const blocksOf = ({ review, article, plan }: StackParts, flowing: boolean): Block[] => [
  review.title, ...review.sections, ...(flowing && article ? [article] : []), ...(plan ? [plan.title, ...plan.blocks.head, ...plan.blocks.tasks, ...plan.blocks.closing] : []),
];

/** @returns undefined when some block does not fit the region at any span. */
export function buildStack(parts: StackParts, { columns, flowing, tight, choice }: {
  columns: number; flowing: boolean; tight: boolean; choice: (block: Block, most: number) => Choice;
}): Stack | undefined {
  const choices = (blocks: Block[]) => blocks.map((block) => choice(block, columns));
  const { review, article, plan } = parts;
  const partGap = tight ? rowGap : rowGap + 1;
  const groups: { rows: Row[] | undefined; gap: number }[] = [
    { rows: solveRows(choices([review.title]), columns, rowGap), gap: 0 },
    { rows: solveRows(choices(review.sections), columns, rowGap), gap: rowGap },
  ];
  if (flowing && article) groups.push({ rows: solveRows(choices([article]), columns, rowGap), gap: partGap });
  if (plan) {
    const { head, tasks, closing } = plan.blocks;
    groups.push({ rows: solveRows(choices([plan.title]), columns, rowGap), gap: partGap });
    groups.push({ rows: solveRows(choices(head), columns, rowGap), gap: rowGap });
    if (tasks.length > 0) groups.push({ rows: taskRows(choices(tasks), columns), gap: rowGap });
    groups.push({ rows: solveRows(choices(closing), columns, rowGap), gap: rowGap });
  }
  const entries: StackEntry[] = [];
  for (const { rows, gap } of groups) {
    if (!rows) return undefined;
    entries.push(...rowEntries(rows, gap));
  }
  return stackOf(entries);
}

/** Lines that a row can take before one of its blocks grows beyond `reach` times what it does with grace. */
const rowRoom = (row: Row, reach: number): number =>
  Math.min(...row.blocks.map(({ candidate }) => Math.floor(candidate.capacity * reach) - (row.lines - candidate.lines)));

/**
 * Gives `spare` lines to the rows that can use them, one at a time to the row with most room in
 * proportion to its height; what no row can use comes back.
 */
export function spreadLines(stack: Stack, spare: number, reach = 1): { stack: Stack; left: number } {
  const entries = stack.entries.map((entry) => ({ ...entry, row: { ...entry.row } }));
  let left = spare;
  while (left > 0) {
    const rooms = entries.map((entry) => rowRoom(entry.row, reach) / entry.row.lines);
    const best = rooms.indexOf(Math.max(...rooms));
    const entry = entries[best]!;
    if (rooms[best]! <= 0) break;
    entry.row.lines += 1;
    entry.lines += 1;
    left -= 1;
  }
  return { stack: stackOf(entries), left };
}

/** Widens the gaps between rows evenly from the top, at most by `most` lines each. */
export function widenGaps(stack: Stack, spare: number, most: number): { stack: Stack; left: number } {
  const entries = stack.entries.map((entry) => ({ ...entry }));
  let left = spare;
  for (let round = 0; round < most && left > 0; round += 1) {
    for (const entry of entries.slice(1)) {
      if (left === 0) break;
      entry.gap += 1;
      left -= 1;
    }
  }
  return { stack: stackOf(entries), left };
}

/** Lines of slack that blocks of the stack cannot fill: the holes that a reader would see. */
export const holeLines = (stack: Stack): number =>
  stack.entries.reduce((sum, { row }) => sum + row.blocks.reduce((inner, { candidate }) => inner + Math.max(0, row.lines - candidate.lines - candidate.capacity) * candidate.span, 0), 0);
