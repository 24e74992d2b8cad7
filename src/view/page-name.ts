/**
 * Names of pages: what the masthead says of the first, counted on for the others. 第03版 → 第04版, A6 → A7,
 * 09 → 10, 2-3 → 4-5, 三版 → 四版.
 */
import { hanNumeral } from './number.ts';

const hanDigits = '零一二三四五六七八九';

/** 三 → 3, 十二 → 12, 二十 → 20; undefined for what is no numeral up to 99. */
function readHan(text: string): number | undefined {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return undefined;
  const [, before = '', ten, after = ''] = match;
  if (!ten) return before !== '' && after === '' ? hanDigits.indexOf(before) : undefined;
  return (before === '' ? 1 : hanDigits.indexOf(before)) * 10 + (after === '' ? 0 : hanDigits.indexOf(after));
}

const countOn = (digits: string, by: number): string =>
  String(Number(digits) + by).padStart(digits.length, '0');

/**
 * @param first As in the masthead; any text, or "".
 * @param index From 0.
 * @returns Where the first has no number that could be counted on, the number in the report: "2".
 */
export function pageName(first: string, index: number): string {
  if (index === 0) return first;
  // Two pages of a spread.
  const pair = /^(.*?)(\d+)(\D+)(\d+)(\D*)$/.exec(first);
  if (pair && Number(pair[4]) === Number(pair[2]) + 1)
    return [pair[1], countOn(pair[2]!, 2 * index), pair[3], countOn(pair[4]!, 2 * index), pair[5]].join('');
  const last = /^(.*?)(\d+)(\D*)$/.exec(first);
  if (last) return `${last[1]}${countOn(last[2]!, index)}${last[3]}`;
  const han = /^(.*?)([一二三四五六七八九十]+)(版?)$/.exec(first);
  const number = han && readHan(han[2]!);
  if (han && number !== undefined && number !== null)
    return `${han[1]}${hanNumeral(number + index)}${han[3]}`;
  return String(index + 1);
}

/** The name without 第 and 版, which a sentence has of its own: 上接第03版. */
export const barePageName = (name: string): string => name.replace(/^第?(.+?)版?$/, '$1');
