/**
 * Rows of a chart: labels in a column or above, and how rows share the height.
 */
import { wordLines, type Line, type Words, type WordStyle } from './label.ts';
import type { Look } from './look.ts';
import type { Label } from './scene.ts';

/** Distance between baselines of one label, em. */
export const leading = 1.25;
/** Baseline below the middle of a line, em: Han stands 0.88 above and 0.12 below it; figures 0.7 above. */
const hanMiddle = 0.38;
const figureMiddle = 0.35;

export interface LabelColumn {
  /** px */
  width: number;
  lines: Line[][];
}

/**
 * The narrowest column in which no label needs more than two lines, or one line where that fits well.
 * @returns undefined when it would be wider than `limit` px
 */
export function labelColumn(
  look: Look,
  texts: Words[],
  { limit, ...style }: WordStyle & { limit: number },
): LabelColumn | undefined {
  const at = (width: number): Line[][] =>
    texts.map((words) => wordLines(look, { ...words, width, ...style }));
  const widest = (lines: Line[][]): number => Math.max(0, ...lines.flat().map((line) => line.width));
  const single = at(Infinity);
  if (widest(single) <= limit * 0.8) return { width: widest(single), lines: single };
  const lines = at(limit);
  if (lines.some((of) => of.length > 2) || brokenWords(texts, lines)) return undefined;
  return { width: widest(lines), lines };
}

/** True when a Latin word had to be cut to fit: then the column is too narrow. */
const brokenWords = (texts: Words[], lines: Line[][]): boolean =>
  lines.some((of, index) => {
    const words = texts[index]!.text.match(/[A-Za-z]{2,}/g) ?? [];
    return words.some((word) => !of.some((line) => line.text.includes(word)));
  });

/** Lines set from the left, the first baseline in the middle of the first line's height. */
export function placeLines(
  look: Look,
  { lines, x, top }: { lines: Line[]; x: number; top: number },
): Label[] {
  return lines.map((line, index) => ({
    x,
    line,
    anchor: 'start',
    y: top + ((index + 0.5) * leading + hanMiddle) * look.label,
  }));
}

/** Lines whose block is centred on `middle`. */
export const centreLines = (
  look: Look,
  { lines, x, middle }: { lines: Line[]; x: number; middle: number },
): Label[] => placeLines(look, { lines, x, top: middle - (lines.length * leading * look.label) / 2 });

/** Baseline of a number centred on `middle`: its largest type decides. */
export function valueBaseline(line: Line, middle: number): number {
  const largest = line.spans.reduce((most, span) => (span.size > most.size ? span : most));
  return middle + largest.size * (/\d/.test(largest.text) ? figureMiddle : hanMiddle);
}

export interface Stack {
  tops: number[];
  heights: number[];
  height: number;
}

/**
 * Stacks rows. A wanted height is shared: `grow` px at most to each row, the rest to the gaps; where it
 * is too small the gaps give way down to a third.
 */
export function stackRows({
  rows,
  gap,
  grow,
  height,
}: {
  rows: number[];
  gap: number;
  grow: number;
  height?: number;
}): Stack {
  const count = rows.length;
  const sum = rows.reduce((total, row) => total + row, 0);
  const spare = height === undefined ? 0 : height - sum - gap * (count - 1);
  const more = Math.min(grow, (Math.max(0, spare) * 0.45) / Math.max(1, count));
  const heights = rows.map((row) => row + more);
  const left = (height ?? 0) - sum - more * count;
  const between = height === undefined || count < 2 ? gap : Math.max(gap / 3, left / (count - 1));
  const total = sum + more * count + between * Math.max(0, count - 1);
  const full = height === undefined ? total : Math.max(height, total);
  const first = count === 1 ? (full - heights[0]!) / 2 : 0;
  const tops = heights.map(
    (_row, index) => first + heights.slice(0, index).reduce((at, each) => at + each + between, 0),
  );
  return { tops, heights, height: full };
}
