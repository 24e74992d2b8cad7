/** Where the words of a piece stand in a text of the report, in stretches between which whole clauses are gone. */
import { joiningWord } from '../view/clauses.ts';
import { bare } from '../view/cover.ts';
import { findWhole, wholeOf, type Whole } from './words.ts';

/** From a character of the bare text to before another. */
export interface Stretch {
  from: number;
  to: number;
}

/** The first letter, of a word: 320 Objects, but not 5 MW. */
const firstCapital = /(?<=^\P{L}*)\p{Lu}(?=\p{Ll}{2})/u;

/** As a piece stands in its text: a clause that ends an item has a full stop, and words at a number may begin with a capital. */
export function* asWritten(part: string): Generator<string> {
  // Not cut at the stop alone: bare of spaces, "CE2, 74.2%" reads as one number.
  const forms = [
    ...[',', ';'].map((mark) => part.replace(/\.$/u, mark)),
    ...['，', '；'].map((mark) => part.replace(/。$/u, mark)),
  ];
  for (const form of new Set([part, ...forms])) {
    yield form;
    yield form.replace(firstCapital, (letter) => letter.toLocaleLowerCase());
  }
}

const clauseEnd = /[，；。！？,;.!?][”’」』）》)"']*$/u;

/** Where a clause stands, with the mark that the report has at its end. */
function placeOf(whole: Whole, clause: string, after: number): number {
  for (const form of asWritten(clause)) {
    const at = findWhole(whole, form, after);
    if (at >= 0) return at;
  }
  return -1;
}

/**
 * Where the words of a piece stand in a text, in order: as one stretch, or in several between which whole
 * clauses are gone. Whether figures say those is looked at later.
 * @param written The text as the report has it, with its spaces. @param part A bare piece.
 */
export function stretchesIn(written: string, part: string, after = 0): Stretch[] | undefined {
  const whole = wholeOf(written);
  const begins = (from: number) => from === 0 || clauseEnd.test(whole.text.slice(0, from));
  const at = placeOf(whole, part, after);
  if (at >= 0) return [{ from: at, to: at + part.length }];
  for (let end = part.length - 1; end > 0; end -= 1) {
    const head = part.slice(0, end);
    const from = clauseEnd.test(head) ? placeOf(whole, head, after) : -1;
    if (from < 0) continue;
    const rest = stretchesIn(written, part.slice(end), from + head.length);
    if (rest && begins(rest[0]!.from)) return [{ from, to: from + head.length }, ...rest];
  }
  return undefined;
}

export const isWithin = (stretches: Stretch[], from: number, to: number): boolean => {
  let at = from;
  for (const stretch of [...stretches].sort((a, b) => a.from - b.from))
    if (stretch.from <= at) at = Math.max(at, stretch.to);
  return at >= to;
};

/** Marks, and the word before the last of several numbers. */
const partingMarks = new RegExp(`[，；。、,;.]|(?<=,)${joiningWord}(?=\\D?\\d)`, 'gu');

/** Stretches with the marks that only part clauses: where a clause is gone, so is the comma before the next. */
export const withoutMarks = (text: string, stretches: Stretch[]): Stretch[] => [
  ...stretches,
  ...[...bare(text).matchAll(partingMarks)].map(({ index, 0: mark }) => ({
    from: index,
    to: index + mark.length,
  })),
];
