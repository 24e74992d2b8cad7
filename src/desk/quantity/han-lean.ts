/** Names that lean on the one before them in their sentence: its verb, its whole, whom it was done to. */
import { anyOf, type Language } from '../language.ts';
import type { Quantity } from './quantity.ts';
import type { Statement } from './statement.ts';

export interface Leaning {
  quantity: Quantity;
  /** What stands before the number in its clause. */
  raw: string;
  /** From the number to the end of its clause. */
  behind: string;
  /** What joins the clause to the number before: 、 or 和. */
  joint: string;
  sentence: number;
  statements: readonly Statement[];
}

/** Characters of a noun that may want the verb of the one before: 厂房, 政协提案. */
const longestNoun = 5;
/** Of a name that says nothing without its whole: 其中研究生83名. */
const longestPart = 3;
const longestWhole = 12;
const amounts: Quantity['family'][] = ['count', 'area', 'length', 'mass', 'volume', 'plain'];
const person = /^[人名位]$/;

export class LeanWords {
  readonly #verb: RegExp;
  readonly #isVerb: RegExp;
  readonly #ownVerb: RegExp;
  readonly #moves: RegExp;
  readonly #verdict: RegExp;
  #among = { label: '', sentence: -1 };

  constructor({ table }: Language) {
    const { verbs, handles, predicates, spends, achieves, harms, causes, attributes, up, down, kinds } =
      table;
    const any = (words: readonly string[]): string => anyOf(words) || '(?!)';
    const own = [...predicates, ...spends, ...achieves, ...harms, ...causes, ...attributes];
    this.#verb = new RegExp(`^(?:${any([...verbs, ...handles])}){1,2}(?=.{2})`);
    this.#isVerb = new RegExp(`^(?:${any([...verbs, ...handles])})$`);
    const named = any([...verbs, ...handles, ...own, ...(kinds.new ?? [])]);
    // 新铺绿地, 改扩建厂房: a verb that no list need know.
    this.#ownVerb = new RegExp(`^(?:${named}|[新改扩增补续])`);
    this.#moves = new RegExp(`(?:${any([...up, ...down])})$|[率占比]`);
    this.#verdict = new RegExp(`^(?:${any(table.verdicts)})$`);
  }

  /** The name with what it leans on; undefined where it leans on nothing that is known. */
  whole(label: string, leaning: Leaning): string | undefined {
    const { sentence, raw, behind } = leaning;
    // 32项指标中，28项达标，4项未达标
    if (/.{3}中$/.test(label) && /中$/.test(behind.trim())) {
      this.#among = { label: label.slice(0, -1), sentence };
      return this.#among.label;
    }
    if (this.#verdict.test(label))
      return this.#among.sentence === sentence ? `${this.#among.label}${label}` : undefined;
    if (/^其中/.test(raw)) return this.#partOf(label, leaning);
    return leaning.joint === '' ? label : this.#withVerb(label, leaning);
  }

  /** 干警3人，其中1人移送司法机关; 教师215名，其中研究生83名; 复议46件，其中撤销、变更9件. */
  #partOf(label: string, { quantity, sentence, statements }: Leaning): string | undefined {
    const own = label.replace(/^其中/, '');
    const before = statements.findLast(
      (one) => one.sentence === sentence && !/^(?:growth|decrease|increment)$/.test(one.kind),
    );
    const units = [quantity.unit, before?.quantity?.unit ?? ''];
    const isAlike = units[0] === units[1] || units.every((unit) => person.test(unit));
    const isBare = own !== label || own.length <= longestPart || /^.{2}(?:[、和].{2})+$/.test(own);
    if (!isBare || quantity.family !== 'count') return label;
    if (!before || !isAlike) return own === label ? label : undefined;
    return before.label.length > longestWhole
      ? own === label
        ? label
        : undefined
      : `${before.label}中${own}`;
  }

  /** 盘活土地420亩、厂房6.8万平方米; 新建公厕18座、改造35座. */
  #withVerb(label: string, { quantity, statements, sentence }: Leaning): string {
    const before = statements.at(-1);
    const verb = before?.sentence === sentence ? this.#verb.exec(before.label)?.[0] : undefined;
    if (!before || verb === undefined || !amounts.includes(quantity.family)) return label;
    if (this.#isVerb.test(label))
      return before.quantity?.unit === quantity.unit ? `${label}${before.label.slice(verb.length)}` : label;
    const isNoun = label.length <= longestNoun && !this.#ownVerb.test(label) && !this.#moves.test(label);
    return isNoun ? `${verb}${label}` : label;
  }
}

export interface About {
  /** What the clause before is about. */
  subject: string;
  /** Of the sentence so far. */
  statements: readonly Statement[];
  nameOf(label: string): string;
}

const isCount = ({ family, unit }: Quantity): boolean => family === 'count' && unit !== '';
const bareUnit = (unit: string): string => unit.replace(/^[十百千]?[万亿]+/, '');

/**
 * Of what a change tells that fits not the last name: 203起，占总数的11%，上升27.7%; 参保46.83万人，参保率94.1%，
 * 比上年减少1.62万人.
 * @returns "" where nothing fits; undefined where the last name does.
 */
export function changedOf(
  own: string,
  quantity: Quantity,
  { subject, statements, nameOf }: About,
): string | undefined {
  const [, counted] = /^(.{2,})占.+$/.exec(subject) ?? [];
  if (quantity.family === 'percent' && counted !== undefined) return `${counted}${own}`;
  const last = statements.at(-1)?.quantity;
  if (!isCount(quantity) || last === undefined || !/^(?:percent|points)$/.test(last.family)) return undefined;
  const level = statements.findLast(
    ({ kind, quantity: one }) =>
      one !== undefined &&
      !/^(?:growth|decrease|increment)$/.test(kind) &&
      isCount(one) &&
      bareUnit(one.unit) === bareUnit(quantity.unit),
  );
  return level ? `${nameOf(level.label)}${own}` : '';
}
