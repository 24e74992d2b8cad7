/**
 * The program's own words, in the report's language: "Source", "Contents", "Photo to come". They lie in tables, one
 * for each language (styles/languages/).
 */
import { languageTable } from '../model/language-table.ts';
import { wordNames, type Word } from '../model/language-names.ts';

export type { Word };

/** True where the program has words of its own in the language; elsewhere it prints English, and says so. */
export const hasWords = (language: string): boolean =>
  Object.keys(languageTable(language)?.words ?? {}).length > 0;

/** Words that the language's table leaves out: they are printed in English. */
export const lackingWords = (language: string): Word[] => {
  const words = languageTable(language)?.words ?? {};
  return wordNames.filter((name) => words[name] === undefined);
};

/** Words in the report's language; English for those that its table has not. */
export const wordsFor = (language: string): Record<Word, string> => ({
  ...(languageTable('en')!.words as Record<Word, string>),
  ...languageTable(language)?.words,
});

export const fillWord = (word: string, values: Record<string, string>): string =>
  word.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
