/**
 * Marks in running text what no line may divide: a figure and what it counts (GB/T 15835), dates, a
 * dash or ellipsis of two characters and what it joins; and what it had better not: terms of the glossary.
 */
import Handlebars from 'handlebars';
import { address } from '../type/marks.ts';
import type { Hyphenate } from './hyphenate.ts';

const escape = (text: string): string => Handlebars.escapeExpression(text);

/** Units of more than one character; any other is taken to be of one. */
const unit =
  '(?:[个個]?百分[点點]|平方公里|平方千米|平方米|立方米|公里|千米|公斤|千克|公[顷頃]|千瓦[时時]|千瓦|兆瓦|小[时時]|分[钟鐘]|美元|港元|[欧歐]元|日[元圓]|人次|\\p{Script=Han})';
const magnitude = '[万亿千百萬億]*';
const number = '\\d[\\d,.]*\\d?';
/**
 * A figure with sign, per cent, magnitude, what it counts and how exactly: 约5000万元, 2024年, 100多公里, 6%以上,
 * £3.2bn.
 */
const figure = `[近约超逾第約]?[£$€¥]?${number}(?:[%‰℃]|(?:bn|m|k|km|kg|t)\\b|${magnitude}[余多餘]?${magnitude}${unit}?)(?:左右|以上|以下|以内|上下)?`;
/** What an interpunct, a dash or a range sign joins: 甲·乙, 63%～68%, 9亿～16亿元. */
const joined = `\\p{Script=Han}?·\\p{Script=Han}?|……|——|${number}[%‰℃万亿千百萬億]*[～–—]${number}(?:[%‰℃]|${magnitude}${unit}?)`;
/** A place in an order, with the range in which it is held: 全省第一位, 全国首位, 第九届. */
const ordinal = '(?:全[国國省市县縣球校]|[国國省]内)?(?:第[一二三四五六七八九十百]+[位名届屆]?|首位)';
/** Few words in quotation marks are a name or a saying, never divided: “口袋公园”, ‘两个维护’. */
const quoted = '[“‘「『][\\p{Script=Han}\\d]{1,8}[”’」』]';
/** Terms of up to so many ideographs, names above all, are never divided, nor is one inside a longer term. */
const name = /^\p{Script=Han}{2,3}$/u;
/**
 * Longest term kept whole where lines are not composed, in characters: more would leave loose lines in a
 * narrow column.
 */
const longest = 6;
/** Longest that the line composer is asked to keep whole where it can. */
const longestSoft = 12;

const literal = (term: string): string => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

interface Patterns {
  /** Everything that is kept together; terms in the group "term". */
  all: RegExp;
  names: RegExp | undefined;
}

/** One set for each glossary: a page sets thousands of runs with the same. */
const patterns = new WeakMap<string[], Patterns>();

function patternsOf(glossary: string[]): Patterns {
  const known = patterns.get(glossary);
  if (known) return known;
  const terms = glossary
    .filter((term) => [...term].length <= longestSoft)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const names = terms.filter((term) => name.test(term));
  const all = new RegExp(
    [
      `(?<address>${address})`,
      `(?<quoted>${quoted})`,
      ...(terms.length > 0 ? [`(?<term>${terms.map(literal).join('|')})`] : []),
      ordinal,
      joined,
      figure,
    ].join('|'),
    'gu',
  );
  const made = { all, names: names.length > 0 ? new RegExp(names.join('|'), 'gu') : undefined };
  patterns.set(glossary, made);
  return made;
}

/** A stretch of text with how it is kept: "keep" never parted, "soft" where that can be helped, "box" not even before its figure. */
export interface Kept {
  hold: '' | 'address' | 'keep' | 'keep soft' | 'keep box' | 'soft';
  /** In one piece, but for names inside a term. */
  parts: { text: string; isName: boolean }[];
}

const plainPart = (text: string): Kept['parts'] => [{ text, isName: false }];

function keptTerm(term: string, names: RegExp | undefined): Kept {
  if (name.test(term)) return { hold: 'keep', parts: plainPart(term) };
  return {
    hold: [...term].length <= longest ? 'keep soft' : 'soft',
    parts: names
      ? term
          .split(new RegExp(`(${names.source})`, 'u'))
          .flatMap((text, index) => (text === '' ? [] : [{ text, isName: index % 2 === 1 }]))
      : plainPart(term),
  };
}

/** @param hyphenate Applied to what may be divided; where it is absent, no word is. */
export function keptPieces(
  text: string,
  glossary: string[],
  hyphenate: Hyphenate = (plain) => plain,
): Kept[] {
  const { all, names } = patternsOf(glossary);
  const pieces: Kept[] = [];
  const addPlain = (plain: string) => {
    if (plain !== '') pieces.push({ hold: '', parts: plainPart(hyphenate(plain)) });
  };
  let last = 0;
  for (const match of text.matchAll(all)) {
    const whole = match[0];
    addPlain(text.slice(last, match.index));
    pieces.push(
      match.groups?.term !== undefined && [...whole].length > 1
        ? keptTerm(whole, names)
        : {
            hold:
              match.groups?.address !== undefined
                ? 'address'
                : match.groups?.quoted !== undefined
                  ? 'keep box'
                  : [...whole].length < 2
                    ? ''
                    : 'keep',
            parts: plainPart(whole),
          },
    );
    last = match.index + whole.length;
  }
  addPlain(text.slice(last));
  return pieces;
}

/** Longest rank that stays on one line, in characters: no wider than the narrowest column of running text. */
const longestRank = (text: string): number => (/\p{Script=Han}/u.test(text) ? 12 : 24);
/** One of more characters than this is kept clause by clause. */
const longestWhole = 8;

/** A rank by what is kept of it: the whole, or each of its clauses where it is long: 省内规模最大、功能最全. */
export const rankPieces = (text: string): { text: string; isKept: boolean }[] =>
  ([...text].length <= longestWhole ? [text] : text.split(/(?<=[、，；])/u)).map((piece) => ({
    text: piece,
    isKept: [...piece].length <= longestRank(text),
  }));

/** An interpunct between ideographs, which takes half a width, whatever width the face gives it. */
export const halfDot = /(?<=\p{Script=Han})·(?=\p{Script=Han})/gu;

/** @param hyphenate See `keptPieces`. */
export const keepTogether = (text: string, glossary: string[], hyphenate?: Hyphenate): string =>
  keptPieces(text, glossary, hyphenate)
    .map(({ hold, parts }) => {
      const inner = parts
        .map(({ text: part, isName }) =>
          isName
            ? `<span class="keep">${part}</span>`
            : escape(part).replace(halfDot, '<span class="dot">·</span>'),
        )
        .join('');
      return hold === '' ? inner : `<span class="${hold}">${inner}</span>`;
    })
    .join('');
