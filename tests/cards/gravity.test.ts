/** What is lost, missed or past its limit is the news, whatever stands before it. Made-up facts. */
import { beforeAll, expect, test } from 'vitest';
import { heroOf } from '../../src/cards/plan/content.ts';
import { gravityOf, isGrave } from '../../src/view/gravity.ts';
import { largestNow } from '../../src/cards/plan/content.ts';
import { hooksOf } from '../../src/cards/plan/hooks.ts';
import { sectionOptions } from '../../src/cards/plan/options.ts';
import { toldWeight } from '../../src/cards/plan/told.ts';
import { tellingOf } from '../../src/cards/plan/telling.ts';
import { isDullCover } from '../../src/cards/plan/tone.ts';
import type { ReportView, SectionView } from '../../src/view/view.ts';
import { madeFact as fact, madeSection as sectionOf } from '../support/made-up.ts';
import { viewCase } from '../support/reports.ts';

let view: ReportView;
beforeAll(async () => {
  view = { ...(await viewCase('county')), language: 'en', script: 'latin', queries: [] };
});

const reportOf = (section: SectionView, more: Partial<ReportView> = {}): ReportView => ({
  ...view,
  lead: { ...view.lead, facts: [] },
  facts: section.facts,
  review: { ...view.review, sections: [section] },
  ...more,
});
const held = { facts: new Set<string>(), ranks: new Set<string>() };
const poolFor = (of: ReportView) => ({ view: of, held, heroes: new Set<string>() });

const rides = fact('rides', 'Rides sold', 212, ' thousand');
const ready = fact('ready', 'Lifts ready at dawn', 71, '%', { kind: 'share' });
const fell = fact('fell', 'Snow cover: fall', 4, '%', { kind: 'decrease' });
const dead = fact('dead', 'Deaths in avalanches', 2, '');
const loss = fact('loss', 'Loss of the year', 3.1, 'm', {
  kind: 'total',
  parts: [
    { text: '£', role: 'sign' },
    { text: '3.1m', role: 'number' },
  ],
});

test.each([
  ['Lifts ready at dawn slipped to {ready}, below the target of 80%.', 'ready'],
  ['Lifts ready at dawn were {ready}, the lowest share since 2009.', 'ready'],
  ['Snow cover fell {fell} and missed its target.', 'fell'],
  ['We had {ready} of lifts ready at dawn, and so missed it for the second year running.', 'ready'],
  ['We had {ready} of lifts ready at dawn; the standard is higher, and we did not achieve it.', 'ready'],
  ['We sold {rides} rides; lifts ready at dawn were {ready}, short of our aim.', 'ready'],
])('%s', (text, id) => {
  const facts = [rides, ready, fell];
  const all = reportOf(sectionOf(facts, text));
  expect(facts.filter((one) => isGrave(one, all)).map((one) => one.id)).toEqual([id]);
});

test('a miss in Chinese is of the last level before its words', () => {
  const trips = fact('trips', '缆车运行', 8.6, '万次');
  const rose = fact('rose', '缆车运行增长', 2, '%', { kind: 'growth' });
  const section = sectionOf([trips, rose], '缆车运行{trips}，增长{rose}，但未能完成9万次的年度目标。');
  const all = reportOf(section, { language: 'zh-Hans', script: 'han' });
  expect([trips, rose].filter((one) => isGrave(one, all))).toEqual([trips]);
  // A headline that ends before the miss would praise it.
  expect(tellingOf(trips, section, poolFor(all))?.headline.text).toMatch(/年度目标$/);
});

test('amounts of money are known by their sign, and deaths told beside births are the course of life', () => {
  const all = reportOf(sectionOf([loss, dead], 'The loss was {loss}; {dead} people died.'));
  expect(isGrave(loss, all)).toBe(true);
  expect(isGrave(dead, all)).toBe(true);
  const [deaths, births] = [fact('d', 'Deaths', 1110, '万人'), fact('b', 'Births', 902, '万人')];
  expect(gravityOf(deaths, reportOf(sectionOf([births, deaths], '{b} were born, {d} died.')))).toBe(0);
});

