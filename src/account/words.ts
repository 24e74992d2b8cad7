/** Texts as they are compared: without what only parts lines, and never cut inside a number. */
import { bare } from '../view/bare.ts';

/** A bare text, and the places in it before which a space stood after a mark or letter: it parts numbers. */
export interface Whole {
  text: string;
  spaces: ReadonlySet<number>;
}

const wholes = new Map<string, Whole>();

/** A text to look for others in. */
export function wholeOf(written: string): Whole {
  const known = wholes.get(written);
  if (known) return known;
  const spaces = new Set<number>();
  let text = '';
  for (const word of written.normalize('NFC').split(/\s+/u)) {
    // 1 240 is one number, 2025, 4.1 are two.
    if (/\D$/.test(text)) spaces.add(text.length);
    text += bare(word);
  }
  const made = { text, spaces };
  wholes.set(written, made);
  return made;
}

/** Does a stretch of `whole` begin or end inside a number? 40 is no part of 1240, nor −5 said by 5. */
function cutsNumber({ text: whole, spaces }: Whole, from: number, to: number): boolean {
  const [before, first] = [
    spaces.has(from) ? '' : whole.slice(Math.max(0, from - 2), from),
    whole[from] ?? '',
  ];
  const [last, after] = [whole[to - 1] ?? '', spaces.has(to + 1) ? '' : whole.slice(to, to + 2)];
  return (
    (/\d/.test(first) && /(?:\d[.,]?|[−+-])$/.test(before) && !/\D[.,]$/.test(before)) ||
    (/\d/.test(last) && /^[.,]?\d/.test(after))
  );
}

/** Where a text stands in another, from a place on, without cutting a number; −1 where it does not. */
export function findWhole(whole: Whole, part: string, from = 0): number {
  for (let at = whole.text.indexOf(part, from); at >= 0; at = whole.text.indexOf(part, at + 1))
    if (!cutsNumber(whole, at, at + part.length)) return at;
  return -1;
}

export const quote = (text: string): string => {
  const characters = [...text.trim().replace(/\s+/g, ' ')];
  return `“${characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')}”`;
};
