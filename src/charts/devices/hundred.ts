/**
 * `hundred`, hundred squares: shares close to 100, where the gap is the news, one field each; or shares of one
 * whole that lie within one another, in a single field.
 */
import type { FactView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { setNumeral } from '../numeral.ts';
import {
  drawBox,
  figureRise,
  drawLater,
  fillRect,
  finish,
  heightOf,
  newPen,
  placeWords,
  putLine,
  putOwn,
  setLines,
  setWords,
  widestPiece,
  type Pen,
  type Picture,
} from '../pen.ts';
import { air, gapAfter, leastMark, placeNumber } from './parts.ts';
import { drawRuled } from './ruled.ts';

const cells = 10;
const gapShare = 0.14;

/** Share of cell `index` (from the lower left, row by row) that lies between two values of 100. */
const covered = (index: number, from: number, to: number): [number, number] => [
  Math.max(0, Math.min(1, from - index)),
  Math.max(0, Math.min(1, to - index)),
];

export interface Layer {
  from: number;
  to: number;
  paint: (pen: Pen, x: number, y: number, width: number, height: number) => void;
}

/** A field of a hundred cells in a square of side `side`. */
export const drawHundred = (
  pen: Pen,
  look: Look,
  [x, y, side]: [number, number, number],
  layers: Layer[],
): void => drawLater(pen, [x, y, side, side], (own) => drawCells(own, look, [x, y, side], layers));

function drawCells(pen: Pen, look: Look, [x, y, side]: [number, number, number], layers: Layer[]): void {
  const pitch = side / (cells - gapShare);
  const size = pitch * (1 - gapShare);
  for (let index = 0; index < cells * cells; index += 1) {
    const left = x + (index % cells) * pitch;
    const top = y + (cells - 1 - Math.floor(index / cells)) * pitch;
    let filled = false;
    for (const { from, to, paint } of layers) {
      const [start, end] = covered(index, from, to);
      if (size * (end - start) < leastMark) continue;
      paint(pen, left + size * start, top, size * (end - start), size);
      filled ||= start === 0 && end === 1;
    }
    if (!filled)
      drawBox(pen, [left, top, size, size], {
        colour: look.rest,
        weight: Math.max(0.45, Math.min(0.67, size * 0.12)),
      });
  }
}

const solid =
  (fill: string): Layer['paint'] =>
  (pen, x, y, width, height) =>
    fillRect(pen, x, y, width, height, fill);

const [leastSide, naturalSide, mostSide] = [5.2, 6.2, 9.5];
const mostAcross = 6;

export function drawHundredSquares(room: Room): Picture {
  return room.figure.others?.length ? drawNested(room) : drawApart(room);
}

/** What is said loudest: what holds a rank, else the largest. */
function strongest(facts: FactView[]): FactView {
  const ranked = facts.find(({ rank }) => Boolean(rank));
  return ranked ?? facts.reduce((best, fact) => ((fact.value ?? 0) > (best.value ?? 0) ? fact : best));
}

const drawField = (pen: Pen, look: Look, fact: FactView, at: [number, number, number], fill: string): void =>
  drawHundred(pen, look, at, [{ from: 0, to: fact.value ?? 0, paint: solid(fill) }]);

/** Label and rank of a share. */
const wordsOf = (look: Look, fact: FactView, width: number): Line[] => [
  ...setLines(look, fact.short, width, { at: `${fact.at}.short`, size: look.s2 }),
  ...(fact.rank
    ? setLines(look, fact.rank, width, { at: `${fact.at}.rank`, size: look.s2, weight: 700 })
    : []),
];

function drawApart(room: Room): Picture {
  return drawStrips(room) ?? drawBeside(room) ?? drawAbove(room);
}

/** Rows of a strip: the fewest whose cells are no larger than so many sizes of the text, and no smaller. */
const stripRows = [5, 4, 2];
const [leastCell, mostCell] = [0.85, 1.5];
/** A square with its words that fills less of its slot leaves the rest of it white. */
const leastFilled = 0.55;

/** A hundred cells in so many rows from the left, filled column by column: as long as the place is wide. */
function drawStrip(
  pen: Pen,
  look: Look,
  { value }: FactView,
  { top, width, rows, fill }: { top: number; width: number; rows: number; fill: string },
): void {
  const pitch = width / (full / rows - gapShare);
  const size = pitch * (1 - gapShare);
  drawLater(pen, [0, top, width, (rows - 1) * pitch + size], (own) => {
    for (let index = 0; index < full; index += 1) {
      const x = Math.floor(index / rows) * pitch;
      const y = top + (rows - 1 - (index % rows)) * pitch;
      const share = Math.max(0, Math.min(1, (value ?? 0) - index));
      if (size * share >= leastMark) fillRect(own, x, y + size * (1 - share), size, size * share, fill);
      if (share < 1) drawBox(own, [x, y, size, size], { colour: look.rest, weight: stripLine });
    }
  });
}
const [full, stripLine] = [100, 0.67];

/** Few shares in a wide place: each over a strip of a hundred cells; undefined where squares fill their slots. */
function drawStrips(room: Room): Picture | undefined {
  const { figure, look, width } = room;
  const { facts } = figure;
  const gap = look.s2 * 1.6;
  const slot = (width - gap * (facts.length - 1)) / facts.length;
  const words = facts.map((fact) => wordsOf(look, fact, slot));
  const needed = look.s2 * besideSide + Math.max(...words.flat().map((line) => line.width));
  const rows = stripRows.find((one) => width / (full / one) <= look.s2 * mostCell);
  if (needed > slot * leastFilled || rows === undefined) return undefined;
  if (width / (full / rows) < look.s2 * leastCell) return undefined;
  const pen = newPen();
  const strong = strongest(facts);
  const high = (width / (full / rows)) * rows;
  let top = 0;
  for (const fact of facts) {
    // Its rank stands with it.
    top = placeNumber(pen, look, fact, { x: 0, top, width, label: fact.short }) + air(look);
    drawStrip(pen, look, fact, { top, width, rows, fill: fact === strong ? look.main : look.mid });
    top += high + air(look) * 3;
  }
  return finish(pen, width, top - air(look) * 3, room);
}

/** Words beside a field are so wide, in sizes of the text, or stand below it. */
const leastBeside = 8;
/** Natural side of a field with its words beside it, and the greatest, in sizes of the text. */
const [besideSide, mostBeside] = [7.5, 10];

/** All in one row with number and words at the right of each field; undefined where they are too narrow for that. */
function drawBeside(room: Room): Picture | undefined {
  const { figure, look, width, height } = room;
  const { facts } = figure;
  const gap = look.s2 * 1.6;
  const slot = (width - gap * (facts.length - 1)) / facts.length;
  const after = gapAfter(look) * 1.4;
  const size = figure.display ? look.s5 : look.s4;
  const numbers = facts.map((fact) => setNumeral(look, fact, { size }));
  const least = Math.max(look.s2 * leastBeside, ...numbers.map((line) => line.width));
  const side = Math.min(
    Math.max(look.s2 * besideSide, height ?? 0),
    look.s2 * mostBeside,
    slot - after - least,
  );
  if (side < look.s2 * besideSide) return undefined;
  const words = facts.map((fact) => wordsOf(look, fact, slot - side - after));
  if (words.some((lines) => size + heightOf(lines) > side)) return undefined;
  const pen = newPen();
  const strong = strongest(facts);
  facts.forEach((fact, index) => {
    const x = index * (slot + gap);
    drawField(pen, look, fact, [x, 0, side], fact === strong ? look.main : look.mid);
    const at = x + side + after;
    putLine(pen, numbers[index]!, at, size * figureRise);
    placeWords(pen, words[index]!, { x: at, top: size * 1.02 });
  });
  return finish(pen, width, side, room);
}

/** Number and words below each field. */
function drawAbove(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const { facts } = figure;
  const gap = look.s2 * 0.7;
  // All in a row where their numbers and the words of their labels fit it, a step smaller if need be.
  const fitting = (size: number): number => {
    const widest = Math.max(
      ...facts.map((fact) => setNumeral(look, fact, { size }).width),
      ...facts.map((fact) => widestPiece(look, fact.short, { size: look.s2 })),
      look.s2 * leastSide,
    );
    return Math.max(1, Math.min(mostAcross, Math.floor((width + gap) / (widest + gap))));
  };
  const size = fitting(look.s4) < facts.length && fitting(look.s3) >= facts.length ? look.s3 : look.s4;
  const most = fitting(size);
  const rows = Math.ceil(facts.length / most);
  const across = Math.ceil(facts.length / rows);
  // Rows that are not even would leave a hole: bars to 100 say the same.
  if (rows * across > facts.length) return drawRuled(room);
  const slot = (width - gap * (across - 1)) / across;
  const strong = strongest(facts);
  const texts = facts.map((fact) => wordsOf(look, fact, slot));
  const words = Math.max(...texts.map(heightOf));
  const foot = look.s4 * 1.25 + words;
  const natural = Math.min(slot, look.s2 * naturalSide);
  const room1 = height === undefined ? natural : height / rows - foot - (rows > 1 ? gap : 0);
  const side = Math.max(Math.min(slot, look.s2 * leastSide), Math.min(slot, look.s2 * mostSide * 1.5, room1));
  facts.forEach((fact, index) => {
    const x = (index % across) * (slot + gap);
    const top = Math.floor(index / across) * (side + foot + gap);
    drawField(pen, look, fact, [x, top, side], fact === strong ? look.main : look.mid);
    putLine(pen, setNumeral(look, fact, { size }), x, top + side + look.s4);
    placeWords(pen, texts[index]!, { x, top: top + side + look.s4 * 1.2 });
  });
  return finish(pen, width, rows * (side + foot) + (rows - 1) * gap, room);
}

/** Width of the bar before a key, and by which that of a share within another is set in, in sizes of the text. */
const [keyBar, innerIndent] = [0.5, 1.4];

/** Width of the widest number beside a field, with what stands before it. */
function widestKey(look: Look, { others = [], ofWhich }: Room['figure'], order: FactView[]): number {
  return Math.max(
    ...order.map((fact) => {
      const isInner = others.includes(fact);
      const own = setNumeral(look, fact, { size: look.s4 }).width;
      const words =
        isInner && ofWhich ? setWords(look, ofWhich, { size: look.s2 }).width + gapAfter(look) : 0;
      return look.s2 * (keyBar + (isInner ? innerIndent : 0)) + gapAfter(look) + words + own;
    }),
  );
}

/** Shares that fill one field from the lower left, the last of which holds another within it. */
function drawNested(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const inner = figure.others!;
  // From the top of the field down; what lies within the last share follows it.
  const [holder, ...outer] = [...figure.facts].reverse();
  const order = [holder!, ...inner, ...outer];
  const keyHeight = look.s4 * 1.25 + look.s2 * 1.3;
  const keys = order.length * keyHeight;
  const gap = look.s2 * 1.2;
  const most = Math.min(width * 0.56, look.s2 * 16, width - gap - widestKey(look, figure, order));
  const side = Math.min(most, Math.max(keys, look.s2 * 9, height ?? 0));
  if (side < look.s2 * leastSide) return drawRuled({ ...room, figure: { ...figure, facts: order } });
  const fills = new Map<FactView, string>();
  let at = 0;
  const layers: Layer[] = [];
  figure.facts.forEach((fact, index) => {
    const fill = index === figure.facts.length - 1 ? look.main : look.mid;
    fills.set(fact, fill);
    layers.push({ from: at, to: at + (fact.value ?? 0), paint: solid(fill) });
    at += fact.value ?? 0;
  });
  for (const fact of inner) {
    fills.set(fact, look.deep);
    layers.push({ from: at - (fact.value ?? 0), to: at, paint: solid(look.deep) });
  }
  drawHundred(pen, look, [0, 0, side], layers);
  const x = side + gap;
  const bar = look.s2 * keyBar;
  order.forEach((fact, index) => {
    const top = index * keyHeight;
    const isInner = inner.includes(fact);
    const left = x + (isInner ? look.s2 * innerIndent : 0);
    fillRect(pen, left, top + look.s4 * 0.12, bar, look.s4 * 0.74, fills.get(fact)!);
    let at = left + bar + gapAfter(look);
    if (isInner && figure.ofWhich) {
      const words = setWords(look, figure.ofWhich, { size: look.s2 });
      putOwn(pen, words, at, top + look.s4 * 0.84);
      at += words.width + gapAfter(look) * 0.8;
    }
    putLine(pen, setNumeral(look, fact, { size: look.s4 }), at, top + look.s4 * 0.84);
    placeWords(pen, setLines(look, fact.short, width - left, { at: `${fact.at}.short`, size: look.s2 }), {
      x: left,
      top: top + look.s4 * 1.02,
    });
  });
  return finish(pen, width, Math.max(side, keys), room);
}
