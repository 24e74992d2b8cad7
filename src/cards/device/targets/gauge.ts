/**
 * A few targets that are parts of a hundred: each a bar whose whole length is a hundred, filled up to last year's
 * number, with what is to be gained (or given up) marked.
 */
import type { FactView, PairView } from '../../../view/view.ts';
import { pointsOf } from '../../../view/finding-words.ts';
import { numberMarks } from '../../../view/number.ts';
import { mixColours } from '../../draw/colour.ts';
import { firstLabel } from '../../draw/cell.ts';
import { Stage, type Box } from '../../draw/stage.ts';
import { fitNumber, partsOf, widthOf } from '../../draw/type.ts';
import { arrowPath } from '../../draw/parts.ts';

/** Pairs that stand on a scale of a hundred. */
export const onHundred = (pairs: PairView[]): boolean =>
  pairs.every(
    ({ target, last }) =>
      target.unit === '%' &&
      target.kind === 'share' &&
      [target, last].every(({ value }) => value !== null && value >= 0 && value <= 100),
  );

/** "+3.6", "−1.2": the difference of the numbers as they are printed, with as many places. */
export function differenceOf(
  { target, last }: Pick<PairView, 'target' | 'last'>,
  language: string,
): { change: number; text: string } {
  const { decimal } = numberMarks(language);
  const digits = ({ parts }: FactView) =>
    (parts.find(({ role }) => role === 'number')?.text.split(decimal)[1] ?? '').length;
  const places = Math.max(digits(target), digits(last));
  const change = Math.round((target.value! - last.value!) * 10 ** places) / 10 ** places;
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  return { change, text: `${sign}${Math.abs(change).toFixed(places).replace('.', decimal)}` };
}

/** The bar of a pair: a hundred hollow, last year's part, and what is to be gained in gold: a goal is no alarm. */
function drawGauge(stage: Stage, { target, last }: PairView, { left, right, top, bottom }: Box): void {
  const { palette, tones } = stage;
  const x = (value: number) => left + ((right - left) * value) / 100;
  const high = bottom - top;
  const [less, more] = [Math.min(target.value!, last.value!), Math.max(target.value!, last.value!)];
  stage.rect(left, top, right - left, high, mixColours(palette.back, tones.main, 0.2));
  stage.rect(left, top, x(less) - left, high, palette.isDark ? tones.soft : tones.deep);
  if (more === less) return;
  if (target.value! > last.value!) stage.rect(x(less), top, x(more) - x(less), high, tones.gold);
  else
    stage.rect(
      x(less) + stage.px(2),
      top + stage.px(2),
      x(more) - x(less) - stage.px(4),
      high - stage.px(4),
      'none',
      ` stroke="${palette.numeral}" stroke-width="${stage.px(4)}"`,
    );
}

/** Times its height to which a bar grows where its row has room. */
const mostStretch = 1.15;

/** Of the target's figures, last year's at most. */
const lastShare = 0.78;

interface Row {
  stage: Stage;
  pair: PairView;
  box: Box;
  /** The headline is its label. */
  isNamed?: boolean;
  /** Figures of all rows are of one size, px; undefined where it is being found. */
  sizes?: RowSizes | undefined;
}

/** px: figures of target and difference. */
interface RowSizes {
  target: number;
  difference: number;
}

/**
 * Label above, numbers below it, the bar over the full measure. @returns The sizes that it has, undefined without
 * room.
 */
function drawRow({ stage, pair, box, isNamed = false, sizes: all }: Row): RowSizes | undefined {
  const { palette, shape } = stage;
  const sizes = shape.devices.gauge;
  const high = box.bottom - box.top;
  const width = box.right - box.left;
  const isFlat = shape.name === 'wide';
  const barHeight = Math.min(high * sizes.barShare, shape.height * sizes.mostBar);
  const words = isFlat ? width * sizes.wordShare - stage.px(48) : width;
  const size = Math.max(shape.words.small, Math.min(shape.words.label * sizes.label, high * 0.2));
  const label = [size, Math.max(shape.words.small, size * 0.8), shape.words.small * 0.9]
    .map((one) =>
      firstLabel(stage, [pair.label, pair.target.short], {
        role: 'strong',
        size: one,
        width: words,
        lines: isFlat && high > stage.px(130) ? 2 : 1,
      }),
    )
    .find((found) => found !== undefined);
  if (!label) return undefined;
  let base = box.top;
  if (!isNamed) {
    base += label.set.size * 0.9;
    stage.lines(label.text, label.set, {
      x: box.left,
      base,
      role: 'strong',
      colour: palette.ink,
      facts: [pair.target.id],
    });
    base += (label.set.lines.length - 1) * label.set.size * 1.22;
  }
  const gap = stage.px(isFlat ? 14 : 22);
  const room = (isFlat ? box.bottom : box.bottom - barHeight - stage.px(24)) - base - gap;
  const most = Math.min(all?.target ?? stage.px(sizes.mostFigures), room / (isFlat ? 0.86 : 0.74));
  // The difference keeps its room beside the numbers.
  const beside = isFlat ? 0 : differenceRoom(stage, pair);
  const numbersAt = (lastMost: number) => {
    const small = fitNumber(stage.setter, partsOf(pair.last), {
      width: words * 0.34,
      most: lastMost,
      least: stage.px(30),
      words: stage.px(28),
    });
    const big =
      small &&
      fitNumber(stage.setter, partsOf(pair.target), {
        width: words * (isFlat ? 0.98 : 1) - small.width - stage.px(90) - beside,
        most,
        least: stage.px(44),
        words: stage.px(28),
      });
    return { small, big };
  };
  // Last year's number is never larger than the target: where that has little width, both are smaller.
  const free = numbersAt(most * 0.7);
  const isLarge = free.big && free.small!.sizes.size > free.big.sizes.size * lastShare;
  const { small, big } = isLarge ? numbersAt(free.big!.sizes.size * lastShare) : free;
  if (!small || !big) return undefined;
  const foot = base + gap + big.sizes.size * 0.72;
  stage.number(pair.last, small, { x: box.left, base: foot, colour: palette.quiet });
  const arrow = box.left + small.width + stage.px(18);
  stage.path(arrowPath(arrow, foot - small.sizes.size * 0.35, stage.px(44)), palette.quiet);
  stage.number(pair.target, big, { x: arrow + stage.px(64), base: foot, colour: palette.numeral });
  // The bar follows the numbers as high as the row allows; on a flat card it stands beside them.
  const barTop = foot + stage.px(sizes.gap);
  const bar = isFlat
    ? {
        left: box.left + width * sizes.wordShare,
        right: box.right,
        top: box.top + high * sizes.flatTop,
        bottom: box.bottom - high * 0.1,
      }
    : { ...box, top: barTop, bottom: Math.min(box.bottom, barTop + barHeight * mostStretch) };
  drawGauge(stage, pair, bar);
  const difference = drawDifference(
    { stage, pair, box, sizes: all },
    { bar, foot, from: arrow + stage.px(64) + big.width },
  );
  return { target: big.sizes.size, difference };
}

