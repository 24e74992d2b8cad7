/**
 * Which part of a report a block belongs to: by its heading, else by the part in which it stands. What the words
 * of headings mean is in the language's table.
 */
import type { Language } from '../language.ts';
import type { Block, Blocks, LeftOut } from './block.ts';
import { creditReader, namesIn } from './credits.ts';
import { joinParagraph, splitParagraph } from './paragraphs.ts';
import { readPatterns, type Patterns } from './patterns.ts';
import { PlanReader } from './structure-plan.ts';
import { emptyDraft, type Draft, type DraftSection, type DraftText } from './draft.ts';

type Part = 'head' | 'review' | 'article' | 'plan';

export interface Structured {
  draft: Draft;
  left: LeftOut[];
}

/** Day and meeting of a report, who gives it: short lines below the title. */
const isTitleLine = (text: string): boolean =>
  text.length <= 40 && (/(?:19|20)\d\d年\d{1,2}月\d{1,2}日/.test(text) || !/\d|[。.]$/.test(text));

/** Said of a time to come. */
const ahead = /20\d\d|今年|明年|下一?年|新的?一年|next year|coming year/i;

class StructureReader {
  readonly #patterns: Patterns;
  readonly #han: boolean;
  readonly #targetsTitle: string;
  readonly #difficulties: string;
  readonly #creditsIn: ReturnType<typeof creditReader>;
  readonly #draft: Draft = emptyDraft();
  readonly #left: LeftOut[] = [];
  #part: Part = 'head';
  #section: DraftSection | undefined;
  #plan: PlanReader | undefined;
  #tableTitle: DraftText | undefined;
  /** The section whose items have list marks. */
  #marked: DraftSection | undefined;

  constructor(language: Language) {
    this.#creditsIn = creditReader(language);
    this.#patterns = readPatterns(language);
    this.#han = language.script === 'han';
    this.#targetsTitle = language.table.words.targets!;
    this.#difficulties = language.table.words.difficulties ?? '';
  }

  read({ blocks, left }: Blocks): Structured {
    // Addresses and telephones at the end are no part of what was said last.
    const isContact = ({ kind, text }: Block): boolean =>
      kind === 'text' && text.length <= 400 && this.#patterns.contact.test(text);
    const said = blocks.filter(({ alone }) => !alone);
    const end = said.findLastIndex((block) => !isContact(block));
    const contacts = end < 0 ? [] : said.slice(end + 1);
    for (const { text, line } of contacts) this.#leave({ text, line }, 'address');
    const rest = blocks.filter((block) => !contacts.includes(block));
    for (const [index, block] of rest.entries()) this.#readBlock(block, rest[index + 1]);
    return { draft: this.#draft, left: [...left, ...this.#left].sort((a, b) => a.line - b.line) };
  }

  #leave({ text, line }: DraftText, why: LeftOut['why']): void {
    this.#left.push({ text, line, why });
  }

  #readBlock(block: Block, next: Block | undefined): void {
    // 表1　各市人口: a line that names the table below it is no entry.
    if (next?.kind === 'table' && block.kind !== 'table' && this.#patterns.tableTitle.test(block.text))
      this.#tableTitle = {
        text: block.text.replace(this.#patterns.tableTitle, ''),
        line: block.line,
      };
    else if (block.kind === 'heading') this.#readHeading(block, next);
    else if (block.kind === 'table') this.#readTable(block);
    else if (!this.#readSpecial(block)) this.#readText(block);
  }

  #readTable({ line, rows = [], rowLines, alone }: Block): void {
    this.#draft.tables.push({
      line,
      rows,
      ...(rowLines ? { rowLines } : {}),
      section: alone ? -1 : this.#draft.sections.length - 1,
      ...(this.#tableTitle ? { title: this.#tableTitle } : {}),
      ...(alone ? { alone } : this.#part === 'plan' ? { plan: true as const } : {}),
    });
    this.#tableTitle = undefined;
  }

