/** Names that 分别 gives to several quantities: 进口、出口分别增长3.1%和4.2%. */
import { anyOf, type Language } from '../language.ts';
import { timesIn } from './han-thing.ts';
import { readHan } from './numeral.ts';
import type { Quantity } from './quantity.ts';

interface Shared {
  /** What stands before the quantity in its clause. */
  raw: string;
  quantity: Quantity;
  quantities: readonly Quantity[];
  /** Names of the quantities before in the sentence, without their verbs. */
  earlier: readonly string[];
  /** The sentence as far as the clause. */
  before: string;
}

export class SharedNames {
  readonly #text: string;
  readonly #language: Language;
  /** Names for the quantities behind the one that was named last, in order, and the verb that they share. */
  #left: string[] = [];
  #verb = '';
  /** Quantities behind a 分别 that has another number of names. */
  readonly #nameless = new Set<Quantity>();

  constructor(text: string, language: Language) {
    this.#text = text;
    this.#language = language;
  }

  /** What a quantity is called, `raw` where nothing is shared; undefined where names and numbers differ in count. */
  nameOf({ raw, quantity, quantities, earlier, before }: Shared): string | undefined {
    // 同比分别下降8.4%和增长5.1%: a verb of its own goes before the shared one.
    if (this.#left.length > 0 && this.#isVerb(raw)) return `${this.#left.shift()!}${raw || this.#verb}`;
    this.#left = [];
    const [, names, verb = ''] = /^(.*?)分别(?:为|是|达|达到)?(.*)$/.exec(raw) ?? [];
    if (names === undefined) return this.#nameless.has(quantity) ? undefined : raw;
    const from = quantities.indexOf(quantity);
    let count = 1;
    while (this.#isJoined(quantities[from + count - 1], quantities[from + count])) count += 1;
    const list = this.#listOf(names, { count, earlier, before });
    if (list.length !== count || count < 2) {
      for (const one of quantities.slice(from, from + count)) this.#nameless.add(one);
      return undefined;
    }
    const whole = list.map((name) => this.#whole(name, list.at(-1)!));
    this.#left = whole.slice(1);
    this.#verb = verb;
    return `${whole[0]}${verb}`;
  }

  #listOf(
    names: string,
    { count, earlier, before }: Pick<Shared, 'earlier' | 'before'> & { count: number },
  ): string[] {
    // 甲412件，乙563人，同比分别下降8.4%和5.1%: the names are those of the clauses before.
    const isComparison = new RegExp(`^(?:${anyOf(this.#language.table.comparisons)})*$`).test(names);
    // Three names and two numbers: nobody tells which.
    const distinct = [...new Set(earlier)];
    if (isComparison) return distinct.length === count ? distinct.map((name) => `${name}${names}`) : [];
    const list = names.split(/、|和|与|及/).filter(Boolean);
    // 第一至第四季度，净利润分别为……: one name at as many times.
    const found = list.length === 1 && count > 1 ? timesIn(`${before}${names}`, count) : undefined;
    if (!found) return this.#parted(list);
    const name = names.replace(found.said, '');
    // A year at the beginning would be taken for an opener.
    return found.times.map((time) => (time.endsWith('年') ? `${name}（${time}）` : `${time}${name}`));
  }

  /** 甲、乙两港吞吐量: what stands behind the number belongs to each of so many. */
  #parted(list: readonly string[]): string[] {
    const [, last, count = '', rest = ''] =
      /^(.{1,8}?)(两|[二三四五六七八九])个?(.+)$/.exec(list.at(-1) ?? '') ?? [];
    if (last === undefined || readHan(count) !== list.length) return [...list];
    return [...list.slice(0, -1), last].map((name) => `${name}${rest}`);
  }

  /** 城镇 of 城镇和农村居民人均可支配收入: what the last name says of both belongs to the first, too. */
  #whole(name: string, last: string): string {
    const peers = this.#language.table.peers.find((list) => list.includes(name));
    const other = peers?.find((one) => one !== name && last.startsWith(one));
    return other === undefined ? name : `${name}${last.slice(other.length)}`;
  }

  #isJoined(before: Quantity | undefined, next: Quantity | undefined): boolean {
    return (
      before !== undefined &&
      next !== undefined &&
      /^(?:、|和|及|与)/.test(this.#text.slice(before.end, next.start)) &&
      this.#isVerb(this.#text.slice(before.end + 1, next.start))
    );
  }

  /** Nothing, or a word of change alone. */
  #isVerb(words: string): boolean {
    const { up, down } = this.#language.table;
    return new RegExp(`^(?:${anyOf([...up, ...down])})?$`).test(words);
  }
}
