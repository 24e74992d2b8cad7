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
export const isAtStake = (label: string, stake: Stake, language: string): boolean =>
  languageTable(language)?.stakes[stake]?.test(label) ?? false;
