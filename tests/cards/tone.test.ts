/** Art and grounds follow what a number says: nothing shines, grows or drives along over bad news. */
import { expect, test } from 'vitest';
import { formsOf } from '../../src/cards/device/forms.ts';
import { compositions } from '../../src/cards/compose.ts';
import { smallSealWords } from '../../src/cards/draw/seal.ts';
import { paletteOf } from '../../src/cards/draw/palette.ts';
import { Stage } from '../../src/cards/draw/stage.ts';
import type { PlannedCard } from '../../src/cards/plan/content.ts';
import { groundsFor } from '../../src/cards/plan/grounds.ts';
import { isAlarming, isSober, isSoberCard } from '../../src/cards/plan/tone.ts';
import type { FactView, ReportView } from '../../src/view/view.ts';
import { madeFact, madeSection } from '../support/made-up.ts';
import { viewCase } from '../support/reports.ts';
import { settingOf } from './kit.ts';

const fact = (kind: FactView['kind'], label: string, value: number, unit = ''): FactView => ({
  id: 'f',
  at: 'facts.f',
  kind,
  status: 'actual',
  label,
  short: label,
  value,
  unit,
  parts: [{ role: 'number', text: String(Math.abs(value)) }],
  text: String(value),
  full: String(value),
  rank: '',
});

test.each([
  ['a fall of what should be high', fact('decrease', 'Revenue', 15.6, '%'), true],
  ['a fall of what should be low', fact('decrease', 'Complaints received', 9, '%'), false],
  ['a rise of what should be low', fact('growth', 'Complaints received', 9, '%'), true],
  ['a rise of what should be high', fact('growth', 'Passengers', 5.2, '%'), false],
  ['an amount that is missing', fact('money', 'Operating deficit', 6.8), true],
  ['a result below zero', fact('money', 'Result of the year', -18.4), true],
  ['casualties', fact('count', 'Injuries to staff', 22), true],
  ['what was lost', fact('count', 'Hours lost outside emergency departments', 94200), true],
  ['a plain count', fact('count', 'Staff', 1142), false],
  ['so long without an accident', fact('duration', 'Years without an accident', 69), false],
  ['how much of it was dealt with', fact('share', 'Complaints answered in time', 96, '%'), false],
] as const)('%s', (_name, given, expected) => {
  expect(isSober(given, 'en')).toBe(expected);
});

const told = { language: 'en', review: { sections: [] }, masthead: { year: '' } } as unknown as ReportView;
const grounded = fact('count', 'Passengers on the ferry that grounded', 84);
const card = (hero: FactView): PlannedCard => ({
  id: 'c',
  slug: 'c',
  of: 's',
  bookmark: '01',
  eyebrow: 'Year',
  headlineFacts: [],
  content: { device: 'monument', hero, cells: [] },
  others: [],
  ground: 'gold',
  gain: 0,
});

test('bad news stands on sober ground, without a vehicle, a field or a seal', async () => {
  const view: ReportView = { ...(await viewCase('budget')), language: 'en' };
  const setting = { ...(await settingOf(view, 'square')), subject: 'bus' as const };
  const drawn = (hero: FactView) => [...compositions(card(hero), setting, { index: 0, total: 1 })][0]!;
  const plain = { ...grounded, label: 'Passengers on the ferry', short: 'Passengers on the ferry' };
  const [bad, good] = [drawn(grounded), drawn(plain)];
  expect(good.stage.palette.ground).toBe('gold');
  expect(bad.stage.palette.ground).not.toBe('gold');
  expect(bad.stage.shapes.length).toBeLessThan(good.stage.shapes.length);
  expect(groundsFor(card(grounded).content, told)).not.toContain('gold');
  const stage = new Stage({ ...setting, palette: paletteOf(setting.tones, 'deep'), seed: 'x' });
  const ranked = { ...fact('money', 'Deficit', 6.8), rank: 'the largest since 2013' };
  expect(smallSealWords(stage, { ...ranked, label: 'Income', short: 'Income' }, 300)).toBeDefined();
  expect(smallSealWords(stage, ranked, 300)).toBeUndefined();
  expect(formsOf(card(ranked).content, { ...setting, subject: undefined } as never, 'wide')).toHaveLength(1);
});