/** px that a difference of readable size takes beside the numbers, with its words and a gap. */
function differenceRoom(stage: Stage, pair: PairView): number {
  const { change, text } = differenceOf(pair, stage.setter.of.language);
  if (change === 0) return 0;
  const points = pointsOf(stage.setter.of.language);
  const { least } = stage.shape.devices.gauge;
  return (
    widthOf(stage.setter, text, 'numeral', stage.px(least)) +
    widthOf(stage.setter, points, 'label', stage.shape.words.small) +
    stage.px(14 + 36)
  );
}

/**
 * How much it is, at the right of the numbers; on a flat card above the marked part of the bar. @returns px of its
 * figures, infinite where it has none.
 */
function drawDifference(
  { stage, pair, box, sizes }: Row,
  { bar, foot, from }: { bar: Box; foot: number; from: number },
): number {
  const { palette, shape } = stage;
  const { change, text } = differenceOf(pair, stage.setter.of.language);
  if (change === 0) return Infinity;
  const isFlat = shape.name === 'wide';
  const points = pointsOf(stage.setter.of.language);
  const small = shape.words.small;
  const wide = widthOf(stage.setter, points, 'label', small) + stage.px(14);
  const room = isFlat ? Infinity : bar.right - from - stage.px(36) - wide;
  const own = isFlat
    ? Math.min(stage.px(72), (bar.top - box.top) * 0.9)
    : Math.min(stage.px(shape.devices.gauge.difference), room / widthOf(stage.setter, text, 'numeral', 1));
  const figures = Math.min(own, sizes?.difference ?? own);
  if (figures < stage.px(leastDifference)) return Infinity;
  const look = { colour: palette.numeral, over: palette.back };
  const width = widthOf(stage.setter, text, 'numeral', figures);
  // Over the part that it names, as near as the measure allows.
  const middle =
    bar.left + ((bar.right - bar.left) * (pair.target.value! + pair.last.value!)) / 200 - (wide + width) / 2;
  const last = bar.right - wide - width;
  const x = isFlat ? Math.max(bar.left, Math.min(middle, last)) : last;
  const base = isFlat ? bar.top - stage.px(12) : foot;
  stage.figures(text, { x, base, size: figures, ...look, derived: true, facts: [pair.target.id] });
  stage.words(points, {
    x: x + width + stage.px(14),
    base,
    role: 'label',
    size: small,
    ...look,
    derived: true,
  });
  return figures;
}
/** px of the canvas: smaller differences are left to the bar. */
const leastDifference = 34;

/** Rows of equal height over the whole box, with figures of one size. @returns false where they have no room. */
export function drawGauges(
  stage: Stage,
  pairs: PairView[],
  box: Box,
  { height, named }: { height: number; named?: PairView | undefined },
): boolean {
  const air = height * stage.shape.devices.gauge.air;
  const drawAll = (on: Stage, sizes?: RowSizes): (RowSizes | undefined)[] =>
    pairs.map((pair, index) =>
      drawRow({
        stage: on,
        pair,
        isNamed: pair === named,
        box: { ...box, top: box.top + index * height, bottom: box.top + (index + 1) * height - air },
        sizes,
      }),
    );
  const found = drawAll(new Stage(stage));
  if (found.some((sizes) => !sizes)) return false;
  const least = (name: keyof RowSizes) => Math.min(...found.map((sizes) => sizes![name]));
  return drawAll(stage, { target: least('target'), difference: least('difference') }).every((sizes) => sizes);
}
