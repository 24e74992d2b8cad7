/** Targets beside last year's outcomes: which device sets them. */
import type { Pair } from '../../model/section.ts';
import type { FigureKind } from '../../model/section.ts';
import type { FactView } from '../view.ts';
import { amountOf } from './amount.ts';

/** Columns whose largest is more than so many times the least no longer show the least. */
const widestColumns = 4;
const full = 100;
/** A pair of shares below this has no two cells of a hundred: 0.46 %. */
const leastShare = 2;

/**
 * Shares are hundred squares with the step; rates of one unit are paired columns; all else lies below one another, each
 * pair on the scale of its unit.
 */
export function targetDevice(pairs: Pair[], factsById: ReadonlyMap<string, FactView>): FigureKind {
  const facts = pairs.flatMap(({ last, target }) => [factsById.get(last)!, factsById.get(target)!]);
  const values = facts.map(({ value }) => value ?? Number.NaN);
  if (facts.length === 0 || values.some(Number.isNaN)) return 'comparison';
  const units = new Set(facts.map((fact) => amountOf(fact)!.base));
  if (units.size > 1 || values.some((value) => value < 0)) return 'standing';
  const areShares = facts.every(({ kind, unit }) => kind === 'share' && unit === '%');
  const areSeen = pairs.every((_pair, at) => Math.max(values[at * 2]!, values[at * 2 + 1]!) >= leastShare);
  if (areShares && areSeen && Math.max(...values) <= full) return 'squares';
  return Math.max(...values) <= widestColumns * Math.min(...values) ? 'paired' : 'standing';
}
