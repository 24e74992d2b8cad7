/** Relations: found on numbers, kinds, units and sentences; the five reports as acceptance cases. */
import { expect, test } from 'vitest';
import { electRelations, findSides, sceneOf } from '../../src/view/relations/find.ts';
import { findUneven } from '../../src/view/relations/balance.ts';
import { sidesOf, sumAtTop } from '../../src/view/relations/sides.ts';
import type { Relation } from '../../src/view/relations/relation.ts';
import type { FactView, ItemView, SectionView } from '../../src/view/view.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';

const viewOf = async (name: string) => {
  const loaded = await loadReport(`data/${name}`);
  return deriveView(loaded.report!, name);
};

const fact = (id: string, given: Partial<FactView> = {}): FactView => ({
  id,
  at: `facts.${id}`,
  label: id,
  short: id,
  value: 1,
  unit: '亿元',
  kind: 'total',
  status: 'actual',
  parts: [],
  text: '',
  full: '',
  rank: '',
  ...given,
});
const amount = (id: string, value: number, unit = '亿元') => fact(id, { value, unit });
const share = (id: string, value: number) => fact(id, { value, unit: '%', kind: 'share' });
const rate = (id: string, value: number) => fact(id, { value, unit: '%', kind: 'growth' });

/** An item whose sentences print facts in braces: `增加值{a}，其中{b}`. */
function itemOf(id: string, ...sentences: string[]): ItemView {
  const views = sentences.map((text) => {
    const runs = text
      .split(/(\{[^}]+\})/)
      .filter(Boolean)
      .map((piece) =>
        piece.startsWith('{')
          ? { text: '0', role: 'fact' as const, fact: piece.slice(1, -1) }
          : { text: piece },
      );
    return { runs, facts: runs.flatMap((run) => run.fact ?? []), liftable: true };
  });
  return {
    id,
    at: `review.sections.scene.items.${id}`,
    runs: views.flatMap(({ runs }) => runs),
    sentences: views,
  };
}
const tell = ({ name, facts, whole }: Relation): string =>
  `${name} ${facts.map(({ id }) => id).join(' ')}${whole ? ` = ${whole.id}` : ''}`;
const found = (facts: FactView[], items: ItemView[] = [], open: string[] = []): string[] =>
  electRelations(sceneOf(items, facts, new Set(open))).map(tell);

test('parts of a sum, whatever the magnitude of their units', () => {
  expect(found([amount('all', 1.2, '亿元'), amount('a', 7000, '万元'), amount('b', 5000, '万元')])).toEqual([
    'parts a b = all',
  ]);
});
test('no sum is made across kinds, units or an open query', () => {
  const parts = [amount('a', 70), amount('b', 50)];
  expect(found([fact('all', { value: 120, kind: 'count', unit: '亿元' }), ...parts])).toEqual([]);
  expect(found([amount('all', 120, '亿美元'), ...parts])).toEqual([]);
  expect(found([amount('all', 120), ...parts], [], ['b'])).toEqual([]);
});
test('of several that nearly add up, the closest', () => {
  expect(found([amount('all', 1000), amount('a', 600), amount('b', 400), amount('c', 1)])).toEqual([
    'parts a b = all',
  ]);
});
test('parts of one whole that happen to add up to a fellow are no sum', () => {
  const parts = [amount('a', 214), amount('b', 118), amount('c', 96), amount('d', 72)];
  expect(found([amount('all', 500), ...parts])).toEqual(['parts a b c d = all']);
});
test('shares that make 100, and those that do not', () => {
  expect(found([share('a', 60.1), share('b', 30), share('c', 10)])).toEqual(['parts a b c']);
  expect(found([share('a', 60), share('b', 30), share('c', 20)])).toEqual(['shares a b c']);
});
test('shares stand under the amount that their labels name, not under another', () => {
  const shares = [
    { ...share('crops', 60), label: '种植业产值占比', short: '种植业' },
    { ...share('fish', 40), label: '渔业产值占比', short: '渔业' },
  ];
  const sums = [
    { ...amount('output', 4826.5), label: '农林牧渔业总产值' },
    { ...amount('fishes', 9000), label: '全省渔业产值' },
    { ...fact('small', { value: 12, kind: 'count' }), label: '小户产值' },
    { ...amount('added', 2741.3), label: '第一产业增加值' },
  ];
  const ofWhat = (facts: FactView[]) =>
    electRelations(sceneOf([], facts, new Set())).find(({ name }) => name === 'parts')?.of?.id;
  expect(ofWhat([...sums, ...shares])).toBe('output');
  expect(ofWhat([sums.at(-1)!, ...shares])).toBeUndefined();
});
test('shares of different things make no 100 by chance', () => {
  const named = (id: string, label: string, value: number) =>
    fact(id, { label, short: label, value, unit: '%', kind: 'share' });
  const chance = [
    named('a', 'Punctuality', 81.3),
    named('b', 'Mileage cancelled', 1.4),
    named('c', 'Zero-emission fleet', 17),
  ];
  const apart = [
    itemOf('0', 'Only {a} on time.'),
    itemOf('1', '{b} cancelled.'),
    itemOf('2', 'Now {c} of buses.'),
  ];
  expect(found(chance, apart)).not.toContain('parts a c b');
  expect(found(chance, [itemOf('0', '{a} on foot, {c} by bus, {b} by train.')])).toContain('parts a c b');
  const visitors = [
    named('a', 'Visitors from abroad', 81.3),
    named('b', 'Visitors from here', 1.4),
    named('c', 'Visitors from afar', 17),
  ];
  expect(found(visitors, apart)).toContain('parts a c b');
});

