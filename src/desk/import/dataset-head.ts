/** The head of a dataset: its title, whose it is, of which time, from which source. */
import { isChinese } from '../../model/language.ts';
import type { Language } from '../language.ts';
import { yearPattern } from '../quantity/times.ts';
import type { Draft, DraftText } from './draft.ts';
import { yearOf } from './texts.ts';

/** 2025年, 2025年上半年, 2024/25. */
const periodIn = new RegExp(`${yearPattern}(?:年度?(?:上半年|下半年|[一二三四]季度)?)?`, 'u');

/** Characters that a line of the source can hold, on a card as well. */
const longestSource = { latin: 160, han: 76 };

export class HeadWriter {
  readonly #draft: Draft;
  readonly #language: Language;
  readonly #tag: string;

  constructor(draft: Draft, language: Language, tag: string) {
    this.#draft = draft;
    this.#language = language;
    this.#tag = tag;
  }

  get title(): string {
    return this.#draft.title?.text ?? this.reviewTitle;
  }

  get reviewTitle(): string {
    return this.#draft.reviewTitle?.text ?? this.#language.table.words.review!;
  }

  /** What the report says of its time, else the year that its review names. */
  get period(): string | undefined {
    if (this.#draft.period !== '') return this.#draft.period;
    return periodIn.exec(this.#draft.reviewTitle?.text ?? '')?.[0];
  }

  get masthead(): Record<string, unknown> {
    const { kicker, title, reviewTitle, plan } = this.#draft;
    const named = [title, { text: kicker, line: 0 }, reviewTitle, plan?.title];
    return {
      kicker: kicker || undefined,
      title: this.title,
      year: named.map((text) => yearOf(text, this.#language)).find((year) => year !== undefined),
      place: this.#placeIn(this.title) ?? this.#issuer(),
    };
  }

  /** With how sure its figures are, where the report says so. */
  get source(): string {
    const source = this.#draft.source || this.#own();
    const own = this.#draft.notes.map(({ text }) => text);
    const notes = [...(this.#hasGiven(source, own) ? this.#given : []), ...own];
    if (notes.length === 0) return source;
    return isChinese(this.#tag) ? `${source}（${notes.join('；')}）` : [source, ...notes].join('. ');
  }

  /** Lines that the source has no room for. */
  get unplaced(): DraftText[] {
    const notes = this.#draft.notes.map(({ text }) => text);
    return this.#hasGiven(this.#draft.source || this.#own(), notes) ? [] : this.#draft.given;
  }

  get #given(): string[] {
    return this.#draft.given.map(({ text }) => text.replace(/^[（(—－-]+|[）).。]$/g, ''));
  }

  #hasGiven(source: string, notes: readonly string[]): boolean {
    const length = [source, ...this.#given, ...notes].join(' ').length;
    return (
      this.#given.length > 0 && length <= (isChinese(this.#tag) ? longestSource.han : longestSource.latin)
    );
  }

  /** A title that is a motto does not say whose the numbers are; the line below it does. */
  #own(): string {
    const isMotto = this.#placeIn(this.title) === undefined && this.#issuer() !== undefined;
    return isMotto ? this.#issued() : this.title;
  }

  #placeIn(text: string): string | undefined {
    return new RegExp(this.#language.table.structure.place, 'u').exec(text)?.[0];
  }

  #issuer(): string | undefined {
    const { issuer } = this.#language.table.structure;
    return this.#placeIn(this.#issued()) ?? new RegExp(issuer, 'u').exec(this.#issued())?.[0];
  }

  /** 在甲集团职工代表大会上的报告 → 甲集团职工代表大会上的报告: who reports, below a title that is a motto. */
  #issued(): string {
    const said = new RegExp(this.#language.table.structure.issued, 'u').exec(this.#draft.kicker)?.[1];
    return said ?? this.#draft.kicker;
  }
}
