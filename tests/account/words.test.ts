/** Where a number stands whole in a text: a comma and a space part two numbers, neither alone does. */
import { expect, test } from 'vitest';
import { findWhole, wholeOf } from '../../src/account/words.ts';
import { stretchesIn } from '../../src/account/stretches.ts';

test.each([
  ['days in 2025, 4.1% fewer', '4.1%', true],
  ['days in 2025,4.1% fewer', '4.1%', false],
  ['In 2025, 310 were restored', '2025', true],
  ['a sum of 2025.4 million', '2025', false],
  ['1 240 homes', '240', false],
  ['1\u202f240 homes', '1', false],
  ['a loss of −5', '5', false],
])('%s: is %s a number of it? %s', (text, number, isThere) =>
  expect(findWhole(wholeOf(text), number) >= 0).toBe(isThere),
);

test('a clause that begins with a number is found after a year', () =>
  expect(stretchesIn('In 2025, 4.1% fewer came, and 12 stayed.', '4.1%fewercame,and12stayed.')).toEqual([
    { from: 7, to: 33 },
  ]));