test('what is grave is hidden by no large number that is not', () => {
  const facts = [
    fact('staff', 'People', 620, ' people', { rank: 'the most since 1990' }),
    fact('ready', 'Lifts ready at dawn', 71, '%', { kind: 'share' }),
    fact('rides', 'Rides sold', 212, ' thousand'),
  ];
  const section = sectionOf(
    facts,
    'We employ {staff}.',
    'Lifts were ready on {ready} of days, below our target.',
  );
  const pool = poolFor(reportOf(section));
  const gainOf = (id: string) =>
    Math.max(
      ...sectionOptions(section, pool).flatMap((one) => (heroOf(one.content)?.id === id ? [one.gain] : [])),
    );
  expect(gainOf('ready') - gainOf('staff')).toBeGreaterThan(40);
});

test('it heads its section before a headline figure, and is on the cover', () => {
  const section = sectionOf(
    [rides, ready],
    'We sold {rides} rides.',
    'Lifts were {ready}, below the minimum.',
  );
  const all = reportOf(section, { lead: { ...view.lead, facts: [rides] } });
  expect(heroOf(sectionOptions(section, poolFor(all))[0]!.content)?.id).toBe('ready');
  const hooks = hooksOf(all, poolFor(all));
  expect(hooks[0]?.id).toBe('ready');
  expect(isDullCover(hooks, all)).toBe(true);
});

test('a cover follows an editor who leads with several numbers', () => {
  const others = ['Jobs', 'Shops', 'Visits'].map((label, at) => fact(`o${at}`, label, 500 + at, ''));
  const section = sectionOf([...others, dead], '{o0} jobs, {o1} shops, {o2} visits.', '{dead} people died.');
  const hooksIn = (lead: typeof others) => {
    const all = reportOf(section, { lead: { ...view.lead, facts: lead } });
    return hooksOf(all, poolFor(all)).map(({ id }) => id);
  };
  expect(hooksIn(others.slice(0, 2))).toContain('dead');
  expect(hooksIn(others)).not.toContain('dead');
});

test('how much less is lost than before is no loss', () => {
  const all = reportOf(sectionOf([]), { language: 'zh-Hans', script: 'han' });
  const lost = (label: string) => gravityOf(fact('l', label, 415, '万元', { kind: 'total' }), all);
  expect([lost('缆车亏损') > 0, lost('缆车亏损比上年减亏')]).toEqual([true, 0]);
});

test('a loss is on the cover before what was missed', () => {
  const text = 'Lifts ready at dawn were {ready}, below our target. The year ended with a loss of {loss}.';
  const all = reportOf(sectionOf([ready, loss], text));
  expect(hooksOf(all, poolFor(all)).map(({ id }) => id)).toEqual(['loss', 'ready']);
});

test('last year’s number heads no bars, however long its own', () => {
  const growth = (id: string, label: string, value: number) =>
    fact(id, label, value, '%', { kind: 'growth' });
  const facts = [growth('a', 'Pay growth', 3.6), growth('b', 'Pay growth, a year earlier', 5.2)];
  expect(largestNow(facts).id).toBe('a');
  expect(largestNow(facts.slice(1)).id).toBe('b');
});

test('bars of earlier years stand in their order', () => {
  const year = (id: string, label: string, value: number) =>
    fact(id, label, value, 'cases', { kind: 'count' });
  const facts = [
    year('now', 'Open cases', 41),
    year('b', 'Open cases, 2024', 27),
    year('a', 'Open cases, 2023', 18),
  ];
  const section = sectionOf(facts, '{now.label}: {now}; {b.label}: {b}; {a.label}: {a}');
  const all = reportOf(section);
  const drawn = sectionOptions(section, poolFor(all)).flatMap(({ content }) =>
    content.device === 'monument' && content.against ? [content.against.map(({ id }) => id)] : [],
  );
  expect(drawn[0]).toEqual(['a', 'b']);
});

test('a loss that the title of its section names weighs more than one that it does not', () => {
  const section = sectionOf([rides, loss], 'We sold {rides} rides. The year ended with a loss of {loss}.');
  const weightUnder = (text: string): number =>
    toldWeight(loss, reportOf({ ...section, title: { text, units: [text] } }));
  expect(weightUnder('Lifts and a larger loss')).toBeGreaterThan(weightUnder('Lifts and money'));
});
