import { expect, test } from 'vitest';
import { barLabels, commonEnd } from '../../src/cards/device/columns/labels.ts';
import { layMarks } from '../../src/cards/device/count.ts';
import { squarify } from '../../src/cards/device/treemap.ts';
import { formulaOf } from '../../src/cards/device/tasks/grid.ts';
import { contrastOf, readable } from '../../src/cards/draw/colour.ts';
import { sealWords } from '../../src/cards/draw/seal.ts';
import {
  fitLines,
  digitGroups,
  fitNumber,
  flowText,
  partsBeside,
  wrapLabel,
  type Faces,
  type Typesetter,
} from '../../src/cards/draw/type.ts';
import { largestHole } from '../../src/cards/ink.ts';
import type { TextMetrics } from '../../src/design/metrics.ts';
import { makeFact } from '../charts/fixtures.ts';

/** Han one em, all else half an em. */
const advances = (text: string): Float64Array =>
  Float64Array.from([...text], (char) => (/\p{Script=Han}/u.test(char) ? 1 : 0.5));
const metrics: TextMetrics = {
  width: (text, { size }) => advances(text).reduce((sum, advance) => sum + advance, 0) * size,
  advances,
  missing: () => [],
};
const face = { family: 'Tuban Sans', weight: 400 };
const faces: Faces = {
  headline: face,
  display: face,
  numeral: face,
  label: face,
  strong: face,
  text: face,
  quote: face,
};
const setter: Typesetter = { metrics, faces, of: { language: 'zh-Hans', script: 'han', glossary: [] } };
const fit = { role: 'headline', width: 600, most: 104, least: 58, lines: 2 } as const;
const linesOf = (units: string[], of: Partial<typeof fit> = {}): string => {
  const set = fitLines(setter, { text: units.join(''), units }, { ...fit, ...of });
  return set ? `${set.lines.join(' / ')} at ${set.size}` : 'no room';
};

test('a headline fills the measure, in lines that break between its sense units', () => {
  expect(linesOf(['回稳', '向好'])).toBe('回稳向好 at 104');
  expect(linesOf(['经济运行', '回稳向好'])).toBe('经济运行 / 回稳向好 at 104');
  expect(linesOf(['经济', '运行', '回稳', '向好', '提质', '升级'])).toBe(
    '经济运行回稳 / 向好提质升级 at 100',
  );
  expect(linesOf(['一二三四五六七八九十一', '二'])).toBe('no room');
  // Before evenness: 死亡 is not torn from 1人.
  expect(linesOf(['发生', '事故', '3起，', '死亡', '1人'])).toMatch(/^发生事故3起， \/ 死亡1人/);
});

test('a label takes as few lines as hold it, evenly, and leaves no character alone', () => {
  const wrap = (text: string, width: number) =>
    wrapLabel(setter, text, { role: 'label', size: 10, width, lines: 2 })?.lines.join(' / ');
  expect(wrap('市区改造老旧小区', 80)).toBe('市区改造老旧小区');
  expect(wrap('市区改造老旧小区', 70)).toBe('市区改造 / 老旧小区');
  expect(wrap('市区改造老旧小区', 20)).toBeUndefined();
});

test('running text fills its lines evenly', () => {
  const latin: Typesetter = { ...setter, of: { language: 'en', script: 'latin', glossary: [] } };
  expect(
    flowText(latin, 'No household waits for more than six months', { role: 'label', size: 10, width: 190 })
      .lines,
  ).toEqual(['No household waits for', 'more than six months']);
});

test('a number is fitted with its words', () => {
  const fact = makeFact('grain', { label: '粮食产量', value: 28.94, unit: '亿斤' });
  const fitted = fitNumber(setter, fact.parts, { width: 400, most: 400, least: 60, words: 30 })!;
  expect(fitted.width).toBeLessThanOrEqual(400);
  expect(fitted.sizes.size).toBeGreaterThan(100);
  expect(fitNumber(setter, fact.parts, { width: 60, most: 400, least: 60, words: 30 })).toBeUndefined();
});

