/** Pairs near each other: from → to, and the difference as a bar on a zero of its own. */
import { inkOn } from '../../draw/palette.ts';
import { numberMarks } from '../../../view/number.ts';
import type { FactView } from '../../../view/view.ts';
import { fitNumber, partsOf, widthOf, wrapLabel } from '../../draw/type.ts';
import { fewLabel, fewRows, type Rows } from './bars.ts';

/** last → target, and the difference as a bar from a zero of its own. */
export function drawDifferences({ stage, pairs, top, step }: Rows, words: string): boolean {
  const { palette, shape, tones } = stage;
  const few = pairs.length <= fewRows;
  const label = shape.words.label * (few ? fewLabel : 1);
  const { decimal } = numberMarks(stage.setter.of.language);
  const digits = ({ parts }: FactView) =>
    (parts.find(({ role }) => role === 'number')?.text.split(decimal)[1] ?? '').length;
  const changes = pairs.map(({ target, last }) => {
    const places = Math.max(digits(target), digits(last));
    const change = Math.round((target.value! - last.value!) * 10 ** places) / 10 ** places;
    return {
      change,
      text: `${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change).toFixed(places).replace('.', decimal)}`,
    };
  });
  const zero = stage.left + stage.measure * 0.56;
  const scale = (stage.right - zero) / Math.max(...changes.map(({ change }) => Math.abs(change)), 0.001);
  if (shape.name !== 'wide') {
    const set = wrapLabel(stage.setter, words, {
      role: 'label',
      size: shape.words.small,
      width: stage.right - zero,
      lines: 2,
    });
    if (set)
      stage.lines(words, set, {
        x: zero,
        base: top + label * 0.9 - (set.lines.length - 1) * set.size * 1.22,
        role: 'label',
        colour: palette.quiet,
      });
  }
  for (const [index, pair] of pairs.entries()) {
    const y = top + index * step;
    const across = index === 0 && shape.name !== 'wide' ? zero - stage.left - stage.px(20) : stage.measure;
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
    const free = (step - label * 1.7) * rowAir;
    const high = Math.min(
      free,
      Math.max(stage.px(74), Math.min(stage.px(few ? mostBar * 2 : mostBar), free * barShare)),
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
      width: zero - stage.left - small.width - stage.px(76 + 24),
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
    const fill = tones.signal;
    stage.rect(zero, middle - high * 0.42, width, high * 0.84, fill);
    const size = Math.min(stage.px(64), high * 0.62);
    const wide = widthOf(stage.setter, text, 'numeral', size);
    const inside = wide + stage.px(30) < width;
    stage.figures(text, {
      x: inside ? zero + width - stage.px(14) : zero + width + stage.px(12),
      align: inside ? 'right' : 'left',
      base: middle + size * 0.355,
      size,
      colour: inside ? inkOn(stage.tones, fill) : palette.signal,
      over: inside ? fill : palette.back,
      derived: true,
      facts: [pair.target.id],
    });
  }
  return true;
}

/** px of the canvas: the highest bar; and of a row's free height, the share that bars take. */
const mostBar = 120;
const barShare = 0.6;
const rowAir = 0.84;

export const arrowPath = (x: number, y: number, size: number): string => {
  const [t, h] = [size * 0.055, size * 0.24];
  return `M${x} ${y - t}H${x + size - h * 0.9}L${x + size - h * 1.6} ${y - h}L${x + size - h * 1.6 + t * 2.6} ${y - h}L${x + size} ${y}L${x + size - h * 1.6 + t * 2.6} ${y + h}L${x + size - h * 1.6} ${y + h}L${x + size - h * 0.9} ${y + t}H${x}Z`;
};
