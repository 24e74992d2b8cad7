/**
 * What a report itself says of a number beyond its label: the sentence, in Chinese the clauses, that compare it, give
 * its rank or tell how it moved. As headline it stands over the number and keeps its limit, cause and last year there.
 */
import { languageTable } from '../../model/language-table.ts';
import { saysChange } from '../../view/finding-words.ts';
import { clausesOf, type Clause } from '../../view/clauses.ts';
import { splitSentences } from '../../view/sentences.ts';
import { deriveHeadline, plainText } from '../../view/text.ts';
import type { FactView, ItemView, ReportView, SectionView, Text } from '../../view/view.ts';
import { isGrave } from '../../view/gravity.ts';
import type { News } from './about.ts';
import type { Pool } from './option.ts';
import { isDoubted } from './pool.ts';

/** Longest in characters, what is lost or missed with its cause and limit; numbers beyond which a sentence is a list. */
const longest = { usual: { han: 30, latin: 86 }, grave: { han: 40, latin: 104 } } as const;
/** Beyond these a sentence is about its first number. */
const longestOfAny = { han: 30, latin: 74 } as const;
const mostNumbers = 3;

/** Does a text say more of a number than its label and rank, and how much it is? */
function tells(
  text: string,
  { label, full, text: number, rank }: FactView,
  { language }: ReportView,
): boolean {
  const { bases, stakes } = languageTable(language) ?? {};
  const rest = [label, full, number, rank].reduce(
    (left, said) => (said ? left.replace(said, ' ') : left),
    text,
  );
  return [bases, stakes?.missed].some((words) => words?.test(rest) ?? false) || saysChange(rest, language);
}

const textOf = (clauses: Clause[]): string =>
  plainText(withoutRunIn(clauses.flatMap(({ runs }) => runs)))
    .trim()
    .replace(/[，,；;。.]$/u, '');

const factsIn = (runs: Text): string[] => [...new Set(runs.flatMap(({ fact }) => fact ?? []))];

