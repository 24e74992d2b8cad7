/** What stands before a number of an English text: in its own sentence, and in the one before. */
import type { Quantity } from './quantity.ts';
import type { Statement } from './statement.ts';

/** A plural noun behind its preposition or article: about students. */
const plural =
  /(?<!\p{L})(?:about|of|for|to|by|with|from|our|the) (?:\p{Ll}+ )?(\p{Ll}{2,}[^s\W]s)(?=[,.;]|$| and\b)/gu;

export class Context {
  readonly #text: string;
  readonly #statements: readonly Statement[];

  /** @param statements Found so far: the list grows. */
  constructor(text: string, statements: readonly Statement[]) {
    this.#text = text;
    this.#statements = statements;
  }

  /** The name of the count with which the sentence begins: "Of the 8,912 incidents attended,", "9,430 students:". */
  amongOf({ start }: Quantity, sentence: number): string | undefined {
    const first = this.#statements.find((one) => one.sentence === sentence);
    const run = first?.quantity;
    if (!run || run.start >= start || run.family !== 'count') return undefined;
    const isFirst = /(?:^|[.!?]\s+)Of (?:(?:the|our|its|these) )?$/.test(this.#text.slice(0, run.start));
    const isParted = /^[^.!?;:\d]{0,60}:/.test(this.#text.slice(run.end));
    return isFirst || isParted ? first.label : undefined;
  }

  /** Name of the last number of this sort in the same sentence. */
  parallelOf({ family }: Quantity, sentence: number): string {
    return (
      this.#statements.findLast((one) => one.sentence === sentence && one.quantity?.family === family)
        ?.label ?? ''
    );
  }

  /** Two numbers of one sort under one name in one sentence: what parts them is not in the name. */
  isTwin(label: string, { family, value }: Quantity, sentence: number): boolean {
    return this.#statements.some(
      ({ label: other, quantity, sentence: at }) =>
        at === sentence && other === label && quantity?.family === family && quantity.value !== value,
    );
  }

  /** Whom "them" means: the one plural noun of the sentence before. */
  othersBefore(offset: number): string {
    const before =
      this.#text
        .slice(0, offset)
        .split(/(?<=[.!?])\s+/)
        .at(-2) ?? '';
    const found = [...new Set([...before.matchAll(plural)].map(([, noun]) => noun!))];
    return found.length === 1 ? found[0]! : '';
  }

  /** What the sentence before is about, where its other numbers are parts of that. */
  wholeBefore(sentence: number): string {
    const [first, ...rest] = this.#statements.filter((one) => one.sentence === sentence - 1);
    const isWhole = rest.every(({ label }) => label.startsWith(`${first!.label}: `));
    return first && isWhole ? first.label : '';
  }
}
