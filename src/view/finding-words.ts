/**
 * Sentences in which cards say what their marks show; names and numbers are the report's own. They lie in the tables
 * of languages: where a language has none, nothing is said.
 */
import { languageTable, type FindingWords, type Stake } from '../model/language-table.ts';

/** Fractions that have a word of their own in every table, in its order. */
export const commonFractions = [
  1 / 10,
  1 / 5,
  1 / 4,
  1 / 3,
  2 / 5,
  1 / 2,
  3 / 5,
  2 / 3,
  3 / 4,
  4 / 5,
  9 / 10,
];

export const findingWords = (language: string): FindingWords | undefined => languageTable(language)?.findings;

/** What differences of shares are in: "points"; "" where the language has no word for it. */
export const pointsOf = (language: string): string => findingWords(language)?.points ?? '';

/** Does a label say that something is missing, owed or kept, or name a measure of which less is better? */
export function isAtStake(label: string, stake: Stake, language: string): boolean {
  const { stakes } = languageTable(language) ?? {};
  // Offences are bad, offences solved are not.
  const isTurned = stake === 'less' && (stakes?.turns?.test(label) ?? false);
  return !isTurned && (stakes?.[stake]?.test(label) ?? false);
}

/** Words of a Latin clause, at least: a single word of comparison is none, "More places". */
const fewestWords = 3;

/** Does a text compare, rank or tell a change? Where its language has no words for that, by those of how numbers move. */
export function saysChange(text: string, language: string): boolean {
  const { tells, moves } = languageTable(language) ?? {};
  const words = text.trim().split(/\s+/);
  const isSaid = tells
    ? tells.test(text)
    : words.some((word) => moves?.test(word.replace(/[^\p{L}]+/gu, '')) ?? false);
  return isSaid && (/\p{Script=Han}/u.test(text) || words.length >= fewestWords);
}
