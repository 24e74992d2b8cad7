/** Which facts are the headline figures of a report that lists none. */
import type { DraftFact } from './book.ts';

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

/** Ranked ones first, then what is lost. */
const weightOf = (fact: DraftFact): number =>
  fact.rank ? 2 : (fact.value ?? 0) < 0 && !isChange(fact) ? 1 : 0;

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
function headlinesOf(ids: readonly string[], facts: Facts): string[] {
  const of = (id: string): DraftFact => facts.get(id)!;
  const grew = (id: string): boolean =>
    ids.some((one) => one !== id && !isChange(of(one)) && of(id).label.startsWith(of(one).label));
  const shown = [...new Set(ids)].filter((id) => isHeadline(of(id)) && !(isChange(of(id)) && grew(id)));
  return withoutParts(
    [...shown].sort((a, b) => weightOf(of(b)) - weightOf(of(a))),
    facts,
  );
}

/**
 * Those of the opening, else the first of each section; what a report counts first, and what it lost, leads.
 * @param sections Ids of the facts of each section, as they stand.
 * @param opens The first section is the report's opening.
 */
export function proposeLead(
  facts: Facts,
  sections: readonly (readonly string[])[],
  opens: boolean,
): string[] {
  const [begin] = sections.flat();
  const { value = 0, kind } = (begin === undefined ? undefined : facts.get(begin)) ?? { kind: 'text' };
  const counted = /^(?:count|new|stock)$/.test(kind) && (value ?? 0) >= firstCount ? [begin!] : [];
  const opening = opens ? headlinesOf(sections[0] ?? [], facts) : [];
  const first = sections.flatMap((ids) => headlinesOf(ids, facts).slice(0, 1));
  const proposed = opening.length >= 3 ? opening : [...new Set([...opening, ...first])];
  const lost = proposed.filter((id) => weightOf(facts.get(id)!) === 1).slice(0, 1);
  const told = (id: string): string => `${facts.get(id)!.value} ${facts.get(id)!.unit ?? ''}`;
  // One number under two names is one headline.
  const leads = [...new Set([...lost, ...counted, ...proposed])].filter(
    (id, at, all) => all.findIndex((one) => told(one) === told(id)) === at,
  );
  return withoutParts(leads, facts).slice(0, most);
}
