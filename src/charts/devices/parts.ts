/** What several devices share: a number with its label and tags, colours of parts, values. */
import { amountOf } from '../../view/relations/amount.ts';
import { unitPlace } from '../../view/number.ts';
import type { FactView, FigureView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look } from '../look.ts';
import { setNumeral, setTag } from '../numeral.ts';
import {
  drawBox,
  fillRect,
  hatchRect,
  heightOf,
  leading,
  placeWords,
  putLine,
  setLines,
  stroke,
  type Pen,
} from '../pen.ts';

/** The value of a fact in its base unit; 0 where it has none. */
export const valueOf = (fact: FactView): number => amountOf(fact)?.value ?? 0;

/** Distances in px by the sizes of the look. */
export const gapAfter = (look: Look): number => look.s2 * 0.55;
export const air = (look: Look): number => look.s2 * 0.35;

/** Of the sum over a drawing: large where it leads its section. */
export const headSize = ({ headed }: Pick<FigureView, 'headed'>, look: Look): number =>
  headed ? look.s6 : look.s4;

/** A mark narrower than this, px, is no mark that prints: .1 mm. */
export const leastMark = 0.4;

export interface Paint {
  /** null: an outline, in which a hatch may stand. */
  fill: string | null;
  hatch?: string;
  on: string;
}

/** Paints of the parts of a whole, largest first: no two are alike. */
export function partPaints(look: Look, count: number): Paint[] {
  const main = { fill: look.main, on: look.onMain };
  const mid = { fill: look.mid, on: look.onMid };
  const faint = { fill: look.faint, on: look.onFaint };
  const deep = { fill: look.deep, on: look.onDeep };
  const outlined = { fill: null, on: look.text };
  const hatched = (hatch: string): Paint => ({ ...outlined, hatch });
  const all = [deep, main, mid, faint, outlined, hatched(look.deep), hatched(look.mid), hatched(look.main)];
  return count <= 3 ? all.slice(1, count + 1) : all.slice(0, count);
}

/** A mark in the paint of a part. */
export function paintPart(
  pen: Pen,
  look: Look,
  { fill, hatch }: Paint,
  box: [number, number, number, number],
): void {
  if (fill) fillRect(pen, ...box, fill);
  else if (hatch) hatchRect(pen, box, { colour: hatch });
  else drawBox(pen, box, { colour: look.axis, weight: stroke.hair });
}

export interface NumberPlace {
  x: number;
  top: number;
  width: number;
  size?: number;
  label?: string;
  tags?: FactView[];
  fill?: string;
  /** Weight of the label. */
  weight?: number;
}

/** A number with its label after it, or below it where there is no room, then its tags. @returns The bottom. */
export function placeNumber(
  pen: Pen,
  look: Look,
  fact: FactView,
  {
    x,
    top,
    width,
    size = look.s4,
    label = fact.label,
    tags = [],
    fill = look.value,
    weight = look.weight,
  }: NumberPlace,
): number {
  const value = setNumeral(look, fact, {
    size,
    fill,
    unit: size > look.s4 * 1.1 ? look.s3 : look.s1,
    bare: unitPlace({ parts: fact.parts, label }) === 'none',
  });
  const words = { size: look.s2, weight, at: `${fact.at}.${label === fact.label ? 'label' : 'short'}` };
  const room = width - value.width - gapAfter(look);
  const [line, ...more] = setLines(look, label, Math.max(1, room), words);
  const isDouble = room > look.s2 * 7 && more.length === 1;
  const base = top + Math.max(size * 0.8, isDouble ? look.s2 * (leading + 0.85) : 0);
  putLine(pen, value, x, base);
  let bottom = base + size * 0.25;
  let right = x + value.width + gapAfter(look);
  if (line && more.length === 0 && line.width <= room) {
    putLine(pen, line, right, base);
    right += line.width + gapAfter(look) * 1.6;
  } else if (isDouble) {
    const lift = look.s2 * leading;
    putLine(pen, line!, right, base - lift);
    putLine(pen, more[0]!, right, base);
    right += more[0]!.width + gapAfter(look) * 1.6;
  } else if (label) {
    bottom = placeWords(pen, setLines(look, label, width, words), { x, top: bottom });
    right = Infinity;
  }
  let under = 0;
  for (const tag of [...rankLine(look, fact), ...tags.map((one) => setTag(look, one))]) {
    if (right + tag.width <= x + width) {
      putLine(pen, tag, right, base);
      right += tag.width + gapAfter(look) * 1.6;
    } else if (tag.width > width) {
      const lines = brokenTag(look, tag, width);
      bottom = placeWords(pen, lines, { x, top: under > 0 ? bottom + look.s2 * leading : bottom });
      [under, right] = [0, Infinity];
    } else {
      if (under > 0 && under + tag.width > width) {
        bottom += look.s2 * leading;
        under = 0;
      }
      putLine(pen, tag, x + under, bottom + look.s2 * 0.98);
      under += tag.width + gapAfter(look) * 1.6;
      right = Infinity;
    }
  }
  return under > 0 ? bottom + look.s2 * leading : bottom;
}

