/** Figures that are hard to draw: many, long, large, tiny, falling, English. */
import type { FigureView } from '../../src/view/view.ts';
import { figures, makeFact, makeFigure } from './fixtures.ts';

const long = '很长的指标名称需要换行才放得下，居全省第一位的规模以上工业企业营收增长比例';
const english = 'Passengers carried by the regional bus network in the year';
const rows = (kind: FigureView['kind'], values: number[], sketch: object = {}): FigureView =>
  makeFigure({
    kind,
    facts: values.map((value, index) =>
      makeFact(`f-${index}`, { short: `指标名称${index + 1}`, value, ...sketch }),
    ),
  });
const pairs = (values: [number, number][], sketch: object = {}, label = '指标名称'): FigureView =>
  makeFigure({
    kind: 'dumbbell',
    pairs: values.map(([last, target], index) => ({
      label: `${label}${index + 1}`,
      last: makeFact(`l-${index}`, { value: last, ...sketch }),
      target: makeFact(`t-${index}`, { value: target, ...sketch }),
    })),
  });

export const hard: Record<string, FigureView> = {
  ...figures,
  'one bar': rows('bars', [5]),
  'twelve bars': rows('bars', [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]),
  'bars of zero': rows('bars', [0, 0]),
  'zero among bars': rows('bars', [0, 3]),
  'tiny and huge': rows('bars', [0.01, 1234567], { unit: '万元' }),
  'falling bars': rows('bars', [-9.6, 4, -0.5], { qualifier: '左右' }),
  'all falling': rows('bars', [-9.6, -4]),
  'long labels': rows('bars', [5, 3.5], {
    short: long,
    prefix: '突破',
    unit: '万平方米',
    qualifier: '以上',
    rank: '居全省第一位',
  }),
  'English labels': rows('bars', [512, 98], { short: english, unit: ' km', prefix: 'over ' }),
  'no number': makeFigure({
    kind: 'bars',
    facts: [
      makeFact('a', { value: null, text: '全省第一', full: '全省第一', short: '名称' }),
      makeFact('b', { value: 4, short: '指标' }),
    ],
  }),
  'estimated bars': rows('bars', [100, 50, -20], { status: 'estimate' }),
  'estimated shares': rows('shares', [100, 50], { status: 'estimate' }),
  'one share': rows('shares', [96.7]),
  'shares of zero': rows('shares', [0, 0.1, 100]),
  'long shares': rows('shares', [93.4, 12], { short: long, qualifier: '以上' }),
  'English shares': rows('shares', [93.4, 12], { short: english }),
  'one pair': pairs([[5, 7]]),
  'equal pairs': pairs([
    [6, 6],
    [0, 0],
  ]),
  'pairs near zero': pairs(
    [
      [0, 0.1],
      [8, 7.9],
    ],
    { qualifier: '左右', prefix: '预计' },
  ),
  'falling pairs': pairs([
    [-3, 2],
    [4, -1],
  ]),
  'large pairs': pairs(
    [
      [1200000, 1500000],
      [900000, 20],
    ],
    { unit: '万平方米' },
  ),
  'long pairs': pairs(
    [
      [5, 7],
      [6, 6],
    ],
    { qualifier: '左右' },
    long,
  ),
  'English pairs': pairs(
    [
      [50, 70],
      [61, 60],
    ],
    { unit: '%' },
    english,
  ),
  'nine pairs': pairs([
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 6],
    [6, 7],
    [7, 8],
    [8, 9],
    [9, 1],
  ]),
  'two columns': rows('comparison', [30, 600], { unit: '亿元', prefix: '超过' }),
  'long columns': rows('comparison', [30, 20, 10], { short: long }),
  'falling columns': rows('comparison', [3, -2]),
  'English columns': rows('comparison', [3, 2, 1], { short: 'Passengers carried' }),
  'columns of zero': rows('comparison', [0, 0]),
};
