/**
 * No headline on the fold: a broadsheet is folded at mid-height, and type on the crease cannot be read.
 * Lines that blocks have to spare above or below move the row whose title stands there.
 */
import { cellsOf, joined, slotsOf } from './cells.ts';
import type { Grid } from './grid.ts';
import { stackOf, type Stack, type StackEntry } from './stack.ts';

/**
 * Where the type of titles stands in a row, in lines from its top: of panels and tasks, at least, of the
 * article, and about the middle of the parts'.
 */
const titleZone = { from: 0.1, to: 2 };
const articleZone = { from: 0.5, to: 4.5 };
const partReach = 1.15;

/** Zones of an entry's titles, the row's own first; then those of blocks that stand under others in it. */
function zonesOf({ row, lines }: StackEntry): [typeof titleZone, ...(typeof titleZone)[]] {
  const holds = (...ids: string[]) => row.blocks.some(({ id }) => ids.includes(id));
  if (holds('review', 'plan')) return [{ from: lines / 2 - partReach, to: lines / 2 + partReach }];
  if (holds('article')) return [articleZone];
  const slots = slotsOf({ ...row, lines });
  const headOf = (top: number, heads: number[]) => ({
    from: top + titleZone.from,
    to: top + Math.max(titleZone.to, ...heads),
  });
  return [
    headOf(
      0,
      slots.filter(({ top }) => top === 0).map(({ block }) => block.candidate.head),
    ),
    ...slots.filter(({ top }) => top > 0).map(({ top, block }) => headOf(top, [block.candidate.head])),
  ];
}

/** Lines beyond what the highest cell of a row needs. */
const surplusOf = (entry: StackEntry): number =>
  Math.max(
    0,
    entry.lines -
      Math.max(
        ...cellsOf(entry.row.blocks).map((cell) => joined(cell.map(({ candidate }) => candidate)).lines),
      ),
  );

/** Line of the type area on which the fold falls. */
export const foldLine = (grid: Grid, fold: number): number => (fold - grid.y) / grid.line;

/** Index of the row whose title the fold would cross; -1 for none. @param top First line of the stack. */
export function foldedRow({ entries }: Stack, top: number, fold: number): number {
  let at = top;
  return entries.findIndex((entry, index) => {
    if (index > 0) at += entry.gap;
    const start = at;
    const crossed = zonesOf(entry).some(({ from, to }) => start + from < fold && start + to > fold);
    at += entry.lines;
    return crossed;
  });
}

const topOf = ({ entries }: Stack, index: number, top: number): number =>
  entries.slice(0, index).reduce((sum, entry, at) => sum + entry.lines + (at === 0 ? 0 : entry.gap), top) +
  (index === 0 ? 0 : entries[index]!.gap);

/**
 * Takes `count` lines from rows `start` to before `end`, from the last on; undefined when they have not so
 * many.
 */
function takeLines(
  entries: StackEntry[],
  { start, end, count }: { start: number; end: number; count: number },
): StackEntry[] | undefined {
  let left = count;
  const taken = [...entries];
  for (let index = end - 1; index >= start && left > 0; index -= 1) {
    const lines = Math.min(left, surplusOf(taken[index]!));
    taken[index] = {
      ...taken[index]!,
      lines: taken[index]!.lines - lines,
      row: { ...taken[index]!.row, lines: taken[index]!.row.lines - lines },
    };
    left -= lines;
  }
  return left === 0 ? taken : undefined;
}

const giveLines = (entries: StackEntry[], index: number, count: number): StackEntry[] =>
  entries.map((entry, at) =>
    at === index
      ? { ...entry, lines: entry.lines + count, row: { ...entry.row, lines: entry.row.lines + count } }
      : entry,
  );

/**
 * The stack with the crossed title below the fold, or above it, whichever moves less; unchanged where no
 * lines can be spared.
 */
export function avoidFold(stack: Stack, top: number, fold: number): Stack {
  const index = foldedRow(stack, top, fold);
  if (index < 1) return stack;
  const at = topOf(stack, index, top);
  const { from, to } = zonesOf(stack.entries[index]!).find(
    (zone) => at + zone.from < fold && at + zone.to > fold,
  )!;
  const count = { down: Math.ceil(fold - at - from), up: Math.ceil(at + to - fold) };
  const down = takeLines(stack.entries, { start: index, end: stack.entries.length, count: count.down });
  const up = takeLines(stack.entries, { start: 0, end: index, count: count.up });
  // A title that goes down leaves its lines to the row above; one that goes up, to the last row.
  const moved = [
    ...(down ? [{ lines: count.down, entries: giveLines(down, index - 1, count.down) }] : []),
    ...(up ? [{ lines: count.up, entries: giveLines(up, stack.entries.length - 1, count.up) }] : []),
  ]
    .sort((a, b) => a.lines - b.lines)
    .map(({ entries }) => stackOf(entries))
    .find((one) => foldedRow(one, top, fold) === -1);
  return moved ?? stack;
}