test('a panel of numbers on a flat card leaves room for what its hero names', async () => {
  const view: ReportView = { ...(await viewCase('budget')), language: 'en' };
  const setting = await settingOf(view, 'wide');
  const cells = ['Roads resurfaced', 'Potholes repaired', 'Trees'].map((label, index) => ({
    ...fact('count', label, 80 + index, ''),
    id: `c${index}`,
  }));
  const formOf = (label: string) => {
    const hero = { ...fact('count', label, 386_000), parts: [{ role: 'number' as const, text: '386,000' }] };
    const planned: PlannedCard = { ...card(hero), content: { device: 'monument', hero, cells } };
    return [...compositions(planned, setting, { index: 0, total: 1 })][0]!.stage;
  };
  const [bus, plain] = [formOf('Bus journeys'), formOf('Letters sent')];
  expect([bus.shown.has('c1'), bus.shown.has('c2'), plain.shown.has('c2')]).toEqual([true, false, true]);
  expect(bus.shapes.length).toBeGreaterThan(plain.shapes.length);
});

test('a headline that tells of a fall makes its card sober, whatever the number below it', () => {
  const hero = fact('money', 'Reserves', 9.2);
  const saying = (text: string) => ({
    device: 'monument' as const,
    hero,
    cells: [],
    news: { text, units: [text] },
  });
  expect(isSoberCard(saying('Reserves fell below the minimum of the board'), told)).toBe(true);
  expect(isSoberCard(saying('Reserves rose above the minimum of the board'), told)).toBe(false);
});

test.each([
  ['fewer are hurt than the year before', 'Injuries', 27, 'Injuries, last year', 34, false],
  ['more are hurt', 'Injuries', 34, 'Injuries, last year', 27, true],
  ['a loss', 'Loss of the year', 3, 'Loss, last year', 5, true],
])('red says %s', (_name, label, value, before, was, isRed) => {
  const money = { kind: 'money', unit: '£m', full: '£3m' } as const;
  const more = label.startsWith('Loss') ? { ...money, parts: [{ text: '£', role: 'sign' as const }] } : {};
  const facts = [madeFact('now', label, value, '', more), madeFact('was', before, was, '', more)];
  const section = madeSection(facts, `${label} came to {now}; the year before {was}.`);
  const view: ReportView = { ...told, facts, review: { ...told.review, sections: [section] } };
  expect(isAlarming(facts[0]!, view)).toBe(isRed);
});

test('how much there is of what is bad is no alarm by itself', () => {
  const view: ReportView = { ...told, facts: [], review: { ...told.review, sections: [] } };
  expect(isAlarming(fact('count', 'Crimes reported', 1143), view)).toBe(false);
  expect(isAlarming(fact('growth', 'Crimes reported: rise', 9, '%'), view)).toBe(true);
});

test('parts of what became less stand on no festive ground', () => {
  const content = {
    device: 'split' as const,
    large: fact('count', 'Guests from near', 294),
    small: { ...fact('count', 'Guests from afar', 124), id: 'g' },
    cells: [{ ...fact('decrease', 'Guests: fall', 12, '%'), id: 'h' }],
  };
  expect(isSoberCard(content, told)).toBe(true);
});

test('cases that were dealt with are no crimes', () => {
  const sober = (label: string) => isSober(fact('growth', label, 5.8, '%'), 'zh-Hans');
  expect([sober('刑事案件增长'), sober('审执结各类案件增长'), sober('破获电信诈骗案件增长')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a rank that the headline has is not said again below the number', async () => {
  const setting = await settingOf(await viewCase('budget'), 'square');
  const hero = {
    ...fact('count', 'Miles between faults', 14260),
    rank: 'third best in the country',
    parts: [{ role: 'number' as const, text: '14,260' }],
  };
  const ranks = (text: string) => {
    const news = { text, units: text.split(/(?<= )/) };
    const planned: PlannedCard = { ...card(hero), content: { device: 'monument', hero, cells: [], news } };
    const [first] = [...compositions(planned, setting, { index: 0, total: 1 })];
    return first!.stage.pieces.filter(({ words }) => words?.text === hero.rank).length;
  };
  expect([ranks('It runs far, third best in the country'), ranks('It runs far between faults')]).toEqual([
    0, 1,
  ]);
});
