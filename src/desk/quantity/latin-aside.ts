/** Numbers of an English sentence that are no results: limits, what is expected, what stands in brackets. */
import { anyOf, type Language } from '../language.ts';
import { prepositions } from './latin-phrase.ts';
import type { Quantity } from './quantity.ts';

/** Behind a time, or of somebody's age: "14 months late" measures no result. */
/** €2.1m over plan: how far from another number. */
const beside = /^ (?:over|under|above|below|ahead of|short of|behind) (?:plan|budget|target|forecast)\b/;
const adverb = /^ (?:after|before|ago|earlier|later|late|early|old|apart|away)\b/;

/** A name that begins inside a sentence, or holds the verb of another. */
const unsound =
  /^["“(]|[£$€]\d|: (?:and|or|but)\b|\b(?:and|or|but|by|to|from|with|than|of|for|because|although|while|when|if|since|among|between|within|about|per)$/i;

/** "The largest was £61,500", "the late ones": of what, another sentence says. */
const pronoun =
  /^(?:the )?(?:largest|smallest|highest|lowest|biggest|best|worst|longest|shortest|rest|remainder|others?|former|latter|same|average|total|sum|figure|number|points?|marks?|national|regional|local|overall|annual|mean|median)$|\bones\b/i;

const elsewhere =
  /\S (?:it|they|this|these) (?:was|were|is|are|had been|stood at|averaged|reached)(?: \p{L}+)?$|(?:^| )(?:the|an?) (?:\p{L}+ ){1,3}average (?:is|was)$|\bmeant that$|^\p{L}+ of (?:it|them) \p{L}|^(?:(?:a|one|twelve) (?:year|months) (?:earlier|before|ago)|(?:the )?(?:last|previous|prior) year),? there (?:was|were|had been)$/iu;

/** "Closed the line", "Owner has lent": what was done, and no thing. */
const deed = /^\p{L}+ed (?:the|an?|our|its|their) |\b(?:has|have|had) \p{L}+(?: us| them)?$|^cost(?: us)?$/iu;

/** "Turnover among them": whose, another sentence says. */
const pronounEnd = / (?:among|of|for|to|with|by|in|between|from) (?:them|it|these|those|both)(?=$|:)/i;

/** "Appliances at its height": of what, another sentence says. */
const ofAnother = /^(?!.*\b(?:that|who|which)\b).* (?:at|in|on|by) (?:its|their|his|her)\b/i;

/** "Two vessels were out of service": a sentence, and no name; "what was spent" is one. */
const predicate = /^(?!.*\b(?:who|which|that|where|what|when)\b).*\S (?:was|were|is|are)(?: |$)/i;

export class AsideWords {
  readonly #limit: RegExp;
  readonly #limitBehind: RegExp;
  readonly #hedge: RegExp;
  readonly #awaited: RegExp;
  readonly #headless: RegExp;
  readonly #ahead: RegExp;
  readonly #sentence: RegExp;
  readonly #tale: RegExp;
  /** "Sold 36 under shared ownership": a clause of its own. */
  readonly #did: RegExp;

  constructor({ table: { limits, hedges, awaited, headless, ahead, actives, finites, acts } }: Language) {
    const words = `(?:${anyOf(limits) || '(?!)'})s?`;
    // "our ceiling of", "The standard is": no verb of having reached it stands between.
    const joint = '(?: (?:of|is|was|are|were|at|to|stands at|set at|remains|now))*';
    this.#limit = new RegExp(`(?<!\\p{L})${words}${joint}:?\\s*$`, 'iu');
    const joints = '(?!(?:against|above|below|over|under|within|of|for|from|to|with|and|or|as)\\b)';
    this.#limitBehind = new RegExp(`^[ -]${joints}(?:\\p{L}+ ){0,2}?${words}(?!\\p{L})`, 'iu');
    this.#hedge = new RegExp(`(?<!\\p{L})(?:${anyOf(hedges) || '(?!)'})(?!\\p{L})`, 'iu');
    this.#awaited = new RegExp(`(?<!\\p{L})(?:${anyOf(awaited) || '(?!)'})(?!\\p{L})`, 'iu');
    // "Bad weather kept boats in port": a verb and its object; "invoices paid within" has none.
    this.#sentence = new RegExp(
      `^(?!.*\\b(?:who|which|that|where|what|when)\\b)\\S.* (?:${anyOf(actives) || '(?!)'}) (?!(?:${prepositions})\\b)\\S`,
    );
    this.#did = new RegExp(`^(?:${anyOf(acts) || '(?!)'}) \\d`, 'i');
    const went = finites.filter((word) => !word.endsWith('ed') && word !== 'left');
    this.#tale = new RegExp(
      `^(?!.*\\b(?:who|which|that|where|what|when)\\b)\\S.* (?:${anyOf(went) || '(?!)'}) `,
    );
    this.#ahead = new RegExp(`(?<!\\p{L})(?:${anyOf(ahead) || '(?!)'})(?!\\p{L})`, 'iu');
    this.#headless = new RegExp(`^(?:${anyOf(headless) || '(?!)'})(?![\\p{L}\\p{N}-])`, 'iu');
  }

  /** The board's minimum of £12 million; the £2 cap. */
  isLimit(before: string, behind: string): boolean {
    return this.#limit.test(before) || this.#limitBehind.test(behind);
  }

  /** The board expects sales of £4m; savings of £6m should be seen this year. */
  isExpected(before: string, behind: string): boolean {
    // "A deficit of £11m where we had planned to break even": what was planned is told of another clause.
    const own = behind
      .replace(/(?:^| )(?:where|when|because|although|after|before)\b.*$/, '')
      // 54% of staff would recommend it: what they think, and nothing to come.
      .replace(/^(of [^,;]*) would (?=(?!be\b|have\b|need\b|cost\b)\p{Ll})/u, '$1 ');
    return this.#hedge.test(before) || this.#awaited.test(own);
  }

  /** "At Pell it was under half", "The national average is 9.3%": of another place or thing. */
  isElsewhere(words: string): boolean {
    return elsewhere.test(words);
  }

  /** Pension contributions will rise by £2m; sales are projected to grow 2%. */
  isAhead(before: string): boolean {
    return this.#ahead.test(before);
  }

  isNoName(label: string): boolean {
    return (
      ofAnother.test(label) ||
      pronounEnd.test(label) ||
      deed.test(label) ||
      predicate.test(label) ||
      this.#sentence.test(label) ||
      this.#tale.test(label) ||
      this.#did.test(label) ||
      !/\p{L}/u.test(label) ||
      unsound.test(label) ||
      pronoun.test(label) ||
      this.#headless.test(label)
    );
  }
}

