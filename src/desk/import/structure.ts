/**
 * Which part of a report a block belongs to: by its heading, else by the part in which it stands. What the words
 * of headings mean is in the language's table.
 */
import type { Language } from '../language.ts';
import type { Block, Blocks, LeftOut } from './block.ts';
import { formOf } from './blocks.ts';
import { withoutLeadIn } from './lead-in.ts';
import { joinParagraph, splitParagraph } from './paragraphs.ts';
import { sideOf, yearsIn } from '../quantity/times.ts';
import { OrderWords } from '../quantity/latin-orders.ts';
import {
  isIssuer,
  isPlannedLater,
  isSubtitle,
  isSubtitleHeading,
  readHead,
  type Heading,
} from './structure-head.ts';
import { isSignature, withSourceApart } from './structure-lines.ts';
import { SpecialReader } from './structure-special.ts';
import { readPatterns, type Patterns } from './patterns.ts';
import { PlanReader } from './structure-plan.ts';
import { emptyDraft, type Draft, type DraftSection, type DraftText } from './draft.ts';

type Part = 'head' | 'review' | 'article' | 'plan';

export interface Structured {
  draft: Draft;
  left: LeftOut[];
}

/** Said of a time to come. */
const ahead = /20\d\d|今年|明年|下一?年|新的?一年|next year|coming year/i;

/** Characters of a difficulty that its name stands in one entry with. */
const mostOfConcern = 400;

class StructureReader {
  readonly #patterns: Patterns;
  readonly #orders: OrderWords;
  readonly #han: boolean;
  readonly #targetsTitle: string;
  readonly #difficulties: string;
  readonly #draft: Draft = emptyDraft();
  readonly #specials: SpecialReader;
  readonly #heading: Heading;
  readonly #left: LeftOut[] = [];
  #part: Part = 'head';
  #section: DraftSection | undefined;
  /** Of the heading over it; and in which form its number is. */
  #level = 0;
  #form = '';
  /** Name of a difficulty, which begins the entry below it. */
  #concern = '';
  #plan: PlanReader | undefined;
  #tableTitle: DraftText | undefined;
  #appended = false;
  /** The section whose items have list marks. */
  #marked: DraftSection | undefined;

