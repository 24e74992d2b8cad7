/** On whom something is done, and no number of what was done: 加强50户重点税源和30个重大项目跟踪分析. */
import { anyOf, type Language } from '../language.ts';
import type { Quantity } from './quantity.ts';

export class CallWords {
  readonly #call: RegExp;
  /** The sentence of the last such number. */
  #last = -1;

  constructor({ table: { calls } }: Language) {
    this.#call = new RegExp(`(?:${anyOf(calls) || '(?!)'})$`);
  }

  /** A second number that is joined to such a one is of the same. */
  isCalled(
    text: string,
    { start, family }: Quantity,
    { raw, before, sentence }: { raw: string; before: Quantity | undefined; sentence: number },
  ): boolean {
    if (family !== 'count') return false;
    const isCalled = this.#call.test(raw);
    if (isCalled) this.#last = sentence;
    const isNext = before !== undefined && raw === '' && /[和、及]$/.test(text.slice(before.end, start));
    return isCalled || (isNext && this.#last === sentence);
  }
}
