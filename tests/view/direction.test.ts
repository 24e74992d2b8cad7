/** A fall is seen to be one wherever its number is printed; facts that stand together can be told apart. */
import { describe, expect, test } from 'vitest';
import { drawChart } from '../../src/charts/draw.ts';
import { saysFall } from '../../src/model/direction.ts';
import { reportSchema } from '../../src/model/report.ts';
import { deriveView } from '../../src/view/derive.ts';
import { plainText } from '../../src/view/text.ts';
import { places, readKit } from '../charts/fixtures.ts';
import { madeView, type MadeFacts } from '../support/made-view.ts';

const viewOf = (language: string, facts: MadeFacts, { items = ['{a}'], figures = [] as object[] } = {}) =>
  madeView(facts, items, { language, figures });

const fall = (given: object) => ({ value: 3.2, unit: '%', kind: 'decrease', ...given });
/** Label, short label and number as printed. */
const printed = (language: string, given: object): string => {
  const { label, short, full } = viewOf(language, { a: fall(given) }).facts[0]!;
  return [label, short, full].join(' | ');
};

describe('a fall says so in its label or its number, never in both', () => {
  test.each([
    ['zh-Hans', { label: '西部地区' }, '西部地区 | 西部地区 | 下降3.2%'],
    ['zh-Hans', { label: '常住人口', unit: '万人' }, '常住人口 | 常住人口 | 减少3.2万人'],
    ['zh-Hant', { label: '常住人口', unit: '萬人' }, '常住人口 | 常住人口 | 減少3.2萬人'],
    ['zh-Hans', { label: '能耗下降' }, '能耗下降 | 能耗下降 | 3.2%'],
    ['zh-Hans', { label: '能耗下降', short: '能耗' }, '能耗下降 | 能耗下降 | 3.2%'],
    ['zh-Hans', { label: '能耗', short: '能耗降幅' }, '能耗下降 | 能耗降幅 | 3.2%'],
    ['zh-Hans', { label: '全年降水量' }, '全年降水量 | 全年降水量 | 下降3.2%'],
    ['zh-Hans', { label: '少数民族人口' }, '少数民族人口 | 少数民族人口 | 下降3.2%'],
    // The names of things fall as little as rain does.
    ['zh-Hans', { label: '降压药销量' }, '降压药销量 | 降压药销量 | 下降3.2%'],
    ['zh-Hans', { label: '升降机产量' }, '升降机产量 | 升降机产量 | 下降3.2%'],
    ['zh-Hans', { label: '减速带降价' }, '减速带降价 | 减速带降价 | 3.2%'],
    ['en', { label: 'Lower Manhattan' }, 'Lower Manhattan | Lower Manhattan | −3.2%'],
    [
      'en',
      { label: 'Lower Manhattan rents fell' },
      'Lower Manhattan rents fell | Lower Manhattan rents fell | 3.2%',
    ],
    ['en', { label: 'Cut flowers' }, 'Cut flowers | Cut flowers | −3.2%'],
    ['en', { label: 'Drop-in visits' }, 'Drop-in visits | Drop-in visits | −3.2%'],
    ['zh-Hans', { label: '能耗', prefix: '预计' }, '能耗 | 能耗 | 预计下降3.2%'],
    ['zh-Hans', { label: '能耗', prefix: '超过' }, '能耗 | 能耗 | 下降超过3.2%'],
    ['en', { label: 'West Virginia' }, 'West Virginia | West Virginia | −3.2%'],
    ['en', { label: 'Debt', value: 4, unit: 'm', sign: '£' }, 'Debt | Debt | −£4m'],
    ['en', { label: 'Fall in costs', short: 'Costs' }, 'Fall in costs | Costs (down) | 3.2%'],
    ['en', { label: 'Homes lost', unit: '' }, 'Homes lost | Homes lost | 3.2'],
    ['en', { label: 'Downtown rents' }, 'Downtown rents | Downtown rents | −3.2%'],
    [
      'de',
      { label: 'Rückgang der Emissionen' },
      'Rückgang der Emissionen | Rückgang der Emissionen | 3,2\u202f%',
    ],
    ['fr', { label: 'Émissions' }, 'Émissions | Émissions | −3,2\u202f%'],
    ['sv', { label: 'Utsläpp' }, 'Utsläpp | Utsläpp | −3,2\u202f%'],
  ])('%s %j: %s', (language, given, expected) => {
    expect(printed(language, given)).toBe(expected);
  });

  test('a growth keeps its own sign, a fall of nothing has none', () => {
    expect(printed('en', { label: 'GDP', kind: 'growth', value: -1 })).toBe('GDP | GDP | −1%');
    expect(printed('en', { label: 'GDP', value: 0 })).toBe('GDP | GDP | 0%');
    expect(printed('en', { label: 'GDP', value: 0.04, digits: 1 })).toBe('GDP | GDP | 0.0%');
    expect(printed('zh-Hans', { label: '能耗', value: 0.04, digits: 1 })).toBe('能耗 | 能耗 | 0.0%');
    expect(printed('en', { label: 'GDP', value: 0.06, digits: 1 })).toBe('GDP | GDP | −0.1%');
  });
});

