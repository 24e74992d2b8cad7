/** Finds the quantities of a text, and the numbers that are none. */
import { anyOf, hanNumerals, type Language } from '../language.ts';
import { plainFigures, readArabic, readHan } from './numeral.ts';
import type { Excluded, Quantity } from './quantity.ts';

export interface Scan {
  quantities: Quantity[];
  excluded: Excluded[];
}

/** Spans that are no metric, none inside another, in order. */
function findExcluded(text: string, { never }: Language): Excluded[] {
  const found = never.flatMap(({ reason, pattern }) =>
    [...text.matchAll(pattern)]
      .filter((match) => match[0] !== '' && hasNumeral(match[0]) && isWhole(text, match))
      .map((match) => ({ start: match.index, end: match.index + match[0].length, reason })),
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Excluded[] = [];
  for (const one of found) if ((kept.at(-1)?.end ?? 0) < one.end) kept.push(one);
  return kept;
}

/** "399 of 29" of "2,399 of 29,300" would cut two numbers in two. */
const isWhole = (text: string, { index, 0: found }: RegExpMatchArray): boolean => {
  const before = text.slice(Math.max(0, index! - 2), index);
  const behind = text.slice(index! + found.length, index! + found.length + 2);
  return !(/\d[.,]$/.test(before) && /^\d/.test(found)) && !(/\d$/.test(found) && /^,\d/.test(behind));
};

const hasNumeral = (text: string): boolean =>
  /\d/.test(text) || new RegExp(`[${hanNumerals}]`).test(text) || /[a-z]/i.test(text);

/** The same text with what is excluded blanked out. */
const blank = (text: string, spans: readonly Excluded[]): string =>
  spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + '\u0000'.repeat(end - start) + rest.slice(end),
    text,
  );

const figures = '-?\\d+(?:,\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?';
/** Between the ends of a range; with "to" or "and" the unit stands once, since "from 4% to 5%" is a change. */
const joints = '[—～~至–-]|——';
const wordJoints = ' to | and (?=[\\d.,]+ ?(?:%|per cent))';

/** Numbers of a language, as they may begin a quantity. */
function numberPattern({ script, table }: Language): RegExp {
  if (script === 'latin')
    return new RegExp(
      `(?<![\\p{L}\\d.,])(?<fraction>(?:one|two|three|four)[- ](?:half|thirds?|quarters?|fifths?|tenths?)|half|a (?:third|quarter|fifth|tenth))(?![\\p{L}-])|(?<![\\p{L}\\d.]|\\d,)(?<sign>[${table.signs}]?)(?<number>${figures})`,
      'giu',
    );
  const han = `[${hanNumerals}]+`;
  return new RegExp(
    `(?<fraction>百分之(?:\\d+(?:\\.\\d+)?|${han})|(?:${han})分之(?:${han}))|(?<sign>[${table.signs}]?)(?<number>${figures})|(?<![${hanNumerals}分第])(?<han>${han}半?)(?=余?(?:${anyOf(table.hanUnits)}))`,
    'gu',
  );
}

const patterns = new WeakMap<Language, RegExp>();
const patternOf = (language: Language): RegExp => {
  const known = patterns.get(language) ?? numberPattern(language);
  patterns.set(language, known);
  return known;
};

interface Tail {
  unit: string;
  qualifier: string;
  inner?: 'before' | 'behind';
  gap: string;
  length: number;
  family: Quantity['family'];
}

/** Magnitude, unit and qualifier behind a number. */
function readTail(rest: string, language: Language): Tail | undefined {
  const { script } = language;
  let at = 0;
  let qualifier = '';
  let inner: Tail['inner'];
  const takeInner = (where: 'before' | 'behind') => {
    const [found = ''] = script === 'han' ? (/^(?:余|多|来)/.exec(rest.slice(at)) ?? []) : [];
    if (found === '' || qualifier !== '') return;
    qualifier = found;
    inner = where;
    at += found.length;
  };
  const beforeMagnitude = at;
  takeInner('before');
  const magnitude = language.magnitude.exec(rest.slice(at))?.[0] ?? '';
  at += magnitude.length;
  // Without a magnitude both places are one: 100余家.
  if (magnitude === '' && inner) inner = 'behind';
  takeInner('behind');
  const unit = language.unit.exec(rest.slice(at))?.[0] ?? '';
  at += unit.length;
  if (magnitude === '' && unit === '') at = beforeMagnitude;
  const gap = /^[ \u00a0\u202f-]/.exec(magnitude + unit)?.[0] ?? '';
  const whole = (magnitude + unit).slice(gap.length);
  const family =
    unit === '' ? (magnitude === '' ? undefined : 'plain') : language.familyOf(unit.trim().replace(/^-/, ''));
  if (family === undefined) return undefined;
  if (qualifier === '') {
    qualifier = language.qualifier.exec(rest.slice(at))?.[0] ?? '';
    at += qualifier.length;
  }
  return { unit: whole, qualifier, ...(inner ? { inner } : {}), gap, length: at, family };
}

