/** Facts side by side: times, shares near 100, nested shares, rates, levels. */
import { labelWords } from '../../model/label-words.ts';
import type { FactView } from '../view.ts';
import { amountOf } from './amount.ts';
import { ofOneName } from './common-words.ts';
import { withWhole } from './hundred.ts';
import { relate, type Placed, type Relation, type Scene } from './relation.ts';
import { bySize, groupsOf, runsOf } from './sums.ts';
import { isMark, latest, timeNamed } from './times.ts';

const hanOrder = '一二三四五六七八九十';
/** The place of a label in time: quarters, halves, months, years; undefined for others. */
function timeOf({ short }: FactView): { sort: string; at: number } | undefined {
  const quarter = /^(?:第)?([一二三四1-4])季度|^Q([1-4])\b|^(first|second|third|fourth) quarter/i.exec(short);
  if (quarter) {
    const [, han, digit, word] = quarter;
    const at = han
      ? Math.max(hanOrder.indexOf(han) + 1, Number(han) || 0)
      : digit
        ? Number(digit)
        : ['first', 'second', 'third', 'fourth'].indexOf(word!.toLowerCase()) + 1;
    return { sort: 'quarter', at };
  }
  const month = /^(1[0-2]|[1-9])月/.exec(short);
  if (month) return { sort: 'month', at: Number(month[1]) };
  const year = /^((?:19|20)\d\d)年?(?:\/\d\d)?$/.exec(short);
  return year ? { sort: 'year', at: Number(year[1]) } : undefined;
}

/** At least three numbers of one name, each of its own year, wherever they stand. */
function findYearly({ placed }: Scene): Relation[] {
  return [...groupsOf(placed).values()].flatMap((group) =>
    [...Map.groupBy(group, ({ fact }) => timeNamed(fact).name).values()].flatMap((alike) => {
      const dated = alike
        .map(({ fact }) => ({ fact, ...timeNamed(fact) }))
        .filter(({ short }) => short !== '')
        .toSorted((a, b) => a.at - b.at);
      if (dated.length < leastTimes || new Set(dated.map(({ at }) => at)).size < dated.length) return [];
      const facts = dated.map(({ fact, short }) => ({ ...fact, short }));
      return [relate('time', facts, `${dated.length} years: ${facts.map(({ short }) => short).join(', ')}`)];
    }),
  );
}
const leastTimes = 3;

/** At least three facts of one key whose labels stand in the order of time. */
export function findTimes({ placed }: Scene): Relation[] {
  const inText = [...groupsOf(placed).values()].flatMap((group) =>
    runsOf(group, leastTimes).flatMap((run) => {
      const times = run.map(({ fact }) => timeOf(fact));
      const inOrder = times.every(
        (time, index) =>
          time !== undefined &&
          (index === 0 || (times[index - 1]!.sort === time.sort && times[index - 1]!.at < time.at)),
      );
      return inOrder
        ? [
            relate(
              'time',
              run.map(({ fact }) => fact),
              `${run.length} times in order: ${run.map(({ fact }) => fact.short).join(', ')}`,
            ),
          ]
        : [];
    }),
  );
  return inText.length > 0 ? inText : findYearly({ placed });
}

const [nearFull, full] = [90, 100];
/** More hundred-square fields than this in a row are bars. */
const mostFields = 6;

const isShare = ({ fact }: Placed): boolean =>
  fact.kind === 'share' &&
  fact.unit === '%' &&
  !fact.otherBase &&
  fact.value !== null &&
  fact.value >= 0 &&
  fact.value <= full;

