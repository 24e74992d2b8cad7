/** What stands below a divided bar: names and numbers of pieces too narrow for them, and other numbers of a piece. */
import type { FactView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look } from '../look.ts';
import { setNumeral } from '../numeral.ts';
import { drawLine, putLine, setLines, setWords, sizeOf, stroke, type Pen } from '../pen.ts';
import { air, gapAfter, type Paint } from './parts.ts';

export interface Piece {
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

export const nameAt = ({ fact, name }: Piece): string =>
  `${fact.at}.${name === fact.label ? 'label' : 'short'}`;

/** Whether no word of a name is parted over lines. */
export const keepsWords = (name: string, lines: Line[]): boolean =>
  (name.match(/[\p{Script=Latin}\p{N}’'-]{2,}/gu) ?? []).every((word) =>
    lines.some(({ text }) => text.includes(word)),
  );

const black = (look: Look, line: Line): Line => ({
  ...line,
  fill: look.text,
  spans: line.spans.map((span) => ({ ...span, fill: look.text })),
});

/** What stands below a piece: words in rows of one or more lines side by side. */
export interface Foot {
  piece: Piece;
  rows: Line[][];
}
const rowWidth = (look: Look, row: Line[]): number =>
  row.reduce((sum, line, index) => sum + line.width + (index > 0 ? gapAfter(look) * 0.8 : 0), 0);
export const footWidth = (look: Look, { rows }: Foot): number =>
  Math.max(...rows.map((row) => rowWidth(look, row)));
const rowHeight = (look: Look, row: Line[]): number => Math.max(look.s2, ...row.map(sizeOf)) * 1.2;
export const footHeight = (look: Look, { rows }: Foot): number =>
  rows.reduce((sum, row) => sum + rowHeight(look, row), 0);

/** Ways to set what stands below: name and number on a line, one above the other, the name broken. */
export const footWays: ((look: Look, piece: Piece, name: Line[]) => Line[][])[] = [
  (look, piece, name) => [[...name, black(look, smaller(look, piece))]],
  (look, piece, name) => [name, [black(look, smaller(look, piece))]],
  (look, piece) => [
    ...setLines(look, piece.name, look.s2 * 6.5, { size: look.s2, fill: look.text, at: nameAt(piece) }).map(
      (line) => [line],
    ),
    [black(look, smaller(look, piece))],
  ],
];
/** Below the bar the number is a step smaller. */
const smaller = (look: Look, { shown, bare }: Piece): Line =>
  setNumeral(look, shown, { size: look.s3, unit: look.s1, bare, fill: look.text });

/** Feet on one line, each as near to the left edge of its piece as the others let it; undefined without room. */
export function placeFeet(look: Look, feet: Foot[], width: number): number[] | undefined {
  const gap = gapAfter(look) * 2;
  const widths = feet.map((foot) => footWidth(look, foot));
  if (widths.reduce((sum, wide) => sum + wide + gap, -gap) > width) return undefined;
  const places: number[] = [];
  feet.forEach(({ piece }, index) => {
    const before = index > 0 ? places[index - 1]! + widths[index - 1]! + gap : 0;
    places.push(Math.max(piece.x, before));
  });
  let right = width;
  for (let index = feet.length - 1; index >= 0; index -= 1) {
    places[index] = Math.min(places[index]!, right - widths[index]!);
    right = places[index]! - gap;
  }
  return places;
}

/** Lines below a piece that may hold its name: all where it is not inside. */
export const named = (piece: Piece, rows: Line[][]): Line[] => {
  const own = rows.flat();
  return own.some(({ at }) => at === nameAt(piece)) ? own : [setAside(piece)];
};
const setAside = ({ name, number }: Piece): Line => ({ ...number, text: name });

export function footOf(look: Look, piece: Piece, isInside: boolean, way: (typeof footWays)[number]): Foot {
  const name = setWords(look, piece.name, { size: look.s2, fill: look.text, at: nameAt(piece) });
  const own = isInside ? [] : way(look, piece, [name]);
  return { piece, rows: [...own, ...piece.below.map((line) => [line])] };
}

/**
 * Whether words at `x` would be read as another piece's: they neither begin with their own nor stay below it.
 */
export function isAside(look: Look, foot: Foot, x: number): boolean {
  const { x: from, width } = foot.piece;
  const begins = Math.abs(x - from) <= hair;
  return !begins && (x < from - look.s2 || x + footWidth(look, foot) > from + width + look.s2);
}
/** px */
const hair = 1.5;

/** What stands below a piece, with a line to it where it stands aside. */
export function putFoot(
  pen: Pen,
  look: Look,
  { piece, rows }: Foot,
  { x, top, leader }: { x: number; top: number; leader: number },
): void {
  const foot = { piece, rows };
  const middle = piece.x + piece.width / 2;
  // Down to the words where they lie below, else to their nearer end.
  const near = Math.max(x, Math.min(middle, x + footWidth(look, foot)));
  if (isAside(look, foot, x))
    drawLine(pen, [middle, top - air(look) * 0.8, near, top + leader * 0.8], {
      colour: look.axis,
      weight: stroke.hair,
    });
  let at = top + leader;
  for (const row of rows) {
    const high = rowHeight(look, row);
    let left = x;
    for (const line of row) {
      putLine(pen, line, left, at + high * 0.8);
      left += line.width + gapAfter(look) * 0.8;
    }
    at += high;
  }
}
