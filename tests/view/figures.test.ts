import { expect, test } from 'vitest';
import { suggestFigures } from '../../src/view/figures.ts';
import type { FactView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';

const fact = (id: string, given: Partial<FactView>): FactView => ({
  id,
  at: `facts.${id}`,
  label: id,
  short: id,
  value: 1,
  unit: '',
  kind: 'count',
  status: 'actual',
  parts: [],
  text: '',
  full: '',
  rank: '',
  ...given,
});
const share = (id: string, value = 50) => fact(id, { kind: 'share', unit: '%', value });
const growth = (id: string, value: number, status: FactView['status'] = 'actual') =>
  fact(id, { kind: 'growth', unit: '%', value, status });
const suggested = (facts: FactView[]) =>
  suggestFigures(facts).map(({ kind, facts: ids }) => `${kind}: ${ids.join(' ')}`);

test('two shares make a figure of shares, one does not', () => {
  expect(suggested([share('a'), share('b')])).toEqual(['shares: a b']);
  expect(suggested([share('a')])).toEqual(['tiles: a']);
});

test('growth rates are ranked; a target is no outcome to rank', () => {
  expect(suggested([growth('a', 2), growth('b', 7), growth('c', 9, 'target')])).toEqual([
    'tiles: c',
    'bars: b a',
  ]);
});

test('tiles stand before charts; ordinals, ranks and words are never drawn', () => {
  expect(
    suggested([
      share('a'),
      fact('n', {}),
      share('b'),
      fact('o', { kind: 'ordinal' }),
      fact('r', { kind: 'rank', value: null }),
    ]),
  ).toEqual(['tiles: n', 'shares: a b']);
});

test('beyond six bars and nine tiles a figure takes no more', () => {
  expect(suggested(Array.from({ length: 8 }, (_, at) => share(`s${at}`)))[1]).toBe(
    'shares: s0 s1 s2 s3 s4 s5',
  );
  expect(suggested(Array.from({ length: 12 }, (_, at) => fact(`f${at}`, {})))).toEqual([
    'tiles: f0 f1 f2 f3 f4 f5 f6 f7 f8',
  ]);
});

test('shares in other units than per cent are not mixed in', () => {
  expect(suggested([share('a'), share('b'), fact('c', { kind: 'share', unit: '‰' })])).toEqual([
    'tiles: c',
    'shares: a b',
  ]);
});

test('no facts, no figures', () => {
  expect(suggestFigures([])).toEqual([]);
});

test('an editor’s own figures replace the suggested ones; a dumbbell names its years', async () => {
  const county = await viewCase('county');
  expect(county.review.sections.map(({ figures }) => figures.map(({ id, kind }) => `${id} ${kind}`))).toEqual(
    [['economy-figure-1 tiles'], ['ecology-figure-1 shares']],
  );
  expect(county.plan!.targets!.figure.pairNames).toEqual({ last: '2030年', target: '2031年目标' });
  expect(county.plan!.targets!.figure.alt).toBe('地区生产总值增长：2030年：5.5%，2031年目标：6%以上。');
});
