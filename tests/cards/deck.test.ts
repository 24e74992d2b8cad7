import { beforeAll, expect, test } from 'vitest';
import { countNumbers, type Card } from '../../src/cards/card.ts';
import { leadHero, planDeck, trimDeck } from '../../src/cards/deck.ts';
import { splitEvenly, strongestOf } from '../../src/cards/deck-section.ts';
import { divideCard, divideCards } from '../../src/cards/divide.ts';
import { readFormats } from '../../src/design/format.ts';
import type { ReportView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';
import { formatsNamed, search, withHints } from './kit.ts';

let view: ReportView;
beforeAll(async () => {
  view = await viewCase('county');
});

const said = ({ id, ground, blocks }: Card): string =>
  `${id} ${ground}: ${blocks.map((block) => block.kind).join(' ')}`;
const deckOf = async (name: string, of = view): Promise<Card[]> =>
  planDeck(of, (await formatsNamed(name))[0]!);

test('the upright deck', async () => {
  expect((await deckOf('cover')).map(said)).toMatchInlineSnapshot(`
    [
      "cover sky: hero tiles",
      "lead dark: hero tiles",
      "economy dark: hero tiles",
      "ecology dark: hero tiles",
      "requirement light: quote",
      "targets light: chart items",
      "tasks dark: tasks",
      "tasks-2 light: tasks",
      "resolve dark: quote items",
      "closing sky: ",
    ]
  `);
});

test('the square and the flat deck', async () => {
  expect((await deckOf('square')).map(said)).toMatchInlineSnapshot(`
    [
      "cover sky: hero tiles",
      "lead dark: hero tiles",
      "economy dark: hero tiles",
      "economy-2 dark: hero tiles",
      "ecology dark: hero tiles",
      "requirement light: quote",
      "targets light: chart items",
      "tasks dark: tasks",
      "tasks-2 light: tasks",
      "resolve dark: quote items",
      "closing sky: ",
    ]
  `);
  expect((await deckOf('wide')).map(said)).toMatchInlineSnapshot(`
    [
      "cover sky: hero tiles",
      "lead dark: hero tiles",
      "economy dark: hero tiles",
      "economy-2 dark: hero tiles",
      "economy-3 dark: hero tiles",
      "ecology dark: hero tiles",
      "targets light: chart items",
      "tasks dark: tasks",
      "closing sky: ",
    ]
  `);
});

test('no card of any format has more than nine numbers, and each starts with its cover', async () => {
  const { cards } = await readFormats(search);
  for (const format of cards.filter(({ deck }) => deck !== 'long')) {
    const deck = planDeck(view, format);
    expect(deck[0]!.id, format.name).toBe('cover');
    expect(Math.max(...deck.map((card) => countNumbers(card.blocks))), format.name).toBeLessThanOrEqual(9);
    expect(deck.length, format.name).toBeLessThanOrEqual(format.most ?? Infinity);
  }
});

test('every format says where its numbers come from and when they were checked', async () => {
  const { cards } = await readFormats(search);
  expect(
    cards.filter(({ source, checkedOn, cap }) => !source || !checkedOn || !cap).map(({ name }) => name),
  ).toEqual([]);
  expect(cards.map(({ name, size }) => `${name} ${size.join('x')}`)).toEqual([
    'cover 1080x1440',
    'square 1080x1080',
    'story 1080x1920',
    'wide 1200x630',
    'long 1080xauto',
    'wechat-cover 900x383',
    'wechat-square 500x500',
    'wechat-article 1080xauto',
    'moments 1080x1440',
    'nine-grid 1080x1080',
    'channels 1080x1920',
    'weibo 1080x1440',
    'xiaohongshu 1080x1440',
    'douyin 1080x1920',
    'toutiao 1280x720',
    'x 1200x675',
    'open-graph 1200x630',
    'linkedin 1200x627',
    'instagram 1080x1350',
    'instagram-story 1080x1920',
  ]);
});

test('the hero of the lead: the greatest of like growth rates, else the first number', () => {
  const [first, second, third] = view.lead.facts;
  expect(leadHero([first!, second!, third!])!.id).toBe('gdp');
  const growth = view.facts.filter(({ id }) => ['gdp-growth', 'gdp-2030', 'gdp-2031'].includes(id));
  expect(leadHero(growth)!.id).toBe('gdp-2031');
  expect(leadHero([])).toBeUndefined();
});

test('a fact with a rank is the strongest of a section; one stated in words has no numeral', () => {
  const facts = ['gdp', 'title-won', 'grain'].map((id) => view.facts.find((fact) => fact.id === id)!);
  expect(strongestOf(facts)!.id).toBe('grain');
  expect(strongestOf(facts.slice(1, 2))).toBeUndefined();
});

test('hints order, omit, rename, and put own statements', async () => {
  const hinted = withHints(view, {
    order: ['closing', 'lead'],
    omit: ['tasks'],
    titles: { economy: '经济|很好' },
    texts: { economy: ['一句话'] },
    heroes: { cover: 'title-won' },
  });
  const deck = await deckOf('cover', { ...hinted, cardTexts: { economy: [[{ text: '一句话' }]] } });
  expect(deck.slice(0, 3).map(({ id }) => id)).toEqual(['closing', 'lead', 'cover']);
  expect(deck.some(({ id }) => id === 'tasks')).toBe(false);
  const economy = deck.find(({ id }) => id === 'economy')!;
  expect(economy.head!.title).toEqual({ text: '经济很好', units: ['经济', '很好'] });
  expect(economy.blocks).toEqual([{ kind: 'items', items: [[{ text: '一句话' }]] }]);
});

test('fewer pictures: the worthiest are kept in their order', async () => {
  const deck = await deckOf('cover');
  expect(trimDeck(deck, 4).map(({ id }) => id)).toEqual(['cover', 'lead', 'targets', 'tasks']);
  expect(trimDeck(deck, 99)).toBe(deck);
});

test('lists are split evenly', () => {
  expect(splitEvenly([1, 2, 3, 4, 5], 4)).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  expect(splitEvenly([], 4)).toEqual([[]]);
});

const statements = (id: string, texts: string[]): Card => ({
  id,
  slug: 'words',
  kind: 'section',
  ground: 'light',
  head: { number: '', eyebrow: '', title: { text: '', units: [] } },
  blocks: [{ kind: 'items', items: texts.map((text) => [{ text }]) }],
});
const printed = (card: Card): string[] =>
  card.blocks.flatMap((block) => (block.kind === 'items' ? block.items.map((item) => item[0]!.text) : []));

test('overset statements are shared among one card more, none is lost', () => {
  const cards = [statements('words', ['一', '二', '三']), statements('words-2', ['四', '五', '六'])];
  const divided = divideCards(cards, new Set([cards[1]!]));
  expect(divided.map(printed)).toEqual([
    ['一', '二'],
    ['三', '四'],
    ['五', '六'],
  ]);
  expect(divided.map(({ id }) => id)).toEqual(['words', 'words-2', 'words-2+']);
});

test('a single overset statement goes on after a clause; one word cannot be divided', () => {
  expect(divideCard(statements('words', ['前半句，后半句。']))!.map(printed)).toEqual([
    ['前半句，'],
    ['后半句。'],
  ]);
  expect(divideCard(statements('words', ['一词']))).toBeUndefined();
});

test('a chart and numbers part company; bars never get two scales', async () => {
  const facts = view.facts.filter(({ id }) => ['gdp-growth', 'gdp-2030', 'gdp-2031'].includes(id));
  const figure = {
    id: 'f',
    language: 'zh-Hans',
    kind: 'bars' as const,
    title: '',
    facts,
    pairs: [],
    at: 'review.sections.economy.figures.0',
    pairNames: { last: '', target: '' },
    note: [],
    alt: '',
  };
  const base = statements('economy', []);
  const both = divideCard({
    ...base,
    blocks: [
      { kind: 'chart', figure },
      { kind: 'tiles', facts },
    ],
  })!;
  expect(both.map(said)).toEqual(['economy light: chart', 'economy+ dark: tiles']);
  const bars = divideCard({ ...base, blocks: [{ kind: 'chart', figure }] })!;
  expect(bars.map(said)).toEqual(['economy dark: hero tiles', 'economy+ dark: hero']);
});
