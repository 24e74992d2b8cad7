/** No sentence is cut so that what stays says something else: what leans on a clause keeps that. */
import { expect, test } from 'vitest';
import { uncoveredItems } from '../../src/view/cover.ts';
import { plainText } from '../../src/view/text.ts';
import { madeView } from '../support/made-view.ts';

type Facts = Record<string, [label: string, value: number, unit: string, kind?: string]>;

/** Items as they stay where tiles show all facts. */
function left(language: string, facts: Facts, items: string[]): string[] {
  const view = madeView(
    Object.fromEntries(
      Object.entries(facts).map(([id, [label, value, unit, kind]]) => [
        id,
        { label, value, unit, kind: kind ?? (unit === '%' ? 'share' : 'count') },
      ]),
    ),
    items,
    { language, figures: [{ kind: 'tiles', facts: Object.keys(facts) }] },
  );
  return uncoveredItems(view.review.sections[0]!, view).map(({ runs }) => plainText(runs));
}

const crew: Facts = { a: ['Guards', 173, 'guards'], b: ['Share of rangers who are women', 36.7, '%'] };

test.each([
  [
    'en',
    crew,
    ['There were {a}. {b} of rangers are women; 4.2% come from abroad.'],
    ['36.7% of rangers are women; 4.2% come from abroad.'],
  ],
  ['en', crew, ['There were {a}. None was hurt.'], ['There were 173 guards. None was hurt.']],
  [
    'en',
    crew,
    ['There were {a}. The largest team stands at the ford.'],
    ['There were 173 guards. The largest team stands at the ford.'],
  ],
  [
    'en',
    crew,
    ['There were {a}; two thirds were new to the work.'],
    ['There were 173 guards; two thirds were new to the work.'],
  ],
  ['en', crew, ['There were {a}. The ford was closed in March.'], ['The ford was closed in March.']],
  [
    'en',
    crew,
    ['There were {a}.', 'Of these, ten left for the coast.'],
    ['There were 173 guards.', 'Of these, ten left for the coast.'],
  ],
  [
    'de',
    { a: ['Besucher', 640, 'Besucher'] },
    ['Es kamen {a}; das sind mehr als je zuvor.'],
    ['Es kamen 640 Besucher; das sind mehr als je zuvor.'],
  ],
  [
    'de',
    { a: ['Besucher', 640, 'Besucher'] },
    ['Es waren {a}. 12 % kamen aus Polen.'],
    ['Es waren 640 Besucher. 12 % kamen aus Polen.'],
  ],
  [
    'de',
    { a: ['Besucher', 640, 'Besucher'] },
    ['Es waren {a}. Das Museum bleibt im Winter zu.'],
    ['Das Museum bleibt im Winter zu.'],
  ],
  [
    'fr',
    { a: ['Maisons', 640, 'maisons'] },
    ['Il y avait {a}. Celles-ci ont été isolées.'],
    ['Il y avait 640 maisons. Celles-ci ont été isolées.'],
  ],
  [
    'fr',
    { a: ['Maisons', 640, 'maisons'] },
    ['Il y avait {a}. La rue de l’école est rouverte.'],
    ['La rue de l’école est rouverte.'],
  ],
  ['fi', { a: ['Talot', 640, 'taloa'] }, ['{a} taloa. Katu on auki.'], ['640 taloa taloa. Katu on auki.']],
] as [string, Facts, string[], string[]][])('%s: %#', (language, facts, items, expected) => {
  expect(left(language, facts, items)).toEqual(expected);
});

const industry: Facts = {
  a: ['国有企业增加值增长', 3.1, '%', 'growth'],
  b: ['私营企业增加值增长', 5.2, '%', 'growth'],
};

