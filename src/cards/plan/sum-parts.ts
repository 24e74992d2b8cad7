/** Numbers of a section that add up to another of it. */
import type { FactView } from '../../view/view.ts';
import { baseOf } from './scale.ts';

/** Parts that a card draws as a whole; share of the sum by which it may be rounded. */
const parts = { least: 3, most: 9, off: 0.005 } as const;

const amountOf = (fact: FactView): number => Math.abs(fact.value!) * baseOf(fact).factor;

export const isAmount = ({ value, unit }: FactView): boolean => value !== null && unit !== '%';

/** Numbers that follow one another and add up to another of the section. @param numbers Amounts, see `isAmount`. */
export function sumPartsOf(whole: FactView, numbers: FactView[]): FactView[] | undefined {
  const { base } = baseOf(whole);
  const sum = amountOf(whole);
  const like = numbers.filter(
    (fact) => fact !== whole && fact.unit !== '%' && baseOf(fact).base === base && amountOf(fact) < sum,
  );
  for (let from = 0; from < like.length; from += 1)
    for (let to = like.length; to - from >= parts.least; to -= 1) {
      const run = like.slice(from, to);
      const total = run.reduce((all, fact) => all + amountOf(fact), 0);
      if (run.length <= parts.most && Math.abs(total - sum) <= sum * parts.off) return run;
    }
  return undefined;
}
