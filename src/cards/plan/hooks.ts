/** What a cover promises: the best heroes of the deck, of different kinds. */
import type { FactView, ReportView } from '../../view/view.ts';
import { isYears } from '../../view/relations/pictured.ts';
import { gravityOf, isDead, isGrave, isLost } from '../../view/gravity.ts';
import type { Pool } from './option.ts';
import { ranked } from './options/ranks.ts';
import { heroScore, hookKind, isNoNews } from './pool.ts';
import { free } from './slot.ts';
import { toldWeight } from './told.ts';

/** What the report leads with is meant for its cover. */
const leadHook = 30;
/** What no section says has no other place. */
const onlyHere = 25;

/** How much less than the best of the others a number of another kind may weigh, where the cover has grave news. */
const otherKind = 24;

/** Deaths, then losses, then what was missed, in the order of their scores. */
const tierOf = (fact: FactView, view: ReportView): number =>
  isDead(fact, view) ? 2 : isLost(fact, view.language) ? 1 : 0;

/** So many headline figures are an editor's choice of what the report leads with. */
const leastLead = 3;

/** What a number weighs that stands out from its fellows, without what is told of it. */
const notable = 10;

/** Of a cover's hooks, those that are lost or missed at most. */
const mostGrave = 3;

/** Three best heroes of the deck, of different kinds: one number, one rank, one time or money. */
export function hooksOf(view: ReportView, pool: Pool, chosen: readonly string[] = []): FactView[] {
  const facts = free([...view.lead.facts, ...view.review.sections.flatMap(({ facts: of }) => of)], pool);
  const inSection = new Set(view.review.sections.flatMap((section) => section.facts.map(({ id }) => id)));
  const known = new Map<string, FactView>();
  for (const fact of facts) if (!known.has(fact.id) && fact.status !== 'target') known.set(fact.id, fact);
  const scored = [...known.values()]
    .map((fact, index) => ({
      fact,
      index,
      score:
        // Where a number stands in its section says nothing of the report as a whole.
        heroScore(fact, pool) -
        toldWeight(fact, view) +
        // A loss, a death or a missed aim is news of the whole report.
        gravityOf(fact, view) +
        (chosen.includes(fact.id) ? 200 : 0) +
        (view.lead.facts.some(({ id }) => id === fact.id)
          ? leadHook + (inSection.has(fact.id) ? 0 : onlyHere)
          : 0),
    }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  // One amount under two names is one number.
  const isSame = (one: FactView, other: FactView) =>
    one.unit === other.unit && one.value !== null && Math.abs(one.value) === Math.abs(other.value ?? NaN);
  // By how much a loss grew says nothing that the loss itself does not.
  const isMoreOf = (one: FactView, other: FactView) =>
    one.unit === other.unit && one.label !== other.label && one.label.startsWith(other.label);
  const scoreOf = new Map(scored.map(({ fact, score }) => [fact.id, score]));
  const all = scored
    // What was to be reached, or was reached a year ago, is no result that a cover promises.
    .filter(({ fact }) => chosen.includes(fact.id) || !isNoNews(fact, facts))
    .filter(({ fact }) => fact.parts.length > 0 || ranked([fact], view.script).length > 0)
    .map(({ fact }) => fact)
    .filter(
      (fact, index, list) =>
        !list.slice(0, index).some((other) => isSame(fact, other) || isMoreOf(fact, other)),
    );
  const isLed = ({ id }: FactView) => chosen.includes(id) || view.lead.facts.some((fact) => fact.id === id);
  // Grave news that an editor who leads with several numbers did not choose stands on the card of its section.
  const isChosen = all.filter(isLed).length >= leastLead;
  // Nor does a number of another kind take the place of one that was chosen, but for a rank or what stands out.
  const standsOut = (fact: FactView) =>
    fact.rank !== '' ||
    fact.kind === 'ordinal' ||
    isYears(fact) ||
    heroScore(fact, pool) - toldWeight(fact, view) >= notable;
  const usable = all.filter((fact) => !isChosen || isLed(fact) || !isGrave(fact, view));
  const told = usable.filter((fact) => !isChosen || isLed(fact) || standsOut(fact));
  // What is lost or missed comes first, whatever its kind.
  const hooks = usable
    .filter((fact) => isGrave(fact, view))
    .sort((a, b) => tierOf(b, view) - tierOf(a, view))
    .slice(0, mostGrave);
  const grave = [...hooks];
  const kinds = new Set<string>();
  const best = Math.max(...usable.filter((fact) => !hooks.includes(fact)).map(({ id }) => scoreOf.get(id)!));
  for (const fact of told) {
    const kind = hookKind(fact);
    if (hooks.length >= 4 || hooks.includes(fact) || (kinds.has(kind) && !chosen.includes(fact.id))) continue;
    if (grave.length > 0 && scoreOf.get(fact.id)! < best - otherKind) continue;
    kinds.add(kind);
    hooks.push(fact);
  }
  const primary = hooks.length;
  for (const fact of [...told, ...usable])
    if (
      hooks.length < 4 &&
      !hooks.includes(fact) &&
      hooks.filter((hook) => hookKind(hook) === hookKind(fact)).length < 4
    )
      hooks.push(fact);
  const order = ['number', 'rank', 'time'];
  const sorted = hooks
    .slice(grave.length, primary)
    .sort((a, b) => order.indexOf(hookKind(a)) - order.indexOf(hookKind(b)));
  hooks.splice(grave.length, primary - grave.length, ...sorted);
  // An amount of money that the report leads with stands in the sun.
  const [first] = free(view.lead.facts, pool);
  return grave.length === 0 && first?.kind === 'money' && first.parts.length > 0
    ? [first, ...hooks.filter(({ id }) => id !== first.id)]
    : hooks;
}
