/** What a headline is about: the numbers and names that it says. */
import type { FactView, Headline } from '../../view/view.ts';

export interface News {
  headline: Headline;
  /** Facts that it says. */
  facts: string[];
}

/** Least letters of a Latin word, and characters of a Han one, that two texts have in common. */
const commonLength = { han: 2, latin: 5 } as const;

/** Is news about a number? It says the number itself, or a word of its label. */
export function isAbout({ headline, facts }: News, { id, label }: FactView): boolean {
  if (facts.includes(id)) return true;
  const said = headline.text.toLowerCase();
  if (/\p{Script=Han}/u.test(label)) {
    const letters = [...label];
    return letters.some((_letter, at) => {
      const part = letters.slice(at, at + commonLength.han).join('');
      return part.length === commonLength.han && said.includes(part);
    });
  }
  // The stems of words: ship and ships, fall and fallen.
  return label
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some(
      (word) => word.length >= commonLength.latin - 1 && said.includes(word.slice(0, commonLength.latin)),
    );
}
