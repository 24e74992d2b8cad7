/** What figures of found relations are called, in which way they are drawn, and what the ends of pairs are named. */
import { describe, expect, test } from 'vitest';
import { reportSchema } from '../../src/model/report.ts';
import { deriveView } from '../../src/view/derive.ts';
import { needsFallMark } from '../../src/view/number.ts';
import { pictureOf } from '../../src/view/relations/pictures.ts';
import type { FigureView } from '../../src/view/view.ts';

type Facts = Record<string, object>;
interface Given {
  language?: string;
  masthead?: object;
  period?: string;
  year?: number;
  plan?: object;
  lead?: object;
}

const viewOf = (
  sections: string[][],
  facts: Facts,
  { language = 'zh-Hans', masthead = {}, year, plan, ...more }: Given = {},
) =>
  deriveView(
    reportSchema.parse({
      tuban: 1,
      language,
      source: 'x',
      masthead: { title: 'x', ...masthead },
      facts,
      review: {
        title: 'x',
        ...(year ? { year } : {}),
        sections: sections.map((items, index) => ({ id: `s-${index + 1}`, title: 'x', items })),
      },
      ...(plan ? { plan } : {}),
      ...more,
    }),
    'report',
  );
const figuresOf = (view: ReturnType<typeof viewOf>): FigureView[] =>
  view.review.sections.flatMap(({ figures }) => figures);
const rate = (label: string, short: string, value: number) => ({
  label,
  short,
  value,
  unit: '%',
  kind: 'growth',
});
const amount = (label: string, value: number, unit = '亿元') => ({ label, value, unit, kind: 'total' });

describe('a title is understood without its rows', () => {
  const ruledOf = (facts: Facts): FigureView | undefined =>
    figuresOf(
      viewOf(
        [
          [
            Object.keys(facts)
              .map((id) => `{${id}}`)
              .join('，'),
          ],
        ],
        facts,
      ),
    ).find(({ kind }) => kind === 'ruled');
  const titleOf = (facts: Facts): string | undefined => ruledOf(facts)?.title;

  test('what is only said of the rows is no title: their labels stand in full', () => {
    const found = ruledOf({
      a: rate('餐饮收入增长', '餐饮收入', 20.4),
      b: rate('商品零售增长', '商品零售', 5.8),
      c: rate('乡村零售增长', '乡村零售', 8),
    });
    expect(found?.title).toBe('');
    expect(found?.facts.map(({ short }) => short)).toEqual(['餐饮收入增长', '乡村零售增长', '商品零售增长']);
  });

  test('words cut from the middle of labels are no title', () => {
    const share = (label: string, short: string, value: number) => ({
      label,
      short,
      value,
      unit: '%',
      kind: 'share',
    });
    const view = viewOf(
      [['Of thefts {a}, of frauds {b}, of fires {c}.']],
      {
        a: share('Thefts that led to a trial, or a fine', 'Thefts', 12),
        b: share('Frauds that led to a trial', 'Frauds', 9),
        c: share('Fires that led to a trial', 'Fires', 17),
      },
      { language: 'en' },
    );
    const found = figuresOf(view).find(({ kind }) => kind === 'ruled');
    expect(found?.title).toBe('');
    expect(found?.facts.every(({ label, short }) => label === short)).toBe(true);
  });

  test('a short label that only tells a number from its namesakes gives way where not all have its name', () => {
    const facts = {
      a: { label: 'Survival, England', short: 'England', value: 9.6, unit: '%', kind: 'share' },
      b: { label: 'Survival', value: 9.1, unit: '%', kind: 'share' },
      c: { label: 'Cases with a bystander', value: 71, unit: '%', kind: 'share' },
    };
    const view = viewOf([['It was {b}; it was {a}; it was {c}.']], facts, { language: 'en' });
    const shorts = figuresOf(view)
      .find(({ kind }) => kind === 'ruled')
      ?.facts.map(({ short }) => short);
    expect(shorts).toEqual(['Cases with a bystander', 'Survival, England', 'Survival']);
  });

  test('a noun that names their subject stays', () => {
    const share = (label: string, short: string, value: number) => ({
      label,
      short,
      value,
      unit: '%',
      kind: 'share',
    });
    expect(
      titleOf({
        a: share('全国恩格尔系数', '全国', 29.8),
        b: share('城镇恩格尔系数', '城镇', 28.8),
        c: share('农村恩格尔系数', '农村', 42.4),
      }),
    ).toBe('恩格尔系数');
  });
});

