/** Marks of pairs side by side: bars below the numbers, or beside them where the rows are low. */
import { mixColours } from '../../draw/colour.ts';
import type { Stage } from '../../draw/stage.ts';
import { widthOf } from '../../draw/type.ts';
import type { FactView } from '../../../view/view.ts';
import { scaleOf } from './differences.ts';
import { differenceOf } from './gauge.ts';
import { areClose, scaleKey, type Aim } from './pairs.ts';
import { aimTone } from './tone.ts';

/** A target with its numbers set: px of its left edge, of its numbers' base line, width and height. */
export interface SetPair {
  pair: Aim;
  x: number;
  base: number;
  numbers: { width: number; height: number };
}

type Comparable = Aim & { last: FactView };

/** Both numbers stand on one zero and one scale. */
const isComparable = (pair: Aim): pair is Comparable =>
  pair.last !== undefined &&
  pair.target.unit === pair.last.unit &&
  [pair.target, pair.last].every(({ value }) => value !== null && value >= 0);

/** Greatest number of those that share the pair's unit. */
const greatestOf = (cells: SetPair[], pair: Comparable): number =>
  Math.max(
    ...cells
      .map((cell) => cell.pair)
      .filter(isComparable)
      .filter((other) => scaleKey(other) === scaleKey(pair))
      .flatMap(({ target, last }) => [target.value!, last.value!]),
  );

/** Last year's bar above the target's, on one zero and, for numbers of one unit, one scale. */
function drawPairBars(
  stage: Stage,
  pair: Comparable,
  place: { x: number; top: number; bar: number; gap: number; scale: number },
): void {
  const { palette, tones } = stage;
  const rows = [
    [pair.last, mixColours(palette.back, tones.deep, 0.3)],
    [pair.target, aimTone(stage)],
  ] as const;
  rows.forEach(([fact, fill], row) =>
    stage.rect(
      place.x,
      place.top + row * (place.bar + place.gap),
      fact.value! * place.scale,
      place.bar,
      fill,
    ),
  );
}

/** Pairs of bars below the numbers, over the width of a cell. */
export function drawMarksBelow(stage: Stage, cells: SetPair[], width: number): void {
  const { bar, gap, above } = stage.shape.devices.targets.steps;
  for (const { pair, x, base } of cells) {
    const greatest = isComparable(pair) ? greatestOf(cells, pair) : 0;
    if (!isComparable(pair) || greatest <= 0) continue;
    const size = { bar: stage.px(bar), gap: stage.px(gap) };
    drawPairBars(stage, pair, { x, top: base + stage.px(above), ...size, scale: width / greatest });
  }
}

/**
 * Marks at the right of the numbers, on one zero in all cells: pairs of bars, or the differences of pairs near each
 * other. Nothing is drawn where the numbers of most leave too little room.
 */
export function drawMarksBeside(stage: Stage, cells: SetPair[], width: number): void {
  const { gap, beside, besideAir } = stage.shape.devices.targets.steps;
  // Numbers too wide for a mark beside them leave the others theirs.
  const own = cells.filter(({ numbers }) => numbers.width + stage.px(besideAir + beside) <= width);
  if (own.length * 2 < cells.length) return;
  const from = Math.max(...own.map(({ numbers }) => numbers.width)) + stage.px(besideAir);
  const room = width - from;
  const pairs = cells.map(({ pair }) => pair).filter(isComparable);
  const ofOneUnit = pairs.length === cells.length && new Set(pairs.map(scaleKey)).size === 1;
  if (ofOneUnit && own.length === cells.length && areClose(pairs))
    return drawDifferencesBeside(stage, cells, pairs, { from, room });
  const high = Math.min(...cells.map(({ numbers }) => numbers.height));
  const bar = (high - stage.px(gap)) / 2;
  for (const { pair, x, base } of own) {
    const greatest = isComparable(pair) ? greatestOf(own, pair) : 0;
    if (!isComparable(pair) || greatest <= 0) continue;
    const place = { x: x + from, top: base - high, bar, gap: stage.px(gap), scale: room / greatest };
    drawPairBars(stage, pair, place);
  }
}

/** What is to go is hollow. */
const hollow = (stage: Stage, line: number): string =>
  ` stroke="${stage.palette.ink}" stroke-width="${line}" stroke-dasharray="${stage.px(9)} ${stage.px(7)}"`;

/** The difference as a bar from a zero of its own, its figures at the end. */
function drawDifferencesBeside(
  stage: Stage,
  cells: SetPair[],
  pairs: Comparable[],
  place: { from: number; room: number },
): void {
  const { palette } = stage;
  const high = Math.min(...cells.map(({ numbers }) => numbers.height));
  const size = stage.shape.words.small;
  const changes = pairs.map((pair) => differenceOf(pair, stage.setter.of.language));
  const wide = Math.max(...changes.map(({ text }) => widthOf(stage.setter, text, 'numeral', size)));
  const most = Math.max(...changes.map(({ change }) => Math.abs(change)));
  // The length of a bar alone would say nothing.
  if (most === 0 || cells.length < 2) return;
  const room = { left: place.from, right: place.from + place.room - wide - stage.px(12) };
  const { zero: from, scale } = scaleOf(
    changes.map(({ change }) => change),
    room,
  );
  cells.forEach(({ pair, x, base }, index) => {
    const { change, text } = changes[index]!;
    const zero = x + from;
    const length = Math.abs(change) * scale;
    const bar = { x: change < 0 ? zero - length : zero, y: base - high * 0.85, height: high * 0.7 };
    const line = stage.px(3);
    if (change < 0)
      stage.rect(
        bar.x + line / 2,
        bar.y + line / 2,
        length - line,
        bar.height - line,
        'none',
        hollow(stage, line),
      );
    else stage.rect(bar.x, bar.y, length, bar.height, aimTone(stage));
    stage.line([zero, base - high], [zero, base], palette.ink, stage.px(3));
    stage.figures(text, {
      x: (change < 0 ? zero : zero + length) + stage.px(12),
      base: base - high / 2 + size * 0.355,
      size,
      colour: change < 0 ? palette.ink : palette.numeral,
      over: palette.back,
      derived: true,
      facts: [pair.target.id],
    });
  });
}
