/** The grammar of quantities: a corpus read by people, and numbers made up by number, printed again. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { readLanguage, type Language } from '../../src/desk/language.ts';
import { readHan } from '../../src/desk/quantity/numeral.ts';
import { printQuantity } from '../../src/desk/quantity/quantity.ts';
import { readMeasured } from '../../src/desk/quantity/read.ts';
import { scanQuantities } from '../../src/desk/quantity/scan.ts';
import { showReading } from '../../src/desk/quantity/show.ts';
import { hanNumeral } from '../../src/view/number.ts';

const languages: Record<string, Language> = {
  zh: (await readLanguage('zh-Hans', searchPath()))!,
  en: (await readLanguage('en-GB', searchPath()))!,
};

interface Case {
  sentence: string;
  expected: string[];
}

function readCorpus(name: string): Case[] {
  const cases: Case[] = [];
  for (const line of readFileSync(new URL(`corpus/${name}.txt`, import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith('  ')) cases.at(-1)!.expected.push(line.slice(2));
    else if (line !== '') cases.push({ sentence: line, expected: [] });
  }
  return cases;
}

const corpora = Object.fromEntries(Object.keys(languages).map((name) => [name, readCorpus(name)]));

describe.each(Object.keys(languages))('the corpus of %s', (name) => {
  const language = languages[name]!;
  test.each(corpora[name]!)('$sentence', ({ sentence, expected }) => {
    expect(showReading(sentence, readMeasured(sentence, language))).toEqual(expected);
  });

  test('every quantity found is printed again as it stood', () => {
    const differing = corpora[name]!.flatMap(({ sentence }) =>
      scanQuantities(sentence, language)
        .quantities.filter(
          (quantity) => printQuantity(quantity) !== plain(sentence).slice(quantity.start, quantity.end),
        )
        .map((quantity) => `${sentence}: ${printQuantity(quantity)}`),
    );
    expect(differing).toEqual([]);
  });
});

test('the corpora hold at least 300 sentences', () => {
  expect(corpora.zh!.length + corpora.en!.length).toBeGreaterThanOrEqual(300);
});

const plain = (text: string): string =>
  text
    .replace(/[０-９．％]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[−﹣－](?=\d)/g, '-');

/** Numbers that are the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const one = <T>(list: readonly T[], next: () => number): T => list[Math.floor(next() * list.length)]!;

/** A number below 100 000 with up to two decimals, grouped or not. */
function numberOf(next: () => number, grouped: boolean): { written: string; value: number } {
  const decimals = Math.floor(next() * 3);
  const value = Number((next() * 10 ** (1 + Math.floor(next() * 5))).toFixed(decimals));
  const [whole = '', rest] = String(value).split('.');
  const shown = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return { written: rest === undefined ? shown : `${shown}.${rest}`, value };
}

describe('quantities made up by number', () => {
  const cases = Array.from({ length: 600 }, (_, seed) => seed);

  test('in Chinese are found with every part, and printed as they were', () => {
    const { table } = languages.zh!;
    const units = Object.entries(table.units).flatMap(([family, list]) =>
      ['percent', 'money', 'area', 'length', 'mass', 'count', 'energy', 'points'].includes(family)
        ? list!.filter((unit) => !/^[A-Za-z％]|亿|万/.test(unit))
        : [],
    );
    for (const seed of cases) {
      const next = random(seed);
      const { written, value } = numberOf(next, next() < 0.2);
      const unit = one(units, next);
      const order = /[%个基百]/.test(unit[0]!) ? '' : one(['', '', '万', '亿'], next);
      const prefix = one(['', '达到', '突破', '超过', '近', '保持在', '首次突破'], next);
      const qualifier = one(['', '', '左右', '以上'], next);
      const quantity = `${prefix}${written}${order}${unit}${qualifier}`;
      const text = `某项指标${quantity}。`;
      const [found, ...others] = scanQuantities(text, languages.zh!).quantities;
      expect(others, text).toEqual([]);
      expect(found, text).toMatchObject({ value, unit: `${order}${unit}`, prefix, qualifier });
      expect(printQuantity(found!)).toBe(quantity);
    }
  });

  test('in English, too', () => {
    for (const seed of cases) {
      const next = random(seed + 1000);
      const { written, value } = numberOf(next, true);
      const [sign, unit] = one(
        [
          ['£', 'm'],
          ['$', ' billion'],
          ['', '%'],
          ['', ' per cent'],
          ['', ' percentage points'],
          ['', ' km'],
          ['', ' hectares'],
          ['', ' million tonnes'],
        ] as const,
        next,
      );
      const prefix = one(['', 'about ', 'more than ', 'nearly '], next);
      const quantity = `${prefix}${sign}${written}${unit}`;
      const text = `The measure was ${quantity}.`;
      const [found, ...others] = scanQuantities(text, languages.en!).quantities;
      expect(others, text).toEqual([]);
      expect(found, text).toMatchObject({ value, unit: unit.trim(), sign, prefix });
      expect(printQuantity(found!)).toBe(quantity);
    }
  });

  test('numerals in Han characters are read back, each below 10 000', () => {
    const wrong = Array.from({ length: 9999 }, (_, value) => value + 1).filter(
      (value) => readHan(hanNumeral(value)) !== value,
    );
    expect(wrong).toEqual([]);
    expect([readHan('两'), readHan('两百零五'), readHan('二〇二三'), readHan('十一五年')]).toEqual([
      2,
      205,
      2023,
      undefined,
    ]);
  });
});

describe('tables', () => {
  test('what is wrong in one is told at its line', async () => {
    const own = new URL('tables', import.meta.url).pathname;
    await expect(readLanguage('zh', searchPath([own]))).rejects.toMatchObject({
      problems: [expect.objectContaining({ place: expect.objectContaining({ line: 2 }) })],
    });
  });

  test('a language without a table is read by none', async () => {
    expect(await readLanguage('fi', searchPath())).toBeUndefined();
  });
});
