/**
 * What a report is about, by its words: those of its title before those of its sections and labels. And what one of
 * its cards is about: by the pictogram of its hero, then by words.
 */
import { z } from 'zod';
import { readDesign } from '../../design/read.ts';
import { findIn, type SearchPath } from '../../design/search.ts';
import { remember } from '../../lib/remember.ts';
import type { FactView, ReportView } from '../../view/view.ts';
import { subjectNames, type Subject } from '../draw/subjects.ts';

const list = z.array(z.string().min(1));
const listSchema = z.record(
  z.enum(subjectNames),
  z.strictObject({ words: list, where: list.optional(), icons: list }),
);
export type SubjectWords = z.infer<typeof listSchema>;

/** @throws ProblemError for everything that is wrong in the list, at its line. */
export const readSubjects = (search: SearchPath): Promise<SubjectWords> =>
  readDesign(findIn(search.styles, 'cards/subjects.yaml')!, listSchema);

/** What a word is worth in titles of sections and in labels, where the title tells nothing. */
const weights = { section: 2, label: 1 } as const;

/** Latin words stand alone; Han ones anywhere. One expression for all words of a subject. */
function matcherOf(words: readonly string[]): (text: string) => boolean {
  const isHan = (word: string) => /\p{Script=Han}/u.test(word);
  const han = words.filter(isHan);
  const latin = words
    .filter((word) => !isHan(word))
    .map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '.'));
  const alone = latin.length > 0 ? new RegExp(`(?<!\\p{L})(?:${latin.join('|')})(?!\\p{L})`, 'u') : undefined;
  return (text) => han.some((word) => text.includes(word)) || (alone?.test(text.toLowerCase()) ?? false);
}

type Matchers = ReadonlyMap<Subject, (text: string) => boolean>;

interface Known {
  /** By what is named. */
  named: Matchers;
  /** By where that is, too: what a whole report may be about. */
  all: Matchers;
}

const known = new WeakMap<SubjectWords, Known>();
const matchersOf = (words: SubjectWords): Known =>
  remember(known, words, () => {
    const by = (of: (subject: SubjectWords[Subject]) => string[]): Matchers =>
      new Map(subjectNames.map((name) => [name, matcherOf(of(words[name]))]));
    return {
      named: by((subject) => subject?.words ?? []),
      all: by((subject) => [...(subject?.words ?? []), ...(subject?.where ?? [])]),
    };
  });

/** Subjects that texts name, the first text before the others. What is said of every town names nothing. */
const namedIn = (texts: readonly string[], matchers: Matchers): Subject | undefined =>
  texts
    .map((text) => subjectNames.find((name) => name !== 'city' && matchers.get(name)!(text)))
    .find((name) => name !== undefined);

/** "building" begins the name of building-2, and "building-factory" that of building-factory-2: the longer tells. */
function picturedBy(icon: string, words: SubjectWords): Subject | undefined {
  const begins = (stem: string) => icon === stem || icon.startsWith(`${stem}-`);
  const found = subjectNames.flatMap((name) =>
    (words[name]?.icons ?? []).filter(begins).map((stem) => ({ name, length: stem.length })),
  );
  return found.toSorted((a, b) => b.length - a.length)[0]?.name;
}

/** @returns What a fact, or else one of the texts beside it, is about; undefined where nothing tells. */
export type SubjectFinder = (fact?: FactView, texts?: readonly string[]) => Subject | undefined;

export function subjectFinder(words: SubjectWords): SubjectFinder {
  const { named } = matchersOf(words);
  return (fact, texts = []) =>
    (fact?.icon ? picturedBy(fact.icon, words) : undefined) ??
    namedIn([...(fact ? [fact.label] : []), ...texts], named);
}

/**
 * What the whole report is about: its title or source says so, and its sections and labels tell which of several. A
 * label alone is what one card is about: what a theatre pays for energy puts no turbines on its cover.
 * @returns undefined where neither says anything: its land is neutral.
 */
export function subjectOf(view: ReportView, words: SubjectWords): Subject | undefined {
  const { masthead, source, review } = view;
  const { all } = matchersOf(words);
  const says = (name: Subject, text: string) => all.get(name)!(text);
  const below = [
    ...review.sections.map(({ title }) => [title.text, weights.section] as const),
    ...view.facts.map(({ label }) => [label, weights.label] as const),
  ];
  const scoreOf = (name: Subject) =>
    below.reduce((sum, [text, weight]) => sum + (says(name, text) ? weight : 0), 0);
  const best = (names: readonly Subject[]) =>
    names.map((name) => ({ name, score: scoreOf(name) })).reduce((a, b) => (b.score > a.score ? b : a));
  const own = subjectNames.filter((name) => says(name, masthead.title.text) || says(name, source));
  // What is said of every town is said least.
  const named = own.filter((name) => name !== 'city');
  if (named.length > 0) return best(named).name;
  return own[0];
}
