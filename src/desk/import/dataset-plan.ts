/** The second part of a report in its fields: what is required, targets beside the year before, tasks, closing. */
import { setCapital } from '../../view/capital.ts';
import type { WriteOptions } from './draft-fact.ts';
import type { DraftPlan, DraftTask, DraftText } from './draft.ts';
import type { Ids } from './ids.ts';
import type { TableTarget } from './tables.ts';
import { joinTexts, type TextWriter } from './texts.ts';

type Fields = Record<string, unknown>;

interface Pair {
  target: string;
  last: string;
}

/** One whose target no text refers to. */
interface Goal extends Pair {
  isNew?: boolean;
}

interface Targets extends Fields {
  title: string;
  pairs?: Pair[] | undefined;
  facts?: string[] | undefined;
}

/** More goals than these are read in the tasks alone. */
const mostPairs = 8;

/** From so many targets in one sentence they are a list. */
const leastListed = 3;

export class PlanWriter {
  /** What the page has no room for, by the title of its task. */
  readonly more: { section: string; items: string[] }[] = [];
  readonly #texts: TextWriter;
  readonly #parts: Ids;
  readonly #target: WriteOptions;
  /** Of the tasks, in their order. */
  readonly #goals: Goal[] = [];

  constructor(texts: TextWriter, parts: Ids) {
    this.#texts = texts;
    this.#parts = parts;
    this.#target = { status: 'target', ending: texts.language.script === 'han' ? '-目标' : '-target' };
  }

