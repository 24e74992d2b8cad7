/** Bars of what a number is measured by, long tasks on flat cards, a band and a badge that say something. Made-up facts. */
import { beforeAll, expect, test } from 'vitest';
import { composeCard } from '../../src/cards/compose.ts';
import { hasBand } from '../../src/cards/device/close.ts';
import { readHints } from '../../src/cards/hints.ts';
import type { Content, PlannedCard } from '../../src/cards/plan/content.ts';
import { planDeck, type Fits } from '../../src/cards/plan/deck.ts';
import { deriveHeadline } from '../../src/view/text.ts';
import type { FactView, ReportView, TaskView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';
import { settingOf } from './kit.ts';

let view: ReportView;
beforeAll(async () => {
  view = await viewCase('budget');
});

const fact = (id: string, label: string, value: number, more: Partial<FactView> = {}): FactView => ({
  id,
  at: `facts.${id}`,
  kind: 'total',
  status: 'actual',
  label,
  short: label,
  value,
  unit: 'tonnes',
  parts: [
    { text: String(value), role: 'number' },
    { text: ' tonnes', role: 'unit' },
  ],
  text: `${value} tonnes`,
  full: `${value} tonnes`,
  rank: '',
  ...more,
});

const cardOf = (content: Content): PlannedCard => ({
  id: 'c',
  slug: 'c',
  of: 's',
  bookmark: '01',
  eyebrow: 'Year',
  headline: { text: 'Salt in store', units: ['Salt in store'] },
  headlineFacts: [],
  content,
  others: [],
  ground: 'dark',
  gain: 0,
});

test.each(['square', 'wide', 'story'])('a number stands beside last year and its limit, %s', async (name) => {
  const hero = fact('salt', 'Salt in store', 640);
  const against = [
    fact('before', 'Salt in store, 2030', 910),
    fact('floor', 'Salt in store, minimum', 800, { status: 'target' }),
  ];
  const card = cardOf({ device: 'monument', hero, against, cells: [] });
  const composed = composeCard(card, await settingOf(view, name), { index: 1, total: 5 })!;
  expect([...composed.stage.shown]).toEqual(expect.arrayContaining(['salt', 'before', 'floor']));
  const names = composed.stage.pieces.flatMap(({ words }) => words?.text ?? []);
  expect(names).toEqual(expect.arrayContaining(['2030', 'minimum']));
  // Its own bar is named as well.
  expect(names).toContain((await settingOf(view, name)).years.now);
});

test('seven tasks of a dozen words each stand on a flat card', async () => {
  const title = 'Raise the share of salted roads in winter to eight of ten by May';
  const tasks = Array.from(
    { length: 7 },
    (_one, index) =>
      ({
        id: `t${index}`,
        at: `plan.tasks.${index}`,
        number: String(index + 1),
        title: deriveHeadline(title, 'en'),
        text: [],
        items: [],
      }) as unknown as TaskView,
  );
  const card = cardOf({ device: 'tasks', tasks });
  expect(composeCard(card, await settingOf(view, 'wide'), { index: 1, total: 5 })).toBeDefined();
});

test.each(['square', 'wide'])('long tasks stand on several cards where one has no room, %s', async (name) => {
  const county = await viewCase('county');
  const title =
    'Agree with all four district councils and the trust how names of people at risk are passed on within 48 hours';
  const [first] = county.plan!.tasks;
  const tasks = Array.from({ length: 7 }, (_one, index) => ({
    ...first!,
    id: `t${index}`,
    at: `plan.tasks.${index}`,
    number: String(index + 1),
    title: deriveHeadline(title, 'en'),
    text: [],
    items: [],
  }));
  const long = { ...county, plan: { ...county.plan!, tasks } };
  const setting = await settingOf(long, name);
  const fits = (card: Parameters<Fits>[0]) =>
    composeCard({ ...card, ground: 'tint', gain: 0 }, setting, { index: 1, total: 5 }) !== undefined;
  const cards = planDeck({ view: long, hints: readHints({}), most: 18, fits });
  const shown = cards.flatMap(({ content }) => (content.device === 'tasks' ? content.tasks : []));
  expect(shown.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id));
});

test('what is to be reached has no quotation mark; a saying has', async () => {
  const setting = await settingOf(view, 'square');
  const shapes = (more: { isAim?: true }): number => {
    const content: Content = {
      device: 'statement',
      sentence: 'Salt for every road by May',
      others: [],
      ...more,
    };
    return composeCard(cardOf(content), setting, { index: 1, total: 5 })!.stage.shapes.length;
  };
  expect(shapes({})).toBe(shapes({ isAim: true }) + 1);
});

test('a deck without slogan, makers and call ends without a band that repeats its title', () => {
  const plain = { ...view, masthead: { ...view.masthead, tagline: [] }, credits: [] };
  expect(hasBand(plain, { call: '' })).toBe(false);
  expect(hasBand(plain, { call: 'Read it all' })).toBe(true);
});

test('badges count the sections that have a card', async () => {
  const county = await viewCase('county');
  const [first, ...rest] = county.review.sections;
  const empty = { ...first!, items: [], facts: [], figures: [], standfirst: [], photos: [] };
  const shown = { ...county, review: { ...county.review, sections: [empty, ...rest] } };
  const cards = planDeck({ view: shown, hints: readHints({}), most: 18, fits: () => true });
  const own = cards.find(({ of }) => of === rest[0]!.id)!;
  expect(own.bookmark).toBe(first!.number);
});

test('bars of a report that counts half-years are named by no whole year', async () => {
  const now = { ...view, review: { ...view.review, year: '2031' }, plan: undefined } as unknown as ReportView;
  const half = { ...now, facts: [...now.facts, fact('h', 'Salt spread, H1 2031', 3)] };
  expect((await settingOf(now, 'square')).years.now).toContain('2031');
  expect((await settingOf(half, 'square')).years.now).toBe('');
});
