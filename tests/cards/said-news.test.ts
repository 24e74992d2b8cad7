/** Grave news that no number tells stands large in the report's own words. Made-up sentences. */
import { beforeAll, expect, test } from 'vitest';
import { areClose, scalePairs } from '../../src/cards/device/targets/pairs.ts';
import { withoutCommon } from '../../src/cards/plan/common-end.ts';
import { factsOf } from '../../src/cards/plan/content.ts';
import { hooksOf } from '../../src/cards/plan/hooks.ts';
import { sectionOptions } from '../../src/cards/plan/options.ts';
import { heldFacts, rankWeight } from '../../src/cards/plan/pool.ts';
import { saidNews } from '../../src/cards/plan/said-news.ts';
import { isBeyond, saidGravity } from '../../src/view/gravity.ts';
import type { FactView, PairView, ReportView, SectionView } from '../../src/view/view.ts';
import { madeFact as fact, madeSection as sectionOf } from '../support/made-up.ts';
import { viewCase } from '../support/reports.ts';

let view: ReportView;
beforeAll(async () => {
  view = { ...(await viewCase('county')), language: 'en', script: 'latin', queries: [] };
});

const poolFor = (section: SectionView, more: Partial<ReportView> = {}) => ({
  view: {
    ...view,
    lead: { ...view.lead, facts: [] },
    facts: section.facts,
    review: { ...view.review, sections: [section] },
    ...more,
  } as ReportView,
  held: { facts: new Set<string>(), ranks: new Set<string>() },
  heroes: new Set<string>(),
});

const saidIn = (section: SectionView, more: Partial<ReportView> = {}) => {
  const said = saidNews(section, poolFor(section, more));
  return said?.option.content.device === 'statement'
    ? { ...said.option.content, isAlone: said.isAlone }
    : undefined;
};

/** The name of a fact is in doubt, not what the source says. */
const nameQuery = {
  id: 'q',
  at: 'facts.budget.label',
  source: '5.2m',
  printed: 'Budget',
  proposed: '',
  why: '',
  confidence: 'B',
  status: 'open',
  decision: '',
  about: 'entry',
} as ReportView['queries'][number];

test.each([
  ['Nine people lost their lives on the lake.', 90],
  ['Nobody lost their lives on the lake.', 0],
  ['We overspent by £0.7m.', 60],
  ['Without cuts the fund would run a shortfall of £9m.', 60],
  ['Lifts were ready at dawn on 71% of days, below our target.', 58],
  ['We opened a new lift.', 0],
])('%s weighs %i', (text, weight) => expect(saidGravity(text, 'en')).toBe(weight));

test.each([
  ['湖区死亡9人。', 'zh-Hans', 90],
  ['全年没有发生死亡事故。', 'zh-Hans', 0],
  ['死亡人口19万人，出生人口21万人。', 'zh-Hans', 0],
  ['湖で3人が亡くなった。', 'ja', 90],
  ['호수에서 3명이 숨졌다.', 'ko', 90],
  ['Drei Menschen kamen ums Leben, zwei Tote waren Kinder.', 'de', 90],
])('%s (%s) weighs %i', (text, language, weight) => expect(saidGravity(text, language)).toBe(weight));

test('a sentence stands with what leans on it, and with numbers of its section', () => {
  const trips = fact('trips', 'Boat trips', 8912, '');
  const section = sectionOf(
    [trips],
    'There were {trips} boat trips. Nine people drowned and lost their lives. In 2031 it was six.',
  );
  expect(saidIn(section)).toMatchObject({
    sentence: 'Nine people drowned and lost their lives. In 2031 it was six.',
    isAlone: true,
    cells: [{ id: 'trips' }],
  });
});

test('what leans on the sentence before it is not torn from that', () => {
  const section = sectionOf(
    [],
    'A boat should be there within 10 minutes on 80% of days.',
    'We managed 76%, and so missed it for the second year running.',
  );
  expect(saidIn(section)?.sentence).toMatch(/^A boat should.*second year running\.$/);
});

test('what a number of the section tells needs no card of words', () => {
  const lifts = fact('lifts', 'Lifts ready at dawn', 71, '%', { kind: 'share' });
  expect(
    saidIn(sectionOf([lifts], 'Lifts were ready on {lifts} of days, below our target.')),
  ).toBeUndefined();
});

