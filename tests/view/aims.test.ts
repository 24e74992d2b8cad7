/** Targets without last year's outcome: paired where the report tells it elsewhere, else left as they are. */
import { expect, test } from 'vitest';
import { madeView } from '../support/made-view.ts';

const facts = {
  visits: { label: 'Visits', value: 198, kind: 'count' },
  'visits-goal': { label: 'Visits', value: 205, kind: 'count', status: 'target' },
  debt: { label: 'Debt', value: 59, unit: '%', kind: 'share' },
  'debt-goal': { label: 'Debt', value: 57, unit: '%', kind: 'share', status: 'target' },
  cover: { label: 'Cover', value: 81, unit: '%', kind: 'share' },
  'cover-goal': { label: 'Cover', value: 88, unit: '%', kind: 'share', status: 'target' },
  'stay-last': { label: 'Stay last year', value: 7, unit: 'days', kind: 'duration' },
  'stay-goal': { label: 'Stay', value: 6, unit: 'days', kind: 'duration', status: 'target' },
  rise: { label: 'Income', value: 4, unit: '%', kind: 'growth' },
  'rise-goal': { label: 'Income', value: 9, unit: '%', kind: 'share', status: 'target' },
};

/** Pairs as "target/last", and the targets that stand alone. */
function targetsOf(targets: object, queries: object[] = []): [pairs: string[], alone: string[]] {
  const plan = { title: 'Plan', targets: { title: 'Targets', ...targets }, tasks: [] };
  const view = madeView(facts, ['{visits}, {debt}, {cover}'], { more: { queries, plan } });
  const { figure, facts: alone } = view.plan!.targets!;
  return [figure.pairs.map(({ target, last }) => `${target.id}/${last.id}`), alone.map(({ id }) => id)];
}

test('a target is drawn beside what the report says of the same', () =>
  expect(targetsOf({ facts: ['visits-goal', 'debt-goal'] })).toEqual([
    ['visits-goal/visits', 'debt-goal/debt'],
    [],
  ]));

test('not beside an earlier year or a number of another nature', () =>
  expect(targetsOf({ facts: ['stay-goal', 'rise-goal'] })).toEqual([[], ['stay-goal', 'rise-goal']]));

test('pairs of one measure that the report names are joined by that measure alone', () => {
  const named = [
    { target: 'debt-goal', last: 'debt' },
    { target: 'cover-goal', last: 'cover' },
  ];
  expect(targetsOf({ pairs: named, facts: ['visits-goal'] })).toEqual([
    ['debt-goal/debt', 'cover-goal/cover'],
    ['visits-goal'],
  ]);
  expect(targetsOf({ pairs: named.slice(0, 1), facts: ['cover-goal', 'visits-goal'] })[0]).toEqual([
    'debt-goal/debt',
    'cover-goal/cover',
    'visits-goal/visits',
  ]);
});

test('a number under an open query stands alone', () => {
  const query = {
    id: 'q',
    at: 'facts.visits.value',
    source: '198',
    printed: '198',
    why: 'x',
    confidence: 'B',
    status: 'open',
  };
  expect(targetsOf({ facts: ['visits-goal'] }, [query])).toEqual([[], ['visits-goal']]);
});
