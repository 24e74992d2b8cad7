/** A draft as the plain data of a report: facts found, numbers referred to, what is uncertain as queries. */
import { isChinese } from '../../model/language.ts';
import { reservedIds } from '../../model/check-ids.ts';
import type { Language } from '../language.ts';
import { FactBook } from './book.ts';
import type { DraftFact } from './draft-fact.ts';
import { isRole } from './credits.ts';
import type { Draft, DraftSection, DraftText } from './draft.ts';
import type { LeftOut } from './block.ts';
import { proposeLead } from './headlines.ts';
import { HeadWriter } from './dataset-head.ts';
import { Ids } from './ids.ts';
import { PlanWriter } from './dataset-plan.ts';
import type { DraftSeries } from './series.ts';
import { yearsOf } from './report-years.ts';
import { readTables, type TableTarget } from './tables.ts';
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
  readonly #head: HeadWriter;
  readonly #words: ImportWords;
  readonly #left: LeftOut[] = [];
  #targets: TableTarget[] = [];

  constructor(draft: Draft, language: Language, tag: string) {
    this.#draft = draft;
    this.#language = language;
    this.#tag = tag;
    this.#book = new FactBook(language, tag, yearsOf(draft), draft.title?.text);
    this.#parts = new Ids(language, reservedIds);
    this.#tables = new Ids(language);
    this.#words = isChinese(tag) ? zhWords : enWords;
    this.#texts = new TextWriter(this.#book, language, this.#words);
    this.#head = new HeadWriter(draft, language, tag);
  }

  write(): Dataset {
    for (const given of this.#head.unplaced) this.#left.push({ ...given, why: 'unplaced' });
    const lead = this.#lead();
    const sections = this.#sections(lead.texts);
    const article = this.#article();
    const planWriter = new PlanWriter(this.#texts, this.#parts);
    const plan = this.#draft.plan && planWriter.write(this.#draft.plan, this.#targets);
    const names = [...(article?.names ?? []), ...this.#draft.credits.flatMap((credit) => credit.names)];
    const more = sections.flatMap(({ more: items, title: section }) =>
      items.length > 0 ? [{ section, items }] : [],
    );
    const report: Fields = {
      tuban: 1,
      language: this.#tag,
      theme: this.#language.table.words.theme,
      source: this.#head.source,
      period: this.#head.period,
      masthead: this.#head.masthead,
      facts: undefined,
      series: this.#series.size > 0 ? Object.fromEntries(this.#series) : undefined,
      lead: this.#leadField(lead.facts, sections),
      review: {
        title: this.#head.reviewTitle,
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

  /** What the report lists as headline figures, else those that stand out of its sections. */
  #leadField(found: string[], sections: readonly SectionWritten[]): Fields | undefined {
    // What is in doubt leads no report.
    const doubted = new Set(this.#texts.queries.map(({ at }) => /^facts\.([^.]+)\./.exec(at)?.[1]));
    const ids = sections.map(({ facts }) => facts.filter((id) => !doubted.has(id)));
    const facts =
      found.length > 0
        ? found
        : proposeLead(this.#book.facts, ids, {
            opens: this.#draft.opening.length > 0 || this.#isSummary(sections[0]?.title ?? ''),
            text: this.#draft.opening.map(({ text }) => text).join(''),
            language: this.#language.table.language,
          });
    return facts.length === 0 ? undefined : { facts };
  }

  #isSummary(title: string): boolean {
    return new RegExp(this.#language.table.structure.summary, 'iu').test(title);
  }

  #sections(lead: readonly DraftText[]): SectionWritten[] {
    const opening = [...lead, ...this.#draft.opening].sort((a, b) => a.line - b.line);
    const titled =
      opening.length > 0
        ? [{ title: { text: this.#language.table.words.opening ?? '', line: 0 }, items: opening, more: [] }]
        : [];
    const counts = new Map<string, number>();
    const written = [...titled, ...this.#draft.sections].map((section, index) => {
      const count = (counts.get(section.title.text) ?? 0) + 1;
      counts.set(section.title.text, count);
      return this.#section(section, { again: count > 1, number: index + 1 });
    });
    const { title, number } = { title: { text: this.#head.title, line: 0 }, number: written.length + 1 };
    const loose = this.#section({ title, items: [], more: [] }, { again: false, number });
    this.#addTables(written, { loose, titled: titled.length });
    for (const { line, title: text, items } of written)
      if (items.length === 0) this.#left.push({ line, text, why: 'empty-part' });
    return [...written, loose].filter(({ items }) => items.length > 0);
  }

  /** What the sentences say of a table's numbers is known by then. */
  #addTables(
    sections: readonly SectionWritten[],
    { loose, titled }: { loose: SectionWritten; titled: number },
  ): void {
    const { items, series, targets, left } = readTables(this.#draft, this.#language, this.#book);
    this.#left.push(...left);
    this.#targets = targets;
    // A table above the first section belongs to what opens the report.
    const at = (index: number): SectionWritten => sections[index + titled] ?? loose;
    for (const [index, rows] of items) {
      at(index).fields.items = [...(at(index).fields.items as string[]), ...rows];
      at(index).items.push(...rows);
    }
    for (const [index, drawn] of series) {
      at(index).fields.figures = drawn.map((one) => this.#figure(one));
      at(index).items.push(...drawn.map(({ label }) => label));
    }
  }

  #section(
    { title, items, more }: DraftSection,
    { again, number }: { again: boolean; number: number },
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
      line: title.line,
      items: [...texts, ...more.map(({ text }) => text)],
      facts,
      more: more.map((item) => this.#book.write(item.text).text),
      fields: {
        id,
        title: title.text,
        figures: undefined,
        items: texts,
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
    return { kind, series: id };
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

interface SectionWritten {
  title: string;
  line: number;
  /** All that stands in it, whatever it is written as. */
  items: string[];
  facts: string[];
  more: string[];
  fields: Fields;
}

export const writeDataset = (draft: Draft, language: Language, tag: string): Dataset =>
  new DatasetWriter(draft, language, tag).write();