test('words in doubt are not quoted; of those that are only entered in doubt they stand', () => {
  const section = sectionOf([], 'We overspent by £0.7m.');
  const query = (about?: 'entry') => ({
    queries: [
      {
        id: 'q',
        at: 'review.sections.s.items.0',
        source: '£0.7m',
        printed: '£0.7m',
        proposed: '',
        why: '',
        confidence: 'B',
        status: 'open',
        decision: '',
        about,
      },
    ] as ReportView['queries'],
  });
  expect(saidIn(section, query())).toBeUndefined();
  expect(saidIn(section, query('entry'))?.sentence).toBe('We overspent by £0.7m.');
});

test('a sentence with a number that is held is not quoted', () => {
  const budget = fact('budget', 'Budget', 5.2, 'm');
  const section = sectionOf([budget], 'We overspent our budget of {budget} by £51,000.');
  const pool = poolFor(section, { queries: [nameQuery] });
  expect(saidNews(section, pool)?.option.content).toMatchObject({
    sentence: expect.stringMatching(/^We overspent/),
  });
  expect(saidNews(section, { ...pool, held: heldFacts(pool.view) })).toBeUndefined();
});

test('a cover shows what is past its limit before a number of another kind', () => {
  const facts = [
    fact('ready', 'Lifts ready at dawn', 71, '%', { kind: 'share' }),
    fact('snow', 'Snowfall in March', 11, 'days', { kind: 'duration' }),
    fact('rides', 'Rides sold', 900, '', { rank: 'the most since 1990' }),
  ];
  const section = sectionOf(
    facts,
    'Lifts were ready on {ready} of days, below our target.',
    '{snow}; {rides}, {rides.rank}.',
  );
  const pool = poolFor(section);
  expect(hooksOf(pool.view, pool)[0]?.id).toBe('ready');
});

test('of days of cash fewer than required are a miss; of a wait more', () => {
  const days = (id: string, label: string, value: number): FactView =>
    fact(id, label, value, 'days', { kind: 'duration', ...(id === 'mark' ? { status: 'target' } : {}) });
  expect(isBeyond(days('cash', 'Cash', 34), days('mark', 'Cash, required', 40), 'en')).toBe(true);
  expect(isBeyond(days('wait', 'Wait', 34), days('mark', 'Wait, limit', 40), 'en')).toBe(false);
});

test('what all parts end in is said once', () => {
  const parts = (end: string) => ['Police', 'Parks'].map((name) => fact(name, `${name}${end}`, 3, ''));
  const named = (end: string) => withoutCommon(parts(end), view).map(({ label }) => label);
  expect(named(': share')).toEqual(['Police', 'Parks']);
  expect(named(`, FY ${view.masthead.year}`)).toEqual(['Police', 'Parks']);
  const pupils = ['girls', 'boys'].map((name) => fact(name, `Pupils: ${name}`, 3, ''));
  expect(withoutCommon(pupils, view).map(({ label }) => label)).toEqual(['Girls', 'Boys']);
  // Another year is news.
  expect(named(', FY 1998')).toEqual(['Police, FY 1998', 'Parks, FY 1998']);
});

test('shares of different things are on no scale with one another', () => {
  const share = (id: string, label: string, value: number) => fact(id, label, value, '%', { kind: 'share' });
  const devices = (labels: string[]) => {
    const facts = labels.map((label, index) => share(`s${index}`, label, 30 + index * 20));
    const section = sectionOf(facts, ...facts.map(({ id }) => `It came to {${id}}.`));
    return sectionOptions(section, poolFor(section)).map(({ content }) => content.device);
  };
  expect(devices(['Bills paid', 'Debt to assets', 'Staff with a degree'])).not.toContain('columns');
  expect(devices(['Boats on time', 'Trains on time', 'Buses on time'])).toContain('columns');
});

test('last year’s number of one that is held stands nowhere by itself', () => {
  const facts = [
    fact('gap', 'Pay gap', 9, '%', { kind: 'share' }),
    fact('was', 'Pay gap, year before', 11, '%', { kind: 'share' }),
    fact('staff', 'Staff', 486, ''),
  ];
  const section = sectionOf(facts, 'The pay gap was {gap}, against {was}. We have {staff} staff.');
  const held = { facts: new Set(['gap']), ranks: new Set<string>() };
  const shown = sectionOptions(section, { ...poolFor(section), held }).flatMap(({ content }) =>
    factsOf(content),
  );
  expect(shown.map(({ id }) => id)).not.toContain('was');
});

