/**
 * Words without news, by language: those that join a thing to its number and say nothing that a figure with the
 * label and the number does not. A language that is not here has none, and its sentences are printed in full
 * unless they are labels and numbers alone.
 *
 * Words that tell how a number changed are not among them (they are in the label, or they are news), nor are
 * those that doubt, restrict or compare it: initial, adjusted, at least, among the best.
 */
import { isChinese } from '../model/language.ts';
import { languageTable } from '../model/language-table.ts';

const none: ReadonlySet<string> = new Set();

/** @returns Words in lower case; none for languages without a table. */
export const plainWordsOf = (language: string): ReadonlySet<string> => languageTable(language)?.plain ?? none;

/** A text without phrases that say nothing: "the year ended with", but not "the strike ended". */
export const withoutPlainPhrases = (text: string, language: string): string => {
  const found = languageTable(language)?.phrases;
  return found ? text.replace(found, ' ') : text;
};

/** Does a stretch of Chinese words say nothing by itself? Never, in any other language. */
export const isPlainHan = (text: string, language: string): boolean =>
  isChinese(language) &&
  (plainWordsOf(language).has(text) || withoutPlainPhrases(text, language).trim() === '');

/** A text without the words that only set its numbers beside one another: how they moved, from what, short of what. */
export function withoutComparison(text: string, language: string): string {
  const { compares } = languageTable(language) ?? {};
  if (!compares) return text;
  const left = text.replace(compares, ' ');
  return isChinese(language)
    ? left
    : left.replace(/\p{L}+(?:[’'-]\p{L}+)*/gu, (word) => (tellsMove(word, language) ? ' ' : word));
}

/** What names say in other words, too: of a real rate, that changes of prices are left out. */
export const alsoSaid = (names: readonly string[], language: string): string[] =>
  Object.entries(languageTable(language)?.means ?? {}).flatMap(([word, words]) =>
    names.some((name) => name.includes(word)) ? [words] : [],
  );

/** Does a text deny, limit or compare what it says? A language of which that is not known may do so anywhere. */
export const denies = (text: string, language: string): boolean =>
  languageTable(language)?.denies?.test(text) ?? true;

/** Does a word tell how a number moved, or how it stands to another? A label in other words has none that it has not. */
export const tellsMove = (word: string, language: string): boolean =>
  languageTable(language)?.moves?.test(word) ?? false;

/** Does an apostrophe part two words there: l’école? */
export const elides = (language: string): boolean => languageTable(language)?.elides ?? false;

/** Do short units stand at their numbers without a space there: 14.5km? */
export const closesUnits = (language: string): boolean => languageTable(language)?.closes ?? false;

/** Words by which a language tells that a number fell, and no more than the mark of a fall beside it does. */
export const fallWordsOf = (language: string): readonly string[] => languageTable(language)?.fall.words ?? [];

/** Endings by which forms of one word differ, and what a stem keeps. */
const stemLength = 5;
/** Verbs whose past is another word. */
const irregular: Record<string, string> = {
  spent: 'spend',
  growth: 'grow',
  fell: 'fall',
  fallen: 'fall',
  rose: 'rise',
  risen: 'rise',
  grew: 'grow',
  grown: 'grow',
};

/** What forms of one word share: planted and planting are `plant`, schools is `schoo`, homes is `home`. */
export function stemOf(word: string): string {
  const lower = word
    .toLowerCase()
    .replace(/[’']s?$/u, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const plain = irregular[lower] ?? lower;
  const single = plain.length > 3 ? plain.replace(/(?:ies|es|s|ed|ing)$/u, '') : plain;
  return [...single].slice(0, stemLength).join('');
}
