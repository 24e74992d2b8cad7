/** A card is headed by its news: what is missing or owed, what changed, what is best; said once. */
import { expect, test } from 'vitest';
import { drawTile } from '../../src/cards/device/mosaic/tile.ts';
import { paletteOf } from '../../src/cards/draw/palette.ts';
import { sealSays, sealWords } from '../../src/cards/draw/seal.ts';
import { Stage } from '../../src/cards/draw/stage.ts';
import { deckFor } from '../../src/cards/cards.ts';
import { composeCard } from '../../src/cards/compose.ts';
import { tasksFinding, timesFinding } from '../../src/cards/plan/finding.ts';
import { findingOf, type Option, type Pool } from '../../src/cards/plan/option.ts';
import { heroOf } from '../../src/cards/plan/content.ts';
import { sectionOptions } from '../../src/cards/plan/options.ts';
import { yearOfPlan } from '../../src/cards/plan/plan-slots.ts';
import type { FactView, NumberPart, ReportView, SectionView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';
import { formatsNamed, settingOf } from './kit.ts';

const view = await viewCase('county');

const fact = (
  id: string,
  label: string,
  value: number,
  unit: string,
  { kind = 'total', rank = '' } = {},
): FactView => {
  const parts: NumberPart[] = [
    { role: 'number', text: String(value) },
    { role: 'unit', text: unit },
  ];
  const text = `${value}${unit}`;
  const said = { label, short: label, value, unit, parts, text, full: text, rank };
  return { id, at: `facts.${id}`, kind, status: 'actual', ...said } as FactView;
};

const poolOf = (language: string, script: 'han' | 'latin'): Pool => {
  const of = { ...view, language, script, lead: { ...view.lead, facts: [] } } as ReportView;
  return { view: of, heroes: new Set(), held: { facts: new Set(), ranks: new Set() } };
};

/** A section whose items are sentences that hold these facts. */
const sectionOf = (title: string, facts: FactView[], sentences: [string, string?][] = []): SectionView =>
  ({
    ...view.review.sections[0]!,
    title: { text: title, units: [title] },
    standfirst: [],
    figures: [],
    facts,
    items: sentences.map(([text, id], index) => ({
      at: `items.${index}`,
      runs: [{ text, ...(id ? { fact: id, role: 'fact' } : {}) }],
      sentences: [],
    })),
  }) as unknown as SectionView;

const best = (options: Option[], device?: string): Option =>
  options.find(({ content }) => !device || content.device === device)!;

test('a headline has one colon, whatever its label has', () => {
  const said = (label: string, language: string) =>
    findingOf(fact('f', label, 5.5, '%', { kind: 'decrease' }), language).text;
  expect(said('Complaints made', 'en')).toBe('Complaints made: 5.5%');
  expect(said('Complaints made: fall', 'en')).toBe('Complaints made: fall 5.5%');
  expect(said('Plaintes : baisse', 'fr')).toBe('Plaintes : baisse 5.5%');
});

test('a deficit is the news of its section, with what it is a part of beside it', () => {
  const facts = [
    fact('income', 'Income', 402, 'm', { kind: 'money' }),
    fact('contracts', 'Contracts', 361, 'm', { kind: 'money' }),
    fact('other', 'Other income', 41, 'm', { kind: 'money' }),
    fact('deficit', 'Deficit', 3.2, 'm', { kind: 'money' }),
  ];
  const { content } = best(sectionOptions(sectionOf('What it cost', facts), poolOf('en', 'latin')));
  expect(content).toMatchObject({ device: 'monument', hero: { id: 'deficit' } });
});

test('what is owed stands beside what is kept for it', () => {
  const facts = [
    fact('paid', 'Invoices paid in time', 97.4, '%', { kind: 'share' }),
    fact('debt', 'Council borrowing', 542, 'm', { kind: 'money' }),
    fact('reserves', 'General reserves', 58, 'm', { kind: 'money' }),
  ];
  const option = best(sectionOptions(sectionOf('Sound finances', facts), poolOf('en', 'latin')));
  expect(option.content).toMatchObject({ device: 'split', large: { id: 'debt' }, small: { id: 'reserves' } });
  expect(option.headline!.text).toBe('Council borrowing: about nine times general reserves');
  // No whole number of times is near: nothing is said of it.
  expect(timesFinding(facts[1]!, { ...facts[2]!, value: 220 }, poolOf('en', 'latin').view)).toBeUndefined();
  const zh = poolOf('zh-Hans', 'han').view;
  expect(
    timesFinding(fact('d', '债务余额', 90, '亿元'), fact('r', '储备', 30, '亿元'), zh)!.headline!.text,
  ).toBe('债务余额约为储备的三倍');
});

test('a list is headed by its best line, which is no more one of its lines', () => {
  const facts = [
    fact('debt', '债务余额', 3, '亿元', { kind: 'money' }),
    fact('energy', '建筑能耗下降', 7.3, '%', { kind: 'decrease' }),
  ];
  const section = sectionOf('厉行节约', facts, [
    ['债务余额3亿元。', 'debt'],
    ['建筑能耗下降7.3%。', 'energy'],
    ['图书馆和游泳馆一个不关。'],
  ]);
  const option = best(sectionOptions(section, poolOf('zh-Hans', 'han')), 'checklist');
  expect(option).toMatchObject({ headline: { text: '建筑能耗下降' }, isFinding: true });
  expect(option.content).toMatchObject({
    hero: { id: 'energy' },
    items: [{ facts: ['debt'] }, { facts: [] }],
  });
  // Of what was done the sentence up to its number has the verb; a rank in words stands as large.
  const done = sectionOf(
    '惠民',
    [fact('pipes', '管网', 168, '公里', { kind: 'length' })],
    [['更新老旧管网168公里。', 'pipes'], ['二次供水全部接管到户。'], ['投诉件件有回音。']],
  );
  expect(best(sectionOptions(done, poolOf('zh-Hans', 'han')), 'checklist')).toMatchObject({
    headline: { text: '更新老旧管网' },
    content: { hero: { id: 'pipes' } },
  });
});

test('tiles are headed by how their first number moved, else by its name and rank, never by their section', () => {
  const grain = fact('grain', '粮食产量', 69541, '万吨');
  const more = [fact('milk', '牛奶产量', 4197, '万吨'), fact('fish', '水产品', 7100, '吨')];
  const said = (facts: FactView[]) =>
    best(sectionOptions(sectionOf('农业', facts), poolOf('zh-Hans', 'han')), 'mosaic').headline!.text;
  expect(said([grain, ...more])).toBe('粮食产量');
  expect(said([grain, ...more, fact('up', '粮食增产', 1.3, '%', { kind: 'growth' })])).toBe('粮食增产1.3%');
  const ranked = { ...grain, value: 28.9, rank: '创历史新高', parts: fact('x', '', 28.9, '').parts };
  expect(said([ranked, ...more])).toBe('粮食产量，创历史新高');
});

test('a tile under the name and rank of its number says neither again', async () => {
  const { shape, tones, setter } = await settingOf(view, 'square');
  const grain = fact('grain', '粮食产量', 28.9, '亿斤', { rank: '创历史新高' });
  const words = (said: string) => {
    const stage = new Stage({ shape, tones, setter, palette: paletteOf(tones, 'white'), seed: 'x' });
    const box = { left: 0, right: 1080, top: 400, bottom: 800 };
    expect(
      drawTile({ stage, fact: grain, box, fill: tones.deep, isHero: true, isUnder: true, size: 300, said }),
    ).toBeTruthy();
    return stage.pieces.flatMap((piece) => piece.words?.text ?? []);
  };
  expect(words('粮食产量，创历史新高')).toEqual([]);
  expect(words('粮食增产1.3%')).toContain('粮食产量');
  expect(words('农业')).toContain('粮食产量');
});

test('a seal says all of its rank where that is short, and its card does not say it again', async () => {
  const { shape, tones, setter } = await settingOf(view, 'square');
  const stage = new Stage({ shape, tones, setter, palette: paletteOf(tones, 'colour'), seed: 'x' });
  const said = (rank: string) => {
    const words = sealWords(rank, 'han')!;
    return [words.verb, words.lines.join(''), words.after ?? '', sealSays(stage, words, rank, 400)];
  };
  expect(said('跃居全国第一')).toEqual(['跃居', '全国第一', '', true]);
  expect(said('首次进入国际排名前1‰')).toEqual(['首次进入', '国际排名前1‰', '', true]);
  expect(said('全市第一个通过验收')).toEqual(['', '全市第一个', '通过验收', true]);
  expect(said('各项考核成绩全省第一名')[3]).toBe(false);
  // A small seal has its core alone.
  expect(sealSays(stage, sealWords('跃居全国第一', 'han')!, '跃居全国第一', 200)).toBe(false);
});

test('tasks are counted, in the report’s language; many and one are not', () => {
  const text = (count: number, language: string, script: 'han' | 'latin') =>
    tasksFinding(count, '2027', poolOf(language, script).view)?.text;
  expect(text(4, 'de', 'latin')).toBe('Vier Aufgaben für 2027');
  expect(text(3, 'zh-Hans', 'han')).toBe('2027年做好三件事');
  expect([text(1, 'en', 'latin'), text(9, 'en', 'latin'), text(3, 'pl', 'latin')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('the year of tasks is the plan’s, counted as the report counts its own', () => {
  const of = (report: string, title: string, year: string) =>
    yearOfPlan({
      masthead: { ...view.masthead, title: { text: report, units: [report] } },
      plan: { ...view.plan!, title: { text: title, units: [title] }, year },
    });
  expect(of('Annual Report 2025/26', 'Plan for 2026/27', '2025')).toBe('2026/27');
  expect(of('Budget 2026/27', 'The year ahead', '2026')).toBe('2026/27');
  expect(of('Annual Report 2025/26', 'What comes next', '2026')).toBe('2026/27');
  expect(of('Annual Review 2024–25', 'What comes next', '2025')).toBe('2025/26');
  expect(of('Report for 2025', 'What comes next', '2026')).toBe('2026');
});

/** Devices whose number stands large straight below the headline. */
const large = new Set(['monument', 'mosaic', 'checklist', 'count', 'share']);

test.each(['square', 'story', 'wide'])(
  'no headline says no more than the number that stands below it, %s',
  async (name) => {
    for (const id of ['county', 'budget']) {
      const of = await viewCase(id);
      const [format] = await formatsNamed(name);
      const setting = await settingOf(of, name);
      const cards = deckFor(format!, setting);
      for (const [index, card] of cards.entries()) {
        const composed = composeCard(card, setting, { index, total: cards.length })!;
        const hero = heroOf(composed.content);
        if (!hero || hero.parts.length === 0 || !large.has(composed.content.device)) continue;
        // A sentence of the report may: it says more than label and number.
        const text = composed.headline?.text ?? '';
        const more = text
          .replace(hero.full, '')
          .replace(hero.label, '')
          .replace(/[\s\p{P}]/gu, '');
        expect(text.includes(hero.full) && more.length < 4, `${id} ${card.id}: ${text}`).toBe(false);
      }
    }
  },
);

test('a headline figure of another section, or of several of one name, is no change of a section’s level', () => {
  const revenue = fact('revenue', 'Revenue', 79, 'm');
  const fall = fact('all', 'Revenue: fall', 15.6, '%', { kind: 'decrease' });
  const division = sectionOf('Pumps', [revenue, fact('profit', 'Profit', 4, 'm')]);
  const said = (...others: FactView[]): string => {
    const { view: of, ...pool } = poolOf('en', 'latin');
    const sections = [division, sectionOf('Other', others)];
    const report = { ...of, lead: { ...of.lead, facts: [fall] }, review: { ...of.review, sections } };
    return best(sectionOptions(division, { ...pool, view: report }), 'mosaic').headline!.text;
  };
  expect(said()).toBe('Revenue: fall 15.6%');
  expect(said(fall)).toBe('Revenue');
  expect(said(fact('valves', 'Revenue', 28, 'm'))).toBe('Revenue');
});

test('what the editor’s own figures hold apart is no whole of a card', () => {
  const share = (id: string, value: number) => fact(id, id, value, '%', { kind: 'share' });
  const shares = [share('水田', 61.2), share('旱地', 20.7), share('林地', 18.1)];
  const wholeOf = (asked: FactView[]) => {
    const section = { ...sectionOf('用地', shares), figures: [{ kind: 'divided', title: '', facts: asked }] };
    return sectionOptions(section as unknown as SectionView, poolOf('zh-Hans', 'han')).filter(
      ({ content: { device } }) => device === 'whole',
    ).length;
  };
  expect(wholeOf(shares)).toBeGreaterThan(0);
  expect(wholeOf(shares.slice(0, 2))).toBe(0);
});

test('last year’s number, a target and a threshold are not the news of a card', () => {
  const share = (id: string, label: string, value: number) => fact(id, label, value, '%', { kind: 'share' });
  const heroOfCard = (...facts: FactView[]): string => {
    const { view: of, ...pool } = poolOf('en', 'latin');
    const section = sectionOf('Margins', facts);
    const report = { ...of, review: { ...of.review, sections: [section] } };
    const [first] = sectionOptions(section, { ...pool, view: report });
    return heroOf(first!.content)?.id ?? '';
  };
  const now = share('now', 'Gross margin, 2025', 19.8);
  expect(heroOfCard(share('then', 'Gross margin, 2024', 25.1), now)).toBe('now');
  expect(heroOfCard(share('aim', 'Our target for the gross margin', 45), now)).toBe('now');
  const money = (id: string, label: string, value: number) => fact(id, label, value, 'm', { kind: 'money' });
  const least = money('least', 'The board’s minimum for reserves', 12);
  expect(heroOfCard(least, money('reserves', 'Reserves', 9.2), fact('staff', 'Staff', 7, ''))).toBe(
    'reserves',
  );
});
