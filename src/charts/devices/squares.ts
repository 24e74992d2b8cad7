/**
 * `squares`, target squares: a hundred cells a pair, last year filled, the step to the target hatched. Where the target
 * is to fall, what is to stay is hatched, and what is to go framed in last year's colour.
 */
import { mmToPx } from '../../lib/units.ts';
import type { FactView, FigureView } from '../../view/view.ts';
import type { Look, Room } from '../look.ts';
import { setNumeral } from '../numeral.ts';
import {
  drawBox,
  figureRise,
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
import { drawHundred, type Layer } from './hundred.ts';
import { drawLying } from './lying.ts';
import { fitNumbers, type Fitted } from './paired.ts';

/** Baseline of the key beside a title in S4, in its size. */
const besideTitle = 0.97;
const naturalSide = 6;
const [leastSide, mostSide] = [5, 15];
const leastWords = 6;

type Box = [x: number, y: number, width: number, height: number];

/** Sizes of last year, target and label beside a field. */
type Steps = [last: number, target: number, label: number];

/** The larger the field, the larger the words beside it; the largest for few pairs alone. */
const stepsOf = (look: Look, count: number): Steps[] => [
  ...(count <= 2 ? [[look.s4, look.s5, look.s3] as Steps] : []),
  ...(count <= 4 ? [[look.s4, look.s5, look.s2] as Steps] : []),
  [look.s3, look.s4, look.s2],
];

const numbersOf = ([last, target]: Steps): number => last * 1.2 + target * 1.15;

/** Height of digits, in their size. */
const digitsHigh = 0.8;

/** Height of the bar of a lone share, in sizes of the text, and the greatest. */
const [loneBar, mostLoneBar] = [1.4, 2.6];

/** A step narrower than this in a bar to 100, in sizes of the text, is a sliver: two bars from nought show it. */
const leastStep = 1.5;

/** What of last year is to go: a frame in its colour around a smaller core. */
function drawParting(pen: Pen, look: Look, [x, y, width, height]: Box): void {
  const inset = Math.min(width, height) * 0.2;
  drawBox(pen, [x, y, width, height], { colour: look.actual, weight: stroke.outline });
  fillRect(pen, x + inset, y + inset, width - inset * 2, height - inset * 2, look.actual);
}

/** What is filled up to last year and hatched from there to the target; of a fall what stays, and what goes. */
function layersOf(look: Look, { last, target }: FigureView['pairs'][number]): Layer[] {
  const [from, to] = [valueOf(last), valueOf(target)];
  const aimed: Layer['paint'] = (pen, ...at) => hatchRect(pen, at, { colour: look.news });
  return to < from
    ? [
        { from: 0, to, paint: aimed },
        { from: to, to: from, paint: (pen, ...at) => drawParting(pen, look, at) },
      ]
    : [
        { from: 0, to: from, paint: (pen, ...at) => fillRect(pen, ...at, look.actual) },
        { from, to, paint: aimed },
      ];
}

/** A lone share as a bar to 100 with its step, the numbers over it: a field by itself leaves its place empty. */
function drawLone(pen: Pen, room: Room, top: number): Picture {
  const { figure, look, width, height } = room;
  const { last, target, label, at } = figure.pairs[0]!;
  const [low, high] = [valueOf(last), valueOf(target)].sort((a, b) => a - b) as [number, number];
  if (((high - low) / 100) * width < look.s2 * leastStep)
    return drawLying(pen, room, {
      from: top,
      drawEnd: (_, box, isTarget) =>
        isTarget ? hatchRect(pen, box, { colour: look.news }) : fillRect(pen, ...box, look.actual),
    });
  const before = setNumeral(look, last, { size: look.s4, fill: look.text });
  const after = setNumeral(look, target, { size: look.s5, fill: look.strongValue });
  const base = top + look.s5 * figureRise;
  putLine(pen, before, 0, base);
  const from = before.width + gapAfter(look) * 2;
  putLine(pen, after, from, base);
  const left = from + after.width + gapAfter(look) * 2;
  const words = setLines(look, label, Math.max(1, width - left), { at: `${at}.label`, size: look.s2 });
  placeWords(pen, words, { x: left, top: base + look.s2 * 0.3 - heightOf(words) });
  const y = base + look.s2 * 0.75;
  const thick = Math.max(look.s2 * loneBar, Math.min(look.s2 * mostLoneBar, (height ?? 0) - y));
  drawBox(pen, [0, y, width, thick], { colour: look.rest, weight: stroke.rule });
  for (const { from: start, to: end, paint } of layersOf(look, figure.pairs[0]!))
    paint(pen, (start / 100) * width, y, ((end - start) / 100) * width, thick);
  return finish(pen, width, y + thick, room);
}
/** Sizes of squares that are tried in a height. */
const sidesTried = 5;

/** Numbers and names beside squares of a size, and the height of a row of them, px. */
function wordsBeside({ figure: { pairs }, look }: Room, side: number, slot: number) {
  const wide = slot - side - gapAfter(look) * 1.4;
  const linesAt = ([, , size]: Steps) =>
    pairs.map(({ label, at }) => setLines(look, label, wide, { at: `${at}.label`, size }));
  const fits = (one: Steps) =>
    numbersOf(one) + Math.max(...linesAt(one).map(heightOf)) <= side &&
    pairs.every(
      ({ last, target }) =>
        Math.max(
          setNumeral(look, last, { size: one[0], fill: look.text }).width,
          setNumeral(look, target, { size: one[1], fill: look.text }).width,
        ) <= wide,
    );
  const all = stepsOf(look, pairs.length);
  const steps = all.find(fits) ?? all.at(-1)!;
  const [lastSize, targetSize] = steps;
  // Words around a number that have no room beside it stand above and below it.
  const numbersIn = (facts: FactView[], size: number, fill: string): Fitted[] =>
    fitNumbers(look, facts, { width: wide, size, fill, anchor: 'start' });
  const lasts = numbersIn(
    pairs.map((pair) => pair.last),
    lastSize,
    look.text,
  );
  const targets = numbersIn(
    pairs.map((pair) => pair.target),
    targetSize,
    look.strongValue,
  );
  const more = ({ height: high, size }: Fitted): number => high - size * digitsHigh;
  const numbersHeight =
    numbersOf(steps) + Math.max(...pairs.map((_pair, index) => more(lasts[index]!) + more(targets[index]!)));
  const lines = linesAt(steps);
  const rowHeight = Math.max(side, numbersHeight + Math.max(...lines.map(heightOf)));
  return { side, lastSize, targetSize, lasts, targets, more, lines, numbersHeight, rowHeight };
}

export function drawSquares(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const { pairs } = figure;
  const side0 = look.s2 * naturalSide;
  const gap = look.s2 * 1.4;
  const slotLeast = side0 + gapAfter(look) + look.s2 * leastWords + gap;
  const across = Math.max(1, Math.min(pairs.length, Math.floor((width + gap) / slotLeast)));
  const rows = Math.ceil(pairs.length / across);
  const even = Math.ceil(pairs.length / rows);
  const slot = (width - gap * (even - 1)) / even;
  const keyFrom = mmToPx(figure.keyFrom ?? 0);
  const key = keyFrom > 0 ? look.s4 * 1.6 : look.s2 * 1.9;
  const natural = Math.min(side0, slot * 0.5);
  const wanted = height === undefined ? natural : (height - key - gap * (rows - 1)) / rows;
  const most = Math.max(look.s2 * leastSide, Math.min(look.s2 * mostSide, slot * 0.55, wanted));
  // Larger squares leave their words less width: they are as large as lets all stand in the height.
  const least = Math.min(most, Math.max(look.s2 * leastSide, natural));
  const sizes = Array.from(
    { length: sidesTried },
    (_, at) => most - ((most - least) * at) / (sidesTried - 1),
  );
  const tried = sizes.map((side) => wordsBeside(room, side, slot));
  const set =
    tried.find(({ rowHeight }) => height === undefined || rowHeight <= wanted + 0.1) ?? tried.at(-1)!;
  const { side, lastSize, targetSize, lasts, targets, more, lines, numbersHeight, rowHeight } = set;
  const base = keyFrom > 0 ? look.s4 * besideTitle : look.s2 * 0.95;
  const box = look.s2 * 0.85;
  fillRect(pen, keyFrom, base - box, box, box, look.actual);
  const last = setWords(look, figure.pairNames.last, { at: `${figure.at}.pairNames.last`, size: look.s2 });
  putLine(pen, last, keyFrom + box + gapAfter(look) * 0.7, base);
  const x2 = keyFrom + box + gapAfter(look) * 3 + last.width;
  hatchRect(pen, [x2, base - box, box, box], { colour: look.news });
  putLine(
    pen,
    setWords(look, figure.pairNames.target, {
      at: `${figure.at}.pairNames.target`,
      size: look.s2,
      weight: 700,
    }),
    x2 + box + gapAfter(look) * 0.7,
    base,
  );
  if (pairs.length === 1) return drawLone(pen, room, key);
  pairs.forEach((pair, index) => {
    const x = (index % even) * (slot + gap);
    const top = key + Math.floor(index / even) * (rowHeight + gap);
    drawHundred(pen, look, [x, top, side], layersOf(look, pair));
    const words = x + side + gapAfter(look);
    const foot = top + lastSize * 0.85 + more(lasts[index]!);
    lasts[index]!.place(pen, words, foot);
    targets[index]!.place(pen, words, foot + lastSize * 0.3 + targetSize * 0.85 + more(targets[index]!));
    placeWords(pen, lines[index]!, { x: words, top: top + numbersHeight });
  });
  return finish(pen, width, key + rows * rowHeight + (rows - 1) * gap + air(look) * 0, room);
}
