/** One row of a dumbbell: its two marks, the link between them, its two numbers. */
import type { FactView, PairView } from '../view/view.ts';
import { valueLine, type Line } from './label.ts';
import type { Look } from './look.ts';
import { valueBaseline } from './rows.ts';
import { fitScale, type Bound, type Scale } from './scale.ts';
import { zeroLine, type Bar, type Dot, type Label } from './scene.ts';

/**
 * Radii, strokes and distances in em of the label size; `quiet` is the size of last year's numerals to the
 * target's.
 */
export const em = { dot: 0.58, ring: 0.5, around: 0.86, stroke: 0.17, link: 0.36, beside: 0.34, quiet: 0.86 };

interface End {
  fact: FactView;
  value: number;
  line: Line;
  /** -1: its number stands to the left of its mark; 1: to the right. */
  way: -1 | 1;
}

export interface Row {
  pair: PairView;
  head: Line[];
  last: End;
  target: End;
  /** The marks would cover each other: the ring goes around the dot. */
  near: boolean;
}

export function deriveRow(
  look: Look,
  { pair, head, numeral }: { pair: PairView; head: Line[]; numeral: number },
): Row {
  const size = numeral * look.label;
  const target = pair.target.value ?? 0;
  const last = pair.last.value ?? 0;
  const way = target < last ? -1 : 1;
  return {
    pair,
    head,
    near: target === last,
    target: {
      fact: pair.target,
      value: target,
      way,
      line: valueLine(look, pair.target, { numeral: size, fill: look.dot }),
    },
    last: {
      fact: pair.last,
      value: last,
      way: way === 1 ? -1 : 1,
      line: valueLine(look, pair.last, { numeral: size * em.quiet, fill: look.ring, weight: 500 }),
    },
  };
}

/** px from the middle of a mark to its number. */
const reach = (look: Look, { near }: Row): number =>
  ((near ? em.around : em.dot) + em.stroke / 2 + em.beside) * look.label;

export function fitEnds(
  look: Look,
  rows: Row[],
  { left, right }: { left: number; right: number },
): Scale | undefined {
  const lows: Bound[] = [{ value: 0, at: left + zeroLine / 2 }];
  const highs: Bound[] = [{ value: 0, at: right - zeroLine / 2 }];
  for (const row of rows) {
    for (const { value, line, way } of [row.last, row.target]) {
      const room = reach(look, row) + line.width;
      if (way < 0) lows.push({ value, at: left + room });
      else highs.push({ value, at: right - room });
    }
  }
  return fitScale(lows, highs);
}

/** Marks the rows whose ring and dot would lie on each other at `k` px for each 1. */
export function markNear(look: Look, rows: Row[], k: number): void {
  for (const row of rows) row.near ||= Math.abs(row.target.value - row.last.value) * k < em.dot * look.label;
}

/** Ring, dot and the link from the ring's edge to the dot. */
export function drawMarks(
  look: Look,
  { row, k, middle }: { row: Row; k: number; middle: number },
): { bars: Bar[]; dots: Dot[] } {
  const unit = look.label;
  const half = (em.link * unit) / 2;
  const inset = (em.ring * unit) / (k || 1);
  const span = row.target.value - row.last.value;
  const link: Bar = {
    from: row.last.value + Math.sign(span) * inset,
    to: row.target.value,
    start: middle - half,
    end: middle + half,
    fill: look.link,
  };
  const ring: Dot = {
    value: row.last.value,
    across: middle,
    radius: (row.near ? em.around : em.ring) * unit,
    fill: null,
    stroke: look.ring,
    strokeWidth: em.stroke * unit,
  };
  const dot: Dot = {
    value: row.target.value,
    across: middle,
    radius: (row.near ? em.ring : em.dot) * unit,
    fill: look.dot,
  };
  return { bars: Math.abs(span) > inset ? [link] : [], dots: [ring, dot] };
}

/** The numbers at the outer sides of their marks. */
export function drawNumbers(
  look: Look,
  { row, scale, middle }: { row: Row; scale: Scale; middle: number },
): Label[] {
  const y = valueBaseline(row.target.line, middle);
  return [row.last, row.target].map(({ value, line, way }) => ({
    x: scale.zero + scale.k * value + way * reach(look, row),
    line,
    y,
    anchor: way < 0 ? 'end' : 'start',
  }));
}
