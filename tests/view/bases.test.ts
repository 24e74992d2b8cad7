/** What a change is measured from: one that is not from last year is drawn beside no number of last year. */
import { expect, test } from 'vitest';
import { hasGrowthBars } from '../../src/cards/plan/growth.ts';
import { sceneOf } from '../../src/view/relations/find.ts';
import { needsFallMark } from '../../src/view/number.ts';
import { growthAfter } from '../../src/view/relations/series.ts';
import { madeView } from '../support/made-view.ts';

const viewOf = (language: string, item: string, label: string) =>
  madeView(
    {
      loss: ['Loss', 23.6],
      part: ['Part', 11.8],
      change: { label, value: 37, unit: '%', kind: 'decrease' },
    },
    [item],
    { language },
  );

test.each([
  ['zh-Hans', '损失{loss}，比近五年均值低{change}，其中{part}。', '损失降幅', true],
  ['zh-Hans', '损失{loss}，偏少{change}，其中{part}。', '比多年平均值偏少', true],
  ['zh-Hans', '损失{loss}，低于全市平均水平{change}，其中{part}。', '低于全市平均水平', true],
  ['zh-Hans', '损失{loss}，比上年下降{change}，其中{part}。', '损失下降', false],
  ['en', 'Losses were {loss}, down {change} since 2018, of which {part}.', 'Losses: fall', true],
  ['en', 'Losses were {loss}, {change} lower than planned, of which {part}.', 'Losses: fall', true],
  ['en', 'Losses were {loss}, down {change}, of which {part}.', 'Losses: fall', false],
  ['en', 'Losses were {loss}, {change} lower than a year before, of which {part}.', 'Losses: fall', false],
  ['es', 'Las pérdidas {loss}, {change} menos respecto al año anterior, de ellas {part}.', 'Caída', false],
])('%s: %s', (language, item, label, isOther) => {
  const view = viewOf(language, item, label);
  const change = view.facts.find(({ id }) => id === 'change')!;
  expect(change.otherBase ?? false).toBe(isOther);
  expect(hasGrowthBars(change)).toBe(!isOther);
  const { items, facts } = view.review.sections[0]!;
  const loss = facts.find(({ id }) => id === 'loss')!;
  const after = growthAfter(sceneOf(items, facts, new Set()), loss);
  expect(after.map(({ id }) => id)).toEqual(isOther ? [] : ['change']);
});

test('only what is a difference by its own label has no mark of a fall', () => {
  const marked = (language: string, item: string, label: string) =>
    needsFallMark(viewOf(language, item, label).facts.find(({ id }) => id === 'change')!);
  expect(marked('zh-Hans', '损失{loss}，低于全市平均水平{change}，{part}。', '低于全市平均水平')).toBe(false);
  expect(marked('en', 'Losses were {loss}, down {change} since 2018, {part}.', 'Fall in losses')).toBe(true);
  expect(marked('en', 'Losses {loss}, {change} since 2018, {part}.', 'Fall in losses since 2018')).toBe(true);
});
