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

function isHeadline({ value, kind, unit = '' }: DraftFact): boolean {
  if (value === undefined || value === null) return false;
  const isLarge = value >= largeCount || /[万亿]|illion/.test(unit);
  return (
    /^(?:growth|decrease|total|share|money|stock)$/.test(kind) || (/^(?:count|new)$/.test(kind) && isLarge)
  );
}

/** Ranked ones first, then what is lost, by its sign or its name. */
const weightOf = (fact: DraftFact, language: string): number => {
  if (fact.rank) return 2;
  const isMoney = /^(?:total|money)$/.test(fact.kind);
  const isLost = (fact.value ?? 0) < 0 || (isMoney && isAtStake(fact.label, 'short', language));
  return isLost && !isChange(fact) && fact.status !== 'target' ? 1 : 0;
};

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
  const shown = [...new Set(ids)].filter((id) => isHeadline(of(id)) && !(isChange(of(id)) && grew(id)));
  return withoutParts(
    [...shown].sort((a, b) => weightOf(of(b), language) - weightOf(of(a), language)),
    facts,
  );
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
  const first = sections.flatMap((ids) => headlinesOf(ids, facts, language).slice(0, 1));
  const proposed = opening.length >= 3 ? opening : [...new Set([...opening, ...first])];
  const lost = proposed.filter((id) => weightOf(facts.get(id)!, language) === 1).slice(0, 1);
  const told = (id: string): string => `${facts.get(id)!.value} ${facts.get(id)!.unit ?? ''}`;
  // One number under two names is one headline.
  const leads = [...new Set([...lost, ...counted, ...proposed])].filter(
    (id, at, all) => all.findIndex((one) => told(one) === told(id)) === at,
  );
  return withoutParts(leads, facts).slice(0, most);
}