/** A rank, or the words of a tag and its number below them, in lines that their place holds. */
function brokenTag(look: Look, line: Line, width: number): Line[] {
  const { tag, ...own } = line;
  if (tag)
    return [
      ...setLines(look, tag.text, width, { size: look.s1 }).map((one) => ({ ...one, own: true as const })),
      { ...own, width: own.width - tag.width },
    ];
  const { size, weight } = line.spans[0]!;
  return line.number ? [line] : setLines(look, line.text, width, { at: line.at, size, weight });
}

/** The rank of a number, bold. */
export const rankLine = (look: Look, { rank, value, at }: FactView): Line[] =>
  rank && value !== null
    ? setLines(look, rank, Infinity, { at: `${at}.rank`, size: look.s2, weight: 700 })
    : [];

/** Labels under a column: at most so wide, centred or from the left. */
export function labelsUnder(
  look: Look,
  text: string,
  width: number,
  weight = look.weight,
): { lines: Line[]; height: number } {
  const lines = setLines(look, text, width, { size: look.s2, weight });
  return { lines, height: heightOf(lines) };
}

/** An entry of a list below a drawing: the colour of its mark, then its lines in a row. */
export interface Entry {
  paint: Paint;
  lines: Line[];
}

/** The lines of an entry in rows: what does not stand in the width goes on below. */
function entryRows({ lines }: Entry, { room, gap }: { room: number; gap: number }): Line[][] {
  const rows: Line[][] = [[]];
  let used = 0;
  for (const line of lines) {
    if (rows.at(-1)!.length > 0 && used + line.width > room) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push(line);
    used += line.width + gap;
  }
  return rows;
}

/** Entries of a drawing too narrow to carry them, in as many columns as fit, from `from` px. @returns The bottom. */
export function placeEntries(
  pen: Pen,
  look: Look,
  entries: Entry[],
  { top, width, from = 0 }: { top: number; width: number; from?: number },
): number {
  const side = look.s2 * 0.7;
  const gap = gapAfter(look);
  const wideOf = ({ lines }: Entry) => side + lines.reduce((sum, line) => sum + gap + line.width, 0);
  const widest = Math.max(...entries.map(wideOf));
  const columns = Math.max(1, Math.min(entries.length, Math.floor((width + gap * 2) / (widest + gap * 2))));
  const perColumn = Math.ceil(entries.length / columns);
  const pitch = look.s3 * 1.22;
  let [lowest, at] = [0, 0];
  entries.forEach((entry, index) => {
    const left = from + Math.floor(index / perColumn) * (width / columns);
    if (index % perColumn === 0) at = 0;
    const rows = entryRows(entry, { room: width / columns - side - gap, gap });
    rows.forEach((row, below) => {
      const base = top + at * pitch + look.s3 * 0.92;
      if (below === 0) paintPart(pen, look, entry.paint, [left, base - side, side, side]);
      let x = left + side + gap;
      for (const line of row) {
        putLine(pen, line, x, base);
        x += line.width + gap;
      }
      at += 1;
    });
    lowest = Math.max(lowest, at);
  });
  return top + lowest * pitch;
}
