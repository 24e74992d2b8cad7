/** Deaths are news, however many; of those that follow from births beside them nobody is told. */
import { expect, test } from 'vitest';
import { isGrave } from '../../src/view/gravity.ts';
import { madeView } from '../support/made-view.ts';

const people = { unit: 'people', kind: 'count' };

test.each([
  [
    'of a flood, more than a thousand',
    ['Deaths in the flood', 1204, people],
    ['Homes lost', 310, people],
    true,
  ],
  ['few beside many births', ['Deaths of mothers', 12, people], ['Births', 4120, people], true],
  ['of a population beside its births', ['Deaths', 912, people], ['Births', 1040, people], false],
] as const)('%s', (_name, dead, other, isNews) => {
  const view = madeView({ dead: [...dead], other: [...other] }, [
    '{dead.label}: {dead}. {other.label}: {other}.',
  ]);
  const [fact] = view.review.sections[0]!.facts;
  expect(isGrave(fact!, view)).toBe(isNews);
});
