/**
 * Measures of a card. Sizes are stated for a card 1080 px wide, which a telephone shows about 390 pt
 * wide (1 pt is 2.77 px); other widths scale with `unit`. The least sizes are those of the card rules:
 * source line 24, secondary 30, body 34, headline 72.
 */
import type { CardFormat } from '../design/format.ts';

export type Layout = 'tall' | 'square' | 'wide' | 'banner' | 'long';

export interface Geometry {
  width: number;
  /** px; of a long picture the least height. */
  height: number;
  /** px per unit of a card 1080 wide. */
  unit: number;
  layout: Layout;
  /** px kept free at each edge: the platform's own covers or the margin, whichever is more. */
  pad: { top: number; right: number; bottom: number; left: number };
}

/** Units. */
export const least = { source: 24, secondary: 30, body: 34, headline: 72 } as const;
/** Margins: 6.5 % of the width; flat pictures have less above and below, the flattest least. */
const margin = 0.065;
const edgeMargins: Partial<Record<Layout, number>> = { wide: 0.035, banner: 0.018 };

function layoutOf(format: CardFormat): Layout {
  const [width, height] = format.size;
  if (height === 'auto') return 'long';
  if (format.deck === 'banner') return 'banner';
  const ratio = height / width;
  return ratio >= 1.15 ? 'tall' : ratio >= 0.85 ? 'square' : 'wide';
}

export function geometryOf(format: CardFormat): Geometry {
  const [width, size] = format.size;
  const layout = layoutOf(format);
  const height = size === 'auto' ? width * 2 : size;
  const unit = width / 1080;
  const side = Math.round(width * margin);
  const edge = Math.round(width * (edgeMargins[layout] ?? margin));
  const [top, right, bottom, left] = format.safe;
  return {
    width,
    height,
    unit,
    layout,
    pad: {
      top: Math.max(top, edge),
      right: Math.max(right, side),
      bottom: Math.max(bottom, edge),
      left: Math.max(left, side),
    },
  };
}

/** Numbers that a card of a layout takes; nine is the rule for any. */
export const mostNumbers: Record<Layout, number> = { tall: 9, square: 7, wide: 3, banner: 2, long: Infinity };
/** Statements in words on a card. */
export const mostItems: Record<Layout, number> = { tall: 6, square: 4, wide: 2, banner: 0, long: Infinity };
/** Tasks with their measures on a card. */
export const mostTasks: Record<Layout, number> = { tall: 5, square: 3, wide: 2, banner: 0, long: Infinity };
