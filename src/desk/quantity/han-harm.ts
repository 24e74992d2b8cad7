/** What befell people, and by what: 火灾造成9人死亡、23人受伤 is 火灾死亡 and 火灾受伤. */
import { anyOf, type Language } from '../language.ts';

export class HarmWords {
  readonly #by: RegExp;
  readonly #cause: RegExp;
  readonly #happening: RegExp;
  readonly #harm: RegExp;
  readonly #joined: RegExp;
  /** What did harm last, and in which sentence. */
  #last = { by: '', sentence: -1 };

  constructor({ table: { causes, harms, happenings } }: Language) {
    this.#cause = new RegExp(`^[共]?(?:${anyOf(causes) || '(?!)'})$`);
    this.#happening = new RegExp(`^(.{2,})?(?:${anyOf(happenings) || '(?!)'})`);
    this.#by = new RegExp(`^(?:全[市县省区])?(.{2,})(?:${anyOf(causes) || '(?!)'})$`);
    this.#harm = new RegExp(`^(?:${anyOf(harms) || '(?!)'})`);
    this.#joined = new RegExp(`^(?:${anyOf(harms) || '(?!)'})[、和]?$`);
  }

  /**
   * @param said What stands before the number in its clause, `before` the text as far as the clause.
   * @param behind What stands behind the number.
   */
  nameOf(
    said: string,
    behind: string,
    { before, sentence, subject }: { before: string; sentence: number; subject: string },
  ): string | undefined {
    const harm = this.#harm.exec(behind)?.[0];
    if (harm === undefined) return undefined;
    // 发生溺水事故2起，造成3人死亡: by what the clause before is about.
    const told = this.#cause.test(said) ? subject.replace(this.#happening, '$1') : '';
    const by = this.#by.exec(said)?.[1] ?? (told || undefined);
    if (by !== undefined) this.#last = { by, sentence };
    // Behind 死亡、 or 死亡，
    const isNext = this.#joined.test(said) || (said === '' && /[、，和]$/.test(before));
    const isJoined = isNext && this.#last.sentence === sentence;
    return by === undefined && !isJoined ? undefined : `${this.#last.by}${harm}`;
  }
}
