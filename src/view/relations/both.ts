/** Two sums of money that one sentence sets against each other: what is owed and what is kept, fees and grants. */
import { labelWords } from '../../model/label-words.ts';
import { amountOf, isBalance, isMoney } from './amount.ts';
import { relate, type Placed, type Relation, type Scene } from './relation.ts';
import { bySize } from './sums.ts';
import { isMark, isPast } from './times.ts';

/** How many times the one may be of the other: two bars that are about as long, or one that is no bar, compare nothing. */
const [leastApart, mostApart] = [1.15, 20];

const isSum = ({ fact }: Placed): boolean =>
  /^(?:money|total|stock)$/.test(fact.kind) && isMoney(fact) && !isBalance(fact) && (fact.value ?? 0) > 0;

/** Is one said to be part of the other: "£58m, of which £12m"? */
const isWithin = ({ before }: Placed): boolean => labelWords('ofWhich').test(before);

export function findBoth({ placed }: Scene): Relation[] {
  const sums = placed.filter((one) => one.sentence >= 0 && isSum(one));
  return [...Map.groupBy(sums, ({ sentence }) => sentence).values()].flatMap((both) => {
    const [one, other] = both.map(({ fact }) => fact);
    if (both.length !== 2 || !one || !other || one.unit !== other.unit || isWithin(both[1]!)) return [];
    if ([one, other].some((fact) => isMark(fact) || isPast(fact, [one, other]))) return [];
    const [large, small] = bySize([one, other]).map((fact) => amountOf(fact)!);
    const ratio = large!.value / small!.value;
    const isTold = large!.base === small!.base && ratio >= leastApart && ratio <= mostApart;
    return isTold ? [relate('both', bySize([one, other]), 'two sums of one sentence')] : [];
  });
}
