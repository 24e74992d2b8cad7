/** Said once: which clauses figures stand for, and which words stand at the numbers of rows. */
import { expect, test } from 'vitest';
import { clausesOf } from '../../src/view/clauses.ts';
import { coverOf, saidStretches, shownOn, uncoveredItems } from '../../src/view/cover.ts';
import { withoutSaidRows } from '../../src/view/said-rows.ts';
import { plainText } from '../../src/view/text.ts';
import type { ReportView } from '../../src/view/view.ts';
import { madeView, type MadeFacts } from '../support/made-view.ts';

interface Made {
  items: string[];
  facts: MadeFacts;
  figures?: object[];
  language?: string;
  title?: string;
  lead?: string[];
  source?: string;
  period?: string;
}

const viewOf = ({
  items,
  facts,
  figures = [],
  language = 'zh-Hans',
  title = '一',
  lead = [],
  source = 'x',
  period,
}: Made): ReportView =>
  madeView(facts, items, {
    language,
    title,
    figures,
    lead,
    more: { source, ...(period === undefined ? {} : { period }) },
  });
const left = (made: Made): string[] => {
  const view = viewOf(made);
  return uncoveredItems(view.review.sections[0]!, view).map((item) => item.heading ?? plainText(item.runs));
};
const rate = (label: string, value: number, more: object = {}) => ({
  label,
  value,
  unit: '%',
  kind: 'growth',
  ...more,
});
const count = (label: string, value: number, unit: string, more: object = {}) => ({
  label,
  value,
  unit,
  kind: 'count',
  ...more,
});

test('a clause goes whose numbers and words are drawn, its neighbour stays', () => {
  const facts = {
    a: rate('工业增加值增长', 4.2),
    b: rate('装备制造业增加值增长', 6.8),
    c: rate('高技术制造业增加值增长', 2.7),
  };
  const figures = [{ kind: 'bars', facts: ['a', 'b', 'c'] }];
  expect(
    left({
      facts,
      figures,
      items: ['工业增加值比上年增长{a}，其中装备制造业增长{b}，高技术制造业增长{c}。'],
    }),
  ).toEqual([]);
  expect(
    left({
      facts,
      figures,
      items: ['工业增加值增长{a}，高技术制造业增长{c}，中小企业生产经营信心明显恢复。'],
    }),
  ).toEqual(['中小企业生产经营信心明显恢复。']);
  // What depends on a number stays with it.
  expect(left({ facts, figures, items: ['工业增加值增长{a}，位居前列。'] })).toHaveLength(1);
});

test('what restricts a number is news', () => {
  const facts = { a: rate('居民收入增长', 6.3) };
  const figures = [{ kind: 'bars', facts: ['a'] }];
  for (const kept of ['扣除价格因素，居民收入增长{a}', '居民收入初步增长{a}', '居民收入有望增长{a}'])
    expect(left({ facts, figures, items: [kept] })).toHaveLength(1);
  expect(left({ facts, figures, items: ['按常住地分，居民收入增长{a}'] })).toEqual([]);
});

test('a number that is not drawn keeps its clause, one of the headline figures does not', () => {
  const facts = { a: rate('产值增长', 6), b: rate('投资增长', 8) };
  const made = { facts, figures: [{ kind: 'bars', facts: ['a'] }], items: ['产值增长{a}，投资增长{b}。'] };
  expect(left(made)).toEqual(['投资增长8%。']);
  expect(left({ ...made, lead: ['b'] })).toEqual([]);
});

test('a rank that no figure prints keeps its clause', () => {
  const facts = { a: count('新建公园', 5, '个', { rank: '全省第一' }) };
  const items = ['新建公园{a}，{a.rank}。'];
  expect(left({ facts, items, figures: [{ kind: 'tiles', facts: ['a'] }] })).toEqual([]);
  expect(left({ facts, items, figures: [{ kind: 'shares', facts: ['a'] }] })).toEqual([
    '新建公园5个，全省第一。',
  ]);
});

test('English: forms of one word are that word, what only joins says nothing', () => {
  const facts = {
    a: count('Street trees planted', 3250, 'trees'),
    b: rate('Fall in carbon emissions', 9.2, { kind: 'decrease' }),
  };
  const made = {
    facts,
    language: 'en-GB',
    title: 'Green space',
    figures: [{ kind: 'tiles', facts: ['a', 'b'] }],
  };
  expect(
    left({ ...made, items: ['{a} were planted in the streets, and carbon emissions fell by {b}.'] }),
  ).toEqual([]);
  expect(left({ ...made, items: ['Carbon emissions fell by {b}, less than was promised.'] })).toHaveLength(1);
});

