import { expect, test } from 'vitest';
import { numeralSize, setTitle, wholeNumeralSize, type TypeBox } from '../../src/cards/type.ts';
import { textPieces } from '../../src/cards/words.ts';
import { divideWords } from '../../src/view/divide.ts';
import type { TextMetrics } from '../../src/design/metrics.ts';
import { makeFact } from '../charts/fixtures.ts';

/** Han one em, all else half an em. */
const metrics: TextMetrics = {
  width: (text, { size }) =>
    [...text].reduce((sum, char) => sum + (/\p{Script=Han}/u.test(char) ? 1 : 0.5), 0) * size,
  missing: () => [],
};
const box: TypeBox = {
  metrics,
  family: 'Tuban Sans',
  numeral: 'Tuban Numeral',
  width: 600,
  height: 250,
  most: 120,
  least: 72,
  leading: 1.2,
};
const linesOf = (text: string, units: string[], of: Partial<TypeBox> = {}): string => {
  const { lines, size } = setTitle({ text, units }, { ...box, ...of });
  return `${lines.map((line) => line.text).join(' / ')} at ${size}`;
};

test('a short title stands on one line at the largest size', () => {
  expect(linesOf('回稳向好', ['回稳', '向好'])).toBe('回稳向好 at 120');
});

test('a longer one breaks at its sense units where that makes it larger', () => {
  expect(linesOf('经济运行回稳向好', ['经济运行', '回稳向好'])).toBe('经济运行 / 回稳向好 at 104');
  expect(linesOf('经济运行回稳', ['经济运行', '回稳'])).toBe('经济运行回稳 at 100');
});

test('without fitting sense units it breaks between words, or characters of Han', () => {
  expect(linesOf('国民经济和社会发展', ['国民经济和社会发展'], { width: 400 })).toBe(
    '国民经济 / 和社会发展 at 80',
  );
  expect(linesOf('Streets and homes', ['Streets and homes'], { width: 400 })).toBe(
    'Streets  / and homes at 88',
  );
});

test('a numeral is as large as number, unit and qualifier leave room for', () => {
  const fonts = { metrics, numeral: 'n', word: 'w', leastWord: 30, most: 200 };
  expect(numeralSize(makeFact('a', { value: 6, unit: '%' }), 500, fonts)).toBe(200);
  const grain = makeFact('b', { value: 28.94, unit: '亿斤', prefix: '达到' });
  expect(numeralSize(grain, 500, fonts)).toBe(123);
  expect(numeralSize(grain, 250, fonts)).toBe(47);
});

test('a number with spaces may go on on another line, unless it is to stay whole', () => {
  const fonts = { metrics, numeral: 'n', word: 'w', leastWord: 30, most: 200 };
  const homes = makeFact('c', { value: 640, unit: ' households' });
  expect(wholeNumeralSize(homes, 300, fonts)).toBeLessThan(numeralSize(homes, 300, fonts));
});

test('lines break between words, and a figure keeps what it counts', () => {
  const words = (text: string, script: 'han' | 'latin' = 'han') =>
    divideWords(text, {
      language: script === 'han' ? 'zh-Hans' : 'en',
      script,
      glossary: ['高质量发展'],
    }).units.join('|');
  expect(words('开复工5000万元以上项目')).toBe('开复工|5000万元|以上|项目');
  expect(words('新增“四上”企业')).toBe('新增|“四上”|企业');
  expect(words('地表水（Ⅰ～III类）断面占比')).toContain('（Ⅰ～III类）');
  expect(words('推动高质量发展')).toBe('推动|高质量发展');
  expect(words('化工产业园通过复核')).toBe('化工|产业园|通过|复核');
  // What ICU has no words for is not one word without end.
  expect(
    words('龘靐齉爩麤龗灪吁龖')
      .split('|')
      .map((unit) => unit.length),
  ).toEqual([5, 4]);
  expect(words('国民经济和社会发展')).toBe('国民|经济|和社会|发展');
  expect(words('全市第一个通过验收')).toBe('全市|第一个|通过|验收');
  expect(words('Rise in council tax', 'latin')).toBe('Rise |in |council |tax');
});

test('facts in a statement keep their look, and nothing of it is lost', () => {
  const text = [
    { text: '新增企业' },
    { text: '45户', role: 'fact' as const, fact: 'firms' },
    { text: '，增长|一成。' },
  ];
  const pieces = textPieces(text, { language: 'zh-Hans', script: 'han', glossary: [] });
  expect(
    pieces.map((piece) => ('words' in piece ? piece.words.units.join('/') : piece.runs[0]!.fact)),
  ).toEqual(['新增/企业', 'firms', expect.any(String)]);
  expect(
    pieces.map((piece) => ('words' in piece ? piece.words.units.join('') : piece.runs[0]!.text)).join(''),
  ).toBe('新增企业45户，增长|一成。');
});