describe('in running text the sentence decides', () => {
  const facts = { a: fall({ label: 'West Virginia' }), b: fall({ label: 'Illinois', value: 0.8 }) };
  const said = (language: string, text: string) =>
    plainText(viewOf(language, facts, { items: [text] }).review.sections[0]!.items[0]!.runs);
  test.each([
    ['en', 'The population of West Virginia fell by {a}.', 'fell by 3.2%.'],
    ['en', 'Texas grew. West Virginia: {a}.', 'West Virginia: −3.2%.'],
    ['en', 'It fell in Ohio. West Virginia: {a}, Illinois: {b}.', '−3.2%, Illinois: −0.8%.'],
    ['en', 'Losses: West Virginia {a}, Illinois {b}.', '3.2%, Illinois 0.8%.'],
    ['zh-Hans', '西部人口{a}。', '西部人口下降3.2%。'],
    ['zh-Hans', '西部人口下降{a}，东部{b}。', '下降3.2%，东部0.8%。'],
    ['zh-Hans', '{a.label}下降{a.full}。', '下降3.2%。'],
  ])('%s %s', (language, text, expected) => {
    expect(said(language, text)).toContain(expected);
  });
});

test('a chart draws a fall below zero, with its direction in number and alternative text', async () => {
  const facts = { a: fall({ label: 'West Virginia' }), b: fall({ label: 'Losses of Illinois', value: 0.8 }) };
  const view = viewOf('en', facts, { figures: [{ kind: 'bars', facts: ['a', 'b'] }] });
  const figure = view.review.sections[0]!.figures[0]!;
  expect(figure.alt).toBe('West Virginia: −3.2%; Losses of Illinois: 0.8%.');
  // Both to one side of zero: the one whose label says so, too.
  expect(figure.facts.map(({ value }) => value)).toEqual([-3.2, -0.8]);
  const { svg } = await drawChart({ figure, ...(await readKit()), ...places.page });
  expect(svg).toContain('−3.2');
});

test('labels that say something else are not taken for a fall', () => {
  const labels = [
    '青少年人数',
    '至少',
    '防灾减灾投入',
    '降雨量',
    'Downtown',
    'Closest',
    'Pricelesss',
    'Dropout rate',
  ];
  expect(labels.filter((label) => saysFall(label, /[a-z]/.test(label) ? 'en' : 'zh'))).toEqual([]);
});

