/**
 * Words of labels and statements, between which lines of a card may break: at the sizes of a card a line
 * has few words, and one that is cut in two is stumbled over. Languages with spaces need no help.
 */
import { deriveHeadline } from '../view/text.ts';
import type { Headline, ReportView, Text } from '../view/view.ts';

type Language = Pick<ReportView, 'language' | 'script' | 'glossary'>;

/** Longest term kept whole, in characters, as in running text. */
const longestTerm = 6;

/** Places inside terms of the glossary. */
function insideTerms(text: string, glossary: string[]): Set<number> {
  const inside = new Set<number>();
  for (const term of glossary.filter((one) => [...one].length <= longestTerm)) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) for (let place = at + 1; place < at + term.length; place += 1) inside.add(place);
  }
  return inside;
}

/** A figure keeps the word that it counts, a lone character goes with the word before, marks join what they stand between. */
const holds = (before: string, after: string): boolean => /[\d～–—·]$/.test(before) || /^\p{Script=Han}$/u.test(after);

export function divideWords(text: string, { language, glossary }: Language): Headline {
  const pieces = deriveHeadline(text.replaceAll('|', '｜'), language).units.flatMap((unit) => unit.split(/(?<=\p{Script=Han})(?=\d)/u));
  const inside = insideTerms(text, glossary);
  const units: string[] = [];
  let at = 0;
  for (const piece of pieces) {
    const last = units.at(-1);
    if (last !== undefined && (inside.has(at) || holds(last, piece))) units[units.length - 1] = last + text.slice(at, at + piece.length);
    else units.push(text.slice(at, at + piece.length));
    at += piece.length;
  }
  return { text, units };
}

/** A piece of a statement: words between which a line may break, or runs with a look of their own. */
export type Piece = { words: Headline } | { runs: Text };

export function textPieces(text: Text, of: Language): Piece[] {
  if (of.script !== 'han') return [{ runs: text }];
  return text.map((run) => (run.role ? { runs: [run] } : { words: divideWords(run.text, of) }));
}
