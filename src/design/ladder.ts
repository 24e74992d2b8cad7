/**
 * The eight sizes of a page, one scale for CSS and charts: ratio 1.5 from S3 upwards.
 *
 * S1 unit, prefix, note, source. S2 running text and labels. S3 figure title, task title, unit of a lead.
 * S4 section title and every numeral in a row. S5 part title, numeral on a mark. S6 section lead. S7 other
 * headline figures. S8 the first headline figure and the kicker.
 */
import { steadyPt } from '../lib/units.ts';

export interface Ladder {
  s1: number;
  s2: number;
  s3: number;
  s4: number;
  s5: number;
  s6: number;
  s7: number;
  s8: number;
}

/** Steps of the ladder in S1. */
const steps: Ladder = { s1: 1, s2: 1.06, s3: 1.53, s4: 2.24, s5: 3.3, s6: 4.94, s7: 7.53, s8: 11.3 };

/** Sizes in pt from that of S1, each to the nearest quarter of a CSS px. */
export const ladderOf = (s1: number): Ladder =>
  Object.fromEntries(
    Object.entries(steps).map(([name, factor]) => [name, steadyPt(s1 * factor)]),
  ) as unknown as Ladder;
