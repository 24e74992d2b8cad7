/** All relations of a section, and which of them are drawn: the strongest first, each fact once. */
import type { FactView, ItemView } from '../view.ts';
import { amountOf } from './amount.ts';
import { findBalance } from './balance.ts';
import { findBoth } from './both.ts';
import { changesIn } from './changes.ts';
import { factsOf, type Placed, type Relation, type Scene } from './relation.ts';
import { findCounts, findLengths, findYears } from './pictured.ts';

import { companionsOf, findLike, findSharesApart, findTimes, growthAfter, namesakesOf } from './series.ts';
import { findShares, withAmounts } from './hundred.ts';
import { isMark } from './times.ts';
import { findPeriods } from './periods.ts';
import { findStanding, measuresOf } from './standing.ts';
import {
  findDifference,
  findIncrease,
  findOfWhich,
  findParts,
  findSides,
  findSigned,
  shareOf,
} from './sums.ts';

/** Facts where the section prints them; facts that only figures show follow. `open`: ids under an open query. */
export function sceneOf(items: ItemView[], facts: FactView[], open: ReadonlySet<string>): Scene {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const placed: Placed[] = [];
  let sentence = 0;
  items.forEach((item, at) => {
    for (const { runs } of item.sentences) {
      let words = '';
      let last: Placed | undefined;
      for (const run of runs) {
        const fact = run.fact ? byId.get(run.fact) : undefined;
        if (fact && run.role === 'fact') {
          if (last) last.after = words;
          last = { fact, sentence, item: at, before: words, after: '' };
          placed.push(last);
          words = '';
        } else words += run.text;
      }
      if (last) last.after = words;
      sentence += 1;
    }
  });
  const seen = new Set(placed.map(({ fact }) => fact.id));
  for (const fact of facts)
    if (!seen.has(fact.id)) placed.push({ fact, sentence: -1, item: -1, before: '', after: '' });
  const once = new Set<string>();
  return {
    placed: placed.filter(({ fact }) => !open.has(fact.id) && !once.has(fact.id) && once.add(fact.id)),
  };
}

/** Shares and rates have at their marks what they were before, and what they are measured by. */
function withMeasures(scene: Scene, relation: Relation): Relation {
  const measures = measuresOf(scene);
  const told = relation.facts.flatMap(({ id }) =>
    measures.has(id) ? [[id, measures.get(id)!] as const] : [],
  );
  return { ...relation, beside: { ...relation.beside, ...Object.fromEntries(told) } };
}

/** Numbers to print at the marks of a relation: growth right after an amount, a share that is stated. */
export function withCompanions(scene: Scene, relation: Relation): Relation {
  if (relation.name === 'shares' || relation.name === 'rates') return withMeasures(scene, relation);
  if (
    !/^(?:two-sums|parts|shares-of-one|of-which|increase|count|amounts|levels|length|standing)$/.test(
      relation.name,
    )
  )
    return relation;
  const { of, whole = of } = relation;
  const drawn = [...relation.facts, ...(relation.others ?? []), ...(whole ? [whole] : [])];
  const companions = companionsOf(scene);
  const [changes, measures] = [changesIn(scene), measuresOf(scene)];
  const beside: Record<string, FactView[]> = {};
  for (const fact of drawn) {
    const owned = [...companions].flatMap(([id, owner]) =>
      owner === fact ? scene.placed.filter((one) => one.fact.id === id).map((one) => one.fact) : [],
    );
    const share =
      relation.whole && fact !== relation.whole && fact.kind !== 'share'
        ? shareOf(scene.placed, fact, relation.whole)
        : undefined;
    const growth = [...growthAfter(scene, fact), ...(relation.whole ? namesakesOf(scene, fact) : [])];
    const told = [...growth, ...(changes.get(fact.id) ?? []), ...(measures.get(fact.id) ?? [])];
    const list = [...(relation.beside[fact.id] ?? []), ...(share ? [share] : []), ...owned, ...told];
    const once = [...new Set(list)].filter((one) => !drawn.includes(one));
    if (once.length > 0) beside[fact.id] = once;
  }
  return { ...relation, beside };
}

/** Shares and amounts of the same parts are one bar: the share in it, the amount below. */
function merged(relations: Relation[]): Relation[] {
  return relations.map((relation) => {
    const more = relations.find(({ name, whole }) => name === 'increase' && whole === relation.whole);
    if (relation.name === 'of-which' && more)
      return {
        ...relation,
        facts: [...relation.facts, ...more.facts],
        beside: { ...more.beside, ...relation.beside },
        reason: `${relation.reason}; ${more.reason}`,
      };
    if (relation.name !== 'parts' || !relation.whole) return relation;
    const shares = relations.find(
      (other) =>
        other.name === 'parts' &&
        !other.whole &&
        other.facts.length === relation.facts.length &&
        other.facts.every((share, index) => {
          const ratio = (relation.facts[index]!.value! / relation.whole!.value!) * 100;
          return Math.abs(share.value! - ratio) < 0.2;
        }),
    );
    if (!shares) return relation;
    const beside = { ...relation.beside };
    relation.facts.forEach((fact, index) => {
      beside[fact.id] = [...new Set([shares.facts[index]!, ...(beside[fact.id] ?? [])])];
    });
    return { ...relation, beside };
  });
}

