/**
 * How grave a number is: what is lost, missing or owed, who died, what missed its aim or is past its limit. Such a
 * number is the news of its section and of the report, whatever stands before it.
 */
import { saysFall } from '../model/direction.ts';
import { labelWords } from '../model/label-words.ts';
import { languageTable } from '../model/language-table.ts';
import { isAtStake } from './finding-words.ts';
import { amountOf, isMoney } from './relations/amount.ts';
import { isMark, isPast, yearIn } from './relations/times.ts';
import { splitSentences } from './sentences.ts';
import { plainText } from './text.ts';
import type { FactView, ReportView, Text } from './view.ts';
import { measuresIn } from './measures.ts';

/** More than a headline figure that stands first in its section and is told of. */
export const stakeWeights = { short: 60, owed: 25 } as const;
const deathWeight = 90;
const missedWeight = 58;
/** Past its mark by its number alone: the report makes no word of it. */
const pastWeight = 50;

const isChange = ({ kind }: FactView): boolean => /^(?:growth|decrease|increment)$/.test(kind);

/** Characters of a Han label in which it says that less is lost than before: 亏损比上年减亏. */
const easing = 2;

/** Does a label say by how much a lack got smaller? That is no lack. */
function isEased(label: string, language: string): boolean {
  const short = languageTable(language)?.stakes.short;
  const rest = short ? label.replace(new RegExp(short, 'giu'), '') : label;
  return /\p{Script=Han}/u.test(label) && saysFall([...rest].slice(-easing).join(''), language);
}

/** What is missing or owed is news of its section, wherever it stands in it. */
export function stakeWeight(fact: FactView, language: string): number {
  const { label, value } = fact;
  if (!isMoney(fact) || isChange(fact) || isEased(label, language)) return 0;
  if ((value ?? 0) < 0 || isAtStake(label, 'short', language)) return stakeWeights.short;
  return isAtStake(label, 'owed', language) ? stakeWeights.owed : 0;
}

/** Is it a loss, a deficit, a shortfall? */
export const isLost = (fact: FactView, language: string): boolean =>
  fact.status === 'actual' && stakeWeight(fact, language) >= stakeWeights.short;

/** What of a report tells how grave a number is. */
export type Told = Pick<ReportView, 'review' | 'language' | 'masthead'>;

/**
 * Of whom a sentence says that it missed its aim: the last change before the words that has one, else the last level,
 * else the last change, else the next number.
 */
function missedIn(
  runs: Text,
  facts: ReadonlyMap<string, FactView>,
  { measures, language }: { measures: ReadonlyMap<string, FactView[]>; language: string },
): string[] {
  const missed = languageTable(language)?.stakes.missed;
  if (!missed) return [];
  const fellows = [...facts.values()];
  let at = 0;
  const placed = runs.flatMap(({ fact: id, role, text }) => {
    const from = at;
    at += text.length;
    const fact = role === 'fact' && id ? facts.get(id) : undefined;
    return fact && fact.value !== null && !isMark(fact) && !isPast(fact, fellows) ? [{ fact, from }] : [];
  });
  return [...plainText(runs).matchAll(new RegExp(missed, 'giu'))].flatMap(({ index }) => {
    const before = placed.filter(({ from }) => from <= index);
    const aimed = before.findLast(({ fact }) => isChange(fact) && measures.has(fact.id));
    const one = aimed ?? before.findLast(({ fact }) => !isChange(fact)) ?? before.at(-1) ?? placed[0];
    return one ? [one.fact.id] : [];
  });
}

const missedOf = ({ review, language }: Told): ReadonlySet<string> =>
  new Set(
    review.sections.flatMap(({ items, facts }) => {
      const byId = new Map(facts.map((fact) => [fact.id, fact]));
      return items
        .filter(({ heading }) => !heading)
        .flatMap(({ runs }) => splitSentences(runs))
        .flatMap((sentence) => missedIn(sentence, byId, { measures: measuresIn({ review }), language }));
    }),
  );

