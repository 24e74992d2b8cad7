/**
 * Shares that make a hundred. Numbers do so by chance, too: they are parts of one whole where one sentence or one
 * list names them all, and none of them is said to be of something else.
 */
import { labelWords } from '../../model/label-words.ts';
import { amountOf, keyOf } from './amount.ts';
import { relate, type Placed, type Relation, type Scene } from './relation.ts';
import { bySize, names, runsOf } from './sums.ts';
import { isMark, isOfOneTime } from './times.ts';

const full = 100;
/** What rounding may hide of a hundred, however many the parts. */
const mostHidden = 1;

/** What follows a share and says what it is of: "84% of bus users", which ends at its comma or verb. */
const ofWhole = /^\s*(?:of|der|des|de|di)\s+(?:the\s+|all\s+)?(\p{L}+)/iu;

/** A row of a list: one share, its name and nothing else but its amount. */
const isRow = (placed: Placed[], share: Placed): boolean => {
  const row = placed.filter(({ item }) => item === share.item);
  const isOwn = (words: string): boolean =>
    row.some(({ fact }) => lettersOf(fact.label).includes(lettersOf(words)));
  return (
    row.filter(({ fact }) => isShare(fact)).length === 1 && isOwn(row[0]!.before) && isOwn(row.at(-1)!.after)
  );
};

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const isShare = ({ kind, unit, value }: Placed['fact']): boolean =>
  kind === 'share' && unit === '%' && value !== null;

/** The noun of a label: a Latin one begins or ends with it, a Han one ends in it. */
function nounsOf({ label }: Placed['fact']): string[] {
  if (/\p{Script=Han}/u.test(label))
    return isShareWord.test(label) ? [] : [[...label].slice(-nounLength).join('')];
  const words = label.toLowerCase().split(/\s+/);
  return [words[0]!, words.at(-1)!];
}
const nounLength = 2;
/** Says that a number is a share, and not of what. */
const isShareWord = /(?:占比|比重|比例)$/u;

/** Are they all the shares whose labels have one noun: visitors from here, from afar, from abroad? */
const isAllOfOneThing = ([first, ...others]: Placed[], shares: Placed[]): boolean =>
  nounsOf(first!.fact).some((noun) => {
    const alike = shares.filter(({ fact }) => nounsOf(fact).includes(noun));
    return alike.length === others.length + 1 && [first!, ...others].every((one) => alike.includes(one));
  });

/** Does one sentence, one paragraph or one list name them all, and leave none of its fellows out? */
function areListed(run: Placed[], shares: Placed[], placed: Placed[]): boolean {
  const of = (key: 'sentence' | 'item') => new Set(run.map((one) => one[key]));
  if (of('sentence').size === 1 || isAllOfOneThing(run, shares)) return true;
  if (of('item').size > 1) return run.every((share) => isRow(placed, share));
  return shares.every((share) => run.includes(share) || !of('sentence').has(share.sentence));
}

/** Is one said to be of something else than the others? */
const areOfOne = (run: Placed[]): boolean =>
  new Set(run.flatMap(({ after }) => ofWhole.exec(after)?.[1]?.toLowerCase() ?? [])).size < 2 &&
  run.every(({ fact }) => !labelWords('rates').test(fact.label.trim())) &&
  isOfOneTime(run.map(({ fact }) => fact));

/** What each share says that it is of: 煤炭消费量占能源消费总量比重. */
const saidWhole = /占(\p{Script=Han}{2,}?)的?(?:比重|比例)$/u;
const saysShare = /(?:占比|比重|比例)$/u;

/** What all labels say that their shares are of: the noun in which Han ones end, with which Latin ones begin or end. */
function wholesOf(facts: readonly Placed['fact'][]): string[] {
  const nouns = facts.map(({ label }): string[] => {
    if (!/\p{Script=Han}/u.test(label)) {
      const words = label.toLowerCase().split(/\s+/);
      return [words[0]!, words.at(-1)!];
    }
    const said = saidWhole.exec(label)?.[1];
    return [said ?? [...label.replace(saysShare, '')].slice(-nounLength).join('')];
  });
  return nouns[0]!.filter((noun) => nouns.every((of) => of.includes(noun)));
}

