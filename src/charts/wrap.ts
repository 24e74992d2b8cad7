/**
 * Lines of a label. Han text breaks between words where that takes no more lines, else anywhere but where
 * GB/T 15834 forbids it; Latin breaks at spaces; a number keeps what follows it.
 */
import { remember } from '../lib/remember.ts';
import { divideWords, type Language } from '../view/divide.ts';
import { gapWidth } from './spacing.ts';

/** 5.1.1–5.1.9: never at the start of a line. */
const notFirst = /^[、，。．；：？！）》〉】〕」』”’％%‰—–～·／…,.;:?!)\]]/u;
/** Never at the end of a line. */
const notLast = /[（《〈【〔「『“‘(\[／]$/u;
const han = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Pieces between which a line may break; a space ends the piece before it. */
export function breakPieces(text: string): string[] {
  const pieces: string[] = [];
  for (const char of text) {
    const last = pieces.at(-1);
    const before = last?.at(-1) ?? '';
    const free =
      last !== undefined &&
      !notFirst.test(char) &&
      !notLast.test(last) &&
      char !== ' ' &&
      (before === ' ' ||
        // Between a mark that closes and one that opens: ”“.
        (/[”’]/.test(before) && /[“‘]/.test(char)) ||
        (han.test(before) && !/[0-9]/.test(before)) ||
        (han.test(char) && !/[0-9%]/.test(before)));
    if (last === undefined || free) pieces.push(char);
    else pieces[pieces.length - 1] = last + char;
  }
  return pieces;
}

/** A text that is broken again and again, in places of many widths: its characters, and where it may break. */
interface Divided {
  /** Places of its characters in the text, and its length. */
  at: number[];
  isSpace: boolean[];
  /** Characters before which pieces end; words, where it has such. */
  pieces: number[];
  words: ReadonlySet<number> | undefined;
}
const divided = new Map<string, Divided>();
const mostDivided = 4096;

const labels: Language = { language: 'zh', script: 'han', glossary: [] };

function divideAnew(text: string): Divided {
  const chars = [...text];
  const at = [0];
  for (const char of chars) at.push(at.at(-1)! + char.length);
  const endsOf = (parts: string[]): number[] => {
    let end = 0;
    return parts.map((part) => (end += [...part].length));
  };
  return {
    at,
    isSpace: chars.map((char) => /\s/u.test(char)),
    pieces: endsOf(breakPieces(text)),
    // Labels are too short to tell a language by more than its script.
    words: han.test(text) ? new Set(endsOf(divideWords(text, labels).units)) : undefined,
  };
}

function divideLabel(text: string): Divided {
  if (divided.size > mostDivided) divided.clear();
  return remember(divided, text, () => divideAnew(text));
}

/** The characters of a text as they are measured. */
export interface Ruler {
  size: number;
  /** Of each character, em. */
  advances: Float64Array;
  /** Spaces between scripts before each: 0 or 1. */
  gaps: Uint8Array;
}

/** Width of some characters as a line, without the spaces at its end. */
function widthOf({ size, advances, gaps }: Ruler, isSpace: boolean[], start: number, end: number): number {
  let last = end;
  while (last > start && isSpace[last - 1]) last -= 1;
  let em = 0;
  let count = 0;
  for (let at = start; at < last; at += 1) {
    em += advances[at]!;
    if (at > start) count += gaps[at]!;
  }
  return em * size + gapWidth(count, size);
}

/** @returns Ends of lines. */
function fillLines(ends: number[], width: number, ruler: Ruler, isSpace: boolean[]): number[] {
  const { size, advances, gaps } = ruler;
  const lines: number[] = [];
  let start = 0;
  let held = 0;
  // What stands in the line, and that without the spaces at its end.
  let em = 0;
  let count = 0;
  let trimmed = 0;
  const hold = (end: number) => {
    for (; held < end; held += 1) {
      em += advances[held]!;
      if (held > start) count += gaps[held]!;
      if (!isSpace[held]) trimmed = em * size + gapWidth(count, size);
    }
  };
  for (const end of ends) {
    const before = held;
    hold(end);
    if (before === start || trimmed <= width) continue;
    lines.push(before);
    start = held = before;
    em = count = trimmed = 0;
    hold(end);
  }
  for (let at = start; at < held; at += 1) if (!isSpace[at]) return [...lines, held];
  return lines;
}

/** As many lines of about equal length: the narrowest in which the pieces need no more. */
function balanceLines(
  ends: number[],
  { count, width, ruler, isSpace }: { count: number; width: number; ruler: Ruler; isSpace: boolean[] },
): number[] {
  const whole = widthOf(ruler, [], 0, ends.at(-1)!);
  let narrow = Math.max(widest(ends, ruler, isSpace), whole / count);
  let wide = Math.max(narrow, width);
  for (let step = 0; step < 12; step += 1) {
    const middle = (narrow + wide) / 2;
    if (fillLines(ends, middle, ruler, isSpace).length > count) narrow = middle;
    else wide = middle;
  }
  return fillLines(ends, wide, ruler, isSpace);
}

const widest = (ends: number[], ruler: Ruler, isSpace: boolean[]): number =>
  ends.reduce((most, end, index) => Math.max(most, widthOf(ruler, isSpace, ends[index - 1] ?? 0, end)), 0);

/** Width of the widest piece of a text that no line parts. */
export const widestPiece = (text: string, ruler: Ruler): number => {
  const { pieces, isSpace } = divideLabel(text);
  return widest(pieces, ruler, isSpace);
};

export interface WrappedLine {
  text: string;
  width: number;
}

/** A line that ends within quotation marks. */
const quoteOpen = /[“‘「『][^”’」』]*$/u;

/**
 * Breaks `text` into lines no wider than `width`, about equally long so that none is left with one
 * character. A piece wider than the line is broken between characters: nothing may be cut off.
 */
export function wrapText(text: string, width: number, ruler: Ruler): WrappedLine[] {
  const { at, isSpace, pieces, words: ends } = divideLabel(text);
  const fits = (end: number, index: number, ends: number[]): boolean =>
    widthOf(ruler, isSpace, ends[index - 1] ?? 0, end) <= width;
  const linesOf = (ends: number[]): WrappedLine[] =>
    ends.map((end, index) => {
      const start = ends[index - 1] ?? 0;
      return { text: text.slice(at[start], at[end]).trimEnd(), width: widthOf(ruler, isSpace, start, end) };
    });
  const parts = pieces.flatMap((end, index) => {
    const start = pieces[index - 1] ?? 0;
    return fits(end, index, pieces)
      ? [end]
      : Array.from({ length: end - start }, (_, place) => start + place + 1);
  });
  const lines = fillLines(parts, width, ruler, isSpace);
  if (lines.length < 2) return linesOf(lines);
  // A break between these would cut no word.
  const words = ends ? parts.filter((end) => ends.has(end) || end === parts.at(-1)) : [];
  const whole =
    words.length > 0 && words.every(fits)
      ? linesOf(
          balanceLines(words, {
            count: fillLines(words, width, ruler, isSpace).length,
            width,
            ruler,
            isSpace,
          }),
        )
      : [];
  const anywhere = linesOf(balanceLines(parts, { count: lines.length, width, ruler, isSpace }));
  // A name in quotation marks is not cut to save a line.
  const most = lines.length + (anywhere.some((line) => quoteOpen.test(line.text)) ? 1 : 0);
  const isBetter = whole.length > 0 && whole.length <= most && whole.every((line) => line.text.length > 1);
  return isBetter ? whole : anywhere;
}