/** By report: asked of every fact again and again. */
const known = new WeakMap<ReportView['review'], ReadonlySet<string>>();

/** Does a sentence of the report say that a number missed its aim, is past its limit or the worst of many years? */
export function isMissed({ id }: FactView, view: Told): boolean {
  const { review } = view;
  const found = known.get(review) ?? missedOf(view);
  known.set(review, found);
  return found.has(id);
}

/** Deaths of at least such a share of the births told beside them are the course of life, and no news. */
const ofLife = 0.05;
function isDeath(fact: FactView, { review, language }: Told): boolean {
  const amount = amountOf(fact)?.value ?? 0;
  if (fact.kind !== 'count' || amount <= 0 || !isAtStake(fact.label, 'dead', language)) return false;
  const fellows = review.sections
    .filter(({ facts }) => facts.some(({ id }) => id === fact.id))
    .flatMap(({ facts }) => facts);
  return !fellows.some(
    (other) =>
      isAtStake(other.label, 'born', language) && amount >= (amountOf(other)?.value ?? Infinity) * ofLife,
  );
}

/** Is it a limit, a number that is not to be passed? */
const isUpper = ({ label }: FactView): boolean => labelWords('upper').test(label);
const later = (mark: FactView, { masthead }: Told): boolean =>
  Number(/\d{4}/.exec(yearIn(mark))?.[0] ?? 0) > Number(masthead.year || Infinity);

/**
 * Is a number on the wrong side of a limit or target? As the report says it; else of a wait or of what is bad the
 * upper one, of days of cash not.
 */
export function isBeyond(fact: FactView, mark: FactView, language: string): boolean {
  const [value, bound] = [amountOf(fact)?.value, amountOf(mark)?.value];
  if (!isMark(mark) || value === undefined || bound === undefined) return false;
  if (mark.kept !== undefined) return !mark.kept;
  // A fall that was to be is missed by a smaller one, whatever it is of.
  if (fact.kind === 'decrease' && mark.kind === 'decrease') return value < bound;
  const isWait = fact.kind === 'duration' && !isAtStake(fact.label, 'kept', language);
  const isLess =
    isWait || (['less', 'short', 'cost'] as const).some((stake) => isAtStake(fact.label, stake, language));
  return isLess || isUpper(mark) ? value > bound : value < bound;
}

/** Is a number on the wrong side of a limit or target of its section? A target of a later year is not missed yet. */
const isPastMark = (fact: FactView, view: Told): boolean =>
  (measuresIn(view).get(fact.id) ?? []).some(
    (mark) => !later(mark, view) && isBeyond(fact, mark, view.language),
  );

export function gravityOf(fact: FactView, view: Told): number {
  return Math.max(
    stakeWeight(fact, view.language),
    isDeath(fact, view) ? deathWeight : 0,
    isMissed(fact, view) ? missedWeight : isPastMark(fact, view) ? pastWeight : 0,
  );
}

/** How grave is what a sentence says by its own words, whatever numbers it has? */
export function saidGravity(text: string, language: string): number {
  const { grave: words, missed, dead, short } = languageTable(language)?.stakes ?? {};
  const isGraveSaid = words?.test(text) ?? false;
  if (isGraveSaid && dead?.test(text)) return deathWeight;
  if (isGraveSaid && short?.test(text)) return stakeWeights.short;
  return missed?.test(text) ? missedWeight : isGraveSaid ? pastWeight : 0;
}

/** Does a number count the dead? Nothing goes before it. */
export const isDead = (fact: FactView, view: Told): boolean => isDeath(fact, view);

/** From which a number is the news of its section; and what the report itself says is lost or missed, of the whole. */
const grave = pastWeight;
export const isGrave = (fact: FactView, view: Told): boolean => gravityOf(fact, view) >= grave;
export const isCoverNews = (fact: FactView, view: Told): boolean => gravityOf(fact, view) >= missedWeight;
