/** A draft as the plain data of a report: facts found, numbers referred to, what is uncertain as queries. */
import { isChinese } from '../../model/language.ts';
import { reservedIds } from '../../model/check-ids.ts';
import type { Language } from '../language.ts';
import { FactBook, type DraftFact, type Uncertain, type Written, type WriteOptions } from './book.ts';
import type { Draft, DraftPlan, DraftSection, DraftTask, DraftText } from './draft.ts';
import { Ids } from './ids.ts';
import { readTables } from './tables.ts';
import { enWords, zhWords, type ImportWords } from './words.ts';

/** Fields as they are written, in their order; what is undefined is not written. */
type Fields = Record<string, unknown>;

export interface Query {
  id: string;
  at: string;
  source: string;
  printed: string;
  why: string;
  confidence: 'A' | 'B' | 'C';
  status: 'open';
}

export interface Dataset {
  report: Fields;
  facts: Map<string, DraftFact>;
  queries: Query[];
  words: ImportWords;
}

/** Most headline figures. */
const mostLead = 5;

const joinTexts = (texts: readonly DraftText[], language: Language): DraftText | undefined => {
  const [first] = texts;
  const text = texts.map((one) => one.text).join(language.script === 'han' ? '' : ' ');
  const joined = texts.flatMap((one) => one.joined ?? []);
  return first && { text, line: first.line, ...(joined.length > 0 ? { joined } : {}) };
};

class DatasetWriter {
  readonly #draft: Draft;
  readonly #language: Language;
  readonly #tag: string;
  readonly #book: FactBook;
  readonly #parts: Ids;
  readonly #words: ImportWords;
  readonly #queries: Query[] = [];
  readonly #queryIds = new Map<string, number>();

  constructor(draft: Draft, language: Language, tag: string) {
    this.#draft = draft;
    this.#language = language;
    this.#tag = tag;
    this.#book = new FactBook(language, tag);
    this.#parts = new Ids(language, reservedIds);
    this.#words = isChinese(tag) ? zhWords : enWords;
  }

  write(): Dataset {
    const lead = this.#lead();
    const sections = this.#sections(lead.texts);
    const article = this.#article();
    const plan = this.#draft.plan && this.#plan(this.#draft.plan);
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
      lead: this.#leadField(lead.facts, sections),
      review: {
        title: this.#reviewTitle(),
        year: this.#yearOf(this.#draft.reviewTitle),
        sections: sections.map(({ fields }) => fields),
      },
      article: article?.fields,
      plan,
      credits: this.#credits(),
      glossary: this.#glossary(names),
      more: [...more, ...this.#moreTasks].length > 0 ? [...more, ...this.#moreTasks] : undefined,
    };
    return { report, facts: this.#book.facts, queries: this.#queries, words: this.#words };
  }
  readonly #moreTasks: { section: string; items: string[] }[] = [];

  #title(): string {
    return this.#draft.title?.text ?? this.#draft.reviewTitle?.text ?? this.#language.table.words.review!;
  }

