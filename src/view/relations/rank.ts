/** Ranks: first places are seals, all others are marked. */
import { labelWords } from '../../model/label-words.ts';
import type { FactView } from '../view.ts';

/** First of all, or none before: it makes news of a number. */
export const isFirst = (rank: string): boolean => rank !== '' && labelWords('firstPlaces').test(rank);

/** Facts from which one of them leads by its size alone; a single one leads always. */
const leastForLead = 4;

/** Does a word after the number leave it open (2000万吨以上)? One before it (突破70户, 达到) is news more often than not. */
const isOpen = ({ parts }: FactView): boolean => parts.some(({ role }) => role === 'qualifier');

/**
 * The largest news of a section's rows: a first place with a number, or a sum where nothing is drawn; none of few.
 * Beside a drawing no other number is set as large: there the drawing leads. An amount left open leads only where
 * there is no other.
 * @param isLost Says of a fact that it is a loss or a deficit, news of its section as a first place is.
 * @param alone No figure stands in the section.
 * @param chosen Amounts of the section that lead the report: no other is set larger than they are.
 */
export function leadOf(
  facts: FactView[],
  {
    alone,
    chosen = new Set(),
    isLost = () => false,
  }: { alone: boolean; chosen?: ReadonlySet<string>; isLost?: (fact: FactView) => boolean },
): FactView | undefined {
  const news = facts.find((fact) => fact.value !== null && (isFirst(fact.rank) || isLost(fact)));
  if (news) return news;
  if (!alone || (facts.length > 1 && facts.length < leastForLead)) return undefined;
  const amounts = facts.filter(({ kind, value }) => value !== null && (kind === 'total' || kind === 'money'));
  const largest =
    amounts.find((fact) => !isOpen(fact)) ?? amounts[0] ?? facts.find(({ value }) => value !== null);
  return largest && chosen.size > 0 ? facts.find(({ id }) => chosen.has(id)) : largest;
}
