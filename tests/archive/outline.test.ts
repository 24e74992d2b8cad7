import { expect, test } from 'vitest';
import { isSaidTwice } from '../../src/archive/outline.ts';

test.each([
  ['20242024年年工作回顾工作回顾', '2024年工作回顾', true],
  ['目录目录', '目录', true],
  ['The yearThe year ahead ahead', 'The year ahead', true],
  ['目录', '目录', false],
  ['20242025年年', '2024年', false],
  ['', '', false],
])('%j is %j with each stretch twice: %s', (text, title, expected) => {
  expect(isSaidTwice(text, title)).toBe(expected);
});