test('a sentence that begins with its number is read at it', () => {
  const facts = { a: count('Hubs open', 14, 'hubs') };
  const made = { facts, language: 'en-GB', figures: [{ kind: 'tiles', facts: ['a'] }] };
  const items = ['{a} now offer play groups and debt advice under one roof.'];
  const view = viewOf({ ...made, items });
  expect(view.review.sections[0]!.figures[0]!.lead?.id).toBe('a');
  const two = viewOf({
    ...made,
    facts: { ...facts, b: count('Homes', 3, 'homes') },
    items: [...items, '{b} were built'],
    figures: [{ kind: 'tiles', facts: ['b', 'a'] }],
  });
  expect(two.review.sections[0]!.figures[0]!.words).toEqual({
    a: {
      text: 'now offer play groups and debt advice under one roof',
      at: 'review.sections.s.items.0',
      from: 0,
    },
    b: { text: 'were built', at: 'review.sections.s.items.1', from: 0 },
  });
  expect(uncoveredItems(two.review.sections[0]!, two)).toEqual([]);
});

test('no row speaks of a thing less nearly than its label does', () => {
  const rowsOf = (label: string, unit: string, item: string) =>
    viewOf({
      language: 'en-GB',
      facts: { a: count(label, 14, unit), b: count('Homes', 90, 'homes') },
      items: [item, '{b} were built.'],
      figures: [{ kind: 'tiles', facts: ['b', 'a'] }],
    }).review.sections[0]!.figures[0]!.words?.a?.text;
  expect(
    rowsOf('Family hubs open', 'hubs', '{a} now offer play groups and debt advice under one roof.'),
  ).toBe(undefined);
  expect(
    rowsOf('New foster homes', 'homes', '{a} were newly approved for fostering, which is a record.'),
  ).toBe('were newly approved for fostering, which is a record');
});

test('who acts in the sentences of a report is no news, nor is that something adds up', () => {
  const facts = { a: count('Staff', 4120, 'people'), b: count('Beds', 612, 'beds') };
  const figures = [{ kind: 'tiles', facts: ['a', 'b'] }];
  const items = ['The hospital has {a}.', 'They look after {b}.'];
  expect(left({ facts, figures, items, language: 'en', source: 'Saltmarsh Hospital' })).toEqual([]);
  expect(left({ facts, figures, items, language: 'en' })).toEqual(['The hospital has 4,120 people.']);
  expect(left({ facts, figures, items: ['They hold {b} after tax.'], language: 'en' })).toHaveLength(1);
  // An end, a beginning and what came after are news, but for the end of the year that the report is of.
  const told = { facts, figures, language: 'en' };
  expect(left({ ...told, items: ['It ended with {b}.'] })).toHaveLength(1);
  expect(left({ ...told, items: ['It has started after {b}.'] })).toHaveLength(1);
  expect(left({ ...told, items: ['The year ended with {b}.'] })).toEqual([]);
});

test('a headline figure is no row of its section again, unless nothing else is left there', () => {
  const facts = {
    a: count('客运量', 8, '亿人次'),
    b: count('车站', 214, '座'),
    c: count('志愿者', 3800, '名'),
  };
  const rows = (made: Partial<Made>) => {
    const view = viewOf({ facts, items: ['客运量{a}，车站{b}，志愿者{c}。'], ...made });
    return withoutSaidRows(view.review.sections[0]!, view).figures.map((figure) =>
      figure.facts.map(({ id }) => id).join(),
    );
  };
  expect(rows({ lead: ['a'] })).toEqual(['b,c']);
  expect(rows({ lead: ['a', 'b', 'c'] })).toEqual(['a,b,c']);
  // A list of its own is enough.
  expect(
    rows({ lead: ['a', 'b', 'c'], items: ['客运量{a}，车站{b}，志愿者{c}。', '全年安全运行。'] }),
  ).toEqual([]);
  // What the editor asked for stays.
  expect(rows({ lead: ['a'], figures: [{ kind: 'tiles', facts: ['a', 'b'] }] })).toEqual(['a,b']);
});

