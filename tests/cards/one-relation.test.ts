/** Headline, hero and picture of a card come from one sentence of its section. Made-up facts. */
import { beforeAll, expect, test } from 'vitest';
import { factsOf, heroOf } from '../../src/cards/plan/content.ts';
import { hooksOf } from '../../src/cards/plan/hooks.ts';
import type { Option, Pool } from '../../src/cards/plan/option.ts';
import { sectionOptions } from '../../src/cards/plan/options.ts';
import { chooseDevices } from '../../src/cards/plan/search.ts';
import type { Slot } from '../../src/cards/plan/slot.ts';
import { tagged } from '../../src/view/relations/tag.ts';
import { deriveHeadline } from '../../src/view/text.ts';
import type { FactView, ReportView, SectionView } from '../../src/view/view.ts';
import { madeFact as fact, madeSection } from '../support/made-up.ts';
import { viewCase } from '../support/reports.ts';

let view: ReportView;
beforeAll(async () => {
  view = { ...(await viewCase('county')), language: 'zh-Hans', script: 'han', queries: [] };
});

const growth = (id: string, label: string, value: number, more: Partial<FactView> = {}): FactView =>
  fact(id, label, value, '%', { kind: 'growth', ...more });

const poolOf = (section: SectionView, more: Partial<ReportView> = {}): Pool => ({
  view: {
    ...view,
    lead: { ...view.lead, facts: [] },
    facts: section.facts,
    review: { ...view.review, sections: [section] },
    ...more,
  },
  held: { facts: new Set(), ranks: new Set() },
  heroes: new Set(),
});
const optionsOf = (section: SectionView, more: Partial<ReportView> = {}) =>
  sectionOptions(section, poolOf(section, more));

const retail = [
  fact('sales', '零售总额', 10872, '亿元', { kind: 'total' }),
  growth('rise', '零售总额增长', 3.9),
  growth('plan', '零售总额增长', 6, { status: 'target' }),
  fact('trade', '进出口总额', 4215, '亿元', { kind: 'total' }),
  fact('out', '出口', 2768, '亿元', { kind: 'total' }),
  fact('in', '进口', 1447, '亿元', { kind: 'total' }),
];
const market = () =>
  madeSection(
    retail,
    '零售总额{sales}，增长{rise}，未达到{plan}的目标。',
    '进出口总额{trade}，其中出口{out}，进口{in}。',
  );

test('growth that missed its target stands beside it, and is the news of its section', () => {
  const [first] = optionsOf(market());
  expect(heroOf(first!.content)?.id).toBe('rise');
  expect(first!.content).toMatchObject({ device: 'monument', against: [{ id: 'plan' }] });
  expect(first!.headline?.text).toBe('零售总额10872亿元，增长3.9%，未达到6%的目标');
});

test('over bars of other things no headline says what was missed', () => {
  const splits = optionsOf(market()).filter(({ content }) => content.device === 'split');
  expect(splits.length).toBeGreaterThan(0);
  for (const { headline } of splits) expect(headline?.text).not.toContain('零售');
});

test('bars of rises and falls are headed by what missed its target, not by what fell most', () => {
  const facts = [
    growth('all', '固定资产投资增长', -2.3),
    growth('plan', '固定资产投资增长', 5, { status: 'target' }),
    growth('homes', '房地产开发投资', 17.6, { kind: 'decrease' }),
    growth('roads', '基础设施投资增长', 3.4),
  ];
  const section = madeSection(
    facts,
    '固定资产投资比上年变动{all}，年度目标为增长{plan}。',
    '房地产开发投资下降{homes}，基础设施投资增长{roads}。',
  );
  const bars = optionsOf(section).find(({ content }) => content.device === 'columns');
  expect(heroOf(bars!.content)?.id).toBe('all');
  expect(bars!.headline?.text).toContain('固定资产投资比上年变动');
});

test('the change that the title tells stands beside the number that has the card', () => {
  const facts = [
    growth('output', '工业增加值增长', 5.1, { rank: '创历史新高' }),
    ...['机器人', '电路', '电池', '水泥'].map((name, index) =>
      growth(`p${index}`, `${name}产量增长`, 10 + index),
    ),
    fact('fall', '企业利润总额', 6.9, '%', { kind: 'decrease' }),
  ];
  const section = {
    ...madeSection(facts, '工业增加值增长{output}，{output.rank}。', '企业利润总额下降{fall}。'),
    title: { text: '工业分化利润下滑', units: ['工业分化', '利润下滑'] },
  };
  const [first] = optionsOf(section).filter(({ content }) => content.device === 'monument');
  expect(factsOf(first!.content).map(({ id }) => id)).toContain('fall');
});

