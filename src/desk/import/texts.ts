/** Texts as a dataset has them: numbers referred to, and what is uncertain of each as a query at its place. */
import type { Language } from '../language.ts';
import type { FactBook, Uncertain, Written, WriteOptions } from './book.ts';
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
}

export const joinTexts = (texts: readonly DraftText[], language: Language): DraftText | undefined => {
  const [first] = texts;
  const text = texts.map((one) => one.text).join(language.script === 'han' ? '' : ' ');
  const joined = texts.flatMap((one) => one.joined ?? []);
  return first && { text, line: first.line, ...(joined.length > 0 ? { joined } : {}) };
};

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

  /** Doubts of one text that are of one kind are one query. */
  #doubts(uncertain: readonly Uncertain[], at: string): void {
    for (const why of ['label', 'kind', 'differs', 'typed'] as const) {
      const alike = uncertain.filter((one) => one.why === why);
      const [first] = alike;
      if (!first) continue;
      const reasons = [...new Set(alike.map((one) => this.words.doubt(one)))];
      const confidence = why === 'differs' ? 'C' : 'B';
      const joint = this.language.script === 'han' ? '' : ' ';
      this.query(at, { source: first.quoted, printed: first.quoted, why: reasons.join(joint), confidence });
    }
  }

  query(at: string, rest: Pick<Query, 'source' | 'printed' | 'why' | 'confidence'>): void {
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
    const year = new RegExp(this.language.table.structure.year, 'u').exec(text?.text ?? '')?.[1];
    return year === undefined ? undefined : Number(year);
  }
}
