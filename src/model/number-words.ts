/** Whole numbers below a hundred in the words of a language: nine, forty-one. */
import { languageTable } from './language-table.ts';

/** Words of a table: from none to nineteen, then the tens. */
const teens = 20;
const least = 28;

/** Undefined where the language's table has no words, or none for this number. */
export function numberWord(value: number, language: string): string | undefined {
  const words = languageTable(language)?.numerals ?? [];
  if (words.length < least || !Number.isInteger(value) || value < 0 || value > 99) return undefined;
  if (value < teens) return words[value];
  const tens = words[teens + Math.floor(value / 10) - 2]!;
  return value % 10 === 0 ? tens : `${tens}-${words[value % 10]!}`;
}

/** The number that a word is, however it begins. */
export function readNumberWord(word: string, language: string): number | undefined {
  const said = word.toLowerCase().replaceAll(' ', '-');
  for (let value = 0; value <= 99; value += 1) if (numberWord(value, language) === said) return value;
  return undefined;
}
