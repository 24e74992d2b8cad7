/**
 * The facts of a dataset as they are found. A number leaves its text for a reference only where the text then
 * prints as the source reads: nothing is taken whose printed form differs, but for "per cent" and "pounds", which
 * are printed as their signs.
 */
import type { Fact, FactKind } from '../../model/fact.ts';
import { isTraditional } from '../../model/language.ts';
import { deriveText, plainText } from '../../view/text.ts';
import type { Language } from '../language.ts';
import { plainFigures } from '../quantity/numeral.ts';
import { printQuantity } from '../quantity/quantity.ts';
import { readMeasured, readStatements } from '../quantity/read.ts';
import type { Doubt, Reading, Reference, Statement } from '../quantity/statement.ts';
import type { Years } from '../quantity/times.ts';
import { escapeText, FactMaker, type DraftFact, type WriteOptions } from './draft-fact.ts';
import { GoalWords } from './goals.ts';
import { endingOf, Ids } from './ids.ts';
import { issuerOf, withoutIssuer } from './issuer.ts';

export interface Uncertain {
  /** A doubt of the reading; `differs` from a fact of the same name elsewhere; `typed`: left in the text. */
  why: Doubt | 'differs' | 'typed';
  label: string;
  kind: FactKind;
  /** The quantity as the source has it. */
  quoted: string;
  /** The fact, for doubts of one. */
  id?: string;
  /** The other fact, for `differs`. */
  other?: string;
}

export interface Written {
  /** With references. */
  text: string;
  /** Ids in the order in which they stand, without those by which others are measured. */
  facts: string[];
  uncertain: Uncertain[];
  /** The text is nothing but the name and number of its one fact. */
  bare: boolean;
}

/** For comparison: blanks, group marks and full-width figures do not change what is said. */
export const sameText = (text: string): string =>
  plainFigures(text)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/(?<=\d)percent/g, '%')
    .replaceAll('−', '-');

/** Defaults of the schema, for printing. */
const whole = (fact: DraftFact): Fact => ({
  value: null,
  unit: '',
  prefix: '',
  qualifier: '',
  status: 'actual',
  rank: '',
  numerals: 'arabic',
  ...fact,
});

const isSum = new Set<FactKind>(['total', 'money']);

interface Taken {
  from: number;
  to: number;
  reference: string;
}

export class FactBook {
  readonly facts = new Map<string, DraftFact>();
  readonly #language: Language;
  readonly #tag: string;
  readonly #ids: Ids;
  readonly #goals: GoalWords;
  readonly #maker: FactMaker;
  readonly #years: Years | undefined;
  readonly #issuer: string | undefined;

  /**
   * @param tag Language of the report, BCP 47.
   * @param years That it is about; undefined where it names none.
   * @param title Of the report, which may begin with whose it is.
   */
  constructor(language: Language, tag: string, years?: Years, title = '') {
    this.#years = years;
    this.#issuer = issuerOf(title, language);
    this.#language = language;
    this.#tag = tag;
    this.#ids = new Ids(language);
    this.#goals = new GoalWords(language, years);
    this.#maker = new FactMaker(language, this.#issuer);
  }