test('in Latin script a unit that the label says is left out', () => {
  const fact = makeFact('places', { label: 'New places', value: 280, unit: 'places' });
  const roles = (label: string, script: 'han' | 'latin') =>
    partsBeside(fact, label, script).map(({ role }) => role);
  expect(roles('New places for pupils', 'latin')).toEqual(['number']);
  expect(roles('Pupils', 'latin')).toEqual(['number', 'unit']);
});

test('a seal holds the shortest piece that is the rank, and never one that says more than the rank', () => {
  const words = (rank: string) => {
    const found = sealWords(rank, 'han');
    return found && [found.verb, ...found.lines].filter(Boolean).join('|');
  };
  expect(words('跃居全国第一')).toBe('跃居|全国|第一');
  expect(words('稳居全省第一位')).toBe('稳居|全省|第一');
  expect(words('创历史新高')).toBe('创历史|新高');
  expect(words('首次进入国际排名前1‰')).toBe('首次进入|国际|排名前1‰');
  // The first in time is not the first in rank.
  expect(words('全市第一个通过验收')).toBe('全市|第一个');
  // In the first rank is not first.
  expect(words('居全省第一方阵')).toBeUndefined();
  expect(words('高于全省平均水平')).toBeUndefined();
  expect(sealWords('named best city park in the region', 'latin')).toEqual({
    verb: '',
    lines: ['best city', 'park'],
  });
});

test('bars leave out what all their labels end in, where it is short', () => {
  expect(commonEnd(['网络零售额增长', '新登记企业数量增长'])).toBe('增长');
  const facts = ['工业增长', '投资增长'].map((label, index) => makeFact(`f${index}`, { label, value: 1 }));
  expect(barLabels(facts).map(([first]) => first)).toEqual(['工业', '投资']);
});

test('a formula of four, three and three', () => {
  expect(formulaOf('凝心聚力抓经济稳增长', ['凝心聚力', '抓经济', '稳增长'])).toEqual({
    lead: '凝心聚力',
    action: ['抓经济', '稳增长'],
  });
  expect(formulaOf('抓项目扩投资', ['抓项目', '扩投资'])).toBeUndefined();
});

test('areas of a treemap are as the values', () => {
  const values = [6, 6, 4, 3, 2, 2, 1];
  const boxes = squarify(values, { left: 0, top: 0, right: 600, bottom: 400 });
  const areas = boxes.map(({ left, right, top, bottom }) => (right - left) * (bottom - top));
  areas.forEach((area, index) => expect(area).toBeCloseTo((values[index]! * 240_000) / 24, 3));
  expect(Math.max(...boxes.map(({ right }) => right))).toBeCloseTo(600, 6);
});

test('marks stand in rows of one length, the last perhaps shorter', () => {
  const laid = layMarks(69, { left: 0, top: 0, right: 936, bottom: 520 }, 'fir')!;
  expect(laid.across * laid.rows).toBeGreaterThanOrEqual(69);
  expect(laid.across * (laid.rows - 1)).toBeLessThan(69);
});

test('a colour that fails as type goes on until it can be read', () => {
  expect(readable('#0b4a38', '#ffffff', 4.5)).toBe('#0b4a38');
  expect(contrastOf(readable('#e8b23a', '#ffffff', 4.5), '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrastOf(readable('#ffd470', '#c4161c', 4.5), '#c4161c')).toBeGreaterThanOrEqual(4.5);
});

test('the largest hole is the largest rectangle without ink', () => {
  const rows = ['x...', 'x...', '....', 'xxxx'].map((row) => [...row].map((one) => one === 'x'));
  expect(largestHole(rows)).toBe(9);
  expect(largestHole([[true, true]])).toBe(0);
});

test('long numbers stand in groups of three, and what is printed has no more characters', () => {
  expect(digitGroups('1260582')).toEqual(['1', '260', '582']);
  // Shorter ones stand in headlines, too, as the report has them: one card has them one way.
  expect([digitGroups('69541'), digitGroups('237726')]).toEqual([['69541'], ['237726']]);
  expect([digitGroups('2031'), digitGroups('1,260,582'), digitGroups('12605.82')]).toEqual([
    ['2031'],
    ['1,260,582'],
    ['12605.82'],
  ]);
});