/** A second number behind a joint: 5%—6%, 5—6个百分点, £3m to £4m. */
function readRange(
  rest: string,
  language: Language,
  before: string,
): { high: NonNullable<Quantity['high']>; length: number } | undefined {
  const sign = language.table.signs === '' ? '' : `[${language.table.signs}]?`;
  const [magnitude, named] = [language.magnitude, language.unit].map((one) => one.source.replace('^', ''));
  const unit = `(?:${magnitude})?(?:${named})?`;
  // "Rose by 8,400 to 612,000" is a change and what came of it.
  const isChange = /\b(?:by|from) ?$/.test(before);
  // "Between £560m and £590m" and "of 4% to 5%" say the unit twice; "rose 4% to 5%" is no range.
  const isBetween = /\bbetween ?$/i.test(before) ? `|${unit} and ${sign}` : '';
  const isOf = /\b(?:of|at|be|cost|about|around) ?$/i.test(before) ? `|${unit} to ${sign}` : '';
  const words = language.script === 'latin' && !isChange ? `|(?:${wordJoints})${isBetween}${isOf}` : '';
  const match = new RegExp(`^(${unit}(?:${joints})${sign}${words})(${figures})`, 'u').exec(rest);
  return match
    ? {
        high: { joint: match[1]!, written: match[2]!, value: readArabic(match[2]!) },
        length: match[0].length,
      }
    : undefined;
}

function readOne(text: string, match: RegExpExecArray, language: Language): Quantity | undefined {
  const { fraction, sign = '', number, han } = match.groups ?? {};
  const written = fraction ?? number ?? han ?? '';
  const numberAt = match.index;
  let end = numberAt + match[0].length;
  const range =
    number === undefined ? undefined : readRange(text.slice(end), language, text.slice(0, numberAt));
  end += range?.length ?? 0;
  const tail = readTail(text.slice(end), language) ?? withoutUnit(text, numberAt, end, sign, language);
  if (!tail && fraction === undefined) return undefined;
  const { unit = '', qualifier = '', inner, gap = '', length = 0, family = 'fraction' } = tail ?? {};
  const prefix = prefixBefore(text.slice(0, numberAt), language);
  const value = number === undefined ? (han === undefined ? undefined : readHan(han)) : readArabic(number);
  return {
    start: numberAt - prefix.length,
    end: end + length,
    numberAt,
    ...(value === undefined || range ? {} : { value }),
    written,
    ...(range ? { high: range.high } : {}),
    numerals: fraction === undefined ? (han === undefined ? 'arabic' : 'han') : 'words',
    sign,
    unit: fraction === undefined ? unit : '',
    prefix,
    qualifier: fraction === undefined ? qualifier : '',
    ...(inner ? { inner } : {}),
    gap,
    family: sign !== '' ? 'money' : fraction === undefined ? family : 'fraction',
    ...(fraction === undefined ? {} : { end }),
  };
}

/** "crept up to 41" has reached it: "up to" belongs to the verb there. */
function prefixBefore(before: string, { prefix, creeping }: Language): string {
  const found = prefix.exec(before)?.[0] ?? '';
  return creeping.test(before) ? '' : found;
}

