/**
 * What a picture of the report is, in a word: for those who do not see it. A form has its own word, else that of its
 * device (`whole-ring`, `series`); they lie in the tables of languages.
 */
import { languageTable } from '../model/language-table.ts';

/** The longest beginning of a form's name that has a word, else its device's; "" where neither has. */
export function drawnWord(form: string, device: string, language: string): string {
  const table: Partial<Record<string, string>> = {
    ...languageTable('en')!.drawn,
    ...languageTable(language)?.drawn,
  };
  const parts = form.split('-');
  for (let count = parts.length; count > 0; count -= 1) {
    const word = table[parts.slice(0, count).join('-')];
    if (word) return word;
  }
  return table[device] ?? '';
}
