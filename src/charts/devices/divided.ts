/**
 * `divided`, a divided bar: a sum and its parts as one bar. The name and number of a part stand in it where
 * they fit, else below; what is not named stays an outline, an increase is the last piece.
 */
import { hundredPercent } from '../../view/number.ts';
import { isOfParts } from '../../view/relations/measure.ts';
import type { FactView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { noteMarks, scaleOf } from '../marks.ts';
import { setNumeral, setTag } from '../numeral.ts';
import { labelBox } from '../scene.ts';
import {
  drawBox,
  fillRect,
  finish,
  leading,
  newPen,
  putLine,
  putOwn,
  setLines,
  setWords,
  stroke,
  type Pen,
  type Picture,
} from '../pen.ts';
import {
  footHeight,
  footOf,
  footWays,
  isAside,
  keepsWords,
  nameAt,
  named,
  placeFeet,
  putFoot,
  type Piece,
} from './feet.ts';
import {
  placeEntries,
  type Entry,
  air,
  gapAfter,
  headSize,
  paintPart,
  partPaints,
  placeNumber,
  valueOf,
} from './parts.ts';

/** Between parts, px: .35 mm. */
const seam = 1.3;
const full = 100;

const isShare = ({ kind, unit }: FactView): boolean => kind === 'share' && unit === '%';

/** Its pieces carry shares: all of it is a hundred of them, and no other bar is measured by it. */
const isHundred = ({ facts, whole, beside = {} }: Room['figure']): boolean =>
  facts.every(
    (fact) => (isShare(fact) && (!whole || !isShare(whole))) || beside[fact.id]?.some(isShare) === true,
  );

const total = (figure: Room['figure']): number => {
  const { facts, whole } = figure;
  const sum = facts.reduce((all, fact) => all + (fact.kind === 'increment' ? 0 : valueOf(fact)), 0);
  if (whole && !isOfParts(figure)) return Math.max(valueOf(whole), sum);
  return isHundred(figure) ? Math.max(full, sum) : sum;
};

/** A part's share stands in it where one is known, its amount below; other numbers that belong to it follow. */
function piecesOf({ figure, look, width }: Room, k: number, size: number): Piece[] {
  const { facts, whole, beside = {} } = figure;
  const parts = facts.filter(({ kind }) => kind !== 'increment');
  const rises = facts.filter(({ kind }) => kind === 'increment');
  const paints = partPaints(look, parts.length);
  let x = 0;
  const pieces = parts.map((fact, index): Piece => {
    const others = beside[fact.id] ?? [];
    const share = others.find(isShare);
    const inside = share ?? fact;
    const paint = paints[index]!;
    const bare = whole !== undefined && inside.unit === whole.unit;
    const left = x;
    x += valueOf(fact) * k;
    return {
      fact,
      x: left,
      width: valueOf(fact) * k,
      paint,
      name: fact.short,
      shown: inside,
      bare,
      number: setNumeral(look, inside, {
        size,
        fill: paint.on,
        unitFill: paint.on,
        unit: look.s3,
        bare,
      }),
      below: [
        ...(share ? [setNumeral(look, fact, { size: look.s3, unit: look.s1, fill: look.text })] : []),
        ...others.filter((other) => other !== share).map((other) => setTag(look, other)),
      ],
    };
  });
  const end = Math.min(width, total(figure) * k);
  let right = end;
  const added = rises.map((fact): Piece => {
    const wide = valueOf(fact) * k;
    right -= wide;
    return {
      fact,
      x: right,
      width: wide,
      paint: { fill: look.news, on: look.onNews },
      name: fact.label,
      shown: fact,
      bare: false,
      number: setNumeral(look, fact, { size: look.s3, unit: look.s1, fill: look.text }),
      below: (beside[fact.id] ?? []).map((other) => setTag(look, other)),
    };
  });
  return [...pieces, ...added];
}

const pad = (look: Look): number => look.s2 * 0.45;

/** A way to set name and number in a piece: on one line or two, the name broken or not; the number leads. */
interface Mode {
  /** Lines of the name above the number; 0: before it. */
  lines: 0 | 1 | 2;
}
const modes: Mode[] = [{ lines: 0 }, { lines: 1 }, { lines: 2 }];

/** The name as it stands in the piece; undefined where it does not fit. */
function nameInside(look: Look, piece: Piece, { lines }: Mode): Line[] | undefined {
  if (piece.fact.kind === 'increment' || (!piece.paint.fill && piece.paint.hatch)) return undefined;
  const style = { size: look.s2, weight: 700, fill: piece.paint.on, at: nameAt(piece) };
  const room = piece.width - pad(look) * 2;
  if (lines === 0) {
    const name = setWords(look, piece.name, style);
    return name.width + gapAfter(look) + piece.number.width <= room ? [name] : undefined;
  }
  if (piece.number.width > room) return undefined;
  const name = lines === 1 ? [setWords(look, piece.name, style)] : setLines(look, piece.name, room, style);
  const fits = name.length <= lines && name.every(({ width }) => width <= room);
  return fits && keepsWords(piece.name, name) ? name : undefined;
}

/** The first way in which most of the pieces hold their names. */
function modeFor(look: Look, pieces: Piece[]): Mode {
  const held = (mode: Mode) => pieces.filter((piece) => nameInside(look, piece, mode)).length;
  return modes.reduce((best, mode) => (held(mode) > held(best) ? mode : best));
}

/** Height that a name above its number takes. */
const blockHeight = (look: Look, { lines, number }: Mode & { number: number }, count = lines): number =>
  lines === 0 ? number * 0.8 : count * look.s2 * leading + number * 0.85;

/** Share of its height by which a bar grows with grace; and the most, in sizes of its text: a strip, no ground. */
const rise = 0.4;
const highest = 5.6;

/** A bar on the scale of its page that takes less of its width than this has room for its words at its right. */
const mostBar = 0.6;

/** Names and numbers of all pieces at the right of a short bar; undefined beside one that has no room for them. */
function asideOf(
  look: Look,
  pieces: Piece[],
  { end, width }: { end: number; width: number },
): { height: number; place: (pen: Pen, top: number) => void } | undefined {
  if (end > width * mostBar) return undefined;
  const from = end + gapAfter(look) * 2;
  const entries = pieces.map((piece): Entry => ({
    paint: piece.paint,
    lines: footOf(look, piece, false, footWays[0]!).rows.flat(),
  }));
  const place = (pen: Pen, top: number): number =>
    placeEntries(pen, look, entries, { top, from, width: width - from });
  return { height: place(newPen(), 0), place };
}

/** Its pieces carry shares of an amount: by that amount it is on the scale of its page, or it is a hundred long. */
export const isHundredOf = (figure: Room['figure']): boolean =>
  figure.whole !== undefined && !isShare(figure.whole) && isHundred(figure);

/** Where a bar of shares is on no scale of its page, its head line tells what its length is. */
function tellHundred(pen: Pen, { figure, look, width, scale }: Room): void {
  if (scale !== undefined || !isHundredOf(figure)) return;
  const line = setWords(look, `= ${hundredPercent(figure.language)}`, { size: look.s1 });
  const y = headSize(figure, look) * 0.8;
  const own = labelBox({ x: width, y, anchor: 'end', line });
  const isFree = pen.labels
    .map(labelBox)
    .every(
      ({ right, top, bottom }) =>
        right + gapAfter(look) <= own.left || bottom <= own.top || top >= own.bottom,
    );
  if (isFree && own.left >= 0) putOwn(pen, line, width, y, 'end');
}

/** px for 1 of the values of its pieces. */
function scaleIn(room: Room): number {
  const { figure, width } = room;
  const { facts, whole } = figure;
  const natural = width / total(figure);
  if (whole && isHundredOf(figure)) {
    const inWhole = valueOf(whole) / total(figure);
    return scaleOf(room, whole, natural / inWhole) * inWhole;
  }
  return scaleOf(room, isOfParts(figure) ? facts[0]! : (whole ?? facts[0]!), natural);
}

export function drawDivided(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const { whole, beside = {} } = figure;
  const k = scaleIn(room);
  const number = look.s4;
  const pieces = piecesOf(room, k, number);
  const mode = modeFor(look, pieces);
  let top = whole
    ? placeNumber(pen, look, whole, {
        x: 0,
        top: 0,
        width,
        size: headSize(figure, look),
        tags: beside[whole.id] ?? [],
      }) + air(look)
    : 0;
  tellHundred(pen, room);
  const names = new Map(pieces.map((piece) => [piece, nameInside(look, piece, mode)]));
  const feetIn = (way: (typeof footWays)[number]) =>
    pieces
      .map((piece) => footOf(look, piece, names.get(piece) !== undefined, way))
      .filter(({ rows }) => rows.length > 0)
      .sort((one, two) => one.piece.x - two.piece.x);
  const placed = footWays
    .map((way) => ({ feet: feetIn(way), places: placeFeet(look, feetIn(way), width) }))
    .find(
      ({ places, feet }) =>
        places !== undefined && feet.every(({ piece, rows }) => keepsWords(piece.name, named(piece, rows))),
    );
  // Where not even broken names stand side by side, they are a list.
  const entries = feetIn(footWays[0]!).map(({ piece, rows }): Entry => ({
    paint: piece.paint,
    lines: [
      ...(names.get(piece) ? [setWords(look, piece.name, { size: look.s2, at: nameAt(piece) })] : []),
      ...rows.flat(),
    ],
  }));
  const least = blockHeight(look, { ...mode, number }) + look.s2 * 1.1;
  const leader = placed?.places!.some((x, index) => isAside(look, placed.feet[index]!, x))
    ? look.s2 * 0.7
    : 0;
  const below = placed
    ? Math.max(0, ...placed.feet.map((foot) => footHeight(look, foot))) + leader
    : placeEntries(newPen(), look, entries, { top: 0, width });
  const under = below > 0 ? below + air(look) : 0;
  const end = Math.min(width, total(figure) * k);
  const aside = under > 0 ? asideOf(look, pieces, { end, width }) : undefined;
  const isAtSide = aside !== undefined && aside.height < least + under;
  const natural = isAtSide ? aside.height : least;
  const spare = Math.max(0, (height ?? 0) - top - natural - (isAtSide ? 0 : under));
  const most = isAtSide ? natural : Math.max(0, Math.min(natural * rise, look.s2 * highest - natural));
  const thick = natural + Math.min(spare, most);
  drawBox(pen, [0, top, end, thick], { colour: look.rest, weight: stroke.outline });
  // A sum of which only the increase is known is all of it there.
  if (pieces.every(({ fact }) => fact.kind === 'increment'))
    fillRect(pen, 0, top, Math.max(0, ...pieces.map(({ x }) => x)) - seam, thick, look.mid);
  if (whole && isHundredOf(figure))
    noteMarks(
      pen,
      [{ fact: whole, length: total(figure) * k }],
      'length',
      (total(figure) * k) / valueOf(whole),
    );
  if (!isHundred(figure))
    noteMarks(
      pen,
      [
        ...(whole ? [{ fact: whole, length: valueOf(whole) * k }] : []),
        ...pieces.map(({ fact, width: length }) => ({ fact, length })),
      ],
      'length',
      k,
    );
  for (const piece of pieces) {
    // The last of a complete whole ends where that ends: a seam there would be an unnamed part.
    const isLast = piece.x + piece.width > end - seam;
    const wide = Math.max(0.4, isLast ? end - piece.x : piece.width - seam);
    if (piece.paint.fill || piece.paint.hatch) paintPart(pen, look, piece.paint, [piece.x, top, wide, thick]);
    const name = names.get(piece);
    if (name && !isAtSide) putInside(pen, look, { piece, name, mode, number, top, thick });
  }
  if (isAtSide) {
    aside.place(pen, top + (thick - aside.height) / 2);
    return finish(pen, width, top + thick, room);
  }
  top += thick + (below > 0 ? air(look) : 0);
  if (!placed) placeEntries(pen, look, entries, { top, width });
  else
    placed.feet.forEach((foot, index) =>
      putFoot(pen, look, foot, { x: placed.places![index]!, top, leader }),
    );
  return finish(pen, width, top + below, room);
}

/** Name and number in a piece. */
function putInside(
  pen: Pen,
  look: Look,
  {
    piece,
    name,
    mode,
    number,
    top,
    thick,
  }: { piece: Piece; name: Line[]; mode: Mode; number: number; top: number; thick: number },
): void {
  const x = piece.x + pad(look);
  if (mode.lines === 0) {
    const base = top + thick / 2 + number * 0.35;
    putLine(pen, name[0]!, x, base);
    putLine(pen, piece.number, x + name[0]!.width + gapAfter(look), base);
    return;
  }
  const size = look.s2;
  const high = name.length * size * leading;
  const first = top + (thick - blockHeight(look, { ...mode, number }, name.length as 1 | 2)) / 2;
  name.forEach((line, index) => putLine(pen, line, x, first + size + index * size * leading));
  putLine(pen, piece.number, x, first + high + number * 0.82);
}
