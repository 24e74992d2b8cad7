/** Targets side by side: the label, and below it last year's number, where there is one, → the target. */
import type { Box, Stage } from '../../draw/stage.ts';
import { fitNumber, partsOf, widthOf, wrapLabel } from '../../draw/type.ts';
import { arrowPath } from '../../draw/parts.ts';
import { tellingAims, type Aim, type Targets } from './pairs.ts';
import { drawMarksBelow, drawMarksBeside, type SetPair } from './step-marks.ts';

interface Grid {
  across: number;
  width: number;
  high: number;
  cells: Step[];
}

/** px of the canvas between columns. */
const columnGap = 44;

/** Pairs in columns: of the ways in which all have room, the one with the largest numbers. */
function gridOf(stage: Stage, pairs: Aim[], box: Box, lead?: string): Grid | undefined {
  const sizes = stage.shape.devices.targets.steps;
  const gap = stage.px(columnGap);
  // Of ways with numbers of one size the one that fills its rows.
  const rest = (across: number) => Number(pairs.length % across > 0);
  const ways = [...new Set([Math.min(pairs.length, sizes.row), 2, 1])]
    .filter((across) => across <= pairs.length)
    .toSorted((a, b) => rest(a) - rest(b));
  const grids = ways.flatMap((across): Grid[] => {
    const rows = Math.ceil(pairs.length / across);
    const high = Math.min((box.bottom - box.top) / rows, stage.px(sizes.high));
    const width = (box.right - box.left - gap * (across - 1)) / across;
    const set = (most: { big: number; small: number }) =>
      pairs.flatMap(
        (pair) => setStep(stage, pair, { width, height: high, most, isNamed: pair.target.id === lead }) ?? [],
      );
    const free = set({ big: Infinity, small: Infinity });
    if (free.length < pairs.length) return [];
    // Numbers side by side are of one size.
    const [big, small] = [
      Math.min(...free.map((cell) => cell.big.sizes.size)),
      Math.min(...free.map((cell) => cell.small?.sizes.size ?? Infinity)),
    ];
    const even = set({ big, small });
    return [{ across, width, high, cells: even.length === pairs.length ? even : free }];
  });
  const least = ({ cells }: Grid) => Math.min(...cells.map(({ big }) => big.sizes.size));
  return grids.length === 0 ? undefined : grids.reduce((x, y) => (least(y) > least(x) ? y : x));
}

/** The target that the headline names: it is never left out. */
const namedBy = (headline: string, aims: readonly Aim[]): Aim | undefined =>
  aims.find(({ label, target }) => headline.includes(label) && headline.includes(target.full));

/** As many targets as have room, without those whose numbers are too wide where that shows more of the others. */
function mostOf(
  stage: Stage,
  aims: Aim[],
  box: Box,
  { lead, least }: { lead?: string | undefined; least: number },
) {
  const sizes = stage.shape.devices.targets.steps;
  const most = stage.shape.name === 'wide' ? sizes.flat : sizes.all;
  const named = namedBy(stage.headline, aims);
  const half = { width: (box.right - box.left - stage.px(columnGap)) / 2, height: stage.px(sizes.high) };
  const free = { ...half, most: { big: Infinity, small: Infinity }, isNamed: false };
  const narrow = aims.filter((aim) => aim === named || setStep(stage, aim, free));
  const found = [aims, narrow].flatMap((some) => {
    for (let count = Math.min(most, some.length); count >= least; count -= 1) {
      const grid = gridOf(stage, tellingAims(some, count, named), box, lead);
      if (grid) return [grid];
    }
    return [];
  });
  return found.toSorted((a, b) => b.cells.length - a.cells.length)[0];
}

/** @param least So many at least. @returns false where they have no room. */
export function drawSteps(
  stage: Stage,
  aims: Aim[],
  box: Box,
  { names, lead }: Pick<Targets, 'names' | 'lead'>,
  least = 1,
): boolean {
  const grid = mostOf(stage, aims, box, { lead, least });
  if (!grid) return false;
  const { across, width, high, cells } = grid;
  const rows = Math.ceil(cells.length / across);
  // Few rows stand in the middle of their room.
  const top = box.top + Math.max(0, box.bottom - box.top - rows * high) / 2;
  drawYears(stage, names, box);
  const set = cells.map((cell, index) => {
    const x = box.left + (index % across) * (width + stage.px(columnGap));
    return drawStep(stage, cell, { x, top: top + Math.floor(index / across) * high, width });
  });
  if (cells.every(({ bars }) => bars)) drawMarksBelow(stage, set, width);
  else drawMarksBeside(stage, set, width);
  return true;
}

