/** Where folio, hero, body and foot stand on a page, in lines of the type area. */
import type { Grid } from './grid.ts';

/** Lines of the folio with the gap below it, and of the foot with the gap above. */
export const folioLines = 2;
export const footLines = 2;
const gapBelowFolio = 1;
const gapBelowHero = 1;
const gapAboveFoot = 1;

/** Places on a page, in lines of the type area; the hero stands on the first only. */
export interface PageFrame {
  hero?: { top: number; lines: number };
  /** First line and number of lines of the body, between hero and foot. */
  body: { top: number; lines: number };
  /** A picture between body and foot, see `endpiece` in body.ts. */
  endpiece?: { top: number; lines: number };
}

/** Heights of the hero that the format allows, in lines. */
export function heroRange({ lines, hero }: Grid): { least: number; best: number; most: number } {
  const [least, best, most] = hero.map((share) => Math.round(lines * share)) as [number, number, number];
  return { least, best, most };
}

export const bodyLines = (grid: Grid, hero: number): number =>
  grid.lines - folioLines - gapBelowFolio - hero - gapBelowHero - gapAboveFoot - footLines;

export const frameAt = (grid: Grid, hero: number): PageFrame => {
  const top = folioLines + gapBelowFolio;
  return {
    hero: { top, lines: hero },
    body: { top: top + hero + gapBelowHero, lines: bodyLines(grid, hero) },
  };
};

/** A page whose body gives so many lines at its foot to a picture, and one to the gap above it. */
export const endedFrame = ({ body, ...frame }: PageFrame, lines: number): PageFrame => ({
  ...frame,
  body: { top: body.top, lines: body.lines - lines - gapAboveFoot },
  endpiece: { top: body.top + body.lines - lines, lines },
});

/** A page after the first: folio, body, foot. */
export const laterFrame = (grid: Grid): PageFrame => ({
  body: {
    top: folioLines + gapBelowFolio,
    lines: grid.lines - folioLines - gapBelowFolio - gapAboveFoot - footLines,
  },
});