  constructor(language: Language) {
    this.#patterns = readPatterns(language);
    this.#orders = new OrderWords(language);
    this.#han = language.script === 'han';
    const leave = (text: DraftText, why: LeftOut['why']): void => this.#leave(text, why);
    this.#specials = new SpecialReader(this.#draft, language, this.#patterns, leave);
    this.#heading = { draft: this.#draft, patterns: this.#patterns, han: this.#han, leave };
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
    const rest = blocks.filter((block) => !contacts.includes(block)).flatMap(withSourceApart);
    const signed = this.#signature(rest);
    for (const { text, line } of signed) this.#leave({ text, line }, 'address');
    const body = rest.filter((block) => !signed.includes(block));
    for (const [index, block] of body.entries()) this.#readBlock(block, body.slice(index + 1));
    return { draft: this.#draft, left: [...left, ...this.#left].sort((a, b) => a.line - b.line) };
  }

  /** Who signs, in which office and when: the short lines at the end, behind a text that is not theirs. */
  #signature(blocks: readonly Block[]): Block[] {
    const { source, note, period } = this.#patterns;
    const isFoot = ({ text }: Block): boolean =>
      source.test(text) ||
      note.test(text) ||
      period.test(text) ||
      this.#specials.creditsIn(text) !== undefined;
    const last = blocks.findLastIndex((block) => !isFoot(block));
    let from = last + 1;
    while (from > 1 && isSignature(blocks[from - 1]!, this.#han)) from -= 1;
    const before = blocks[from - 1];
    const isTheirs = before !== undefined && before.kind === 'heading';
    return isTheirs || from <= 1 ? [] : blocks.slice(from, last + 1);
  }

  #leave({ text, line }: DraftText, why: LeftOut['why']): void {
    this.#left.push({ text, line, why });
  }

  #readBlock(read: Block, rest: readonly Block[]): void {
    const [next] = rest;
    if (this.#isAppended(read)) return;
    const block = this.#withoutLeadIn(read, next);
    if (block === undefined) return;
    if (block.kind !== 'table' && this.#readPeriod(block)) return;
    // Accounts (in thousand euros), 收支（单位：万元）: the unit of the table below.
    const isUnit = /^[^.。]{2,50}[(（](?:in |单位[：:]|[£$€])[^()（）]{1,20}[)）]$/.test(block.text);
    // 表1　各市人口: a line that names the table below it is no entry.
    if (
      next?.kind === 'table' &&
      block.kind !== 'table' &&
      (isUnit || this.#patterns.tableTitle.test(block.text))
    )
      this.#tableTitle = {
        text: block.text.replace(this.#patterns.tableTitle, ''),
        line: block.line,
      };
    else if (block.kind === 'heading') this.#readHeading(block, rest);
    else if (block.kind === 'table') this.#readTable(block);
    else if (!this.#specials.read(block, rest)) this.#readText(block);
  }

  /** Undefined where the text only leads on to what follows. */
  #withoutLeadIn(block: Block, next: Block | undefined): Block | undefined {
    const isText = block.kind === 'text' || block.kind === 'item';
    const isTitle = this.#patterns.tableTitle.test(block.text) && next?.kind === 'table';
    if (!isText || isTitle || this.#part === 'plan' || this.#draft.title === undefined) return block;
    const { text, left } = withoutLeadIn(block, next, {
      announces: this.#patterns.announces,
      han: this.#han,
    });
    for (const words of left) this.#leave({ text: words, line: block.line }, 'lead-in');
    return text === '' ? undefined : { ...block, text };
  }

  /** A glossary, an appendix: nothing of it is of the report, up to the next heading of a part. */
  #isAppended(block: Block): boolean {
    const { text, kind, level, number, line } = block;
    const begins = kind !== 'table' && this.#draft.title !== undefined && this.#patterns.appendix.test(text);
    if (!begins && kind === 'heading' && level <= 2 && number === undefined) this.#appended = false;
    this.#appended ||= begins && text.length <= 50;
    if (!this.#appended || kind === 'table') return this.#appended;
    if (begins || !this.#specials.read(block)) this.#leave({ text, line }, 'note');
    return true;
  }

  /** "For the year ended 31 March 2025": kept as the period of the report. */
  #readPeriod({ text, line }: Block): boolean {
    const found = this.#patterns.period.exec(text);
    if (!found || this.#draft.period !== '') return false;
    const said = found.slice(1).find((one) => one !== undefined) ?? '';
    this.#draft.period = said[0]!.toUpperCase() + said.slice(1);
    // What else the line says is told as left out.
    if (text.length > said.length + 2) this.#leave({ text, line }, 'note');
    return true;
  }

  #readTable({ line, rows = [], rowLines, alone }: Block): void {
    // A table of results behind the plan is a part of its own, by its own name.
    const isOfAims = rows[0]?.some((cell) => this.#patterns.targets.test(cell)) ?? false;
    if (this.#part === 'plan' && !isOfAims && this.#tableTitle) {
      this.#openSection(this.#tableTitle);
      this.#tableTitle = undefined;
    }
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

  #readHeading(block: Block, rest: readonly Block[]): void {
    const { text, line, level, number } = block;
    const [next] = rest;
    const title: DraftText = { text, line };
    const { review, byline, kicker } = this.#patterns;
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
    // "Annual Review 2023/24" over "Thornleigh College": a sort of report, and below it whose it is.
    if (this.#part === 'head' && isIssuer(block, next, this.#heading)) {
      draft.kicker = draft.title!.text;
      draft.title = title;
      return;
    }
    // ——在集团职工代表大会上的报告: who reports to whom, below the motto that is the title.
    if (this.#part === 'head' && this.#han && next !== undefined && isSubtitle(title, this.#heading)) {
      draft.kicker = text;
      return;
    }
    if (this.#part === 'head' && isSubtitleHeading(block, next, this.#heading)) {
      draft.kicker = text;
      return;
    }
    const isArticle = level === 1 || (next?.kind === 'text' && byline.test(next.text));
    if (isArticle && next !== undefined && byline.test(next.text) && draft.article === undefined) {
      draft.article = { title, paragraphs: [], photos: [] };
      this.#part = 'article';
    } else if (this.#part === 'plan' && number === undefined && this.#patterns.concerns.test(text))
      this.#openSection(title);
    else if (this.#isConcern(block, rest)) this.#concern = `${text}${this.#han ? '。' : '. '}`;
    else if (this.#isBareConcern(block, next)) this.#section!.items.push(title);
    else if (
      this.#part !== 'plan' &&
      !review.test(text) &&
      (this.#saysPlan(text) || this.#isToDo(rest)) &&
      !isPlannedLater(block, rest, (one) => this.#saysPlan(one))
    )
      this.#openPlan(title);
    else if (this.#part === 'plan' && this.#plan!.isIntro(block, next)) this.#plan!.introduceTasks(title);
    else if (this.#part === 'plan' && !(level <= 2 && review.test(text)))
      this.#plan!.readHeading(title, number !== undefined);
    else if (this.#part === 'plan') this.#openSection(title);
    else if (review.test(text) && draft.reviewTitle === undefined && this.#isBeforeReview()) {
      draft.reviewTitle = title;
      this.#section = undefined;
      this.#part = 'review';
    } else this.#openSection(title, block);
  }

  /** 存在的问题, and below it 1. 管网老化。全县……: each is an entry of that part, and no part of its own. */
  #isConcern(block: Block, [next, ...rest]: readonly Block[]): boolean {
    const above = this.#section?.title.text;
    const { concerns, plan, review } = this.#patterns;
    if (this.#part !== 'review' || above === undefined || !concerns.test(above)) return false;
    if (next?.kind !== 'text' || plan.test(block.text) || review.test(block.text)) return false;
    const isRunIn = next.line === block.line;
    const isShort = next.text.length <= mostOfConcern && rest[0]?.kind !== 'text';
    return isRunIn || (isShort && block.level > this.#level);
  }

  /** （三）债务压力较大。 alone, among difficulties that say more. */
  #isBareConcern({ number, level, text }: Block, next: Block | undefined): boolean {
    const { concerns, plan, review } = this.#patterns;
    const isAmong = this.#part === 'review' && concerns.test(this.#section?.title.text ?? '');
    const isPart = plan.test(text) || review.test(text);
    const isBelow = level > this.#level || (level === this.#level && formOf(number ?? '') !== this.#form);
    return isAmong && number !== undefined && isBelow && !isPart && next?.kind !== 'text';
  }

  /** 2026年工作要点, in a report of 2025. */
  #isAhead(text: string): boolean {
    const [time, years] = [text, this.#draft.title?.text ?? ''].map((one) => yearsIn(one));
    return time !== undefined && years !== undefined && sideOf(time, years) === 'future';
  }

  #saysPlan(text: string): boolean {
    return this.#patterns.plan.test(text) || this.#isAhead(text);
  }

  /** Whatever its heading is: a list below it that tells what to do. */
  #isToDo(rest: readonly Block[]): boolean {
    const end = rest.findIndex(({ kind }) => kind === 'heading');
    const own = end < 0 ? rest : rest.slice(0, end);
    const items = own.filter(({ kind }) => kind === 'item').map(({ text }) => text);
    return this.#orders.isListOfOrders(items);
  }

  /** Short lines below the title may have been taken for headings: nothing stands below them. */
  #isBeforeReview(): boolean {
    return this.#draft.sections.every(({ items }) => items.length === 0);
  }

  #openSection(title: DraftText, { level, number }: Pick<Block, 'level' | 'number'> = { level: 0 }): void {
    this.#part = 'review';
    this.#level = level;
    this.#form = formOf(number ?? '');
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

  #readText(block: Block): void {
    const text: DraftText = { text: `${this.#concern}${block.text}`, line: block.line };
    this.#concern = '';
    switch (this.#part) {
      case 'head':
        if (!readHead(text, block, this.#heading)) break;
        this.#part = 'review';
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
    const { title, items: above = [] } = this.#section ?? {};
    const isAtHead = above.length === 0 && this.#patterns.concerns.test(title?.text ?? '');
    if (this.#section && kind === 'text' && !isAtHead && this.#patterns.difficulties.test(text.text))
      this.#openSection({ text: this.#difficulties, line: text.line });
    // 也要看到，还存在不少问题：一是……: the title has said it.
    const conceded =
      kind === 'text' && this.#section ? this.#patterns.concedes.exec(text.text)?.[0] : undefined;
    if (conceded) {
      this.#leave({ text: conceded, line: text.line }, 'lead-in');
      text.text = text.text.slice(conceded.length);
    }
    if (this.#section) {
      const unmarked = kind === 'text' && this.#marked === this.#section && text.text.length < 60;
      const items =
        kind === 'item' && number === undefined
          ? [text]
          : splitParagraph(text, { han: this.#han, leans: this.#patterns.leans });
      if (kind === 'item') this.#marked = this.#section;
      this.#section.items.push(
        ...items.map((item) => (unmarked ? { ...item, unmarked: true as const } : item)),
      );
    } else if (kind === 'item') this.#draft.lead.push(text);
    else if (this.#draft.opening.length === 0 && this.#patterns.given.test(text.text))
      this.#draft.given.push(text);
    else this.#draft.opening.push(...splitParagraph(text, { han: this.#han, leans: this.#patterns.leans }));
  }
}

export const readStructure = (blocks: Blocks, language: Language): Structured =>
  new StructureReader(language).read(blocks);
