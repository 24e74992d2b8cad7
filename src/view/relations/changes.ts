/**
 * How a number has changed, where the report says so right beside it or under its name: £81.3m and the 9.8% by which
 * it fell are one row, and one piece of news.
 */
import { labelPattern } from '../../model/label-words.ts';
import type { FactView } from '../view.ts';
import { amountOf, isPoints } from './amount.ts';
import type { Placed, Scene } from './relation.ts';
import { companionsOf, growthAfter } from './series.ts';

const isChange = ({ kind }: FactView): boolean => kind === 'growth' || kind === 'decrease';

/** What follows a name in that of its change: ": fall", 比上年增长, 较年初上升. */
const moved = (): RegExp =>
  labelPattern('moved', 'u', (of) => `^(?:\\s*[:：,]|\\p{Script=Han}{0,6}${of('moved')}$)`);

/** Of what a name is, and how it moved: "Revenue: fall" of "Revenue", 货物吞吐量比上年增长 of 货物吞吐量. */
const named = (change: string, name: string): boolean => {
  const [one, other] = [change.toLowerCase(), name.toLowerCase()];
  return one !== other && one.startsWith(other) && moved().test(one.slice(other.length));
};

/** Is it said in per cent, in points of a rate, or in the unit of the number itself? */
function isOfUnit(change: FactView, fact: FactView): boolean {
  if (/^\s?[%‰]$/u.test(change.unit)) return true;
  if (isPoints(change.unit)) return /^\s?[%‰]$/u.test(fact.unit);
  return amountOf(change)?.base === amountOf(fact)?.base;
}

function ownerByName(change: Placed, placed: readonly Placed[]): FactView | undefined {
  return placed.find(
    ({ fact, item }) =>
      item === change.item &&
      fact.value !== null &&
      !isChange(fact) &&
      fact.status !== 'target' &&
      isOfUnit(change.fact, fact) &&
      named(change.fact.label, fact.label),
  )?.fact;
}

/** By the id of a number its changes, in reading order; each change once. What has a rank is news of its own. */
export function changesIn(scene: Scene): Map<string, FactView[]> {
  const companions = companionsOf(scene);
  const owners = new Map<FactView, FactView>();
  for (const placed of scene.placed) {
    const { fact } = placed;
    if (!isChange(fact) || fact.otherBase || fact.rank !== '' || fact.value === null) continue;
    const owner = companions.get(fact.id) ?? ownerByName(placed, scene.placed);
    if (owner) owners.set(fact, owner);
  }
  for (const { fact } of scene.placed)
    for (const change of isChange(fact) || fact.kind === 'share' ? [] : growthAfter(scene, fact))
      if (change.rank === '' && !owners.has(change)) owners.set(change, fact);
  const found = new Map<string, FactView[]>();
  for (const { fact } of scene.placed) {
    const owner = owners.get(fact);
    if (owner) found.set(owner.id, [...(found.get(owner.id) ?? []), fact]);
  }
  return found;
}
