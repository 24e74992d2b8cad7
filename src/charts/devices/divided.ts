/**
 * `divided`, a divided bar: a sum and its parts as one bar. The name and number of a part stand in it where
 * they fit, else below; what is not named stays an outline, an increase is the last piece.
 */
import type { FactView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import {
  drawBox,
  fillRect,
  finish,
  heightOf,
  leading,
  newPen,
  placeWords,
  putLine,
  setLines,
  setNumeral,
  setTag,
  setWords,
  stroke,
  type Picture,
} from '../pen.ts';
import {
  placeEntries,
  type Entry,
  air,
  gapAfter,
  partPaints,
  placeNumber,
  valueOf,
  type Paint,
} from './parts.ts';

/** Between parts, px: .35 mm. */
const seam = 1.3;
const full = 100;

interface Piece {
  fact: FactView;
  x: number;
  width: number;
  paint: Paint;
  /** Printed in it, or below where it does not fit. */
  name: string;
  number: Line;
  shown: FactView;
  bare: boolean;
  below: Line[];
}

const total = ({ facts, whole }: Room['figure']): number => {
  const sum = facts.reduce((all, fact) => all + (fact.kind === 'increment' ? 0 : valueOf(fact)), 0);
  if (whole) return Math.max(valueOf(whole), sum);
  return facts.every(({ kind, unit }) => kind === 'share' && unit === '%') ? Math.max(full, sum) : sum;
};

/** A part's share stands in it where one is known, its amount below; other numbers that belong to it follow. */
function piecesOf({ figure, look, width }: Room, k: number): Piece[] {
  const { facts, whole, beside = {} } = figure;
  const parts = facts.filter(({ kind }) => kind !== 'increment');
  const rises = facts.filter(({ kind }) => kind === 'increment');
  const paints = partPaints(look, parts.length);
  let x = 0;
  const pieces = parts.map((fact, index): Piece => {
    const others = beside[fact.id] ?? [];
    const share = others.find(({ kind, unit }) => kind === 'share' && unit === '%');
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
        size: look.s4,
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

type Mode = 'inline' | 'stacked';
const pad = (look: Look): number => look.s2 * 0.45;

/** Whether name and number stand in the piece. */
function isInside(look: Look, piece: Piece, mode: Mode): boolean {
  if (piece.fact.kind === 'increment') return false;
  const name = setWords(look, piece.name, { size: look.s3, weight: 700 });
  const needed =
    mode === 'inline'
      ? name.width + gapAfter(look) + piece.number.width
      : Math.max(name.width, piece.number.width);
  return needed + pad(look) * 2 <= piece.width;
}

const black = (look: Look, line: Line): Line => ({
  ...line,
  fill: look.text,
  spans: line.spans.map((span) => ({ ...span, fill: look.text })),
});

export function drawDivided(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const { whole, beside = {} } = figure;
  let top = whole
    ? placeNumber(pen, look, whole, { x: 0, top: 0, width, tags: beside[whole.id] ?? [] }) + air(look)
    : 0;
  const k = Math.min(room.scale ?? Infinity, width / total(figure));
  const pieces = piecesOf(room, k);
  const named = pieces.filter(({ fact }) => fact.kind !== 'increment');
  const inlineAll = named.filter((piece) => isInside(look, piece, 'inline')).length;
  const stackedAll = named.filter((piece) => isInside(look, piece, 'stacked')).length;
  const mode: Mode = stackedAll > inlineAll ? 'stacked' : 'inline';
  const belows = pieces.map((piece) => {
    const inside = isInside(look, piece, mode);
    const wide = Math.min(width, look.s2 * 14);
    const own = inside
      ? []
      : [...setLines(look, piece.name, wide, { size: look.s2 }), black(look, piece.number)];
    return { piece, inside, lines: [...own, ...piece.below] };
  });
  const tiers = layBelow(look, belows, width);
  // Names in steps are hard to follow: then they stand in a list.
  const listed = tiers.count > 2 || (tiers.count > 1 && width < look.s2 * 26);
  const entries = belows.flatMap(({ piece, lines, inside }): Entry[] =>
    lines.length === 0
      ? []
      : [
          {
            fill: piece.paint.fill,
            lines: [
              setWords(look, piece.name, { size: look.s2 }),
              ...(inside
                ? []
                : [setNumeral(look, piece.shown, { size: look.s3, bare: piece.bare, fill: look.text })]),
              ...piece.below,
            ],
          },
        ],
  );
  const listHeight = listed ? placeEntries(newPen(), look, entries, { top: 0, width }) : 0;
  const least = (mode === 'stacked' ? look.s3 * leading + look.s4 * 1.05 : look.s4) + look.s2 * 1.1;
  const below = listed ? listHeight : tiers.height;
  const under = below > 0 ? below + air(look) : 0;
  const spare = Math.max(0, (height ?? 0) - top - least - under);
  const thick = least + Math.min(spare, least * 0.4);
  const end = Math.min(width, total(figure) * k);
  drawBox(pen, [0, top, end, thick], { colour: look.rest, weight: stroke.outline });
  for (const { piece, inside } of belows) {
    const wide = Math.max(0.4, piece.width - seam);
    if (piece.paint.fill) fillRect(pen, piece.x, top, wide, thick, piece.paint.fill);
    if (!inside) continue;
    const name = setWords(look, piece.name, { size: look.s3, weight: 700, fill: piece.paint.on });
    const x = piece.x + pad(look);
    if (mode === 'inline') {
      const base = top + thick / 2 + look.s4 * 0.35;
      putLine(pen, name, x, base);
      putLine(pen, piece.number, x + name.width + gapAfter(look), base);
    } else {
      const block = look.s3 * leading + look.s4 * 0.9;
      const first = top + (thick - block) / 2;
      putLine(pen, name, x, first + look.s3);
      putLine(pen, piece.number, x, first + look.s3 * leading + look.s4 * 0.85);
    }
  }
  top += thick + (below > 0 ? air(look) : 0);
  if (listed) placeEntries(pen, look, entries, { top, width });
  else for (const { lines, x, y } of tiers.places) placeWords(pen, lines, { x, top: top + y });
  return finish(pen, width, top + below, room);
}

/** What stands below the bar: each from the left edge of its piece, on a tier of its own where it would touch. */
function layBelow(
  look: Look,
  belows: { piece: Piece; lines: Line[] }[],
  width: number,
): { places: { lines: Line[]; x: number; y: number }[]; height: number; count: number } {
  const places: { lines: Line[]; x: number; y: number }[] = [];
  const tiers: { right: number; y: number; height: number }[] = [];
  for (const { piece, lines } of belows) {
    if (lines.length === 0) continue;
    const wide = Math.max(...lines.map((line) => line.width));
    const want = Math.max(0, Math.min(piece.x, width - wide));
    const free = tiers.findIndex(
      ({ right }) =>
        right + gapAfter(look) * 1.5 <= Math.min(want + wide * 0.25, width - wide) || right <= want,
    );
    const high = heightOf(lines);
    if (free >= 0) {
      const tier = tiers[free]!;
      const x = Math.max(want, tier.right + gapAfter(look) * 1.5);
      const fitting = Math.min(x, width - wide);
      places.push({ lines, x: fitting, y: tier.y });
      tier.right = fitting + wide;
      tier.height = Math.max(tier.height, high);
    } else {
      const last = tiers.at(-1);
      const y = last ? last.y + last.height : 0;
      places.push({ lines, x: want, y });
      tiers.push({ right: want + wide, y, height: high });
    }
  }
  // Tiers grow as entries join: their tops are set once all are known.
  const last = tiers.at(-1);
  return { places, height: last ? last.y + last.height : 0, count: tiers.length };
}
