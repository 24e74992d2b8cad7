/**
 * What is to be arranged, and the ways of doing it: a richness, a place for the article, a weight of air, a
 * size of type.
 */
import type { Block } from './block.ts';
import type { BodyRequest, FilledPage } from './body.ts';
import type { Ease, Room } from './rows.ts';
import type { ArticleHeights, SidebarFit } from './sidebar.ts';
import {
  blocksOf,
  buildStack,
  runBlocks,
  sectionEntries,
  type Stack,
  type StackEntry,
  type StackParts,
} from './stack.ts';
import type { Table, TableAt } from './table.ts';

/** One richness of the page: how many tiles a panel shows at most, and its blocks measured. */
export interface Level {
  mostTiles: number;
  /** Photos are cut low. */
  compact?: boolean;
  /** What the richness is worth against larger type. */
  worth: number;
  parts: StackParts;
}

export interface ArrangeRequest extends BodyRequest {
  /** Richest first. */
  levels: Level[];
  tableAt: TableAt;
  article?:
    | {
        heights: ArticleHeights[];
        /** Widths of sidebar that may be tried; none: the article stands in the main column. */
        widths: number[];
        /** It must not stand in the main column. */
        aside: boolean;
      }
    | undefined;
  /** Greatest scale of type that is tried; 1 where it is absent. */
  mostScale?: number;
  /** See rows.ts. */
  allows?: ((ids: string[]) => boolean) | undefined;
  barred?: ReadonlySet<string> | undefined;
  stacked?: boolean | undefined;
  /** There is a picture that can end the last page. */
  hasArt?: boolean;
}

export interface Arrangement {
  level: Level;
  /** Width of the article's sidebar in mm; 0: none. */
  side: number;
  scale: number;
  table: Table;
  /** One for each page; a spread has two for each sheet. */
  pages: Pick<FilledPage, 'frame' | 'stack'>[];
  sidebar?: SidebarFit | undefined;
  /** Lines that stay empty at the feet of the main columns. */
  left: number;
  /**
   * Lines that figures, hero and gaps had to take beyond what becomes them, or that stay empty: the page is
   * too large for its report.
   */
  forced: number;
  /** Pages on which a headline lies on the fold. */
  folded: number;
  score: number;
}

/** One way of composing: a level of richness and a width of sidebar. */
export interface Way {
  request: ArrangeRequest;
  level: Level;
  side: number;
  /** Weight of the air that stays inside panels against height, see `airs`. */
  air: number;
  /** Over several pages: sections may break. */
  paged?: boolean;
}

/**
 * Weights tried for the air inside panels. A full page is set tight: air counts for little, and as the last
 * resort rows are chosen by height alone.
 */
export const airs = [1, 0.05, 0];

/**
 * Weights for what has height to spare, the easiest first: layouts without air are taken, though they are
 * higher.
 */
export const eases: Ease[] = [
  { air: 1, dear: 0.25 },
  { air: 1, dear: 0.5 },
  { air: 1, dear: 0.75 },
  { air: 1, dear: 1 },
];

/** The blocks of a way in rows, at a scale of type. */
export interface Stacked {
  table: Table;
  room: Room;
  stack: Stack;
  /** The same blocks with their height weighed otherwise. */
  restack: (ease: Ease) => Stack | undefined;
  /** Rows of some of the sections by themselves, for a page of several. */
  rows: (sections: Block[], ease?: Ease) => StackEntry[] | undefined;
}

/** The stack at a scale; undefined when a block fits at no span. */
export async function stackAt(
  { request: { grid, tableAt, allows, barred, stacked }, level: { parts }, side, air, paged = false }: Way,
  scale: number,
): Promise<Stacked | undefined> {
  const flowing = side === 0;
  const table = await tableAt(side, scale, [...blocksOf(parts, flowing), ...(paged ? runBlocks(parts) : [])]);
  const { choice } = table;
  const usual: Ease = { air, dear: 1 };
  const roomAt = (ease: Ease): Room => ({
    columns: grid.columns,
    area: grid.columns * grid.lines,
    allows,
    barred,
    stacked,
    ease,
  });
  const restack = (ease: Ease) => buildStack(parts, { room: roomAt(ease), flowing, choice });
  const stack = restack(usual);
  return (
    stack && {
      table,
      room: roomAt(usual),
      stack,
      restack,
      rows: (sections, ease = usual) => sectionEntries(sections, roomAt(ease), choice),
    }
  );
}