test('a headline figure keeps its row beside what it was a year before', () => {
  const facts = {
    now: count('诊疗', 6.8, '亿人次'),
    before: count('诊疗2024年', 7.1, '亿人次'),
    beds: count('床位', 9, '张'),
    wards: count('病区', 4, '个'),
    labs: count('化验室', 3, '个'),
  };
  const rowsOf = (ids: string[]) => {
    const view = viewOf({
      facts,
      items: [`${ids.map((id) => `{${id}.label}{${id}}`).join('，')}。`],
      lead: ['now'],
    });
    return withoutSaidRows(view.review.sections[0]!, view).figures.flatMap((figure) =>
      figure.facts.map(({ id }) => id),
    );
  };
  expect(rowsOf(['now', 'before', 'beds'])).toContain('now');
  expect(rowsOf(['now', 'wards', 'beds', 'labs'])).not.toContain('now');
});

test('German: vom and um only join', () => {
  const facts = { a: rate('Energieverbrauch der Gebäude', 7.3, { kind: 'decrease' }) };
  const made = { facts, language: 'de', figures: [{ kind: 'tiles', facts: ['a'] }] };
  expect(left({ ...made, items: ['Der Energieverbrauch sinkt um {a}.'] })).toEqual([]);
});

test('clauses divide a text without a gap, never within quotation marks', () => {
  const { items } = viewOf({
    facts: { a: rate('产值增长', 6) },
    items: ['打响“三年，跨千亿”攻坚战；产值增长{a}，势头良好。再接再厉！'],
  }).review.sections[0]!;
  const clauses = clausesOf(items[0]!, { script: 'han', language: 'zh-Hans' });
  expect(clauses.map(({ runs }) => plainText(runs))).toEqual([
    '打响“三年，跨千亿”攻坚战；',
    '产值增长6%，势头良好。',
    '再接再厉！',
  ]);
  expect(clauses.every(({ from }, index) => from === (clauses[index - 1]?.to ?? 0))).toBe(true);
});

test('stretches that figures say are those of the bare text', () => {
  const view = viewOf({
    facts: { a: rate('产值增长', 6) },
    figures: [{ kind: 'bars', facts: ['a'] }],
    items: ['势头良好，产值增长{a}。'],
  });
  const section = view.review.sections[0]!;
  expect(saidStretches(section.items[0]!, coverOf(section, view, shownOn(section, view)))).toContainEqual({
    from: 9,
    to: 11,
  });
});

test('a clause without a subject of its own takes the one before it along, never 其中 or of which by itself', () => {
  const online = { a: count('网上零售额', 130174, '亿元'), b: rate('网上零售额增长', 8.4) };
  expect(left({ items: ['网上零售额{a}，按可比口径计算，增长{b}。'], facts: online })).toEqual([
    '网上零售额130174亿元，按可比口径计算，增长8.4%。',
  ]);
  const homes = { a: count('Homes built', 640, 'homes'), b: count('Council homes', 120, 'homes') };
  const items = ['{a} were homes built. Of which {b} were sold by lottery.'];
  expect(left({ items, facts: homes, language: 'en' }).join(' ')).toMatch(/^640 homes/);
});

test('numbers that a sentence lists have its words at each of them', () => {
  const rows = (made: Made) => {
    const view = viewOf(made);
    const section = withoutSaidRows(view.review.sections[0]!, view);
    return {
      words: section.figures.flatMap(({ words = {} }) => Object.values(words).map(({ text }) => text)),
      left: uncoveredItems(section, view).map(({ runs }) => plainText(runs)),
    };
  };
  const facts = { a: count('海上牧场', 12, '座'), b: count('冷链仓库', 9, '座') };
  expect(rows({ facts, items: ['建成海上牧场{a}、冷链仓库{b}。'] })).toEqual({
    words: ['建成海上牧场', '冷链仓库'],
    left: [],
  });
  // A clause with other words among them stays a sentence, and its numbers have no rows beside others.
  expect(
    rows({
      facts: { ...facts, c: count('渔船', 40, '艘') },
      items: ['渔船{c}。', '建成{a}牧场、{b}仓库，群众满意。'],
    }).left,
  ).toEqual(['建成12座牧场、9座仓库，群众满意。']);
});

