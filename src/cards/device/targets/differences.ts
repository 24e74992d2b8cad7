/** Pairs near each other: from → to, and the difference as a bar on a zero of its own. */
import { inkOn } from '../../draw/palette.ts';
import { pointsOf } from '../../../view/finding-words.ts';
import { firstLabel } from '../../draw/cell.ts';
import { fitNumber, partsOf, widthOf, wrapLabel } from '../../draw/type.ts';
import { arrowPath } from '../../draw/parts.ts';
import type { Rows } from './bars.ts';
import { differenceOf } from './gauge.ts';
import { aimTone } from './tone.ts';

/** Where the zero of rises and falls stands in a room, and px for one unit: falls go to its left. */
export function scaleOf(
  changes: readonly number[],
  { left, right }: { left: number; right: number },
): { zero: number; scale: number } {
  const most = Math.max(0, ...changes);
  const least = Math.max(0, ...changes.map((change) => -change));
  const scale = (right - left) / Math.max(most + least, 0.001);
  return { zero: left + least * scale, scale };
}

/** last → target, and the difference as a bar from a zero of its own. */
export function drawDifferences({ stage, pairs, top, step }: Rows, words: string): boolean {
  const { palette, shape } = stage;
  const { few: fewer, differences: sizes } = shape.devices.targets;
  const few = pairs.length <= fewer.rows;
  const label = shape.words.label * (few ? fewer.label : 1);
  const changes = pairs.map((pair) => differenceOf(pair, stage.setter.of.language));
  const from = stage.left + stage.measure * sizes.zero;
  const { zero, scale } = scaleOf(
    changes.map(({ change }) => change),
    { left: from, right: stage.right },
  );
  if (shape.name !== 'wide') {
    // In one line: what stands above it has no room for another.
    const points = pointsOf(stage.setter.of.language);
    const keyIn = (texts: string[], size: number) =>
      firstLabel(stage, texts.filter(Boolean), { role: 'label', size, width: stage.right - from, lines: 1 });
    // "points" alone leaves open of what: the whole key a little smaller comes first.
    const key =
      keyIn([words], shape.words.small) ??
      keyIn([words], shape.words.small * smallKey) ??
      keyIn([points], shape.words.small);
    if (key)
      stage.lines(key.text, key.set, {
        x: from,
        base: top + label * 0.9,
        role: 'label',
        colour: palette.quiet,
      });
  }
  for (const [index, pair] of pairs.entries()) {
    const y = top + index * step;
    const across = index === 0 && shape.name !== 'wide' ? from - stage.left - stage.px(20) : stage.measure;
    const set = [
      [label, across],
      [shape.words.label, across],
      [shape.words.label * 0.88, stage.measure],
    ]
      .map(([size, room]) =>
        wrapLabel(stage.setter, pair.label, { role: 'strong', size: size!, width: room!, lines: 1 }),
      )
      .find((found) => found !== undefined);
    if (!set) return false;
    stage.lines(pair.label, set, {
      x: stage.left,
      base: y + label * 0.9,
      role: 'strong',
      colour: palette.ink,
      facts: [pair.target.id],
    });
    // Air above the next row's label.
    const free = (step - label * 1.7) * sizes.rowAir;
    const high = Math.min(
      free,
      Math.max(
        stage.px(74),
        Math.min(stage.px(few ? sizes.mostBar * 2 : sizes.mostBar), free * sizes.barShare),
      ),
    );
    const middle = y + label * 1.5 + high / 2;
    const small = fitNumber(stage.setter, partsOf(pair.last), {
      width: stage.measure * 0.22,
      most: Math.min(stage.px(few ? 150 : 96), high * 0.89),
      least: stage.px(34),
      words: stage.px(28),
    });
    if (!small) return false;
    const big = fitNumber(stage.setter, partsOf(pair.target), {
      width: from - stage.left - small.width - stage.px(76 + 24),
      most: Math.min(stage.px(few ? 220 : 160), high * 1.34),
      least: stage.px(40),
      words: stage.px(28),
    });
    if (!big) return false;
    const base = middle + big.sizes.size * 0.355;
    stage.number(pair.last, small, { x: stage.left, base, colour: palette.quiet });
    const arrow = stage.left + small.width + stage.px(18);
    stage.path(arrowPath(arrow, middle, stage.px(40)), palette.quiet);
    stage.number(pair.target, big, { x: arrow + stage.px(58), base, colour: palette.numeral });
    stage.line([zero, middle - high * 0.56], [zero, middle + high * 0.56], palette.ink, stage.px(4));
    const { change, text } = changes[index]!;
    const width = Math.abs(change) * scale;
    const fill = aimTone(stage);
    // What is to go is hollow, as lost parts are everywhere.
    const falls = change < 0;
    const line = stage.px(hollowLine);
    if (falls)
      stage.rect(
        zero - width + line / 2,
        middle - high * 0.42 + line / 2,
        Math.max(0, width - line),
        high * 0.84 - line,
        'none',
        ` stroke="${palette.ink}" stroke-width="${line}" stroke-dasharray="${stage.px(9)} ${stage.px(7)}"`,
      );
    else stage.rect(zero, middle - high * 0.42, width, high * 0.84, fill);
    const size = Math.min(stage.px(64), high * 0.62);
    const wide = widthOf(stage.setter, text, 'numeral', size);
    const inside = wide + stage.px(30) < width;
    // Figures that a bar does not hold stand beyond its end, those of a fall across the zero.
    const beyond = falls ? zero : zero + width;
    const isRight = inside && !falls;
    stage.figures(text, {
      x: inside ? (falls ? zero - width + stage.px(14) : beyond - stage.px(14)) : beyond + stage.px(12),
      align: isRight ? 'right' : 'left',
      base: middle + size * 0.355,
      size,
      colour: falls ? palette.ink : inside ? inkOn(stage.tones, fill) : palette.numeral,
      over: inside && !falls ? fill : palette.back,
      derived: true,
      facts: [pair.target.id],
    });
  }
  return true;
}

/** px of the canvas: the outline of a difference below nought. */
const hollowLine = 3;
/** Of the size of small words, a long key's. */
const smallKey = 0.86;