test('contributions with a fall', () => {
  const points = (id: string, value: number, kind: FactView['kind'] = 'growth') =>
    fact(id, { value, unit: '个百分点', kind });
  const facts = [rate('gdp', 5.2), points('c', 4.3), points('i', 1.5), points('x', 0.6, 'decrease')];
  expect(found(facts, [itemOf('1', '{gdp}'), itemOf('2', '{c}，{i}，{x}')])).toEqual([
    'signed-parts c i x = gdp',
  ]);
});
test('a gap between two counts needs a fall that says so', () => {
  const people = (id: string, value: number, kind: FactView['kind'] = 'count') =>
    fact(id, { value, unit: '万人', kind });
  expect(found([people('born', 902), people('died', 1110), people('fall', 208, 'decrease')])).toEqual([
    'difference born died = fall',
  ]);
  expect(found([people('born', 902), people('died', 1110), people('new', 208)])).toEqual([]);
});
test('其中 names parts of its own sentence only', () => {
  const facts = [amount('all', 100), amount('a', 40), amount('b', 30), amount('c', 10)];
  expect(found(facts, [itemOf('1', '产量{all}。', '其中，甲{a}，乙{b}。', '丙{c}。')])).toEqual([
    'of-which a b = all',
  ]);
});
test('a stated share joins the part that it is a share of', () => {
  const facts = [amount('all', 471495), amount('a', 130174), share('s', 27.6)];
  const [relation] = electRelations(
    sceneOf([itemOf('1', '{all}'), itemOf('2', '{a}，占{s}')], facts, new Set()),
  );
  expect(tell(relation!)).toBe('of-which a = all');
  expect(relation!.beside).toEqual({ a: [facts[2]] });
});
test('times in order, out of order, and of two sorts', () => {
  expect(found(['一季度', '二季度', '三季度'].map((id, at) => rate(id, at + 1)))).toEqual([
    'time 一季度 二季度 三季度',
  ]);
  expect(found(['二季度', '一季度', '三季度'].map((id, at) => rate(id, at + 1)))).toEqual([
    'rates 三季度 一季度 二季度',
  ]);
  expect(found(['2021', '2022', '2023'].map((id, at) => amount(id, at + 7)))).toEqual([
    'time 2021 2022 2023',
  ]);
});
test('overlapping shares are no parts of one whole though they stay below 100', () => {
  const facts = [share('phd', 84.9), share('young', 57.8), share('abroad', 41.3)];
  expect(found(facts, [itemOf('1', '占{phd}，占{young}，占{abroad}。')])).toEqual([
    'shares phd young abroad',
  ]);
  // Shares of the same thing, as far as anybody says.
  expect(found(facts.slice(1), [itemOf('1', '四级手术占{young}，微创手术占{abroad}。')])).toEqual([]);
  const named = facts.slice(1).map((one) => ({ ...one, label: `${one.short}占能源消费总量比重` }));
  expect(found(named, [itemOf('1', '煤炭占{young}，清洁能源占{abroad}。')])).toEqual([
    'shares-of-one young abroad',
  ]);
});
test('sums that the text does not say are none', () => {
  const debt = [
    ...[286.4, 61.2].map((value, at) => fact(`p${at}`, { value, unit: 'm', kind: 'money' })),
    fact('last', { value: 66.8, unit: 'm', kind: 'money', label: 'Operating profit in 2024' }),
  ];
  const text = itemOf('1', 'Revenue {p0}, profit {p1}, after {last} in 2024. Net debt {all}.');
  // 412.5 of 414.4 is near; 414.4 is last year's and this year's.
  for (const value of [412.5, 414.4]) {
    const told = found([...debt, fact('all', { value, unit: 'm', kind: 'money' })], [text]);
    expect(told.filter((one) => one.startsWith('parts'))).toEqual([]);
  }
  // Near, but not what rounding hides.
  expect(found([amount('all', 412.5), amount('a', 286.4), amount('b', 126.5)])).toEqual(['amounts all a b']);
  expect(found([amount('all', 412.5), amount('a', 286.4), amount('b', 126.2)])).toEqual(['parts a b = all']);
  // Far from it.
  const far = [amount('a', 30), amount('b', 10), amount('c', 77), amount('d', 95), amount('all', 40)];
  expect(found(far).filter((told) => told.startsWith('parts'))).toEqual([]);
  // Rates of growth do not add up.
  const rates = [rate('all', 0.3), rate('a', 0.1), rate('b', 1.5), rate('c', 0.8)];
  const fell = fact('fell', { value: 2.1, unit: '%', kind: 'decrease' });
  expect(
    found([...rates, fell], [itemOf('1', '{all}，{a}，{b}，{c}，{fell}')]).filter((told) =>
      told.startsWith('signed'),
    ),
  ).toEqual([]);
});
test('what is named as part ends with its clause, and of people counted is no piece of a whole', () => {
  const sums = [amount('all', 100), amount('a', 20), amount('b', 33)];
  expect(found(sums, [itemOf('1', '产量{all}，其中甲{a}；乙{b}。')])).toEqual(['of-which a = all']);
  const staff = [amount('all', 1142, '人'), amount('a', 358, '人'), amount('b', 521, '人')];
  expect(found(staff, [itemOf('1', '职工{all}，其中医师{a}、高级职称{b}。')])).toEqual(['amounts all b a']);
});
test('years, lengths and counts that can be drawn', () => {
  expect(found([fact('y', { value: 69, unit: '年', kind: 'duration' })])).toEqual(['years y']);
  expect(found([fact('y', { value: 6, unit: '年', kind: 'duration' })])).toEqual([]);
  expect(found([fact('l', { value: 51.3, unit: '公里', kind: 'length' })])).toEqual(['length l']);
  expect(found([fact('n', { value: 812, unit: 'children', kind: 'stock' })])).toEqual(['count n']);
  expect(found([fact('n', { value: 45, unit: '户', kind: 'new' })])).toEqual([]);
});
test('the growth of an amount is no rate among others', () => {
  const facts = [
    fact('retail', { short: '零售总额', value: 9 }),
    fact('g', { short: '零售总额增长', value: 7, unit: '%', kind: 'growth' }),
    rate('a', 1),
    rate('b', 2),
    rate('c', 3),
  ];
  expect(found(facts, [itemOf('1', '{retail}，比上年增长{g}。'), itemOf('2', '{a}，{b}，{c}')])).toEqual([
    'rates c b a',
  ]);
});
test('a rise that the next sentence tells is of the whole, and not of its last part', () => {
  const count = (id: string, short: string, value: number) =>
    fact(id, { label: short, short, value, unit: '', kind: 'count' });
  const facts = [
    count('all', 'Students', 9430),
    count('a', 'Students: adults', 5310),
    count('b', 'Students: apprentices', 4120),
    fact('g', { label: 'Students: rise', short: 'rise', value: 5, unit: '%', kind: 'growth' }),
  ];
  const item = itemOf('1', '{all} students: {a} were adults and {b} were apprentices.', ' That’s {g} more.');
  const [parts] = electRelations(sceneOf([item], facts, new Set()));
  const beside = Object.entries(parts!.beside).map(
    ([id, told]) => `${id} ${told.map((one) => one.id).join(' ')}`,
  );
  expect(beside).toEqual(['all g']);
});
test('two sides of one sum, where the sum is stated', () => {
  const scene = (facts: FactView[]) => sceneOf([], facts, new Set());
  const left = scene([amount('a', 50), amount('b', 30), amount('c', 20)]);
  const right = [amount('x', 60), amount('y', 25), amount('z', 15)];
  expect(findSides(left, scene(right))).toBeUndefined();
  expect(tell(findSides(left, scene([amount('sum', 100), ...right]))!)).toBe('two-sums a b c = sum');
});