/** A number without a unit counts behind a currency sign, and behind words such as 指数. */
function withoutUnit(
  text: string,
  numberAt: number,
  end: number,
  sign: string,
  language: Language,
): Tail | undefined {
  const { bare } = language.table;
  const prefix = prefixBefore(text.slice(0, numberAt), language);
  const before = text.slice(0, numberAt - prefix.length).trimEnd();
  const isBare = bare.some((word) => before.toLowerCase().endsWith(word));
  const number = text.slice(numberAt, end);
  const rest = text.slice(end);
  const counts =
    isCounted(number, rest, language) ||
    isAmong(before, rest, language) ||
    isStated(number, before, rest, language) ||
    isPlanned(rest, language);
  if (sign === '' && !isBare && !counts) return undefined;
  const qualifier = language.qualifier.exec(rest)?.[0] ?? '';
  return {
    unit: '',
    qualifier,
    gap: '',
    length: qualifier.length,
    family: isBare ? 'bare' : sign ? 'money' : 'count',
  };
}

/** In languages without measure words, what is counted stands behind the number: 640 homes. */
function isCounted(number: string, rest: string, { script, table }: Language): boolean {
  // "9.6 shifts per person"; other decimals count nothing.
  if (script === 'han' || (/\./.test(number) && !/^ [a-z]{3,}s per [a-z]/.test(rest))) return false;
  const next = /^ ([a-z][\p{L}-]*)/u.exec(rest)?.[1];
  return next !== undefined && !table.links.includes(next);
}

/** Of the 8,912 incidents attended, 2,117 were fires; 9,430 students: 3,870 were adults; 11 were injured. */
function isAmong(before: string, rest: string, { script, table }: Language): boolean {
  if (script !== 'latin') return false;
  if (/^ of them:/.test(rest)) return true;
  if (!/^ (?:were|are)\b(?! not\b)/.test(rest)) return false;
  if (new RegExp(`^ (?:${anyOf(Object.keys(table.events)) || '(?!)'})(?!\\p{L})`, 'u').test(rest))
    return true;
  if (/^ (?:were|are) (?!aged\b)\p{Ll}+ed\b/u.test(rest)) return false;
  return (
    /(?:^|[.!?]\s)Of (?:the|our|its|these) \d[^.!?]*(?:,| and)$/.test(before) ||
    /\d [^.!?:;\d]{1,60}:(?:[^.!?:;]*(?:,| and))?$/.test(before)
  );
}

/** 18.3 of a planned 25 miles: what both count stands behind the second. */
const isPlanned = (rest: string, { script, table }: Language): boolean =>
  script === 'latin' &&
  new RegExp(`^ of (?:an?|the|its|our|their) (?:${anyOf(Object.keys(table.marks)) || '(?!)'}) \\d`).test(
    rest,
  );

/** Behind a number that needs no noun: its clause ends, goes on, or says how often or when. */
const stated =
  /^(?:$|[.,;:)]|\s+(?:in|and|at|by|up|down|on|from|to|a (?:day|week|month|year)|(?:one|twelve) (?:year|months)|(?:of )?the (?:year|previous year|prior year|preceding year)|of (?:19|20)\d\d|or (?:fewer|less|more|above|below))\b)/;

/** A number that ends its clause behind a verb: "Insolvencies fell to 318.", "reached 1,204,300". */
function isStated(number: string, before: string, rest: string, { script, table }: Language): boolean {
  if (script === 'han' || !stated.test(rest)) return false;
  const verb =
    /\b(?:to|from|against|compared with|compared to|was|were|is|are|by|reached|numbered|totalled|stood at|(?:aim|aimed|hoped|planned|budgeted) for)$/.test(
      before,
    );
  const aim = new RegExp(`(?<!\\p{L})(?:${anyOf(Object.keys(table.marks)) || '(?!)'}) of$`, 'u').test(before);
  const bracket = /\([^\s()]{4,9}:$/.test(before);
  return verb || aim || bracket || /^\d{1,3}(?:,\d{3})+$/.test(number);
}

/** All quantities and all numbers that are none, in order. */
export function scanQuantities(typed: string, language: Language): Scan {
  const text = plainFigures(typed);
  const excluded = findExcluded(text, language);
  const blanked = blank(text, excluded);
  const quantities: Quantity[] = [];
  const pattern = patternOf(language);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(blanked); match; match = pattern.exec(blanked)) {
    const found = readOne(blanked, match, language);
    if (!found) continue;
    quantities.push(found);
    pattern.lastIndex = Math.max(found.end, match.index + 1);
  }
  return { quantities, excluded };
}
