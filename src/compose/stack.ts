/**
 * The main column: part titles and rows one below the other, in lines, and how lines that are left
 * over are given to the rows that can use them.
 */
import type { Block } from './block.ts';
import type { PlanBlocks } from './plan.ts';
import { evenRows, solveRows, type Choice, type Row } from './rows.ts';

/** Lines between rows. */
export const rowGap = 1;

/** One element of the stack: a title block over the whole width, or a row of blocks. */
export interface StackEntry {
  /** Lines above it. */
  gap: number;
  lines: number;
  row?: Row;
  /** Set over the full width of the region. */
  single?: { id: string };
}

export interface Stack {
  entries: StackEntry[];
  lines: number;
}

const stackOf = (entries: StackEntry[]): Stack => ({ entries, lines: entries.reduce((sum, entry, index) => sum + entry.lines + (index === 0 ? 0 : entry.gap), 0) });

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
  review: { title: { id: string; lines: number }; sections: Block[] };
  plan?: { title: { id: string; lines: number }; blocks: PlanBlocks } | undefined;
}

/** @returns undefined when some block does not fit the region at any span. */
export function buildStack(parts: StackParts, columns: number, choice: (block: Block, most: number) => Choice): Stack | undefined {
  const choices = (blocks: Block[]) => blocks.map((block) => choice(block, columns));
  const entries: StackEntry[] = [];
  const title = ({ id, lines }: { id: string; lines: number }, gap: number) => entries.push({ gap, lines, single: { id } });
  title(parts.review.title, 0);
  const sections = solveRows(choices(parts.review.sections), columns, rowGap);
  if (!sections) return undefined;
  entries.push(...rowEntries(sections));
  if (parts.plan) {
    const { blocks } = parts.plan;
    title(parts.plan.title, rowGap + 1);
    const head = solveRows(choices(blocks.head), columns, rowGap);
    const tasks = taskRows(choices(blocks.tasks), columns);
    const closing = solveRows(choices(blocks.closing), columns, rowGap);
    if (!head || (blocks.tasks.length > 0 && !tasks) || !closing) return undefined;
    entries.push(...rowEntries(head));
    entries.push(...rowEntries(tasks ?? []), ...rowEntries(closing));
  }
  return stackOf(entries);
}

/** Lines that a row can take before one of its blocks would show a hole. */
const rowRoom = (row: Row): number =>
  Math.min(...row.blocks.map(({ candidate }) => candidate.capacity - (row.lines - candidate.lines)));

/**
 * Gives `spare` lines to the rows that can use them, one at a time to the row with most room in
 * proportion to its height; what no row can use comes back.
 */
export function spreadLines(stack: Stack, spare: number): { stack: Stack; left: number } {
  const entries = stack.entries.map((entry) => (entry.row ? { ...entry, row: { ...entry.row } } : { ...entry }));
  let left = spare;
  while (left > 0) {
    const rooms = entries.map((entry) => (entry.row ? rowRoom(entry.row) / entry.row.lines : 0));
    const best = rooms.indexOf(Math.max(...rooms));
    const entry = entries[best]!;
    if (rooms[best]! <= 0 || !entry.row) break;
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
  stack.entries.reduce((sum, { row }) => sum + (row ? row.blocks.reduce((inner, { candidate }) => inner + Math.max(0, row.lines - candidate.lines - candidate.capacity) * candidate.span, 0) : 0), 0);
