/**
 * The sheet round a page: how far paper, bleed and marks reach. Millimetres unless a name says pt;
 * PDF points count from the bottom-left corner of the sheet.
 */
import { mmToPt } from '../../lib/units.ts';
import type { Box } from '../../pdf/matrix.ts';

export interface SheetSize {
  /** mm */
  trim: { width: number; height: number };
  bleed: number;
  fold?: number;
  /** false: no marks, no slug, and no paper for them (a chart for somebody's own layout). */
  marks?: boolean;
}

/** From the bleed outwards: crop marks, register marks, then slug and colour bar. mm */
export const markGap = 1;
export const markLength = 5;
export const slugBand = 8;
/** Paper outside the bleed on each side, mm, where there are marks. */
const paperForMarks = 14;

export interface Geometry {
  media: Box;
  bleed: Box;
  trim: Box;
  /** mm to pt from the trim's left edge rightwards, and from its top edge downwards. */
  x: (mm: number) => number;
  y: (mm: number) => number;
}

/** Points, exact to what PDF can say. */
export function deriveGeometry({ trim, bleed, marks = true }: SheetSize): Geometry {
  const margin = marks ? paperForMarks : 0;
  const outer = margin + bleed;
  const [width, height] = [mmToPt(trim.width + 2 * outer), mmToPt(trim.height + 2 * outer)];
  const inset = (mm: number): Box => ({
    x0: mmToPt(mm),
    y0: mmToPt(mm),
    x1: width - mmToPt(mm),
    y1: height - mmToPt(mm),
  });
  return {
    media: { x0: 0, y0: 0, x1: width, y1: height },
    bleed: inset(margin),
    trim: inset(outer),
    x: (mm) => mmToPt(outer + mm),
    y: (mm) => height - mmToPt(outer + mm),
  };
}
