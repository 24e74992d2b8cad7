/**
 * A chart before it is drawn: marks by value, and lines and labels by place.
 *
 * The layout decides where type stands; Vega-Lite maps values to lengths. Bars and dots therefore carry
 * values, and are drawn on one linear scale with zero in it.
 */
import { isFigures } from '../view/number.ts';
import type { Line } from './label.ts';
import type { Drawn, Mark } from './measure.ts';
import type { Scale } from './scale.ts';

/** Outline of hollow bars in px: 1 pt, which newsprint holds in one or two inks. */
export const outline = 4 / 3;
/** The zero line in px: 0.75 pt, one ink. */
export const zeroLine = 1;

/** From `from` to `to` in values, and `start` to `end` in px across. */
export interface Bar {
  from: number;
  to: number;
  start: number;
  end: number;
  fill: string | null;
  stroke?: string;
}

/** A bar with its outline inside its thickness; hollow for estimates. */
export function makeBar({
  hollow,
  colour,
  start,
  end,
  ...values
}: Pick<Bar, 'from' | 'to' | 'start' | 'end'> & { hollow: boolean; colour: string }): Bar {
  if (!hollow) return { ...values, start, end, fill: colour };
  const inset = Math.min(outline, end - start) / 2;
  return { ...values, start: start + inset, end: end - inset, fill: null, stroke: colour };
}

/** A circle at a value; `across` and `radius` in px. */
export interface Dot {
  value: number;
  across: number;
  radius: number;
  fill: string | null;
  stroke?: string;
  strokeWidth?: number;
}

/** A straight line, all px. */
export interface Stroke {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  colour: string;
  width: number;
}

/** A line of text on its baseline, all px. */
export interface Label {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  line: Line;
  /** True for values of an axis, which are no facts. */
  tick?: boolean;
}

export interface Scene {
  /** px */
  width: number;
  height: number;
  scale: Scale;
  /** Axis of values: across (x) or up (y). */
  along: 'x' | 'y';
  bars: Bar[];
  dots: Dot[];
  /** Grid, below the marks; axis, above them. */
  grid: Stroke[];
  axis: Stroke[];
  labels: Label[];
  /** As of a picture (pen.ts). */
  marks?: Mark[];
  drawn?: Drawn | undefined;
}

/** A scene of these measures with nothing in it yet, its values along `x`. */
export const emptyScene = ({ width, height, scale }: Pick<Scene, 'width' | 'height' | 'scale'>): Scene => ({
  width,
  height,
  scale,
  along: 'x',
  bars: [],
  dots: [],
  grid: [],
  axis: [],
  labels: [],
});

/** px; y grows downwards */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Height of type above its baseline, and depth below it, in em: Han fills 0.88, Latin hangs 0.22 below. */
const rise = 0.88;
const figureRise = 0.74;
const drop = 0.22;

/** The box that a label takes. */
export function labelBox({ x, y, anchor, line }: Label): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - line.width : x - line.width / 2;
  const up = Math.max(...line.spans.map(({ text, size }) => size * (isFigures(text) ? figureRise : rise)));
  const down = Math.max(...line.spans.map(({ text, size }) => size * (isFigures(text) ? 0.02 : drop)));
  return { left, right: left + line.width, top: y - up, bottom: y + down };
}

/** An upright line from `top` to `bottom`, broken wherever a label stands, so that no type is crossed. */
export function drawUpright({
  x,
  top,
  bottom,
  boxes,
  gap,
  ...look
}: {
  x: number;
  top: number;
  bottom: number;
  boxes: Box[];
  gap: number;
  colour: string;
  width: number;
}): Stroke[] {
  const crossing = boxes
    .filter((box) => box.left - gap < x && box.right + gap > x)
    .sort((a, b) => a.top - b.top);
  const strokes: Stroke[] = [];
  const add = (from: number, to: number): void => {
    if (to - from > 2 * gap) strokes.push({ x1: x, x2: x, y1: from, y2: to, ...look });
  };
  let from = top;
  for (const box of crossing) {
    add(from, Math.min(bottom, box.top - gap));
    from = Math.max(from, box.bottom + gap);
  }
  add(from, bottom);
  return strokes;
}
