/** The thing that is counted behind a Chinese number: where its name ends, and what is said of it. */
import { anyOf, type Language } from '../language.ts';
import type { Quantity } from './quantity.ts';

export interface NameCase {
  quantity: Quantity;
  /** From the number to the end of its clause, or to the next number. */
  behind: string;
  sentence: number;
  /** Where the clause begins. */
  start: number;
  next: Quantity | undefined;
}

/**
 * 达产项目 of 达产项目新增产值; with a result behind it, the whole: 民生事项全部落实.
 * @param isLast No number follows in the clause: 6座水库一度降至死水位 is about those alone of which that is true.
 */
export function nounOf(behind: string, { results, table }: Language, isLast = false): string {
  const text = behind.replace(/^的/, '');
  results.lastIndex = 0;
  const result = results.exec(text);
  if (result && result.index > 0) return text.slice(0, result.index + result[0].length);
  const cut = new RegExp(
    `(?<=.{2})(?:${anyOf([...table.measures, ...(isLast ? [] : [...table.up, ...table.down])])})`,
  ).exec(text);
  const noun = (cut ? text.slice(0, cut.index) : text).replace(/[、和及的中仅只]$/, '').trim();
  // 14个小区完成整治: "小区" alone says nothing.
  return isLast && noun.length <= 2 && noun !== '' ? text.trim() : noun;
}

/** 8个法庭调解成功1897件: where the owner's name ends and that of what is measured begins, nobody tells. */
export function isOwner(
  noun: string,
  text: string,
  { quantity, behind, next }: { quantity: Quantity; behind: string; next: Quantity | undefined },
): boolean {
  if (!next || next.start !== quantity.end + behind.length || noun !== behind.trim()) return false;
  return !/^\p{Script=Han}/u.test(text.slice(next.end));
}

/**
 * 3个集体、12名个人受到表彰: what is said of both stands behind the last, and a short name tells nothing without it.
 * @param rest What stands behind the next number in the clause.
 */
export function predicateOf(noun: string, behind: string, rest: string, { table }: Language): string {
  const predicates = anyOf(table.predicates) || '(?!)';
  const own = behind.slice(behind.indexOf(noun) + noun.length);
  const isSaid = new RegExp(`^(?:${predicates})`).test(own) && !/\d/.test(own);
  if (noun.length <= 4 && isSaid && own.length <= 12) return own;
  const said = new RegExp(`(?:${predicates}).*$`).exec(rest)?.[0] ?? '';
  return /^[^、和]{1,8}[、和]$/.test(behind) && !/\d/.test(said) ? said : '';
}

/** 辞职比上年多 → 辞职比上年增加; 投入……购置设备 → 购置设备投入; 从进门到扩张平均 → 平均用时. */
export function asNoun(
  label: string,
  { family }: Quantity,
  { raw, behind }: { raw: string; behind: string },
  { table: { spends, comparisons } }: Language,
): string {
  const more = new RegExp(`(?<=(?:${anyOf(comparisons)}))(?:多|少)$`);
  const moved = label
    .replace(more, (word) => (word === '多' ? '增加' : '减少'))
    .replace(/(?<=[年期末初])[仅只](?=[增下减上提降])/, '');
  // 涉农贷款74亿元，占57%; 专业技术人员占31.6%: the share, and not the loans or the people again.
  const isShare = ['percent', 'tenths', 'fraction'].includes(family) && /占$/.test(raw);
  if (isShare && !/占|[率比重]$/.test(moved)) return `${moved.replace(/的$/, '')}占比`;
  if (family === 'duration') return moved.replace(/(?<=.{4})平均$/, '平均用时');
  if (family !== 'money' || !spends.includes(moved)) return moved;
  const bought = behind
    .replace(/^用于/, '')
    .replace(/[一二两三四五六七八九十\d]+[台套辆个座架艘]$/, '')
    .trim();
  return bought.length >= 3 && bought.length <= 18 ? `${bought}${moved}` : moved;
}
