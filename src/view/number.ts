/**
 * Numbers as printed. The only place that formats one.
 *
 * Chinese: no grouping (GB/T 15835-2011 allows 5000 ungrouped; larger amounts use 万 and 亿 as the
 * editor entered them), decimals exactly as entered. Other languages: grouping by their own rules.
 */
import type { Fact } from '../model/fact.ts';
import { remember } from '../lib/remember.ts';
import { fallWord } from '../model/direction.ts';
import { isChinese, isHan } from '../model/language.ts';
import { closesUnits } from './plain-words.ts';
import type { FactView, NumberPart } from './view.ts';

/** Decimals that the editor typed: 28.94 → 2, 6 → 0, 1e-7 → 7. */
function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

const hanDigits = '零一二三四五六七八九';
const hanUnits = ['', '十', '百', '千'];

/** 9 → 九, 12 → 十二, 105 → 一百零五 (GB/T 15835: 零 in amounts and orders). Whole numbers from 0 to 9999. */
export function hanNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value);
  if (value === 0) return '零';
  const digits = String(value).split('').map(Number);
  let out = '';
  digits.forEach((digit, index) => {
    const place = digits.length - index - 1;
    if (digit > 0) out += hanDigits[digit]! + hanUnits[place]!;
    else if (!out.endsWith('零')) out += '零';
  });
  out = out.replace(/零+$/, '');
  return out.startsWith('一十') ? out.slice(1) : out;
}

/**
 * A number that is no fact's, such as a value of an axis: in the language's own digits and marks, grouped and
 * signed as facts are.
 */
export function formatPlain(value: number, language: string, decimals = decimalsOf(value)): string {
  const digits = Math.min(decimals, mostDigits);
  const plain = remember(plainFormats, `${language}/${digits}`, () => plainFormat(language, digits));
  const text = set(plain.format(Math.abs(value)));
  return isNegative(value, digits) ? minus + text : text;
}

/** To make one takes as long as to format a hundred numbers. */
const plainFormats = new Map<string, Intl.NumberFormat>();
const plainFormat = (language: string, digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat(isChinese(language) ? 'en' : language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: isChinese(language) ? false : 'auto',
  });

const hundreds = new Map<string, string>();
/** A hundred per cent, as a language writes it. */
export const hundredPercent = (language: string): string =>
  remember(hundreds, language, () => new Intl.NumberFormat(language, { style: 'percent' }).format(1));

/** Swiss numbers are parted by an apostrophe, in type ’ and not the straight one. */
const set = (text: string): string => text.replaceAll("'", '’');

/** What Intl takes. */
const mostDigits = 100;

/** Marks and digits of a language's numbers, as d3 wants them (d3-format, formatLocale). */
export interface NumberMarks {
  decimal: string;
  /** Between groups; "" where numbers are not grouped. */
  thousands: string;
  /** Sizes of groups from the right. */
  grouping: number[];
  /** Fewest digits of a number that is grouped (CLDR, minimumGroupingDigits): 1234, but 12 345. */
  leastGrouped: number;
  /** The digits 0 to 9. */
  numerals: string[];
  minus: string;
}

export function numberMarks(language: string): NumberMarks {
  const locale = isChinese(language) ? 'en' : language;
  const format = new Intl.NumberFormat(locale);
  const parts = format.formatToParts(123456789.5);
  const groups = parts.filter(({ type }) => type === 'integer').map(({ value }) => [...value].length);
  const isGrouped = (digits: number): boolean =>
    format.formatToParts(10 ** (digits - 1)).some(({ type }) => type === 'group');
  const digitsOf = new Intl.NumberFormat(locale, { useGrouping: false });
  return {
    decimal: parts.find(({ type }) => type === 'decimal')?.value ?? '.',
    thousands: isChinese(language) ? '' : set(parts.find(({ type }) => type === 'group')?.value ?? ''),
    // d3 begins anew where the list ends.
    grouping: [groups.at(-1) ?? 3, ...Array.from({ length: 8 }, () => groups.at(-2) ?? 3)],
    leastGrouped: [4, 5].find(isGrouped) ?? 4,
    numerals: Array.from({ length: 10 }, (_, digit) => digitsOf.format(digit)),
    minus,
  };
}

/**
 * True for numerals and signs that the numeral face is made for: digits of any script and every mark that
 * languages put between them (CLDR). Han numerals and units are words.
 */
