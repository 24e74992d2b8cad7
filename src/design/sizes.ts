/**
 * One size per text class over the whole page, so that no panel looks set apart: the ladder of eight from the
 * size of labels, which lies between the format's least and greatest.
 */
import type { PageFormat } from './format.ts';
import { ladderOf } from './ladder.ts';
import { ptToPx, pxStep, round, steadyPt } from '../lib/units.ts';

/** Size of a page's type: its place in the ranges of the format, and what all of it is multiplied by. */
export interface Size {
  /** 0 sets every class at its least size, 1 at its greatest. */
  scale: number;
  /** Of all type and the baseline. */
  factor: number;
}

/** Sizes in pt. */
export interface Sizes {
  body: number;
  label: number;
  caption: number;
  panel: number;
  part: number;
  numeral: number;
  big: number;
  /** Ranks reversed out of several inks. */
  seal: number;
  /** Titles of figures and tasks, units of large numbers. */
  title: number;
  article: number;
  folio: number;
  /** Baseline grid. */
  line: number;
}

const between = ([least, greatest]: [number, number], scale: number): number =>
  steadyPt(least + (greatest - least) * scale);

/** Least size of type reversed out of several inks, pt, and by how much more is not seen. */
const [leastReversed, hardly] = [9, 1.06];
/** Labels so many times as large as the folio are no near-double of it. */
const likeFolio = 1.08;

/**
 * @param scale 0 sets every class at its least size, 1 at its greatest. @param article Likewise for the
 * article alone.
 */
export function sizesAt({ type, baseline }: PageFormat, scale: number, article = scale): Sizes {
  const text = between(type.article, article);
  const { s1, s2, s3, s4, s5, s6 } = ladderOf(between(type.label, scale));
  return {
    label: s1,
    caption: s1,
    body: s2,
    title: s3,
    panel: s4,
    numeral: s4,
    part: s5,
    big: s6,
    article: text,
    // As the article, where that is hardly larger than it must be.
    seal:
      text >= leastReversed && text < leastReversed * hardly
        ? Math.max(text, s2)
        : Math.max(leastReversed, s2),
    // As labels, where those are hardly larger.
    folio: s1 <= type.folio * likeFolio ? s1 : type.folio,
    line: baseline,
  };
}

export const sizesCss = (sizes: Sizes, gutter: number): string =>
  `:root{${Object.entries(sizes)
    .map(([name, pt]) => `--${name}:${pt}pt;`)
    .join('')}--s3:${sizes.title}pt;--gutter:${gutter}mm;}`;

/** Sizes within the range of the format, the least first: one for each quarter of a px that labels can have. */
export function sizesWithin({ type: { label } }: PageFormat): Size[] {
  const steps = Math.max(1, Math.round((ptToPx(label[1]) - ptToPx(label[0])) / pxStep));
  return Array.from({ length: steps + 1 }, (_, index) => ({ scale: round(index / steps, 3), factor: 1 }));
}

/** Steps of what all of the type is multiplied by. */
const factorStep = 0.04;

/** Sizes beyond that range, the least first. */
export const sizesBeyond = ({ enlarge }: PageFormat): Size[] =>
  Array.from({ length: Math.floor((enlarge - 1) / factorStep + 1e-6) }, (_, index) => ({
    scale: 1,
    factor: round(1 + (index + 1) * factorStep, 2),
  }));