test('money of one list or one name shares an axis, other money does not', () => {
  const all = ['a', 'b', 'c'].map((id, index) => amount(id, 30 + index * 5, '亿元'));
  const apart = [itemOf('1', '负债{a}。'), itemOf('2', '存货{b}。'), itemOf('3', '投资{c}。')];
  expect(found(all, apart)).toEqual([]);
  expect(found(all, [itemOf('1', '负债{a}，存货{b}，投资{c}。')])).toEqual(['amounts c b a']);
  const named = all.map((one) => ({ ...one, label: `出口${one.id}` }));
  expect(found(named, apart)).toEqual(['amounts c b a']);
});

test('a deficit that is stated makes two sides even, and is the gap of two bars in one section', () => {
  const scene = (facts: FactView[]) => sceneOf([], facts, new Set());
  const deficit = amount('deficit', 6);
  deficit.label = 'Deficit';
  const left = [amount('in', 94), amount('a', 50), amount('b', 30), amount('c', 14)];
  const right = [amount('out', 100), deficit, amount('x', 60), amount('y', 25), amount('z', 15)];
  expect(tell(findUneven(scene(left), scene(right))!)).toBe('two-sums a b c deficit = out');
  expect(tell(findUneven(scene(right), scene(left))!)).toBe('two-sums x y z = out');
  expect(findUneven(scene(left), scene(right.filter((one) => one !== deficit)))).toBeUndefined();
  expect(found([amount('in', 94), amount('out', 100), deficit])).toEqual(['balance in out = deficit']);
  // Two like sums have any gap that rounding hides.
  const [debt, owed] = [1.1, 1.1].map((value, index) => amount(`debt${index}`, value));
  const small = { ...amount('surplus', 0.09), label: 'Surplus' };
  expect(found([debt!, owed!, small])).toEqual([]);
  // Less than is seen between two bars.
  deficit.value = 0.5;
  expect(found([amount('in', 99.5), amount('out', 100), deficit])).toEqual([]);
});

