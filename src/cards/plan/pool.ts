/**
 * The pool: which facts of a report may be shown large. What stands under an open query is held: no hero,
 * headline, seal or item, unless the editor keeps it (`cards: keep`).
 */
import { plainText } from '../../view/text.ts';
import type { FactView, QueryView, ReportView, Text } from '../../view/view.ts';
import { isYears } from '../../view/relations/pictured.ts';
import { isMark, isPast } from '../../view/relations/times.ts';
import { gravityOf } from '../../view/gravity.ts';
import { measuresIn } from '../../view/measures.ts';
import { wholesOf } from './sum-parts.ts';
import { toldWeight } from './told.ts';

export interface Held {
  /** Facts held altogether, and those of which only the rank is. */
  facts: ReadonlySet<string>;
  ranks: ReadonlySet<string>;
}

/** Running text at a path such as `review.sections.ecology.items.4`; undefined elsewhere. */
function textAt({ review, plan }: ReportView, at: string): Text | undefined {
  const steps = at.split('.');
  if (steps[0] === 'review' && steps[1] === 'sections') {
    const section = review.sections.find(({ id }) => id === steps[2]) ?? review.sections[Number(steps[2])];
    if (!section || steps[3] !== 'items') return undefined;
    // Items of groups are counted inside their group: all of the section is looked through.
    return steps.length === 5 && section.items.every(({ group }) => group === undefined)
      ? section.items[Number(steps[4])]?.runs
      : section.items.flatMap(({ runs }) => runs);
  }
  if (steps[0] === 'plan' && steps[1] === 'targets')
    return plan?.targets ? [...plan.targets.texts.flat(), ...plan.targets.note] : undefined;
  return undefined;
}

/** Words as they are told apart: without case, spaces and marks that belong to no number. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<!\d)\s+|\s+(?!\d)/gu, '')
    .replace(/(?<![\d.,])[\p{P}\p{S}](?!\d)/gu, '');

/** A query that asks for other marks, spaces or capitals alone: nothing that is said is in doubt. */
const isTypographic = ({ printed, proposed }: QueryView): boolean =>
  proposed !== '' && lettersOf(printed) === lettersOf(proposed);

/** Characters from which doubted words are known again wherever they stand. */
const knownAgain = 4;

/** Where only the name or kind of a fact is in doubt: the same words elsewhere name other things. */
const doubtsName = /^facts\.[^.]+\.(?:label|short|kind|unit)$/;

/** Does a query ask only how something is entered? What the source says stands. */
const isOfEntry = ({ about }: QueryView): boolean => about === 'entry';

/** Does an open query doubt words of a text? `at` is where the text stands. */
export const isDoubted = (text: string, at: string, { queries }: Pick<ReportView, 'queries'>): boolean =>
  queries.some((query) => {
    if (query.status !== 'open' || isOfEntry(query) || isTypographic(query)) return false;
    const isHere = query.at === at || at.startsWith(`${query.at}.`) || query.at.startsWith(`${at}.`);
    return [query.printed, query.source].some(
      (words) =>
        words !== '' &&
        (isHere
          ? text.includes(words) || words.includes(text)
          : [...words].length >= knownAgain && !doubtsName.test(query.at) && text.includes(words)),
    );
  });

/** Fields of a fact that may be doubted while number and name stand. */
const besideTheNumber = new Set(['prefix', 'qualifier', 'icon']);

/** Does a query's wording touch the fact as a whole, or its rank alone? */
function touched(fact: FactView, { printed, source }: QueryView): 'fact' | 'rank' | undefined {
  const words = [printed, source].filter(Boolean);
  const has = (text: string) =>
    text !== '' &&
    words.some((word) => word.includes(text) || (text.length > 2 && text.includes(word) && word.length > 2));
  if (fact.value !== null && has(fact.text)) return 'fact';
  if (fact.rank && has(fact.rank)) return fact.value === null ? 'fact' : 'rank';
  return undefined;
}

export function heldFacts(view: ReportView, keep: readonly string[] = []): Held {
  const facts = new Set<string>();
  const ranks = new Set<string>();
  for (const query of view.queries) {
    if (query.status !== 'open' || isTypographic(query)) continue;
    // A query of the fact as a whole (`facts.grain`) doubts its number.
    const own = /^facts\.([^.]+)(?:\.(\w+))?/.exec(query.at);
    if (own) {
      const [, id, field = 'value'] = own;
      if (field === 'rank' && view.facts.find((fact) => fact.id === id)?.value !== null) ranks.add(id!);
      else if (!besideTheNumber.has(field)) facts.add(id!);
      continue;
    }
    const text = isOfEntry(query) ? undefined : textAt(view, query.at);
    if (!text) continue;
    const ids = new Set(text.flatMap((run) => (run.fact ? [run.fact] : [])));
    const said = plainText(text);
    for (const fact of view.facts.filter(({ id }) => ids.has(id))) {
      const what = touched(fact, query);
      if (what && said.includes(what === 'rank' ? fact.rank : fact.text))
        (what === 'fact' ? facts : ranks).add(fact.id);
    }
  }
  for (const id of provedBySums(view, facts)) facts.delete(id);
  for (const id of keep) {
    facts.delete(id);
    ranks.delete(id);
  }
  return { facts, ranks };
}

