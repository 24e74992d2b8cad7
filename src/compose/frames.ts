/** Where folio, hero, body and foot stand on a page, in lines of the type area. */
import type { Costs } from '../design/costs.ts';
import type { PageRoom } from '../layout/solve.ts';
import { heroRange, type Grid } from '../design/grid.ts';

/** Lines of the folio with the gap below it, and of the foot with the gap above. */
export const folioLines = 2;
export const footLines = 2;
const gapBelowFolio = 1;
const gapBelowHero = 1;
export const gapAboveFoot = 1;

/** First line below the folio: of the hero, or of a page without one. */
export const pageTop = folioLines + gapBelowFolio;

/** Line at which rows end. */
export const bodyEnd = ({ lines }: Grid): number => lines - gapAboveFoot - footLines;

/** First line of the rows below a hero of so many lines. */
const belowHero = (lines: number): number => pageTop + lines + gapBelowHero;

/** Lines of body below a hero of so many. */
export const bodyLines = (grid: Grid, hero: number): number => bodyEnd(grid) - belowHero(hero);

/** The hero above rows that start on this line. */
export const heroAt = (start: number): { top: number; lines: number } => ({
  top: pageTop,
  lines: start - gapBelowHero - pageTop,
});

/** A line outside the range that the format allows costs so many times as much. */
const outside = 5;

/**
 * Where rows may start on a page with a hero, by its height.
 * @param more What else a hero of so many lines costs; undefined where something does not fit below it.
 */
export function heroStarts(
  grid: Grid,
  costs: Costs,
  more: (lines: number) => number | undefined,
): PageRoom['starts'] {
  const { lowest, least, best, most, highest } = heroRange(grid);
  return Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index).flatMap((lines) => {
    const also = more(lines);
    const off = Math.max(0, least - lines, lines - most);
    const cost = (Math.abs(lines - best) + off * outside) * costs.hero;
    return also === undefined ? [] : [{ line: belowHero(lines), cost: cost + also }];
  });
}

/**
 * Empty lines from which the last page of a short report ends above its foot, under a closing rule: what is left of the
 * sheet is the newspaper's, for an advertisement. Less is left empty.
 */
export const leastEarly = ({ lines }: Grid): number => Math.ceil(lines * earlyShare);
const earlyShare = 0.1;
/** Empty lines from which an early end is wanted: less than about a quarter of a sheet is no advertisement. */
export const wantedEarly = ({ lines }: Grid): number => Math.ceil(lines * wantedShare);
const wantedShare = 0.22;

/** Line of the type area on which the fold falls. */
export const foldLine = (grid: Grid, fold: number): number => (fold - grid.y) / grid.line;
