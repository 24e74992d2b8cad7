/** A draft as the plain data of a report: facts found, numbers referred to, what is uncertain as queries. */
import { isChinese } from '../../model/language.ts';
import { reservedIds } from '../../model/check-ids.ts';
import type { Language } from '../language.ts';
import { FactBook, type DraftFact } from './book.ts';
import { isRole } from './credits.ts';
import type { Draft, DraftSection, DraftText } from './draft.ts';
import type { LeftOut } from './block.ts';
import { Ids } from './ids.ts';
import { PlanWriter } from './dataset-plan.ts';
import type { DraftSeries } from './series.ts';
import { readTables } from './tables.ts';
import { TextWriter, type Query } from './texts.ts';
import { enWords, zhWords, type ImportWords } from './words.ts';

/** Fields as they are written, in their order; what is undefined is not written. */
type Fields = Record<string, unknown>;

export interface Dataset {
  report: Fields;
  facts: Map<string, DraftFact>;
  queries: Query[];
  /** Of tables, what no fact takes. */
  left: LeftOut[];
  words: ImportWords;
}

/** Most headline figures. */
const mostLead = 5;

class DatasetWriter {
  readonly #draft: Draft;
  readonly #language: Language;
  readonly #tag: string;
  readonly #book: FactBook;
  readonly #texts: TextWriter;
  readonly #parts: Ids;
  readonly #tables: Ids;
  readonly #series = new Map<string, Fields>();
  readonly #words: ImportWords;
  readonly #left: LeftOut[] = [];

  constructor(draft: Draft, language: Language, tag: string) {
    this.#draft = draft;
    this.#language = language;
    this.#tag = tag;
    this.#book = new FactBook(language, tag);
    this.#parts = new Ids(language, reservedIds);
    this.#tables = new Ids(language);
    this.#words = isChinese(tag) ? zhWords : enWords;
    this.#texts = new TextWriter(this.#book, language, this.#words);
  }

  write(): Dataset {
    const lead = this.#lead();
    const sections = this.#sections(lead.texts);
    const article = this.#article();
    const planWriter = new PlanWriter(this.#texts, this.#parts);
    const plan = this.#draft.plan && planWriter.write(this.#draft.plan);
    const title = this.#title();
    const names = [...(article?.names ?? []), ...this.#draft.credits.flatMap((credit) => credit.names)];
    const more = sections.flatMap(({ more: items, title: section }) =>
      items.length > 0 ? [{ section, items }] : [],
    );
    const report: Fields = {
      tuban: 1,
      language: this.#tag,
      theme: this.#language.table.words.theme,
      source: this.#draft.source || title,
      period: this.#period(),
      masthead: this.#masthead(title),
      facts: undefined,
      series: this.#series.size > 0 ? Object.fromEntries(this.#series) : undefined,
      lead: this.#leadField(lead.facts, sections),
      review: {
        title: this.#reviewTitle(),
        year: this.#texts.yearOf(this.#draft.reviewTitle),
        sections: sections.map(({ fields }) => fields),
      },
      article: article?.fields,
      plan,
      credits: this.#credits(),
      glossary: this.#glossary(names),
      more: more.length + planWriter.more.length > 0 ? [...more, ...planWriter.more] : undefined,
    };
    this.#dropIds(
      sections.map(({ fields }) => fields),
      'review.sections',
    );
    this.#dropIds((plan?.tasks ?? []) as Fields[], 'plan.tasks');
    return {
      report,
      facts: this.#book.facts,
      queries: this.#texts.queries,
      left: this.#left,
      words: this.#words,
    };
  }

  /** Ids to which no query refers are not written: an editor need not read them. */
  #dropIds(entries: readonly Fields[], list: string): void {
    for (const entry of entries) {
      const at = `${list}.${String(entry.id)}.`;
      if (!this.#texts.queries.some((query) => query.at.startsWith(at))) entry.id = undefined;
    }
  }

  #title(): string {
    return this.#draft.title?.text ?? this.#draft.reviewTitle?.text ?? this.#language.table.words.review!;
  }

