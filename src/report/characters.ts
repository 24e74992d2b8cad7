/** Characters that look like others, by name. */

/** "U+0007". */
export const nameCharacter = (char: string): string =>
  `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** `“：” (U+FF1A)`: the character as seen, and its number. */
export const showCharacter = (char: string): string => `“${char}” (${nameCharacter(char)})`;

/** A character that takes the place of a space and is none to YAML (space and tab alone are). */
export const oddSpaces = /[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\u3164\ufeff]/;

/** What is typed or pasted for the marks of YAML. The first character of each is the mark itself. */
export const lookAlikes = {
  colon: ':：﹕︰∶꞉˸',
  dash: '-－–—−‐‑‒―﹣﹘•·・●◦‣▪■◆',
  comma: ',，﹐、',
  braceOpen: '{｛﹛❴',
  braceClose: '}｝﹜❵',
  bracketOpen: '[［〔﹝【',
  bracketClose: ']］〕﹞】',
  star: '*＊﹡∗✱⁎',
  bar: '|｜￨∣│¦ǀ︱❘丨',
  stop: '.．。﹒․',
  quote: '"“”„‟＂″〃',
} as const;

/** The mark of YAML or of our grammar that a character is taken for; undefined for any other. */
export function plainMark(char: string, among: readonly (keyof typeof lookAlikes)[]): string | undefined {
  const family = among.find((name) => lookAlikes[name].slice(1).includes(char));
  return family && lookAlikes[family][0];
}
