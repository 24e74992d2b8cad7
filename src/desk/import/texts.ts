/** Texts as a dataset has them: numbers referred to, and what is uncertain of each as a query at its place. */
import type { Language } from '../language.ts';
import { withYearFigures } from '../quantity/times.ts';
import type { FactBook, Uncertain, Written } from './book.ts';
import type { WriteOptions } from './draft-fact.ts';
import type { DraftText } from './draft.ts';
import type { ImportWords } from './words.ts';

export interface Query {
  id: string;
  at: string;
  source: string;
  printed: string;
  why: string;
  confidence: 'A' | 'B' | 'C';
  status: 'open';
  about?: 'entry';
}

export const joinTexts = (texts: readonly DraftText[], language: Language): DraftText | undefined => {
  const [first] = texts;
  const text = texts.map((one) => one.text).join(language.script === 'han' ? '' : ' ');
  const joined = texts.flatMap((one) => one.joined ?? []);
  return first && { text, line: first.line, ...(joined.length > 0 ? { joined } : {}) };
};

export function yearOf(text: DraftText | undefined, { table }: Language): number | undefined {
  const year = new RegExp(table.structure.year, 'u').exec(withYearFigures(text?.text ?? ''))?.[1];
  return year === undefined ? undefined : Number(year);
}

export class TextWriter {
  readonly book: FactBook;
  readonly language: Language;
  readonly words: ImportWords;
  readonly queries: Query[] = [];
  readonly #ids = new Map<string, number>();

  constructor(book: FactBook, language: Language, words: ImportWords) {
    this.book = book;
    this.language = language;
    this.words = words;
  }

  write(text: DraftText, at: string, options: WriteOptions = {}): Written {
    const written = this.book.write(text.text, options);
    for (const place of text.joined ?? [])
      this.query(at, { source: place, printed: place, why: this.words.joined, confidence: 'A' });
    this.#doubts(written.uncertain, at);
    return written;
  }

  /** A doubt of a fact stands at its field, which its decision changes; of numbers left typed, at the text. */
  #doubts(uncertain: readonly Uncertain[], at: string): void {
    for (const one of uncertain) {
      if (one.id === undefined) continue;
      const fact = this.book.facts.get(one.id)!;
      // The same fact in another text is not asked after again.
      const place = `facts.${one.id}${one.why === 'differs' ? '' : `.${one.why}`}`;
      if (this.queries.some((query) => query.at === place)) continue;
      const printed = one.why === 'kind' ? fact.kind : fact.label;
      const why = this.words.doubt(one);
      const confidence = one.why === 'differs' ? 'C' : 'B';
      this.query(place, { source: one.quoted, printed, why, confidence, about: 'entry' });
    }
    const [typed] = uncertain.filter(({ id }) => id === undefined);
    if (!typed) return;
    const { quoted } = typed;
    const why = this.words.doubt(typed);
    this.query(at, { source: quoted, printed: quoted, why, confidence: 'B', about: 'entry' });
  }

  query(at: string, rest: Pick<Query, 'source' | 'printed' | 'why' | 'confidence' | 'about'>): void {
    const stem =
      at
        .split('.')
        .find(
          (step, index) =>
            index > 0 &&
            /^[a-z][a-z0-9-]*$/.test(step) &&
            !/^(?:sections|tasks|items|title|text)$/.test(step),
        ) ?? at.split('.')[0]!;
    const number = (this.#ids.get(stem) ?? 0) + 1;
    this.#ids.set(stem, number);
    this.queries.push({ id: `${stem}-${number}`, at, ...rest, status: 'open' });
  }

  /** The year that a title names. */
  yearOf(text: DraftText | undefined): number | undefined {
    return yearOf(text, this.language);
  }
}
