/** How much a rise is: the year before 100 and its own year 100 + g, lying or standing. */
import { inkOn } from '../../draw/palette.ts';
import type { FactView } from '../../../view/view.ts';
import { mixColours } from '../../draw/colour.ts';
import { signedValue } from '../../plan/content.ts';
import { floorTop } from '../../draw/frame.ts';
import type { Box, Stage } from '../../draw/stage.ts';
import { widthOf, wrapLabel } from '../../draw/type.ts';
import type { FormContext } from '../form.ts';

/** "+39.3%", "−11.3%": the part that was gained or lost is as long as the headline's number says. */
const gainOf = (fact: FactView): string => {
  const { text } = fact.parts.find(({ role }) => role === 'number')!;
  return `${signedValue(fact) < 0 ? '−' : '+'}${text.replace(/^[−+-]/, '')}%`;
};

/** The part that was lost: hollow. */
function drawLost(stage: Stage, x: number, y: number, width: number, height: number): void {
  const inset = stage.px(1.5);
  stage.rect(
    x + inset,
    y + inset,
    width - 2 * inset,
    height - 2 * inset,
    'none',
    ` stroke="${stage.palette.ink}" stroke-width="${stage.px(3)}" stroke-dasharray="${stage.px(9)} ${stage.px(7)}"`,
  );
}

/** px of the canvas: least figures in the part that was gained or lost. */
const leastFigures = 38;
/** px of the canvas: figures below a part that is too short for them; where they are the news, and said again. */
const gainBelow = { news: 104, again: 60 } as const;

/** What stands above and below two bars and between them, px: more where news may stand below them. */
export const barGaps = (stage: Stage, isNews: boolean): number => stage.px(isNews ? 164 : 116);

/**
 * Two lying bars: the year before 100, its own 100 + g. @param isNews The card has no larger number of it. @param level What it was a change to: in its own bar where no year
 * is known. @returns Their
 * foot.
 */
export function drawBars(
  stage: Stage,
  { hero, isNews, level }: { hero: FactView; isNews: boolean; level?: FactView | undefined },
  top: number,
  high: number,
  { years, view }: FormContext,
): number {
  const { palette, tones } = stage;
  const change = signedValue(hero);
  const fell = change < 0;
  const scale = stage.right / Math.max(100, 100 + change);
  const gap = stage.px(16);
  const [hundred, split] = [100 * scale, Math.min(100, 100 + change) * scale];
  const first = mixColours(palette.back, tones.main, 0.62);
  const second = tones.main;
  const label = stage.shape.words.label;
  const onFirst = inkOn(stage.tones, first);
  const onSecond = inkOn(stage.tones, second);
  stage.rect(0, top, hundred, high, first);
  stage.rect(0, top + high + gap, split, high, second);
  if (fell) drawLost(stage, split, top + high + gap, hundred - split, high);
  else stage.rect(split, top + high + gap, stage.right - split, high, palette.lead);
  const middle = (row: number) => top + row * (high + gap) + high / 2;
  const figures = Math.min(stage.px(60), high * 0.56);
  stage.words(years.last, {
    x: stage.left,
    base: middle(0) + label * 0.37,
    role: 'strong',
    size: label,
    colour: onFirst,
    over: first,
  });
  const own = years.now || level?.full;
  if (own)
    stage.words(own, {
      x: stage.left,
      base: middle(1) + label * 0.37,
      role: 'strong',
      size: label,
      colour: onSecond,
      over: second,
    });
  stage.figures('100', {
    x: hundred - stage.px(18),
    base: middle(0) + figures * 0.355,
    size: figures,
    align: 'right',
    colour: onFirst,
    over: first,
    derived: true,
  });
  const { foot: below, isInside } = drawGain(stage, hero, isNews, {
    left: split,
    right: fell ? hundred : stage.right,
    top: top + high + gap,
    bottom: top + 2 * high + gap,
  });
  if (!fell)
    stage.line(
      [split, top - stage.px(14)],
      [split, top + 2 * high + gap + stage.px(14)],
      palette.ink,
      stage.px(2.5),
      `${stage.px(3)} ${stage.px(7)}`,
    );
  const note = view.words.indexBase!;
  const size = stage.shape.words.small;
  const wide = widthOf(stage.setter, note, 'label', size);
  const isBeside = hundred + stage.px(22) + wide < stage.right;
  const foot = top + 2 * high + gap;
  // What 100 is, is always said: beside the first bar, else below both.
  stage.words(note, {
    x: isBeside ? hundred + stage.px(22) : stage.left,
    base: isBeside ? middle(0) + size * 0.37 : foot + size * 1.3,
    role: 'label',
    size,
    colour: palette.quiet,
  });
  const noted = isBeside ? foot : foot + size * 1.5;
  return isInside ? noted : Math.max(noted, below);
}

