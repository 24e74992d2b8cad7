/** Which result a goal of the plan goes on from: "Cut the average delay to 12 minutes" from the average delay. */
import { languageTable } from '../../model/language-table.ts';
import { anyOf, type Language } from '../language.ts';
import { sideOf, yearPattern, yearsIn, type Years } from '../quantity/times.ts';
import type { DraftFact, Facts } from './draft-fact.ts';

/** A result and its goal are of one order. */
const farthest = 3;
const changes = new Set(['growth', 'decrease', 'increment', 'new']);
const unmeasured = new Set(['ordinal', 'rank', 'text']);
/** Characters that a Chinese name may have between those of its goal: 农村集中供水水质合格率. */
const mostBetween = 2;
const leastBetween = 6;
/** Characters before a name that say of it what its other need not say: 收支相抵亏损. */
const mostBefore = 4;

const isPlain = ({ value, kind, status = 'actual' }: DraftFact): boolean =>
  value !== undefined && value !== null && status !== 'target' && !changes.has(kind) && !unmeasured.has(kind);

function isNear(one: DraftFact, two: DraftFact): boolean {
  const [low, high] = [one.value!, two.value!].sort((a, b) => a - b) as [number, number];
  return low > 0 && high <= farthest * low;
}

const isInOrder = (short: string, long: string): boolean => {
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
};

export class GoalWords {
  readonly #han: boolean;
  readonly #years: Years | undefined;
  /** What is done, as a name has it: sold, trained. */
  readonly #acts: string[];
  readonly #dropped: Set<string>;
  readonly #past: RegExp;
  readonly #hanAround: RegExp;

  constructor({ script, table }: Language, years: Years | undefined) {
    this.#years = years;
    const { orders, raises, cuts, acts, participles, bodies, ahead, relational } = table;
    this.#han = script === 'han';
    this.#acts = acts.map((act) => participles[act] ?? act);
    const words = [...orders, ...raises, ...cuts, ...bodies, ...ahead, ...relational, ...this.#acts];
    const joints = languageTable(table.language)?.plain ?? [];
    this.#dropped = new Set([
      ...table.aimless,
      ...words.flatMap((one) => one.toLowerCase().split(' ')),
      ...joints,
    ]);
    const times = anyOf([...Object.values(table.times), ...(table.former ? [table.former] : [])]) || '(?!)';
    this.#past = new RegExp(
      `, (?:${times}|(?:\\p{L}+ )?${yearPattern})$|^(?:${anyOf(table.past) || '(?!)'})`,
      'u',
    );
    const marks = anyOf(Object.keys(table.marks)) || '(?!)';
    this.#hanAround = new RegExp(
      `[“”]|^(?:全[市县省区港校院厂州行社局馆站司年]|年内|力争|实现|${anyOf(table.openers)})|(?:预期|主要)?(?:${marks})$`,
      'gu',
    );
  }

  /** The one result that has the name of a goal, its unit and its order; of what it was before there is another. */
  resultOf(goal: DraftFact, facts: Facts): string | undefined {
    const near = [...facts].filter(
      ([, fact]) =>
        isPlain(fact) &&
        fact.unit === goal.unit &&
        fact.sign === goal.sign &&
        this.nameOf(fact.label) !== undefined &&
        isNear(fact, goal),
    );
    if (changes.has(goal.kind) && goal.kind !== 'new') return undefined;
    const ranked = near
      .map(([id, fact]) => ({ id, distance: this.#distance(goal.label, this.nameOf(fact.label)!) }))
      .filter(({ distance }) => distance !== undefined)
      .sort((a, b) => a.distance! - b.distance!);
    const [first, second] = ranked;
    // The same result under two names, of a sentence and of a table, is one.
    const isOne = second === undefined || facts.get(second.id)!.value === facts.get(first!.id)!.value;
    return first && (first.distance !== second?.distance || isOne) ? first.id : undefined;
  }

  /** 入园率2024年, "Rents, 2024–25" of the report's own year without it; undefined of an earlier one. */
  nameOf(label: string): string | undefined {
    const [end, year] = new RegExp(`(?:, )?(${yearPattern})年?$`).exec(label) ?? [];
    const time = year === undefined ? undefined : yearsIn(year);
    if (time && this.#years && sideOf(time, this.#years) === undefined) return label.slice(0, -end!.length);
    return time !== undefined || this.#past.test(label) ? undefined : label;
  }

  /** How much more a result's name says than that of its goal; undefined where they are of two things. */
  #distance(goal: string, result: string): number | undefined {
    return this.#han ? this.#hanDistance(goal, result) : this.#latinDistance(goal, result);
  }

  #hanDistance(goal: string, result: string): number | undefined {
    const [aim, known] = [goal, result].map((one) => one.replace(this.#hanAround, ''));
    const [short, long] = [aim!, known!].sort((a, b) => a.length - b.length) as [string, string];
    if (short.length < 2) return undefined;
    const more = long.length - short.length;
    if (long.endsWith(short) && more <= mostBefore) return more;
    const isAlike = short.length >= leastBetween && more <= mostBetween && isInOrder(short, long);
    return isAlike ? more : undefined;
  }

  #latinDistance(goal: string, result: string): number | undefined {
    const plain = goal.replace(
      / by (?:\p{L}+ing\b.*|(?:the end of )?(?:\p{Lu}\p{Ll}+ )?(?:19|20)\d\d)$/u,
      '',
    );
    const own = this.#distanceOf(plain, result);
    if (own !== undefined) return own;
    // Faults in play areas mended: where, and what was done with them; the result says only what was done.
    const at = / (?:in|on|at|across) (?:\p{L}+ ?){1,3}?(?= (?:within|in under|before)\b|$)/u;
    const isDone = new RegExp(`\\b(?:${anyOf(this.#acts)})\\b`).test(plain);
    return isDone && at.test(plain) ? this.#distanceOf(plain.replace(at, ''), result) : undefined;
  }

  #distanceOf(goal: string, result: string): number | undefined {
    const [aim, known] = [goal, result].map((one) => this.#wordsOf(one));
    if (aim!.size === 0 || [...aim!].some((word) => !known!.has(word))) return undefined;
    const more = known!.size - aim!.size;
    const acts = this.#acts.filter((act) => new RegExp(`\\b${act}\\b`, 'i').test(goal));
    const isSameAct = acts.every((act) => new RegExp(`\\b${act}\\b`, 'i').test(result));
    return more === 0 || isSameAct ? more : undefined;
  }

  #wordsOf(label: string): Set<string> {
    const words = label.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
    const own = words.filter((word) => !this.#dropped.has(word));
    return new Set(own.map((word) => word.replace(/(?<=\p{L}{3})s$/u, '')));
  }
}
