/**
 * `ruled`: rates, shares or amounts of one key, largest first. Wide: label, bar, number at its end. Narrow: number
 * and label on a line, the bar below. Shares lie in the outline of their whole; a whole that is an amount stands
 * over its parts.
 */
import { isFirst } from '../../view/relations/rank.ts';
import type { FactView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { noteMarks, scaleOf } from '../marks.ts';
import { setNumeral, setTag } from '../numeral.ts';
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
  stroke,
  type Pen,
  type Picture,
} from '../pen.ts';
import { air, gapAfter, placeNumber, rankLine, valueOf } from './parts.ts';

const full = 100;
/** Share of the width that bars keep beside labels and numbers. */
const leastBars = 0.3;
const mostLabel = 0.4;

interface Bar {
  fact: FactView;
  label: Line[];
  tail: Line[];
  tailWidth: number;
  fill: string;
}

const isShares = (facts: FactView[]): boolean =>
  facts.every(({ kind, unit, value }) => kind === 'share' && unit === '%' && value !== null && value <= full);

/** What is said loudest: what holds a first place, else the longest bars, all that are equally long. */
const isStrong = (fact: FactView, facts: FactView[]): boolean =>
  facts.some(({ rank }) => isFirst(rank))
    ? isFirst(fact.rank)
    : valueOf(fact) === Math.max(...facts.map((one) => valueOf(one)));

const inOrder = (facts: FactView[]): FactView[] => [...facts].sort((a, b) => valueOf(b) - valueOf(a));

/** Hatched: what has fallen. */
const fell = (fact: FactView): boolean => fact.kind === 'decrease' || valueOf(fact) < 0;

/** Bars by which they are compared; shares lie in the outline of their whole, which tells the scale of them. */
function noteBars(pen: Pen, facts: FactView[], { shares, k }: { shares: boolean; k: number }): void {
  if (shares) return;
  noteMarks(
    pen,
    facts.map((fact) => ({ fact, length: Math.abs(valueOf(fact)) * k })),
    'length',
    k,
  );
}

function paintBar(
  pen: Pen,
  look: Look,
  fact: FactView,
  [x, y, width, thick]: [number, number, number, number],
  fill: string,
): void {
  if (fell(fact)) hatchRect(pen, [x, y, width, thick], { colour: look.text });
  else if (fact.status === 'estimate')
    drawBox(pen, [x, y, width, thick], { colour: fill, dash: 4, weight: stroke.rule });
  else fillRect(pen, x, y, width, thick, fill);
}

export function drawRuled(room: Room): Picture {
  return drawWide(room) ?? drawNarrow(room);
}

/** What the bars add up to, over them. @returns Where they begin. */
function placeWhole(pen: Pen, { figure: { whole, beside = {} }, look, width }: Room): number {
  if (!whole) return 0;
  return placeNumber(pen, look, whole, { x: 0, top: 0, width, tags: beside[whole.id] ?? [] }) + air(look);
}