/** Quotation marks or brackets of which only one stands in the text. */
export function isTorn(text: string): boolean {
  const count = (marks: RegExp): number => text.match(marks)?.length ?? 0;
  return (
    count(/[“「『«]/gu) !== count(/[”」』»]/gu) ||
    count(/[（(《]/gu) !== count(/[）)》]/gu) ||
    count(/"/gu) % 2 > 0
  );
}

/** Without a heading that runs into its text: "**Pensions.** The deficit rose to €33.9m". */
function withoutRunIn(runs: Text): Text {
  const [first, ...rest] = runs;
  return first?.role === 'strong' && /[.。:：]$/u.test(first.text.trim()) && rest.length > 0 ? rest : runs;
}

/** The first clause of a sentence. */
const startOf = (clauses: Clause[], at: number): number =>
  clauses.slice(0, at).findLastIndex(({ ends }) => ends) + 1;

/** Stretches of clauses that hold the number, stand by themselves and have room; the longest first. */
function stretchesOf(
  clauses: Clause[],
  id: string,
  { most, turns, isWhole }: { most: number; turns: (text: string) => boolean; isWhole: boolean },
): Clause[][] {
  const at = clauses.findIndex(({ runs }) => runs.some(({ fact }) => fact === id));
  if (at < 0) return [];
  let from = isWhole ? startOf(clauses, at) : at;
  while (from > 0 && clauses[from]!.dependent) from -= Math.max(1, Math.min(from, clauses[from]!.reach));
  if (clauses[from]!.dependent) return [];
  const ways: Clause[][] = [];
  for (let to = at; to < clauses.length; to += 1) {
    const way = clauses.slice(from, to + 1);
    const [first] = way;
    const leads = first!.under !== undefined;
    // "…; none led to a collision" is not cut off, nor that an aim was missed.
    const end = clauses.findIndex(({ ends }, at) => at >= to && ends);
    const isDenied = turns(textOf(clauses.slice(to + 1, end + 1)));
    if ([...textOf(way)].length <= most && !leads && !isDenied) ways.unshift(way);
    if (clauses[to]!.ends) break;
  }
  return ways;
}

/** Words in which a sentence says more than the label of its number, at least. */
const leastMore = 3;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Does a sentence say more of a number than its label, though it compares it with nothing? Han labels are clauses. */
function saysMore(text: string, { label, full, rank }: FactView, { script }: ReportView): boolean {
  const known = new Set([label, full, rank].flatMap(wordsOf));
  return script === 'latin' && wordsOf(text).filter((word) => !known.has(word)).length >= leastMore;
}

/** A row of a table as text: labels with their numbers, and no word besides. */
function isRow({ runs }: ItemView, facts: FactView[]): boolean {
  const own = facts.filter(({ id }) => runs.some(({ fact }) => fact === id));
  const known = new Set(own.flatMap(({ label, full, rank }) => [label, full, rank].flatMap(wordsOf)));
  return wordsOf(plainText(runs)).every((word) => known.has(word));
}

/** Longest telling of a number as headline, in characters. */
const mostFor = (fact: FactView, view: ReportView): number =>
  longest[isGrave(fact, view) ? 'grave' : 'usual'][view.script];

/** Any whole sentence that says more of the number than its label. */
export const sentenceOf = (
  fact: FactView,
  section: SectionView,
  pool: Pick<Pool, 'view' | 'held'>,
): News | undefined =>
  saidOf(fact, section, pool, {
    most: mostFor(fact, pool.view),
    says: (text) => saysMore(text, fact, pool.view),
  });

/** @returns undefined where the report says no more of the number than a label does, or at greater length. */
export const tellingOf = (
  fact: FactView,
  section: SectionView,
  pool: Pick<Pool, 'view' | 'held'>,
  most: number = mostFor(fact, pool.view),
): News | undefined => saidOf(fact, section, pool, { most, says: (text) => tells(text, fact, pool.view) });

function saidOf(
  fact: FactView,
  section: SectionView,
  { view, held }: Pick<Pool, 'view' | 'held'>,
  { most, says }: { most: number; says: (text: string) => boolean },
): News | undefined {
  const { id, text: number } = fact;
  const { denies, stakes } = languageTable(view.language) ?? {};
  const turns = (text: string) => [denies, stakes?.missed].some((words) => words?.test(text) ?? false);
  for (const item of section.items) {
    if (item.heading || isRow(item, section.facts) || !item.runs.some(({ fact }) => fact === id)) continue;
    const clauses = clausesOf(item, view);
    // Of what is grave the whole sentence, where it has room: of three accidents one was fatal.
    const whole = isGrave(fact, view) ? stretchesOf(clauses, id, { most, turns, isWhole: true }) : [];
    for (const way of [...whole, ...stretchesOf(clauses, id, { most, turns, isWhole: false })]) {
      const runs = way.flatMap((clause) => clause.runs);
      const text = textOf(way);
      const facts = factsIn(runs);
      if (!text.includes(number) || facts.length > mostNumbers || /^\p{Ll}/u.test(text)) continue;
      const isLong = [...text].length > longestOfAny[view.script];
      if (isLong && facts[0] !== id && !isGrave(fact, view)) continue;
      if (facts.some((fact) => held.facts.has(fact) || held.ranks.has(fact))) continue;
      if (isTorn(text) || isDoubted(text, item.at, view) || !says(text)) continue;
      return { headline: deriveHeadline(text, view.language), facts };
    }
  }
  return undefined;
}

/** Longest words beside a number, in characters: its sentence, and one after it. */
const longestBeside = { han: 90, latin: 230 } as const;
const longestSentence = { han: 64, latin: 160 } as const;

/** Does a sentence take back or explain the one before it? It has no number, and denies or leans. */
function isCaveat(runs: Text, { language }: ReportView): boolean {
  const { denies, leans } = languageTable(language) ?? {};
  const text = plainText(runs).trim();
  return (
    factsIn(runs).length === 0 && ((denies?.test(text) ?? false) || (leans?.sentence.test(text) ?? false))
  );
}

/** Words beside a number; does the report take the number back in them? */
export interface Beside {
  text: string;
  takesBack: boolean;
}

/**
 * What has to stand beside a number: its own sentence where that compares it at greater length than a headline, and
 * what the report says at once to qualify it ("We do not claim this as progress").
 */
export function besideOf(
  fact: FactView,
  section: SectionView,
  pool: Pick<Pool, 'view' | 'held'>,
): Beside | undefined {
  const { view, held } = pool;
  for (const item of section.items) {
    if (item.heading || !item.runs.some((run) => run.fact === fact.id)) continue;
    const sentences = splitSentences(item.runs);
    const at = sentences.findIndex((runs) => runs.some((run) => run.fact === fact.id));
    const own = sentences[at]!;
    const said = plainText(own).trim();
    const next = sentences[at + 1];
    const caveat = next && isCaveat(next, view) ? next : undefined;
    const isShort = tellingOf(fact, section, pool) !== undefined;
    const isTelling = !isShort && tells(said, fact, view) && [...said].length <= longestSentence[view.script];
    if (!isTelling && !caveat) return undefined;
    const texts = [said, ...(caveat ? [plainText(caveat).trim()] : [])];
    const isLeaning = languageTable(view.language)?.leans?.sentence.test(said) ?? false;
    const isHeld = [...own, ...(caveat ?? [])].some(
      (run) => run.fact && (held.facts.has(run.fact) || held.ranks.has(run.fact)),
    );
    const isLong = texts.join('').length > longestBeside[view.script];
    if (isLong || isHeld || isLeaning) return undefined;
    if (texts.some((text) => isTorn(text) || isDoubted(text, item.at, view))) return undefined;
    // One text: no room parts a number from what takes it back.
    return { text: texts.join(view.script === 'han' ? '' : ' '), takesBack: caveat !== undefined };
  }
  return undefined;
}
