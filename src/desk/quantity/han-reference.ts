/** How Chinese says by what a number is measured: 低于85%的目标, 由上年的2710万吨降至, （上年45万吨）. */
import { anyOf, type Language } from '../language.ts';
import type { Quantity } from './quantity.ts';
import type { Place, ReferenceWords, Role } from './reference.ts';
import type { Statement } from './statement.ts';
import { sideOf, yearsIn, type Years } from './times.ts';

const anyWords = (words: readonly string[]): string => anyOf(words) || '(?!)';
/** Words between a number and what measures it that tell of nothing else. */
const joint = /^[，、；,;（(\s]*(?:但|而|却|仍然|仍|还|尚|均|也|且|并|虽|略|明显|大幅|远远|远|已)*$/u;
const ends = /^(?:$|[，。；、）)！？])/;
/** Longest words that stand before an aim and belong to its name: 年度控制目标. */
const longest = 6;

const splitAt = (name: string, mark: RegExp): string[] => {
  const at = mark.exec(name)!.index;
  return [name, name.slice(0, at), name.slice(at)];
};

export class HanReferences implements ReferenceWords {
  readonly sentenceEnd = /[。；！？;!?\n]/;
  readonly #text: string;
  readonly #language: Language;
  readonly #years: Years | undefined;
  readonly #measures: RegExp;
  readonly #markBehind: RegExp;
  /** What stood behind the number by which the same is measured: 9.5%的目标，也高于. */
  readonly #joint: RegExp;
  readonly #told: RegExp;
  readonly #set: RegExp;
  readonly #whole: RegExp;
  readonly #named: RegExp;
  readonly #past: RegExp;
  readonly #from: RegExp;

