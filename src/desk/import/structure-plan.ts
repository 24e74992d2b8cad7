/** The second part of a report: which of its blocks are what is required, targets, tasks, the closing. */
import type { Block } from './block.ts';
import type { DraftPlan, DraftTask, DraftText } from './draft.ts';
import { joinParagraph, splitParagraph } from './paragraphs.ts';
import type { Patterns } from './patterns.ts';

const withoutSemicolon = (text: string): string => text.replace(/[;；]$/, '');

/** 重点抓好四项工作：一是甲。二是乙。 as so many tasks, behind the words that lead on to them. */
function countedIn({ text, line }: DraftText): { intro: string; tasks: DraftText[] } | undefined {
  const parts = text.split(/(?<=^|[。；：，])(?=[一二三四五六七八九十]+是)/u);
  const from = parts.findIndex((one) => /^一是/.test(one));
  const tasks = from < 0 ? [] : parts.slice(from);
  if (tasks.length < 2 || tasks.some((one) => one.length > longestTask)) return undefined;
  const titles = tasks.map((one) => one.replace(/^[一二三四五六七八九十]+是|[。；，]$/gu, ''));
  return { intro: parts.slice(0, from).join(''), tasks: titles.map((title) => ({ text: title, line })) };
}
/** Characters of a title of a task. */
const longestTask = 60;

export class PlanReader {
  readonly plan: DraftPlan;
  readonly #patterns: Patterns;
  readonly #han: boolean;
  readonly #leave: (text: DraftText) => void;
  #task: DraftTask | undefined;
  /** What paragraphs of the plan go to: its opening, the requirement, the targets, a task. */
  #part: 'context' | 'intro' | 'requirement' | 'targets' | 'task' | 'closing' = 'context';
  /** One paragraph names all targets: a list that follows is of tasks. */
  #saysTargets = false;
  /** The plan has the heading of its tasks. */
  #retitled = false;
  /** Some task has a number. */
  #numbered = false;

  get #rules(): { han: boolean; ends: RegExp; leans: RegExp } {
    const { ends, leans } = this.#patterns;
    return { han: this.#han, ends, leans };
  }

  /** @param leave Told what there is no place for. */
  constructor(
    title: DraftText,
    {
      patterns,
      han,
      targetsTitle,
      leave,
    }: { patterns: Patterns; han: boolean; targetsTitle: string; leave: (text: DraftText) => void },
  ) {
    this.plan = { title, context: [], tasks: [] };
    if (patterns.targets.test(title.text)) {
      this.plan.targets = { title: { text: targetsTitle, line: title.line }, items: [], notes: [] };
      this.#part = 'targets';
    }
    this.#patterns = patterns;
    this.#han = han;
    this.#leave = leave;
  }

  /** A heading over numbered ones, or a chapter in the plan, names the tasks and is none. */
  isIntro({ level, number }: Block, next: Block | undefined): boolean {
    const overNumbered = number === undefined && next?.kind === 'heading' && next.number !== undefined;
    return (overNumbered || level <= 2) && this.plan.tasks.length === 0;
  }

  introduceTasks(title: DraftText): void {
    const { plan } = this;
    // Targets under a heading of their own go before the tasks: that heading is theirs, not the plan's.
    const isOfTargets = plan.targets?.title.line === plan.title.line && !this.#retitled;
    this.#part = 'intro';
    if (isOfTargets) {
      this.#retitled = true;
      plan.targets!.title = plan.title;
      plan.title = title;
    } else if (plan.tasksIntro) this.#leave(title);
    else plan.tasksIntro = title;
  }

