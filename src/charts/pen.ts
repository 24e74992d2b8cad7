/**
 * Draws a picture mark by mark: SVG of our own for the devices whose marks Vega-Lite has no grammar for
 * (cells, ribbons, rings, hatches, scenes, labels that avoid one another).
 *
 * A page and a card call the same devices: all lengths are px of the place that was asked for, all colours
 * roles of the look, all sizes of the ladder.
 */
import { remember } from '../lib/remember.ts';
import type { Line } from './label.ts';
import type { Font, Look, Room } from './look.ts';
import type { Drawn, Mark } from './measure.ts';
import type { Box, Label } from './scene.ts';
import { widestPiece as widestIn, wrapText, type WrappedLine } from './wrap.ts';

/** A mark. Its SVG element is written when its picture is finished: most are drawn for their height alone. */
export interface Shape {
  svg: () => string;
  /** From left to right of an upright rectangle or a rule, px. */
  reach?: [from: number, to: number];
}

export interface Picture {
  /** px */
  width: number;
  height: number;
  /** px from its top that it fills; a place that is higher stays empty below. */
  own: number;
  /** In drawing order, below all labels. */
  shapes: Shape[];
  labels: Label[];
  /** Marks that stand for values by their lengths, and the scale on which they are drawn. */
  marks?: Mark[];
  drawn?: Drawn | undefined;
  /** Where upright rectangles stand, px. */
  boxes?: Box[];
}

/** A device: a figure in its room; `height`, where it is given, is filled, or exceeded where type needs it. */
export type Device = (room: Room) => Picture;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const number = (value: number): string => String(rounded(value));

/** Thinnest rules, px: a hairline in one ink, an outline, a strong rule. */
export const stroke = { hair: 2 / 3, outline: 1, rule: 4 / 3 };

export interface Pen {
  shapes: Shape[];
  labels: Label[];
  marks: Mark[];
  drawn?: Drawn;
  boxes: Box[];
}
export const newPen = (): Pen => ({ shapes: [], labels: [], marks: [], boxes: [] });

const noteBox = (pen: Pen, [left, top, width, height]: [number, number, number, number]): void => {
  pen.boxes.push({ left, right: left + width, top, bottom: top + height });
};

const reachOf = (x: number, width: number): Shape['reach'] => [rounded(x), rounded(x) + rounded(width)];

/**
 * Many marks as one, which are drawn when their picture is finished. @param box Where they stand; none where they are
 * no upright rectangles.
 */
export function drawLater(
  pen: Pen,
  box: [x: number, y: number, width: number, height: number] | undefined,
  draw: (pen: Pen) => void,
): void {
  const svg = () => {
    const own = newPen();
    draw(own);
    return own.shapes.map((shape) => shape.svg()).join('');
  };
  if (box) noteBox(pen, box);
  pen.shapes.push(box ? { svg, reach: reachOf(box[0], box[2]) } : { svg });
}

/** Least side of a filled rectangle, px: 0.3 pt, about 0.1 mm. Less does not print (styles/press/rules.yaml). */
const leastSide = 0.4;

/** An upright rectangle; nothing for one without an area. A value near nought is as thin as prints. */
export function fillRect(
  pen: Pen,
  x: number,
  y: number,
  ...[across, high, fill]: [width: number, height: number, fill: string]
): void {
  if (across <= 0 || high <= 0) return;
  const [width, height] = [Math.max(leastSide, across), Math.max(leastSide, high)];
  noteBox(pen, [x, y, width, height]);
  pen.shapes.push({
    svg: () =>
      `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${fill}"/>`,
    reach: reachOf(x, width),
  });
}

/** An outline that lies inside the rectangle. */
export function drawBox(
  pen: Pen,
  [x, y, width, height]: [number, number, number, number],
  { colour, weight = stroke.outline, dash }: { colour: string; weight?: number; dash?: number },
): void {
  const inset = Math.min(weight, width, height) / 2;
  if (width <= 0 || height <= 0) return;
  noteBox(pen, [x, y, width, height]);
  const [across, high] = [Math.max(0, width - 2 * inset), Math.max(0, height - 2 * inset)];
  pen.shapes.push({
    svg: () =>
      `<rect x="${number(x + inset)}" y="${number(y + inset)}" width="${number(across)}" height="${number(high)}" fill="none" stroke="${colour}" stroke-width="${number(weight)}"${dash ? ` stroke-dasharray="${number(dash)} ${number(dash * 0.7)}"` : ''}/>`,
    reach: reachOf(x + inset, across),
  });
}

export function drawLine(
  pen: Pen,
  [x1, y1, x2, y2]: [number, number, number, number],
  { colour, weight = stroke.outline, dash }: { colour: string; weight?: number; dash?: number },
): void {
  pen.shapes.push({
    svg: () =>
      `<line x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}" stroke="${colour}" stroke-width="${number(weight)}"${dash ? ` stroke-dasharray="${number(dash)} ${number(dash)}"` : ''}/>`,
    reach: [rounded(Math.min(x1, x2)), rounded(Math.max(x1, x2))],
  });
}

/** @param d As it is written, or its points. */
export function drawPath(
  pen: Pen,
  d: string | Points,
  {
    fill,
    colour,
    weight = stroke.outline,
    dash,
  }: { fill?: string; colour?: string; weight?: number; dash?: number },
): void {
  pen.shapes.push({
    svg: () => {
      const line = colour ? ` stroke="${colour}" stroke-width="${number(weight)}"` : '';
      const dashes = dash ? ` stroke-dasharray="${number(dash)} ${number(dash * 0.7)}"` : '';
      return `<path d="${typeof d === 'string' ? d : pathOf(d)}" fill="${fill ?? 'none'}"${line}${dashes}/>`;
    },
  });
}

