/** What the blocks of the plan share: their spans and the padding of their cells. */
import type { Setting, Variant } from './block.ts';
import { spanWidth } from './grid.ts';

/** Padding inside tinted cells, mm; the style sheet takes it from here. */
export const cellPadding = 2.4;

/** Every span that is at least so wide, mm. */
export const spans = ({ grid }: Setting, least: number, layout = 'stack'): Variant[] =>
  Array.from({ length: grid.columns }, (_, index) => index + 1)
    .filter((span) => spanWidth(grid, span) >= least)
    .map((span) => ({ span, layout }));
