/** The second part of a report in its fields: what is required, targets beside the year before, tasks, closing. */
import type { WriteOptions } from './book.ts';
import type { DraftPlan, DraftTask } from './draft.ts';
import type { Ids } from './ids.ts';
import { joinTexts, type TextWriter } from './texts.ts';

type Fields = Record<string, unknown>;

export class PlanWriter {
  /** What the page has no room for, by the title of its task. */
  readonly more: { section: string; items: string[] }[] = [];
  readonly #texts: TextWriter;
  readonly #parts: Ids;
  readonly #target: WriteOptions;

  constructor(texts: TextWriter, parts: Ids) {
    this.#texts = texts;
    this.#parts = parts;
    this.#target = { status: 'target', ending: texts.language.script === 'han' ? '-目标' : '-target' };
  }

  write({ title, context, requirement, targets, tasksIntro, tasks, closing }: DraftPlan): Fields {
    const opening = joinTexts(context, this.#texts.language);
    const guide = requirement && joinTexts(requirement.texts, this.#texts.language);
    return {
      title: title.text,
      year: this.#texts.yearOf(title),
      context: opening && this.#texts.write(opening, 'plan.context').text,
      requirement: guide && {
        title: requirement.title.text,
        text: this.#texts.write(guide, 'plan.requirement.text').text,
      },
      targets: targets && this.#targets(targets),
      tasksIntro: tasksIntro?.text,
      tasks: tasks.length > 0 ? tasks.map((task, index) => this.#task(task, index + 1)) : undefined,
      closing: closing && this.#closing(closing),
    };
  }

  #targets({ title, items, notes }: NonNullable<DraftPlan['targets']>): Fields {
    const pairs: { target: string; last: string }[] = [];
    const facts: string[] = [];
    const texts: string[] = [];
    for (const item of items) {
      const written = this.#texts.write(item, `plan.targets`, this.#target);
      const [id] = written.facts;
      const last = written.bare && id !== undefined ? this.#texts.book.earlier(id) : undefined;
      if (last !== undefined) pairs.push({ target: id!, last });
      else if (written.bare && id !== undefined && this.#texts.book.facts.get(id)!.value !== undefined)
        facts.push(id);
      else texts.push(written.text);
    }
    // One axis takes one kind and unit: the pairs that most have; the others stand alone.
    const sortOf = ({ target }: { target: string }): string => {
      const { kind, unit } = this.#texts.book.facts.get(target)!;
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
    const note = joinTexts(notes, this.#texts.language);
    return {
      title: title.text,
      pairs: drawn.length > 0 ? drawn : undefined,
      facts: facts.length > 0 ? facts : undefined,
      texts: texts.length > 0 ? texts : undefined,
      note: note && this.#texts.write(note, 'plan.targets.note', this.#target).text,
    };
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
    return {
      id,
      title: title.text,
      text: text && this.#texts.write(text, `${at}.text`, target).text,
      items:
        items.length > 0
          ? items.map((item, index) => this.#texts.write(item, `${at}.items.${index}`, target).text)
          : undefined,
    };
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