/**
 * A single part that a doubt holds, where the section's other parts and their sum prove it: a sum is shown with all of
 * its parts, the largest first, or it misleads.
 */
function provedBySums({ review }: ReportView, held: ReadonlySet<string>): string[] {
  return review.sections.flatMap((section) =>
    wholesOf(section, section.facts, new Set()).flatMap(({ whole, facts }) => {
      const doubted = facts.filter(({ id }) => held.has(id));
      return doubted.length === 1 && !held.has(whole.id) ? [doubted[0]!.id] : [];
    }),
  );
}

/** A fact without what is held of it; undefined where all of it is. */
export function freeOf(fact: FactView, held: Held): FactView | undefined {
  if (held.facts.has(fact.id)) return undefined;
  return held.ranks.has(fact.id) ? { ...fact, rank: '' } : fact;
}

/** Words of records, firsts and long runs, whatever the place. */
const firsts =
  /历史|歷史|新高|最高|最好|首次|唯一|第一|[连連][续續][\d一二三四五六七八九十]+年|以来|以來|record|first|only|most|best|highest|lowest|rekord|noch nie|meist|höchst|erstmals|premi|plus/i;

/** Above or below an average is no place among others. */
const average = /平均|均值|\b(?:average|mean|Durchschnitt|Mittel|moyenne|media|gemiddelde|média)\b/iu;

/** A place far down among many is no distinction, wherever it is: 全国第187名, 27th of 44. */
const mostPlace = 10;
const isLow = (rank: string): boolean =>
  Number(/第\s*(\d+)|(\d+)(?:st|nd|rd|th)\b/u.exec(rank)?.slice(1).find(Boolean) ?? 0) > mostPlace;

/** Weight of a rank in words. */
export function rankWeight(rank: string): number {
  if (!rank || average.test(rank) || isLow(rank)) return 0;
  if (/全球|世界|国际|全国|国内|亚洲|national|world|country|Europe/i.test(rank)) return 60;
  if (/全省|省内|本省|全区|全市|region|county|state/i.test(rank)) return 50;
  return firsts.test(rank) ? 40 : 0;
}

/** What any rank weighs that an editor gave a number, though none of these words is in it. */
const leastRank = 30;
export const rankOf = ({ rank }: FactView): number =>
  rank === '' ? 0 : average.test(rank) || isLow(rank) ? compared : Math.max(leastRank, rankWeight(rank));
/** What a number weighs that is said to be above or below an average, or far down. */
const compared = 10;

const longLabel = { han: 14, latin: 44 } as const;

/** Facts beside which the fact stands in the report: an extreme is one among its fellows there, nowhere else. */
function fellowsOf(fact: FactView, { lead, review }: ReportView): FactView[] {
  const groups = [lead.facts, ...review.sections.map(({ facts }) => facts)];
  return groups
    .filter((facts) => facts.some(({ id }) => id === fact.id))
    .flat()
    .filter(
      ({ kind, unit, value, status }) =>
        kind === fact.kind && unit === fact.unit && value !== null && status !== 'target',
    );
}

/** How much a fact deserves to be the hero of its card. Editor, rank, lead, extreme; the order of the list last. */
export function heroScore(
  fact: FactView,
  { view, heroes }: { view: ReportView; heroes: ReadonlySet<string> },
): number {
  const { value, kind, rank, id } = fact;
  let score = heroes.has(id) ? 100 : 0;
  score += value === null ? rankWeight(rank || fact.text) : rankOf(fact);
  score += gravityOf(fact, view);
  score += toldWeight(fact, view);
  if (measuresIn(view).has(id)) score += measured;
  if (view.lead.facts.some((lead) => lead.id === id)) score += 30;
  if (value !== null) {
    const like = fellowsOf(fact, view)
      .map((other) => Math.abs(other.value!))
      .sort((a, b) => a - b);
    const median = like[Math.floor(like.length / 2)] ?? 0;
    if (like.length >= 3 && Math.abs(value) > 2 * median) score += extreme;
    if ((kind === 'ordinal' || isYears(fact)) && value >= 25) score += longTime;
  }
  if ([...fact.label].length > longLabel[view.script]) score -= 10;
  // An editor may want it all the same.
  if (isNoNews(fact, fellowsOf(fact, view))) score -= noNews;
  return score;
}

/** What its section measures it by stands at it: a number that can be judged. */
const measured = 8;

/** Of its fellows the greatest by far, and a long time: they tell less than what the report itself says of a number. */
const extreme = 10;
const longTime = 10;

/** A target, a standard or threshold, last year's number: beside what was reached, never in its place. */
export const isNoNews = (fact: FactView, fellows: readonly FactView[]): boolean =>
  isMark(fact) || isPast(fact, fellows);

/** What last year's number, a target or a threshold is worth less than one of what was reached. */
const noNews = 60;

/** Number, rank or time: hooks of a cover are of different kinds. */
export const hookKind = ({ value, kind }: FactView): string =>
  value === null ? 'rank' : kind === 'duration' || kind === 'ordinal' ? 'time' : 'number';