describe('bars that would be a small part of another figure’s of their unit', () => {
  const births = {
    b: { label: '出生人口', value: 902, unit: '万人', kind: 'count' },
    d: { label: '死亡人口', value: 1110, unit: '万人', kind: 'count' },
    g: { label: '人口减少', value: 208, unit: '万人', kind: 'decrease' },
  };
  const people = {
    all: { label: '全国人口', value: 140967, unit: '万人', kind: 'stock' },
    town: { label: '城镇人口', value: 93267, unit: '万人', kind: 'stock' },
  };
  const items = ['出生人口{b}，死亡人口{d}，人口减少{g}。'];

  test('stand upright', () => {
    const view = viewOf([items, ['全国人口{all}，其中城镇人口{town}。']], { ...births, ...people });
    const found = figuresOf(view).map(({ kind, upright }) => [kind, upright === true]);
    expect(found).toContainEqual(['difference', true]);
    expect(found).toContainEqual(['divided', false]);
  });

  test('lie where there is no larger one', () => {
    const [difference] = figuresOf(viewOf([items], births));
    expect(difference).toMatchObject({ kind: 'difference' });
    expect(difference!.upright).toBeUndefined();
  });

  test('amounts are columns', () => {
    const small = { a: amount('甲地出口', 30), b: amount('乙地出口', 21), c: amount('丙地出口', 17) };
    const large = { d: amount('工业产值', 9000), e: amount('农业产值', 7000), f: amount('商业产值', 4000) };
    const view = viewOf([['{a}，{b}，{c}。'], ['{d}，{e}，{f}。']], { ...small, ...large });
    expect(figuresOf(view).map(({ kind }) => kind)).toEqual(['levels', 'ruled']);
  });
});

describe('the ends of pairs are called as the report calls its years', () => {
  const facts = {
    last: { label: 'Homes', value: 60, unit: '%', kind: 'share' },
    next: { label: 'Homes', value: 70, unit: '%', kind: 'share', status: 'target' },
  };
  const plan = (title: string) => ({
    title,
    year: 2026,
    targets: { title: 'Targets', pairs: [{ last: 'last', target: 'next' }] },
  });
  const names = (title: string, given: Given) =>
    viewOf([['{last}']], facts, { language: 'en', year: 2025, plan: plan(title), ...given }).plan!.targets!
      .figure.pairNames;

  test('by financial years where it writes them', () => {
    const period = 'Outcomes are for 2025/26';
    expect(names('Targets for 2026/27', { period })).toEqual({ last: '2025/26', target: '2026/27 target' });
    expect(names('2026—2027学年安排', { language: 'zh-Hans', period: '2025—2026学年' })).toEqual({
      last: '2025—2026学年',
      target: '2026—2027学年目标',
    });
  });

  test('by the year alone elsewhere, also beside other numbers and longer spans', () => {
    expect(names('Targets', {})).toEqual({ last: '2025', target: '2026 target' });
    expect(names('Plan 2026/30', { period: 'From 2025-04 to 2026-03' })).toEqual({
      last: '2025',
      target: '2026 target',
    });
  });
});

test('a thing is pictured by its noun', () => {
  const named = (label: string, unit = '个') => pictureOf({ label, unit });
  expect(named('创建市级示范村')).toBe('cottage');
  expect(named('新建“口袋公园”“小微绿地”', '处')).toBe('tree');
  expect(named('改造老旧小区')).toBe('block');
  expect(named('Street trees planted', 'trees')).toBe('tree');
  expect(named('农村公路', '公里')).toBeUndefined();
  expect(named('村卫生室', '所')).toBeUndefined();
});

test('a fall has one sign', () => {
  const [said, minus] = ['Fall in waiting', 'Waiting'].map(
    (label) =>
      viewOf([['{a}']], { a: { label, value: 14, unit: '%', kind: 'decrease' } }, { language: 'en' })
        .facts[0]!,
  );
  expect([said!.full, needsFallMark(said!)]).toEqual(['14%', true]);
  expect([minus!.full, needsFallMark(minus!)]).toEqual(['−14%', false]);
});

describe('the large number of a section', () => {
  const many = '粮食产量{a}，油料产量{b}，蔬菜产量{c}，农户{d}，合作社{e}。';
  const facts = {
    a: { label: '粮食产量', value: 2000, unit: '万吨', kind: 'total', prefix: '稳定在', qualifier: '以上' },
    b: { label: '油料产量', value: 168, unit: '亿元', kind: 'money' },
    c: { label: '播种面积', value: 3400, unit: '公顷', kind: 'area' },
    d: { label: '农户', value: 52, unit: '户', kind: 'count' },
    e: { label: '合作社', value: 3400, unit: '家', kind: 'count' },
  };
  const leadIn = (lead: string[]): string | undefined =>
    figuresOf(viewOf([[many]], facts, lead.length > 0 ? { lead: { facts: lead } } : {})).flatMap(
      ({ lead: one }) => one?.id ?? [],
    )[0];

  test('is none that the report leaves open, where there is another', () => {
    expect(leadIn([])).toBe('b');
  });

  test('is no other than an amount that leads the report', () => {
    expect(leadIn(['d'])).toBe('d');
  });
});
