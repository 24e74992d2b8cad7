/** Figures, metrics and a theme for the tests of charts. Facts are invented. */
import { readFaces, subsetFaces, type SubsetFace } from '../../src/design/fonts.ts';
import { textMetrics, type TextMetrics } from '../../src/design/metrics.ts';
import { searchPath } from '../../src/design/search.ts';
import { readTheme, type Theme } from '../../src/design/theme.ts';
import type { ChartRequest } from '../../src/charts/chart.ts';
import type { FactView, FigureView, NumberPart, PairView } from '../../src/view/view.ts';

export interface FactSketch extends Partial<Omit<FactView, 'parts'>> {
  value: number | null;
  prefix?: string;
  qualifier?: string;
}

/** A fact as the view gives it; `text` and `full` follow from the pieces. */
export function makeFact(
  id: string,
  { value, unit = '%', prefix = '', qualifier = '', ...rest }: FactSketch,
): FactView {
  const piece = (role: NumberPart['role'], text: string): NumberPart[] => (text ? [{ role, text }] : []);
  const number =
    value === null
      ? []
      : [...piece('number', String(value)), ...piece('unit', unit), ...piece('qualifier', qualifier)];
  const parts = [...piece('prefix', prefix), ...number];
  const join = (pieces: NumberPart[]): string => pieces.map(({ text }) => text).join('');
  return {
    id,
    at: `facts.${id}`,
    kind: 'growth',
    status: 'actual',
    label: rest.label ?? rest.short ?? id,
    short: rest.label ?? id,
    value,
    unit,
    parts,
    text: join(number),
    full: join(parts),
    rank: '',
    ...rest,
  };
}

type FigureSketch = Partial<Omit<FigureView, 'pairs'>> &
  Pick<FigureView, 'kind'> & { pairs?: Omit<PairView, 'at'>[] };

export const makeFigure = ({ pairs = [], ...sketch }: FigureSketch): FigureView => ({
  id: 'figure',
  language: 'zh-Hans',
  at: 'figure',
  title: '',
  facts: [],
  pairs: pairs.map((pair, index) => ({ ...pair, at: `figure.pairs.${index}` })),
  pairNames: { last: '去年', target: '今年目标' },
  note: [],
  alt: '图',
  ...sketch,
});

const characters =
  Array.from({ length: 95 }, (_c, index) => String.fromCharCode(32 + index)).join('') +
  '一二三四五六七八九十百千万亿元户个处件年月日左右以上余多突破超过近约预计目标实际去今增长下降率比例指标名称很长的需要换行才放得下位列第居省全国首稳' +
  '粮食产量工业投资消费零售总额生产地区固定资社会品规模服务营收新登记企网络商贸空气优良天数水质达集中式饮用源危废处置信访办结销号问题整改平方米公里−–—～，。、（）《》“”';

export interface Kit {
  theme: Theme;
  metrics: TextMetrics;
  faces: SubsetFace[];
}

export async function readKit(themeName = 'green'): Promise<Kit> {
  const search = searchPath();
  const faces = await subsetFaces(await readFaces(search), characters);
  return { theme: await readTheme(themeName, search), metrics: textMetrics(faces), faces };
}

/** Where charts stand: a wide and a narrow panel of a page, and a card of 1080 px. */
export const places = {
  page: { width: 128, size: 9 },
  narrow: { width: 62, size: 9 },
  card: { width: 243.4, size: 21 },
} satisfies Record<string, Partial<ChartRequest>>;

const amounts = (ids: string, values: number[]) =>
  [...ids].map((id, index) =>
    makeFact(id, {
      value: values[index]!,
      unit: '亿元',
      kind: 'money',
      label: `工业${'一二三四五六七八'[index]}`,
    }),
  );

/** A flow draws itself: it is not among the kinds that are laid out beside axes. */
export const flow = makeFigure({
  kind: 'flow',
  facts: amounts('甲乙丙', [50, 30, 20]),
  others: amounts('丁戊己庚辛', [40, 30, 15, 10, 5]),
  whole: makeFact('总', { value: 100, unit: '亿元', kind: 'money', label: '合计' }),
});

export const figures = {
  bars: makeFigure({
    id: 'growth-bars',
    kind: 'bars',
    alt: '三项增速',
    facts: [
      makeFact('firms', { short: '新登记企业数量增长', value: 12.1 }),
      makeFact('online', { short: '网络零售额增长', value: 25, prefix: '约', status: 'estimate' }),
      makeFact('service', { short: '商贸服务业营收增长', value: 41, rank: '居全省第一位' }),
    ],
  }),
  shares: makeFigure({
    id: 'quality-shares',
    kind: 'shares',
    alt: '五项比例',
    facts: [
      makeFact('air', { kind: 'share', short: '空气质量优良天数比例', value: 96.7 }),
      makeFact('water', { kind: 'share', short: '集中式饮用水源地水质达标率', value: 100 }),
      makeFact('waste', { kind: 'share', short: '危废处置率', value: 100 }),
      makeFact('petition', { kind: 'share', short: '信访办结率', value: 96.8 }),
      makeFact('mended', { kind: 'share', short: '问题整改销号率', value: 93.4, qualifier: '以上' }),
    ],
  }),
  dumbbell: makeFigure({
    id: 'targets',
    kind: 'dumbbell',
    alt: '四项目标',
    pairNames: { last: '2023年', target: '2024年目标' },
    pairs: [
      {
        label: '地区生产总值',
        target: makeFact('gdp-t', { value: 6, qualifier: '左右' }),
        last: makeFact('gdp', { value: 6, qualifier: '左右', prefix: '预计', status: 'estimate' }),
      },
      {
        label: '规模以上工业增加值',
        target: makeFact('ind-t', { value: 6 }),
        last: makeFact('ind', { value: 8 }),
      },
      {
        label: '固定资产投资',
        target: makeFact('inv-t', { value: 5 }),
        last: makeFact('inv', { value: 6, qualifier: '以上' }),
      },
      {
        label: '社会消费品零售总额',
        target: makeFact('ret-t', { value: 7 }),
        last: makeFact('ret', { value: 5 }),
      },
    ],
  }),
  comparison: makeFigure({
    id: 'compare',
    kind: 'comparison',
    alt: '三项对比',
    facts: [
      makeFact('new', { kind: 'new', short: '新登记企业', value: 45, unit: '户' }),
      makeFact('large', { kind: 'new', short: '产值超十亿元企业', value: 9, unit: '户' }),
      makeFact('high', { kind: 'new', short: '规模以上企业', value: 70, unit: '户', prefix: '突破' }),
    ],
  }),
  pairs: makeFigure({
    id: 'pairs',
    kind: 'comparison',
    alt: '两项对比',
    pairNames: { last: '2023年', target: '2024年目标' },
  }),
};
figures.pairs.pairs = figures.dumbbell.pairs.slice(0, 2);
