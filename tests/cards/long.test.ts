/**
 * A long picture in slices leaves out nothing: what its devices do not say follows them in words. In one picture
 * they follow as far as platforms take it.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { leftOut } from '../../src/account/left-out.ts';
import { deckFor } from '../../src/cards/cards.ts';
import { composePart } from '../../src/cards/compose.ts';
import { piecesOfStage } from '../../src/cards/pieces.ts';
import { accountOfLong } from '../../src/cards/plan/reading.ts';
import type { PlannedCard, ReadingBlock } from '../../src/cards/plan/content.ts';
import { plannedWords, shortenLong } from '../../src/cards/plan/shorten.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import { projectRoot } from '../support/folders.ts';
import { formatsNamed, settingOf } from './kit.ts';

const reports = [
  ...readdirSync(path.join(projectRoot, 'data'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `data/${name}`),
  'tests/reports/county',
  'tests/reports/budget',
  ...readdirSync(path.join(projectRoot, 'tests/account/reports'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `tests/account/reports/${name}`),
];

const partsOf = async (report: string, name = 'wechat-article') => {
  const view = deriveView((await loadReport(path.join(projectRoot, report))).report!, 'report');
  const setting = await settingOf(view, name);
  const [format] = await formatsNamed(name);
  const cards = deckFor(format!, setting);
  return { view, cards, parts: cards.map((card, index) => composePart(card, setting, index)) };
};

describe('a long picture in slices', () => {
  test.each(reports)('of %s has every string of the report', async (report) => {
    const { view, cards, parts } = await partsOf(report);
    expect(cards.filter((_card, index) => !parts[index]).map(({ id }) => id)).toEqual([]);
    const pieces = parts.flatMap((part, index) => piecesOfStage(part!, cards[index]!, index));
    const lost = (list: typeof pieces) =>
      accountOfLong(view, list)
        .entries.filter(({ status }) => status === 'left out')
        .map(({ at }) => at);
    expect(lost(pieces)).toEqual([]);
    // Nor would it be silent about what is taken away: every text that stands once, one after another. An item
    // whose figures say it all is covered by them.
    for (const gone of pieces.filter(({ at }) => at && !at.startsWith('facts.')).slice(0, 12))
      if (pieces.filter(({ at, text }) => at === gone.at || text === gone.text).length === 1) {
        const { entries } = accountOfLong(
          view,
          pieces.filter((piece) => piece !== gone),
        );
        const { status } = entries.find(({ at }) => at === gone.at)!;
        expect([gone.at, status]).toEqual([
          gone.at,
          /\.items\./.test(gone.at!) && status === 'covered' ? 'covered' : 'left out',
        ]);
      }
  });

  test('has what a section says below its device, and closes at its end', async () => {
    const { cards } = await partsOf('tests/reports/county');
    const ids = cards.map(({ id }) => id);
    expect(ids.indexOf('economy-text')).toBe(ids.indexOf('economy') + 1);
    expect(cards.filter(({ close }) => close).map(({ id }) => id)).toEqual([ids.at(-1)]);
  });
});

describe('a long picture in one', () => {
  const heightOf = (parts: Awaited<ReturnType<typeof partsOf>>['parts']) =>
    parts.reduce((sum, part) => sum + part!.stage.shape.height, 0);

  test('has all devices, and words below them as far as it has room', async () => {
    const [whole, one] = [await partsOf('data/tonghua-2024'), await partsOf('data/tonghua-2024', 'long')];
    const devices = ({ cards }: typeof whole) =>
      cards.flatMap(({ id, content }) => (content.device === 'reading' ? [] : id));
    expect(devices(one)).toEqual(devices(whole));
    expect(heightOf(one.parts)).toBeLessThan(heightOf(whole.parts) * 0.75);
    expect(one.cards.filter(({ close }) => close).map(({ id }) => id)).toEqual([one.cards.at(-1)!.id]);
    // What is left out is told with it: an article first.
    const pieces = one.parts.flatMap((part, index) => piecesOfStage(part!, one.cards[index]!, index));
    const made = accountOfLong(one.view, pieces);
    const left = leftOut(one.view, made).map(({ at }) => at);
    expect(left).toContain('article');
    expect(left.some((at) => at.startsWith('imprint'))).toBe(false);
  });

  test('is whole where it has room', async () => {
    const [whole, one] = [
      await partsOf('tests/reports/county'),
      await partsOf('tests/reports/county', 'long'),
    ];
    if (heightOf(whole.parts) <= 10_000) expect(one.cards).toEqual(whole.cards);
    else expect(heightOf(one.parts)).toBeLessThan(heightOf(whole.parts));
  });
});

test('words go in their order: article, measures, sentences beyond two, sentences; numbers and credits stay', () => {
  const at = (kind: 'text' | 'item' | 'heading' | 'small', address: string): ReadingBlock => ({
    kind,
    text: address,
    at: address,
  });
  const card = (of: string, blocks: ReadingBlock[] | undefined): PlannedCard => ({
    id: `${of}${blocks ? '-text' : ''}`,
    slug: of,
    of,
    bookmark: '',
    eyebrow: '',
    headlineFacts: [],
    content: blocks ? { device: 'reading', blocks } : { device: 'close' },
    others: [],
    ground: 'white',
    gain: 0,
  });
  const items = ['a', 'b', 'c'].map((name) => at('item', `review.sections.x.items.${name}`));
  const cards = [
    card('x', undefined),
    card('x', [at('heading', 'review.sections.x.head'), ...items, at('small', 'credits.0')]),
    card('article', [at('text', 'article.text')]),
    card('tasks', undefined),
    card('tasks', [at('heading', 'plan.tasks.t.title'), at('item', 'plan.tasks.t.items.0')]),
    // Words of a part without a device are all that is said of it.
    card('requirement', [at('text', 'plan.requirement.text')]),
  ];
  const left = (most: number) =>
    [
      ...plannedWords(
        shortenLong(cards, {
          heightOf: ({ content }) => (content.device === 'reading' ? content.blocks.length : 0),
          most,
        }),
      ),
    ].map((address) => address.replace('review.sections.x.items.', ''));
  const head = 'review.sections.x.head';
  expect(left(9)).toHaveLength(9);
  expect(left(8)).not.toContain('article.text');
  expect(left(7)).toEqual([head, 'a', 'b', 'c', 'credits.0', 'plan.requirement.text']);
  expect(left(5)).toEqual([head, 'a', 'b', 'credits.0', 'plan.requirement.text']);
  // No heading without its sentences.
  expect(left(0)).toEqual(['credits.0', 'plan.requirement.text']);
});
