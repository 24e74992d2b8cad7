/**
 * Blocks: the pieces that a page is composed of. A block knows how wide it may stand and what its
 * template receives at a given width; its height is measured in the browser, never computed.
 */
import type { Chart } from '../charts/chart.ts';
import { autospaceWidth } from '../charts/spacing.ts';
import type { TextMetrics } from '../design/metrics.ts';
import type { Theme } from '../design/theme.ts';
import { mmToPt, ptToMm, steadyPt } from '../lib/units.ts';
import type { Drawing } from '../model/art/shape.ts';
import type { FigureView, ReportView } from '../view/view.ts';
import type { Grid } from '../design/grid.ts';
import type { Way } from './way.ts';
import type { Node } from './natural/nodes.ts';
import type { Look, Typesetter } from './natural/look.ts';
import type { Sizes } from '../design/sizes.ts';

/** What every block can draw on. */
export interface Setting {
  view: ReportView;
  theme: Theme;
  metrics: TextMetrics;
  grid: Grid;
  sizes: Sizes;
  /** Weight of the words around numbers in rows; that of the text where it is not said. */
  rowWeight?: number;
  /** Sets words without a browser; absent where they are measured in it. */
  typesetter?: Typesetter | undefined;
  /** Data URIs by photo id. */
  photos: ReadonlyMap<string, string>;
  /** The report's own hero art. */
  art?: Drawing | undefined;
  /** The newspaper's logo as markup. */
  logo?: string | undefined;
  /** Figures that stand in the hero, and not in their section. */
  raised: readonly FigureView[];
}

/** Where a block is being set: as a probe of natural height, or in its slot. */
export interface Frame {
  /** CSS class: `probe` or `block`. */
  frame: 'probe' | 'block';
  style: string;
  /** mm */
  width: number;
  /** Lines beyond the natural height that the block is to fill; 0 when probing. */
  extra: number;
}

/** A span and a way in which a block can be set. */
export interface Variant {
  span: number;
  way: Way;
  /**
   * Of columns that stand side by side, lines by which each ends above the highest; known once they have
   * been measured.
   */
  short?: number[];
}

export interface Block {
  id: string;
  /** Tells apart blocks of one id with different content; measured heights are kept by it. */
  key: string;
  /** Template partial; also the kind of block. */
  partial: string;
  variants: (setting: Setting) => Variant[];
  /** Lines that the block can grow by with grace. */
  capacity: (setting: Setting, variant: Variant) => number;
  /**
   * Lines of its growth that it has taken at its natural height already, to end level inside; none where
   * the block does not say.
   */
  taken?: (setting: Setting, variant: Variant) => number;
  /** Lines times columns that stay empty inside at the natural height; none where the block does not say. */
  waste?: (variant: Variant, parts: Record<string, number>, setting: Setting) => number;
  /** See `Variant`; none where the block has no columns side by side. */
  short?: (variant: Variant, parts: Record<string, number>, setting: Setting) => number[];
  /** Lines beyond its capacity in which it is still seen to fill its place; a share of it where not said. */
  reach?: (lines: number) => number;
  /**
   * Where the type of its title stands in so many lines, from its top: the fold must not cross it. The first
   * lines where the block does not say.
   * @param head Lines of its part of that name.
   */
  title?: (lines: number, head: number) => [from: number, to: number];
  /** Facts that it shows as figures. */
  shown?: number;
  /** Sentences that it sets large. */
  stated?: number;
  /** Lines of the number right below its title, which the fold must not cross either. */
  leading?: (setting: Setting) => number;
  /** Lines times columns that a figure takes of it, at its natural height; 0 where it has not that figure. */
  drawn?: (setting: Setting, variant: Variant, figure: FigureView) => number;
  /** Its boxes at its natural height, as its template sets them; none where only the browser knows. */
  node?: (look: Look, setting: Setting, variant: Variant) => Node;
  /** What the template receives. Charts are drawn only in their slot: `draw` is absent when probing. */
  context: (setting: Setting, variant: Variant, frame: Frame, draw?: DrawChart) => Promise<object>;
}

/** Draws a figure at a width and height in mm. */
export type DrawChart = (request: {
  figure: import('../view/view.ts').FigureView;
  width: number;
  height: number;
  size: number;
  big?: number;
  part?: number;
  ground?: 'light' | 'dark';
}) => Promise<Chart>;

export const mmStyle = (value: number): string => `${Math.round(value * 1000) / 1000}mm`;
export const ptStyle = (value: number): string => `${steadyPt(value)}pt`;

/**
 * Width of a title, a label or a text on one line, mm: in the heavy face, on the safe side for a lighter
 * one.
 */
export const lineWidth = ({ metrics, theme }: Setting, words: string, size: number): number =>
  ptToMm(
    metrics.width(words, { family: theme.type.heading, weight: 700, size }) + autospaceWidth(words, size),
  );

/** Largest size in pt at which `text` is at most `width` mm wide. */
export const sizeFor = (
  { metrics }: Setting,
  text: string,
  font: { family: string; weight: number },
  width: number,
): number => mmToPt(width) / (metrics.width(text, { ...font, size: 1 }) + autospaceWidth(text, 1));

/** A numeral in Han of two and more characters stands in no disc. */
export const isLongNumber = ({ number }: { number: string }): boolean => /^\p{Script=Han}{2,}$/u.test(number);
