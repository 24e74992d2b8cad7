/** The strongest headline figure: the one that a reader is to take away. */
import { isFirst } from '../../view/relations/rank.ts';
import type { FactView } from '../../view/view.ts';

/** So many times the median of the figures of its unit make a figure news by itself. */
const outlier = 3;

const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};

/** A first place, else a figure far above the others of its unit, else the first; undefined without a number. */
export function strongestLead(facts: FactView[]): FactView | undefined {
  const numbers = facts.filter(({ parts, value }) => value !== null && parts.length > 0);
  const far = numbers.find((fact) => {
    const alike = numbers.filter(({ unit, kind }) => unit === fact.unit && kind === fact.kind);
    return alike.length >= 3 && fact.value! >= outlier * median(alike.map(({ value }) => value!));
  });
  return numbers.find(({ rank }) => isFirst(rank)) ?? far ?? numbers[0];
}
