/**
 * Sentences of an item, and which of them a figure can stand for.
 *
 * "粮食产量达到28.94亿斤，创历史新高。" says nothing beyond label, prefix, number and rank of its fact:
 * where a tile shows that fact, the sentence need not be printed again.
 */
import { labelPattern } from '../model/label-words.ts';
import type { FactView, SentenceView, Text } from './view.ts';
import { plainText } from './text.ts';

/**
 * Ends of sentences: full-width marks with the quotation marks that close there, or Latin ones before a space. What
 * goes on in lower case is no new sentence: "C. difficile", "e.g. a fall".
 */
const ending = /(?<=[。！？][”’」』）》]*)(?![。！？”’」』）》])|(?<=[.!?])(?=\s+(?!\p{Ll}))(?=\s)/u;
/** A full stop that ends no sentence: after an initial, or what stands before a name or a number. */
const abbreviated = (): RegExp =>
  labelPattern(
    'abbreviated',
    'u',
    (of) => `(?<![\\p{L}\\p{N}’'])(?:\\p{Lu}|\\p{Ll}(?:\\.\\p{Ll})+|${of('abbreviations')})\\.$`,
  );

/** Pieces of a run that end with their sentences. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const piece of text.split(ending))
    if (abbreviated().test(pieces.at(-1) ?? '')) pieces.push(pieces.pop()! + piece);
    else pieces.push(piece);
  return pieces;
}
/** A sentence that is over, whatever follows. */
const ended = /[。！？][”’」』）》]*$/u;
const connecting = (): RegExp =>
  labelPattern('connecting', 'gu', (of) => `[\\s，、；：。,;:.（）()“”"]|${of('joining')}`);

/** Splits runs at sentence ends without dividing a fact. */
export function splitSentences(runs: Text): Text[] {
  const sentences: Text[] = [[]];
  for (const run of runs) {
    if (ended.test(plainText(sentences.at(-1)!)) && !/^[”’」』）》]/.test(run.text)) sentences.push([]);
    if (run.role) {
      sentences.at(-1)!.push(run);
      continue;
    }
    piecesOf(run.text).forEach((piece, index) => {
      if (index > 0) sentences.push([]);
      if (piece) sentences.at(-1)!.push({ ...run, text: piece });
    });
  }
  return sentences.filter((sentence) => plainText(sentence).trim() !== '');
}

/** Removes what tiles of these facts would print; longest labels first, since labels may nest. */
function strip(text: string, facts: FactView[]): { rest: string; shown: string[] } {
  let rest = text;
  const shown: string[] = [];
  for (const fact of [...facts].sort((a, b) => b.label.length - a.label.length)) {
    const forms =
      fact.value === null
        ? [fact.label + fact.rank, fact.label + fact.text]
        : [fact.label + fact.full, fact.label + fact.text];
    const form = forms.find((candidate) => rest.includes(candidate));
    if (!form) continue;
    rest = rest.replace(form, '');
    if (fact.rank) rest = rest.replace(fact.rank, '');
    shown.push(fact.id);
  }
  return { rest: rest.replace(connecting(), ''), shown };
}

export function deriveSentences(runs: Text, factsById: Map<string, FactView>): SentenceView[] {
  return splitSentences(runs).map((sentence) => {
    const inside = [...new Set(sentence.flatMap((run) => (run.fact ? [run.fact] : [])))].map((id) =>
      factsById.get(id)!,
    );
    const { rest, shown } = strip(plainText(sentence), inside);
    const liftable = shown.length > 0 && rest === '';
    return { runs: sentence, facts: liftable ? shown : inside.map((fact) => fact.id), liftable };
  });
}