test('a chart without what was lost gives way to it, whatever cards stand beside it', () => {
  const facts = [
    fact('dead', 'Deaths in floods', 7, ''),
    fact('homes', 'Burglary of homes: fall', 11.6, '%', { kind: 'decrease' }),
    growth('rape', 'Rape reported to us: rise', 6.2),
    growth('hurt', 'Violence with injury: rise', 3.8),
  ];
  const texts = ['There were {dead} deaths.', 'Burglary fell by {homes}, rape rose {rape}, violence {hurt}.'];
  const options = optionsOf(madeSection(facts, ...texts), { language: 'en', script: 'latin' });
  const best = (device: string) => options.find(({ content }) => content.device === device)!;
  expect(heroOf(best('monument').content)?.id).toBe('dead');
  // More than a third card of one kind beside another costs.
  expect(best('monument').gain - best('columns').gain).toBeGreaterThan(100);
});

test('growth of a year earlier stands at that of this year under its time', () => {
  const facts = [growth('pay', 'Growth in pay', 3.6), growth('before', 'Growth in pay, a year earlier', 5.2)];
  const section = madeSection(facts, 'Pay grew by {pay}; a year earlier it had grown by {before}.');
  const [first] = optionsOf(section, { language: 'en', script: 'latin' });
  expect(first!.content).toMatchObject({
    device: 'monument',
    hero: { id: 'pay' },
    against: [{ id: 'before' }],
  });
  expect(tagged(facts[1]!, view.words).short).toBe(view.words.lastYear);
});

test('no line ends between a sign and its number', () => {
  const { units } = deriveHeadline('固定资产投资比上年变动−2.3%，年度目标为增长5%', 'zh-Hans');
  expect(units.filter((unit) => unit.endsWith('−'))).toEqual([]);
});

test('a chosen lead gives no place on the cover to a number of another kind that is not told to stand out', () => {
  const lead = ['jobs', 'pay', 'open', 'rate'].map((id, index) =>
    fact(id, `Number of ${id}`, 300 + index, ''),
  );
  const hours = fact('hours', 'Average weekly hours', 31.4, ' hours', { kind: 'duration' });
  const section = madeSection(
    [...lead, hours],
    'There are {jobs}, {pay}, {open}, {rate}.',
    'The week was {hours}.',
  );
  const pool = poolOf(section, { language: 'en', script: 'latin', lead: { ...view.lead, facts: lead } });
  expect(hooksOf(pool.view, pool).map(({ id }) => id)).not.toContain('hours');
});

test('what can be counted is no news by that: marks give way to a number that outweighs theirs', () => {
  const facts = [
    fact('cases', '审结刑事案件', 487, '件'),
    fact('fall', '危险驾驶案件同比下降', 18.9, '%', { kind: 'decrease' }),
    ...['诈骗', '盗窃', '抢劫', '走私'].map((name, index) =>
      fact(`c${index}`, `审结${name}案件`, 70 + index, '件'),
    ),
    fact('accused', '被告人', 14, '名'),
  ];
  const text =
    '审结刑事案件{cases}，其中{c0}、{c1}、{c2}、{c3}，危险驾驶案件同比下降{fall}，对{accused}被告人从严惩处。';
  const options = optionsOf(madeSection(facts, text));
  const best = (device: string) => options.find(({ content }) => content.device === device)!;
  expect(heroOf(best('count').content)?.id).toBe('accused');
  // A card beside two others of tiles is about the fall, rather than about what is counted.
  expect(best('monument').gain).toBeGreaterThan(best('count').gain);
});

test('a number that text and table have as two facts heads one card', () => {
  const hero = (id: string) => fact(id, '长期未结案件', 41, '件');
  const optionFor = (one: FactView, gain: number): Option => ({
    content: { device: 'monument', hero: one, cells: [] },
    headlineFacts: [one.id],
    isFinding: true,
    gain,
  });
  const slot = (id: string, options: Option[]): Slot => ({
    id,
    of: id,
    bookmark: '',
    title: '',
    part: '',
    options,
    worth: 0,
  });
  const other = fact('rate', '执行到位率', 36.9, '%', { kind: 'share' });
  const chosen = chooseDevices([
    slot('a', [optionFor(hero('text'), 100)]),
    slot('b', [optionFor(hero('table'), 100), optionFor(other, 60)]),
  ]);
  expect(chosen.map((option) => heroOf(option!.content)?.id)).toEqual(['text', 'rate']);
});
