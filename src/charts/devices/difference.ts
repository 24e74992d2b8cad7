/** `difference`: two bars from one zero and the gap between their ends, with its number above it. */
import { isBalance, isSurplus } from '../../view/relations/amount.ts';
import { needsFallMark } from '../../view/number.ts';
import type { FactView } from '../../view/view.ts';
import type { Line } from '../label.ts';
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
  putOwn,
  setLines,
  setWords,
  stroke,
  type Pen,
  type Picture,
} from '../pen.ts';
import { air, gapAfter, placeNumber, valueOf } from './parts.ts';

const barEms = 1.15;

export function drawDifference(room: Room): Picture {
  return room.figure.upright ? drawUpright(room) : drawLying(room);
}

type Box = [x: number, y: number, width: number, height: number];

/** What is missing from the shorter bar: a deficit is bad news, a surplus is there, what fell is gone. */
function drawGap(pen: Pen, look: Look, gap: FactView, box: Box): void {
  if (isBalance(gap)) fillRect(pen, ...box, isSurplus(gap) ? look.deep : look.news);
  else drawBox(pen, box, { colour: look.text, dash: 3 });
}

/** The longer bar: hatched where it is a loss. */
function drawMore(pen: Pen, look: Look, gap: FactView, box: Box): void {
  if (isBalance(gap)) fillRect(pen, ...box, look.mid);
  else hatchRect(pen, box, { colour: look.text });
}

/** Widest that two bars lie, in sizes of the text: the gap is what they show, not their length. */
const widest = 40;

function drawLying(room: Room): Picture {
  const { figure, look, height } = room;
  const width = Math.min(room.width, look.s2 * widest);
  const pen = newPen();
  const [less, more] = [...figure.facts].sort((a, b) => valueOf(a) - valueOf(b)) as [
    (typeof figure.facts)[0],
    (typeof figure.facts)[0],
  ];
  const gap = figure.whole!;
  const k = scaleOf(room, more!, width / valueOf(more!));
  const gapLabel = setLines(look, gap.short, width * 0.42, { at: `${gap.at}.short`, size: look.s2 }).slice(
    0,
    2,
  );
  const gapNumber = setNumeral(look, gap, { size: look.s4 });
  const mark = setWords(look, needsFallMark(gap) ? '▼' : '', { size: look.s3 });
  const gapWide = Math.max(
    mark.width + gapAfter(look) * 0.5 + gapNumber.width,
    ...gapLabel.map((line) => line.width),
  );
  let top = placeNumber(pen, look, less, {
    x: 0,
    top: 0,
    width: width - gapWide - gapAfter(look) * 3,
    label: less.short,
  });
  const right = Math.max(gapWide, Math.min(width, k * valueOf(more!)));
  if (mark.text)
    putOwn(pen, mark, right - gapNumber.width - gapAfter(look) * 0.5 - mark.width, look.s4 * 0.8);
  putLine(pen, gapNumber, right - gapNumber.width, look.s4 * 0.8);
  gapLabel.forEach((line, index) =>
    putLine(pen, line, right, look.s4 * 1.05 + look.s2 * (index + 0.85), 'end'),
  );
  top = Math.max(top, look.s4 * 1.05 + gapLabel.length * look.s2 * 1.2) + air(look) * 0.6;
  const foot = look.s4 * 1.1;
  const thick = Math.max(look.s2 * barEms, Math.min(look.s2 * 2.2, ((height ?? 0) - top - foot) / 2));
  noteMarks(
    pen,
    [less, more, gap].map((fact) => ({ fact: fact!, length: valueOf(fact!) * k })),
    'length',
    k,
  );
  fillRect(pen, 0, top, valueOf(less!) * k, thick, look.main);
  drawGap(pen, look, gap, [valueOf(less!) * k, top, (valueOf(more!) - valueOf(less!)) * k, thick]);
  drawMore(pen, look, gap, [0, top + thick, valueOf(more!) * k, thick]);
  const bottom = placeNumber(pen, look, more!, {
    x: 0,
    top: top + 2 * thick + air(look) * 0.7,
    width,
    label: more.short,
  });
  return finish(pen, room.width, bottom, room);
}

/** Natural height of the higher column, in sizes of a label. */
const naturalPlot = 6.5;
const leastPlot = 4;
/** Share of its slot that a column takes. */
const columnShare = 0.62;

