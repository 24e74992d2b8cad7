/**
 * Words of a language with soft hyphens where they may be divided. Headless Chromium has no
 * dictionaries of its own; the patterns are those of TeX.
 */
import { createRequire } from 'node:module';

export type Hyphenate = (text: string) => string;

type Factory = (patterns: object, options: { hyphenChar: string; minWordLength: number }) => Hyphenate;

const require = createRequire(import.meta.url);

/** Languages whose patterns have another name than the language's. */
const named: Record<string, string> = { en: 'en-us', de: 'de-1996', no: 'nb' };

/**
 * Shortest word that is divided, and fewest letters before and after. Text of Latin script stands ragged, where a
 * short word goes to the next line whole; only compounds would leave half a narrow line empty.
 */
const leastWord = 14;
const leastBefore = 4;
const leastAfter = 4;
export const softHyphen = '\u00ad';

/** Patterns of a language (BCP 47), of the nearest that there are; undefined where there are none. */
function patternsOf(language: string): object | undefined {
  const [base] = language.toLowerCase().split('-') as [string];
  for (const name of [language.toLowerCase(), named[base] ?? base]) {
    try {
      return require(`hyphen/patterns/${name}.js`) as object;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return undefined;
}

const known = new Map<string, Hyphenate>();

/**
 * @returns what hyphenates running text of the language; text as it is where nothing is known of it. Names,
 * and whatever else begins with a capital, stay whole but in German.
 */
export function hyphenatorFor(language: string): Hyphenate {
  const found = known.get(language);
  if (found) return found;
  const patterns = patternsOf(language);
  const divide =
    patterns &&
    (require('hyphen') as Factory)(patterns, { hyphenChar: softHyphen, minWordLength: leastWord });
  const word = new RegExp(
    `(?<![\\p{L}\\p{N}-])\\p{${language.startsWith('de') ? 'L' : 'Ll'}}\\p{Ll}{${leastWord - 1},}(?![\\p{L}\\p{N}-])`,
    'gu',
  );
  const trim = new RegExp(
    `(?<=^.{0,${leastBefore - 1}})${softHyphen}|${softHyphen}(?=.{0,${leastAfter - 1}}$)`,
    'gu',
  );
  const hyphenate: Hyphenate = divide
    ? (text) => text.replace(word, (one) => divide(one).replace(trim, ''))
    : (text) => text;
  known.set(language, hyphenate);
  return hyphenate;
}
