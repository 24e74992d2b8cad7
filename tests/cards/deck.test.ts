/** Decks as text: which device stands for what, in which order, on which ground. */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { deckFor } from '../../src/cards/cards.ts';
import { readHints, viewFor } from '../../src/cards/hints.ts';
import { hashtagsOf } from '../../src/cards/post.ts';
import { composeCard, type ComposeSetting } from '../../src/cards/compose.ts';
import { factsOf, type PlannedCard } from '../../src/cards/plan/content.ts';
import { heldFacts } from '../../src/cards/plan/pool.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { ReportView } from '../../src/view/view.ts';
import { projectRoot } from '../support/folders.ts';
import { viewCase } from '../support/reports.ts';
import { formatsNamed, settingOf, withHints } from './kit.ts';

async function deckOf(
  view: ReportView,
  name: string,
): Promise<{ cards: PlannedCard[]; setting: ComposeSetting }> {
  const setting = await settingOf(view, name);
  const [format] = await formatsNamed(name);
  return { cards: deckFor(format!, setting), setting };
}

const said = ({ cards, setting }: Awaited<ReturnType<typeof deckOf>>): string =>
  cards
    .map((card, index) => {
      const composed = composeCard(card, setting, { index, total: cards.length });
      return `${card.id} | ${composed?.form ?? 'nothing'} | ${composed?.stage.palette.ground} | ${[...(composed?.stage.shown ?? [])].join(' ')}`;
    })
    .join('\n');

let view: ReportView;
beforeAll(async () => {
  view = await viewCase('county');
});

test.each(['cover', 'square', 'wide', 'story'])('the deck of a short report, %s', async (name) => {
  expect(said(await deckOf(view, name))).toMatchSnapshot();
});

const reports = readdirSync(`${projectRoot}/data`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe.each(reports)('%s', (id) => {
  let full: ReportView;
  beforeAll(async () => {
    const { report } = await loadReport(`${projectRoot}/data/${id}`);
    full = deriveView(report!, id);
  });

  test('its upright deck', async () => {
    expect(said(await deckOf(full, 'cover'))).toMatchSnapshot();
  });

  test.each(['cover', 'square', 'story', 'wide'])(
    'every card of %s fits, and no two neighbours have one ground',
    async (name) => {
      const { cards, setting } = await deckOf(full, name);
      const composed = cards.map((card, index) => composeCard(card, setting, { index, total: cards.length }));
      expect(cards.filter((_card, index) => !composed[index]).map((card) => card.id)).toEqual([]);
      const grounds = composed.map((one) => one!.stage.palette.ground);
      expect(grounds.filter((ground, index) => index > 0 && ground === grounds[index - 1])).toEqual([]);
      expect(cards[0]!.content.device).toBe('cover');
      expect(cards.length).toBeGreaterThan(5);
    },
  );

  test('nothing under an open query is shown', async () => {
    const held = heldFacts(full);
    const { cards } = await deckOf(full, 'cover');
    const shown = cards.flatMap(({ content }) => factsOf(content));
    expect(shown.filter((fact) => held.facts.has(fact.id))).toEqual([]);
    expect(shown.filter((fact) => held.ranks.has(fact.id) && fact.rank !== '')).toEqual([]);
  });
});

test('hints: title, omission, order, most pictures', async () => {
  const hinted = withHints(view, {
    titles: { economy: '经济|很好' },
    omit: ['ecology'],
    order: ['cover', 'tasks'],
  });
  const { cards } = await deckOf(hinted, 'cover');
  const ids = cards.map(({ id }) => id);
  expect(ids).not.toContain('ecology');
  expect(ids.slice(0, 2)).toEqual(['cover', 'tasks']);
  expect(cards.find(({ id }) => id === 'economy')!.headline!.text).toBe('经济很好');
  const { cards: all } = await deckOf(view, 'cover');
  const [format] = await formatsNamed('cover');
  const few = deckFor({ ...format!, most: 3 }, await settingOf(view, 'cover'));
  expect(few).toHaveLength(3);
  expect(few[0]!.id).toBe('cover');
  expect(all.length).toBeGreaterThan(3);
});

test('own sentences take the place of what is planned', async () => {
  const { cards } = await deckOf(
    { ...view, cardTexts: { economy: [[{ text: '粮食产量创历史新高' }], [{ text: '旅游强县' }]] } },
    'cover',
  );
  expect(cards.find(({ id }) => id === 'economy')!.content.device).toBe('checklist');
});

test('a platform may have its own titles, omissions and statements', () => {
  const hinted = {
    ...withHints(view, {
      titles: { economy: '甲', society: '乙' },
      hashtags: ['全部'],
      platforms: {
        x: { titles: { economy: '丙' }, omit: ['ecology'], hashtags: ['推'] },
        'instagram-story': { handle: '@county' },
      },
    }),
    platformTexts: {
      x: { cardTexts: { economy: [[{ text: '丁' }]] }, post: '戊' },
      'instagram-story': { cardTexts: {} },
    },
  };
  const x = viewFor(hinted, ['x', 'x']);
  expect(readHints(x.cards)).toMatchObject({ titles: { economy: '丙', society: '乙' }, omit: ['ecology'] });
  expect([x.post, Object.keys(x.cardTexts)]).toEqual(['戊', ['economy']]);
  expect(hashtagsOf(x, '#x')).toEqual(['#推']);
  const story = viewFor(hinted, ['instagram', 'instagram-story']);
  expect(readHints(story.cards)).toMatchObject({ handle: '@county', titles: { economy: '甲' }, omit: [] });
  expect(viewFor(hinted, ['weibo'])).toBe(hinted);
});

test('the same report gives the same deck', async () => {
  expect(said(await deckOf(view, 'cover'))).toBe(said(await deckOf(view, 'cover')));
});