/** Relations of every section, as the guide's table has them. */
const chosen: Record<string, Record<string, string[]>> = {
  'tonghua-2024': {
    '01': ['rates'],
    '02': [],
    '03': [],
    '04': ['length'],
    '05': [],
    '06': ['full-shares'],
    '07': ['years', 'count'],
    '08': [],
  },
  'china-2023-communique': {
    '01': ['signed-parts', 'parts', 'time'],
    '02': ['difference', 'of-which', 'nested-shares'],
    '03': ['of-which', 'amounts'],
    '04': ['parts', 'count', 'rates'],
    '05': ['of-which', 'rates'],
    '06': ['parts', 'increase'],
    '07': ['levels'],
    '08': ['shares-of-one'],
  },
  'harbour-city-budget-2026': {
    '03': ['count'],
    '04': ['count', 'length'],
    // Debts, reserves and savings are all money, and share no axis.
    '05': ['both'],
  },
  'linghe-university-2025': { '01': ['parts', 'shares'], '02': ['parts', 'count'], '06': ['parts'] },
  'yunxi-county-2025': { '02': ['length', 'shares'], '03': ['length', 'shares'] },
};
const sceneOfSection = ({ items, facts }: SectionView) => sceneOf(items, facts, new Set());

for (const [name, sections] of Object.entries(chosen))
  test(`${name}: the relation of each section`, async () => {
    const { review } = await viewOf(name);
    const names = review.sections.map((section) => [
      section.number,
      electRelations(sceneOfSection(section)).map((relation) => relation.name),
    ]);
    expect(Object.fromEntries(names)).toMatchObject(sections);
  });

test('the budget: five sources, nine services, one sum', async () => {
  const [sources, services] = (await viewOf('harbour-city-budget-2026')).review.sections;
  const sides = findSides(sceneOfSection(sources!), sceneOfSection(services!))!;
  expect([sides.facts.length, sides.others!.length, sides.whole!.id]).toEqual([5, 9, 'spending']);
});

