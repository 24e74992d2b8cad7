/**
 * Numbers as printed. The only place that formats one.
 *
 * Chinese: no grouping (GB/T 15835-2011 allows 5000 ungrouped; larger amounts use 万 and 亿 as the
 * editor entered them), decimals exactly as entered. Other languages: grouping by their own rules.
 */
import type { Fact } from '../model/fact.ts';
import { fallWord } from '../model/direction.ts';
import { isChinese, isHan } from '../model/language.ts';
import type { NumberPart } from './view.ts';

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

/** The bare figure: "28.94", "1,260", "九". */
export function formatNumber(fact: Pick<Fact, 'value' | 'digits' | 'numerals'>, language: string): string {
  if (fact.value === null) return '';
  if (fact.numerals === 'han') return hanNumeral(fact.value);
  const digits = fact.digits ?? decimalsOf(fact.value);
  const grouped = !isChinese(language);
  const text = new Intl.NumberFormat(grouped ? language : 'en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: grouped,
  }).format(Math.abs(fact.value));
  return isNegative(fact.value, text) ? minus + text : text;
}

/** U+2212, not a hyphen: it has the width of the figures. */
const minus = '−';
/** What rounds to zero has no sign: −0.04 with one decimal is 0.0. */
const isNegative = (value: number, text: string): boolean => value < 0 && /[1-9]/.test(text);

/**
 * A unit's order of magnitude, before which 余 and its like do not stand but after: 3万余个. The 千 of
 * 千瓦, 千米, 千克 and the 百 of 百分点 are part of the unit: 460万余千瓦时.
 */
const magnitude = /^(?:[十百千]?(?:万亿|[万亿])|[十百千](?!瓦|米|克|卡|伏|赫|帕|焦|字节|比特|分))/;
/** Qualifiers that stand inside the unit. */
const inner = new Set(['余', '多', '来']);

/** Latin units are set off by a space, except the per cent and degree signs and short suffixes. */
function unitGap(fact: Fact, language: string): string {
  if (isHan(language) || fact.unit === '') return '';
  return /^([%‰°′″]|[a-z]{1,2}$)/i.test(fact.unit) ? '' : ' ';
}

const gapAround = (word: string, language: string): string => (isHan(language) || word === '' ? '' : ' ');

/** A statement about the number, which stands before the verb: 预计下降约3%, but 下降超过3%. */
const before = /^(?:预计|預計|预期|預期|力争|力爭|计划|計劃|有望|估计|估計|初步)/;

export interface NumberStyle {
  /** The number of a decrease carries its direction: the words beside it do not say that it fell. */
  fell?: boolean | undefined;
}

/** The pieces of a printed number in order; empty for a fact without a value. */
export function numberParts(fact: Fact, language: string, { fell = false }: NumberStyle = {}): NumberPart[] {
  if (fact.value === null) return [];
  const parts: NumberPart[] = [];
  const add = (role: NumberPart['role'], text: string) => {
    if (text) parts.push({ role, text });
  };
  const { unit, qualifier } = fact;
  const word = fell ? fallWord(unit, language) : undefined;
  const prefix = () => add('prefix', fact.prefix + gapAround(fact.prefix, language));
  const number = (fell && word === undefined ? minus : '') + formatNumber(fact, language);
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

/** Number of a section or task: 一, 二 in Chinese; 1, 2 elsewhere. */
export const ordinalName = (index: number, script: 'han' | 'latin'): string =>
  script === 'han' ? hanNumeral(index + 1) : String(index + 1);

export const twoDigits = (value: number): string => String(value).padStart(2, '0');
