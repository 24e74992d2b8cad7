/** A number stands with its limit, target or last year's number. Made-up facts. */
import { beforeAll, expect, test } from 'vitest';
import type { Content } from '../../src/cards/plan/content.ts';
import { partsBeside } from '../../src/cards/draw/type.ts';
import { isGrave } from '../../src/view/gravity.ts';
import { measuresPrinted, measuredWays } from '../../src/cards/plan/measured.ts';
import { printedTexts } from '../../src/cards/texts.ts';
import type { FactView, ReportView, SectionView } from '../../src/view/view.ts';
import { wordsFor } from '../../src/view/words.ts';
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
  words: wordsFor('en'),
  ...more,
});

const parts = (value: number, unit: string): FactView['parts'] => [
  { text: String(value), role: 'number' },
  { text: ` ${unit}`, role: 'unit' },
];
const wait = fact('wait', 'Average queue', 23, 'minutes', { kind: 'duration', parts: parts(23, 'minutes') });
const aim = fact('aim', 'Average queue, Target', 20, 'minutes', {
  kind: 'duration',
  status: 'target',
  parts: parts(20, 'minutes'),
});
const before = fact('before', 'Average queue, 2031', 19, 'minutes', {
  kind: 'duration',
  parts: parts(19, 'minutes'),
});
const text = '{wait.label}: {wait}; {before.label}: {before}; {aim.label}: {aim}';

const labelsOf = ({ content }: { content: Content }): string[] =>
  content.device === 'mosaic' ? content.facts.map(({ label }) => label) : [];
const tiles = (facts: FactView[]): Content => ({ device: 'mosaic', facts });
const way = (content: Content, headline?: string) => ({
  content,
  headlineFacts: [],
  eyebrow: '',
  headline: headline === undefined ? undefined : { text: headline, units: [headline] },
});

test('the target stands in brackets, and last year after it; where that has no room the label alone', () => {
  const all = reportOf(sectionOf([wait, before, aim], text));
  const [measured, plain] = measuredWays(way(tiles([wait])), all);
  expect(labelsOf(measured!)).toEqual(['Average queue (target: 20minutes; 2031: 19minutes)']);
  expect(labelsOf(plain!)).toEqual(['Average queue']);
  // A check of printed words knows them, and the numbers in them are on the card.
  expect(printedTexts(all).whole.has('Averagequeue(target:20minutes;2031:19minutes)')).toBe(true);
  expect(measuresPrinted(labelsOf(measured!), all)).toEqual(['aim', 'before']);
});

test('what stands beside it, or in its headline, is not said twice', () => {
  const all = reportOf(sectionOf([wait, before, aim], text));
  expect(measuredWays(way(tiles([wait, aim])), all)).toHaveLength(1);
  expect(measuredWays(way(tiles([wait]), 'Queues of 23 minutes, above 20minutes'), all)).toHaveLength(1);
});

test('a number past its target by itself is grave: a wait above it, a share below it, none of a later year', () => {
  const all = reportOf(sectionOf([wait, before, aim], text));
  expect(isGrave(wait, all)).toBe(true);
  const share = fact('wait', 'Trains on time', 90, '%', { kind: 'share' });
  const reach = (value: number, label: string) =>
    fact('aim', label, value, '%', { kind: 'share', status: 'target' });
  const judged = (mark: FactView) =>
    isGrave(share, reportOf(sectionOf([share, mark], 'Trains on time were {wait}; the target was {aim}.')));
  expect(judged(reach(95, 'Trains on time, target'))).toBe(true);
  expect(judged(reach(85, 'Trains on time, target'))).toBe(false);
  expect(judged(reach(95, 'Trains on time, target for 2099'))).toBe(false);
});

test('a unit is said each time', () => {
  const money = (id: string, label: string, value: number) =>
    fact(id, label, value, 'million', {
      kind: 'money',
      full: `£${value} million`,
      text: `£${value} million`,
      parts: [{ text: '£', role: 'sign' }, ...parts(value, 'million')],
    });
  const [now, last] = [money('now', 'Income', 46.9), money('last', 'Income, 2031', 43.5)];
  const all = reportOf(sectionOf([now, last], '{now.label}: {now}; {last.label}: {last}'));
  expect(labelsOf(measuredWays(way(tiles([now])), all)[0]!)).toEqual(['Income (2031: £43.5 million)']);
});

test('the unit in brackets takes none from the number before them', () => {
  const number = { ...wait, label: 'Average queue (target: 20 minutes)' };
  expect(partsBeside(number, number.label, 'latin').map(({ role }) => role)).toContain('unit');
});
