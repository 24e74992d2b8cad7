/**
 * One size per text class over the whole page: a single scale from the format's least to its greatest
 * sizes, so that no panel looks set apart.
 */
import type { PageFormat } from '../design/format.ts';
import { steadyPt } from '../lib/units.ts';

/** Sizes in pt. */
export interface Sizes {
  body: number;
  label: number;
  caption: number;
  panel: number;
  part: number;
  numeral: number;
  big: number;
  article: number;
  folio: number;
  /** Baseline grid. */
  line: number;
}

const between = ([least, greatest]: [number, number], scale: number): number =>
  steadyPt(least + (greatest - least) * scale);

/**
 * @param scale 0 sets every class at its least size, 1 at its greatest. @param article Likewise for the
 * article alone.
 */
export function sizesAt({ type, baseline }: PageFormat, scale: number, article = scale): Sizes {
  return {
    body: between(type.body, scale),
    label: between(type.label, scale),
    caption: between(type.caption, scale),
    panel: between(type.panel, scale),
    part: between(type.part, scale),
    numeral: between(type.numeral, scale),
    big: between(type.big, scale),
    article: between(type.article, article),
    folio: type.folio,
    line: baseline,
  };
}

export const sizesCss = (sizes: Sizes, gutter: number): string =>
  `:root{${Object.entries(sizes)
    .map(([name, pt]) => `--${name}:${pt}pt;`)
    .join('')}--gutter:${gutter}mm;}`;
