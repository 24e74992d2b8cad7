/**
 * How charts look: colours and type of the theme in the parts that they play in a chart.
 *
 * Colours are the swatches' very screen values: press sets the CMYK recipe by exact value.
 */
import { ptToPx } from '../lib/units.ts';
import { autospaceWidth } from './spacing.ts';
import type { ChartRequest } from './chart.ts';

/** A font as the metrics take it; size in px. */
export interface Font {
  family: string;
  weight: number;
  size: number;
}

export interface Look {
  /** Size of labels in px: the smallest in the chart, and the unit in which its distances are stated. */
  label: number;
  families: { label: string; numeral: string };
  /** Text, quieter text, axis and grid. */
  text: string;
  quiet: string;
  axis: string;
  grid: string;
  /** Bars and their values; the strongest of them, alone or with others as strong; the whole of a share. */
  bar: string;
  value: string;
  strong: string;
  tied: string;
  strongValue: string;
  track: string;
  /** Dumbbell: last year's ring, the target's dot, the bar between. */
  ring: string;
  dot: string;
  link: string;
  /** Advance width in px of `text` on one line; `measure` with the spaces between Han and Latin. */
  advance: (text: string, font: Font) => number;
  measure: (text: string, font: Font) => number;
}

/** What a layout gets: the figure, the look, and its room in px; `height` only when it is to be filled. */
export interface Room {
  figure: ChartRequest['figure'];
  look: Look;
  width: number;
  height?: number;
}

const light = {
  text: 'ink',
  quiet: 'muted',
  axis: 'ink',
  grid: 'rule',
  bar: 'main',
  value: 'deep',
  strong: 'accent',
  tied: 'deep',
  strongValue: 'accent',
  track: 'tint-2',
  ring: 'muted',
  dot: 'accent',
  link: 'soft',
};
/** On dark ground small type is paper only: a tint reversed out of two inks does not stand on newsprint. */
const dark: typeof light = {
  text: 'paper',
  quiet: 'paper',
  axis: 'paper',
  grid: 'main',
  bar: 'soft',
  value: 'paper',
  strong: 'glow',
  tied: 'glow',
  strongValue: 'glow',
  track: 'main',
  ring: 'paper',
  dot: 'glow',
  link: 'soft',
};

export function deriveLook({ theme, metrics, size, ground }: ChartRequest): Look {
  const parts = Object.fromEntries(
    Object.entries(ground === 'dark' ? dark : light).map(([part, swatch]) => [
      part,
      theme.swatches[swatch]!.screen,
    ]),
  ) as typeof light;
  return {
    ...parts,
    label: ptToPx(size),
    families: { label: theme.type.label, numeral: theme.type.numeral },
    advance: (text, font) => metrics.width(text, font),
    measure: (text, font) => metrics.width(text, font) + autospaceWidth(text, font.size),
  };
}
