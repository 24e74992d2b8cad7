import { describe, expect, test } from 'vitest';
import { factSchema, type Fact } from '../../src/model/fact.ts';
import {
  formatNumber,
  hanNumeral,
  joinParts,
  needsFallMark,
  numberParts,
  ordinalName,
  twoDigits,
  formatPlain,
  isFigures,
  numberMarks,
  unitPlace,
  withFallMark,
} from '../../src/view/number.ts';

const fact = (given: Partial<Fact>): Fact => factSchema.parse({ label: '指标', kind: 'total', ...given });
const full = (given: Partial<Fact>, language = 'zh-Hans'): string =>
  joinParts(numberParts(fact(given), language), { prefix: true });

describe('余, 多 and 来 stand after the magnitude and before the rest of the unit', () => {
  test.each([
    [3, '万个', '余', '3万余个'],
    [90, '件', '余', '90余件'],
    [460, '万千瓦时', '余', '460万余千瓦时'],
    [12, '亿千瓦时', '多', '12亿多千瓦时'],
    [5, '千瓦', '余', '5余千瓦'],
    [8, '千米', '多', '8多千米'],
    [3, '千克', '余', '3余千克'],
    [2, '百分点', '余', '2余百分点'],
    [7, '千字', '余', '7千余字'],
    [3, '百万元', '余', '3百万余元'],
    [2, '千万吨', '来', '2千万来吨'],
    [1, '万亿元', '多', '1万亿多元'],
    [6, '十万吨', '余', '6十万余吨'],
    [4, '百户', '多', '4百多户'],
    [20, '', '余', '20余'],
    [20, '%', '余', '20余%'],
    [30, '平方千米', '余', '30余平方千米'],
    [6, '百千瓦', '余', '6百余千瓦'],
  ])('%d + %s + %s is %s', (value, unit, qualifier, printed) => {
    expect(full({ value, unit, qualifier })).toBe(printed);
  });
});

describe('every other qualifier follows the unit, a prefix goes before', () => {
  test.each([
    [{ value: 6, unit: '%', qualifier: '左右' }, '6%左右'],
    [{ value: 6.5, unit: '%', qualifier: '以上', prefix: '预计' }, '预计6.5%以上'],
    [{ value: 70, unit: '户', prefix: '突破' }, '突破70户'],
    [{ value: 9, unit: '届', prefix: '第', numerals: 'han' }, '第九届'],
    [{ value: 5000, unit: '万元' }, '5000万元'],
    [{ value: 28.94, unit: '亿斤' }, '28.94亿斤'],
    [{ value: 28.9, digits: 2, unit: '亿斤' }, '28.90亿斤'],
    [{ value: -1.2, unit: '‰' }, '−1.2‰'],
    [{ value: null, rank: '第一' }, ''],
  ] as const)('%j is %s', (given, printed) => {
    expect(full(given)).toBe(printed);
  });
});

describe('English sets words off by a space, short units not', () => {
  test.each([
    [{ value: 1.24, unit: 'bn', sign: '£' }, '£1.24bn'],
    [{ value: -5.5, unit: 'm', sign: '£' }, '−£5.5m'],
    [{ value: 31400, unit: 'homes', prefix: 'more than' }, 'more than 31,400 homes'],
    [{ value: 1684.5, digits: 2, sign: '£' }, '£1,684.50'],
    [{ value: 3.9, unit: '%', qualifier: 'or less' }, '3.9% or less'],
    [{ value: 87, unit: 'km' }, '87km'],
    [{ value: 64, unit: 'p', prefix: 'about' }, 'about 64p'],
  ] as const)('%j is %s', (given, printed) => {
    expect(full(given, 'en-GB')).toBe(printed);
  });
});

test.each([
  ['en-GB', '14.5km'],
  ['de', '14,5\u00a0km'],
  ['es', '14,5\u00a0km'],
  ['sv', '14,5\u00a0km'],
])('%s sets short units as the language has them: %s', (language, printed) => {
  expect(full({ value: 14.5, unit: 'km' }, language)).toBe(printed);
});

test.each([
  ['en-GB', '81.5%'],
  ['fr-FR', '81,5\u202f%'],
  ['de-DE', '81,5\u202f%'],
  ['de-CH', '81.5%'],
  ['sv', '81,5\u202f%'],
  ['es', '81,5\u202f%'],
  ['zh-Hans', '81.5%'],
])('%s sets the per cent sign as the language has it: %s', (language, printed) => {
  expect(full({ value: 81.5, unit: '%' }, language)).toBe(printed);
});

test.each([
  ['Plätze', 'Neue Kitaplätze', 'none'],
  ['Wohnungen', 'Geförderte Wohnungen', 'none'],
  ['people', 'Staff', 'none'],
  ['beds', 'Flowerbeds', 'label'],
  ['km', 'Neue Radwege', 'after'],
])('unit %s, label “%s”: %s', (unit, label, place) => {
  const { parts } = { parts: numberParts(fact({ value: 460, unit }), 'de') };
  expect(unitPlace({ parts, label })).toBe(place);
});

test('the pieces carry their roles in printing order', () => {
  expect(numberParts(fact({ value: 3, unit: '万个', qualifier: '余', prefix: '近' }), 'zh-Hans')).toEqual([
    { role: 'prefix', text: '近' },
    { role: 'number', text: '3' },
    { role: 'unit', text: '万' },
    { role: 'qualifier', text: '余' },
    { role: 'unit', text: '个' },
  ]);
  expect(
    numberParts(fact({ value: -5, unit: 'm', sign: '$' }), 'en').map(({ role, text }) => `${role} ${text}`),
  ).toEqual(['sign −$', 'number 5', 'unit m']);
});

