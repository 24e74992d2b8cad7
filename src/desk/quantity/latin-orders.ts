/** Sentences that say what is to be done: Plant 1,500 trees. They begin with their verb, and have no subject. */
import { anyOf, type Language } from '../language.ts';

/** What reads alike as an order and as a tale: "Cut costs by 5%" may have been done. */
const alike = /^(?:cut|put|set|let|hit|shut|spread|read|cost|beat|shed)$/i;

/** Entries of a list that make it a plan, of all of them. */
const most = 2 / 3;

export class OrderWords {
  readonly #order: RegExp;
  readonly #stripped: RegExp;
  readonly #raises: RegExp;
  readonly #cuts: RegExp;

  constructor({ table: { orders, raises, cuts } }: Language) {
    const any = (words: readonly string[]): string => anyOf(words) || '(?!)';
    this.#order = new RegExp(`^(${any([...orders, ...raises, ...cuts])}) `, 'i');
    this.#stripped = new RegExp(`^(?:${any([...orders, ...raises, ...cuts])}) (?=[a-z])`, 'i');
    this.#raises = new RegExp(`^(?:${any(raises)}) `, 'i');
    this.#cuts = new RegExp(`^(?:${any(cuts)}) `, 'i');
  }

  /** "Cut the waiting list to" → "the waiting list to". */
  strip(words: string): string {
    return words.replace(this.#stripped, '');
  }

  /** Which way "Cut energy use by" goes. */
  directionOf(words: string): 'up' | 'down' | undefined {
    if (this.#cuts.test(words)) return 'down';
    return this.#raises.test(words) ? 'up' : undefined;
  }

  isOrder(sentence: string): boolean {
    return this.#order.test(sentence);
  }

  /** What a list tells to do: most of its entries are orders, and some are nothing else. */
  isListOfOrders(entries: readonly string[]): boolean {
    const verbs = entries.map((entry) => this.#order.exec(entry)?.[1]);
    const told = verbs.filter((verb) => verb !== undefined);
    return (
      entries.length >= 3 &&
      told.length >= entries.length * most &&
      told.filter((verb) => !alike.test(verb)).length * 2 >= told.length
    );
  }
}
