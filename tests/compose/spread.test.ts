/** Lists that end far above the foot of their blocks, in the browser. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spreadLists } from '../../src/compose/spread.ts';
import type { Sheet } from '../../src/render/sheet.ts';
import { openTypeSheet, type TypeSheet } from '../support/type-sheet.ts';

const words = '坚持稳中求进工作总基调';
const line = 16;
let type: TypeSheet;
let sheet: Sheet;

beforeAll(async () => {
  type = await openTypeSheet(words);
  ({ sheet } = type);
});
afterAll(() => type?.close());

/** Lines before each item after the first, of a list in a block of so many lines. */
async function gaps(items: number, lines: number, style = ''): Promise<number[]> {
  const list = Array.from({ length: items }, () => `<li class="item">${words}</li>`).join('');
  await spreadLists(
    sheet,
    await type.show(
      `<section class="block panel" style="width:300px;height:${lines * line}px;line-height:${line}px"><ul class="items" style="margin:0;padding:0;${style}">${list}</ul></section>`,
    ),
    { trim: [210, 297], margins: [20, 15, 20, 15] },
  );
  return sheet.page.evaluate((height) => {
    const boxes = [...document.querySelectorAll('li')].map((item) => item.getBoundingClientRect());
    return boxes
      .slice(1)
      .map(({ top }, index) => Math.round(((top - boxes[index]!.bottom) / height) * 100) / 100);
  }, line);
}

test('what is left is shared by the gaps and the foot, in whole lines', async () => {
  expect(await gaps(3, 9)).toEqual([2, 2]);
  expect(await gaps(4, 8)).toEqual([1, 1, 1]);
});
test('a line or two stay at the foot', async () => expect(await gaps(3, 5)).toEqual([0, 0]));
test('no gap gains more than three lines', async () => expect(await gaps(2, 20)).toEqual([3]));
test('a list in columns stays as it is where no hole is seen below one', async () => {
  expect(await gaps(3, 4, 'columns:2;column-gap:0')).toEqual([0, -2]);
});
test('one that ends early has its own gaps widened, and columns break where they did', async () => {
  // Two in the first column, one in the second, which cannot be widened; then two in each.
  expect(await gaps(3, 12, 'columns:2;column-gap:0')).toEqual([3, -5]);
  expect(await gaps(4, 12, 'columns:2;column-gap:0')).toEqual([3, -5, 3]);
});
test('a single item stands in the middle, by whole lines', async () => {
  await gaps(1, 8);
  expect(
    await sheet.page.evaluate(
      () =>
        document.querySelector('li')!.getBoundingClientRect().top -
        document.querySelector('.block')!.getBoundingClientRect().top,
    ),
  ).toBe(3 * line);
});
