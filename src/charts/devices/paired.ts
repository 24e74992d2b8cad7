/** `paired`, paired columns for targets: last year's outcome beside the target, all from one zero. */
import type { FactView, PairView } from '../../view/view.ts';
import type { Look, Room } from '../look.ts';
import { noteMarks, scaleOf } from '../marks.ts';
import type { Line } from '../label.ts';
import { setNumeral } from '../numeral.ts';
import {
  drawBox,
  drawLine,
  fillRect,
  finish,
  hatchRect,
  heightOf,
  newPen,
  placeWords,
  putLine,
  setLines,
  setWords,
  stroke,
  type Pen,
  type Picture,
} from '../pen.ts';
import { drawLying } from './lying.ts';
import { air, gapAfter, valueOf } from './parts.ts';

const naturalPlot = 5;
const leastPlot = 3.4;
/** Shares of a pair's slot: last year, gap, target. */
const slotShares = { last: 0.34, gap: 0.1, target: 0.4 };
/** Widest columns in sizes of a label. */
const widest = 6.5;

/** The mark of one end: an estimate outlined in dashes, a target hatched. */
function drawEnd(
  pen: Pen,
  look: Look,
  fact: FactView,
  box: [number, number, number, number],
  target: boolean,
): void {
  if (target) hatchRect(pen, box, { colour: look.news });
  else if (fact.status === 'estimate') drawBox(pen, box, { colour: look.mid, weight: stroke.rule, dash: 4 });
  else fillRect(pen, ...box, look.mid);
}

/** Columns of a pair, and the numbers over them, in a slot so wide, px. */
function endsIn(look: Look, pairs: PairView[], slot: number) {
  const unit = Math.min(slot, (look.s2 * widest) / slotShares.target);
  const wide = { last: unit * slotShares.last, gap: unit * slotShares.gap, target: unit * slotShares.target };
  const numbers = {
    last: fitNumbers(
      look,
      pairs.map(({ last }) => last),
      {
        width: Math.min(slot * 0.47, wide.last + wide.gap * 0.9),
        size: look.s4,
        fill: look.value,
      },
    ),
    target: fitNumbers(
      look,
      pairs.map(({ target }) => target),
      {
        width: Math.min(slot * 0.53, wide.target + wide.gap),
        size: look.s5,
        fill: look.strongValue,
      },
    ),
  };
  // Neighbours may lean over their columns as far as they do not touch.
  const isRoomy = numbers.last.every(
    (last, index) => last.width + numbers.target[index]!.width <= slot - gapAfter(look) * 0.5,
  );
  return { unit, wide, numbers, isRoomy };
}

/** As few rows as leave every pair room for its numbers; as even as can be. */
function rowsOf(look: Look, pairs: PairView[], width: number): PairView[][] {
  const counts = Array.from({ length: pairs.length }, (_, index) => Math.ceil(pairs.length / (index + 1)));
  const across = counts.find((count) => endsIn(look, pairs, width / count).isRoomy) ?? 1;
  return Array.from({ length: Math.ceil(pairs.length / across) }, (_, row) =>
    pairs.slice(row * across, (row + 1) * across),
  );
}

/** Lines that a name in full may take under its columns. */
const mostFull = 2;

/** Names in full where all of a row have room for them, else the short ones. */
function namesIn(look: Look, pairs: PairView[], width: number): Line[][] {
  const set = (text: string, { at }: PairView): Line[] =>
    setLines(look, text, width, { at: `${at}.label`, size: look.s2 });
  const full = pairs.map((pair) => set(pair.full ?? pair.label, pair));
  const fits = full.every((lines) => lines.length <= mostFull && lines.every((line) => line.width <= width));
  return fits ? full : pairs.map((pair) => set(pair.label, pair));
}

/** Pairs of one row with what is over and under their columns, px. */
function rowFor(look: Look, pairs: PairView[], slot: number) {
  const ends = endsIn(look, pairs, slot);
  const labels = namesIn(look, pairs, slot * 0.94);
  const { last, target } = ends.numbers;
  return {
    ...ends,
    pairs,
    slot,
    labels,
    head: Math.max(...[...last, ...target].map((one) => one.height)) + air(look),
    foot: Math.max(...labels.map(heightOf)) + air(look),
  };
}

/** Columns that cover less of their width than this stand lonely: the pairs lie. */
const leastCover = 0.45;
const areFew = (rows: ReturnType<typeof rowFor>[], width: number): boolean =>
  rows.length === 1 &&
  rows[0]!.unit * rows[0]!.pairs.length < width * leastCover &&
  rows[0]!.pairs.every(({ last, target }) => valueOf(last) >= 0 && valueOf(target) >= 0);

export function drawPaired(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const { pairs } = figure;
  const [first, ...more] = rowsOf(look, pairs, width);
  const rows = [first!, ...more].map((row) => rowFor(look, row, width / first!.length));
  const key = drawKey(pen, room, pairs);
  if (areFew(rows, width))
    return drawLying(pen, room, {
      from: key,
      drawEnd: (fact, box, isTarget) => drawEnd(pen, look, fact, box, isTarget),
    });
  const between = (rows.length - 1) * air(look) * 2;
  const words = key + between + rows.reduce((sum, { head, foot }) => sum + head + foot, 0);
  const most = Math.max(...pairs.flatMap(({ last, target }) => [valueOf(last), valueOf(target)]));
  const plot = Math.max(
    look.s2 * leastPlot,
    height === undefined ? look.s2 * naturalPlot : (height - words) / rows.length,
  );
  const k = scaleOf(room, pairs[0]!.target, plot / most);
  noteMarks(
    pen,
    pairs.flatMap(({ last, target }) => [last, target].map((fact) => ({ fact, length: valueOf(fact) * k }))),
    'height',
    k,
  );
  let top = key;
  rows.forEach((row, index) => {
    const zero = top + row.head + plot;
    drawRow(pen, look, row, { zero, k });
    drawLine(pen, [0, zero, row.slot * row.pairs.length, zero], { colour: look.axis });
    top = zero + row.foot + (index < rows.length - 1 ? air(look) * 2 : 0);
  });
  return finish(pen, width, top, room);
}

