/**
 * Lines of a label. Han text breaks between words where that takes no more lines, else anywhere but where
 * GB/T 15834 forbids it; Latin breaks at spaces; a number keeps what follows it.
 */
import { divideWords, type Language } from '../view/divide.ts';

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

function fillLines(pieces: string[], width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece;
    } else line += piece;
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}

/** A line that ends within quotation marks. */
const quoteOpen = /[“‘「『][^”’」』]*$/u;

const labels: Language = { language: 'zh', script: 'han', glossary: [] };

/**
 * Pieces joined where a break between them would cut a word. Labels are too short to tell a language by
 * more than its script.
 */
function wordPieces(text: string, pieces: string[]): string[] {
  const ends = new Set<number>();
  let at = 0;
  for (const unit of divideWords(text, labels).units) ends.add((at += unit.length));
  const words: string[] = [];
  at = 0;
  for (const piece of pieces) {
    if (words.length > 0 && !ends.has(at)) words[words.length - 1] += piece;
    else words.push(piece);
    at += piece.length;
  }
  return words;
}

/** As many lines of about equal length: the narrowest in which the pieces need no more. */
function balanceLines(
  pieces: string[],
  { count, width, measure }: { count: number; width: number; measure: (text: string) => number },
): string[] {
  let narrow = Math.max(...pieces.map((piece) => measure(piece.trimEnd())), measure(pieces.join('')) / count);
  let wide = Math.max(narrow, width);
  for (let step = 0; step < 12; step += 1) {
    const middle = (narrow + wide) / 2;
    if (fillLines(pieces, middle, measure).length > count) narrow = middle;
    else wide = middle;
  }
  return fillLines(pieces, wide, measure);
}

/**
 * Breaks `text` into lines no wider than `width`, about equally long so that none is left with one
 * character. A piece wider than the line is broken between characters: nothing may be cut off.
 */
export function wrapText(text: string, width: number, measureAnew: (text: string) => number): string[] {
  // Balancing asks for the same beginnings of lines again and again.
  const known = new Map<string, number>();
  const measure = (part: string): number => {
    const width = known.get(part) ?? measureAnew(part);
    known.set(part, width);
    return width;
  };
  const fits = (piece: string): boolean => measure(piece.trimEnd()) <= width;
  const pieces = breakPieces(text).flatMap((piece) => (fits(piece) ? [piece] : [...piece]));
  const lines = fillLines(pieces, width, measure);
  if (lines.length < 2) return lines;
  const balance = (of: string[]): string[] => balanceLines(of, { count: lines.length, width, measure });
  const words = han.test(text) ? wordPieces(text, pieces) : [];
  const whole =
    words.length > 0 && words.every(fits)
      ? balanceLines(words, { count: fillLines(words, width, measure).length, width, measure })
      : [];
  const anywhere = balance(pieces);
  // A name in quotation marks is not cut to save a line.
  const most = lines.length + (anywhere.some((line) => quoteOpen.test(line)) ? 1 : 0);
  const isBetter = whole.length > 0 && whole.length <= most && whole.every((line) => line.length > 1);
  return isBetter ? whole : anywhere;
}
