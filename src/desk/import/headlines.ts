/** Which facts are the headline figures of a report that lists none. */
import { isAtStake } from '../../view/finding-words.ts';
import type { DraftFact } from './draft-fact.ts';

type Facts = ReadonlyMap<string, DraftFact>;

/** Headline figures that are proposed. */
const most = 4;
/** Counts of a few are none: 286.4万人次, 142,300 people are. */
const largeCount = 10_000;

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

/** Deaths, and what is lost, by its sign or its name; a rank makes no headline of what is not one. */
const weightOf = (fact: DraftFact, language: string): number => {
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

/** How large the body is that reports, and no result: nothing says what it was, or should be. */
const isScale = (fact: DraftFact, facts: Facts, language: string): boolean =>
  /^(?:count|stock)$/.test(fact.kind) &&
  !fact.rank &&
  !isDead(fact, language) &&
  ![...facts.values()].some(
    (one) => one !== fact && one.label !== fact.label && one.label.includes(fact.label),
  );

/** The opening names it, without a number: 漏损率未达标，利润下滑. */
const isNamed = ({ label }: DraftFact, opening: string): boolean =>
  /^\p{Script=Han}+$/u.test(label)
    ? opening.includes(label.slice(-leastNamed)) && label.length >= leastNamed
    : label.length > leastNamed && opening.toLowerCase().includes(label.toLowerCase());
/** Characters by which a name is known. */
const leastNamed = 3;

interface Opening {
  /** The first section is the report's opening, or its summary. */
  opens: boolean;
  /** What the opening says. */
  text: string;
  /** Of the report, by whose words a loss is known. */
  language: string;
}

/** Results of the opening that stand before deaths of which it does not tell. */
const mostBefore = 2;

/**
 * What the opening or summary tells as the result of the time; behind it what it names, and the
 * first of each section. Losses go first; deaths do where the opening has them.
 * @param sections Ids of the facts of each section, as they stand.
 */
export function proposeLead(
  facts: Facts,
  sections: readonly (readonly string[])[],
  { opens, text, language }: Opening,
): string[] {
  const of = (id: string): DraftFact => facts.get(id)!;
  const headlines = sections.map((ids) => headlinesOf(ids, facts, language));
  const opening = opens ? (headlines[0] ?? []) : [];
  const rest = headlines.slice(opens ? 1 : 0).filter((ids) => ids.length > 0);
  const named = rest.flat().filter((id) => of(id).status !== 'target' && isNamed(of(id), text));
  const first = rest.flatMap((ids) => firstOf(ids, facts, language));
  const proposed = opening.length >= leastOpening ? opening : [...opening, ...named, ...first];
  // What a report counts first is one, be it smaller.
  const [begin] = sections.flat();
  const isCounted =
    begin !== undefined &&
    /^(?:count|new|stock)$/.test(of(begin).kind) &&
    (of(begin).value ?? 0) >= firstCount;
  const results = [...new Set([...(isCounted ? [begin] : []), ...proposed])];
  const dead = results.filter((id) => isDead(of(id), language)).slice(0, 1);
  const lost = results
    .filter((id) => weightOf(of(id), language) === 1 && !isDead(of(id), language))
    .slice(0, 1);
  const scale = results.filter((id) => isScale(of(id), facts, language));
  const plain = results.filter((id) => ![...dead, ...lost, ...scale].includes(id));
  const isOpenings = dead.some((id) => opening.includes(id)) || opening.length === 0;
  const told = (id: string): string => `${of(id).value} ${of(id).unit ?? ''}`;
  const leads = isOpenings
    ? [...dead, ...lost, ...plain, ...scale]
    : [...lost, ...plain.slice(0, mostBefore), ...dead, ...plain.slice(mostBefore), ...scale];
  // One number under two names is one headline.
  const single = leads.filter((id, at) => leads.findIndex((one) => told(one) === told(id)) === at);
  return withoutParts(single, facts).slice(0, most);
}
const leastOpening = 3;
const firstCount = 1000;