  #readHeading(block: Block, next: Block | undefined): void {
    const { text, line, level, number } = block;
    const title: DraftText = { text, line };
    const { review, plan, byline, kicker } = this.#patterns;
    const draft = this.#draft;
    if (draft.title === undefined && level <= 2 && !(review.test(text) && level === 2)) {
      const found = kicker.exec(text)?.[0] ?? '';
      draft.kicker = found.replace(/[ \u3000：:·—|–-]+$/, '');
      draft.title = { text: text.slice(found.length), line };
      return;
    }
    // "Published July 2025" is no heading, short as it stands.
    if (this.#part === 'head' && this.#patterns.dateline.test(text)) {
      this.#leave(title, 'unplaced');
      return;
    }
    const isArticle = level === 1 || (next?.kind === 'text' && byline.test(next.text));
    if (isArticle && next !== undefined && byline.test(next.text) && draft.article === undefined) {
      draft.article = { title, paragraphs: [], photos: [] };
      this.#part = 'article';
    } else if (this.#part !== 'plan' && plan.test(text) && !review.test(text)) this.#openPlan(title);
    else if (this.#part === 'plan' && this.#plan!.isIntro(block, next)) this.#plan!.introduceTasks(title);
    else if (this.#part === 'plan' && !(level <= 2 && review.test(text)))
      this.#plan!.readHeading(title, number !== undefined);
    else if (this.#part === 'plan') this.#openSection(title);
    else if (review.test(text) && draft.reviewTitle === undefined && this.#isBeforeReview()) {
      draft.reviewTitle = title;
      this.#section = undefined;
      this.#part = 'review';
    } else this.#openSection(title);
  }

  /** Short lines below the title may have been taken for headings: nothing stands below them. */
  #isBeforeReview(): boolean {
    return this.#draft.sections.every(({ items }) => items.length === 0);
  }

  #openSection(title: DraftText): void {
    this.#part = 'review';
    this.#section = { title, items: [], more: [] };
    this.#draft.sections.push(this.#section);
  }

  #openPlan(title: DraftText): void {
    this.#part = 'plan';
    if (this.#plan) {
      this.#plan.introduceTasks(title);
      return;
    }
    this.#plan = new PlanReader(title, {
      patterns: this.#patterns,
      han: this.#han,
      targetsTitle: this.#targetsTitle,
      leave: (text) => this.#leave(text, 'unplaced'),
    });
    this.#draft.plan = this.#plan.plan;
  }

  /** Bylines, captions, credits, sources, forms of address: wherever they stand. */
  #readSpecial({ text, line }: Block): boolean {
    const { byline, caption, source, address, thanks, note } = this.#patterns;
    const { article } = this.#draft;
    const by = byline.exec(text);
    if (by && article && !article.byline && article.paragraphs.length === 0) {
      article.byline = { role: by[1]!.trim(), names: namesIn(by[2]!, this.#han), line };
      return true;
    }
    const shot = caption.exec(text);
    if (shot && text.length <= 160) {
      this.#addPhoto({ caption: shot[1]!.trim(), credit: shot[2]!.trim(), line });
      return true;
    }
    const credits = this.#creditsIn(text);
    if (credits) {
      this.#draft.credits.push(...credits.map((one) => ({ ...one, line })));
      return true;
    }
    const from = source.exec(text);
    if (from && this.#draft.source === '') {
      this.#draft.source = from[1]!.trim();
      return true;
    }
    if (note.test(text)) {
      this.#leave({ text, line }, 'note');
      return true;
    }
    if (thanks.test(text) || (address.test(text) && text.length <= 120)) {
      this.#leave({ text, line }, 'address');
      return true;
    }
    return false;
  }

  #addPhoto(photo: { caption: string; credit: string; line: number }): void {
    const article = this.#draft.article;
    if (article) article.photos.push(photo);
    else this.#leave({ text: `${photo.caption} ${photo.credit}`, line: photo.line }, 'unplaced');
  }

  #readText(block: Block): void {
    const text: DraftText = { text: block.text, line: block.line };
    switch (this.#part) {
      case 'head':
        this.#readHead(text, block);
        break;
      case 'review':
        this.#readReview(text, block);
        break;
      case 'article':
        joinParagraph(this.#draft.article!.paragraphs, text, {
          han: this.#han,
          ends: this.#patterns.ends,
        });
        break;
      case 'plan':
        this.#plan!.read(text, block);
    }
  }

  #readHead(text: DraftText, { kind }: Block): void {
    if (this.#draft.title === undefined) this.#draft.title = text;
    // The body that reports, and below it what sort of report it is.
    else if (kind === 'text' && this.#isSubtitle(text)) this.#draft.kicker = text.text;
    // 证券代码：…… 公告编号：……: entries of a form, no sentence.
    else if ((text.text.match(/[：:](?=\S)/g) ?? []).length > 1 && !this.#patterns.ends.test(text.text))
      this.#leave(text, 'unplaced');
    else if (isTitleLine(text.text)) this.#leave(text, 'unplaced');
    else if (kind === 'item') {
      this.#part = 'review';
      this.#draft.lead.push(text);
    } else this.#draft.opening.push(...splitParagraph(text, this.#han));
  }

  #isSubtitle({ text, line }: DraftText): boolean {
    const { subtitle, ends } = this.#patterns;
    const { title, kicker } = this.#draft;
    const isNear = title !== undefined && line - title.line <= 2 && text.length <= 60;
    return isNear && kicker === '' && subtitle.test(text) && !ends.test(text) && !/\d日/.test(text);
  }

  #readReview(text: DraftText, block: Block): void {
    const { kind, number } = block;
    // 2026年主要目标：甲增长5%: what is to come is no part of what was done under the heading before.
    const targets = this.#patterns.targetsInline.exec(text.text)?.[0];
    if (targets !== undefined && kind === 'text' && ahead.test(targets)) {
      this.#openPlan({ text: targets.replace(/[：:]\s*$/, ''), line: text.line });
      this.#plan!.read(text, block);
      return;
    }
    // What is difficult is no part of what was done under the heading before.
    if (this.#section && kind === 'text' && this.#patterns.difficulties.test(text.text))
      this.#openSection({ text: this.#difficulties, line: text.line });
    if (this.#section) {
      const unmarked = kind === 'text' && this.#marked === this.#section && text.text.length < 60;
      const items = kind === 'item' && number === undefined ? [text] : splitParagraph(text, this.#han);
      if (kind === 'item') this.#marked = this.#section;
      this.#section.items.push(
        ...items.map((item) => (unmarked ? { ...item, unmarked: true as const } : item)),
      );
    } else if (kind === 'item') this.#draft.lead.push(text);
    else this.#draft.opening.push(...splitParagraph(text, this.#han));
  }
}

export const readStructure = (blocks: Blocks, language: Language): Structured =>
  new StructureReader(language).read(blocks);
