/** Targets as solid bars, last year as hollow ones below them, on one scale. */
import { inkOn } from '../../draw/palette.ts';
import type { PairView } from '../../../view/view.ts';
import type { Stage } from '../../draw/stage.ts';
import { fitNumber, partsOf, widthOf, wrapLabel } from '../../draw/type.ts';
import type { Targets } from './pairs.ts';
import { aimTone } from './tone.ts';

export interface Rows {
  stage: Stage;
  content: Targets;
  pairs: PairView[];
  top: number;
  step: number;
}

/** Solid bar of the target, hollow one of last year below it. */
export function drawBars({ stage, content, pairs, top, step }: Rows): boolean {
  const { palette, shape } = stage;
  const most = Math.max(...pairs.flatMap(({ target, last }) => [target.value!, last.value!]));
  const scale = (stage.measure * 0.98) / most;
  const { few: fewer, bars } = shape.devices.targets;
  const few = pairs.length <= fewer.rows;
  const label = shape.words.label * (few ? fewer.label : 1);
  const alone = pairs.length === 1;
  const high = alone
    ? Math.min(stage.px(bars.aloneMost), step * bars.alone)
    : Math.min(stage.px(few ? bars.fewMost : bars.most), step * bars.target);
  const low = alone
    ? Math.min(stage.px(bars.aloneMost), step * bars.aloneLast)
    : Math.min(stage.px(few ? bars.fewMostLast : bars.mostLast), step * bars.last);
  for (const [index, pair] of pairs.entries()) {
    const y = top + index * step;
    const set = [
      [pair.label, label],
      [pair.label, shape.words.label],
      [pair.target.short, shape.words.label],
    ]
      .map(([text, size]) =>
        wrapLabel(stage.setter, text as string, {
          role: 'strong',
          size: size as number,
          width: stage.measure,
          lines: 1,
        }),
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
    const barTop = y + label * 1.28;
    const fill = aimTone(stage);
    const on = inkOn(stage.tones, fill);
    const width = pair.target.value! * scale;
    stage.rect(stage.left, barTop, width, high, fill);
    const fitted = (room: number) =>
      fitNumber(stage.setter, partsOf(pair.target), {
        width: room,
        most: high * 0.92,
        least: stage.px(40),
        words: shape.words.unit,
      });
    const inBar = fitted(stage.measure * 0.6);
    const fits = inBar !== undefined && inBar.width + stage.px(40) < width;
    // Beside a short bar it ends at the margin.
    const number = fits ? inBar : fitted(Math.min(stage.measure * 0.6, stage.measure - width - stage.px(16)));
    if (!number) return false;
    const base = barTop + high / 2 + number.sizes.size * 0.355;
    stage.number(pair.target, number, {
      x: fits ? stage.left + width - stage.px(20) : stage.left + width + stage.px(16),
      align: fits ? 'right' : 'left',
      base,
      colour: fits ? on : palette.numeral,
      over: fits ? fill : palette.back,
      wordColour: fits ? on : palette.numeral,
    });
    const lastTop = barTop + high + stage.px(4);
    const lastWidth = pair.last.value! * scale;
    stage.rect(
      stage.left + 1,
      lastTop + 1,
      lastWidth,
      low,
      'none',
      ` stroke="${palette.quiet}" stroke-width="${stage.px(2.5)}"`,
    );
    // The zero beside the bars alone: it runs through no label.
    stage.line(
      [stage.left, barTop - stage.px(6)],
      [stage.left, lastTop + low + stage.px(7)],
      palette.ink,
      stage.px(3),
    );
    const small = fitNumber(stage.setter, partsOf(pair.last), {
      width: stage.measure * 0.5,
      most: low * 0.9,
      least: stage.px(24),
      words: stage.px(28),
    });
    if (!small) return false;
    const lastBase = lastTop + low / 2 + small.sizes.size * 0.355;
    const inside = small.width + stage.px(36) + (index === 0 ? stage.px(170) : 0) < lastWidth;
    stage.number(pair.last, small, {
      x: inside ? stage.left + lastWidth - stage.px(16) : stage.left + lastWidth + stage.px(14),
      align: inside ? 'right' : 'left',
      base: lastBase,
      colour: palette.ink,
    });
    if (index === 0) {
      const key = Math.min(shape.words.small, low * 0.78);
      const nameWidth = widthOf(stage.setter, content.names.target, 'strong', label);
      const isTold = fits && nameWidth + number.width + stage.px(60) < width;
      // The key is never left out: in the bars, else beside the first label.
      if (!isTold || !inside || key < stage.px(26)) drawKey(stage, content.names, y + label * 0.9);
      else {
        stage.words(content.names.target, {
          x: stage.left + stage.px(20),
          base: barTop + high / 2 + label * 0.37,
          role: 'strong',
          size: label,
          colour: on,
          over: fill,
        });
        stage.words(content.names.last, {
          x: stage.left + stage.px(20),
          base: lastTop + low / 2 + key * 0.37,
          role: 'label',
          size: key,
          colour: palette.ink,
        });
      }
    }
  }
  return true;
}

/** Solid is the target, hollow last year: at the right of a line of words. */
function drawKey(stage: Stage, names: Targets['names'], base: number): void {
  const { palette, shape } = stage;
  const size = shape.words.small;
  const side = size * 0.72;
  let x = stage.right;
  for (const [text, isLast] of [
    [names.last, true],
    [names.target, false],
  ] as const) {
    stage.words(text, { x, base, role: 'label', size, colour: palette.ink, align: 'right' });
    x -= widthOf(stage.setter, text, 'label', size) + side + size * 0.3;
    if (isLast)
      stage.rect(
        x,
        base - side,
        side,
        side,
        'none',
        ` stroke="${palette.quiet}" stroke-width="${stage.px(2.5)}"`,
      );
    else stage.rect(x, base - side, side, side, aimTone(stage));
    x -= size * 0.8;
  }
}