/** 46 blocks over 11 metres: which of them, and no number of its own. */
export const isThreshold = (
  text: string,
  { prefix, start }: Quantity,
  before: Quantity | undefined,
): boolean =>
  before?.family === 'count' &&
  /^(?:over|under|above|below|more than|less than|at least)\b/.test(prefix) &&
  /^ (?:\p{Ll}+ )?\p{Ll}+s $/u.test(text.slice(before.end, start));

/** The worse half, the third quarter: one of several parts, and not how much. */
export const isNoun = (text: string, { family, written, start }: Quantity): boolean =>
  family === 'fraction' &&
  /^\p{L}+$/u.test(written) &&
  /(?<!\p{L})(?:the|this|that|its|our|their|another) \p{L}*(?<!s) $/iu.test(text.slice(0, start));

export const isAdverb = (quantity: Quantity, behind: string): boolean =>
  (quantity.family === 'duration' && adverb.test(behind)) || beside.test(behind);

/** 9.1% (2023-24: 8.4%; England: 9.6%), 15.6% (13.9% at constant rates): the same measured otherwise. */
export function isBracketed(text: string, quantity: Quantity, before: Quantity | undefined): boolean {
  const open = text.lastIndexOf('(', quantity.start);
  if (before === undefined || open < 0 || text.slice(open, quantity.start).includes(')')) return false;
  const isNamed = /[(;,]\s*[^(;:,]{1,30}:\s*$/.test(text.slice(open, quantity.start));
  const isSaid = text.slice(open, quantity.start).trim() === '(' && /^ \p{L}/u.test(text.slice(quantity.end));
  const same = before.unit === quantity.unit || before.start > open;
  // "7.9% of the catch (2024: 9.2%)": a time names nothing else, however far the number stands before.
  const isTime = /[(;,]\s*(?:[A-Z]\w*\s)?(?:19|20)\d\d(?:[/–-]\d\d)?:\s*$/.test(
    text.slice(open, quantity.start),
  );
  const between = text.slice(before.end, open);
  const isBehind = before.start > open || (isTime ? /^[^.;!?]*$/ : /^\S{0,12}\s*$/).test(between);
  return same && isBehind && (isNamed || isSaid);
}
