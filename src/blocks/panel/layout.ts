/** How a panel can be laid out: its variants, and the widths of figures and items in each. */
import { ptToMm } from '../../lib/units.ts';
import type { ItemView } from '../../view/view.ts';
import type { Setting, Variant } from '../block.ts';
import { isChart, isPhoto, leastChartWidth, type Piece } from '../figures/figure.ts';
import { spanWidth } from '../../design/grid.ts';
import { stack, type Way } from '../way.ts';
import { leastRowWidth } from '../figures/number-rows.ts';

/** Narrowest panel, mm: fewer than about 16 characters a line set badly. */
const leastWidth = 52;
/** Narrowest panel with figures, mm. */
const leastFigureWidth = 58;
/** Narrowest panel with figures beside the items, or with its figures in two columns. */
const leastSideWidth = 100;
const leastAcrossWidth = 112;
/** Share of the figures where the items stand beside them. */
const sideShare = 0.5;
/** Most characters in a line of items before they are set in columns. */
const longestLine = 30;

/**
 * Woven: figures stand at the head of columns and the items flow on below them, so that no column ends
 * early.
 */
const leastWoven = 66;
const mostWoven = 118;
/** Fewer characters than this do not fill columns below figures. */
const leastWovenWords = 220;

/** Columns of a woven layout; 0 for every other. */
export const wovenColumns = ({ way }: Variant): number => (way.kind === 'woven' ? way.columns : 0);

function wovenWays(width: number, gutter: number, words: number): Way[] {
  if (words < leastWovenWords) return [];
  return [2, 3, 4, 5]
    .filter((columns) => {
      const each = (width - (columns - 1) * gutter) / columns;
      return each >= leastWoven && each <= mostWoven;
    })
    .map((columns) => ({ kind: 'woven', columns }));
}

/** Share of the width of a chart beside tiles; two charts or two groups of tiles share evenly. */
const chartShare = 0.42;

/** Figures in one column, or in two as even as their order allows. */
function columnsOf({ way }: Variant, pieces: Piece[], weight: (piece: Piece) => number): Piece[][] {
  if (way.kind !== 'across') return [pieces];
  const total = (list: Piece[]) => list.reduce((sum, piece) => sum + weight(piece), 0);
  const splits = pieces.slice(1).map((_, index) => [pieces.slice(0, index + 1), pieces.slice(index + 1)]);
  return splits.reduce((best, split) =>
    Math.max(...split.map(total)) < Math.max(...best.map(total)) ? split : best,
  );
}

/** Rows that a figure takes, roughly: enough to divide figures between two columns. */
const roughRows = (piece: Piece): number =>
  'caption' in piece
    ? 6
    : piece.kind === 'tiles'
      ? Math.ceil(piece.facts.length / 2) * 1.6
      : 1 + Math.max(piece.facts.length, piece.pairs.length, 4 * Number(piece.kind === 'custom'));

/** Columns of figures with their widths, and the width of the items, mm. */
export function panelWidths(
  setting: Setting,
  variant: Variant,
  pieces: Piece[],
  items: ItemView[],
): { columns: { pieces: Piece[]; width: number }[]; items: number } {
  const full = spanWidth(setting.grid, variant.span);
  const { gutter } = setting.grid;
  const woven = wovenColumns(variant);
  if (woven > 0) {
    const width = (full - (woven - 1) * gutter) / woven;
    return { columns: [{ pieces, width }], items: width };
  }
  const columns = columnsOf(variant, pieces, roughRows);
  if (columns.length === 2) {
    const [first, second] = columns as [Piece[], Piece[]];
    const uneven = first.every(isChart) !== second.every(isChart);
    const share = uneven ? (first.every(isChart) ? chartShare : 1 - chartShare) : 0.5;
    const left = (full - gutter) * share;
    return {
      columns: [
        { pieces: first, width: left },
        { pieces: second, width: full - gutter - left },
      ],
      items: full,
    };
  }
  if (isBeside(variant, items)) {
    return { columns: [{ pieces, width: full * sideShare }], items: full - full * sideShare - gutter };
  }
  return { columns: [{ pieces, width: full }], items: full };
}

export const itemColumns = ({ sizes }: Setting, width: number, items: ItemView[]): number => {
  const most = Math.max(1, Math.round(width / ptToMm(sizes.body * longestLine) + 0.2));
  // A heading stands with its items.
  return Math.min(most, Math.max(1, items.filter(({ heading }) => heading === undefined).length));
};

/** Items beside figures, which end where the figures end. */
export const isBeside = ({ way }: Variant, items: ItemView[]): boolean =>
  way.kind === 'side' && items.length > 0;

/**
 * Widths at which a photo may stand, mm: narrower nobody is known in it, wider it takes more than its news is
 * worth.
 */
export const photoWidths = { least: 40, most: 190 };

/**
 * Spans worth measuring: the full width, and those that leave a quarter beside them; measuring costs time.
 */
const usefulSpans = (columns: number): number[] =>
  Array.from({ length: columns }, (_, index) => index + 1).filter(
    (span) => span === columns || span <= Math.ceil((columns * 3) / 4),
  );

/** Variants in which photos keep within bounds and numbers fit their places; all of them where none does. */
export function fittingVariants(
  setting: Setting,
  { pieces, items }: { pieces: Piece[]; items: ItemView[] },
  variants: Variant[],
): Variant[] {
  const fitsIn = (piece: Piece, width: number) =>
    isPhoto(piece)
      ? width <= photoWidths.most
      : isChart(piece)
        ? leastChartWidth(piece, setting) <= width
        : leastRowWidth(setting, piece.facts) <= width;
  const isFitting = (variant: Variant) =>
    panelWidths(setting, variant, pieces, items).columns.every(({ pieces: list, width }) =>
      list.every((piece) => fitsIn(piece, width)),
    );
  const kept = variants.filter(isFitting);
  return kept.length > 0 ? kept : variants;
}

export function panelVariants(
  { grid }: Setting,
  count: { figures: number; items: number; words: number },
): Variant[] {
  const variants: Variant[] = [];
  for (const span of usefulSpans(grid.columns)) {
    const width = spanWidth(grid, span);
    if (width < (count.figures > 0 ? leastFigureWidth : leastWidth)) continue;
    const ways: Way[] = [stack];
    if (count.figures > 0 && count.items > 0 && width >= leastSideWidth) ways.push({ kind: 'side' });
    if (count.figures >= 2 && width >= leastAcrossWidth) ways.push({ kind: 'across' });
    if (count.figures > 0) ways.push(...wovenWays(width, grid.gutter, count.words));
    for (const way of ways) variants.push({ span, way });
  }
  return variants;
}
