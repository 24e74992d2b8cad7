/** Sums: parts of a whole, signed parts of a total, a difference, the two sides of one budget. */
import { labelPattern, labelWords } from '../../model/label-words.ts';
import type { FactView } from '../view.ts';
import { amountOf, isExact, isPoints, keyOf } from './amount.ts';
import { areSomeRows, paysFor, standTogether, wordsBefore } from './by-chance.ts';
import { byTime, isMark, timeNamed } from './times.ts';
import { relate, type Placed, type Relation, type Scene } from './relation.ts';

/** Share of a sum by which rounded parts may miss it. */
const slack = 0.005;
const wholeShare = 100;
/** More parts than this are no longer compared by eye. */
const mostParts = 15;

const valueOf = (fact: FactView): number => amountOf(fact)!.value;
const sumOf = (facts: FactView[]): number => facts.reduce((sum, fact) => sum + valueOf(fact), 0);

export const names = (facts: FactView[]): string => facts.map(({ short }) => short).join(' + ');

/** Facts with a number by what can be added, in reading order. */
export function groupsOf(placed: Placed[]): Map<string, Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const one of placed) {
    if (one.fact.value === null || one.fact.kind === 'ordinal' || isMark(one.fact)) continue;
    const key = keyOf(one.fact);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** Runs of at least `least` neighbours in reading order. */
export function runsOf<T>(list: T[], least: number): T[][] {
  const runs: T[][] = [];
  for (let length = Math.min(mostParts, list.length); length >= least; length -= 1)
    for (let start = 0; start + length <= list.length; start += 1)
      runs.push(list.slice(start, start + length));
  return runs;
}

/** Parts of one whole do not make up one another: where some of them add up to a fellow, it is by chance. */
const isByChance = ({ facts, whole }: Relation, all: Relation[]): boolean =>
  all.some((other) => other.facts.includes(whole!) && facts.every((fact) => other.facts.includes(fact)));

/** Parts that add up to another fact of the section; for each whole the neighbours that come closest. */
export function findParts({ placed }: Scene): Relation[] {
  return [...groupsOf(placed)].flatMap(([key, all]) =>
    /^(?:amount|count|area|length)\//.test(key) ? byTime(all).flatMap((group) => partsIn(placed, group)) : [],
  );
}

/** Of what rounding does to a number, evenly spread over half a step to both sides: two standard deviations, in that. */
const twoDeviations = 2 / Math.sqrt(3);

/** The same among what could be added, all of one time. */
function partsIn(placed: Placed[], group: Placed[]): Relation[] {
  const runs = runsOf(group, 2).map((run) => {
    const parts = run.map(({ fact }) => fact);
    return {
      parts,
      sum: sumOf(parts),
      least: Math.min(...parts.map(valueOf)),
      most: Math.max(...parts.map(valueOf)),
      grains: parts.reduce((sum, each) => sum + amountOf(each)!.grain, 0),
      spread: Math.hypot(...parts.map((each) => amountOf(each)!.grain)),
    };
  });
  const found = group.flatMap(({ fact: whole }) => {
    let best: { parts: FactView[]; miss: number } | undefined;
    const value = valueOf(whole);
    for (const { parts, sum, least, most, grains, spread } of runs) {
      const miss = Math.abs(sum - value);
      const own = amountOf(whole)!.grain;
      const hidden = grains + own;
      // All numbers are hardly ever rounded one way: a sum that needs it is one by chance, if no words tell of it.
      const likely = Math.min(hidden, Math.hypot(spread, own) * twoDeviations);
      const isSaid = labelWords('made').test(wordsBefore(placed, parts[0]!));
      // Nothing of counts is rounded.
      const may = (isSaid ? Math.max(hidden > 0 ? slack * value : 0, hidden) : likely) * (1 + 1e-9);
      if (least <= 0 || most >= value || miss > may || (best && miss >= best.miss) || parts.includes(whole))
        continue;
      const areOne = standTogether(placed, group, { whole, parts });
      const isChance = areSomeRows(placed, group, { whole, parts });
      if (areOne && !isChance && !paysFor(placed, whole, parts)) best = { parts, miss };
    }
    return best
      ? [relate('parts', bySize(best.parts), `${names(best.parts)} = ${whole.short}`, { whole })]
      : [];
  });
  return found.filter((relation) => !isByChance(relation, found));
}

export const bySize = (facts: FactView[]): FactView[] =>
  facts
    .map((fact, index) => ({ fact, index }))
    .sort((a, b) => (b.fact.value ?? 0) - (a.fact.value ?? 0) || a.index - b.index)
    .map(({ fact }) => fact);

/** A part named as one (其中, of which), or one whose share of the whole is stated. */
export function findOfWhich({ placed }: Scene): Relation[] {
  const found: Relation[] = [];
  // A share that has a limit or target of its own is a ratio, reserves of a budget, and no piece.
  const aims = new Set(placed.flatMap(({ fact }) => (isMark(fact) ? [timeNamed(fact).name] : [])));
  for (const [key, group] of groupsOf(placed)) {
    if (!key.startsWith('amount/')) continue;
    group.forEach(({ fact: whole, sentence, item }, index) => {
      const parts: FactView[] = [];
      const [first] = group.slice(index + 1);
      // 其中 names the facts of its own sentence, which may be the one after that of the whole.
      const named =
        first &&
        first.item === item &&
        first.sentence - sentence <= 1 &&
        labelWords('ofWhich').test(wordsBetween(placed, whole, first.fact));
      for (const other of named ? group.slice(index + 1) : []) {
        if (other.sentence !== first!.sentence || sumOf([...parts, other.fact]) >= valueOf(whole)) break;
        // 其中 reaches to the end of its clause.
        if (parts.length > 0 && /[；;]/.test(wordsBetween(placed, parts.at(-1)!, other.fact))) break;
        parts.push(other.fact);
      }
      // People and things counted may be of several kinds at once, as nurses and senior staff are: bars, no pieces.
      if (
        parts.length > 1 &&
        isCounted(whole) &&
        valueOf(whole) - sumOf(parts) > sumOfGrains([whole, ...parts])
      )
        found.push(relate('amounts', bySize([whole, ...parts]), `${whole.short}, of which ${names(parts)}`));
      else if (parts.length > 0)
        found.push(relate('of-which', bySize(parts), `${whole.short}, of which ${names(parts)}`, { whole }));
    });
    for (const { fact: part } of group)
      for (const { fact: whole } of group) {
        const share = shareOf(placed, part, whole, { sameItem: true });
        if (share && !aims.has(timeNamed(share).name))
          found.push(
            relate('of-which', [part], `${part.short} is ${share.text} of ${whole.short}`, {
              whole,
              beside: { [part.id]: [share] },
            }),
          );
      }
  }
  return found;
}
/** Counted in heads, not measured: 人, 家, people. */
const isCounted = (fact: FactView): boolean =>
  labelPattern('heads', 'u', (of) => `^(?:${of('heads')}|\\p{Script=Latin}{4,})?$`).test(
    amountOf(fact)!.base,
  );

const sumOfGrains = (facts: FactView[]): number =>
  facts.reduce((sum, fact) => sum + amountOf(fact)!.grain, 0) * (1 + 1e-9);

/** Words from one fact to another in reading order. */
function wordsBetween(placed: Placed[], from: FactView, to: FactView): string {
  const start = placed.findIndex(({ fact }) => fact === from);
  const end = placed.findIndex(({ fact }) => fact === to);
  return placed
    .slice(start + 1, end + 1)
    .map(({ before }) => before)
    .join('');
}

/** Largest and least share that is looked for: near the ends everything agrees by chance. */
const [leastShare, mostShare] = [5, 95];

/** The share fact that states `part` as so many per cent of `whole`; `sameItem`: in an item with one of them. */
export function shareOf(
  placed: Placed[],
  part: FactView,
  whole: FactView,
  { sameItem = false } = {},
): FactView | undefined {
  const ratio = (valueOf(part) / valueOf(whole)) * wholeShare;
  if (part === whole || ratio < leastShare || ratio > mostShare) return undefined;
  const near = sharesIn(placed).filter(
    ({ fact }) => Math.abs(fact.value! - ratio) <= amountOf(fact)!.grain * 1.2,
  );
  if (near.length === 0 || !sameItem) return near[0]?.fact;
  const items = placed.flatMap(({ fact, item }) => (fact === part || fact === whole ? [item] : []));
  return near.find(({ item }) => items.includes(item))?.fact;
}

/** Shares in per cent; a section is asked for them at every pair of its facts. */
function sharesIn(placed: Placed[]): Placed[] {
  const known =
    shares.get(placed) ??
    placed.filter(({ fact }) => fact.kind === 'share' && fact.unit === '%' && fact.value !== null);
  shares.set(placed, known);
  return known;
}
const shares = new WeakMap<Placed[], Placed[]>();

/** A last piece of less of its bar than so many per cent is a sliver. */
const leastPiece = 3;

/** A stock and what it grew by: the last piece of its bar. */
export function findIncrease({ placed }: Scene): Relation[] {
  return placed.flatMap(({ fact: whole, item }, index) => {
    if (!/^(?:total|stock|money)$/.test(whole.kind) || whole.value === null) return [];
    const next = placed[index + 1];
    if (!next || next.item !== item || next.fact.kind !== 'increment' || next.fact.value === null) return [];
    const share = (valueOf(next.fact) / valueOf(whole)) * wholeShare;
    const isPiece =
      amountOf(next.fact)!.base === amountOf(whole)!.base && share >= leastPiece && share < wholeShare / 2;
    return isPiece
      ? [relate('increase', [next.fact], `${next.fact.short} is the last piece of ${whole.short}`, { whole })]
      : [];
  });
}

/** Contributions that add up to another fact: with a fall among them, or in percentage points. */
export function findSigned({ placed }: Scene): Relation[] {
  const isPart = ({ fact }: Placed) =>
    fact.value !== null && /^(?:growth|increment|decrease|total|money)$/.test(fact.kind);
  // Rates of growth in per cent never add up; percentage points do.
  const units = new Set(placed.filter(isPart).map(({ fact }) => amountOf(fact)!.base));
  units.delete('%');
  return [...units].flatMap((unit) => {
    const list = placed.filter((one) => isPart(one) && amountOf(one.fact)!.base === unit);
    return runsOf(list, 3).flatMap((run) => {
      const falls = run.filter(({ fact }) => fact.kind === 'decrease');
      // Percentage points are parts of a rate, risen or fallen.
      const isSigned =
        (falls.length > 0 && falls.length < run.length) || (isPoints(unit) && falls.length === 0);
      if (!isSigned || new Set(run.map(({ item }) => item)).size > 1) return [];
      const sum = run.reduce(
        (total, { fact }) => total + (fact.kind === 'decrease' ? -1 : 1) * valueOf(fact),
        0,
      );
      const grain = run.reduce((total, { fact }) => total + amountOf(fact)!.grain, 0);
      const total = placed.find(({ fact }) => {
        if (fact.value === null || run.some((part) => part.fact === fact) || fact.kind === 'share')
          return false;
        const same = sameMeasure(amountOf(fact)!.base, unit);
        return same && fact.kind !== 'decrease' && Math.abs(valueOf(fact) - sum) <= grain * 0.5;
      })?.fact;
      const facts = run.map(({ fact }) => fact);
      return total && sum > 0
        ? [relate('signed-parts', facts, `signed parts ${names(facts)} = ${total.short}`, { whole: total })]
        : [];
    });
  });
}

/** Percentage points add up to a rate in per cent. */
const sameMeasure = (a: string, b: string): boolean => a === b || (isPoints(b) && a === '%');

/** Of one thing at two times what lies between is its own change: a fall of one grant is none of all grants. */
function isGapOf(gap: FactView, [less, more]: [FactView, FactView]): boolean {
  const { name } = timeNamed(more);
  return timeNamed(less).name !== name || timeNamed(gap).name.startsWith(name);
}

/** a + c = b with c a fall: births, deaths, and what is between them. */
export function findDifference({ placed }: Scene): Relation[] {
  const found: Relation[] = [];
  const numbers = placed.filter(({ fact }) => fact.value !== null && fact.unit !== '%' && isExact(fact));
  const byValue = Map.groupBy(
    numbers.map(({ fact }) => fact),
    valueOf,
  );
  for (const { fact: gap } of numbers) {
    if (gap.kind !== 'decrease' || amountOf(gap)!.base === '') continue;
    for (const { fact: less } of numbers)
      for (const more of byValue.get(valueOf(less) + valueOf(gap)) ?? []) {
        const alike = keyOf(less) === keyOf(more) && amountOf(gap)!.base === amountOf(less)!.base;
        if (less === more || less === gap || more === gap || !alike || less.kind !== more.kind) continue;
        if (!isGapOf(gap, [less, more])) continue;
        if (valueOf(less) > valueOf(gap))
          found.push(
            relate('difference', [less, more], `${more.short} − ${less.short} = ${gap.short}`, {
              whole: gap,
            }),
          );
      }
  }
  return found;
}

/** Least facts on a side of a flow. */
const leastSide = 3;

/** The two sides of one sum, in two sections or in one: equal sums that are stated, each of at least three facts. */
export function findSides(left: Scene, right: Scene): Relation | undefined {
  let best: { relation: Relation; miss: number } | undefined;
  for (const [key, group] of groupsOf(left.placed)) {
    const other = groupsOf(right.placed).get(key);
    if (!key.startsWith('amount/') || !other) continue;
    // Without a sum that is stated, equal sums of few round numbers may be chance.
    for (const { fact: waist } of [...group, ...other]) {
      const a = closestRun(group, waist);
      const b = closestRun(other, waist);
      if (!a || !b || a.facts.some((fact) => b.facts.includes(fact))) continue;
      const miss = a.miss + b.miss;
      if (best && best.miss <= miss) continue;
      const reason = `${names(a.facts)} = ${names(b.facts)} = ${waist.short}`;
      const relation = relate('two-sums', bySize(a.facts), reason, { whole: waist, others: bySize(b.facts) });
      best = { relation, miss };
    }
  }
  return best?.relation;
}

/** The run of neighbours whose sum comes closest to `whole`, within the slack. */
export function closestRun(
  group: Placed[],
  whole: FactView,
): { facts: FactView[]; miss: number } | undefined {
  let best: { facts: FactView[]; miss: number } | undefined;
  const parts = group.filter(({ fact }) => fact !== whole);
  for (const run of runsOf(parts, leastSide)) {
    const facts = run.map(({ fact }) => fact);
    const miss = Math.abs(sumOf(facts) - valueOf(whole)) / valueOf(whole);
    if (miss <= slack && (!best || miss < best.miss)) best = { facts, miss };
  }
  return best;
}