  constructor(text: string, language: Language, years: Years | undefined) {
    this.#text = text;
    this.#language = language;
    this.#years = years;
    const { marks, marked, measuring, missing, past, up, down, setters } = language.table;
    const mark = `(?<mark>${anyWords(Object.keys(marks))})(?![煤化间])`;
    const words = `(?<words>[\\p{Script=Han}A-Z]{0,${longest}}?)`;
    const when = `(?<when>${anyWords(past)}|(?:19|20)\\d\\d年)(?:同期)?`;
    const any = (pattern: string): RegExp => new RegExp(pattern, 'u');
    const moved = anyWords([...up, ...down]);
    // 高于国家9%的控制要求, 未完成降到9.5%的目标, 超过市局下达的4.5亿元控制线
    const to = `(?:突破|达到|(?:${moved}|压降|控制|保持)[到至在])`;
    const set = `(?:(?:${anyWords(setters)}){1,3}的?)?`;
    this.#measures = any(`(?:${anyWords(measuring)})${set}${to}?(?<moved>${moved})?$`);
    this.#markBehind = any(`^(?:的${words})?${mark}`);
    this.#joint = any(`^(?:的${words}${mark})?(?<rest>.*)$`);
    // 国家要求不低于98%; 达到国家标准（3座）; 优于国标限值1NTU
    const bound = '(?:不低于|不高于|不超过|不少于|不得低于|不得高于|不得超过|至少|低于|高于|控制在)?';
    const beside = '(?:[低高优好差劣少多快慢长短大小]于|超过|超出)';
    this.#told = any(
      `[，；（(](?<words>(?:${anyWords(marked)})*)${mark}(?:为|是|：|:)?${bound}$|(?:${anyWords(measuring)})(?<by>(?:${anyWords(marked)})*)${mark.replace('mark', 'limit')}[（(]$|${beside}(?<of>(?:${anyWords(marked)})*)${mark.replace('mark', 'level')}$|(?:${anyWords(missing)})${words.replaceAll('words', 'own')}${mark.replace('mark', 'aim')}(?:为|的)?$`,
    );
    // 年初定下的30件以内的目标没有实现
    this.#set = any(`[，；（(](?:${anyWords([...setters, ...marked])}|定下|提出|明确)+的?$`);
    this.#whole = any(`[，；（(](?:仅|只|已)?(?:完成|为|是|达到|相当于)${words}${mark}$`);
    this.#named = any(`${mark.replace('mark', 'aim')}$`);
    this.#past = any(
      `(?:[低高少多快慢长短好优]于|[比较])${when}的(?:水平)?$|[（(]${when.replace('when', 'bracket')}(?:为|：|:)?$`,
    );
    this.#from = any(`(?:由|从)${when}的?$`);
  }

  roleOf(place: Place): Role | undefined {
    // 低于85%的目标: what compares it may have been read as a word of the number.
    const said = this.#text.slice(place.from, place.quantity.numberAt);
    return this.#aimOf(place, said) ?? this.#pastOf(place, said) ?? this.#formerOf(place, said);
  }

  isJoint(gap: string): boolean {
    return joint.test(this.#joint.exec(gap)?.groups?.rest ?? gap);
  }

  isMeasure({ label }: Statement): boolean {
    return this.#named.test(label);
  }

  isPast({ label }: Statement): boolean {
    return new RegExp(`^(?:${anyWords(this.#language.table.past)})`).test(label);
  }

  labelOf({ label }: Statement, { name, noun, isTarget }: Role): string | undefined {
    if (noun !== undefined && !label.endsWith(noun)) return undefined;
    // 招聘教师 and 招聘计划 say 招聘 once.
    const [, words = '', mark = name] = this.#named.exec(name) ? splitAt(name, this.#named) : [];
    if (isTarget) return `${label}${words !== '' && label.includes(words) ? mark : name}`;
    return this.#language.table.past.some((word) => label.includes(word)) ? undefined : `${name}${label}`;
  }

  bare(quantity: Quantity): Quantity {
    return { ...quantity, start: quantity.numberAt, prefix: '' };
  }

  /** 未完成下降3.5%的考核任务; 年初目标为85%; 未达到年度控制目标9.1%. */
  #aimOf({ from, quantity }: Place, said: string): Role | undefined {
    const behind = this.#markBehind.exec(this.#text.slice(quantity.end))?.groups;
    const measured = behind && this.#measures.exec(said);
    if (measured) {
      const { moved } = measured.groups!;
      const name = this.#nameOf(behind.words ?? '', behind.mark!);
      return { from: from + measured.index, name, isTarget: true, ...(moved ? { noun: moved } : {}) };
    }
    const set = behind && this.#set.exec(said);
    if (set)
      return { from: from + set.index, name: this.#nameOf(behind.words ?? '', behind.mark!), isTarget: true };
    const rest = this.#text.slice(quantity.end);
    // 完成年度计划100万册的92.4%
    const told = ends.test(rest) ? this.#told.exec(said) : /^的\d/.test(rest) ? this.#whole.exec(said) : null;
    if (!told) return undefined;
    const { words, mark, own, aim, by, limit, of, level } = told.groups!;
    const name = this.#nameOf(words ?? by ?? of ?? own!, mark ?? limit ?? level ?? aim!);
    return {
      from: from + told.index,
      name,
      isTarget: true,
      ...(this.#isWanted(level) ? { isClose: true } : {}),
    };
  }

  /** 低于目标0.4亿元 may tell how far from it; 优于限值1NTU tells the limit. */
  #isWanted(mark: string | undefined): boolean {
    return mark !== undefined && /目标|计划|预算|任务/.test(this.#language.table.marks[mark]!);
  }

  #nameOf(words: string, mark: string): string {
    const name = this.#language.table.marks[mark]!;
    return name === mark ? `${words}${mark}` : name;
  }

  /** 低于上年的12.3%; （上年45万吨）; 比上年的45万吨增加. */
  #pastOf({ from, quantity }: Place, said: string): Role | undefined {
    const found = this.#past.exec(said);
    const rest = this.#text.slice(quantity.end);
    if (!found || !(ends.test(rest) || /^[比较]/.test(found[0]))) return undefined;
    return this.#at(found.groups!.when ?? found.groups!.bracket!, from + found.index);
  }

  #at(when: string, from: number): Role | undefined {
    const year = yearsIn(when);
    const isPast = !year || !this.#years || sideOf(year, this.#years) === 'past';
    return isPast ? { from, name: when, isTarget: false } : undefined;
  }

  /** 由上年的2710万吨降至2235万吨; 由15天缩短至3天 does not say when. */
  #formerOf({ from, quantity, next }: Place, said: string): Role | undefined {
    const found = this.#from.exec(said);
    const isAhead = next?.start === quantity.end && /[至到]$/.test(next.prefix);
    const role = found && isAhead ? this.#at(found.groups!.when!, from + found.index) : undefined;
    return role && { ...role, isAhead: true };
  }
}
