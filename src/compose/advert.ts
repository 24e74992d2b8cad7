/**
 * The place of an advertisement 广告位: sold columns at the foot of a page, which the newsroom fills after. Rows
 * beside it have fewer columns; it stands in a lower corner, exactly as high as it was sold.
 */
import type { PlannedRow } from '../layout/solve.ts';
import { mmStyle, type Setting } from '../blocks/block.ts';
import { bodyEnd } from './frames.ts';
import { columnX, spanWidth, type Grid } from '../design/grid.ts';
import type { LayoutHints } from './hints.ts';

/** What was sold: columns of the page, height in mm, on which page (from 1), in which corner. */
export type Advert = NonNullable<LayoutHints['advert']>;

/** Lines of the grid that it takes, with one for the word that marks it as an advertisement. */
export const advertLines = ({ height }: Advert, { line }: Grid): number =>
  Math.ceil(height / line - 1e-6) + markLines;
const markLines = 1;

/** Column at which a row begins: beside an advertisement at the left, after it. */
export const rowStart = (advert: Advert | undefined, { line }: PlannedRow, grid: Grid): number =>
  advert?.side === 'left' && line >= bodyEnd(grid) - advertLines(advert, grid) ? advert.columns : 0;

/** Its box as sold, mm of the trim. */
export function advertBox(
  { columns, height, side }: Advert,
  grid: Grid,
): { left: number; top: number; width: number; height: number } {
  const left = columnX(grid, side === 'left' ? 0 : grid.columns - columns);
  const foot = grid.y + bodyEnd(grid) * grid.line;
  return { left, top: foot - height, width: spanWidth(grid, columns), height };
}

/** What its template receives. @param bleed mm */
export function advertContext({ view, grid }: Setting, advert: Advert, bleed: number): object {
  const { left, top, width, height } = advertBox(advert, grid);
  const mark = markLines * grid.line;
  return {
    frame: 'block',
    partial: 'advert',
    id: 'advert',
    style: `left:${mmStyle(left + bleed)};top:${mmStyle(top - mark + bleed)};width:${mmStyle(width)};height:${mmStyle(height + mark)};`,
    mark: view.words.advert,
    markStyle: `height:${mmStyle(mark)};`,
  };
}