describe('facts that stand together are told apart', () => {
  const east = (year: number, value: number, given: object = {}) => ({
    label: 'Northeast',
    short: `Northeast ${year}`,
    value,
    unit: 'million',
    kind: 'stock',
    ...given,
  });
  const facts = { a: east(2020, 49.1), b: east(2024, 50.8) };
  const figures = [{ kind: 'bars', facts: ['a', 'b'] }];

  test('by the short label where the long one is shared: chart, alternative text and table', () => {
    const view = viewOf('en', facts, { figures });
    expect(view.review.sections[0]!.figures[0]!.alt).toBe(
      'Northeast 2020: 49.1 million; Northeast 2024: 50.8 million.',
    );
    expect(view.facts.map(({ label }) => label)).toEqual(['Northeast 2020', 'Northeast 2024']);
  });

  test('by the long label where the short one is shared', () => {
    const named = {
      a: east(2020, 49.1, { label: 'Northeast in 2020', short: 'Northeast' }),
      b: east(2024, 50.8, { label: 'Northeast in 2024', short: 'Northeast' }),
    };
    const { figures: drawn } = viewOf('en', named, { figures }).review.sections[0]!;
    expect(drawn[0]!.facts.map(({ short }) => short)).toEqual(['Northeast in 2020', 'Northeast in 2024']);
  });

  test('in a table by the year of their pair, where labels say nothing', () => {
    const growth = (value: number, status: string) => ({
      label: '粮食',
      value,
      unit: '%',
      kind: 'growth',
      status,
    });
    const { facts: rows } = deriveView(
      reportSchema.parse({
        tuban: 1,
        language: 'zh-Hans',
        source: 'x',
        masthead: { title: 'x' },
        facts: { a: growth(5, 'actual'), b: growth(6, 'target') },
        review: { title: 'x', year: 2023, sections: [{ id: 's', title: 'x' }] },
        plan: { title: 'x', year: 2024, targets: { title: 'x', pairs: [{ last: 'a', target: 'b' }] } },
      }),
      'report',
    );
    expect(rows.map(({ label }) => label)).toEqual(['粮食（2023年）', '粮食（2024年目标）']);
  });
});

test.each([
  ['en', 'Revenue: fall', 'Revenue softened {a} to {b}.', 'Revenue softened 3.2% to'],
  ['en', 'Revenue: fall', 'Revenue slipped {a}.', 'Revenue slipped 3.2%.'],
  ['en', 'Revenue: fall', 'Revenue was {a}.', 'Revenue was −3.2%.'],
  ['zh-Hans', '排名较上年后退', '排名较上年后退{a}。', '排名较上年后退3.2%。'],
  ['zh-Hans', '营业收入下降', '营业收入收跌{a}。', '营业收入收跌3.2%。'],
  ['zh-Hans', '能耗下降', '全年能耗为{a}。', '全年能耗为下降3.2%。'],
])('%s %s: a verb that the label explains is not said twice: %s', (language, label, text, expected) => {
  const facts = { a: fall({ label }), b: { label: 'Revenue', value: 79, unit: '', kind: 'total' } };
  const { items } = viewOf(language, facts, { items: [text] }).review.sections[0]!;
  expect(plainText(items[0]!.runs)).toContain(expected);
});
test('a growth that is called like an amount carries a plus, in figures and not in its sentence', () => {
  const amount = { label: 'Prestiti', value: 91.75, kind: 'count' };
  const growth = { label: 'Prestiti', value: 9.1, unit: '%', kind: 'growth' };
  const { facts, review } = viewOf(
    'it',
    { b: amount, a: growth },
    { items: ['Prestiti {b}, in aumento del {a}.'] },
  );
  expect(facts.map(({ full }) => full)).toEqual(['91,75', '+9,1%']);
  expect(plainText(review.sections[0]!.items[0]!.runs)).toBe('Prestiti 91,75, in aumento del 9,1%.');
  const other = viewOf('it', { b: amount, a: { ...growth, label: 'Aumento dei prestiti' } });
  expect(other.facts[1]!.full).toBe('9,1%');
});
