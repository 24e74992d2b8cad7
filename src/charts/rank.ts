/** Order of facts by size, and the colour that marks the strongest. */
import type { FactView } from '../view/view.ts';
import type { Look } from './look.ts';

export interface Ranked {
  fact: FactView;
  strong: boolean;
  /** Colours of its bar and of its number. */
  bar: string;
  value: string;
}

const sizeOf = ({ value }: FactView): number => value ?? -Infinity;

/**
 * "10% or more" may well be more than 10.3 %: a hedged number this close behind leaves the first place
 * open.
 */
const closeBehind = 0.9;

const isHedged = ({ parts }: FactView): boolean =>
  parts.some(({ role }) => role === 'prefix' || role === 'qualifier');

function isOpen(facts: FactView[], best: number): boolean {
  const full = facts.every(({ kind }) => kind === 'share') && best >= 100;
  return (
    !full && facts.some((fact) => sizeOf(fact) < best && sizeOf(fact) >= best * closeBehind && isHedged(fact))
  );
}

/**
 * Marks the strongest; where several are as strong in a quieter colour; where all are, some fall, or the
 * first place is open, none.
 */
export function markStrongest(look: Look, facts: FactView[]): Ranked[] {
  const best = Math.max(...facts.map(sizeOf));
  const count = facts.filter((fact) => sizeOf(fact) === best).length;
  // Among falls a rise is no first place.
  const marked =
    best > 0 && !isOpen(facts, best) && facts.every((fact) => sizeOf(fact) >= 0 || fact.value === null);
  return facts.map((fact) => {
    const strong = marked && sizeOf(fact) === best && count < facts.length;
    const bar = !strong ? look.bar : count > 1 ? look.tied : look.strong;
    return { fact, strong, bar, value: strong ? look.strongValue : look.value };
  });
}

/** Largest first, facts without a number last; equal ones keep the order given. */
export const rankFacts = (facts: FactView[]): FactView[] =>
  [...facts].sort((a, b) => (sizeOf(a) === sizeOf(b) ? 0 : sizeOf(b) - sizeOf(a)));