/** Between numbers over two columns, in sizes of their type: nearer ones are read as one. */
const numberGap = 0.55;

/**
 * Numbers over two columns, the second without its unit where the gap beside tells it: in the largest size in
 * which they stand side by side, else one over the other.
 */
function numbersOver(
  look: Look,
  [less, more]: [FactView, FactView],
  { slot, isToldBeside }: { slot: number; isToldBeside: boolean },
): { lines: Line[]; step: number } {
  const isOne = less.unit === more.unit;
  const at = (size: number, isBare: boolean): Line[] => [
    setNumeral(look, less, { size, bare: isBare && isToldBeside && isOne }),
    setNumeral(look, more, { size, bare: isOne && isToldBeside }),
  ];
  const sizes = [look.s4, look.s3, look.s2];
  const tries = sizes.flatMap((size) => [at(size, false), at(size, true)]);
  const lines = tries.find(([one, two], index) => {
    const size = sizes[Math.floor(index / 2)]!;
    return (one!.width + two!.width) / 2 + size * numberGap <= slot;
  });
  return lines ? { lines, step: 0 } : { lines: at(look.s2, true), step: look.s2 * 1.1 };
}

/** Two columns from one base line, and the gap between their tops beside them. */
function drawUpright(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const [less, more] = [...figure.facts].sort((a, b) => valueOf(a) - valueOf(b)) as [FactView, FactView];
  const gap = figure.whole!;
  const number = setNumeral(look, gap, { size: look.s4 });
  const mark = setWords(look, '▼', { size: look.s3 });
  const indent = needsFallMark(gap) ? mark.width + gapAfter(look) * 0.4 : 0;
  // The gap's number has room beside the columns.
  const beside = look.s2 * 1.2 + indent + number.width;
  const slot = Math.min(width * 0.3, look.s2 * 9, (width - beside) / (1.5 + columnShare / 2));
  const wide = slot * columnShare;
  const feet = [less, more].map((fact) =>
    setLines(look, fact.short, slot * 0.94, { at: `${fact.at}.short`, size: look.s2 }),
  );
  const foot = Math.max(...feet.map(heightOf)) + air(look);
  const numbers = numbersOver(look, [less, more], { slot, isToldBeside: less.unit === gap.unit });
  const head = look.s4 * 1.1 + numbers.step;
  const plot = Math.max(
    look.s2 * leastPlot,
    height === undefined ? look.s2 * naturalPlot : height - head - foot,
  );
  const k = scaleOf(room, more, plot / valueOf(more));
  const base = head + plot;
  const topOf = (fact: FactView) => base - valueOf(fact) * k;
  noteMarks(
    pen,
    [less, more, gap].map((fact) => ({ fact, length: valueOf(fact) * k })),
    'height',
    k,
  );
  const left = (slot - wide) / 2;
  fillRect(pen, left, topOf(less), wide, valueOf(less) * k, look.main);
  drawMore(pen, look, gap, [slot + left, topOf(more), wide, valueOf(more) * k]);
  const right = slot + left + wide;
  drawGap(pen, look, gap, [left, topOf(more), wide, valueOf(gap) * k]);
  for (const y of [topOf(more), topOf(less)])
    drawLine(pen, [left + wide, y, right + look.s2 * 0.8, y], { colour: look.axis, weight: stroke.hair });
  drawLine(pen, [left, base, right, base], { colour: look.axis });
  [less, more].forEach((_fact, index) => {
    const x = slot * (index + 0.5);
    const value = numbers.lines[index]!;
    const y = topOf(more) - look.s4 * 0.22 - (index === 0 ? numbers.step : 0);
    putLine(pen, value, Math.max(x, value.width / 2), y, 'middle');
    placeWords(pen, feet[index]!, { x, top: base + air(look), anchor: 'middle' });
  });
  const x = right + look.s2 * 1.2;
  const first = topOf(more) + look.s4 * 0.8;
  if (indent > 0) putOwn(pen, mark, x, first);
  putLine(pen, number, x + indent, first);
  const words = setLines(look, gap.short, width - x, { at: `${gap.at}.short`, size: look.s2 });
  const bottom = placeWords(pen, words, { x, top: first + look.s4 * 0.25 });
  return finish(pen, width, Math.max(base + foot, bottom), room);
}
