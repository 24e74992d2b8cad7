/**
 * Lines of a label. Han text breaks anywhere but where GB/T 15834 forbids it; Latin breaks at spaces;
 * a number keeps what follows it.
 */

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
    const free = last !== undefined && !notFirst.test(char) && !notLast.test(last) && char !== ' '
      && (before === ' ' || (han.test(before) && !(/[0-9]/.test(before))) || (han.test(char) && !/[0-9%]/.test(before)));
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

/**
 * Breaks `text` into lines no wider than `width`, about equally long so that none is left with one
 * character. A piece wider than the line is broken between characters: nothing may be cut off.
 */
export function wrapText(text: string, width: number, measure: (text: string) => number): string[] {
  const pieces = breakPieces(text).flatMap((piece) => (measure(piece.trimEnd()) > width ? [...piece] : [piece]));
  const lines = fillLines(pieces, width, measure);
  if (lines.length < 2) return lines;
  let narrow = Math.max(...pieces.map((piece) => measure(piece.trimEnd())), measure(text) / lines.length);
  for (let wide = width, step = 0; step < 12; step++) {
    const middle = (narrow + wide) / 2;
    if (fillLines(pieces, middle, measure).length > lines.length) narrow = middle;
    else wide = middle;
    if (step === 11) return fillLines(pieces, wide, measure);
  }
  return lines;
}
