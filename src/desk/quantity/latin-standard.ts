/** A standard in one sentence and what came of it in the next: we aim to answer 90% of calls in a minute; we managed 84%. */
import { anyOf, type Language } from '../language.ts';
import { capital, shorten, withAct, type VerbWords } from './latin-clause.ts';
import type { Quantity } from './quantity.ts';

export interface Met {
  /** What the standard is of, as a noun: calls answered in a minute. */
  label: string;
  /** The standard's own number, and what its label says: target. */
  standard: Quantity;
  name: string;
}

/** Longer names would lose what they are limited to. */
const mostWords = 11;

export class StandardWords {
  readonly #verbs: VerbWords;
  readonly #marks: Record<string, string>;
  readonly #whole: RegExp;
  readonly #before: RegExp;
  readonly #result: RegExp;
  readonly #order: RegExp;

  constructor({ table: { marks, bodies } }: Language, verbs: VerbWords) {
    this.#verbs = verbs;
    this.#marks = marks;
    const mark = `(?<mark>${anyOf(Object.keys(marks)) || '(?!)'})`;
    const opens = `(?:(?:Our|The|Its|Their)(?: [\\p{L}’'-]+){0,3} ${mark} (?:is|was|remains)|(?:We|The [\\p{L} ]+?) (?<aim>aim)s?)`;
    this.#before = new RegExp(`(?:^|[.;] )${opens}(?: for| that)?(?<said> .+)? (?:at least )?$`, 'iu');
    this.#order = new RegExp(`(?:^|[.;] )${opens} to (?<verb>\\p{Ll}+) (?:at least )?$`, 'iu');
    this.#whole =
      /^(?: (?:the|a|an))? (?<subject>.+) (?:should|must|will|to) (?<verb>\p{Ll}+) (?<rest>.+) (?:on|in)$/iu;
    const body = `(?:we|they|it|(?:the|our) [\\p{L} ]*(?:${anyOf(bodies) || '(?!)'})|performance|the (?:result|figure|rate|outcome))`;
    this.#result = new RegExp(
      `^(?:[^.;]*[.;]|[^.;]*,)? (?:(?:in|for) [^,.;]{4,20},? )?(?:and |but )?(?:${body} |(?<= and | but ))(?:managed|achieved|reached|met|was|were|did|made|hit|recorded|averaged|stood at)(?: only| just| it (?:on|in))?\\s*$`,
      'iu',
    );
  }

  /** By each result the standard that stands before it. */
  find(text: string, quantities: readonly Quantity[]): Map<Quantity, Met> {
    const found = new Map<Quantity, Met>();
    for (const [index, quantity] of quantities.entries()) {
      const standard = quantities.slice(0, index).findLast(({ family }) => family === 'percent');
      if (standard === undefined || quantity.family !== 'percent') continue;
      const gap = text.slice(standard.end, quantity.start);
      const met = this.#result.test(gap) ? this.#standardAt(text, standard) : undefined;
      if (met) found.set(quantity, met);
    }
    return found;
  }

  #standardAt(text: string, standard: Quantity): Met | undefined {
    const said = text.slice(0, standard.start);
    const behind = /^[^.;,]*/.exec(text.slice(standard.end))![0];
    const order = this.#order.exec(said);
    const before = order ?? this.#before.exec(said);
    if (!before) return undefined;
    const label = order
      ? this.#done(order.groups!.verb!, /^ of (.+)$/.exec(behind)?.[1])
      : this.#nameOf(before.groups!.said ?? '', behind);
    if (label === undefined || label.split(' ').length > mostWords) return undefined;
    const name = this.#marks[(before.groups!.mark ?? before.groups!.aim)!.toLowerCase()] ?? 'target';
    return { label: capital(label), standard, name };
  }

  /** "that a crew should reach a fire within 10 minutes on"; "92% of patients to wait no more than a week". */
  #nameOf(said: string, behind: string): string | undefined {
    const whole = this.#whole.exec(said)?.groups;
    if (whole && /^ of \p{Ll}+\b/u.test(behind))
      return `${whole.subject!} ${gerund(whole.verb!)} ${whole.rest!}`;
    if (said.trim() !== '') return undefined;
    const [, who, passive, verb, rest = ''] =
      /^ of (.+?) (?:should|must|to|will|are to)(?: (be)|) (\p{Ll}+)( .+)?$/u.exec(behind) ?? [];
    if (who === undefined) return undefined;
    return `${who} ${passive ? verb! : gerund(verb!)}${rest}`;
  }

  /** "to answer 90% of calls within a minute" → calls answered within a minute. */
  #done(verb: string, what: string | undefined): string | undefined {
    const act = this.#verbs.pastOf(verb);
    return what === undefined || act === undefined ? undefined : shorten(withAct(what, act));
  }
}

/** reach → reaching, arrive → arriving, get → getting. */
export function gerund(verb: string): string {
  if (/[^aeiou]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  return /^[^aeiou]+[aeiou][^aeiouwxy]$/.test(verb) ? `${verb}${verb.at(-1)!}ing` : `${verb}ing`;
}
