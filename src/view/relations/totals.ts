/**
 * Rows of a table that sum up others of it: totals of the rows above them, and results, what a total has over the
 * rows below it. Told by the numbers alone, in every column.
 */

export type SumRow = 'total' | 'result';

/** A table of one column tells a total by so many rows at least: two numbers often add up to a third by chance. */
const leastLone = 3;
/** A sum is so many times as large as what rounding may do to it, or it says nothing. */
const leastTimes = 10;

/** Rows that stand for themselves or, where they are a total, for those that they sum up. */
type Open = readonly number[];

interface Sums {
  table: readonly (readonly (number | null)[])[];
  /** By column: the least step of its numbers. */
  steps: readonly number[];
}

/** Do these rows, the first `plus` of them added and the others taken off, come to the row in every column? */
function comeTo({ table, steps }: Sums, rows: readonly number[], plus: number, row: number): boolean {
  return steps.every((step, column) => {
    const [sum, ...parts] = [row, ...rows].map((one) => table[one]![column]);
    if (sum === null || sum === undefined || parts.some((part) => part === null || part === undefined))
      return false;
    const found = parts.reduce<number>((all, part, index) => all + (index < plus ? part! : -part!), 0);
    const slack = (step * (parts.length + 1)) / 4 + step * 1e-6;
    return Math.abs(found - sum) <= slack && Math.abs(sum) >= step * leastTimes;
  });
}

/** The last rows of the open ones that a row sums up, at least two; undefined where there are none. */
function partsOf(sums: Sums, open: Open, row: number): number[] | undefined {
  const least = sums.steps.length > 1 ? 2 : leastLone;
  const from = sums.steps.length > 1 ? open.map((_, index) => index) : [0];
  return from
    .map((index) => open.slice(index))
    .find((rows) => rows.length >= least && comeTo(sums, rows, rows.length, row));
}

/** What some of the open rows have over those after them, if that is the row: both sides. */
function sidesOf(sums: Sums, open: Open, row: number): [Open, Open] | undefined {
  if (sums.steps.length < 2) return undefined;
  for (let from = 0; from + 1 < open.length; from += 1)
    for (let plus = 1; from + plus < open.length; plus += 1)
      if (comeTo(sums, open.slice(from), plus, row))
        return [open.slice(from, from + plus), open.slice(from + plus)];
  return undefined;
}

/**
 * @param table Numbers row by row; null where there is none.
 * @param decimals By column: how many its numbers are given with.
 * @returns Rows that sum up others, by their place.
 */
export function sumRows(table: Sums['table'], decimals: readonly number[]): Map<number, SumRow> {
  const sums = { table, steps: decimals.map((digits) => 10 ** -digits) };
  const found = new Map<number, SumRow>();
  let open: number[] = [];
  table.forEach((_, row) => {
    const parts = partsOf(sums, open, row);
    if (parts) {
      found.set(row, 'total');
      open = open.filter((one) => !parts.includes(one));
    }
    const sides = parts ? undefined : sidesOf(sums, open, row);
    if (sides) {
      found.set(row, 'result');
      // Income and expenditure, both as one number: if one is a total, the other is.
      const lone = sides.every((side) => side.length === 1);
      if (lone && found.get(sides[0][0]!) === 'total') found.set(sides[1][0]!, 'total');
      open = [];
    }
    open.push(row);
  });
  return found;
}