/** Shares of 100 that do not add up: all near 100, or one within another, or side by side. */
export function findSharesApart({ placed }: Scene): Relation[] {
  const shares = placed.filter((one) => isShare(one) && !isMark(one.fact));
  const facts = shares.map(({ fact }) => fact);
  const near = facts.filter(({ value }) => value! > nearFull);
  const found: Relation[] = [];
  if (near.length >= 3 && near.length <= mostFields && new Set(near.map(({ value }) => value)).size > 1)
    found.push(
      relate('full-shares', near, `${near.length} shares of 100, all above ${nearFull}: the gap is the news`),
    );
  const nested = shares.filter(
    ({ fact, before, sentence }, index) =>
      index > 0 &&
      labelWords('ofWhich').test(before) &&
      shares[index - 1]!.sentence === sentence &&
      shares[index - 1]!.fact.value! > fact.value!,
  );
  for (const inner of nested) {
    const all = shares.filter(({ sentence }) => sentence === inner.sentence).map(({ fact }) => fact);
    const isCut = all.reduce((sum, fact) => sum + (fact === inner.fact ? 0 : fact.value!), 0) <= full;
    if (all.length <= mostFields && isCut && isStatedShare(shares, inner))
      found.push(
        relate(
          'nested-shares',
          all.filter((fact) => fact !== inner.fact),
          `${inner.fact.short} lies within the share before it`,
          { others: [inner.fact] },
        ),
      );
  }
  const insideAnother = new Set(nested.map(({ sentence }) => sentence));
  for (const run of neighbours(shares.filter(({ sentence }) => !insideAnother.has(sentence)))) {
    const sum = run.reduce((total, { fact }) => total + fact.value!, 0);
    // Of one whole only where their labels name it: shares of "all" may be of one another.
    const wholes = new Set(run.map(({ fact }) => wholeNamed(fact)));
    const isOfOne = wholes.size === 1 && !wholes.has('');
    if (
      run.length >= 2 &&
      isOfOne &&
      run.every(({ before }) => shareWords.test(before)) &&
      sum < full - shareGap
    )
      found.push(
        withWhole(
          placed,
          relate(
            'shares-of-one',
            bySize(run.map(({ fact }) => fact)),
            `shares of one whole, ${Math.round(sum)} % together`,
          ),
        ),
      );
  }
  const alike = latest(shares).map(({ fact }) => fact);
  if (alike.length >= 3)
    found.push(relate('shares', bySize(alike), `${alike.length} shares of 100, side by side`));
  return found;
}
/** What a share is of, as its label says: 占能源消费总量比重, "of all pupils"; "" where it does not. */
const wholeNamed = ({ label, short }: FactView): string =>
  label !== short && label.includes(short)
    ? label.replace(short, '').trim()
    : (/占.+?(?:比重|比例|的)|\bof (?:all |the )?.+$/i.exec(label)?.[0] ?? '');

/** All shares of an item: only together do they show whether they can be parts of one whole. */
const neighbours = (shares: Placed[]): Placed[][] =>
  [...new Set(shares.map(({ item }) => item))]
    .filter((item) => item >= 0)
    .map((at) => shares.filter(({ item }) => item === at));
const shareGap = 0.5;
/** Words that make a number a part of the whole that was named. */
const shareWords = /占[^，。；]*$|accounts? for|takes? |of all/i;
const isStatedShare = (shares: Placed[], { sentence }: Placed): boolean =>
  shares.filter((one) => one.sentence === sentence).some(({ before }) => /占|of (?:all|the)/i.test(before));

/** Numbers in one item that grow out of another one: 社会消费品零售总额增长 beside 社会消费品零售总额. */
export function companionsOf({ placed }: Scene): Map<string, FactView> {
  const found = new Map<string, FactView>();
  placed.forEach(({ fact, item, sentence }, index) => {
    if ((fact.kind !== 'growth' && fact.kind !== 'decrease') || !/^[%‰]$/.test(fact.unit) || fact.otherBase)
      return;
    const owner = placed
      .slice(0, index)
      .reverse()
      .find(
        (other) =>
          other.item === item && Math.abs(other.sentence - sentence) <= 1 && isNamedAfter(fact, other.fact),
      );
    if (owner) found.set(fact.id, owner.fact);
  });
  return found;
}
const core = (label: string): string => label.replace(/^(?:全年|全国|年末)+/, '');
/** A rate that bears the very name of an amount of another item. */
export const namesakesOf = ({ placed }: Scene, amount: FactView): FactView[] =>
  placed.flatMap(({ fact }) =>
    (fact.kind === 'growth' || fact.kind === 'decrease') &&
    fact.unit === '%' &&
    !fact.otherBase &&
    fact.short === amount.short
      ? [fact]
      : [],
  );
const isNamedAfter = (growth: FactView, { kind, short, value }: FactView): boolean =>
  value !== null &&
  !/^(?:growth|decrease|share)$/.test(kind) &&
  core(growth.short) !== core(short) &&
  core(growth.short).startsWith(core(short));

