/** `paired`, paired columns for targets: last year's outcome beside the target, all from one zero. */
import type { FactView, PairView } from '../../view/view.ts';
import type { Look, Room } from '../look.ts';
import { noteMarks, scaleOf } from '../marks.ts';
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

export function drawPaired(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const { pairs } = figure;
  const slot = width / pairs.length;
  const unit = Math.min(slot, (look.s2 * widest) / slotShares.target);
  const wide = { last: unit * slotShares.last, gap: unit * slotShares.gap, target: unit * slotShares.target };
  const labels = pairs.map(({ label, at }) =>
    setLines(look, label, slot * 0.94, { at: `${at}.label`, size: look.s2 }),
  );
  const foot = Math.max(...labels.map(heightOf)) + air(look);
  const key = drawKey(pen, room, pairs);
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
  const head = key + Math.max(...[...numbers.last, ...numbers.target].map((one) => one.height)) + air(look);
  const values = pairs.flatMap(({ last, target }) => [valueOf(last), valueOf(target)]);
  const most = Math.max(...values);
  const plot = Math.max(
    look.s2 * leastPlot,
    height === undefined ? look.s2 * naturalPlot : height - head - foot,
  );
  const k = scaleOf(room, pairs[0]!.target, plot / most);
  noteMarks(
    pen,
    pairs.flatMap(({ last, target }) => [last, target].map((fact) => ({ fact, length: valueOf(fact) * k }))),
    'height',
    k,
  );
  const zero = head + plot;
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
      end.number.place(pen, end.x + end.wide / 2, top - air(look) * 0.7);
    }
    placeWords(pen, labels[index]!, { x: index * slot + slot / 2, top: zero + air(look), anchor: 'middle' });
  });
  drawLine(pen, [0, zero, width, zero], { colour: look.axis });
  return finish(pen, width, zero + foot, room);
}

export interface Fitted {
  height: number;
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
      return { height: size * 0.8, size, place: (pen, x, bottom) => putLine(pen, whole, x, bottom, anchor) };
    const wordsOf = (role: string) =>
      fact.parts
        .filter((part) => part.role === role)
        .map(({ text }) => setWords(look, text.trim(), { at: `${fact.at}.value`, size: look.s1 }));
    const [above, below] = [wordsOf('prefix'), wordsOf('qualifier')];
    const line = look.s1 * 1.15;
    return {
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
function drawKey(pen: Pen, { figure, look }: Room, pairs: PairView[]): number {
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