test('two sections that are the sides of one sum give one flow, and keep what else they say', async () => {
  const view = await viewOf('harbour-city-budget-2026');
  const { left, right, figure, rest } = sidesOf(view)!;
  expect([left.number, right.number, figure.facts.length, figure.others!.length]).toEqual(['01', '02', 5, 9]);
  expect(rest.map((some) => some.map(({ facts }) => facts.map(({ id }) => id)))).toEqual([
    [['band-d', 'band-d-week', 'households-helped']],
    [['other-share']],
  ]);
  // At the top of a page its sum is a headline figure already.
  const isLed = figure.whole!.id === view.lead.facts[0]!.id;
  expect([isLed, sumAtTop(view)?.id]).toEqual([true, figure.whole!.id]);
  expect(sumAtTop({ ...view, lead: { ...view.lead, facts: view.lead.facts.slice(1) } })).toBeUndefined();
  const moved = [...view.review.sections.slice(2), ...view.review.sections.slice(0, 2)];
  expect(sumAtTop({ ...view, review: { ...view.review, sections: moved } })).toBeUndefined();
  // What stands at the bars stands at the nodes.
  expect(figure.beside!['adult-care']!.map(({ full }) => full)).toEqual(['25.2%', '7.4%']);
});

test('no flow where an editor asked for a figure, nor over sections that are no sides', async () => {
  const view = await viewOf('harbour-city-budget-2026');
  const asked = view.review.sections.map((section) => ({
    ...section,
    figures: section.figures.map(({ reason: _reason, ...figure }) => figure),
  }));
  expect(sidesOf({ review: { ...view.review, sections: asked } })).toBeUndefined();
  expect(sidesOf(await viewOf('tonghua-2024'))).toBeUndefined();
});

test('counts add up to the last one, since nothing of them is rounded', () => {
  const count = (id: string, value: number) => fact(id, { value, unit: '件', kind: 'count' });
  const items = [itemOf('1', '审执结{all}，民事{a}，商事{b}，执行{c}。')];
  const of = (all: number) =>
    found([count('all', all), count('a', 3568), count('b', 2035), count('c', 1287)], items);
  expect(of(6890).some((one) => one.startsWith('parts'))).toBe(true);
  expect(of(6891).some((one) => one.startsWith('parts'))).toBe(false);
});

test('words say of which only right before the parts', () => {
  const all = [amount('all', 1000), amount('x', 62), amount('a', 600), amount('b', 404)];
  const parts = (text: string) => found(all, [itemOf('1', text)]).filter((one) => one.startsWith('parts'));
  expect(parts('投入{all}，追回{x}，其中甲{a}，乙{b}。')).toEqual(['parts a b = all']);
  expect(parts('投入{all}，其中追回{x}，甲{a}，乙{b}。')).toEqual([]);
});

test('a loss or a surplus is no part of what was earned, and no rival of it', () => {
  const named = (label: string, value: number) => fact(label, { value, label, short: label });
  expect(found([named('出口', 5), named('进口', 3), named('贸易顺差', 2)])).toEqual([
    'balance 进口 出口 = 贸易顺差',
  ]);
  expect(found([named('本部', 5), named('板材亏损', 4), named('线材', 3)])).toEqual([]);
  expect(found([named('Revenue', 5), named('Loss of the port', 3), named('Fees', 2)])).toEqual([]);
});

test('what is below nought is no part', () => {
  expect(found([amount('all', 6), amount('a', 7), amount('b', -1)])).toEqual(['amounts a all b']);
});

test('spending is not made up of what pays for it, though both come to as much', () => {
  const named = (id: string, label: string, value: number) =>
    fact(id, { value, label, short: label, unit: 'm', kind: 'money' });
  const parts = (label: string, text: string) =>
    found(
      [named('all', label, 214.6), named('a', 'Taxes', 98.2), named('b', 'Grants', 116.4)],
      [itemOf('1', text)],
    );
  expect(parts('Income', 'Income was {all}. Taxes brought {a}, grants {b}.')).toEqual(['parts b a = all']);
  expect(parts('Spending', 'Spending was {all}. Taxes brought {a}, grants {b}.')).not.toContain(
    'parts b a = all',
  );
  const goods = [named('all', 'Spending', 214.6), named('a', 'Schools', 98.2), named('b', 'Roads', 116.4)];
  expect(found(goods, [itemOf('1', 'Spending was {all}: schools {a}, roads {b}.')])).toEqual([
    'parts b a = all',
  ]);
});