  print(text: string): string {
    const facts = Object.fromEntries([...this.facts].map(([id, fact]) => [id, whole(fact)]));
    return plainText(deriveText(text, { facts, language: this.#tag }));
  }

  /** The text with references in place of its numbers and ranks. */
  write(source: string, options: WriteOptions = {}): Written {
    const { statements, references, loose } = this.#read(source, options);
    const taken: Taken[] = [];
    const facts: string[] = [];
    // What a number was before is no doubt: it stays in its sentence.
    const open = loose.filter(({ former }) => !former);
    const uncertain: Uncertain[] = open.map((quantity) => ({
      why: 'typed' as const,
      label: '',
      kind: 'text' as const,
      quoted: printQuantity(quantity),
    }));
    for (const statement of statements) {
      if (statement.limit && options.status !== 'target') {
        const { label, kind, numberRun } = statement;
        uncertain.push({ why: 'typed', label, kind, quoted: source.slice(...numberRun!) });
        continue;
      }
      const found = this.#take(source, { statement, taken, options });
      if (!found) continue;
      facts.push(found.id);
      uncertain.push(...found.uncertain);
    }
    for (const reference of references) this.#measure(source, { reference, taken });
    return { text: compose(source, taken), facts, uncertain, bare: this.#isBare(source, statements, taken) };
  }

  #read(source: string, { status }: WriteOptions): Pick<Reading, 'statements' | 'references' | 'loose'> {
    // The table's words are simplified: half of a traditional sentence would be read, and read wrongly.
    if (isTraditional(this.#tag)) return { statements: [], references: [], loose: [] };
    return status === 'target'
      ? readStatements(source, this.#language)
      : readMeasured(source, this.#language, this.#years);
  }

  /** By what a number is measured is a fact where the number is one; it is none of the text's results. */
  #measure(source: string, { reference, taken }: { reference: Reference; taken: Taken[] }): void {
    const { owner, isTarget, label } = reference;
    if (!taken.some(({ from }) => from === owner.numberRun![0])) return;
    // Interest cover, minimum: the id begins as that of the number that it measures.
    const own = this.#language.script === 'latin' && label.startsWith(`${owner.label}, `);
    const names = own
      ? { stem: withoutIssuer(owner.label, this.#issuer), ending: endingOf(label.slice(owner.label.length)) }
      : {};
    const options: WriteOptions = {
      ...(isTarget ? { status: 'target' } : {}),
      ...names,
      isBare: reference.isBare === true,
    };
    this.#take(source, { statement: reference, taken, options });
  }

  /** A fact of its own, such as a cell of a table. */
  add(fact: DraftFact, ending = ''): string {
    return this.#put(fact, { ending }).id;
  }

  /** The fact that a text has of a row of a table: 钢材 328万吨 for 钢材 | 产量 | 328. */
  sameAs(fact: DraftFact, row: string): string | undefined {
    const stem = row.toLowerCase().replace(/(?:总额|总量|产量|数量|金额)$/, '');
    if (stem === '') return undefined;
    // "Absence, 2024–25" has its place in the row by its year: "Absence" and "Absence, year before" have none.
    const isYears = this.#language.script === 'latin' && this.#goals.nameOf(fact.label) !== fact.label;
    const isOfYear = isYears && (fact.sign ?? '') === '';
    const [id, known] =
      [...this.facts].find(
        ([, one]) =>
          one.label.toLowerCase().startsWith(stem) &&
          (one.label === fact.label || !isOfYear) &&
          one.value === fact.value &&
          one.unit === fact.unit &&
          (one.kind === fact.kind || [one, fact].every(({ kind }) => isSum.has(kind))) &&
          (one.status ?? 'actual') === (fact.status ?? 'actual'),
      ) ?? [];
    // An amount of accounts, whatever its sentence is about.
    if (known) known.kind = fact.kind;
    return id;
  }

  #take(
    source: string,
    { statement, taken, options }: { statement: Statement; taken: Taken[]; options: WriteOptions },
  ): { id: string; uncertain: Uncertain[] } | undefined {
    const { numberRun, rankRun, label, kind, doubts } = statement;
    for (const fact of this.#maker
      .candidates(statement, options, this.facts)
      .slice(0, 'owner' in statement ? 1 : undefined)) {
      const { id, isNew } = this.#put(fact, options);
      const runs: Taken[] = [];
      const full = isSpelt(statement)
        ? '.word'
        : options.isBare
          ? '.figure'
          : (statement.quantity?.prefix.trim() ?? '') === ''
            ? ''
            : '.full';
      if (numberRun)
        runs.push({
          from: numberRun[0],
          to: numberRun[1],
          reference: fact.value === undefined ? `{${id}}` : `{${id}${full}}`,
        });
      if (rankRun)
        runs.push({ from: rankRun[0], to: rankRun[1], reference: numberRun ? `{${id}.rank}` : `{${id}}` });
      if (
        this.#same(this.print(compose(source, [...taken, ...runs]))) ===
        this.#same(this.print(escapeText(source)))
      ) {
        taken.push(...runs);
        const quoted = source.slice(...(numberRun ?? rankRun!));
        const other = isNew ? this.#unlike(id) : undefined;
        return {
          id,
          uncertain: [
            ...doubts.map((why) => ({ why, label, kind, quoted, id })),
            ...(other === undefined ? [] : [{ why: 'differs' as const, label, kind, quoted, other, id }]),
          ],
        };
      }
      if (isNew) this.drop(id);
    }
    return undefined;
  }

  /** Sums in words as sums with a sign, too: 6.7 million pounds is £6.7 million. */
  #same(text: string): string {
    const { currencies, magnitudes } = this.#language.table;
    return Object.entries(currencies).reduce(
      (rest, [word, sign]) =>
        rest.replace(
          new RegExp(`(\\d[\\d.]*(?:${magnitudes.join('|')})?)${word}`, 'g'),
          `${sign.replace('$', '$$$$')}$1`,
        ),
      sameText(text),
    );
  }

  /** The fact that says the same, or a new one. */
  #put(fact: DraftFact, { ending = '', stem }: WriteOptions): { id: string; isNew: boolean } {
    for (const [id, known] of this.facts)
      if (JSON.stringify(known) === JSON.stringify(fact)) return { id, isNew: false };
    const id = this.#ids.ofFact(stem ?? fact.label, ending);
    this.facts.set(id, fact);
    return { id, isNew: true };
  }

  /** A fact to which nothing refers is none. */
  drop(id: string): void {
    this.facts.delete(id);
    this.#ids.free(id);
  }

  /** A fact of the same name, unit and status with another number. */
  #unlike(id: string): string | undefined {
    const { label, unit, status, value } = this.facts.get(id)!;
    if (value === undefined) return undefined;
    const other = [...this.facts].find(
      ([known, fact]) =>
        known !== id &&
        fact.label === label &&
        fact.unit === unit &&
        fact.status === status &&
        fact.value !== undefined &&
        fact.value !== value,
    );
    return other?.[0];
  }

  /** A target and the result of its name: the two have one name and are of one kind then. */
  earlier(id: string): string | undefined {
    const target = this.facts.get(id)!;
    const same = [...this.facts].find(
      ([, fact]) =>
        fact.status !== 'target' &&
        fact.label === target.label &&
        fact.unit === target.unit &&
        fact.kind === target.kind &&
        fact.value !== undefined,
    )?.[0];
    const found = same ?? this.#goals.resultOf(target, this.facts);
    if (found !== undefined) {
      const { label, kind } = this.facts.get(found)!;
      Object.assign(target, { label: this.#goals.nameOf(label) ?? label, kind });
    }
    return found;
  }

  /** The goals of a text that stays as it is, where their results are known: beside each its result. */
  goalsOf(source: string, options: WriteOptions): { target: string; last: string; isNew: boolean }[] {
    const { statements } = this.#read(source, options);
    return statements.flatMap((statement) => {
      const [goal] = this.#maker.candidates(statement, options, this.facts);
      const last = goal && goal.value !== undefined ? this.#goals.resultOf(goal, this.facts) : undefined;
      if (goal === undefined || last === undefined) return [];
      const { label, kind } = this.facts.get(last)!;
      const own = { ...goal, label: this.#goals.nameOf(label) ?? label, kind };
      const { id, isNew } = this.#put(own, options);
      return [{ target: id, last, isNew }];
    });
  }

  #isBare(source: string, statements: readonly Statement[], taken: readonly Taken[]): boolean {
    const [first] = statements;
    if (!first || taken.length !== statements.length) return false;
    if (statements.some(({ quantity, rank }) => !quantity || rank !== '')) return false;
    // 吞吐量1.3亿吨，增长3.2%: a change has the name before it.
    const said = statements
      .map(({ estimate = '', label, quantity }, index) => {
        const own = index > 0 && label.startsWith(first.label) ? label.slice(first.label.length) : label;
        return `${estimate}${own}${printQuantity(quantity!)}`;
      })
      .join('，');
    return sameText(said) === sameText(source.replace(/[。.]$/, '').replace(/[:：](?=\s*[\d£$€])/, ''));
  }
}

const isSpelt = ({ quantity }: Statement): boolean =>
  quantity?.numerals === 'words' && quantity.value !== undefined;

function compose(source: string, taken: readonly Taken[]): string {
  let text = '';
  let done = 0;
  for (const { from, to, reference } of [...taken].sort((a, b) => a.from - b.from)) {
    text += escapeText(source.slice(done, from)) + reference;
    done = to;
  }
  return text + escapeText(source.slice(done));
}
