/** What belongs to a Chinese name, and which way its verb goes. */
import { anyOf, type Language } from '../language.ts';
import type { Quantity } from './quantity.ts';
import type { Direction } from './statement.ts';

export class HanWords {
  readonly #language: Language;
  readonly #achieves: RegExp;
  readonly #denied: RegExp;

  constructor(language: Language) {
    this.#language = language;
    const { achieves, achieved, negations, verbs, links } = language.table;
    const any = (words: readonly string[]): string => anyOf(words) || '(?!)';
    this.#achieves = new RegExp(
      `^(全[市县省区港校院厂州行社局馆站司]|全年|公司|集团)?(?:${any(achieves)})(?!${any(achieved)}|的|了)(?=.{3,})`,
    );
    this.#denied = new RegExp(`^[但却仍还也均都]?(?:${any(negations)})(?:${any([...links, ...verbs])})*$`);
  }

  /** A name without what does not belong to it; with the word that says that the whole is an estimate. */
  clean(raw: string): { label: string; estimate: string } {
    const { openers, links, estimates } = this.#language.table;
    let label = raw.replace(/^[\s\u3000、“”]*(?=[^\s“”、])(?<!“)/u, (found) =>
      found.replace(/[\s\u3000、”]/g, ''),
    );
    label = label.replace(/^(?:(?:1[5-9]|20)\d\d年(?!以来)(?:\d{1,2}月)?(?:末|底|度)?[，、]?(?:是)?)/, '');
    // 全港完成货物吞吐量: what is done is no part of the name of what was measured.
    label = label.replace(this.#achieves, '$1');
    // 五是1名干警受到处分: the number of the entry.
    label = label.replace(/^[一二三四五六七八九十]+是/, '');
    // 但仍比全市平均水平长: the adverb is none of the comparison's.
    label = label.replace(/^[但却而]?[仍还也均](?=比|较|[低高优少多快慢]于|[高低超多少]出)/, '');
    // 消防站仅建成2座
    label = label.replace(/(?<=.{2})[仅只](?=\p{Script=Han}{2}$)/u, '');
    // 在全市纳税人满意度调查中得分
    label = label.replace(/^在(.{4,16})中(?=得分|评分)/, '$1');
    let estimate = '';
    const opener = new RegExp(`^(?:${anyOf(openers)})`);
    const guess = new RegExp(`^(?:${anyOf(estimates)})`);
    for (let found = true; found;) {
      const word: string = guess.exec(label)?.[0] ?? '';
      if (word !== '') estimate = word;
      const cut: string = word || (opener.exec(label)?.[0] ?? '');
      found = cut !== '' && cut.length < label.length;
      if (found) label = label.slice(cut.length);
    }
    // 平均 and 没有 are words of their own.
    const link = new RegExp(
      `(?<![平日月年户人亩周](?=均$)|没(?=有$)|[行人](?=为$))(?:${anyOf(links)}|[\\s\\u3000])$`,
    );
    for (let word = link.exec(label)?.[0]; word; word = link.exec(label)?.[0])
      label = label.slice(0, -word.length);
    // 低保标准提高到每人每月1065元
    label = label.replace(
      /^(.{2,}?)(?:提高|提升|上调|增加|调整)(?:到|至|为)(\p{Script=Han}{0,4}每[人生户亩]每(?:[月年天]|学期)|每[月年天])$/u,
      '$1（$2）',
    );
    const whole = /占/.test(raw) ? label.replace(/的$/, '') : label;
    return { label: whole.trim(), estimate };
  }

  /** 吞吐量由上年的: of what it was before; undefined where nothing was before. */
  formerOf(own: string): string | undefined {
    const { past } = this.#language.table;
    const when = anyOf([...past, '年初', '年末', '期初']);
    const [, name, per] =
      new RegExp(`^(.+?)(?:由|从|在)(?:(?:${when}|(?:19|20)\\d\\d年)的?|(每人每[月年天]|每[月年天]))?$`).exec(
        own,
      ) ?? [];
    // 缴费标准由每人每年380元提高到400元
    return per === undefined ? name : `${name}（${per}）`;
  }

  /** 是上年的1.7倍: beside which time, as the second of what is found. */
  timesOf(own: string, { family }: Quantity): (string | undefined)[] {
    const { past } = this.#language.table;
    return family === 'times'
      ? (new RegExp(`^(?:是|为|相当于)(${anyOf(past) || '(?!)'}|\\d{4}年)的?$`).exec(own) ?? [])
      : [];
  }

  /**
   * 完成投资2.28亿元，为计划的84.4%; 处理污水2415万吨，日均6.6万吨: of what the clause before is about, in whose
   * name a whole year has no place.
   * @returns Undefined for a name of its own; "" where nothing stands before it.
   */
  ofPlan(own: string, before: string): string | undefined {
    const [, plan] =
      /^[仅只已]?(?:[为是]|完成)((?:年度|全年|年初)?(?:计划|预算|目标|任务))的?$/.exec(own) ?? [];
    const isMean = /^[日月年户人亩周]均$/.test(own);
    if (plan === undefined && !isMean) return undefined;
    if (before === '') return '';
    return isMean ? `${before.replace(/全年/, '')}${own}` : `${before.replace(/^完成/, '')}完成${plan}`;
  }

  /** 没有达到85%的目标: what was not reached is no name. */
  isDenied(own: string): boolean {
    return this.#denied.test(own);
  }

  direction(label: string): Direction {
    const { up, down, comparisons } = this.#language.table;
    const bare = label.replace(new RegExp(`(?:${anyOf(comparisons)}|了)$`), '');
    const last = new RegExp(`(?:(${anyOf(down)})|(${anyOf(up)}))$`).exec(bare);
    // 均价比上年低12%
    const than = new RegExp(`(?:${anyOf(comparisons)})(低|少|高|多)$`).exec(label)?.[1];
    if (than) return /低|少/.test(than) ? 'down' : 'up';
    // 负增长 ends with 增长, 净减少 with 减少: the longest word that ends the name decides.
    return last ? (last[1] === undefined ? 'up' : 'down') : undefined;
  }

  /** The name without its verb and comparison: 国内生产总值比上年增长 → 国内生产总值. */
  subjectOf(label: string): string {
    const { up, down, comparisons } = this.#language.table;
    const tail = new RegExp(`(?:${anyOf([...comparisons, ...up, ...down])})+$`);
    return label.replace(tail, '').replace(/[，、]$/, '');
  }
}
