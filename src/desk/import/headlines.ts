/** Which facts are the headline figures of a report that lists none. */
import { isAtStake } from '../../view/finding-words.ts';
import type { DraftFact } from './draft-fact.ts';

type Facts = ReadonlyMap<string, DraftFact>;

/** Headline figures that are proposed. */
const most = 4;
/** Counts of a few are none: 286.4万人次, 142,300 people are; the report's first number may be smaller. */
const largeCount = 10_000;
const firstCount = 1000;

const isChange = ({ kind }: DraftFact): boolean => /^(?:growth|decrease)$/.test(kind);

/** Who died is news, however few they are; of more than these it is a statistic. */
const isDead = ({ kind, label, status, value, unit = '' }: DraftFact, language: string): boolean =>
  kind === 'count' &&
  status !== 'target' &&
  (value ?? 0) > 0 &&
  (value ?? 0) <= mostDeaths &&
  !/[万亿]|illion/.test(unit) &&
  isAtStake(label, 'dead', language);
const mostDeaths = 1000;

function isHeadline(fact: DraftFact, language: string): boolean {
  const { value, kind, unit = '' } = fact;
  if (value === undefined || value === null) return false;
  if (isDead(fact, language)) return true;
  const isLarge = value >= largeCount || /[万亿]|illion/.test(unit);
  return (
    /^(?:growth|decrease|total|share|money|stock)$/.test(kind) || (/^(?:count|new)$/.test(kind) && isLarge)
  );
}

/** Ranked ones first, then deaths and what is lost, by its sign or its name. */
const weightOf = (fact: DraftFact, language: string): number => {
  if (fact.rank) return 2;
  if (isDead(fact, language)) return 1;
  const isMoney = /^(?:total|money)$/.test(fact.kind);
  const isLost = (fact.value ?? 0) < 0 || (isMoney && isAtStake(fact.label, 'short', language));
  return isLost && !isChange(fact) && fact.status !== 'target' ? 1 : 0;
};

/** It has a target or a limit of its own. */
const isMeasured = (fact: DraftFact, facts: Facts): boolean =>
  fact.status !== 'target' &&
  [...facts.values()].some(
    ({ status, label, unit }) =>
      status === 'target' && unit === fact.unit && label !== fact.label && label.startsWith(fact.label),
  );

/** Without ids whose label begins with that of one before, or is the same at another time. */
function withoutParts(ids: readonly string[], facts: Facts): string[] {
  const labelOf = (id: string): string => facts.get(id)!.label;
  return ids.filter((id, at) => {
    const label = labelOf(id);
    return !ids.slice(0, at).some((one) => {
      const [before, other] = label.split(labelOf(one));
      return before === '' || (other === '' && /(?:[季月年度]|同期)$/.test(before!));
    });
  });
}

/** A growth is not beside the number that grew. */
function headlinesOf(ids: readonly string[], facts: Facts, language: string): string[] {
  const of = (id: string): DraftFact => facts.get(id)!;
  const grew = (id: string): boolean =>
    ids.some((one) => one !== id && !isChange(of(one)) && of(id).label.startsWith(of(one).label));
  const shown = [...new Set(ids)].filter(
    (id) => isHeadline(of(id), language) && !(isChange(of(id)) && grew(id)),
  );
  return withoutParts(
    [...shown].sort((a, b) => weightOf(of(b), language) - weightOf(of(a), language)),
    facts,
  );
}

/** Of a section what weighs, else what is measured by a target or a limit, else what stands first. */
function firstOf(ids: readonly string[], facts: Facts, language: string): string[] {
  const [first] = ids;
  if (first === undefined || weightOf(facts.get(first)!, language) > 0) return ids.slice(0, 1);
  return [ids.find((id) => isMeasured(facts.get(id)!, facts)) ?? first];
}

/**
 * Those of the opening, else the first of each section; what a report counts first, and what it lost, leads.
 * @param sections Ids of the facts of each section, as they stand.
 * @param opens The first section is the report's opening.
 * @param language Of the report, by whose words a loss is known.
 */
export function proposeLead(
  facts: Facts,
  sections: readonly (readonly string[])[],
  { opens, language }: { opens: boolean; language: string },
): string[] {
  const [begin] = sections.flat();
  const { value = 0, kind } = (begin === undefined ? undefined : facts.get(begin)) ?? { kind: 'text' };
  const counted = /^(?:count|new|stock)$/.test(kind) && (value ?? 0) >= firstCount ? [begin!] : [];
  const opening = opens ? headlinesOf(sections[0] ?? [], facts, language) : [];
  const first = sections.flatMap((ids) => firstOf(headlinesOf(ids, facts, language), facts, language));
  const proposed = opening.length >= 3 ? opening : [...new Set([...opening, ...first])];
  const lost = proposed.filter((id) => weightOf(facts.get(id)!, language) === 1);
  const dead = lost.filter((id) => isDead(facts.get(id)!, language)).slice(0, 1);
  const losses = lost.filter((id) => !isDead(facts.get(id)!, language)).slice(0, 1);
  const told = (id: string): string => `${facts.get(id)!.value} ${facts.get(id)!.unit ?? ''}`;
  // One number under two names is one headline.
  const leads = [...new Set([...dead, ...losses, ...counted, ...proposed])].filter(
    (id, at, all) => all.findIndex((one) => told(one) === told(id)) === at,
  );
  return withoutParts(leads, facts).slice(0, most);
}