/** All that is found, strongest first; equal ones in reading order. */
export function findRelations(scene: Scene): Relation[] {
  const apart = new Set(companionsOf(scene).keys());
  const found = [
    ...findSigned(scene),
    ...findDifference(scene),
    ...findBalance(scene),
    ...findParts(scene),
    ...findShares(scene),
    ...findOfWhich(scene),
    ...findIncrease(scene),
    ...findTimes(scene),
    ...findPeriods(scene),
    ...findStanding(scene),
    ...findSharesApart(scene),
    ...findCounts(scene),
    ...findLengths(scene),
    ...findYears(scene),
    ...findLike(scene, apart),
    ...findBoth(scene),
  ].map((relation) => withAmounts(scene, withCompanions(scene, relation)));
  const order = new Map(scene.placed.map(({ fact }, index) => [fact.id, index]));
  const first = (relation: Relation): number =>
    Math.min(...factsOf(relation).map(({ id }) => order.get(id) ?? Infinity));
  return merged(found)
    .map((relation, index) => ({ relation, index }))
    .sort(
      (a, b) =>
        b.relation.strength - a.relation.strength ||
        factsOf(b.relation).length - factsOf(a.relation).length ||
        first(a.relation) - first(b.relation) ||
        a.index - b.index,
    )
    .map(({ relation }) => relation);
}

/** Relations of several facts shrink to what is left of them; below this they go. */
const leastFacts: Partial<Record<Relation['name'], number>> = {
  rates: 3,
  amounts: 3,
  shares: 3,
  levels: 3,
  both: 2,
  count: 1,
  length: 1,
  standing: 1,
};
const mostBars = 9;
/** Drawn to be compared: where all are about as long, the numbers say so in less room. */
const isCompared: ReadonlySet<Relation['name']> = new Set(['rates', 'shares', 'levels', 'amounts']);
/** The longest of like numbers is at most so many times the shortest. */
const alike = 1.15;
function areAlike(facts: FactView[]): boolean {
  const values = facts.map((fact) => amountOf(fact)?.value ?? 0);
  return Math.min(...values) > 0 && Math.max(...values) <= alike * Math.min(...values);
}

/** What is left of a relation once stronger ones have taken their facts; undefined where it no longer holds. */
function remainder(found: Relation, taken: ReadonlySet<string>): Relation | undefined {
  const { of, ...alone } = found;
  const relation = of && taken.has(of.id) ? alone : found;
  const least = leastFacts[relation.name];
  const facts = relation.facts.filter(({ id }) => !taken.has(id));
  if (least === undefined) {
    const own = [...relation.facts, ...(relation.others ?? []), ...(relation.whole ? [relation.whole] : [])];
    return own.some(({ id }) => taken.has(id)) ? undefined : relation;
  }
  const kept = facts.slice(0, mostBars);
  if (facts.length < least || (isCompared.has(relation.name) && areAlike(kept))) return undefined;
  // What stands at the mark of a fact goes with it.
  const isKept = (id: string): boolean => relation.whole?.id === id || kept.some((fact) => fact.id === id);
  const beside = Object.fromEntries(Object.entries(relation.beside).filter(([id]) => isKept(id)));
  return { ...relation, facts: kept, beside };
}

const isAimed = ({ beside }: Relation): boolean => Object.values(beside).flat().some(isMark);

/**
 * Relations that share no fact, strongest first. A total of signed parts may also stand in a series of time.
 * @param taken Facts that are drawn elsewhere. @param uncounted Counts that are not drawn by themselves.
 */
export function electRelations(
  scene: Scene,
  taken: Iterable<string> = [],
  uncounted: ReadonlySet<string> = new Set(),
): Relation[] {
  const gone = new Set(taken);
  const drawn = new Set<string>();
  const elected: Relation[] = [];
  for (const found of findRelations(scene)) {
    // What is compared with last year or with a target stays so where the plan aims further.
    const isSet = found.name === 'periods' || (found.name === 'standing' && isAimed(found));
    const relation = remainder(found, isSet ? drawn : gone);
    if (
      !relation ||
      (relation.name === 'count' && relation.facts.every(({ id }) => uncounted.has(id))) ||
      (relation.name === 'count' && elected.some(({ name }) => name === 'count') && relation.facts.length > 1)
    )
      continue;
    const beside = Object.entries(relation.beside).flatMap(([id, list]) => {
      const left = list.filter((fact) => !gone.has(fact.id));
      return left.length > 0 ? [[id, left] as const] : [];
    });
    elected.push({ ...relation, beside: Object.fromEntries(beside) });
    for (const { id } of factsOf(relation)) {
      gone.add(id);
      drawn.add(id);
    }
  }
  return elected;
}

export { findSides };
