/**
 * Names that say nothing without their thing: 毛利率 of which product, 死亡 in what, 审结 of what. The thing is
 * what stands before them in the sentence.
 */
import { hanNumeral } from '../../view/number.ts';
import { anyOf, type Language } from '../language.ts';
import { readHan } from './numeral.ts';
import { sideOf, yearsIn, type Years } from './times.ts';

export interface Before {
  /** Names before in the same sentence, without their verbs of change, the nearest first. */
  subjects: string[];
  /** The clause right before, where it has no number of its own; "" for none. */
  clause: string;
}

const begins = (words: readonly string[]): RegExp => new RegExp(`^(?:${anyOf(words) || '(?!)'})`);
const ends = (words: readonly string[]): RegExp => new RegExp(`(?:${anyOf(words) || '(?!)'})$`);

/** 特殊钢收入 → 特殊钢; 发生安全事故 → 安全事故; 海外公司扭亏为盈 → 海外公司; "" where there is no such thing. */
function thingOf({ subjects, clause }: Before, { table, results }: Language): string {
  results.lastIndex = 0;
  const said = results.exec(clause)?.index ?? 0;
  if (said > 1) return clause.slice(0, said);
  for (const subject of subjects.filter((one) => !table.attributes.includes(one))) {
    const at = ends(table.attributed).exec(subject)?.index ?? 0;
    if (at > 0) return subject.slice(0, at);
    // 环卫车辆发生交通事故: what happened, and to whom.
    const happened = subject.replace(new RegExp(`^(.{2,}?)?(?:${anyOf(table.happenings) || '(?!)'})`), '$1');
    if (happened !== subject && happened.length > 1) return happened;
    if (ends(table.mishaps).test(subject)) return subject;
  }
  return '';
}

/** The name with its thing; the name itself where it needs none, or has none before it. */
export function withThing(name: string, own: string, before: Before, language: Language): string {
  const { attributes, handles } = language.table;
  const { subjects, clause } = before;
  // 受理执行案件2406件，执结2318件: what was handled before is handled here.
  if (handles.includes(name)) {
    const done = [clause, ...subjects].find((one) => one !== '' && begins(handles).test(one));
    return `${name}${done?.replace(begins(handles), '') ?? ''}`;
  }
  // 澄江板材亏损3.94亿元，亏损同比扩大: own is what changed, without the words of change.
  const [subject = ''] = subjects;
  if (own !== name && own.length > 1 && subject !== own && subject.endsWith(own))
    return `${subject}${name.slice(own.length)}`;
  const thing = attributes.includes(own) ? thingOf(before, language) : '';
  // 医疗救助1.87万人次，支出3120万元
  const isSpent = thing === '' && own === '支出' && subject.length >= 4 && !/[率额支入]/u.test(subject);
  return isSpent ? `${subject}${name}` : `${thing}${name}`;
}

/**
 * 第一至第四季度, 1—3月, 2023至2025年 as so many times; undefined for another count.
 * @returns The times, and the words that stand for all of them.
 */
export function timesIn(words: string, count: number): { times: string[]; said: string } | undefined {
  const numeral = '([一二三四五六七八九十]+|\\d{1,4})';
  const match = new RegExp(`(第?)${numeral}(?:季度|月|年)?(?:至|到|[—～~-])第?${numeral}(季度|月|年)`).exec(
    words,
  );
  if (!match) return undefined;
  const [, ordinal = '', from = '', to = '', unit = ''] = match;
  const isHan = !/\d/.test(from);
  const [first, last] = [from, to].map((one) => (isHan ? readHan(one) : Number(one)));
  if (first === undefined || last === undefined || last - first + 1 !== count) return undefined;
  const times = Array.from({ length: count }, (_, index) => {
    const value = first + index;
    return `${ordinal}${isHan ? hanNumeral(value) : value}${unit}`;
  });
  return { times, said: match[0] };
}

/** A year at the beginning of a clause, with what follows; 2016年以来 is still so. */
const yearSaid = /(?:^|[，；：])((?:19|20)\d\d)年(?!是|以[来前后]|之[前后]|[前后起至到])([^，；：]*，?)/g;

/**
 * 2026年需偿还本息12亿元, in a report of 2025: another year's number says so in its name.
 * @param said The sentence as far as the number.
 * @returns "" where a clause before tells what was then, and nobody when this was: 2016年建成，供水能力14万吨.
 */
export function withYear(label: string, said: string, years: Years | undefined): string {
  const [, year, clause = ''] = [...said.matchAll(yearSaid)].at(-1) ?? [];
  const time = year === undefined ? undefined : yearsIn(year);
  const side = time && years ? sideOf(time, years) : undefined;
  if (side === 'past' && /^[^\d]{3,}，/.test(clause) && !/^(?:全年|[上下]半年)，/.test(clause)) return '';
  return side === undefined || label.startsWith(`${year}`) ? label : `${year}年${label}`;
}