test.each([
  ['人流{a}，客流{b}，尚未完成40万的任务。', ['客流37万，尚未完成40万的任务。']],
  ['人流{a}，客流{b}，距40万的目标还差3万。', ['客流37万，距40万的目标还差3万。']],
  [
    '人流{a}，客流{b}，站台一年四季都对市民和来往游客免费开放。',
    ['站台一年四季都对市民和来往游客免费开放。'],
  ],
  ['由于今年台风比往年多而且来得早，客流{b}，人流{a}。', ['由于今年台风比往年多而且来得早，客流37万。']],
])('words without a number of the report keep what they are about: %s', (item, stays) =>
  expect(left('zh-Hans', { a: ['人流', 52, '万'], b: ['客流', 37, '万'] }, [item])).toEqual(stays),
);

test('two leads in a row belong to the clause behind them, and to those that follow', () => {
  const item = '在规上工业中，分经济类型看，国有企业增加值增长{a}，私营企业面貌一新。';
  expect(left('zh-Hans', industry, [item])).toEqual([
    '在规上工业中，分经济类型看，国有企业增加值增长3.1%，私营企业面貌一新。',
  ]);
  // All that the sentence says is drawn: nor is its lead left alone.
  expect(
    left('zh-Hans', { a: ['规上工业中国有企业增加值增长', 3.1, '%', 'growth'] }, [
      '分经济类型看，规上工业中国有企业增加值增长{a}。',
    ]),
  ).toEqual([]);
});

test('a clause that stays keeps the words that lead to it', () => {
  const facts: Facts = { a: ['规上工业企业利润', 31, '亿元'], b: ['规上工业税收', 52, '亿元'] };
  expect(left('zh-Hans', facts, ['在规上工业中，企业利润{a}，骨干企业带动作用明显增强。'])).toEqual([
    '在规上工业中，骨干企业带动作用明显增强。',
  ]);
});

test('其中 keeps what it is of, in the item before it, too', () => {
  const facts: Facts = { a: ['常住人口', 520, '万人'], b: ['城镇常住人口', 310, '万人'] };
  expect(left('zh-Hans', facts, ['年末常住人口{a}。', '其中，城镇常住人口{b}，占比稳步提高。'])).toEqual([
    '年末常住人口520万人。',
    '其中，城镇常住人口310万人，占比稳步提高。',
  ]);
  expect(left('zh-Hans', facts, ['年末常住人口{a}。', '其中，城镇常住人口{b}。'])).toEqual([]);
});

test('a row does not speak of a number without a unit in words that leave its thing out', () => {
  const facts: Facts = { a: ['Neu ausgebildete Fahrer', 187, ''], b: ['Fahrer', 2146, ''] };
  const items = ['{b} Fahrer arbeiten hier. {a} wurden neu ausgebildet, ein Drittel davon im Osten.'];
  expect(left('de', facts, items)).toEqual([
    '2.146 Fahrer arbeiten hier. 187 wurden neu ausgebildet, ein Drittel davon im Osten.',
  ]);
});

test('分别 keeps every clause that it gives a number to', () => {
  const facts: Facts = { a: ['审结案件', 412, '件'], b: ['判处罪犯', 563, '人'] };
  expect(left('zh-Hans', facts, ['全年有序。审结案件{a}，判处罪犯{b}，同比分别下降8.4%和5.1%。'])).toEqual([
    '全年有序。审结案件412件，判处罪犯563人，同比分别下降8.4%和5.1%。',
  ]);
});

test('a sentence whose last clause is gone ends with a full stop', () => {
  const facts: Facts = { a: ['单位能耗', 548, '千克'], b: ['绿化面积', 12, '公顷'] };
  expect(
    left('zh-Hans', facts, [
      '全年没有发生一起伤亡事故和火灾，单位能耗{a}。各个车间里里外外的面貌都焕然一新，绿化面积{b}。',
    ]),
  ).toEqual(['全年没有发生一起伤亡事故和火灾。各个车间里里外外的面貌都焕然一新。']);
});

