/**
 * What a chart is asked for and what comes back.
 */
import type { Theme } from '../design/theme.ts';
import type { TextMetrics } from '../design/metrics.ts';
import type { Drawn, Mark } from './measure.ts';
import type { FigureView } from '../view/view.ts';

export interface ChartRequest {
  figure: FigureView;
  theme: Theme;
  metrics: TextMetrics;
  /** Physical width at which the chart will stand, in mm (cards: CSS px converted to mm). */
  width: number;
  /** Wanted height in mm; bars and gaps grow into it. The natural height when left out. */
  height?: number;
  /** Size of labels in pt (page) at that width; nothing in the chart is set smaller. */
  size: number;
  /** Size of the number that leads a section, pt; that of its step in the ladder where it is left out. */
  big?: number | undefined;
  /** Size of a page's part titles, pt: numbers on large marks have it, too, so that no two sizes are nearly the same. */
  part?: number | undefined;
  /** Ground on which it stands: `dark` takes paper and glow for text and marks. */
  ground?: 'light' | 'dark';
  /** px for a unit of the key of its marks (measure.ts), where a page draws all of the key alike; at most. */
  scale?: number;
  /** Words that say that it has a scale of its own. */
  own?: string;
}

export interface Chart {
  /** Inline `<svg>` with viewBox in px at 96 px/inch of the physical size; text kept as text. */
  svg: string;
  /** mm */
  width: number;
  height: number;
  /** Every text in it, in drawing order: for the check of printed text against the dataset. */
  texts: string[];
  /** Those of `texts` that are values of an axis, hence no facts. */
  ticks: string[];
  /** Marks that stand for values by their lengths, in px, and what they measure by; none where none do. */
  marks: Mark[];
  drawn: Drawn | undefined;
}
