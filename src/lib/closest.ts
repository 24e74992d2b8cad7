/** The known name that a mistyped one was probably meant to be. */
import type { Both } from './languages.ts';

/** Edits (insert, delete, replace, swap neighbours) from `a` to `b`; stops counting past `limit`. */
function countEdits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

const longest = 60;

/** "hero" and "heroes": one slip, however many letters. */
const isPlural = (one: string, many: string): boolean => many === `${one}s` || many === `${one}es`;

/**
 * The known name nearest to `word`, at most a third of its letters away (and never more than three);
 * undefined when none is near. Of equally near names the first wins.
 */
export function findClosest(word: string, known: Iterable<string>): string | undefined {
  // One letter is near to every other.
  if (word.length > longest || word.length < 2) return undefined;
  const limit = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  const plain = word.toLowerCase();
  let best: string | undefined;
  let fewest = limit + 1;
  for (const name of known) {
    const other = name.toLowerCase();
    const edits = isPlural(plain, other) || isPlural(other, plain) ? 1 : countEdits(plain, other, limit);
    if (edits < fewest) [best, fewest] = [name, edits];
  }
  return best;
}

/** `Did you mean "tabloid"? `, in every language; "" where nothing is near. */
export function meantOf(typed: string, known: readonly string[]): Both {
  const near = findClosest(typed, known);
  return near === undefined
    ? { en: '', zh: '' }
    : { en: `Did you mean "${near}"? `, zh: `是不是想写“${near}”？` };
}
