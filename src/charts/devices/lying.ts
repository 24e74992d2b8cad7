/**
 * Targets as lying bars: last year's outcome over the target, both from one edge. Few pairs in a wide place would be
 * columns with bare ground on both sides.
 */
import type { FactView, PairView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { noteMarks, scaleOf } from '../marks.ts';
import { setNumeral } from '../numeral.ts';
import { finish, heightOf, placeWords, putLine, setLines, type Pen, type Picture } from '../pen.ts';
import { air, gapAfter, valueOf } from './parts.ts';

/** Height of a bar in sizes of a label: naturally, and at most where its place is high. */
const [naturalBar, mostBar] = [1.9, 3.4];

/** Draws the mark of one end in a box. */
export type DrawEnd = (
  fact: FactView,
  box: [x: number, y: number, width: number, height: number],
  isTarget: boolean,
) => void;

interface Pair {
  label: Line[];
  ends: { fact: FactView; number: Line; isTarget: boolean }[];
}

const pairOf = (look: Look, { label, at, last, target }: PairView, width: number): Pair => ({
  label: setLines(look, label, width, { at: `${at}.label`, size: look.s2, weight: 700 }),
  ends: [
    { fact: last, isTarget: false, fill: look.value, size: look.s4 },
    { fact: target, isTarget: true, fill: look.strongValue, size: look.s5 },
  ].map(({ fact, isTarget, fill, size }) => ({
    fact,
    isTarget,
    number: setNumeral(look, fact, { size, unit: look.s1, fill }),
  })),
});

/** What a sign beside digits takes below their line, in their size. */
const descent = 0.16;

/** @param from Where they begin below the key, px. */
export function drawLying(
  pen: Pen,
  room: Room,
  { from, drawEnd }: { from: number; drawEnd: DrawEnd },
): Picture {
  const { look, figure, width, height } = room;
  const pairs = figure.pairs.map((pair) => pairOf(look, pair, width));
  const ends = pairs.flatMap((pair) => pair.ends);
  const aside = Math.max(...ends.map(({ number }) => number.width)) + gapAfter(look);
  const most = Math.max(...ends.map(({ fact }) => valueOf(fact)));
  const k = scaleOf(room, ends[0]!.fact, (width - aside) / most);
  const words = pairs.reduce((sum, { label }) => sum + heightOf(label) + air(look) * 2.5, 0);
  const spare = ((height ?? 0) - from - words) / ends.length;
  const thick = Math.max(look.s2 * naturalBar, Math.min(look.s2 * mostBar, spare));
  noteMarks(
    pen,
    ends.map(({ fact }) => ({ fact, length: valueOf(fact) * k })),
    'length',
    k,
  );
  let top = from;
  /** Where the last number ends, which may hang lower than its bar. */
  let foot = 0;
  for (const { label, ends: bars } of pairs) {
    top = placeWords(pen, label, { x: 0, top }) + air(look);
    for (const { fact, number, isTarget } of bars) {
      const long = valueOf(fact) * k;
      drawEnd(fact, [0, top, long, thick * 0.92], isTarget);
      const base = top + thick * 0.46 + (isTarget ? look.s5 : look.s4) * 0.36;
      putLine(pen, number, long + gapAfter(look) * 0.8, base);
      foot = base + (isTarget ? look.s5 : look.s4) * descent;
      top += thick;
    }
    top += air(look) * 1.5;
  }
  return finish(pen, width, Math.max(foot, top - air(look) * 1.5), room);
}
