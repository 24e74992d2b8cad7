/**
 * Marks of the keyboard as type has them. A minus is longer than a hyphen. Apostrophes: the straight one of the
 * keyboard becomes ’ in every text of a report in another language than Chinese, whose checks name such marks to
 * the editor.
 */
import { isChinese } from './language.ts';

/**
 * Within a word (l'année, don't), also where a fact is named there (d'{visits}, {museum}'s), and before the
 * figures of a year ('90s).
 */
const inWord = /(?<=[\p{L}\p{N}}])'(?=[\p{L}{])|(?<![\p{L}\p{N}'])'(?=\d0s\b)/gu;
/** At the end of one (the nurses' pay), where no straight quote is open that it could close. */
const atEnd = /(?<=\p{L})'(?=[\s,;:.!?)]|$)/gu;
const opens = /(?<![\p{L}\p{N}])'/u;

export function setApostrophes(text: string): string {
  if (!text.includes("'")) return text;
  const set = text.replace(inWord, '’');
  return opens.test(set) ? set : set.replace(atEnd, '’');
}

/**
 * The hyphen of the keyboard before a number that is below nought: neither a range (2020-25) nor a name. Of
 * words between references: names of facts may have it.
 */
const belowNought = /(?<![\p{Script=Latin}\p{N}\-–—)\]}./])-(?=\d)/gu;
export const setMinus = (text: string): string => text.replace(belowNought, '−');

/** Fields that are no text. */
const names = new Set(['file', 'art', 'logo', 'spec']);

const set = <T>(value: T): T => {
  if (typeof value === 'string') return setApostrophes(value) as T;
  if (Array.isArray(value)) return value.map(set) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, names.has(key) ? inner : set(inner as unknown)]),
  ) as T;
};

/** A report with the apostrophes of all its texts set. */
export const withApostrophes = <T extends { language: string }>(report: T): T =>
  isChinese(report.language) ? report : set(report);
