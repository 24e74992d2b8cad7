/** Pairs side by side: the label, and below it last year's number → the target. */
import type { PairView } from '../../../view/view.ts';
import type { Box, Stage } from '../../draw/stage.ts';
import { fitNumber, wrapLabel } from '../../draw/type.ts';
import { arrowPath } from './differences.ts';

/** Most pairs in a row, and in all. */
const most = { row: 3, all: 4 } as const;

/** @returns false where not even two pairs have room. */
export function drawSteps(stage: Stage, pairs: PairView[], box: Box): boolean {
  for (let count = Math.min(most.all, pairs.length); count >= 2; count -= 1) {
    const across = count <= most.row ? count : 2;
    const rows = Math.ceil(count / across);
    const high = (box.bottom - box.top) / rows;
    const gap = stage.px(44);
    const width = (box.right - box.left - gap * (across - 1)) / across;
    const cells = pairs.slice(0, count).map((pair) => setStep(stage, pair, { width, height: high }));
    if (!cells.every((cell) => cell !== undefined)) continue;
    cells.forEach((cell, index) =>
      drawStep(stage, cell, {
        x: box.left + (index % across) * (width + gap),
        top: box.top + Math.floor(index / across) * high,
        width,
      }),
    );
    return true;
  }
  return false;
}

type Step = NonNullable<ReturnType<typeof setStep>>;

function setStep(stage: Stage, pair: PairView, { width, height }: { width: number; height: number }) {
  const size = stage.shape.words.small;
  const label = [pair.label, pair.target.short]
    .map((text) => ({ text, set: wrapLabel(stage.setter, text, { role: 'strong', size, width, lines: 2 }) }))
    .find(({ set }) => set);
  if (!label?.set) return undefined;
  const words = size * (1 + (label.set.lines.length - 1) * 1.22) + stage.px(34);
  const tall = height - words - stage.px(20);
  const small = fitNumber(stage.setter, pair.last.parts, {
    width: width * 0.34,
    most: Math.min(stage.px(58), tall / 0.8),
    least: stage.px(34),
    words: stage.px(28),
  });
  const room = width - (small?.width ?? 0) - stage.px(76);
  const big = fitNumber(stage.setter, pair.target.parts, {
    width: room,
    most: Math.min(stage.px(116), tall / 0.76),
    least: stage.px(48),
    words: stage.px(28),
  });
  return small && big ? { pair, label: { text: label.text, set: label.set }, words, small, big } : undefined;
}

function drawStep(
  stage: Stage,
  { pair, label, words, small, big }: Step,
  { x, top, width }: { x: number; top: number; width: number },
): void {
  const { palette } = stage;
  stage.line([x, top], [x + width, top], palette.rule, stage.px(2.5));
  stage.lines(label.text, label.set, {
    x,
    base: top + stage.px(14) + label.set.size * 0.9,
    role: 'strong',
    colour: palette.ink,
    facts: [pair.target.id],
  });
  const base = top + words + big.sizes.size * 0.74;
  stage.number(pair.last, small, { x, base, colour: palette.quiet });
  const arrow = x + small.width + stage.px(14);
  stage.path(arrowPath(arrow, base - small.sizes.size * 0.34, stage.px(38)), palette.quiet);
  stage.number(pair.target, big, { x: arrow + stage.px(52), base, colour: palette.numeral });
}