export function drawDisc(pen: Pen, x: number, y: number, radius: number, fill: string): void {
  pen.shapes.push({
    svg: () => `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" fill="${fill}"/>`,
  });
}

/** Points of a path, e.g. M 0 0 L 5 5. */
export type Points = (string | number)[];
const pathOf = (pieces: Points): string =>
  pieces.map((piece) => (typeof piece === 'number' ? number(piece) : piece)).join(' ');

/** Spacing and weight of hatching, px: 1.9 pt and .75 pt. */
const hatch = { spacing: 2.6, weight: 1 };

/**
 * Lines at 45° cut to the rectangle: a pattern would be repeated by the printer's machine at its own zero.
 * @param fine px that no line is thinner than.
 */
export function hatchRect(
  pen: Pen,
  [x, y, width, height]: [number, number, number, number],
  { colour, outlined = true, fine = 0 }: { colour: string; outlined?: boolean; fine?: number },
): void {
  if (width <= 0 || height <= 0) return;
  const pieces: Points = [];
  const step = hatch.spacing * Math.SQRT2;
  for (let at = step / 2; at < width + height; at += step) {
    const left = Math.max(0, at - height);
    const right = Math.min(width, at);
    if (right - left > 0.2) pieces.push('M', x + left, y + at - left, 'L', x + right, y + at - right);
  }
  noteBox(pen, [x, y, width, height]);
  drawPath(pen, pieces, { colour, weight: Math.max(hatch.weight, fine) });
  if (outlined) drawBox(pen, [x, y, width, height], { colour, weight: Math.max(stroke.outline, fine) });
}

/* Type. */

/** Distance between baselines, em. */
export const leading = 1.24;
/** First baseline below the top of a line of words; of figures below the top of the figures. */
const hanBase = 0.5 * leading + 0.37;
export const figureRise = 0.72;

export interface WordsStyle {
  size: number;
  fill?: string;
  weight?: number;
  family?: string;
  /** Address of the words in the view. */
  at?: string | undefined;
}

export const setWords = (look: Look, text: string, style: WordsStyle): Line =>
  wordsOf(look, { text, width: look.measure(text, fontOf(look, style)) }, style);

const fontOf = (
  { families, weight: usual }: Look,
  { size, weight = usual, family = families.label }: WordsStyle,
): Font => ({ family, weight, size });

function wordsOf(look: Look, { text, width }: WrappedLine, style: WordsStyle): Line {
  const { fill = look.text, at } = style;
  return { text, spans: [{ text, ...fontOf(look, style), gap: 0 }], fill, width, at };
}

type LinesByWidth = Map<number, WrappedLine[]>;
/** Lines that a text was broken into, by type: a figure is drawn again and again in places equally wide. */
const broken = new WeakMap<Look, Map<string, Map<string, LinesByWidth>>>();

export function setLines(look: Look, text: string, width: number, style: WordsStyle): Line[] {
  const font = fontOf(look, style);
  const fonts = remember(broken, look, () => new Map<string, Map<string, LinesByWidth>>());
  const name = `${font.size}/${font.weight}/${font.family}`;
  const texts = remember(fonts, name, () => new Map<string, LinesByWidth>());
  const widths = remember(texts, text, (): LinesByWidth => new Map());
  const lines = remember(widths, width, () => wrapText(text, width, look.ruler(text, font)));
  return lines.map((line) => wordsOf(look, line, style));
}

/** px of the widest piece of a text that no line parts: a word. */
export const widestPiece = (look: Look, text: string, style: WordsStyle): number =>
  widestIn(text, look.ruler(text, fontOf(look, style)));

/** Places lines from `top` down. @returns Their bottom. */
export function placeWords(
  pen: Pen,
  lines: Line[],
  { x, top, anchor = 'start' }: { x: number; top: number; anchor?: Label['anchor'] },
): number {
  let at = top;
  for (const line of lines) {
    const size = sizeOf(line);
    pushLabel(pen, { x, y: at + hanBase * size, anchor, line });
    at += leading * size;
  }
  return at;
}

export const sizeOf = (line: Line): number => Math.max(...line.spans.map(({ size }) => size));
export const heightOf = (lines: Line[]): number =>
  lines.reduce((sum, line) => sum + leading * sizeOf(line), 0);

/** Puts a line with its baseline at `y`. */
export const putLine = (
  pen: Pen,
  line: Line,
  x: number,
  y: number,
  anchor: Label['anchor'] = 'start',
): void => pushLabel(pen, { x, y, anchor, line });

/** Puts words of the program's own: a unit, what a cell stands for, a sign. */
export const putOwn = (
  pen: Pen,
  line: Line,
  x: number,
  y: number,
  anchor: Label['anchor'] = 'start',
): void => {
  pen.labels.push({ x, y, anchor, line, tick: true });
};

/** Puts a label; its tag, where it has one, as a label of its own before it. */
function pushLabel(pen: Pen, label: Label): void {
  const { line, anchor } = label;
  if (!line.tag) {
    pen.labels.push(line.own ? { ...label, tick: true } : label);
    return;
  }
  const left = label.x - (anchor === 'end' ? line.width : anchor === 'middle' ? line.width / 2 : 0);
  const { tag, ...value } = line;
  pen.labels.push({ x: left, y: label.y, anchor: 'start', line: tag, tick: true });
  pen.labels.push({ x: left + line.width, y: label.y, anchor: 'end', line: value });
}

export const finish = (pen: Pen, width: number, height: number, room: Room): Picture => ({
  width,
  height: Math.max(height, room.height ?? 0),
  own: height,
  shapes: pen.shapes,
  labels: pen.labels,
  marks: pen.marks,
  boxes: pen.boxes,
  drawn: pen.drawn,
});
