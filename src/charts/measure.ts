/** The marks of a drawing by what they measure (view/relations/measure.ts). */
import { amountOf } from '../view/relations/amount.ts';
import { measureOf, type Way } from '../view/relations/measure.ts';
import type { FactView } from '../view/view.ts';

export { measureOf, type Way };

/** A mark that stands for a value by its length. */
export interface Mark {
  key: string;
  /** In the unit of the key. */
  value: number;
  /** px */
  length: number;
}

/** px for 1 of a fact's own value at a scale of its key. */
export function perValue(fact: FactView, scale: number, way: Way): number {
  const own = amountOf(fact);
  const inBase = own && fact.value ? own.value / fact.value : 1;
  return scale * measureOf(fact, way).factor * inBase;
}

/** Marks of facts drawn at so many px for 1 of their own values, all of one unit. */
export function marksAt(facts: FactView[], k: number, way: Way): { marks: Mark[]; drawn: Drawn | undefined } {
  const known = facts.filter(({ value }) => value !== null);
  const [first] = known;
  if (!first) return { marks: [], drawn: undefined };
  return {
    marks: known.map((fact) => {
      const { key, factor } = measureOf(fact, way);
      return { key, value: Math.abs(amountOf(fact)!.value) * factor, length: Math.abs(fact.value!) * k };
    }),
    drawn: { key: measureOf(first, way).key, perUnit: k / perValue(first, 1, way) },
  };
}

/** What a drawing measures by: the key of its marks, px for a unit of it. */
export interface Drawn {
  key: string;
  perUnit: number;
}
