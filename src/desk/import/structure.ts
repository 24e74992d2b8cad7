/**
 * Which part of a report a block belongs to: by its heading, else by the part in which it stands. What the words
 * of headings mean is in the language's table.
 */
import type { Language } from '../language.ts';
import type { Block, Blocks, LeftOut } from './block.ts';
import { emptyDraft, type Draft, type DraftSection, type DraftTask, type DraftText } from './draft.ts';

type Part = 'head' | 'review' | 'article' | 'plan';

export interface Structured {
  draft: Draft;
  left: LeftOut[];
}

type PatternName =
  | 'kicker'
  | 'review'
  | 'plan'
  | 'requirement'
  | 'targets'
  | 'targetsInline'
  | 'tasksIntro'
  | 'byline'
  | 'caption'
  | 'credit'
  | 'source'
  | 'address'
  | 'ends';

/** Day and meeting of a report, who gives it: short lines below the title. */
const isTitleLine = (text: string): boolean =>
  text.length <= 40 && (/(?:19|20)\d\d年\d{1,2}月\d{1,2}日/.test(text) || !/\d|[。.]$/.test(text));

/** Chinese names are parted by spaces, others by commas. */
const namesIn = (list: string, han: boolean): string[] =>
  list
    .split(han ? /[ \u3000、，,/]+/ : /\s*,\s*(?:and )?|\s+and\s+|\s*&\s*/)
    .map((name) => name.trim())
    .filter(Boolean);

class StructureReader {
  readonly #patterns: Record<PatternName, RegExp>;
  readonly #han: boolean;
  readonly #draft: Draft = emptyDraft();
  readonly #left: LeftOut[] = [];
  #part: Part = 'head';
  #section: DraftSection | undefined;
  #task: DraftTask | undefined;
  /** What paragraphs of the plan go to: its opening, the requirement, the targets, a task. */
  #planPart: 'context' | 'intro' | 'requirement' | 'targets' | 'task' | 'closing' = 'context';
  /** The section whose items have list marks. */
  #marked: DraftSection | undefined;

  constructor({ table: { structure }, script }: Language) {
    const flags = script === 'han' ? 'u' : 'iu';
    const of = (name: PatternName): RegExp =>
      new RegExp(
        structure[name].replace(/(?<!\\)#/g, '[一二三四五六七八九十两\\d]+'),
        /^(?:byline|credit|caption)$/.test(name) ? 'u' : flags,
      );
    this.#patterns = {
      kicker: of('kicker'),
      review: of('review'),
      plan: of('plan'),
      requirement: of('requirement'),
      targets: of('targets'),
      targetsInline: of('targetsInline'),
      tasksIntro: of('tasksIntro'),
      byline: of('byline'),
      caption: of('caption'),
      credit: of('credit'),
      source: of('source'),
      address: of('address'),
      ends: of('ends'),
    };
    this.#han = script === 'han';
  }

  read({ blocks, left }: Blocks): Structured {
    for (const [index, block] of blocks.entries()) this.#readBlock(block, blocks[index + 1]);
    return { draft: this.#draft, left: [...left, ...this.#left].sort((a, b) => a.line - b.line) };
  }

  #leave({ text, line }: DraftText, why: LeftOut['why']): void {
    this.#left.push({ text, line, why });
  }