test('a level with last year’s number heads its section, not how much it fell', () => {
  const facts = [
    fact('fall', 'Budget: fall', 2.7, '%', { kind: 'decrease' }),
    fact('budget', 'Budget', 318, 'm'),
    fact('last', 'Budget, last year', 327, 'm'),
  ];
  const section = sectionOf(
    facts,
    'The board adopted a budget of {budget}, {fall} less than the {last} of last year.',
  );
  const [first] = sectionOptions(section, poolFor(section)).filter(
    ({ content }) => content.device === 'monument',
  );
  expect(first!.content).toMatchObject({ hero: { id: 'budget' } });
});

test('two bars are headed by how their sum fell, and no tile says again what the headline has', () => {
  const facts = [
    fact('all', 'Guests', 418, ''),
    fact('fall', 'Guests: fall', 12, '%', { kind: 'decrease' }),
    fact('near', 'Guests from near', 294, ''),
    fact('far', 'Guests from afar', 124, ''),
  ];
  const section = sectionOf(
    facts,
    'We had {all} guests, {fall} fewer than a year before.',
    '{near} came from near and {far} from afar.',
  );
  const options = sectionOptions(section, poolFor(section));
  const split = options.find(({ content }) => content.device === 'split');
  if (split) expect(split.headline!.text).toBe('We had 418 guests, 12% fewer than a year before');
  const tiles = options.flatMap(({ content }) =>
    content.device === 'mosaic' ? [content.facts.map(({ id }) => id)] : [],
  );
  expect(tiles[0]).not.toContain('fall');
});

test('what is counted without a unit is on a scale of its own', () => {
  const pair = (label: string, target: number, last: number, sign = ''): PairView => {
    const parts = [
      ...(sign ? [{ text: sign, role: 'sign' as const }] : []),
      { text: `${target}`, role: 'number' as const },
    ];
    return {
      label,
      target: fact(label, label, target, '', { parts }),
      last: fact(`${label}-last`, label, last, '', { parts }),
    } as PairView;
  };
  const drawn = (pairs: PairView[]) => scalePairs(pairs).drawn.length;
  expect(drawn([pair('Audits', 950, 742), pair('Days of sickness', 8, 9)])).toBe(1);
  expect(drawn([pair('Gifts', 500, 395, '£'), pair('Grants', 900, 890, '£')])).toBe(2);
});

test('what lies between two amounts is no percentage points', () => {
  const pair = (unit: string): PairView =>
    ({
      label: 'Investment',
      target: fact('t', 'Investment', 105, unit),
      last: fact('l', 'Investment', 101, unit),
    }) as PairView;
  expect([areClose([pair('%')]), areClose([pair('m')])]).toEqual([true, false]);
});

test('a place far down is no distinction', () => {
  expect([
    rankWeight('全国第3名'),
    rankWeight('列全国第187名'),
    rankWeight('27th of the 44 in the country'),
  ]).toEqual([60, 0, 0]);
});

test('by how much a loss grew is no hook beside the loss', () => {
  const money = {
    kind: 'money',
    parts: [
      { text: '£', role: 'sign' },
      { text: '7m', role: 'number' },
    ],
  } as Partial<FactView>;
  const facts = [
    fact('loss', 'Net loss', 7, 'm', money),
    fact('more', 'Net loss, more than last year', 2, 'm', money),
  ];
  const section = sectionOf(facts, 'The net loss was {loss}, {more} more.');
  expect(hooksOf(poolFor(section).view, poolFor(section)).map(({ id }) => id)).toEqual(['loss']);
});

test('a chart of last year alone is none', () => {
  const facts = ['Rent', 'Sale', 'Swap'].flatMap((name, index) => [
    fact(`${name}1`, `${name}, 2030`, 50 + index, ''),
    fact(`${name}2`, `${name}, 2031`, 20 + index * 9, ''),
  ]);
  const section = sectionOf(facts, ...facts.map(({ id }) => `It was {${id}}.`));
  const [first] = sectionOptions(section, poolFor(section));
  expect(factsOf(first!.content).some(({ label }) => label.includes('2031'))).toBe(true);
});