test('a number without prefix is what running text prints', () => {
  expect(
    joinParts(numberParts(fact({ value: 70, unit: '户', prefix: '突破' }), 'zh-Hans'), { prefix: false }),
  ).toBe('70户');
});

test('grouping and decimals follow the language, never the machine', () => {
  const million = fact({ value: 1234567.5 });
  expect(['zh-Hans', 'en-GB', 'de', 'fr'].map((language) => formatNumber(million, language))).toEqual([
    '1234567.5',
    '1,234,567.5',
    '1.234.567,5',
    '1\u202f234\u202f567,5',
  ]);
});

test('marks, digits and groups are those of the language, as d3 takes them', () => {
  const said = (language: string): string => {
    const { decimal, thousands, grouping, leastGrouped, numerals } = numberMarks(language);
    return [thousands, decimal, grouping.slice(0, 3).join(''), leastGrouped, numerals[3]].join(' ');
  };
  expect(said('zh-Hans')).toBe(' . 333 4 3');
  expect(said('en')).toBe(', . 333 4 3');
  expect(said('de')).toBe('. , 333 4 3');
  expect(said('fr')).toBe('\u202f , 333 4 3');
  expect(said('de-CH')).toBe('’ . 333 4 3');
  expect(said('en-IN')).toBe(', . 322 4 3');
  expect(said('es')).toBe('. , 333 5 3');
  expect(said('ar-EG')).toBe('٬ ٫ 333 4 ٣');
});

test('a value of an axis is written as facts are', () => {
  expect(['zh-Hans', 'de', 'pl', 'de-CH', 'ar-EG'].map((language) => formatPlain(-1234.5, language))).toEqual(
    ['−1234.5', '−1.234,5', '−1234,5', '−1’234.5', '−١٬٢٣٤٫٥'],
  );
  expect(formatPlain(-0.04, 'de', 1)).toBe('0,0');
});

test('figures of every language are figures, words are not', () => {
  for (const text of ['1 234,5', '1\u202f234', '1’234.5', '−1.234,5', '١٬٢٣٤٫٥', '0–5%', '£3'])
    expect(isFigures(text), text).toBe(true);
  for (const text of ['三', '5 m', '5万', 'EUR', '']) expect(isFigures(text), text).toBe(false);
});

test('decimals are those that the editor typed, also of very small and large numbers', () => {
  expect([0.1, 1e-7, 6, 1e21].map((value) => formatNumber(fact({ value }), 'zh-Hans'))).toEqual([
    '0.1',
    '0.0000001',
    '6',
    '1000000000000000000000',
  ]);
});

test('what rounds to zero has no sign', () => {
  expect(formatNumber(fact({ value: -0.04, digits: 1 }), 'zh-Hans')).toBe('0.0');
  expect(formatNumber(fact({ value: -0 }), 'en')).toBe('0');
});

test('Han numerals from 0 to 9999, Arabic beyond', () => {
  const table: [number, string][] = [
    [0, '零'],
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [115, '一百一十五'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [1100, '一千一百'],
    [2024, '二千零二十四'],
    [9999, '九千九百九十九'],
    [10000, '10000'],
    [-1, '-1'],
    [1.5, '1.5'],
  ];
  expect(table.map(([value]) => [value, hanNumeral(value)])).toEqual(table);
});

test('every Han numeral is read back as its number', () => {
  const digits = '零一二三四五六七八九';
  const read = (text: string): number => {
    let sum = 0;
    let digit = 0;
    for (const char of text) {
      const place = { 十: 10, 百: 100, 千: 1000 }[char];
      if (place) {
        sum += (digit || 1) * place;
        digit = 0;
      } else digit = digits.indexOf(char);
    }
    return sum + digit;
  };
  for (let value = 0; value <= 9999; value += 1) expect(read(hanNumeral(value))).toBe(value);
});

test('parts are numbered in the script of the report', () => {
  expect([
    ordinalName(0, 'han'),
    ordinalName(11, 'han'),
    ordinalName(11, 'latin'),
    twoDigits(3),
    twoDigits(12),
  ]).toEqual(['一', '十二', '12', '03', '12']);
});

test('traditional characters take the same order: 3萬餘個', () => {
  expect(full({ value: 3, unit: '萬個', qualifier: '餘' }, 'zh-Hant')).toBe('3萬餘個');
});

test('a fall has one mark before its number, in place of a word or minus there', () => {
  const marked = (language: string, fell: boolean) => {
    const parts = numberParts(fact({ kind: 'decrease', value: 7.3, unit: '%' }), language, { fell });
    const { fallMarked, parts: left } = withFallMark({ kind: 'decrease', parts });
    return [parts, left].map((list) => list.map(({ text }) => text).join('')).join(' ') + ` ${fallMarked}`;
  };
  expect(marked('zh-Hans', true)).toBe('下降7.3% 7.3% true');
  expect(marked('en', true)).toBe('−7.3% 7.3% true');
  expect(marked('en', false)).toBe('7.3% 7.3% true');
});

test('what is below an average is no fall, and has no mark of one', () => {
  const below = {
    kind: 'decrease' as const,
    parts: numberParts(fact({ kind: 'decrease', value: 7.3 }), 'en', {}),
  };
  expect(withFallMark({ ...below, apart: true }).fallMarked).toBeUndefined();
  expect(needsFallMark({ ...below, apart: true })).toBe(false);
  expect(needsFallMark(below)).toBe(true);
});
