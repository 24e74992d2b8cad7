/**
 * What a number is measured by: what it was the year before, its target, limit or standard. Together they are news
 * (below the minimum, down from last year), whichever unit they have.
 */
import type { FactView } from '../view.ts';
import { amountOf } from './amount.ts';
import { relate, type Placed, type Relation, type Scene } from './relation.ts';
import { isEarlier, isMark, isPast, timeNamed } from './times.ts';

/** How many times the one may be of the other: bars that lie further apart compare nothing. */
const mostApart = 12;
/** Strength of what is only measured by earlier years: one row of it says less than three like numbers side by side. */
const [ofYears, perRow] = [1.6, 0.3];
/** Rows of one drawing at most. */
export const mostStanding = 6;

const isChange = ({ kind }: FactView): boolean => kind === 'growth' || kind === 'decrease';

/** Are they one measure: an amount and its limit, a growth and the growth that was aimed at? */
const areOfOneKind = (one: FactView, other: FactView): boolean =>
  isChange(one) === isChange(other) && (!isChange(one) || one.kind === other.kind);

/** Can both lie on one scale: one unit, neither dwarfed, amounts above nought? */
function areComparable(one: FactView, other: FactView): boolean {
  const [a, b] = [amountOf(one), amountOf(other)];
  if (!a || !b || a.base !== b.base || !areOfOneKind(one, other)) return false;
  if (a.value <= 0 || b.value <= 0) return isChange(one) && (a.value !== 0 || b.value !== 0);
  return Math.max(a.value, b.value) <= mostApart * Math.min(a.value, b.value);
}

/** Of its sentence or the one before it in its item: the nearest result before a limit that can lie beside it. */
function nearest(
  measure: Placed,
  placed: readonly Placed[],
  results: readonly FactView[],
): FactView | undefined {
  if (measure.sentence < 0) return undefined;
  return placed
    .slice(0, placed.indexOf(measure))
    .filter(({ item, sentence }) => item === measure.item && sentence >= measure.sentence - 1)
    .map(({ fact }) => fact)
    .findLast((fact) => results.includes(fact) && areComparable(fact, measure.fact));
}

/** By the id of a result what it is measured by, in reading order: earlier numbers of its name, its limits and aims. */
export function measuresOf({ placed }: Scene): Map<string, FactView[]> {
  const facts = placed
    .map(({ fact }) => fact)
    .filter(({ value, kind }) => value !== null && kind !== 'increment');
  const results = facts.filter((fact) => !isMark(fact) && !isPast(fact, facts));
  const found = new Map<string, FactView[]>();
  for (const measure of placed.filter(({ fact }) => facts.includes(fact) && !results.includes(fact))) {
    const { fact } = measure;
    const { name } = timeNamed(fact);
    const named = results.find((one) => timeNamed(one).name === name && areComparable(one, fact));
    const result = named ?? (isMark(fact) ? nearest(measure, placed, results) : undefined);
    const isTold = result && (isMark(fact) || isEarlier(fact, result));
    if (isTold) found.set(result.id, [...(found.get(result.id) ?? []), fact]);
  }
  return found;
}

/** Results with what each is measured by. */
export function findStanding(scene: Scene): Relation[] {
  const measures = measuresOf(scene);
  const facts = scene.placed.map(({ fact }) => fact).filter(({ id }) => measures.has(id));
  if (facts.length === 0 || facts.length > mostStanding) return [];
  const count = [...measures.values()].flat().length;
  const reason = `${facts.length} beside ${count} earlier numbers, targets or limits`;
  const relation = relate('standing', facts, reason, { beside: Object.fromEntries(measures) });
  const isAimed = [...measures.values()].flat().some(isMark);
  return [isAimed ? relation : { ...relation, strength: ofYears + perRow * facts.length }];
}

/** What an editor lists for one drawing: results, and what each of them is measured by. */
export function standingOf(facts: FactView[]): { facts: FactView[]; beside: Relation['beside'] } {
  const placed = facts.map((fact) => ({ fact, sentence: 0, item: 0, before: '', after: '' }));
  const measures = measuresOf({ placed });
  const taken = new Set([...measures.values()].flat());
  return { facts: facts.filter((fact) => !taken.has(fact)), beside: Object.fromEntries(measures) };
}
