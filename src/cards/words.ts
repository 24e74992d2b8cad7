/** Statements of a card in pieces: what may break between words, and what has a look of its own. */
import { divideWords, type Language } from '../view/divide.ts';
import type { Headline, Text } from '../view/view.ts';

/** A piece of a statement: words between which a line may break, or runs with a look of their own. */
export type Piece = { words: Headline } | { runs: Text };

export function textPieces(text: Text, of: Language): Piece[] {
  if (of.script !== 'han') return [{ runs: text }];
  return text.map((run) => (run.role ? { runs: [run] } : { words: divideWords(run.text, of, run.at) }));
}
