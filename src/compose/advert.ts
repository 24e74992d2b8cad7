/**
 * The place of an advertisement 广告位: sold columns at the foot of a page, which the newsroom fills after. Rows
 * beside it have fewer columns; it stands in a lower corner, exactly as high as it was sold.
 */
import type { PlannedRow } from '../layout/solve.ts';
import { mmStyle, type Setting } from '../blocks/block.ts';
import { bodyEnd, pageTop } from './frames.ts';
import { columnX, gridOf, heroRange, spanWidth, type Grid } from '../design/grid.ts';
import { ProblemError, says } from '../lib/problem.ts';
import type { PageFormat } from '../design/format.ts';
import type { LayoutHints } from './hints.ts';

/** What was sold: columns of the page, height in mm, on which page (from 1), in which corner. */
export type Advert = LayoutHints['adverts'][number];

/** That of a page, from 0. */
export const advertOn = (adverts: readonly Advert[], page: number): Advert | undefined =>
  adverts.find((one) => one.page === page + 1);

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

const problem = (at: number, en: readonly [string, string], zh: readonly [string, string]): ProblemError =>
  new ProblemError({
    code: 'layout-hints',
    severity: 'error',
    path: `layout › adverts › ${at}`,
    ...says({ en, zh }),
  });

/**
 * The hints with those advertisements that were sold for this format.
 * @throws ProblemError `layout-hints` where one is wider than the page, leaves it no room, or two share a page.
 */
export function hintsFor(hints: LayoutHints, format: PageFormat): LayoutHints {
  const grid = gridOf(format);
  const adverts = hints.adverts.filter((one) => (one.format ?? format.name) === format.name);
  adverts.forEach((one, index) => {
    const at = hints.adverts.indexOf(one);
    if (one.columns > grid.columns)
      throw problem(
        at,
        [
          `An advertisement takes ${one.columns} columns; a page of ${format.name} has ${grid.columns}.`,
          `Write columns: ${grid.columns} for its whole width, or name the format that it was sold for.`,
        ],
        [
          `广告占 ${one.columns} 栏，而 ${format.name} 一版只有 ${grid.columns} 栏。`,
          `通栏写 columns: ${grid.columns}；或写明是哪个规格的广告（format）。`,
        ],
      );
    const least = one.page === 1 ? heroRange(grid).lowest : 0;
    const most = Math.floor((bodyEnd(grid) - pageTop - least - markLines) * mostShare * grid.line);
    if (one.height > most)
      throw problem(
        at,
        [
          `An advertisement is ${one.height} mm high; page ${one.page} of ${format.name} has at most ${most} mm for one.`,
          'Let it be lower, or put it on another page.',
        ],
        [
          `广告高 ${one.height} mm，而 ${format.name} 第 ${one.page} 版至多给广告 ${most} mm。`,
          '把高度改小，或移到别的版。',
        ],
      );
    if (adverts.findIndex(({ page }) => page === one.page) !== index)
      throw problem(
        at,
        [
          `Two advertisements stand on page ${one.page} of ${format.name}.`,
          'One corner of a page can be sold: put one of them on another page, or book one place for both.',
        ],
        [
          `${format.name} 第 ${one.page} 版有两个广告。`,
          '一版只能留一角：把一个移到别的版，或合订一个位置。',
        ],
      );
  });
  return { ...hints, adverts };
}
/** Share of what lies below the hero that may be sold. */
const mostShare = 0.6;

/** @throws ProblemError `layout-hints` for an advertisement on a page that the report does not reach. */
export function refuseUnreached({ adverts }: LayoutHints, pages: number): void {
  adverts.forEach(({ page }, at) => {
    if (page > pages)
      throw problem(
        at,
        [
          `An advertisement stands on page ${page}, and the report takes ${pages === 1 ? 'one page' : `${pages} pages`}.`,
          `Write page: ${pages} or less, or ask for more pages with "pages" under layout.`,
        ],
        [
          `广告排在第 ${page} 版，而报告只有 ${pages} 个版。`,
          `page 写 ${pages} 或更小，或在 layout 下用 pages 多要几个版。`,
        ],
      );
  });
}