  /** @param table Targets of a table in the plan. */
  write(
    { title, context, requirement, targets, tasksIntro, tasks, closing }: DraftPlan,
    table: readonly TableTarget[] = [],
  ): Fields {
    const opening = this.#context(context, this.#texts.yearOf(title));
    const guide = requirement && joinTexts(requirement.texts, this.#texts.language);
    const said =
      targets || table.length > 0
        ? this.#targets(targets ?? this.#untitled(title.line), table)
        : this.#aims(opening.aims);
    const written = tasks.length > 0 ? this.#tasks(tasks) : undefined;
    const goals = [
      ...(tasksIntro ? this.#texts.book.goalsOf(tasksIntro.text, this.#target) : []),
      ...this.#goals,
    ];
    return {
      title: title.text,
      year: this.#texts.yearOf(title),
      context: opening.text,
      requirement: guide && {
        title: requirement.title.text,
        text: this.#texts.write(guide, 'plan.requirement.text').text,
      },
      targets: this.#withGoals(said, goals),
      tasksIntro: tasksIntro?.text,
      tasks: written,
      closing: closing && this.#closing(closing),
    };
  }

  /** The opening, its sentences that say what is to be reached with targets for facts: 力争结案率达到96%以上. */
  #context(
    texts: DraftPlan['context'],
    year: number | undefined,
  ): { text: string | undefined; aims: string[] } {
    const opening = joinTexts(texts, this.#texts.language);
    if (!opening) return { text: undefined, aims: [] };
    const { script, table } = this.#texts.language;
    const han = script === 'han';
    const aim = new RegExp(table.structure.aims, han ? 'u' : 'iu');
    const aims: string[] = [];
    const sentences = opening.text.split(han ? /(?<=[。！？])/ : /(?<=[.!?])\s+(?=[A-Z“"£])/);
    const written = sentences.map((text, index) => {
      const isAim = aim.test(text) || (year !== undefined && text.includes(`${year}`) && han);
      const joined = index === 0 && opening.joined ? { joined: opening.joined } : {};
      const draft = { text, line: opening.line, ...joined };
      const { text: said, facts } = this.#texts.write(draft, 'plan.context', isAim ? this.#target : {});
      if (isAim) aims.push(...facts);
      else this.#goals.push(...this.#texts.book.goalsOf(text, this.#target));
      return said;
    });
    return { text: written.join(han ? '' : ' '), aims };
  }

  /** Targets that stand in the opening alone: beside the year before, where that is known. */
  #aims(ids: readonly string[]): Targets | undefined {
    const known = ids.filter((id) => this.#texts.book.facts.get(id)!.value !== undefined);
    if (known.length < 2) {
      this.#goals.push(...(this.#paired(known).pairs ?? []));
      return undefined;
    }
    const { pairs, facts } = this.#paired(known);
    return { title: this.#texts.language.table.words.targets!, pairs, facts };
  }

  /** Goals that the tasks name, behind those that the plan lists; each result has one. */
  #withGoals(said: Targets | undefined, goals: readonly Goal[]): Targets | undefined {
    const pairs = [...(said?.pairs ?? [])];
    for (const goal of goals) {
      const isKnown = pairs.some(({ target, last }) => target === goal.target || last === goal.last);
      if (!isKnown && pairs.length < mostPairs) pairs.push({ target: goal.target, last: goal.last });
      else if (goal.isNew && !pairs.some(({ target }) => target === goal.target))
        this.#texts.book.drop(goal.target);
    }
    if (pairs.length === (said?.pairs?.length ?? 0)) return said;
    const drawn = new Set(pairs.map(({ target }) => target));
    const facts = said?.facts?.filter((id) => !drawn.has(id));
    return {
      title: said?.title ?? this.#texts.language.table.words.targets!,
      ...said,
      pairs,
      facts: facts?.length ? facts : undefined,
    };
  }

  #untitled(line: number): NonNullable<DraftPlan['targets']> {
    const text = this.#texts.language.table.words.targets ?? '';
    return { title: { text, line }, items: [], notes: [] };
  }

  #targets(
    { title, items, notes }: NonNullable<DraftPlan['targets']>,
    table: readonly TableTarget[],
  ): Targets {
    const rows = this.#paired(table.flatMap(({ id }) => id ?? []));
    // A row that is no pair with last year is said whole.
    const drawn = new Set(rows.pairs?.map(({ target }) => target));
    const known = [...drawn];
    const texts = table.filter(({ id }) => id === undefined || !drawn.has(id)).map(({ text }) => text);
    for (const item of items.flatMap((one) => this.#listed(one))) {
      const written = this.#texts.write(item, `plan.targets`, this.#target);
      const hasValue = (id: string): boolean => this.#texts.book.facts.get(id)!.value !== undefined;
      const isKnown = written.bare && written.facts.length > 0 && written.facts.every(hasValue);
      if (isKnown) known.push(...written.facts);
      else {
        texts.push(written.text);
        this.#goals.push(...(this.#paired(written.facts.filter(hasValue)).pairs ?? []));
      }
    }
    const note = joinTexts(notes, this.#texts.language);
    return {
      title: title.text,
      ...this.#paired(known),
      texts: texts.length > 0 ? texts : undefined,
      note: note && this.#texts.write(note, 'plan.targets.note', this.#target).text,
    };
  }

  /** 营业收入3.65亿元，利润总额1400万元，……: targets in a row, each by itself where each has its number. */
  #listed(item: DraftText): DraftText[] {
    const { script } = this.#texts.language;
    const pieces = script === 'han' ? item.text.replace(/[。；]$/u, '').split(/[，；]/u) : [item.text];
    const isList =
      pieces.length >= leastListed && pieces.every((one) => /^\p{Script=Han}{2,}[^，]*\d/u.test(one));
    return isList ? pieces.map((text) => ({ ...item, text })) : [item];
  }

  #paired(ids: readonly string[]): { pairs?: Pair[]; facts?: string[] } {
    const pairs: Pair[] = [];
    const facts: string[] = [];
    for (const id of ids) {
      const last = this.#texts.book.earlier(id);
      if (last === undefined) facts.push(id);
      else pairs.push({ target: id, last });
    }
    return {
      ...(pairs.length > 0 ? { pairs } : {}),
      ...(facts.length > 0 ? { facts } : {}),
    };
  }

  /** One after the other in a sentence they begin small, and only the last has its full stop: titles are alike. */
  #tasks(tasks: DraftTask[]): Fields[] {
    const { language } = this.#texts;
    const isList = language.script === 'latin' && tasks.some(({ title }) => !/[.!?]$/.test(title.text));
    const nameOf = (text: string): string =>
      isList ? setCapital(text.replace(/(?:[;,](?: and)?|\.)$/, ''), 'en') : text;
    return tasks.map((task, index) =>
      this.#task({ ...task, title: { ...task.title, text: nameOf(task.title.text) } }, index + 1),
    );
  }

  #task({ title, text, items, more }: DraftTask, number: number): Fields {
    const id = this.#parts.make(title.text, `task-${number}`);
    const at = `plan.tasks.${id}`;
    const target = this.#target;
    if (more.length > 0)
      this.more.push({
        section: title.text,
        items: more.map((item) => this.#texts.book.write(item.text, target).text),
      });
    this.#goals.push(...this.#texts.book.goalsOf(title.text, this.#target));
    return {
      id,
      title: title.text,
      text: text && this.#aimed(text, `${at}.text`),
      items:
        items.length > 0 ? items.map((item, index) => this.#aimed(item, `${at}.items.${index}`)) : undefined,
    };
  }

  /** A text of a task, its goals kept beside their results. */
  #aimed(text: DraftText, at: string): string {
    const written = this.#texts.write(text, at, this.#target);
    const known = written.facts.filter((id) => this.#texts.book.facts.get(id)!.value !== undefined);
    this.#goals.push(...(this.#paired(known).pairs ?? []));
    return written.text;
  }

  #closing({ title, text, items, more }: DraftTask): Fields {
    if (more.length > 0)
      this.more.push({
        section: title.text,
        items: more.map((item) => this.#texts.book.write(item.text).text),
      });
    return {
      title: title.text,
      text: text && this.#texts.write(text, 'plan.closing.text').text,
      items:
        items.length > 0
          ? items.map((item, index) => this.#texts.write(item, `plan.closing.items.${index}`).text)
          : undefined,
    };
  }
}
