/** Ranks as boxes: a seal or a mark, which a line never cuts, and the labels that end before them. */
import { rankPieces } from '../../html/keep.ts';
import { ptToMm } from '../../lib/units.ts';
import { isFirst } from '../../view/relations/rank.ts';
import type { Headline } from '../../view/view.ts';
import { lineWidth, type Setting } from '../block.ts';

/** Air inside a seal on both sides, em. */
const sealAir = 1;

/** A first place is a seal where that stands on one line of `width` mm; else, and for every other rank, a mark. */
export function rankClass(setting: Setting, words: string, width: number): 'seal' | 'mark' {
  const { seal: size } = setting.sizes;
  return isFirst(words) && lineWidth(setting, words, size) + ptToMm(size * sealAir) <= width
    ? 'seal'
    : 'mark';
}

/**
 * What goes on one line is a box, and so is every clause of what does not: a rank is never cut, and a label with
 * a rank behind it ends where that begins.
 */
export function boxed(setting: Setting, words: Headline, width: number): Headline {
  const fits = (text: string) =>
    lineWidth(setting, text.trimEnd(), setting.sizes.seal) + ptToMm(setting.sizes.body * sealAir) <= width;
  const clauses = [[words.text], rankPieces(words.text).map(({ text }) => text)];
  const units = clauses.find((list) => list.every(fits));
  return units ? { ...words, units, boxed: true } : words;
}