/** Words of a label up to what leads on to another noun: of "Spending by visitors" the spending. */
function headOf(label: string): string[] {
  const words = label.split(/\s+/);
  const end = words.findIndex((word) => leadingOn.test(word));
  return end < 0 ? words : words.slice(0, end);
}
const leadingOn =
  /^(?:of|on|in|for|to|by|at|with|from|per|who|that|von|der|für|de|des|par|por|per|van|door)$/iu;

const noAmount = /^(?:share|growth|decrease|increment|ordinal|new)$/;

/** The shares with the amount told before them that their labels name: the largest of that name, and of no part. */
export function withWhole(placed: Placed[], relation: Relation): Relation {
  const first = placed.findIndex(({ fact }) => relation.facts.includes(fact));
  const wholes = wholesOf(relation.facts);
  const named = placed.slice(0, first).flatMap(({ fact }) => {
    const label = fact.label.toLowerCase();
    const isNamed = wholes.some((of) =>
      /\p{Script=Han}/u.test(of) ? label.endsWith(of) : headOf(label).includes(of),
    );
    const isPart = relation.facts.some((part) =>
      label.includes(part.label.replace(saysShare, '').toLowerCase()),
    );
    const isAmount = amountOf(fact) !== undefined && !noAmount.test(fact.kind) && !isMark(fact);
    return isNamed && !isPart && isAmount && fact.unit !== '%' ? [fact] : [];
  });
  const [largest] = named.toSorted((one, two) => amountOf(two)!.value - amountOf(one)!.value);
  const isOne = largest && named.every((fact) => amountOf(fact)!.base === amountOf(largest)!.base);
  return isOne ? { ...relation, of: largest } : relation;
}

/** Shares that add up to 100, as nearly as their decimals tell. */
export function findShares({ placed }: Scene): Relation[] {
  const shares = placed.filter(({ fact }) => isShare(fact) && !isMark(fact));
  return runsOf(shares, 2).flatMap((run) => {
    const facts = run.map(({ fact }) => fact);
    const sum = facts.reduce((total, { value }) => total + value!, 0);
    const hidden = facts.reduce((total, fact) => total + amountOf(fact)!.grain, 0);
    const isFull = Math.abs(sum - full) <= Math.min(hidden, mostHidden) * (1 + 1e-9);
    return isFull && areOfOne(run) && areListed(run, shares, placed)
      ? [withWhole(placed, relate('parts', bySize(facts), `${names(facts)} = 100 %`))]
      : [];
  });
}

/** The amount that a part is, right before its share: 农业用水93.5亿立方米，占61.2%. */
const amountOfPart = (placed: Placed[], share: Placed['fact']): Placed | undefined => {
  const at = placed.findIndex(({ fact }) => fact === share);
  const before = placed[at - 1];
  return before && before.sentence === placed[at]!.sentence && before.sentence >= 0 ? before : undefined;
};

/** Parts of a hundred with the amounts that they are, where each has one and these are in the same proportion. */
export function withAmounts({ placed }: Scene, relation: Relation): Relation {
  const { name, whole, facts } = relation;
  if (name !== 'parts' || whole || facts.some((fact) => !isShare(fact))) return relation;
  const amounts = facts.map((share) => amountOfPart(placed, share)?.fact);
  const found = amounts.flatMap((fact) => (fact && fact.value !== null ? [fact] : []));
  if (found.length < facts.length || new Set(found.map(keyOf)).size > 1) return relation;
  const sum = found.reduce((total, fact) => total + amountOf(fact)!.value, 0);
  const isInProportion = facts.every((share, index) => {
    const ratio = (amountOf(found[index]!)!.value / sum) * full;
    return Math.abs(ratio - share.value!) <= amountOf(share)!.grain + leastHidden;
  });
  const beside = Object.fromEntries(facts.map(({ id }, index) => [id, [found[index]!]]));
  return isInProportion ? { ...relation, beside: { ...relation.beside, ...beside } } : relation;
}
/** By which shares of rounded amounts may miss those that are stated. */
const leastHidden = 0.1;
