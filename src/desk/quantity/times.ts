/** Years that a text names, beside those of its report: 2024–25 is past in a report of 2025–26. */
import { readHan } from './numeral.ts';

export interface Years {
  first: number;
  last: number;
  /** A half or a quarter of a year: what was before it is no year before. */
  isPart?: true;
}

/** A year, or a year of accounts: 2025, 2025/26, 2025–2026. */
export const yearPattern = '(?:19|20)\\d\\d(?:[/–-](?:(?:19|20)\\d\\d|\\d\\d)(?!\\d))?';

/** 二〇二五年 as 2025年. */
export const withYearFigures = (text: string): string =>
  text.replace(
    /[一二][〇零○九][〇零○一二三四五六七八九]{2}(?=年)/g,
    (year) => `${readHan(year.replaceAll('○', '〇')) ?? year}`,
  );

/** The first year that a text names; "2025–26" is of both. */
export function yearsIn(said: string): Years | undefined {
  const text = withYearFigures(said);
  const found = new RegExp(`(?<!\\d)${yearPattern}(?!\\d)`).exec(text)?.[0];
  if (found === undefined) return undefined;
  const first = Number(found.slice(0, 4));
  const end = found.slice(5);
  return { first, last: end === '' ? first : Number(`${first}`.slice(0, 4 - end.length) + end) };
}

/** Undefined for a time that the report is about, or may be. */
export function sideOf(time: Years, report: Years): 'past' | 'future' | undefined {
  const isBefore = time.first < report.first && time.last < report.last;
  const isAfter = time.first > report.first && time.last > report.last;
  if (time.last < report.first || isBefore) return 'past';
  return time.first > report.last || isAfter ? 'future' : undefined;
}