/** From which year to which the arrows go: beside the eyebrow, where no brand stands. */
export function drawYears(stage: Stage, names: Targets['names'], box: Pick<Box, 'right' | 'top'>): void {
  const { shape, tones } = stage;
  const size = shape.words.small;
  const isTaken = yearsRoom(stage, names, box.right) > 0 || hasBrand(stage);
  const look = isTaken
    ? { base: box.top + size * 0.6, colour: stage.palette.ink, over: stage.palette.back }
    : { base: shape.eyebrow.base, colour: tones.paper, over: tones.deep };
  const place = { ...look, role: 'label' as const, size, align: 'right' as const };
  stage.words(names.target, { x: box.right, ...place });
  const arrow = box.right - widthOf(stage.setter, names.target, 'label', size) - stage.px(52);
  stage.path(arrowPath(arrow, look.base - size * 0.34, stage.px(38)), look.colour);
  stage.words(names.last, { x: arrow - stage.px(14), ...place });
}

const hasBrand = ({ pieces }: Stage): boolean =>
  pieces.some(({ block }) => block === 'brand' || block === 'photo');

/** px that the years take above the rows where the eyebrow leaves them no room beside it; else 0. */
export function yearsRoom(stage: Stage, names: Targets['names'], right: number): number {
  const size = stage.shape.words.small;
  const eyebrow = stage.boxes.find(({ block }) => block === 'eyebrow');
  const width =
    widthOf(stage.setter, names.target, 'label', size) +
    widthOf(stage.setter, names.last, 'label', size) +
    stage.px(52 + 14 + 24);
  return eyebrow && eyebrow.box.right > right - width ? size * 1.8 : 0;
}

type Step = NonNullable<ReturnType<typeof setStep>>;

function setStep(
  stage: Stage,
  pair: Aim,
  {
    width,
    height,
    most,
    isNamed,
  }: { width: number; height: number; most: { big: number; small: number }; isNamed: boolean },
) {
  const { steps } = stage.shape.devices.targets;
  const size = stage.shape.words.small;
  const label = [pair.label, pair.target.short]
    .map((text) => ({ text, set: wrapLabel(stage.setter, text, { role: 'strong', size, width, lines: 2 }) }))
    .find(({ set }) => set);
  if (!label?.set) return undefined;
  const words = (isNamed ? 0 : size * (1 + (label.set.lines.length - 1) * 1.22)) + stage.px(34);
  const bars = height >= stage.px(steps.leastWithBars) ? stage.px(steps.barsRoom) : 0;
  const tall = height - words - bars - stage.px(20);
  const small =
    pair.last &&
    fitNumber(stage.setter, partsOf(pair.last), {
      width: width * 0.34,
      most: Math.min(stage.px(92), tall / 0.8, most.small),
      least: stage.px(34),
      words: stage.px(28),
    });
  if (pair.last && !small) return undefined;
  const room = width - (small ? small.width + stage.px(76) : 0);
  const big = fitNumber(stage.setter, partsOf(pair.target), {
    width: room,
    most: Math.min(stage.px(190), tall / 0.76, most.big),
    least: stage.px(48),
    words: stage.px(28),
  });
  return big
    ? {
        pair,
        label: isNamed ? undefined : { text: label.text, set: label.set },
        words,
        small,
        big,
        bars: bars > 0,
      }
    : undefined;
}

function drawStep(
  stage: Stage,
  { pair, label, words, small, big }: Step,
  { x, top, width }: { x: number; top: number; width: number },
): SetPair {
  const { palette } = stage;
  stage.line([x, top], [x + width, top], palette.rule, stage.px(2.5));
  if (label)
    stage.lines(label.text, label.set, {
      x,
      base: top + stage.px(14) + label.set.size * 0.9,
      role: 'strong',
      colour: palette.ink,
      facts: [pair.target.id],
    });
  const base = top + words + big.sizes.size * 0.74;
  const at = small && pair.last ? x + small.width + stage.px(66) : x;
  if (small && pair.last) {
    stage.number(pair.last, small, { x, base, colour: palette.quiet });
    const arrow = arrowPath(at - stage.px(52), base - small.sizes.size * 0.34, stage.px(38));
    stage.path(arrow, palette.quiet);
  }
  stage.number(pair.target, big, { x: at, base, colour: palette.numeral });
  return { pair, x, base, numbers: { width: at + big.width - x, height: big.sizes.size * 0.72 } };
}
