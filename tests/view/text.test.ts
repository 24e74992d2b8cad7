import { describe, expect, test } from 'vitest';
import { factSchema, type Fact } from '../../src/model/fact.ts';
import { formatDate } from '../../src/view/derive.ts';
import { deriveSentences, splitSentences } from '../../src/view/sentences.ts';
import { deriveHeadline, deriveText, factFull, factLabel, plainText } from '../../src/view/text.ts';
import { viewCase } from '../support/reports.ts';
import type { FactView } from '../../src/view/view.ts';

const facts: Record<string, Fact> = Object.fromEntries(
  Object.entries({
    grain: {
      label: '粮食产量',
      value: 28.94,
      unit: '亿斤',
      prefix: '达到',
      kind: 'total',
      rank: '创历史新高',
    },
    fair: { label: '山货节', value: 9, unit: '届', prefix: '第', numerals: 'han', kind: 'ordinal' },
    first: { label: '考核', kind: 'rank', rank: '全省第一' },
    deals: { label: '{fair.full}签约额', value: 5, unit: '亿元', kind: 'money' },
  } as const).map(([id, fact]) => [id, factSchema.parse(fact)]),
);
const context = { facts, language: 'zh-Hans' };

describe('references in running text', () => {
  test.each([
    ['产量{grain}。', '产量28.94亿斤。'],
    ['产量{grain.full}', '产量达到28.94亿斤'],
    ['由{grain.figure}升到', '由28.94升到'],
    ['{first.figure}', '全省第一'],
    ['{grain.label}{grain.rank}', '粮食产量创历史新高'],
    ['{fair.full}', '第九届'],
    ['{first}', '全省第一'],
    ['{first.full}', '全省第一'],
    ['{deals.label}', '第九届签约额'],
    ['\\{literal}', '{literal}'],
  ])('%s is printed as %s', (source, printed) => {
    expect(plainText(deriveText(source, context))).toBe(printed);
  });
});

test('runs say what they are and which fact they print', () => {
  expect(deriveText('**稳**住{grain}，{first}', context)).toEqual([
    { text: '稳', role: 'strong' },
    { text: '住' },
    { text: '28.94亿斤', fact: 'grain', role: 'fact' },
    { text: '，' },
    { text: '全省第一', fact: 'first', role: 'rank' },
  ]);
});

test('labels print the facts that they refer to', () => {
  expect(factLabel(facts.deals!, context)).toBe('第九届签约额');
  expect(factFull(facts.first!, 'zh-Hans')).toBe('全省第一');
});

describe('headlines break only between sense units', () => {
  test.each([
    ['zh-Hans', '绿色转型|全面振兴', ['绿色转型', '全面振兴']],
    ['zh-Hans', '政府工作报告', ['政府', '工作', '报告']],
    ['zh-Hans', '在“双碳”路上', ['在“双碳”', '路上']],
    ['en-GB', 'Budget at a glance', ['Budget ', 'at ', 'a ', 'glance']],
    ['en-GB', 'Where the |money goes', ['Where the ', 'money goes']],
  ])('%s %s', (language, source, units) => {
    const headline = deriveHeadline(source, language);
    expect(headline.units).toEqual(units);
    expect(headline.units.join('')).toBe(headline.text);
    expect(headline.text).toBe(source.replaceAll('|', ''));
  });
});

const views = new Map<string, FactView>();
for (const [id, fact] of Object.entries(facts)) {
  views.set(id, {
    id,
    label: factLabel(fact, context),
    text: plainText(deriveText(`{${id}}`, context)),
    full: factFull(fact, 'zh-Hans'),
    rank: fact.rank,
    value: fact.value,
  } as FactView);
}
const sentences = (source: string) => deriveSentences(deriveText(source, context), views);

describe('a sentence can be lifted when it says nothing beyond its facts', () => {
  test.each([
    ['{grain.label}{grain.full}，创历史新高。', true],
    ['粮食产量{grain}，创历史新高。', true],
    ['粮食产量{grain.full}。', true],
    ['粮食产量{grain.full}，来之不易。', false],
    ['产量{grain.full}。', false],
    ['没有数字。', false],
    ['考核{first}。', true],
    ['粮食产量{grain.full}，考核{first}。', true],
    ['{deals.label}{deals}。', true],
  ])('%s %s', (source, liftable) => {
    expect(sentences(source).map((sentence) => sentence.liftable)).toEqual([liftable]);
  });
});

test('items divide at ends of sentences, never inside a fact', () => {
  const split = (source: string) => splitSentences(deriveText(source, context)).map(plainText);
  expect(split('甲。乙！丙？{grain}。')).toEqual(['甲。', '乙！', '丙？', '28.94亿斤。']);
  expect(split('他说：“好！”众人笑。{grain}。')).toEqual(['他说：“好！”', '众人笑。', '28.94亿斤。']);
  expect(split('他说：“增{grain}。”众人笑。')).toEqual(['他说：“增28.94亿斤。”', '众人笑。']);
  expect(split('It cost 1.5m. Then **stop.** Go')).toEqual(['It cost 1.5m.', ' Then stop. Go']);
  expect(
    sentences('粮食产量{grain}。考核{first}，很好。').map(({ facts: inside, liftable }) => [
      inside,
      liftable,
    ]),
  ).toEqual([
    [['grain'], true],
    [['first'], false],
  ]);
});

test.each([
  'Cases of C. difficile fell. No. 5 was closed.',
  'Trains to St. Mary ran. J. Smith left, e.g. by bus.',
])('a stop after an initial or a short form, or before a small letter, ends no sentence: %s', (source) => {
  expect(splitSentences(deriveText(source, context)).map(plainText)).toHaveLength(2);
});

test('dates are written as the language does', () => {
  expect([
    formatDate('2024-01-12', 'zh-Hans'),
    formatDate('2024-01-12', 'en-GB'),
    formatDate('2024-01-12', 'en-US'),
    formatDate('', 'en'),
  ]).toEqual(['2024年1月12日', '12 January 2024', 'January 12, 2024', '']);
});

test('lists of names and colons follow the language', async () => {
  const county = await viewCase('county');
  expect(county.credits.map(({ text }) => text)).toEqual(['责编：甲乙 丙丁', '']);
  expect(county.article!.byline).toBe('本报记者 丁一 王二');
  expect(county.source).toBe('数据来源：临溪县政府工作报告（虚构）');
});

test('a headline breaks between words, also where the segmenter knows them not', () => {
  const units = (text: string) => deriveHeadline(text, 'zh-Hans').units.join('|');
  expect(units('城镇居民恩格尔系数')).toBe('城镇|居民|恩格尔|系数');
  expect(units('装备制造业增加值增长')).toBe('装备|制造业|增加值|增长');
  expect(units('重点抓好五个方面工作')).toBe('重点|抓好|五个|方面|工作');
  expect(units('山货节上话丰年')).toBe('山货|节上|话丰年');
  expect(units('惠民生')).toBe('惠民生');
});