/**
 * How much was gained or lost: in its part, smaller where that is short, else below it, never in what was there
 * before. @returns The lower end of figures and part, px.
 */
function drawGain(
  stage: Stage,
  hero: FactView,
  isNews: boolean,
  part: Box,
): { foot: number; isInside: boolean } {
  const { palette } = stage;
  const fell = signedValue(hero) < 0;
  const high = part.bottom - part.top;
  const em = widthOf(stage.setter, gainOf(hero), 'numeral', 1);
  const figures = Math.min(stage.px(60), high * 0.56);
  const fitted = Math.min(figures, (part.right - part.left - stage.px(24)) / em);
  const isInside = fitted >= stage.px(leastFigures);
  const size = isInside ? fitted : stage.px(isNews ? gainBelow.news : gainBelow.again);
  const base = isInside
    ? part.top + high / 2 + size * 0.355
    : part.bottom + stage.px(belowPart) + size * 0.72;
  stage.figures(gainOf(hero), {
    x: part.right - (isInside ? stage.px(12) : 0),
    base,
    size,
    align: 'right',
    colour: isInside && !fell ? palette.onLead : palette.numeral,
    over: isInside && !fell ? palette.lead : palette.back,
    derived: true,
    facts: [hero.id],
  });
  return { foot: isInside ? part.bottom : base, isInside };
}
/** px of the canvas between a part and its figures below or above it. */
const belowPart = 14;

/** Two standing columns on the foot, for flat cards. */
export function drawTwoColumns(
  stage: Stage,
  hero: FactView,
  { left, width, top }: { left: number; width: number; top: number },
  { years, view }: FormContext,
): boolean {
  const { palette, tones } = stage;
  const floor = floorTop(stage);
  const change = signedValue(hero);
  const fell = change < 0;
  const total = 100 + change;
  const scale = (floor - top) / Math.max(100, total);
  const tall = [100 * scale, total * scale] as const;
  const gap = stage.px(12);
  const each = (width - gap) / 2;
  const first = mixColours(palette.back, tones.main, 0.62);
  const label = stage.shape.words.small;
  const on = (ground: string) => inkOn(stage.tones, ground);
  const figures = Math.min(stage.px(58), each * 0.42);
  stage.rect(left, floor - tall[0], each, tall[0], first);
  stage.rect(left + each + gap, floor - Math.min(...tall), each, Math.min(...tall), tones.main);
  const between = Math.abs(tall[1] - tall[0]);
  if (fell) drawLost(stage, left + each + gap, floor - tall[0], each, between);
  else stage.rect(left + each + gap, floor - tall[1], each, between, palette.lead);
  stage.figures('100', {
    x: left + each / 2,
    base: floor - tall[0] + stage.px(14) + figures * 0.72,
    size: figures,
    align: 'centre',
    colour: on(first),
    over: first,
    derived: true,
  });
  const base = floor - tall[0];
  const inside = base + stage.px(14) + figures;
  // What 100 is, is always said: below it, or above a column that is too low.
  const isLow = floor - stage.px(14) - label * 1.4 - inside < label * 2.6;
  const note = wrapLabel(stage.setter, view.words.indexBase!, {
    role: 'label',
    size: label * 0.9,
    width: each - stage.px(16),
    lines: 2,
  });
  if (!note) return false;
  stage.lines(view.words.indexBase!, note, {
    x: left + each / 2,
    base: isLow ? base - stage.px(12) - (note.lines.length - 1) * label * 1.1 : inside + label,
    role: 'label',
    align: 'centre',
    leading: 1.2,
    colour: isLow ? palette.quiet : on(first),
    over: isLow ? palette.back : first,
  });
  // In the part that was gained or lost, smaller where that is low, else above it.
  const roof = between > stage.px(leastFigures) * 1.2;
  const sized = roof ? Math.min(figures, between * 0.8) : figures;
  const upper = Math.max(...tall);
  stage.figures(gainOf(hero), {
    x: left + each + gap + each / 2,
    base: floor - upper + (roof ? between / 2 + sized * 0.355 : -stage.px(belowPart)),
    size: sized,
    align: 'centre',
    colour: roof && !fell ? palette.onLead : palette.numeral,
    over: roof && !fell ? palette.lead : palette.back,
    derived: true,
    facts: [hero.id],
  });
  stage.words(years.last, {
    x: left + each / 2,
    base: floor - stage.px(14),
    role: 'strong',
    size: label,
    align: 'centre',
    colour: on(first),
    over: first,
  });
  if (years.now)
    stage.words(years.now, {
      x: left + each + gap + each / 2,
      base: floor - stage.px(14),
      role: 'strong',
      size: label,
      align: 'centre',
      colour: on(tones.main),
      over: tones.main,
    });
  return true;
}