/** @param zero Where the columns stand, px. @param k px for a unit. */
function drawRow(
  pen: Pen,
  look: Look,
  { pairs, slot, unit, wide, numbers, labels }: ReturnType<typeof rowFor>,
  { zero, k }: { zero: number; k: number },
): void {
  pairs.forEach(({ last, target }, index) => {
    const x =
      index * slot +
      (slot - unit) / 2 +
      (unit * (1 - slotShares.last - slotShares.gap - slotShares.target)) / 2;
    const ends = [
      { fact: last, x, wide: wide.last, number: numbers.last[index]!, isTarget: false },
      {
        fact: target,
        x: x + wide.last + wide.gap,
        wide: wide.target,
        number: numbers.target[index]!,
        isTarget: true,
      },
    ];
    for (const end of ends) {
      const top = zero - valueOf(end.fact) * k;
      drawEnd(pen, look, end.fact, [end.x, top, end.wide, zero - top], end.isTarget);
      // What leans over its column stays in the place of the row.
      const half = end.number.width / 2;
      const middle = Math.max(half, Math.min(slot * pairs.length - half, end.x + end.wide / 2));
      end.number.place(pen, middle, top - air(look) * 0.7);
    }
    placeWords(pen, labels[index]!, { x: index * slot + slot / 2, top: zero + air(look), anchor: 'middle' });
  });
}

export interface Fitted {
  height: number;
  /** px of all that stands there. */
  width: number;
  /** px of the digits. */
  size: number;
  /** At `x`, centred on it where not said otherwise, its foot at `bottom`. */
  place: (pen: Pen, x: number, bottom: number) => void;
}

/** A number without the words around it. */
function bareOf(fact: FactView): FactView {
  const parts = fact.parts.filter(({ role }) => role !== 'prefix' && role !== 'qualifier');
  return { ...fact, parts, full: parts.map(({ text }) => text).join('') };
}

/** Numbers of one size; where the words around one do not fit beside it, the prefix stands above, the qualifier below. */
export function fitNumbers(
  look: Look,
  facts: FactView[],
  {
    width,
    size: most,
    fill,
    anchor = 'middle',
  }: { width: number; size: number; fill: string; anchor?: 'start' | 'middle' },
): Fitted[] {
  const set = (fact: FactView, size: number) => setNumeral(look, fact, { size, unit: look.s1, fill });
  const size =
    [look.s5, look.s4, look.s3].find(
      (one) => one <= most && facts.every((fact) => set(bareOf(fact), one).width <= width),
    ) ?? look.s3;
  return facts.map((fact): Fitted => {
    const whole = set(fact, size);
    if (whole.width <= width)
      return {
        height: size * 0.8,
        width: whole.width,
        size,
        place: (pen, x, bottom) => putLine(pen, whole, x, bottom, anchor),
      };
    const wordsOf = (role: string) =>
      fact.parts
        .filter((part) => part.role === role)
        .map(({ text }) => setWords(look, text.trim(), { at: `${fact.at}.value`, size: look.s1 }));
    const [above, below] = [wordsOf('prefix'), wordsOf('qualifier')];
    const line = look.s1 * 1.15;
    return {
      width: Math.max(set(bareOf(fact), size).width, ...[...above, ...below].map((words) => words.width)),
      height: size * 0.8 + (above.length + below.length) * line,
      size,
      place: (pen, x, bottom) => {
        above.forEach((words) => putLine(pen, words, x, bottom - below.length * line - size * 0.88, anchor));
        putLine(pen, set(bareOf(fact), size), x, bottom - below.length * line, anchor);
        below.forEach((words) => putLine(pen, words, x, bottom, anchor));
      },
    };
  });
}

/** The key as words on one line: last year, an estimate of it, the target. @returns Its height. */
export function drawKey(pen: Pen, { figure, look }: Room, pairs: PairView[]): number {
  const side = look.s2 * 0.85;
  const base = look.s2 * 0.95;
  let x = 0;
  const entry = (end: 'last' | 'target', paint: (x: number) => void): void => {
    const words = figure.pairNames[end];
    paint(x);
    const line = setWords(look, words, { at: `${figure.at}.pairNames.${end}`, size: look.s2, weight: 700 });
    putLine(pen, line, x + side + gapAfter(look) * 0.7, base);
    x += side + line.width + gapAfter(look) * 3;
  };
  const some = (status: FactView['status']) => pairs.some((pair) => pair.last.status === status);
  entry('last', (at) =>
    some('actual')
      ? fillRect(pen, at, base - side, side, side, look.mid)
      : drawBox(pen, [at, base - side, side, side], { colour: look.mid, weight: stroke.rule, dash: 3 }),
  );
  entry('target', (at) => hatchRect(pen, [at, base - side, side, side], { colour: look.news }));
  return look.s2 * 1.9;
}
