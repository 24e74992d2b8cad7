/** Numbers of a Chinese sentence that are no results, and names that are none. */
import { anyOf, type Language } from '../language.ts';
import type { Quantity } from './quantity.ts';
import type { Statement } from './statement.ts';

/** 三年来有9名干警辞职; 高峰时有18万人: when, and not of what. */
const time =
  /^(?:近|过去|这)?[一二三四五六七八九十几\d]+年(?:多?来|间)?$|.[^小学课工停用]时$|(?:期间|以来|高峰期)$/;
/** 不足最大站的五分之一: the name of another thing; 18.62 18.97: columns of a table. */
const unsound = /^(?:[的、]|不足|未达到|未完成|指)|[的、被]$|\d\s+-?\d|[）)]\s*-?\d/;

export const isTime = (own: string): boolean => time.test(own);
export const isNoName = (label: string): boolean =>
  label === '' ||
  bare.test(label) ||
  ofMean.test(label) ||
  unsound.test(label) ||
  verbAlone.test(label) ||
  leaning.test(label);
/** 起数下降, 亡人数增加: of what, the clause before says otherwise. */
const bare =
  /^(?:[亡伤]?人数|起数|件数|户数|次数|数量|损失)(?=$|[比较同上下增减升降回提])|^(?:造成|导致|致使)(?:死亡|受伤|伤亡)/u;
/** 是全省平均的1.6倍 */
const ofMean = /是.{0,6}(?:平均|水平)$/;
/** 依法对46名被告人…: a preposition at the end wants its object, and names nothing; 方向 and 供给 are nouns. */
const leaning =
  /(?<![面相绝针反应配校核比])对$|(?<![方流投动导意面走取去指志倾定趋风单双横纵])向$|(?<![供补配自])给$/;
/** 已补发, 其余列入, 年内清收: what was done, and not to what. */
const verbAlone =
  /\d+分(?=$|比|较)|\d月底?前$|^(?:已|现已|其余)|^(?:年内|年底前|全年)(?!投资|收入|支出|利润|产量|产值)\p{Script=Han}{2}(?:完成计划)?$/u;

/** 比多年平均值偏少, 低于全市平均水平, 较上年加深: of what the clause before is about. */
export const isComparison = (own: string): boolean =>
  /^超(?:预算|计划|目标)$|^(?:[低高优少多快慢]于|[高低超多少]出|[同环]比|比(?![例重赛值])|较(?![大高好强多]))./.test(
    own,
  );

/** 每周1次, 每升3200万个: of each, and so many of nothing. */
const each =
  /每(?:[周日天月年季升吨亩户人班车克]|小时|分钟|季度|毫升|千克|公斤|公里|平方米|立方米|平方公里)$/;
/** 4天后恢复正常: when. */
const since = /^之?(?:后|前|内)/;

/** How often, how densely, or when: such a number is in its place in the sentence alone. */
export function isCircumstance(
  { family, prefix, start }: Quantity,
  raw: string,
  behind: string,
  before: Quantity | undefined,
): boolean {
  if (family === 'duration') return since.test(behind) || /每$/.test(raw);
  // 每15分钟1班
  const isPer = before?.family === 'duration' && before.former === true && before.end === start;
  return family === 'count' && (each.test(raw) || (isPer && prefix === ''));
}

/** 对12户房地产企业“一户一策”: a motto behind the object of a preposition. */
export const isMotto = (label: string, raw: string): boolean =>
  /^对$/.test(raw) && /\p{Script=Han}{2}“[^”]*”$/u.test(label);

/** A verb alone does not say of what: 覆盖3.1万人. */
export function isVerbAlone(label: string, { table }: Language): boolean {
  const { verbs, handles, spends, attributes, attributed } = table;
  const names = [...attributes, ...attributed];
  const isVerb = [...verbs, ...handles, ...spends].includes(label);
  return label.length < 2 || (label.length === 2 && isVerb && !names.includes(label));
}

/** 欠发教师工资5所: of whom, and nothing that could be counted so. */
export const isSum = (label: string, { family, unit }: Quantity, { table: { sums } }: Language): boolean =>
  family === 'count' &&
  /^[所家户个人名座]$/.test(unit) &&
  new RegExp(`(?:${anyOf(sums) || '(?!)'})$`).test(label);

/** 60%的警戒线; 未达到年度控制目标9.1%; 完成年度目标的105% is a result. */
export function isLimit(label: string, behind: string, { table: { limits } }: Language): boolean {
  const words = anyOf(limits) || '(?!)';
  const isNamed = new RegExp(`(?:${words})$`).test(label) && !/完成|超额|实现/.test(label);
  return isNamed || new RegExp(`^(?:以[内下上])?的[^，。；]{0,4}?(?:${words}|标准|要求)`).test(behind);
}

/** 审结87件134人, 下达投资2亿元，完成1亿元: two numbers of one sort under one name in one sentence. */
export const isTwin = (
  { label, sentence }: Pick<Statement, 'label' | 'sentence'>,
  quantity: Quantity,
  statements: readonly Statement[],
): boolean =>
  statements.some(
    (one) =>
      one.sentence === sentence &&
      one.label === label &&
      one.quantity?.family === quantity.family &&
      one.quantity.value !== quantity.value,
  );