test('shares are parts of one whole where one sentence or list names them all, to what rounding hides', () => {
  const named = (id: string, label: string, value: number) => ({ ...share(id, value), label });
  const supply = [share('surface', 84.2), share('ground', 11.7), share('other', 4.1)];
  const use = [share('farms', 61.2), share('works', 16.2), share('homes', 18.1), share('parks', 4.5)];
  const text = [
    itemOf('1', '{surface}；{ground}；{other}。'),
    itemOf('2', '{farms}；{works}；{homes}；{parks}。'),
  ];
  expect(found([...supply, ...use], text)).toEqual([
    'parts farms homes works parks',
    'parts surface ground other',
  ]);
  const wholes = [
    named('a', 'Services on time', 81.3),
    named('b', 'Mileage cancelled', 1.4),
    named('c', 'Zero-emission share of the fleet', 17),
  ];
  const told = [
    itemOf('1', 'Only {a} of services left on time.', 'We cancelled {b}.'),
    itemOf('2', 'It is {c}.'),
  ];
  expect(found(wholes, told)).toEqual(['shares a c b']);
  const asked = [named('a', 'Bus users', 84), named('b', 'Ferry users', 16)];
  expect(found(asked, [itemOf('1', '{a} of bus users were content, {b} of ferry users.')])).toEqual([]);
  expect(found(asked, [itemOf('1', 'Buses carried {a}, ferries {b}.')])).toEqual(['parts a b']);
  const rows = [itemOf('1', 'Bus users: {a}'), itemOf('2', 'Ferry users: {b}')];
  expect(found(asked, rows)).toEqual(['parts a b']);
});

test('parts of a hundred have the amounts that they are beside them', () => {
  const facts = [amount('a', 75), share('sa', 60), amount('b', 50), share('sb', 40)];
  const [relation] = electRelations(
    sceneOf([itemOf('1', '农业{a}，占{sa}；工业{b}，占{sb}。')], facts, new Set()),
  );
  expect(relation!.beside).toEqual({ sa: [facts[0]], sb: [facts[2]] });
});

test('numbers of two times, of a day and a year, and what was to be reached are no rivals', () => {
  const named = (label: string, value: number) => fact(label, { label, short: label, value, unit: '毫米' });
  const cities = [named('甲市降水量', 9), named('乙市降水量', 8), named('丙市降水量', 7)];
  const all = [...cities, named('最大日降水量', 5), named('上年丁市降水量', 6), named('丁市降水量目标', 10)];
  expect(found(all)).toEqual(['amounts 甲市降水量 乙市降水量 丙市降水量']);
  const years = [named('漏损率2024年', 9.4), named('漏损率2022年', 9.1), named('漏损率2023年', 9.2)];
  expect(found([...years, named('漏损率2025年控制目标', 9)])).toEqual([
    'time 漏损率2022年 漏损率2023年 漏损率2024年',
  ]);
  const dated = ['2025', '2024'].flatMap((year) => [
    named(`Group ${year}`, 100),
    named(`North ${year}`, year === '2025' ? 70 : 60),
    named(`South ${year}`, year === '2025' ? 30 : 40),
  ]);
  const mixed = [0, 3, 1, 4, 2, 5].map((at) => dated[at]!);
  expect(found(mixed)).toEqual(['periods Group 2024 Group 2025 North 2024 North 2025 South 2024 South 2025']);
});

test('some rows of a table that make up another do so by chance; all of them are its sum', () => {
  const row = (name: string, value: number): FactView[] => [
    fact(`${name}金额`, { label: `${name}金额`, short: name, value, unit: '亿元', kind: 'total' }),
    fact(`${name}户数`, {
      label: `${name}户数`,
      short: `${name}户数`,
      value: value * 7 + 1,
      unit: '户',
      kind: 'count',
    }),
  ];
  const taxes = [row('甲税', 28.2), row('乙税', 10.9), row('丙税', 17.3), row('丁税', 62.1)];
  const items = taxes.map((facts, at) => itemOf(String(at), facts.map(({ id }) => `{${id}}`).join('，')));
  expect(found(taxes.flat(), items).filter((one) => one.startsWith('parts'))).toEqual([]);
  const whole = taxes.slice(0, 3);
  expect(found(whole.flat(), items.slice(0, 3))).toContain('parts 丙税金额 乙税金额 = 甲税金额');
});

test('where two years are named, what names none is of the newer one', () => {
  const money = (label: string, value: number): FactView =>
    fact(label, { label, short: label, value, unit: '亿元', kind: 'total' });
  const years = [
    money('收入', 9),
    money('甲2024年', 6),
    money('乙2024年', 3),
    money('丙2023年', 5),
    money('丁2023年', 4),
  ];
  expect(found(years)).toContain('parts 甲2024年 乙2024年 = 收入');
  // One year alone may be the last one.
  expect(found([money('收入', 9), money('丙2024年', 5), money('丁2024年', 4)])).toEqual([]);
});
