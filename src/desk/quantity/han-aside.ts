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
export const isNoName = (label: string): boolean => label === '' || unsound.test(label);

/** 比多年平均值偏少, 低于全市平均水平, 较上年加深: of what the clause before is about. */
export const isComparison = (own: string): boolean =>
  /^超(?:预算|计划|目标)$|^(?:[低高优少多快慢]于|[同环]比|比(?![例重赛值])|较(?![大高好强多]))./.test(own);

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