/** Growth that stands right after an amount in its clause: printed at its mark where the amount is drawn. */
export function growthAfter({ placed }: Scene, fact: FactView): FactView[] {
  const at = placed.findIndex((one) => one.fact === fact);
  const next = placed[at + 1];
  if (at < 0 || !next || next.item !== placed[at]!.item) return [];
  const isRate = (next.fact.kind === 'growth' || next.fact.kind === 'decrease') && next.fact.unit === '%';
  // "1,120 were apprentices. That is 5% more": of all that the sentence before counts, and not of its last part.
  const isNear = next.before.length <= longestLink && next.sentence === placed[at]!.sentence;
  return isRate && !next.fact.otherBase && isNear ? [next.fact] : [];
}
/** Characters between an amount and its own growth: ，比上年增长. */
const longestLink = 9;

/** At least three of one key: rates, levels a head, amounts. */
export function findLike({ placed }: Scene, apart: ReadonlySet<string>): Relation[] {
  const groups = [...groupsOf(placed.filter(({ fact }) => !apart.has(fact.id) && !fact.otherBase))];
  return groups.flatMap(([key, all]) => likeIn(key, latest(all)));
}

/** So many amounts in one sentence, or in one item, are told as one list. */
const [leastInSentence, leastInItem] = [3, 4];
/**
 * Amounts that can be set against one another: all that one sentence or item lists, or whose labels name one thing.
 * Debts, inventories and what was invested are all money, and on one axis say nothing.
 */
function ofOneKind(group: Placed[]): Placed[] {
  const lists = [
    ...[...Map.groupBy(group, ({ item }) => item)]
      .filter(([item]) => item >= 0)
      .map(([, list]) => list)
      .filter(({ length }) => length >= leastInItem),
    ...[...Map.groupBy(group, ({ sentence }) => sentence)]
      .filter(([sentence]) => sentence >= 0)
      .map(([, list]) => list)
      .filter(({ length }) => length >= leastInSentence),
  ];
  if (group.every(({ sentence }) => sentence < 0) || areNamesakes(group)) return group;
  return lists.sort((one, two) => two.length - one.length)[0] ?? [];
}

/** Do all labels begin or end with one word, or with two characters where the script parts no words? */
function areNamesakes(group: Placed[]): boolean {
  const pieces = group.map(({ fact: { label } }) =>
    /\p{Script=Han}/u.test(label) ? [label.slice(0, 2), label.slice(-2)] : wordsAtEnds(label),
  );
  return [0, 1].some((end) => new Set(pieces.map((both) => both[end])).size === 1);
}
const wordsAtEnds = (label: string): string[] => {
  const words = label.toLowerCase().split(/\s+/);
  return [words[0]!, words.at(-1)!];
};

function likeIn(key: string, group: Placed[]): Relation[] {
  const facts = group.map(({ fact }) => fact);
  if (facts.length < 3) return [];
  if (key === 'growth/%' || key === 'decrease/%')
    return [relate('rates', bySize(facts), `${facts.length} rates in %`)];
  const isLevel = facts.every(
    ({ kind, unit }) => kind === 'money' && unit !== '' && amountOf(facts[0]!)!.base === unit,
  );
  if (isLevel && facts.length <= mostLevels) {
    const levels = ofOneName(facts, leastLevels);
    return [relate('levels', levels, `${levels.length} levels in ${levels[0]!.unit}`)];
  }
  if (!key.startsWith('amount/')) return [];
  const listed = ofOneKind(group).map(({ fact }) => fact);
  // Amounts printed in one unit: millions and single pounds share no axis.
  return [...new Set(listed.map(({ unit }) => unit))].flatMap((unit) => {
    const alike = listed.filter((fact) => fact.unit === unit);
    return alike.length >= 3 && spread(alike) <= widestSpread
      ? [relate('amounts', bySize(alike), `${alike.length} amounts in ${unit || amountOf(alike[0]!)!.base}`)]
      : [];
  });
}
const [leastLevels, mostLevels] = [3, 7];
/** A bar shorter than this share of the longest shows nothing. */
const widestSpread = 40;
const spread = (facts: FactView[]): number => {
  const values = facts.map((fact) => Math.abs(amountOf(fact)!.value));
  return Math.max(...values) / Math.max(Number.MIN_VALUE, Math.min(...values));
};
