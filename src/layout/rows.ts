/**
 * Rows: what it costs to fill the columns of the page with neighbouring items, for every height at once.
 * Reading order is kept; cells stand from left to right.
 */
import type { Costs } from '../design/costs.ts';
import { blockTerms, chargesOf, sumOf, type Candidate, type Charges, type Item } from './item.ts';

export interface RowSetting {
  columns: number;
  /** Greatest height of a row, lines. */
  most: number;
  /** Area of the page, lines times columns. */
  area: number;
  costs: Costs;
  charges?: Charges | undefined;
  /** Width of a column with its gutter, lines. */
  column?: number | undefined;
}

/** One block in a row, or several one above the other. */
export interface Cell {
  span: number;
  parts: { candidate: Candidate; item: string; lines: number }[];
}

/** Costs by height; the cells that come to it. */
export interface RowCosts {
  /** Lines of the lowest. */
  least: number;
  /** From no line on; Infinity where it cannot be so low. */
  cost: Float64Array;
  cells: (lines: number) => Cell[];
}

/** The cheapest way to set an item, or two of them, in a cell of one span, by height. */
interface SpanCosts {
  cost: Float64Array;
  parts: (lines: number) => Cell['parts'];
}
type Spans = (SpanCosts | undefined)[];

/** Lines between blocks that stand one above the other: as between rows. */
export const cellGap = 1;
/** A row is never higher by more than so many lines that nothing in a block can grow into. */
const mostEmpty = 24;
/** Most items in a row. */
export const mostAcross = 4;

function spansOf(item: Item, candidates: Candidate[], setting: RowSetting): Spans {
  const { most } = setting;
  const spans: (SpanCosts & { best: Candidate[] })[] = [];
  for (const candidate of candidates) {
    const { span } = candidate;
    const known = (spans[span] ??= {
      cost: new Float64Array(most + 1).fill(Infinity),
      best: [],
      parts: (lines) => [{ candidate: spans[span]!.best[lines]!, item: item.name, lines }],
    });
    const highest = Math.min(most, candidate.lines + candidate.capacity + candidate.reach + mostEmpty);
    const charged = chargesOf(candidate, setting.charges);
    for (let lines = Math.max(1, candidate.lines); lines <= highest; lines += 1) {
      const cost = sumOf(blockTerms(candidate, lines, setting, charged));
      if (cost < known.cost[lines]! - 1e-9) {
        known.cost[lines] = cost;
        known.best[lines] = candidate;
      }
    }
  }
  return spans;
}

/** Two items one above the other in a cell of one span. */
function stackedSpans(upper: Spans, lower: Spans, { most, costs, columns }: RowSetting): Spans {
  return upper.map((above, span) => {
    const below = lower[span];
    if (!above || !below || span >= columns) return undefined;
    const cost = new Float64Array(most + 1).fill(Infinity);
    const split: number[] = [];
    const [least, highest] = [below.cost.findIndex(isFinite), below.cost.findLastIndex(isFinite)];
    for (let first = 1; first < most; first += 1) {
      if (above.cost[first] === Infinity) continue;
      const last = Math.min(highest, most - first - cellGap);
      for (let second = Math.max(1, least); second <= last; second += 1) {
        const whole = above.cost[first]! + below.cost[second]! + costs.stacked;
        const lines = first + cellGap + second;
        if (whole < cost[lines]! - 1e-9) {
          cost[lines] = whole;
          split[lines] = first;
        }
      }
    }
    return {
      cost,
      parts: (lines) => [...above.parts(split[lines]!), ...below.parts(lines - cellGap - split[lines]!)],
    };
  });
}

/** Ways to have filled so many columns with the first items of a row. */
interface Filled {
  cost: Float64Array;
  /** By height: the span of the last cell, and how many items stand in it. */
  last: Uint8Array;
}

/** Share of a page from which a row is high: three sections in it are narrow lists beside one another. */
const highRow = 0.085;
const mostHigh = 1.5;