function drawWide(room: Room): Picture | undefined {
  const { figure, look, width, height } = room;
  const { beside = {} } = figure;
  const facts = inOrder(figure.facts);
  const limit = width * mostLabel;
  const size = facts.length > 9 ? look.s2 : look.s3;
  const bars = facts.map((fact): Bar => {
    const label = setLines(look, fact.short, limit, { at: `${fact.at}.short`, size: look.s2 });
    const tail = [
      setNumeral(look, fact, { size, unit: look.s1, fill: isStrong(fact, facts) ? look.value : look.text }),
      ...(beside[fact.id] ?? []).map((other) => setTag(look, other)),
      ...rankLine(look, fact),
    ];
    const tailWidth = tail.reduce((sum, line) => sum + line.width + gapAfter(look), 0);
    return { fact, label, tail, tailWidth, fill: isStrong(fact, facts) ? look.main : look.mid };
  });
  const column = Math.max(...bars.flatMap(({ label }) => label.map((line) => line.width)));
  const left = column + gapAfter(look);
  const shares = isShares(facts);
  const values = facts.map(valueOf);
  const low = Math.min(0, ...values);
  const tailMost = Math.max(...bars.map(({ tailWidth }) => tailWidth));
  // The longest scale on which every number finds room after its bar.
  const rooms = shares
    ? [(width - left - tailMost) / full]
    : bars
        .filter(({ fact }) => valueOf(fact) > 0)
        .map(({ fact, tailWidth }) => (width - left - tailWidth) / (valueOf(fact) - low));
  const k = scaleOf(room, facts[0]!, Math.min(...rooms));
  // Where a scale that others share does not fit beside words and numbers, they stand over the bars.
  if (room.scale !== undefined && k < scaleOf(room, facts[0]!, Infinity)) return undefined;
  const longest = (shares ? full : Math.max(...values.map(Math.abs))) * k;
  // On a scale that others share, bars may be short.
  if (
    !(longest >= width * leastBars || (room.scale !== undefined && longest > 0)) ||
    bars.some(({ label }) => label.length > 2)
  )
    return undefined;
  const pen = newPen();
  const top = placeWhole(pen, room);
  const least = Math.max(size * 1.18, ...bars.map(({ label }) => heightOf(label) + look.s2 * 0.1));
  const high = height === undefined ? least * 1.08 * bars.length : height - top;
  const pitch = Math.max(least, Math.min(least * 2.1, high / bars.length));
  const thick = Math.min(pitch * 0.66, look.s2 * 3.2);
  const zero = left - low * k;
  noteBars(pen, facts, { shares, k });
  bars.forEach(({ fact, label, tail, fill }, index) => {
    const middle = top + pitch * (index + 0.5);
    placeWords(pen, label, { x: column, top: middle - heightOf(label) / 2, anchor: 'end' });
    const long = valueOf(fact) * k;
    if (shares)
      drawBox(pen, [zero, middle - thick / 2, full * k, thick], { colour: look.rest, weight: 0.67 });
    paintBar(pen, look, fact, [Math.min(zero, zero + long), middle - thick / 2, Math.abs(long), thick], fill);
    let x = (shares ? zero + full * k : zero + Math.max(0, long)) + gapAfter(look) * 0.8;
    for (const line of tail) {
      putLine(pen, line, x, middle + size * 0.35);
      x += line.width + gapAfter(look);
    }
  });
  const bottom = top + pitch * bars.length;
  drawLine(pen, [zero, top, zero, bottom], { colour: look.axis, weight: stroke.hair });
  return finish(pen, width, bottom, room);
}

function drawNarrow(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const { beside = {} } = figure;
  const facts = inOrder(figure.facts);
  const shares = isShares(facts);
  const most = shares ? full : Math.max(...facts.map((fact) => Math.abs(valueOf(fact))));
  const k = scaleOf(room, facts[0]!, width / most);
  const measured = newPen();
  const head = (fact: FactView, on: Pen, top: number): number =>
    placeNumber(on, look, fact, { x: 0, top, width, label: fact.short, tags: beside[fact.id] ?? [] });
  const heads = facts.reduce((sum, fact) => sum + head(fact, measured, 0), 0);
  const each = (look.s2 * 1.1 + air(look) * 1.9) * facts.length;
  let top = placeWhole(pen, room);
  const spare = Math.max(0, (height ?? 0) - top - heads - each) / facts.length;
  const thick = look.s2 * 1.1 + Math.min(look.s2 * 1.4, spare * 0.6);
  const gap = air(look) * 1.4 + Math.min(look.s2 * 0.8, spare * 0.4);
  noteBars(pen, facts, { shares, k });
  facts.forEach((fact, index) => {
    top = head(fact, pen, top) + air(look) * 0.5;
    if (shares) drawBox(pen, [0, top, full * k, thick], { colour: look.rest, weight: 0.67 });
    paintBar(
      pen,
      look,
      fact,
      [0, top, Math.abs(valueOf(fact)) * k, thick],
      isStrong(fact, facts) ? look.main : look.mid,
    );
    top += thick + (index < facts.length - 1 ? gap : 0);
  });
  return finish(pen, width, top, room);
}
