/** A number beside what it is measured by: what it was before, its own bar, its limit or target hollow. */
import type { FactView } from '../../../view/view.ts';
import { tagged } from '../../../view/relations/tag.ts';
import { isMark, yearIn } from '../../../view/relations/times.ts';
import { amountOf } from '../../../view/relations/amount.ts';
import { mixColours } from '../../draw/colour.ts';
import { inkOn } from '../../draw/palette.ts';
import type { Box, Stage } from '../../draw/stage.ts';
import { fitNumber, partsOf, widthOf } from '../../draw/type.ts';
import type { FormContext } from '../form.ts';

/** Of a bar's height: its figures; px of the canvas between bars, and around their words. */
const figureShare = 0.58;
const gap = 14;
const pad = 22;
/** px of the canvas: figures at most and at least. */
const figures = { most: 72, least: 36 } as const;

/** Shares of their largest size that figures are tried in, with the words of their names. */
const wordSizes = [
  [1, 'label'],
  [0.8, 'label'],
  [0.64, 'small'],
] as const;

/** Earlier numbers first, limits and targets last. */
const rowsOf = (hero: FactView, against: FactView[]): FactView[] => [
  ...against.filter((one) => !isMark(one)),
  hero,
  ...against.filter(isMark),
];

/** px that the bars take at a height. */
export const againstHeight = (stage: Stage, against: FactView[], high: number): number =>
  (against.length + 1) * (high + stage.px(gap)) - stage.px(gap);

/** Number and name of a bar, in it where it has room for them, else after it. @returns false where neither has. */
function drawWords(
  stage: Stage,
  fact: FactView,
  { bar, text, fill }: { bar: Box; text: string; fill: string | undefined },
): boolean {
  const { palette, shape, setter } = stage;
  const high = bar.bottom - bar.top;
  const from = Math.max(bar.left + stage.px(pad), stage.left);
  const placed = wordSizes.flatMap(([share, size]) => {
    const number = fitNumber(setter, partsOf(fact), {
      width: stage.measure,
      most: Math.min(stage.px(figures.most), high * figureShare) * share,
      least: stage.px(figures.least),
      words: shape.words.unit,
    });
    if (!number) return [];
    const label = shape.words[size];
    const wide = number.width + (text ? stage.px(pad) * 0.8 + widthOf(setter, text, 'strong', label) : 0);
    const isInside = from + wide + stage.px(pad) * 0.6 <= bar.right;
    const x = isInside ? from : Math.max(bar.right + stage.px(pad), from);
    return x + wide <= stage.right ? [{ number, size: label, isInside, x }] : [];
  });
  const [found] = placed;
  if (!found) return false;
  const { number, x, size, isInside } = found;
  const over = isInside && fill ? fill : palette.back;
  const colour = isInside && fill ? inkOn(stage.tones, fill) : palette.ink;
  const base = (bar.top + bar.bottom) / 2 + number.sizes.size * 0.355;
  stage.number(fact, number, { x, base, colour, over, wordColour: colour });
  if (text === '') return true;
  stage.words(text, {
    x: x + number.width + stage.px(pad) * 0.8,
    base,
    role: 'strong',
    size,
    colour,
    over,
    facts: [fact.id],
  });
  return true;
}

/**
 * Lying bars from the left edge of a box, on one scale. The number itself stands large beside them: its bar has its
 * colour, its value, and the year where that is told. @returns Their foot; undefined where words have no room.
 */
export function drawAgainst(
  stage: Stage,
  { hero, against }: { hero: FactView; against: FactView[] },
  { left, right, top, high }: { left: number; right: number; top: number; high: number },
  { view: { words }, years }: Pick<FormContext, 'view' | 'years'>,
): number | undefined {
  const { palette, tones } = stage;
  const rows = rowsOf(hero, against);
  const valueOf = (fact: FactView) => Math.abs(amountOf(fact)?.value ?? 0);
  const scale = (right - left) / Math.max(...rows.map(valueOf));
  let y = top;
  for (const fact of rows) {
    const bar = { left, right: left + valueOf(fact) * scale, top: y, bottom: y + high };
    const fill = mixColours(palette.back, tones.main, beforeTone);
    const inset = stage.px(2);
    if (isMark(fact) && fact !== hero)
      stage.rect(
        bar.left + inset,
        bar.top + inset,
        bar.right - bar.left - 2 * inset,
        high - 2 * inset,
        'none',
        ` stroke="${palette.ink}" stroke-width="${stage.px(3.5)}" stroke-dasharray="${stage.px(12)} ${stage.px(8)}"`,
      );
    else stage.rect(bar.left, bar.top, bar.right - bar.left, high, fact === hero ? palette.numeral : fill);
    const text = tagged(fact, words).short;
    if (fact !== hero && !drawWords(stage, fact, { bar, text, fill: isMark(fact) ? undefined : fill }))
      return undefined;
    // Below bars of earlier years its own has the year; its words are no more than the large number says.
    const year = rows[0] === hero ? '' : yearIn(hero) || years.now;
    if (fact === hero) drawWords(stage, hero, { bar, text: year, fill: palette.numeral });
    y += high + stage.px(gap);
  }
  return y - stage.px(gap);
}
/** Of the theme's tone in a bar of an earlier year. */
const beforeTone = 0.5;