  #reviewTitle(): string {
    return this.#draft.reviewTitle?.text ?? this.#language.table.words.review!;
  }

  #period(): string | undefined {
    const titles = [this.#draft.reviewTitle, this.#draft.plan?.title].filter(
      (one) => one !== undefined && this.#texts.yearOf(one) !== undefined,
    );
    // What is to come alone says nothing of the time that the report is about.
    return titles.length === 0 || titles[0] !== this.#draft.reviewTitle
      ? undefined
      : titles.map((one) => one!.text).join(this.#language.script === 'han' ? '、' : '; ');
  }

  #masthead(title: string): Fields {
    const place = new RegExp(this.#language.table.structure.place, 'u').exec(title)?.[0];
    return {
      kicker: this.#draft.kicker || undefined,
      title,
      year:
        this.#texts.yearOf(this.#draft.title) ??
        this.#texts.yearOf(this.#draft.plan?.title) ??
        this.#texts.yearOf(this.#draft.reviewTitle),
      place,
    };
  }

  /** Headline figures, and what their entries say beyond name and number. */
  #lead(): { facts: string[]; texts: DraftText[] } {
    const facts: string[] = [];
    const texts: DraftText[] = [];
    for (const entry of this.#draft.lead) {
      const written = this.#book.write(entry.text);
      const shown = written.facts.filter((id) => this.#book.facts.get(id)!.value !== undefined);
      if (shown.length > 0) facts.push(shown[0]!);
      if (!written.bare) texts.push(entry);
    }
    return { facts: facts.slice(0, mostLead), texts: facts.length > mostLead ? this.#draft.lead : texts };
  }

  /** What the report lists as headline figures, else those of its opening, else the first of each section. */
  #leadField(found: string[], sections: readonly SectionWritten[]): Fields | undefined {
    const opening = this.#draft.opening.length > 0 ? this.#headlines(sections[0]!.facts) : [];
    const first = sections.flatMap(({ facts }) => this.#headlines(facts).slice(0, 1));
    const proposed = opening.length >= 3 ? opening : [...new Set([...opening, ...first])];
    const labelOf = (id: string): string => this.#book.facts.get(id)!.label;
    const facts = found.length > 0 ? found : withoutParts(proposed, labelOf).slice(0, 4);
    return facts.length === 0 ? undefined : { facts };
  }

  /**
   * Ranked ones first, then what is lost; a growth is not beside the number that grew, and what holds for a part
   * of the time (上年同期净利润) not beside the whole.
   */
  #headlines(ids: readonly string[]): string[] {
    const of = (id: string): DraftFact => this.#book.facts.get(id)!;
    const isChange = (id: string): boolean => /^(?:growth|decrease)$/.test(of(id).kind);
    const grew = (id: string): boolean =>
      ids.some((one) => one !== id && !isChange(one) && of(id).label.startsWith(of(one).label));
    const shown = [...new Set(ids)].filter((id) => isHeadline(of(id)) && !(isChange(id) && grew(id)));
    const weight = (id: string): number =>
      of(id).rank ? 2 : (of(id).value ?? 0) < 0 && !isChange(id) ? 1 : 0;
    return withoutParts(
      [...shown].sort((a, b) => weight(b) - weight(a)),
      (id) => of(id).label,
    );
  }

  #sections(lead: readonly DraftText[]): SectionWritten[] {
    const opening = [...lead, ...this.#draft.opening].sort((a, b) => a.line - b.line);
    const titled =
      opening.length > 0
        ? [{ title: { text: this.#language.table.words.opening ?? '', line: 0 }, items: opening, more: [] }]
        : [];
    const { items: tables, series, left } = readTables(this.#draft, this.#language, this.#book);
    this.#left.push(...left);
    const counts = new Map<string, number>();
    let number = 0;
    const written = [...titled, ...this.#draft.sections].flatMap((section, index) => {
      const rows = tables.get(index - titled.length) ?? [];
      const drawn = series.get(index - titled.length) ?? [];
      if (section.items.length + section.more.length + rows.length + drawn.length === 0) {
        this.#left.push({ line: section.title.line, text: section.title.text, why: 'empty-part' });
        return [];
      }
      const count = (counts.get(section.title.text) ?? 0) + 1;
      counts.set(section.title.text, count);
      number += 1;
      return [this.#section(section, { again: count > 1, rows, drawn, number })];
    });
    const [rows, drawn] = [tables.get(-1) ?? [], series.get(-1) ?? []];
    if (rows.length + drawn.length > 0)
      written.push(
        this.#section(
          { title: { text: this.#title(), line: 0 }, items: [], more: [] },
          { again: false, rows, drawn, number: number + 1 },
        ),
      );
    return written;
  }

  #section(
    { title, items, more }: DraftSection,
    { again, rows, drawn, number }: { again: boolean; rows: string[]; drawn: DraftSeries[]; number: number },
  ): SectionWritten {
    const id = this.#parts.make(title.text, `section-${number}`);
    const at = `review.sections.${id}`;
    if (again)
      this.#texts.query(`${at}.title`, {
        source: title.text,
        printed: title.text,
        why: this.#words.twice,
        confidence: 'B',
      });
    const facts: string[] = [];
    const texts = items.map((item, index) => {
      const place = `${at}.items.${index}`;
      const written = this.#texts.write(item, place);
      facts.push(...written.facts);
      if (this.#isHeadingLike(item, index, items.length))
        this.#texts.query(place, {
          source: item.text,
          printed: item.text,
          why: this.#words.headingLike,
          confidence: 'B',
        });
      if (item.unmarked)
        this.#texts.query(place, {
          source: item.text,
          printed: item.text,
          why: this.#words.unmarked,
          confidence: 'B',
        });
      return written.text;
    });
    return {
      title: title.text,
      facts,
      more: more.map((item) => this.#book.write(item.text).text),
      fields: {
        id,
        title: title.text,
        figures: drawn.length > 0 ? drawn.map((one) => this.#figure(one)) : undefined,
        items: [...texts, ...rows],
      },
    };
  }

  /** The figure of a series, which is written beside the facts. */
  #figure({ label, unit, digits, columns, rows, kind, doubt }: DraftSeries): Fields {
    const id = this.#tables.make(label, `table-${this.#series.size + 1}`);
    this.#series.set(id, { label, unit: unit || undefined, digits, columns, rows });
    if (doubt)
      this.#texts.query(`series.${id}`, {
        source: label,
        printed: label,
        why: this.#words.series(doubt, unit),
        confidence: 'B',
      });
    return { kind, series: id, title: label };
  }

  /** Of the length that most titles of sections have, and not the last of its list. */
  #isHeadingLike({ text }: DraftText, index: number, count: number): boolean {
    if (this.#language.script !== 'han' || index === count - 1 || /[\d。，、]/.test(text)) return false;
    const titles = this.#draft.sections.map(({ title }) => title.text.length);
    const alike = titles.filter((length) => length === text.length).length;
    return alike >= 3 && alike > titles.length / 2;
  }

  #article(): { fields: Fields; names: string[] } | undefined {
    const { article } = this.#draft;
    if (!article) return undefined;
    const { title, byline, paragraphs, photos } = article;
    if (paragraphs.length === 0) return undefined;
    return {
      names: byline?.names ?? [],
      fields: {
        title: title.text,
        byline: byline && { role: byline.role, names: byline.names },
        paragraphs: paragraphs.map(
          (text, index) => this.#texts.write(text, `article.paragraphs.${index}`).text,
        ),
        photos: photos.length > 0 ? photos.map(({ caption, credit }) => ({ caption, credit })) : undefined,
      },
    };
  }

  /** As the source says; who has to be named and is not has an empty place. */
  #credits(): Fields[] {
    const { credits } = this.#draft;
    const { credit, proofreader } = this.#language.table.words;
    const wanted = [credit!, ...(proofreader ? [proofreader] : [])];
    const missing = wanted.filter((role) => !credits.some((one) => isRole(one.role, role)));
    return [
      ...credits.map(({ role, names }) => ({ role, names })),
      ...missing.map((role) => ({ role, names: [] })),
    ];
  }

  /** Names, and short phrases in quotation marks that stand more than once. */
  #glossary(names: readonly string[]): string[] | undefined {
    const texts = JSON.stringify(this.#draft);
    const quoted =
      this.#language.script === 'han' ? [...texts.matchAll(/“[^“”]{2,6}”/g)].map(([one]) => one) : [];
    const often = quoted.filter((one, index) => quoted.indexOf(one) !== index);
    const all = [...new Set([...names, ...often])];
    return all.length > 0 ? all : undefined;
  }
}

/** Without ids whose label begins with that of one before, or is the same at another time. */
const withoutParts = (ids: readonly string[], labelOf: (id: string) => string): string[] =>
  ids.filter((id, at) => {
    const label = labelOf(id);
    return !ids.slice(0, at).some((one) => {
      const [before, other] = label.split(labelOf(one));
      return before === '' || (other === '' && /(?:[季月年度]|同期)$/.test(before!));
    });
  });

/** Counts of a few are no headline figures; 286.4万人次, 142,300 people are. */
function isHeadline({ value, kind, unit = '' }: DraftFact): boolean {
  if (value === undefined || value === null) return false;
  const isLarge = value >= 10_000 || /[万亿]|illion/.test(unit);
  return (
    /^(?:growth|decrease|total|share|money|stock)$/.test(kind) || (/^(?:count|new)$/.test(kind) && isLarge)
  );
}

interface SectionWritten {
  title: string;
  facts: string[];
  more: string[];
  fields: Fields;
}

export const writeDataset = (draft: Draft, language: Language, tag: string): Dataset =>
  new DatasetWriter(draft, language, tag).write();