  #readBlock(block: Block, next: Block | undefined): void {
    if (block.kind === 'heading') this.#readHeading(block, next);
    else if (block.kind === 'table')
      this.#draft.tables.push({
        line: block.line,
        rows: block.rows ?? [],
        section: this.#draft.sections.length - 1,
      });
    else if (!this.#readSpecial(block)) this.#readText(block);
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
    const isArticle = level === 1 || (next?.kind === 'text' && byline.test(next.text));
    if (isArticle && next !== undefined && byline.test(next.text) && draft.article === undefined) {
      draft.article = { title, paragraphs: [], photos: [] };
      this.#part = 'article';
    } else if (this.#part !== 'plan' && plan.test(text) && !review.test(text)) this.#openPlan(title);
    else if (this.#part === 'plan' && this.#isIntro(block, next)) this.#introduceTasks(title);
    else if (this.#part === 'plan') this.#readPlanHeading(title, { level, number: number !== undefined });
    else if (review.test(text) && draft.reviewTitle === undefined && draft.sections.length === 0) {
      draft.reviewTitle = title;
      this.#part = 'review';
    } else this.#openSection(title);
  }

  #openSection(title: DraftText): void {
    this.#part = 'review';
    this.#section = { title, items: [], more: [] };
    this.#draft.sections.push(this.#section);
  }

  #openPlan(title: DraftText): void {
    this.#part = 'plan';
    if (this.#draft.plan) this.#introduceTasks(title);
    else this.#draft.plan = { title, context: [], tasks: [] };
  }

  /** A heading over numbered ones, or a chapter in the plan, names the tasks and is none. */
  #isIntro({ level, number }: Block, next: Block | undefined): boolean {
    const overNumbered = number === undefined && next?.kind === 'heading' && next.number !== undefined;
    return (overNumbered || level <= 2) && this.#draft.plan!.tasks.length === 0;
  }

  #introduceTasks(title: DraftText): void {
    const plan = this.#draft.plan!;
    this.#planPart = 'intro';
    if (plan.tasksIntro) this.#leave(title, 'unplaced');
    else plan.tasksIntro = title;
  }

  #readPlanHeading(title: DraftText, { level, number }: { level: number; number: boolean }): void {
    const plan = this.#draft.plan!;
    const { requirement, targets, review } = this.#patterns;
    if (level <= 2 && review.test(title.text)) {
      this.#openSection(title);
      return;
    }
    if (requirement.test(title.text) && !plan.requirement && !number) {
      plan.requirement = { title, texts: [] };
      this.#planPart = 'requirement';
    } else if (targets.test(title.text) && !plan.targets && !number) {
      plan.targets = { title, items: [], notes: [] };
      this.#planPart = 'targets';
    } else {
      this.#task = { title, items: [], more: [] };
      // What follows numbered tasks without a number closes the plan.
      const isClosing = !number && this.#numbered && !plan.closing;
      if (isClosing) plan.closing = this.#task;
      else plan.tasks.push(this.#task);
      this.#numbered ||= number;
      this.#planPart = isClosing ? 'closing' : 'task';
    }
  }
  #numbered = false;

  /** Bylines, captions, credits, sources, forms of address: wherever they stand. */
  #readSpecial({ text, line }: Block): boolean {
    const { byline, caption, credit, source, address } = this.#patterns;
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
    const by2 = credit.exec(text);
    if (by2) {
      this.#draft.credits.push({ role: by2[1]!, names: namesIn(by2[2]!, this.#han), line });
      return true;
    }
    const from = source.exec(text);
    if (from && this.#draft.source === '') {
      this.#draft.source = from[1]!.trim();
      return true;
    }
    if (address.test(text) && text.length <= 120) {
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
        this.#join(this.#draft.article!.paragraphs, text);
        break;
      case 'plan':
        this.#readPlan(text, block);
    }
  }

  #readHead(text: DraftText, { kind }: Block): void {
    if (this.#draft.title === undefined) this.#draft.title = text;
    else if (isTitleLine(text.text)) this.#leave(text, 'unplaced');
    else if (kind === 'item') {
      this.#part = 'review';
      this.#draft.lead.push(text);
    } else this.#draft.opening.push(text);
  }

  #readReview(text: DraftText, { kind, number }: Block): void {
    if (this.#section) {
      const unmarked = kind === 'text' && this.#marked === this.#section && text.text.length < 60;
      const items = kind === 'item' && number === undefined ? [text] : this.#split(text);
      if (kind === 'item') this.#marked = this.#section;
      this.#section.items.push(
        ...items.map((item) => (unmarked ? { ...item, unmarked: true as const } : item)),
      );
    } else if (kind === 'item') this.#draft.lead.push(text);
    else this.#draft.opening.push(text);
  }

  /** A paragraph of many sentences becomes items of one or two. */
  #split(text: DraftText): DraftText[] {
    const most = this.#han ? 110 : 260;
    if (text.text.length <= most) return [text];
    const sentences =
      text.text.match(
        this.#han ? /[^。！？]+[。！？]+[”）]*|[^。！？]+$/g : /.+?[.!?][”)]?(?=\s+[A-Z“]|$)|.+$/g,
      ) ?? [];
    const items: DraftText[] = [];
    for (const sentence of sentences.map((one) => one.trim())) {
      const last = items.at(-1);
      if (last && last.text.length + sentence.length <= most * 0.75)
        last.text += (this.#han ? '' : ' ') + sentence;
      else items.push({ text: sentence, line: text.line });
    }
    return items;
  }

  #readPlan(text: DraftText, { kind }: Block): void {
    const plan = this.#draft.plan!;
    const { requirement, targetsInline, tasksIntro, ends } = this.#patterns;
    const isTitle = kind === 'text' && text.text.length <= 16 && !ends.test(text.text);
    if (isTitle && requirement.test(text.text) && !plan.requirement) {
      plan.requirement = { title: text, texts: [] };
      this.#planPart = 'requirement';
      return;
    }
    const inline = targetsInline.exec(text.text)?.[0];
    if (inline !== undefined && !plan.targets) {
      plan.targets = {
        title: { text: inline.replace(/[：:]$/, ''), line: text.line },
        items: this.#clauses({ ...text, text: text.text.slice(inline.length).trim() }),
        notes: [],
      };
      this.#planPart = 'targets';
      return;
    }
    const introduces = this.#planPart === 'intro' && kind === 'text';
    if (
      kind === 'text' &&
      plan.tasks.length === 0 &&
      (introduces || (tasksIntro.test(text.text) && text.text.length <= 60))
    ) {
      this.#introduce(text);
      return;
    }
    this.#placeInPlan(text, kind);
  }

  /** The sentence before the tasks goes before the heading over them. */
  #introduce(text: DraftText): void {
    const plan = this.#draft.plan!;
    if (plan.tasksIntro && this.#planPart === 'intro' && !this.#patterns.ends.test(plan.tasksIntro.text)) {
      this.#leave(plan.tasksIntro, 'unplaced');
      plan.tasksIntro = text;
    } else if (plan.tasksIntro) this.#join([plan.tasksIntro], text);
    else plan.tasksIntro = text;
  }

  #placeInPlan(text: DraftText, kind: Block['kind']): void {
    const plan = this.#draft.plan!;
    switch (this.#planPart) {
      case 'intro':
      case 'context':
        if (kind === 'item') this.#openTask(text);
        else this.#join(plan.context, text);
        break;
      case 'requirement':
        this.#join(plan.requirement!.texts, text);
        break;
      case 'targets':
        if (kind === 'item') plan.targets!.items.push(text);
        else plan.targets!.notes.push(text);
        break;
      default:
        this.#placeInTask(text, kind);
    }
  }

  /** Items right below the plan's title are its tasks. */
  #openTask(text: DraftText): void {
    this.#draft.plan!.tasks.push({ title: text, items: [], more: [] });
  }

  #placeInTask(text: DraftText, kind: Block['kind']): void {
    const task = this.#task!;
    if (kind === 'item') task.items.push(text);
    else if (!task.text && task.items.length === 0) {
      const [first, ...rest] = this.#split(text);
      task.text = first!;
      task.items.push(...rest);
    } else task.items.push(...this.#split(text));
  }

  /** 目标是：甲增长5%；乙增长6%。 as entries of their own. */
  #clauses(text: DraftText): DraftText[] {
    return text.text
      .split(this.#han ? /[；;]|(?<=\d[%％]?(?:左右|以上|以内)?)，/ : /;\s*/)
      .map((one) => one.replace(/[。.]$/, '').trim())
      .filter(Boolean)
      .map((one) => ({ text: one, line: text.line }));
  }

  /** A paragraph, or the rest of one that was broken inside a sentence. */
  #join(list: DraftText[], text: DraftText): void {
    const last = list.at(-1);
    const broken = last !== undefined && !this.#patterns.ends.test(last.text) && last.text.length > 8;
    const goesOn = this.#han || /^[a-z\d]/.test(text.text);
    if (!broken || !goesOn) {
      list.push(text);
      return;
    }
    const place = `${last.text.slice(-10)}${this.#han ? '' : ' '}${text.text.slice(0, 10)}`;
    last.joined = [...(last.joined ?? []), place];
    last.text += (this.#han ? '' : ' ') + text.text;
  }
}

export const readStructure = (blocks: Blocks, language: Language): Structured =>
  new StructureReader(language).read(blocks);