export const isFigures = (text: string): boolean =>
  /^[\p{Nd}.,'’·\u066b\u066c \u00a0\u2009\u202f+\-−–/%‰$€£¥]+$/u.test(text);

/**
 * How a unit is set that is set as its figure is: per cent, and letters closed up to the digits (£402m, 12bn); "" for
 * words.
 */
export const unitClass = ({ role, text }: NumberPart): 'percent' | 'closed' | '' =>
  role !== 'unit' ? '' : /^\s?[%‰]/.test(text) ? 'percent' : /^[a-z]{1,2}$/i.test(text) ? 'closed' : '';

/** The bare figure: "28.94", "1,260", "九". */
export function formatNumber(fact: Pick<Fact, 'value' | 'digits' | 'numerals'>, language: string): string {
  if (fact.value === null) return '';
  if (fact.numerals === 'han') return hanNumeral(fact.value);
  return formatPlain(fact.value, language, fact.digits);
}

/** U+2212, not a hyphen: it has the width of the figures. */
const minus = '−';
/** What rounds to zero has no sign: −0.04 with one decimal is 0.0. */
const isNegative = (value: number, digits: number): boolean => value < 0 && Number(value.toFixed(digits)) < 0;

/**
 * A unit's order of magnitude, before which 余 and its like do not stand but after: 3万余个. The 千 of
 * 千瓦, 千米, 千克 and the 百 of 百分点 are part of the unit: 460万余千瓦时.
 */
const magnitude =
  /^(?:[十百千]?(?:万亿|萬億|[万亿萬億])|[十百千](?!瓦|米|克|卡|伏|赫|帕|焦|字节|字節|比特|分))/;
/** Qualifiers that stand inside the unit. */
const inner = new Set(['余', '多', '来', '餘', '來']);

const percentGaps = new Map<string, string>();
/**
 * What a language puts between a number and its per cent sign (CLDR): French, German and others a space, here
 * the narrow one that does not break; English nothing.
 */
function percentGap(language: string): string {
  const known = percentGaps.get(language);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(language, { style: 'percent' }).formatToParts(0.5);
  const sign = parts.findIndex(({ type }) => type === 'percentSign');
  const isApart = parts[sign - 1]?.type === 'literal' && parts[sign - 1]!.value.trim() === '';
  const gap = isApart ? '\u202f' : '';
  percentGaps.set(language, gap);
  return gap;
}

/**
 * Latin units are set off by a space, except the per cent and degree signs and, where the language closes them up
 * (14.5km, £402m), short ones.
 */
function unitGap(fact: Fact, language: string): string {
  if (isHan(language) || fact.unit === '') return '';
  if (/^[%‰]/.test(fact.unit)) return percentGap(language);
  if (/^[°′″]/.test(fact.unit)) return '';
  if (!/^[a-z]{1,2}$/i.test(fact.unit)) return ' ';
  return closesUnits(language) ? '' : '\u00a0';
}

const gapAround = (word: string, language: string): string => (isHan(language) || word === '' ? '' : ' ');

/** A statement about the number, which stands before the verb: 预计下降约3%, but 下降超过3%. */
const before = /^(?:预计|預計|预期|預期|力争|力爭|计划|計劃|有望|估计|估計|初步)/;

export interface NumberStyle {
  /** The number of a decrease carries its direction: the words beside it do not say that it fell. */
  fell?: boolean | undefined;
  /** The number of a growth carries a plus: its label is that of an amount. */
  grew?: boolean | undefined;
}

/** The pieces of a printed number in order; empty for a fact without a value. */
export function numberParts(fact: Fact, language: string, style: NumberStyle = {}): NumberPart[] {
  if (fact.value === null) return [];
  // What is printed as nought fell by nothing that a reader sees.
  const fell = style.fell === true && Number(fact.value.toFixed(fact.digits ?? 20)) !== 0;
  const parts: NumberPart[] = [];
  const add = (role: NumberPart['role'], text: string) => {
    if (text) parts.push({ role, text });
  };
  const { unit, qualifier } = fact;
  const word = fell ? fallWord(unit, language) : undefined;
  const prefix = () => add('prefix', fact.prefix + gapAround(fact.prefix, language));
  const mark = fell && word === undefined ? minus : style.grew === true && fact.value > 0 ? '+' : '';
  const number = mark + formatNumber(fact, language);
  const sign = fact.sign ?? '';
  if (word === undefined || before.test(fact.prefix)) prefix();
  add('direction', word ?? '');
  if (word !== undefined && !before.test(fact.prefix)) prefix();
  // −£5m, not £−5m.
  const signed = sign !== '' && number.startsWith(minus);
  add('sign', signed ? minus + sign : sign);
  add('number', signed ? number.slice(minus.length) : number);
  const size = magnitude.exec(unit)?.[0] ?? '';
  if (inner.has(qualifier)) {
    add('unit', size);
    add('qualifier', qualifier);
    add('unit', unit.slice(size.length));
  } else {
    add('unit', unitGap(fact, language) + unit);
    add('qualifier', gapAround(qualifier, language) + qualifier);
  }
  return parts;
}

export const joinParts = (parts: NumberPart[], { prefix }: { prefix: boolean }): string =>
  parts
    .filter((part) => prefix || part.role !== 'prefix')
    .map((part) => part.text)
    .join('');

/** A growth whose plus is said by a word beside it. */
export function withoutPlus<F extends Pick<FactView, 'parts' | 'full' | 'text'>>(fact: F): F {
  if (!fact.parts.some(({ role, text }) => role === 'number' && text.startsWith('+'))) return fact;
  const parts = fact.parts.map((part) =>
    part.role === 'number' ? { ...part, text: part.text.replace(/^\+/, '') } : part,
  );
  return {
    ...fact,
    parts,
    full: joinParts(parts, { prefix: true }),
    text: joinParts(parts, { prefix: false }),
  };
}

/** What a mark of a fall is told by: a difference to an average or a plan is none. */
type Fall = Pick<FactView, 'kind' | 'parts' | 'apart'>;

/** Whether a fall is to be marked by a sign: neither a word nor a minus of its number tells of it. */
export const needsFallMark = ({ kind, parts, apart }: Fall): boolean =>
  kind === 'decrease' &&
  !apart &&
  !parts.some(({ role, text }) => role === 'direction' || text.startsWith(minus));

/** Every fall has one mark before its number, in place of a word or a minus there; its label may say it, too. */
export function withFallMark<F extends Fall>(fact: F): F & { fallMarked?: boolean } {
  if (fact.kind !== 'decrease' || fact.apart || fact.parts.length === 0) return fact;
  const parts = fact.parts
    .filter(({ role }) => role !== 'direction')
    .map((part) => (part.text.startsWith(minus) ? { ...part, text: part.text.slice(minus.length) } : part))
    .filter(({ text }) => text !== '');
  return { ...fact, parts, fallMarked: true };
}

/** A unit that is a word of its own, such as homes or people: not %, km or m, and no part of the number. */
const isWordUnit = (unit: string): boolean =>
  /^\p{Script=Latin}{3,}/u.test(unit) &&
  !/^(?:thousand|[mbtr]+ill(?:ion|iard)|tausend|mill?e\b|mio|mrd)/i.test(unit);

/** Where a unit in words stands: in a row it begins the label; where the label names it, it is not repeated. */
export const unitPlace = ({ parts, label }: Pick<FactView, 'parts' | 'label'>): UnitPlace =>
  remember(
    remember(places, parts, () => new Map<string, UnitPlace>()),
    label,
    () => placeOf(parts, label),
  );
type UnitPlace = 'after' | 'label' | 'none';
/** A page asks for them thousands of times. */
const places = new WeakMap<NumberPart[], Map<string, UnitPlace>>();

function placeOf(parts: NumberPart[], label: string): UnitPlace {
  const unit = parts.find(({ role }) => role === 'unit')?.text.trim() ?? '';
  if (!isWordUnit(unit)) return 'after';
  const name = unit.toLowerCase();
  const isSaid = label
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    // Also as the end of a compound: Plätze in Kitaplätze.
    .some((word) => word === name || (name.length >= leastCompound && word.endsWith(name)));
  return (isSaid || persons.has(name)) && parts.at(-1)!.role === 'unit' ? 'none' : 'label';
}

/** Words for persons, which the label names more nearly: 4,120 staff are no people staff. */
const persons = new Set(['people', 'persons', 'personen', 'menschen', 'personnes', 'personas', 'persone']);

/** Letters of a unit that is known as the last part of a compound. */
const leastCompound = 5;

/** A number without its unit, for where the label has it. */
export const withoutUnit = ({ parts }: Pick<FactView, 'parts'>): NumberPart[] =>
  parts.filter(({ role }) => role !== 'unit');

/** Number of a section or task: 一, 二 in Chinese; 1, 2 elsewhere. */
export const ordinalName = (index: number, script: 'han' | 'latin'): string =>
  script === 'han' ? hanNumeral(index + 1) : String(index + 1);

export const twoDigits = (value: number): string => String(value).padStart(2, '0');
