/** The number of a monument, as large as its measure, and its rank below it. */
import type { FactView } from '../../../view/view.ts';
import { hangOf, riseOf, type Stage } from '../../draw/stage.ts';
import { drawSubject, floats, subjectWidth, type Subject } from '../../draw/subjects.ts';
import { findingWords, isAtStake } from '../../../view/finding-words.ts';
import { fitLines, fitNumber, partsBeside, widthOf } from '../../draw/type.ts';

/** Em: figures without a comma or a dollar hang less. */
const leastHang = 0.05;
/** Em above figures. */
const air = 0.01;

/** px of a numeral that was drawn. */
export interface Numeral {
  foot: number;
  right: number;
  base: number;
  /** Of its figures. */
  size: number;
}

/** The numeral, fitted to a measure. */
export function drawNumeral(
  stage: Stage,
  hero: FactView,
  {
    left,
    right,
    top,
    height,
    most,
  }: { left: number; right: number; top: number; height: number; most: number },
): Numeral | undefined {
  const parts = partsBeside(hero, hero.label, stage.setter.of.script);
  const text = parts.map((part) => part.text).join('');
  const [rise, hang] = [riseOf(text) + air, hangOf(text)];
  const fitted = fitNumber(stage.setter, parts, {
    width: right - left,
    most: Math.min(most, height / (rise + hang)),
    least: stage.px(96),
    words: stage.shape.words.unit,
  });
  if (!fitted) return undefined;
  const base = top + fitted.sizes.size * rise;
  stage.number(hero, fitted, {
    x: left - fitted.sizes.size * 0.02,
    base,
    colour: stage.palette.numeral,
    wordColour: stage.palette.numeral,
    block: 'monument',
  });
  // Below a comma or a dollar, where there is one.
  const { size } = fitted.sizes;
  return { foot: base + (hang > leastHang ? hang * size : 0), right: left + fitted.width, base, size };
}

/** Of a measure that a short number leaves, px of the canvas: least width and height, air before it. */
const beside = { width: 300, height: 110, air: 70 } as const;

/** What the card is about, on the line of a short number. @returns false where that leaves no room. */
export function drawBeside(
  stage: Stage,
  subject: Subject | undefined,
  { right: from, base, size }: Numeral,
  right: number,
): boolean {
  // A story has it at its foot.
  if (!subject || stage.shape.name === 'story') return false;
  const width = right - from - stage.px(beside.air);
  const height = Math.min(size * 0.72, width / subjectWidth[subject]);
  if (floats(subject) || width < stage.px(beside.width) || height < stage.px(beside.height)) return false;
  drawSubject(stage, subject, { x: right - (height * subjectWidth[subject]) / 2, base, height });
  return true;
}

export function drawRank(stage: Stage, hero: FactView, base: number, measure = stage.measure): number {
  if (!hero.rank) return base;
  const set = fitLines(
    stage.setter,
    { text: hero.rank, units: [hero.rank] },
    {
      role: 'strong',
      width: measure - stage.px(48),
      most: stage.px(56),
      least: stage.shape.words.small,
      lines: 1,
    },
  );
  if (!set) return base;
  const { palette } = stage;
  const height = set.size * 1.6;
  stage.rect(stage.left, base + stage.px(30), set.width + stage.px(48), height, palette.bookmark);
  stage.lines(hero.rank, set, {
    x: stage.left + stage.px(24),
    base: base + stage.px(30) + height / 2 + set.size * 0.37,
    role: 'strong',
    colour: palette.onBookmark,
    over: palette.bookmark,
    facts: [hero.id],
  });
  drawLower(stage, hero, {
    x: stage.left + set.width + stage.px(48 + 22),
    base: base + stage.px(30) + height / 2,
    right: stage.left + measure,
  });
  return base + stage.px(30) + height;
}

/** A rank of losses or delays needs a direction: lower is better. */
function drawLower(
  stage: Stage,
  { label, id }: FactView,
  { x, base, right }: { x: number; base: number; right: number },
): void {
  const { language } = stage.setter.of;
  const lower = findingWords(language)?.lower;
  const size = stage.shape.words.small;
  if (!lower || !isAtStake(label, 'less', language)) return;
  if (x + widthOf(stage.setter, lower, 'label', size) > right) return;
  stage.words(lower, {
    x,
    base: base + size * 0.36,
    role: 'label',
    size,
    colour: stage.palette.ink,
    derived: true,
    facts: [id],
  });
}
