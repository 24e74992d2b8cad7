/** Numbers beside the one that an English sentence is about: what it is compared with, and those of other years. */
import { anyOf, type Language } from '../language.ts';
import type { Quantity } from './quantity.ts';
import { sideOf, yearPattern, yearsIn, type Years } from './times.ts';

/** "from the $327m adopted last year", "than in 2024 (163,900)" */
const before = new RegExp(
  `\\bfrom (?:the|its|our|their)\\s*$|\\bthan (?:in )?(?:the )?${yearPattern} ?\\(\\s*$`,
  'i',
);
/** In brackets behind its time: (2025: 2.5p a share). */
const bracketed = new RegExp(
  `[(;,]\\s*(?:[A-Z]\\w*\\s)?${yearPattern}:\\s*(?:(?:an? )?[\\p{L}-]+(?: [\\p{L}-]+)? of )?$`,
  'u',
);
/** A budgeted deficit of £4m and an actual deficit of: one comparison goes on over its "and". */
const goesOn =
  /^(?: (?:last year|the year before|a year (?:earlier|ago|before)|in (?:19|20)\d\d(?:[/–-]\d\d)?))?,? (?:and|or) (?:(?:(?:an?|the|its|our) )?(?:\p{L}+ ){1,3}of )?$/u;
const timeBehind = new RegExp(
  `^(?: (?!and\\b|to\\b|but\\b|than\\b)[\\p{L}’'-]+){0,3}? (?:in|of|for|during|by|from)(?: the)?(?: (?:fiscal|financial|school))?(?: year)? (${yearPattern})(?!\\d)`,
  'iu',
);
const timeBefore = new RegExp(
  `(?:^|[.;,] ?)(?:in|for|during|by)(?: the)?(?: (?:fiscal|financial|school))?(?: year)? (${yearPattern})[^.;]*$`,
  'i',
);

export class RivalWords {
  readonly #rival: RegExp;
  readonly #years: Years | undefined;

  /** @param years Of the report; undefined where it names none. */
  constructor({ table: { rivals } }: Language, years: Years | undefined) {
    // "against a national target of 90%"
    this.#rival = new RegExp(
      `(?<![\\p{L}])(?:${anyOf(rivals) || '(?!)'})(?: (?:an?|the|its|our))?(?: \\p{L}+){0,2}(?: of)?\\s*$`,
      'iu',
    );
    this.#years = years;
  }

  /** @param last The quantity before, where it is a rival itself. */
  isRival(text: string, { start }: Quantity, from: number, last: Quantity | undefined): boolean {
    const said = text.slice(Math.max(from, start - 60), start);
    if (last !== undefined && goesOn.test(text.slice(last.end, start))) return true;
    return this.#rival.test(said) || before.test(said) || bracketed.test(said);
  }

  /** Which year's the number is, where its clause says that it is not the report's. */
  sideOf(text: string, { start, end }: Quantity, clauseStart: number): 'past' | 'future' | undefined {
    const said =
      timeBehind.exec(text.slice(end))?.[1] ?? timeBefore.exec(text.slice(clauseStart, start))?.[1];
    const time = said === undefined ? undefined : yearsIn(said);
    return time && this.#years ? sideOf(time, this.#years) : undefined;
  }
}
