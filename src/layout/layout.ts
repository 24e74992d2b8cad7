/**
 * A layout: everything that was decided of a page, as plain data. It has a name, can be written down and
 * compared, and tells what it costs, term by term, with the block to blame.
 */
import type { Size } from '../design/sizes.ts';
import { blockTerms, type BlockTerms } from './item.ts';
import type { RowSetting } from './rows.ts';
import { footCost, gapCost, type PlannedPage } from './solve.ts';

export interface Layout {
  size: Size;
  /** Width of a sidebar that holds the article, mm; 0 where there is none. */
  side: number;
  pages: PlannedPage[];
  cost: number;
}

/** The same for layouts that set everything in the same place in the same way. */
export const nameOf = ({ size, side, pages }: Layout): string =>
  JSON.stringify([
    size.factor,
    size.scale,
    side,
    pages.map(({ start, rows, endpiece }) => [
      start,
      endpiece,
      rows.map(({ line, lines, cells }) => [
        line,
        lines,
        cells.map(({ span, parts }) => [
          span,
          ...parts.map(({ candidate: { block, layout }, lines: own }) => [block, layout, own]),
        ]),
      ]),
    ]),
  ]);

/** A part of what a layout costs. `block` is the one to blame; "" for what the page as a whole costs. */
export interface Term {
  term: keyof BlockTerms | 'gap' | 'foot' | 'endpiece';
  cost: number;
  block: string;
}

/** Every block of a page with its lines, row by row. */
export const blocksOf = ({ rows }: PlannedPage) =>
  rows.flatMap(({ cells }) => cells.flatMap(({ parts }) => parts));

/**
 * What a layout costs, the dearest first. @param setting That it was searched with. @param early Empty lines from which
 * its last page ends early.
 */
export function explain({ pages }: Layout, setting: RowSetting, early?: number): Term[] {
  const { costs } = setting;
  const terms = pages.flatMap((page): Term[] => [
    ...blocksOf(page).flatMap(({ candidate, item, lines }) =>
      Object.entries(blockTerms(candidate, lines, setting)).map(([term, cost]): Term => ({
        term: term as keyof BlockTerms,
        cost,
        block: item,
      })),
    ),
    ...page.rows.map(({ gap }): Term => ({ term: 'gap', cost: gapCost(gap, setting), block: '' })),
    {
      term: 'foot',
      cost: footCost(page.left, { costs, early: page === pages.at(-1) ? early : undefined }),
      block: '',
    },
    {
      term: 'endpiece',
      cost: page.endpiece > 0 ? costs.endpiece.any + page.endpiece * costs.endpiece.line : 0,
      block: '',
    },
  ]);
  return terms.filter(({ cost }) => cost > 0.05).sort((one, two) => two.cost - one.cost);
}

/** What a layout costs but for what was charged to find another. */
export const unchargedCost = ({ pages, cost }: Layout, setting: RowSetting): number =>
  cost -
  pages
    .flatMap(blocksOf)
    .reduce((sum, { candidate, lines }) => sum + blockTerms(candidate, lines, setting).charge, 0);

/** Lines that nothing of a row becomes better by: beyond what the block that can grow least takes. */
const forcedIn = ({ lines, cells }: PlannedPage['rows'][number]): number => {
  const natural = Math.max(
    ...cells.map(({ parts }) =>
      parts.reduce((sum, { candidate }) => sum + candidate.lines, parts.length - 1),
    ),
  );
  const room = Math.min(
    ...cells.map(({ parts }) =>
      parts.reduce((sum, { candidate }) => sum + candidate.lines + candidate.capacity, parts.length - 1),
    ),
  );
  return Math.max(0, lines - Math.max(natural, room));
};

/** Lines by which the pages are too large for what they hold; `left` at their feet, but for a page that ends early. */
export const slackOf = ({ pages }: Layout, early = Infinity): { forced: number; left: number } => ({
  forced: pages.reduce(
    (sum, { rows, left }) => sum + left + rows.reduce((each, row) => each + forcedIn(row), 0),
    0,
  ),
  left: pages.reduce((sum, { left }, at) => sum + (at === pages.length - 1 && left >= early ? 0 : left), 0),
});
