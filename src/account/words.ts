/** Texts as they are compared: without what only parts lines, and never cut inside a number. */

/** Does a stretch of `whole` begin or end inside a number? 40 is no part of 1240, nor −5 said by 5. */
export function cutsNumber(whole: string, from: number, to: number): boolean {
  const [before, first] = [whole.slice(Math.max(0, from - 2), from), whole[from] ?? ''];
  const [last, after] = [whole[to - 1] ?? '', whole.slice(to, to + 2)];
  return (
    (/\d/.test(first) && /(?:\d[.,]?|[−+-])$/.test(before) && !/\D[.,]$/.test(before)) ||
    (/\d/.test(last) && /^[.,]?\d/.test(after))
  );
}

/** Where a text stands in another, from a place on, without cutting a number; −1 where it does not. */
export function findWhole(whole: string, part: string, from = 0): number {
  for (let at = whole.indexOf(part, from); at >= 0; at = whole.indexOf(part, at + 1))
    if (!cutsNumber(whole, at, at + part.length)) return at;
  return -1;
}

export const quote = (text: string): string => {
  const characters = [...text.trim().replace(/\s+/g, ' ')];
  return `“${characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')}”`;
};
