/**
 * What a page costs: the one table by which layouts are compared, from `styles/layout.yaml`. A newsroom's
 * own file replaces it whole.
 */
import { z } from 'zod';
import { readDesign } from './read.ts';
import { findIn, type SearchPath } from './search.ts';

const cost = z.number().nonnegative();
const step = z.strictObject({ from: z.number().min(0).max(1), cost });

const costsSchema = z.strictObject({
  waste: cost,
  growth: cost,
  further: cost,
  empty: cost,
  hole: z.strictObject({ square: cost, wide: step }),
  fact: cost,
  lead: cost,
  statement: cost,
  photo: cost,
  share: cost,
  picture: cost,
  gap: cost,
  foot: cost,
  early: z.strictObject({ any: cost, line: cost }),
  fold: cost,
  hero: cost,
  title: cost,
  blank: cost,
  unreadable: cost,
  stacked: cost,
  tower: cost,
  across: cost,
  parted: cost,
  side: cost,
  endpiece: z.strictObject({ any: cost, line: cost }),
  small: cost,
  large: cost,
});
export type Costs = z.infer<typeof costsSchema>;

/** @throws ProblemError for everything that is wrong in the table, at its line. */
export const readCosts = (search: SearchPath): Promise<Costs> =>
  readDesign(findIn(search.styles, 'layout.yaml')!, costsSchema);