test('one of an enumeration does not stand without those before it', () => {
  const facts: Facts = { a: ['未结案件', 64, '件'], b: ['改判', 21, '件'] };
  expect(left('zh-Hans', facts, ['问题不少：一是未结案件{a}；二是改判{b}；三是观念不强。'])).toEqual([
    '问题不少：一是未结案件64件；二是改判21件；三是观念不强。',
  ]);
});

test('a row does not begin with a clause of its own', () => {
  const facts: Facts = { a: ['单位能耗', 548, '千克'] };
  expect(left('zh-Hans', facts, ['全年未发生事故，单位能耗{a}。'])).toEqual([
    '全年未发生事故，单位能耗548千克。',
  ]);
});

test('what follows a semicolon without a number of the report is about what stands before it', () => {
  const facts: Facts = { a: ['Giorni oltre il limite', 29, 'giorni'], b: ['Alberi', 12, 'alberi'] };
  expect(
    left('it', facts, ['I giorni oltre il limite sono {a}; la legge ne ammette 35. Alberi: {b}.']),
  ).toEqual(['I giorni oltre il limite sono 29 giorni; la legge ne ammette 35.']);
});

test.each([
  // The word that is news stays: a label says how much, not that it halved.
  ['en', { a: ['The operating profit', 3.9, 'm'] }, 'The operating profit halved to {a}.', '3.9m'],
  // Half a sentence is none.
  [
    'en',
    { a: ['Revenue in Germany: fall', 21.5, '%', 'decrease'] },
    'Revenue in Germany fell by {a}; only Asia grew, by 1.0%.',
    '21.5%',
  ],
  [
    'en',
    { a: ['Answers in ten days', 76, '%'], b: ['Our standard', 95, '%'] },
    'Answers in ten days were {a} this stormy spring; our standard is {b}.',
    '76%',
    '95%',
  ],
  // A heading in the line is said in its own words.
  [
    'en',
    { a: ['The largest customers', 41, '%'] },
    '**Concentration.** The largest customers are {a}.',
    '41%',
  ],
  // What is below a line, or why, is nothing without its subject.
  [
    'zh-Hans',
    { a: ['感染率', 1.12, '%'], b: ['控制指标', 1.5, '%'] },
    '感染率{a}，低于{b}的控制线。',
    '1.12%',
    '1.5%',
  ],
  ['zh-Hans', { a: ['收支结余', 56, '万元'] }, '收支结余{a}，由盈转亏，主要原因是支付方式改革。', '56万元'],
  ['zh-Hans', { a: ['上报事件', 1426, '例'] }, '上报事件{a}，主动报告意识有所增强。', '1426例'],
  [
    'zh-Hans',
    { a: ['监测水功能区', 37, '个'], b: ['达标', 33, '个'] },
    '监测的{a}重要水功能区中，达标{b}。',
    '37个',
    '33个',
  ],
] as [string, Facts, string, ...string[]][])(
  'no stump of a sentence: %s %#',
  (language, facts, item, a, b = '') => {
    const whole = item.replaceAll('**', '').replace('{a}', a!).replace('{b}', b);
    expect(left(language, facts, [item])).toEqual([whole]);
  },
);

test.each([
  ['漏损率{a}，上年为10.4%，未完成降到9.5%的目标。', '漏损率10.8%，上年为10.4%，未完成降到9.5%的目标。'],
  ['漏损率{a}，列全市第4位。', '漏损率10.8%，列全市第4位。'],
  ['漏损率{a}，日均6.6万吨。', '漏损率10.8%，日均6.6万吨。'],
  ['漏损率{a}，完成年度目标的98.9%。', '漏损率10.8%，完成年度目标的98.9%。'],
  ['漏损率{a}，由5个点位测得。', '漏损率10.8%，由5个点位测得。'],
])('what is said of a number keeps it: %s', (item, stays) =>
  expect(left('zh-Hans', { a: ['漏损率', 10.8, '%'] }, [item])).toEqual([stays]),
);
