/**
 * Lines as Chromium breaks them by itself: each takes what goes in. Rules of where one may end are those of
 * the line composer (marks.ts).
 */
import { addressBreaks, hasGap, isCloser, isOpening, isSpace, mayBreak } from './marks.ts';
import { autospace, type Shaped } from './shape.ts';

/** A text with what every line cut from it asks, reckoned once for all sizes and measures; in em. */
export interface Breakable extends Shaped {
  /** Advances of all units before this one. */
  before: Float64Array;
  /** Units with which a line may begin, in order. */
  starts: number[];
  /** What a line is narrower by when this unit begins it, and when it ends it. */
  beginning: Float64Array;
  ending: Float64Array;
}

export interface Line {
  /** From this unit to before that. */
  start: number;
  end: number;
  /** em, without the spaces at its end. */
  width: number;
}

/** px by which a line may stand out unseen: Chromium counts every run and the line in 64ths. */
const tolerance = 3 / 64;

const softHyphen = '\u00ad';

const isWord = (unit: string): boolean => /[\p{L}\p{M}]/u.test(unit);

/** What `word-break: keep-all` keeps together. */
const isLetter = (unit: string): boolean => /[\p{L}\p{N}\p{M}%‰]/u.test(unit);

export interface Breaking {
  /** Words are divided at their soft hyphens, which are so wide there. */
  hyphens?: boolean;
  hyphen?: number;
  /** Han words are kept whole like those of other scripts. */
  whole?: boolean;
}

/** Whether a line may end between two units, as far as the characters themselves go. */
const isBreak = (text: string, at: number, { hyphens, whole }: Breaking): boolean => {
  const [before, after] = [text[at - 1]!, text[at]!];
  if (before === softHyphen) return hyphens ?? false;
  if (whole && isLetter(before) && isLetter(after)) return false;
  if (mayBreak(before, after)) return true;
  return /[-–]/.test(before) && isWord(after) && at > 1 && !isSpace(text[at - 2]!);
};

export function breakable(shaped: Shaped, breaking: Breaking = {}): Breakable {
  const { text, advance, half, hard, apart } = shaped;
  const { hyphen = 0 } = breaking;
  const before = new Float64Array(text.length + 1);
  const [beginning, ending] = [new Float64Array(text.length), new Float64Array(text.length)];
  const starts: number[] = [];
  const inAddress = addressBreaks(text);
  for (let at = 0; at < text.length; at += 1) {
    const [unit, after] = [text[at]!, text[at + 1] ?? ''];
    before[at + 1] = before[at]! + (unit === softHyphen ? 0 : advance[at]!);
    const isHeld = hard[at] !== 0 && hard[at] === hard[at - 1];
    if (at > 0 && (inAddress.has(at) || apart.has(at) || (!isHeld && isBreak(text, at, breaking))))
      starts.push(at);
    if (isOpening(unit)) beginning[at] = half[at]!;

    if (after !== '' && hasGap(unit, after) && !apart.has(at + 1)) ending[at] = autospace;
    if (unit === softHyphen) ending[at] = -hyphen;
  }
  return { ...shaped, before, starts, beginning, ending };
}

/**
 * @param measure Width of a line in em, @param size of an em in px, @param indent of the first line in em.
 * @param anywhere What is wider than a line is broken at any of its characters.
 */
export function fillLines(
  { text, half, hard, before, starts, beginning, ending }: Breakable,
  {
    measure,
    size,
    indent = 0,
    anywhere = false,
  }: { measure: number; size: number; indent?: number; anywhere?: boolean },
): Line[] {
  const lines: Line[] = [];
  const slack = tolerance / size;
  let next = 0;
  for (let start = 0; start < text.length;) {
    const room = measure + slack - (start === 0 ? indent : 0);
    const widthTo = (end: number): number => {
      let seen = end;
      while (seen > start + 1 && isSpace(text[seen - 1]!)) seen -= 1;
      const whole = before[seen]! - before[start]! - beginning[start]!;
      if (end < text.length) return whole - ending[seen - 1]!;
      // The last mark of a text is set half where it does not go in otherwise.
      return whole > room && isCloser(text[seen - 1]!) ? whole - half[seen - 1]! : whole;
    };
    let [end, width] = [start, 0];
    // What cannot break stands in a line of its own, and out of it where it is wider.
    for (; next <= starts.length; next += 1) {
      const at = starts[next] ?? text.length;
      const natural = widthTo(at);
      if (natural > room && end > start) break;
      if (natural > room && anywhere) {
        for (let cut = start + 1; cut < at && (end === start || widthTo(cut) <= room); cut += 1)
          if (hard[cut] === 0 || hard[cut] !== hard[cut - 1]) [end, width] = [cut, widthTo(cut)];
        if (end > start) break;
      }
      [end, width] = [at, natural];
    }
    lines.push({ start, end, width });
    start = end;
  }
  return lines;
}
