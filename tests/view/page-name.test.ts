import { expect, test } from 'vitest';
import { barePageName, pageName } from '../../src/view/page-name.ts';

test.each([
  ['03', 1, '04'],
  ['09', 1, '10'],
  ['99', 1, '100'],
  ['第03版', 1, '第04版'],
  ['第03版', 2, '第05版'],
  ['A6', 1, 'A7'],
  ['A09', 1, 'A10'],
  ['T2-08版', 1, 'T2-09版'],
  ['6-7', 1, '8-9'],
  ['A02、A03', 1, 'A04、A05'],
  ['三版', 1, '四版'],
  ['第十版', 1, '第十一版'],
  ['第十九版', 1, '第二十版'],
  ['头版', 1, '2'],
  ['', 2, '3'],
  ['第03版', 0, '第03版'],
])('%s and %d on is %s', (first, index, name) => {
  expect(pageName(first, index)).toBe(name);
});

test.each([
  ['第04版', '04'],
  ['A7', 'A7'],
  ['四版', '四'],
])('%s in a sentence is %s', (name, bare) => {
  expect(barePageName(name)).toBe(bare);
});
