/**
 * The grid of a page: columns across, lines of the baseline down. Every block stands on whole columns
 * and whole lines, so that edges align and body lines run through from panel to panel.
 */
import type { PageFormat } from './format.ts';
import { ptToMm } from '../lib/units.ts';

export interface Grid {
  /** Height of a line in mm. */
  line: number;
  columns: number;
  gutter: number;
  /** Type area 版心 in mm from the top-left corner of the trim. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** Whole lines in the type area. */
  lines: number;
  /** Least, best and greatest height of the hero, as shares of the type area. */
  hero: [number, number, number];
}

export function gridOf(format: PageFormat): Grid {
  const [top, right, bottom, left] = format.margins;
  const [trimWidth, trimHeight] = format.trim;
  const line = ptToMm(format.baseline);
  const height = trimHeight - top - bottom;
  return {
    line,
    columns: format.columns,
    gutter: format.gutter,
    x: left,
    y: top,
    width: trimWidth - left - right,
    height,
    lines: Math.floor(height / line + 1e-6),
    hero: format.hero,
  };
}

/** Heights of the hero that the format allows, in lines. */
export function heroRange({ lines, hero }: Grid): HeroRange {
  const [least, best, most] = hero.map((share) => Math.round(lines * share)) as [number, number, number];
  const highest = Math.floor(most * (1 + heroGrows));
  return { lowest: Math.max(1, least - heroGives), least, best, most, highest };
}
interface HeroRange {
  /** Below that none is tried. */
  lowest: number;
  least: number;
  best: number;
  most: number;
  /** Above that none is tried. */
  highest: number;
}

/** Lines below its least height that the hero may give, and share of its greatest that it may grow beyond. */
const heroGives = 2;
const heroGrows = 0.1;

/** Width of `span` columns with the gutters between them, mm. */
export function spanWidth(grid: Grid, span: number): number {
  const column = (grid.width - (grid.columns - 1) * grid.gutter) / grid.columns;
  return span * column + (span - 1) * grid.gutter;
}

/** Left edge of a column (from 0), mm from the trim. */
export const columnX = (grid: Grid, column: number): number =>
  grid.x + (column === 0 ? 0 : spanWidth(grid, column) + grid.gutter);

/**
 * Share of the type area from which an empty place is seen: 2 % is the limit, and a little more than is
 * reckoned is always empty around it.
 */
export const seenShare = 0.013;
export const isSeen = ({ width, height }: Grid, place: { width: number; height: number }): boolean =>
  place.width * place.height > width * height * seenShare;

/** A rectangle on the grid: columns from the left of the type area, lines from its top. */
export interface Slot {
  column: number;
  span: number;
  top: number;
  lines: number;
}

/** CSS of a slot; `bleed` is the offset of the trim on the printed sheet, mm. */
export function slotStyle(grid: Grid, slot: Slot, bleed: number): string {
  const mm = (value: number) => `${Math.round(value * 1000) / 1000}mm`;
  return (
    `left:${mm(columnX(grid, slot.column) + bleed)};top:${mm(grid.y + slot.top * grid.line + bleed)};` +
    `width:${mm(spanWidth(grid, slot.span))};height:${mm(slot.lines * grid.line)};`
  );
}

/** Space between main column and sidebar, in gutters. */
const sideGutters = 1.5;

/** The main column beside a sidebar of `side` mm: a grid of its own with as many columns. */
export const mainGrid = (grid: Grid, side: number): Grid =>
  side === 0 ? grid : { ...grid, width: grid.width - side - sideGutters * grid.gutter };

/**
 * The pages of a spread: the type area on both sides of the spine, which carries nothing that matters.
 * @param spine mm
 */
export function halvesOf(grid: Grid, spine: number): [Grid, Grid] {
  const half = { ...grid, width: (grid.width - spine) / 2, columns: Math.floor(grid.columns / 2) };
  return [half, { ...half, x: grid.x + half.width + spine }];
}
