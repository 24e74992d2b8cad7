/**
 * The sizes of a page, one scale for CSS, charts and the hero: ratio 1.5 from S3 upwards. With the article and the
 * largest of the hero they are eight.
 *
 * S1 unit, prefix, note, source. S2 running text and labels, as large. S3 figure title, task title, unit of a lead.
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
const steps: Ladder = { s1: 1, s2: 1, s3: 1.44, s4: 2.11, s5: 3.11, s6: 4.66, s7: 7.1, s8: 10.66 };

/** Sizes in pt from that of S1, each to the nearest quarter of a CSS px. */
export const ladderOf = (s1: number): Ladder =>
  Object.fromEntries(
    Object.entries(steps).map(([name, factor]) => [name, steadyPt(s1 * factor)]),
  ) as unknown as Ladder;

const stepsOf = (ladder: Ladder): number[] => [...new Set(Object.values(ladder))].sort((a, b) => b - a);

/** The greatest step up to a size; undefined where all are larger. */
export const stepBelow = (ladder: Ladder, size: number): number | undefined =>
  stepsOf(ladder).find((step) => step <= size + 1e-6);

/** The step nearest to a size, by their ratio. */
export const nearestStep = (ladder: Ladder, size: number): number =>
  stepsOf(ladder).reduce((best, step) =>
    Math.abs(Math.log(step / size)) < Math.abs(Math.log(best / size)) ? step : best,
  );

/** A size that is a little larger than a step is that step: nobody would tell the two apart. */
export function settledStep(ladder: Ladder, size: number): number {
  const step = stepBelow(ladder, size);
  return step !== undefined && step >= size * nearlyEqual ? step : size;
}
const nearlyEqual = 0.88;
