/** What is drawn, and what is better left as numbers: means, rates that are all alike, two sums of one sentence. */
import { expect, test } from 'vitest';
import { madeView, type MadeFact } from '../support/made-view.ts';

const drawn = (facts: Record<string, MadeFact>, text: string, language = 'en'): string[] =>
  madeView(facts, [text], { language }).review.sections[0]!.figures.map(
    ({ kind, facts: rows }) => `${kind}: ${rows.map(({ id }) => id).join(' ')}`,
  );
const rate = (label: string, value: number): MadeFact => [label, value, { unit: '%', kind: 'share' }];

test.each([
  ['法官人均结案', 'zh-Hans', '件', 'tiles: a'],
  ['新收案件', 'zh-Hans', '件', 'field: a'],
  ['Cases closed a judge', 'en', 'cases', 'tiles: a'],
  ['Average class size', 'en', 'pupils', 'tiles: a'],
  ['New pupils', 'en', 'pupils', 'field: a'],
])('an average is of nobody: %s', (label, language, unit, expected) => {
  expect(drawn({ a: [label, 316, { unit, kind: 'count' }] }, 'There were {a}.', language)).toEqual([
    expected,
  ]);
});

test('rates that are all alike are numbers, those that differ are bars', () => {
  const of = (last: number) =>
    drawn(
      {
        a: rate('Food share, town', 29.8),
        b: rate('Food share, all', 28.8),
        c: rate('Food share, land', last),
      },
      'Food took {a} in town, {b} of all and {c} on the land.',
    );
  expect(of(32.4)).toEqual(['tiles: a b c']);
  expect(of(52.4)).toEqual(['ruled: c a b']);
});

test.each<[string, Record<string, MadeFact>, string, string[]]>([
  [
    'what is owed and what is kept',
    {
      a: ['Borrowing', 542, { kind: 'money', sign: '£' }],
      b: ['Reserves', 58, { kind: 'money', sign: '£' }],
    },
    'The council owes {a}, and keeps {b}.',
    ['ruled: a b'],
  ],
  [
    'no part of the other',
    { a: ['Borrowing', 542, { kind: 'money', sign: '£' }], b: ['Bonds', 58, { kind: 'money', sign: '£' }] },
    'The council owes {a}, of which {b} in bonds.',
    ['divided: b'],
  ],
  [
    'not in sentences of their own',
    {
      a: ['Borrowing', 542, { kind: 'money', sign: '£' }],
      b: ['Reserves', 58, { kind: 'money', sign: '£' }],
    },
    'The council owes {a}. It keeps {b}.',
    ['tiles: a b'],
  ],
])('two sums of one sentence: %s', (_name, facts, text, expected) => {
  expect(drawn(facts, text)).toEqual(expected);
});

test('levels are those of one name: what is spent is none of the incomes', () => {
  const of = (label: string, value: number): MadeFact => [label, value, { unit: '元', kind: 'money' }];
  const facts = {
    a: of('全国居民人均可支配收入', 39218),
    b: of('城镇居民人均可支配收入', 51821),
    c: of('农村居民人均可支配收入', 21691),
    d: of('全国居民人均消费支出', 26796),
  };
  const text = '全国居民人均可支配收入{a}，城镇居民{b}，农村居民{c}，全国居民人均消费支出{d}。';
  expect(drawn(facts, text, 'zh-Hans')).toEqual(['levels: a b c', 'tiles: d']);
});

test('spending by visitors is not what shares of visitors are of', () => {
  const share = (label: string, value: number): MadeFact => [label, value, { unit: '%', kind: 'share' }];
  const wholeOf = (label: string, unit: string): string | undefined =>
    madeView(
      {
        a: [label, 214, { unit, kind: 'total' }],
        b: share('Visitors by car', 87.5),
        c: share('Visitors by bus', 8.3),
        d: share('Visitors on foot', 4.2),
      },
      ['{a} in all. Of all visitors {b} came by car, {c} by bus and {d} on foot.'],
    ).review.sections[0]!.figures[0]!.whole?.id;
  expect([wholeOf('Spending by visitors', 'million'), wholeOf('Visitors', 'thousand')]).toEqual([
    undefined,
    'a',
  ]);
});
