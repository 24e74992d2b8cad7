/** Headline, numbers and marks of a card say one thing: each rule with a case in which it would not. */
import { expect, test } from 'vitest';
import type { Room } from '../../src/cards/draw/frame.ts';
import { Stage } from '../../src/cards/draw/stage.ts';
import { paletteOf } from '../../src/cards/draw/palette.ts';
import { fitNumber, partsOf } from '../../src/cards/draw/type.ts';
import { barLabels } from '../../src/cards/device/columns/labels.ts';
import { hasGrowthBars } from '../../src/cards/plan/growth.ts';
import { drawSteps } from '../../src/cards/device/targets/steps.ts';
import { drawBookmark } from '../../src/cards/draw/bookmark.ts';
import { drawScene } from '../../src/cards/draw/scene.ts';
import { leastSize } from '../../src/cards/shapes.ts';
import { missedPieces } from '../../src/cards/set.ts';
import type { FormContext } from '../../src/cards/device/form.ts';
import { wholeForms } from '../../src/cards/device/whole.ts';
import { targetsForms } from '../../src/cards/device/targets.ts';
import { tellingPairs, type Targets } from '../../src/cards/device/targets/pairs.ts';
import { isChangeOf, withChange } from '../../src/cards/plan/change.ts';
import type { Option, Pool } from '../../src/cards/plan/option.ts';
import { countOptions, shareOptions } from '../../src/cards/plan/options/marks.ts';
import { columnsOption } from '../../src/cards/plan/options/charts.ts';
import type { FactView, NumberPart, PairView, SectionView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';
import { settingOf } from './kit.ts';

const fact = (id: string, label: string, value: number, unit: string, kind: FactView['kind']): FactView => {
  const parts: NumberPart[] = [
    { role: 'number', text: String(value) },
    { role: 'unit', text: unit },
  ];
  return {
    id,
    at: `facts.${id}`,
    kind,
    status: 'actual' as FactView['status'],
    label,
    short: label,
    value,
    unit,
    parts,
    text: `${value}${unit}`,
    full: `${value}${unit}`,
    rank: '',
  };
};

const view = await viewCase('county');
const pool: Pool = {
  view,
  heroes: new Set(),
  held: { facts: new Set(), ranks: new Set() } as unknown as Pool['held'],
};
const section = (facts: FactView[]): SectionView => ({ ...view.review.sections[0]!, facts });

const wind = fact('wind', '风电装机', 441340, '万千瓦', 'stock');
const solar = fact('solar', '光伏装机', 609490, '万千瓦', 'stock');
const all = fact('all', '装机容量', 1050830, '万千瓦', 'stock');
const whole: Option = {
  content: { device: 'whole', parts: [solar, wind], total: all, side: [], title: '' },
  headline: { text: '装机容量1050830万千瓦', units: ['装机容量1050830万千瓦'] },
  headlineFacts: ['all'],
  isFinding: true,
  gain: 60,
};

test('a change that heads a card is one of its marks, which leads, and stands beside them', () => {
  const industry = fact('industry', '工业增加值增长', 99, '%', 'growth');
  const growth = fact('wind-growth', '风电装机增长', 20.7, '%', 'growth');
  const said = withChange(whole, [industry, growth, all], pool);
  expect(said.headline?.text).toBe('风电装机增长20.7%');
  expect(said.content).toMatchObject({ lead: 'wind', side: [growth] });
});

test('without a change of its marks a long level gives way to the name of the whole, which is said beside', () => {
  const industry = fact('industry', '工业增加值增长', 99, '%', 'growth');
  const said = withChange(whole, [industry, all], pool);
  expect(said.headline?.text).toBe('装机容量');
  expect(said.content).toMatchObject({ side: [all] });
});

test('a fall has its mark before the number; one whose number says so has none', () => {
  const fall = fact('cut', '能耗下降', 4.3, '%', 'decrease');
  expect(partsOf(fall)[0]).toEqual({ role: 'fall', text: '' });
  const minus = { ...fall, parts: [{ role: 'number' as const, text: '−4.3' }, fall.parts[1]!] };
  expect(partsOf(minus)).toBe(minus.parts);
  expect(partsOf(fact('rise', '产量增长', 4.3, '%', 'growth'))).toHaveLength(2);
});

test('the mark of a fall is drawn, and its room counted', async () => {
  const { shape, tones, setter } = await settingOf(view, 'square');
  const stage = new Stage({ shape, tones, setter, palette: paletteOf(tones, 'white'), seed: 'x' });
  const fall = fact('cut', '能耗下降', 4.3, '%', 'decrease');
  const fit = { width: 900, most: 100, least: 100, words: 30 };
  const marked = fitNumber(setter, partsOf(fall), fit)!;
  const bare = fitNumber(setter, fall.parts, fit)!;
  expect(marked.width - bare.width).toBeCloseTo(55.2, 1);
  stage.number(fall, marked, { x: 100, base: 300, colour: '#000000' });
  expect(stage.shapes.filter((one) => one.includes('data-fall'))).toHaveLength(1);
  expect(stage.pieces[0]!.style).toContain('left:155.2px');
});

test('rises and falls large enough are drawn to scale; a sliver is not', () => {
  expect(hasGrowthBars(fact('a', 'x', 39.3, '%', 'growth'))).toBe(true);
  expect(hasGrowthBars(fact('b', 'x', 11.3, '%', 'decrease'))).toBe(true);
  expect(hasGrowthBars(fact('c', 'x', 5.2, '%', 'growth'))).toBe(false);
  expect(hasGrowthBars(fact('d', 'x', 120, '%', 'decrease'))).toBe(false);
});

test('of too many targets the largest rise and the largest fall are kept, in the report’s order', () => {
  const pair = (last: number, target: number) =>
    ({
      label: `${last} ${target}`,
      last: fact('l', 'x', last, '%', 'growth'),
      target: fact('t', 'x', target, '%', 'growth'),
    }) as unknown as PairView;
  const pairs = [pair(6, 6), pair(8, 6), pair(6, 5.9), pair(5, 7)];
  const kept = (count: number) => tellingPairs(pairs, count).map(({ label }) => label);
  expect(kept(2)).toEqual(['8 6', '5 7']);
  expect(kept(3)).toEqual(['6 6', '8 6', '5 7']);
  expect(kept(4)).toHaveLength(4);
});

test('targets in low rows have their marks beside them, on one zero, and none across units', async () => {
  const { shape, tones, setter } = await settingOf(view, 'wide');
  const marks = (numbers: [last: number, target: number, unit?: string][]) => {
    const stage = new Stage({ shape, tones, setter, palette: paletteOf(tones, 'white'), seed: 'x' });
    const pairs = numbers.map(([last, target, unit = '%'], index) => ({
      label: `第${index + 1}项增长`,
      last: fact(`l${index}`, 'x', last, '%', 'growth'),
      target: fact(`t${index}`, 'x', target, unit, 'growth'),
    })) as unknown as PairView[];
    const names = { last: '上年', target: '目标' };
    expect(drawSteps(stage, pairs, { left: 64, right: 1136, top: 240, bottom: 530 }, { names })).toBe(true);
    const rects = stage.shapes.flatMap((one) => {
      const [, x, width] = /^<rect x="([\d.]+)" .*? width="([\d.]+)"/.exec(one) ?? [];
      return x ? [{ x: Number(x), width: Number(width) }] : [];
    });
    return { rects, said: stage.pieces.map(({ plain }) => plain ?? '') };
  };
  const { rects } = marks([
    [8, 6],
    [6, 5],
    [5, 7],
    [4, 4],
  ]);
  const full = rects[0]!.width / 8;
  expect(rects.map(({ width }) => Math.round(width / full))).toEqual([8, 6, 6, 5, 5, 7, 4, 4]);
  // Numbers near each other have their difference, which is said; cells below each other share a zero.
  const near = marks([
    [88, 94],
    [91, 93],
    [54, 57],
    [97, 94],
  ]);
  const point = near.rects[0]!.width / 6;
  expect(near.rects.map(({ width }) => Math.round(width / point))).toEqual([6, 2, 3, 3]);
  expect(near.rects[0]!.x).toBe(near.rects[2]!.x);
  for (const text of ['+6', '+2', '+3', '−3']) expect(near.said).toContain(text);
  const unlike = marks([
    [8, 6],
    [6, 500, '元'],
    [5, 7],
    [4, 4],
  ]);
  expect(unlike.rects).toHaveLength(6);
});

test('targets of many units keep last year’s numbers, and the one that the headline names', async () => {
  const pairs = [
    ['产值增长', 4.6, 5, '%', 'growth'],
    ['投资增长', -2.3, 2, '%', 'growth'],
    ['新增就业', 58.7, 58, '万人', 'count'],
    ['失业率', 5.6, 5.5, '%', 'share'],
    ['粮食产量', 1846, 1900, '万吨', 'total'],
    ['平均浓度', 34.2, 33, '微克/立方米', 'concentration'],
  ].map(([label, last, target, unit, kind]) => ({
    label,
    last: fact(`${label}-l`, label as string, last as number, unit as string, kind as 'growth'),
    target: fact(`${label}-t`, label as string, target as number, unit as string, kind as 'growth'),
  })) as unknown as PairView[];
  const loose = fact('loose', '道路里程', 90, '公里', 'length');
  for (const shape of ['square', 'wide'] as const) {
    const setting = await settingOf(view, shape);
    const stage = new Stage({ ...setting, palette: paletteOf(setting.tones, 'white'), seed: 'x' });
    const headline = { text: '新增就业目标58万人', x: 64, base: 180 };
    stage.words(headline.text, {
      ...headline,
      role: 'headline',
      size: 60,
      colour: '#000000',
      block: 'headline',
    });
    const names = { last: '上年', target: '目标' };
    const content = { names, pairs, facts: [loose], texts: [] } as unknown as Targets;
    const room = {
      left: 64,
      right: setting.shape.width - 64,
      top: 250,
      base: 200,
      bottom: setting.shape.height - 110,
    };
    const drawn = targetsForms(content, { view } as FormContext, shape).find((form) =>
      form.draw(stage, room as Room),
    );
    expect(drawn).toBeDefined();
    const ids = stage.pieces.flatMap(({ number }) => number?.id ?? []);
    expect(ids).toEqual(expect.arrayContaining(['新增就业-l', '新增就业-t']));
    // No target without its last year's number, but for the one that has none.
    const ends = (end: string) => ids.filter((id) => id.endsWith(end)).map((id) => id.slice(0, -2));
    expect(ends('-t')).toEqual(ends('-l'));
    expect(stage.shapes.join('')).not.toContain(setting.tones.signal);
  }
});

test('small facts in place of what a number counts are no gain; larger type in their place is a loss', async () => {
  const { shape, tones, setter } = await settingOf(view, 'square');
  const withScene = (icon: string) => {
    const stage = new Stage({ shape, tones, setter, palette: paletteOf(tones, 'gold'), seed: 'x' });
    drawScene(
      stage,
      { ...fact('x', 'Grain', 7, 't', 'count'), icon },
      { left: 0, right: shape.width, top: 700, bottom: 1000 },
    );
    return stage;
  };
  expect(missedPieces(withScene('wheat'), 8)).toBe(0);
  expect(missedPieces(withScene('coin'), 8)).toBe(8);
});

test('one of several bars of targets keeps its name under a headline that says it', async () => {
  const { shape, tones, setter } = await settingOf(view, 'square');
  const stage = new Stage({ shape, tones, setter, palette: paletteOf(tones, 'white'), seed: 'x' });
  const pairs = ['产值增长', '收入增长'].map((label, index) => ({
    label,
    last: fact(`l${index}`, label, 9.2, '%', 'growth'),
    target: fact(`t${index}`, label, 8, '%', 'growth'),
  })) as unknown as PairView[];
  const names = { last: '上年', target: '目标' };
  const content = { names, pairs, facts: [], texts: [] } as unknown as Targets;
  const text = '产值增长目标8%';
  stage.words(text, { x: 64, base: 180, role: 'headline', size: 60, colour: '#000000', block: 'headline' });
  expect(stage.headline).toBe(text);
  const [form] = targetsForms(content, { view } as FormContext, 'square');
  expect(form!.draw(stage, { left: 64, right: 1016, top: 240, base: 200, bottom: 900 } as Room)).toBe(true);
  expect(stage.boxes.map(({ text }) => text)).toEqual(expect.arrayContaining(['产值增长', '收入增长']));
});

test('no field of a hundred for what is missing less than a mark, and no bars for parts of a hundred', () => {
  const share = (value: number) => fact('s', '正点率', value, '%', 'share');
  expect(shareOptions([share(99.93)], section([]), pool)).toEqual([]);
  expect(shareOptions([share(97.4)], section([]), pool)).toHaveLength(1);
  const parts = [61.5, 31.2, 7.3].map((value, index) =>
    fact(`p${index}`, `第${index}项经费`, value, '%', 'share'),
  );
  const columns = (facts: FactView[]) => columnsOption(facts, [], section(facts), pool, { title: '' });
  expect(columns(parts)).toBeUndefined();
  expect(columns(parts.map((part) => ({ ...part, value: part.value! / 2 })))).toBeDefined();
});

test('labels of marks lose the words in which all of them end, but never their name', () => {
  const names = ['第三产业', '第二产业', '第一产业'];
  const shares = names.map((name) => fact(name, `${name}增加值占国内生产总值比重`, 30, '%', 'share'));
  expect(barLabels(shares).map(([first]) => first)).toEqual(names);
});

test('amounts of a currency keep their unit, whatever their sum says', async () => {
  const setting = await settingOf(view, 'cover');
  const money = (id: string, value: number, sign: string) => {
    const one = fact(id, id, value, 'million', 'money');
    const parts = [...(sign ? [{ role: 'sign' as const, text: sign }] : []), ...one.parts];
    return { ...one, parts, text: `${sign}${value} million` };
  };
  const units = (sign: string): number => {
    const parts = [money('grant', 4.1, sign), money('tickets', 2.9, sign), money('shop', 1.2, sign)];
    const total = money('all', 8.2, sign);
    const stage = new Stage({ ...setting, palette: paletteOf(setting.tones, 'white'), seed: 'x' });
    const room = { left: 72, right: 1008, top: 300, bottom: 1280, base: 300 } as Room;
    const [form] = wholeForms({ device: 'whole', parts, total, side: [], title: '' }, 'portrait');
    form!.draw(stage, room);
    return stage.pieces.flatMap(({ number }) => number?.parts ?? []).filter(({ role }) => role === 'unit')
      .length;
  };
  expect(units('$')).toBe(3);
  expect(units('')).toBe(0);
});

test.each(['2024', '24/25', '2024/25', '2024 to 2025'])(
  'the bookmark of %s has figures of the least size, or there is none',
  async (bookmark) => {
    const { shape, tones, setter } = await settingOf(view, 'square');
    const stage = new Stage({ shape, tones, setter, palette: paletteOf(tones, 'white'), seed: 'x' });
    drawBookmark(stage, bookmark, { ground: '#000000', ink: '#ffffff' });
    const [piece] = stage.pieces;
    const size = Number(/font-size:([\d.]+)px/.exec(piece?.style ?? '')?.[1] ?? Number.NaN);
    expect(piece === undefined ? bookmark === '2024 to 2025' : size >= leastSize(shape, 'secondary')).toBe(
      true,
    );
  },
);

test.each([
  ['Spending on agency staff: fall', 'Staff', false],
  ['Fall in complaints', 'Complaints', true],
  ['Bus passengers: rise', 'Bus passengers', true],
  ['Rise in rents', 'Rent', false],
  ['粮食产量增长', '粮食产量', true],
])('%s is a change of %s: %s', (label, name, told) => {
  const named = (words: string) => ({ label: words, short: words }) as FactView;
  expect(isChangeOf(named(label), named(name))).toBe(told);
});

test.each([
  [fact('wait', '平均等待', 68, '分钟', 'duration'), 0],
  [fact('fires', '无重特大火灾', 68, '年', 'duration'), 1],
])('minutes are no things that are counted one by one, years are: %o', (one, options) =>
  expect(countOptions([one], pool)).toHaveLength(options),
);