  readHeading(title: DraftText, number: boolean): void {
    const { plan } = this;
    const { requirement, targets } = this.#patterns;
    if (requirement.test(title.text) && !plan.requirement && !number) {
      plan.requirement = { title, texts: [] };
      this.#part = 'requirement';
    } else if (targets.test(title.text) && !plan.targets && !number) {
      plan.targets = { title, items: [], notes: [] };
      this.#part = 'targets';
    } else {
      this.#task = { title, items: [], more: [] };
      // What follows numbered tasks without a number closes the plan.
      const isClosing = !number && this.#numbered && !plan.closing;
      if (isClosing) plan.closing = this.#task;
      else plan.tasks.push(this.#task);
      this.#numbered ||= number;
      this.#part = isClosing ? 'closing' : 'task';
    }
  }

  read(text: DraftText, { kind }: Block): void {
    const { plan } = this;
    const { requirement, targetsInline, tasksIntro, ends } = this.#patterns;
    const isTitle = kind === 'text' && text.text.length <= 16 && !ends.test(text.text);
    if (isTitle && requirement.test(text.text) && !plan.requirement) {
      plan.requirement = { title: text, texts: [] };
      this.#part = 'requirement';
      return;
    }
    const inline = targetsInline.exec(text.text)?.[0];
    if (inline !== undefined && !plan.targets) {
      plan.targets = {
        title: { text: inline.replace(/[：:]$/, ''), line: text.line },
        items: this.#clauses({ ...text, text: text.text.slice(inline.length).trim() }),
        notes: [],
      };
      this.#part = 'targets';
      this.#saysTargets = true;
      return;
    }
    if (kind === 'text' && this.#isCounted(text)) return;
    const introduces = this.#part === 'intro' && kind === 'text';
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

  /** 重点抓好四项工作：一是甲。二是乙。 */
  #isCounted(text: DraftText): boolean {
    const { plan } = this;
    const counted = this.#part === 'targets' || plan.tasks.length > 0 ? undefined : countedIn(text);
    if (!counted) return false;
    if (counted.intro !== '') plan.tasksIntro ??= { ...text, text: counted.intro };
    plan.tasks.push(...counted.tasks.map((title) => ({ title, items: [], more: [] })));
    this.#task = plan.tasks.at(-1);
    this.#part = 'task';
    return true;
  }

  /** The sentence before the tasks goes before the heading over them. */
  #introduce(text: DraftText): void {
    const { plan } = this;
    if (plan.tasksIntro && this.#part === 'intro' && !this.#patterns.ends.test(plan.tasksIntro.text)) {
      this.#leave(plan.tasksIntro);
      plan.tasksIntro = text;
    } else if (plan.tasksIntro) joinParagraph([plan.tasksIntro], text, this.#rules);
    else plan.tasksIntro = text;
  }

  #placeInPlan(text: DraftText, kind: Block['kind']): void {
    const { plan } = this;
    switch (this.#part) {
      case 'intro':
      case 'context':
        if (kind === 'item') this.#openTask(text);
        else joinParagraph(plan.context, text, this.#rules);
        break;
      case 'requirement':
        joinParagraph(plan.requirement!.texts, text, this.#rules);
        break;
      case 'targets':
        if (kind !== 'item') this.#readTargets(text);
        else if (this.#saysTargets) this.#openTask(text);
        else plan.targets!.items.push({ ...text, text: withoutSemicolon(text.text) });
        break;
      default:
        this.#placeInTask(text, kind);
    }
  }

  /** A paragraph of nothing but targets is a list of them. */
  #readTargets(text: DraftText): void {
    const { items, notes } = this.plan.targets!;
    // 2026年是开局之年。今年的主要预期目标是：甲增长5%，乙增长6%: what leads on to the targets goes before them.
    const sentences = this.#han ? text.text.split(/(?<=。)/) : [text.text];
    const from = sentences.findIndex((one) => this.#patterns.targetsInline.test(one));
    const before = sentences.slice(0, Math.max(0, from)).join('');
    const leading = from < 0 ? '' : this.#patterns.targetsInline.exec(sentences[from]!)![0];
    // The plan's own heading, taken from these words, is not said again.
    const isTitle = leading.replace(/[：:]\s*$/, '') === this.plan.title.text && before === '';
    if (leading !== '' && !isTitle) this.plan.context.push({ ...text, text: `${before}${leading}` });
    const said = from < 0 ? text.text : sentences.slice(from).join('').slice(leading.length);
    const clauses = this.#clauses({ ...text, text: said });
    if (clauses.length > 1 && clauses.every((one) => /\d/.test(one.text))) {
      items.push(...clauses);
      this.#saysTargets = true;
    } else notes.push({ ...text, text: said });
  }

  /** Items right below the plan's title are its tasks; the words that end with a colon before them lead on to them. */
  #openTask(text: DraftText): void {
    const { plan } = this;
    const last = plan.context.at(-1);
    if (plan.tasks.length === 0 && !plan.tasksIntro && last && /[:：]$/.test(last.text)) {
      plan.tasksIntro = last;
      plan.context.pop();
    }
    this.plan.tasks.push({ title: { ...text, text: withoutSemicolon(text.text) }, items: [], more: [] });
  }

  #placeInTask(text: DraftText, kind: Block['kind']): void {
    const task = this.#task!;
    if (kind === 'item') task.items.push(text);
    else if (!task.text && task.items.length === 0) {
      const [first, ...rest] = splitParagraph(text, this.#rules);
      task.text = first!;
      task.items.push(...rest);
    } else task.items.push(...splitParagraph(text, this.#rules));
  }

  /** 目标是：甲增长5%；乙增长6%。 as entries of their own. */
  #clauses(text: DraftText): DraftText[] {
    return text.text
      .split(this.#han ? /[；;]|(?<=\d[%％]?(?:左右|以上|以内)?)，/ : /;\s*/)
      .map((one) => one.replace(/[。.]$/, '').trim())
      .filter(Boolean)
      .map((one) => ({ text: one, line: text.line }));
  }
}