  #reviewTitle(): string {
    return this.#draft.reviewTitle?.text ?? this.#language.table.words.review!;
  }

  #yearOf(text: DraftText | undefined): number | undefined {
    const year = new RegExp(this.#language.table.structure.year, 'u').exec(text?.text ?? '')?.[1];
    return year === undefined ? undefined : Number(year);
  }

  #period(): string | undefined {
    const titles = [this.#draft.reviewTitle, this.#draft.plan?.title].filter(
      (one) => one !== undefined && this.#yearOf(one) !== undefined,
    );
    return titles.length === 0
      ? undefined
      : titles.map((one) => one!.text).join(this.#language.script === 'han' ? '、' : '; ');
  }

  #masthead(title: string): Fields {
    const place = new RegExp(this.#language.table.structure.place, 'u').exec(title)?.[0];
    return {
      kicker: this.#draft.kicker || undefined,
      title,
      year:
        this.#yearOf(this.#draft.plan?.title) ??
        this.#yearOf(this.#draft.title) ??
        this.#yearOf(this.#draft.reviewTitle),
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

  #leadField(found: string[], sections: readonly SectionWritten[]): Fields | undefined {
    const first = sections.flatMap(({ facts }) => {
      const shown = facts.find((id) =>
        /^(?:growth|decrease|total|share)$/.test(this.#book.facts.get(id)!.kind),
      );
      return shown === undefined ? [] : [shown];
    });
    const facts = found.length > 0 ? found : [...new Set(first)].slice(0, 4);
    return facts.length === 0 ? undefined : { facts };
  }

  #sections(lead: readonly DraftText[]): SectionWritten[] {
    const opening = [...lead, ...this.#draft.opening].sort((a, b) => a.line - b.line);
    const titled =
      opening.length > 0
        ? [{ title: { text: this.#language.table.words.opening ?? '', line: 0 }, items: opening, more: [] }]
        : [];
    const tables = readTables(this.#draft, this.#language, this.#book);
    const counts = new Map<string, number>();
    const written = [...titled, ...this.#draft.sections].map((section, index) => {
      const count = (counts.get(section.title.text) ?? 0) + 1;
      counts.set(section.title.text, count);
      return this.#section(section, { again: count > 1, rows: tables.get(index - titled.length) ?? [] });
    });
    const loose = tables.get(-1) ?? [];
    if (loose.length > 0)
      written.push(
        this.#section(
          { title: { text: this.#title(), line: 0 }, items: [], more: [] },
          { again: false, rows: loose },
        ),
      );
    return written;
  }

  #section(
    { title, items, more }: DraftSection,
    { again, rows }: { again: boolean; rows: string[] },
  ): SectionWritten {
    const id = this.#parts.make(title.text, 'part');
    const at = `review.sections.${id}`;
    if (again)
      this.#query(`${at}.title`, {
        source: title.text,
        printed: title.text,
        why: this.#words.twice,
        confidence: 'B',
      });
    const facts: string[] = [];
    const texts = items.map((item, index) => {
      const place = `${at}.items.${index}`;
      const written = this.#text(item, place);
      facts.push(...written.facts);
      if (this.#isHeadingLike(item, index, items.length))
        this.#query(place, {
          source: item.text,
          printed: item.text,
          why: this.#words.headingLike,
          confidence: 'B',
        });
      if (item.unmarked)
        this.#query(place, {
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
      fields: { id, title: title.text, items: [...texts, ...rows] },
    };
  }

  /** Of the length that most titles of sections have, and not the last of its list. */
  #isHeadingLike({ text }: DraftText, index: number, count: number): boolean {
    if (this.#language.script !== 'han' || index === count - 1 || /[\d。，、]/.test(text)) return false;
    const titles = this.#draft.sections.map(({ title }) => title.text.length);
    const alike = titles.filter((length) => length === text.length).length;
    return alike >= 3 && alike > titles.length / 2;
  }

  #text(text: DraftText, at: string, options: WriteOptions = {}): Written {
    const written = this.#book.write(text.text, options);
    for (const place of text.joined ?? [])
      this.#query(at, { source: place, printed: place, why: this.#words.joined, confidence: 'A' });
    this.#doubts(written.uncertain, at);
    return written;
  }

  /** Doubts of one text that are of one kind are one query. */
  #doubts(uncertain: readonly Uncertain[], at: string): void {
    for (const why of ['label', 'kind', 'differs', 'typed'] as const) {
      const alike = uncertain.filter((one) => one.why === why);
      const [first] = alike;
      if (!first) continue;
      const reasons = [...new Set(alike.map((one) => this.#words.doubt(one)))];
      const confidence = why === 'differs' ? 'C' : 'B';
      const joint = this.#language.script === 'han' ? '' : ' ';
      this.#query(at, { source: first.quoted, printed: first.quoted, why: reasons.join(joint), confidence });
    }
  }

  #query(at: string, rest: Pick<Query, 'source' | 'printed' | 'why' | 'confidence'>): void {
    const stem =
      at
        .split('.')
        .find(
          (step, index) =>
            index > 0 &&
            /^[a-z][a-z0-9-]*$/.test(step) &&
            !/^(?:sections|tasks|items|title|text)$/.test(step),
        ) ?? at.split('.')[0]!;
    const number = (this.#queryIds.get(stem) ?? 0) + 1;
    this.#queryIds.set(stem, number);
    this.#queries.push({ id: `${stem}-${number}`, at, ...rest, status: 'open' });
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
        paragraphs: paragraphs.map((text, index) => this.#text(text, `article.paragraphs.${index}`).text),
        photos: photos.length > 0 ? photos.map(({ caption, credit }) => ({ caption, credit })) : undefined,
      },
    };
  }

  #plan({ title, context, requirement, targets, tasksIntro, tasks, closing }: DraftPlan): Fields {
    const opening = joinTexts(context, this.#language);
    const guide = requirement && joinTexts(requirement.texts, this.#language);
    return {
      title: title.text,
      year: this.#yearOf(title),
      context: opening && this.#text(opening, 'plan.context').text,
      requirement: guide && {
        title: requirement.title.text,
        text: this.#text(guide, 'plan.requirement.text').text,
      },
      targets: targets && this.#targets(targets),
      tasksIntro: tasksIntro?.text,
      tasks: tasks.length > 0 ? tasks.map((task) => this.#task(task)) : undefined,
      closing: closing && this.#closing(closing),
    };
  }

  #targets({ title, items, notes }: NonNullable<DraftPlan['targets']>): Fields {
    const pairs: { target: string; last: string }[] = [];
    const facts: string[] = [];
    const texts: string[] = [];
    for (const item of items) {
      const written = this.#text(item, `plan.targets`, { status: 'target', ending: '-target' });
      const [id] = written.facts;
      const last = written.bare && id !== undefined ? this.#book.earlier(id) : undefined;
      if (last !== undefined) pairs.push({ target: id!, last });
      else if (written.bare && id !== undefined && this.#book.facts.get(id)!.value !== undefined)
        facts.push(id);
      else texts.push(written.text);
    }
    // One axis takes one kind and unit: the pairs that most have; the others stand alone.
    const sortOf = ({ target }: { target: string }): string => {
      const { kind, unit } = this.#book.facts.get(target)!;
      return `${kind} ${unit}`;
    };
    const sorts = pairs.map(sortOf);
    const main = sorts.reduce(
      (best, sort) =>
        sorts.filter((one) => one === sort).length > sorts.filter((one) => one === best).length ? sort : best,
      sorts[0] ?? '',
    );
    facts.unshift(...pairs.filter((pair) => sortOf(pair) !== main).map(({ target }) => target));
    const drawn = pairs.filter((pair) => sortOf(pair) === main);
    const note = joinTexts(notes, this.#language);
    return {
      title: title.text,
      pairs: drawn.length > 0 ? drawn : undefined,
      facts: facts.length > 0 ? facts : undefined,
      texts: texts.length > 0 ? texts : undefined,
      note: note && this.#text(note, 'plan.targets.note', { status: 'target', ending: '-target' }).text,
    };
  }

  #task({ title, text, items, more }: DraftTask): Fields {
    const id = this.#parts.make(title.text, 'task');
    const at = `plan.tasks.${id}`;
    const target: WriteOptions = { status: 'target', ending: '-target' };
    if (more.length > 0)
      this.#moreTasks.push({
        section: title.text,
        items: more.map((item) => this.#book.write(item.text, target).text),
      });
    return {
      id,
      title: title.text,
      text: text && this.#text(text, `${at}.text`, target).text,
      items:
        items.length > 0
          ? items.map((item, index) => this.#text(item, `${at}.items.${index}`, target).text)
          : undefined,
    };
  }

  #closing({ title, text, items, more }: DraftTask): Fields {
    if (more.length > 0)
      this.#moreTasks.push({
        section: title.text,
        items: more.map((item) => this.#book.write(item.text).text),
      });
    return {
      title: title.text,
      text: text && this.#text(text, 'plan.closing.text').text,
      items:
        items.length > 0
          ? items.map((item, index) => this.#text(item, `plan.closing.items.${index}`).text)
          : undefined,
    };
  }

  #credits(): Fields[] {
    const { credits } = this.#draft;
    const role = this.#language.table.words.credit!;
    const given = credits.map(({ role: one, names }) => ({ role: one, names }));
    return credits.some((one) => one.role === role) ? given : [...given, { role, names: [] }];
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
  facts: string[];
  more: string[];
  fields: Fields;
}

export const writeDataset = (draft: Draft, language: Language, tag: string): Dataset =>
  new DatasetWriter(draft, language, tag).write();