test('of numbers that follow one another in English the last that figures say may go', () => {
  const facts = {
    a: count('Affordable homes completed', 640, 'homes'),
    b: count('Empty homes back in use', 173, 'homes'),
    c: count('Homes insulated', 1120, 'homes'),
  };
  const figures = [{ kind: 'field', facts: ['a', 'b', 'c'] }];
  const made = { facts, figures, language: 'en' };
  expect(
    left({
      ...made,
      items: ['{a} were completed at rents below the market, {b} brought back into use, and {c} insulated.'],
    }),
  ).toEqual(['640 homes were completed at rents below the market.']);
  expect(left({ ...made, items: ['{a} were completed, {b} lost by fire, and {c} insulated.'] })).toEqual([
    '640 homes were completed, 173 homes lost by fire.',
  ]);
});

test('a row goes where a sentence stays that tells of its number, but not the last of a section', () => {
  const facts = { a: count('Beds', 61200, 'beds'), b: rate('Growth in visits', 9.5) };
  const ids = (items: string[]) => {
    const view = viewOf({ facts, items, language: 'en' });
    return withoutSaidRows(view.review.sections[0]!, view).figures.flatMap((figure) =>
      figure.facts.map(({ id }) => id),
    );
  };
  expect(ids(['There are {a}.', 'Thanks to a bequest visits grew by {b}.'])).toEqual(['a']);
  expect(ids(['Thanks to a bequest visits grew by {b}.'])).toEqual(['b']);
});

test('a label in other words is said, but nothing that denies, limits or adds to it', () => {
  const facts = { a: count('New cycle lanes', 14.5, 'km', { kind: 'length' }) };
  const made = { facts, language: 'en', figures: [{ kind: 'bars', facts: ['a'] }] };
  expect(left({ ...made, items: ['{a} of new cycle lanes were opened.'] })).toEqual([]);
  for (const kept of [
    '{a} of new cycle lanes were never opened.',
    '{a} of new cycle lanes opened in Northgate.',
    '{a} of new cycle lanes opened along the harbour front.',
  ])
    expect(left({ ...made, items: [kept] })).toHaveLength(1);
});

test('a real rate is one without changes of prices; what the foot of the page says of all numbers is said', () => {
  const facts = { a: rate('居民收入实际增长', 6.1) };
  const figures = [{ kind: 'bars', facts: ['a'] }];
  expect(left({ facts, figures, items: ['扣除价格因素，居民收入实际增长{a}。'] })).toEqual([]);
  const value = { a: count('生产总值', 1260582, '亿元', { kind: 'total' }) };
  const items = ['初步核算，全年生产总值{a}。'];
  expect(left({ facts: value, figures, items })).toHaveLength(1);
  expect(left({ facts: value, figures, items, period: '2023年初步数' })).toEqual([]);
});

test('a sentence that lists all of a chart in other words is said by it, one that tells why is not', () => {
  const sailings = (label: string, value: number) => count(label, value, 'sailings');
  const facts = {
    all: count('Sailings that did not run', 2399, 'sailings', { kind: 'total' }),
    weather: sailings('Weather', 1204),
    failure: sailings('Technical failure', 986),
    sickness: sailings('Crew sickness', 209),
  };
  const figures = [
    {
      kind: 'divided',
      title: 'Why sailings were cancelled',
      whole: 'all',
      facts: ['weather', 'failure', 'sickness'],
    },
  ];
  const of = (text: string) => left({ items: [text], facts, figures, language: 'en' });
  expect(
    of(
      'Reasons given were weather ({weather}), technical failure ({failure}) and crew sickness ({sickness}).',
    ),
  ).toEqual([]);
  const parts =
    'Reasons given were weather ({weather}) and technical failure ({failure}) as crews waited ashore.';
  expect(of(parts)).toHaveLength(1);
  expect(
    of('Sickness ({sickness}) rose because weather ({weather}) and failure ({failure}) wore crews out.'),
  ).toHaveLength(1);
});

test('of what a share is stands over its bar, and a rise since the end of last year is a rise', () => {
  const amount = (label: string, value: number) => count(label, value, '亿元', { kind: 'total' });
  const facts = {
    all: amount('全年进出口总额', 400),
    out: amount('出口总额', 300),
    home: amount('进口总额', 100),
    share: rate('出口总额占比', 75, { kind: 'share' }),
    rise: rate('进出口总额增长', 3.5),
  };
  const items = [
    '全年进出口总额{all}，比上年末增长{rise}。其中，出口总额{out}，进口总额{home}。',
    '出口总额占进出口总额比重为{share}。',
  ];
  expect(left({ items, facts })).toEqual([]);
});