/** What more than two cells cost in a row, by its height. */
const crowding =
  (cells: number, { most, costs }: RowSetting) =>
  (lines: number): number =>
    costs.across * Math.max(0, cells - 2) * Math.max(0, Math.min(mostHigh, lines / most / highRow - 1));

/** What rows from one item on can hold, with what each costs. */
export interface RowMaker {
  /** @returns Rows that begin with the item at `start`, by how many items they hold. */
  from: (start: number) => (RowCosts | undefined)[];
}

/** @param stacks Two items may stand one above the other beside others. */
export function rowMaker(items: Item[], setting: RowSetting, stacks: boolean): RowMaker {
  const { columns, most } = setting;
  const spans = items.map((item) => spansOf(item, item.candidates, setting));
  const pairs = new Map<number, Spans>();
  const pairAt = (index: number): Spans => {
    if (!pairs.has(index)) pairs.set(index, stackedSpans(spans[index]!, spans[index + 1]!, setting));
    return pairs.get(index)!;
  };
  const none = (): Filled => ({
    cost: new Float64Array(most + 1).fill(Infinity),
    last: new Uint8Array(most + 1),
  });
  // Of columns that are filled with a pair among the cells; only one pair stands in a row.
  const paired = columns + 1;
  const from = (start: number): (RowCosts | undefined)[] => {
    const filled: (Filled | undefined)[][] = Array.from({ length: mostAcross + 1 }, () => []);
    filled[0]![0] = { cost: new Float64Array(most + 1), last: new Uint8Array(most + 1) };
    const put = (count: number, more: number, cell: Spans) => {
      for (const [used, before] of filled[count]!.entries()) {
        if (!before || (more > 1 && used >= paired)) continue;
        const [least, highest] = [before.cost.findIndex(isFinite), before.cost.findLastIndex(isFinite)];
        for (const [span, own] of cell.entries()) {
          if (!own || (used % paired) + span > columns) continue;
          const to = (filled[count + more]![used + span + (more > 1 ? paired : 0)] ??= none());
          for (let lines = Math.max(1, least); lines <= highest; lines += 1) {
            const cost = before.cost[lines]! + own.cost[lines]!;
            if (cost < to.cost[lines]! - 1e-9) {
              to.cost[lines] = cost;
              to.last[lines] = span * 2 + more - 1;
            }
          }
        }
      }
    };
    for (let count = 0; count < mostAcross; count += 1) {
      const at = start + count;
      if (at < items.length) put(count, 1, spans[at]!);
      if (stacks && at + 1 < items.length && count + 2 <= mostAcross) put(count, 2, pairAt(at));
    }
    const cellsAt = (count: number, used: number, lines: number): Cell[] => {
      if (count === 0) return [];
      const last = filled[count]![used]!.last[lines]!;
      const [span, held] = [last >> 1, (last & 1) + 1];
      const own = held === 1 ? spans[start + count - 1]![span]! : pairAt(start + count - 2)[span]!;
      const before = used - span - (held > 1 ? paired : 0);
      return [...cellsAt(count - held, before, lines), { span, parts: own.parts(lines) }];
    };
    const rowOf = (count: number): RowCosts | undefined => {
      const [single = none(), pair = none()] = [columns, columns + paired].map(
        (used) => filled[count]![used],
      );
      const [alone, beside] = [crowding(count, setting), crowding(count - 1, setting)];
      const cost = single.cost.map((own, lines) =>
        Math.min(own + alone(lines), pair.cost[lines]! + beside(lines)),
      );
      const least = cost.findIndex((own) => own < Infinity);
      const cells = (lines: number) =>
        cellsAt(
          count,
          single.cost[lines]! + alone(lines) <= pair.cost[lines]! + beside(lines)
            ? columns
            : columns + paired,
          lines,
        );
      return least < 0 ? undefined : { least, cost, cells };
    };
    return filled.map((_, count) => (count === 0 ? undefined : rowOf(count)));
  };
  return { from };
}
