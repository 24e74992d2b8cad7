/** Words of tasks that grow in cells they leave empty, in the browser. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPageCss } from '../../src/compose/document.ts';
import { growTasks } from '../../src/compose/grow-tasks.ts';
import { searchPath } from '../../src/design/search.ts';
import type { Sheet } from '../../src/render/sheet.ts';
import { openTypeSheet, type TypeSheet } from '../support/type-sheet.ts';

let type: TypeSheet;
let sheet: Sheet;
let css: string;

beforeAll(async () => {
  type = await openTypeSheet('字词目');
  ({ sheet } = type);
  css = `${await readPageCss(searchPath())}\n:root{--body:12px;--line:16px;--panel:18px;--font-text:'Tuban Serif';--font-heading:'Tuban Serif';--font-display:'Tuban Serif'}`;
});
afterAll(() => type?.close());

interface Cell {
  lines: number;
  width?: number;
  items: number;
  across?: number;
  length?: number;
}
const cell = ({ lines, width = 300, items, across = 2, length = 5 }: Cell, index: number): string =>
  `<section class="block task stack" data-block="t${index}" style="left:0;top:${index * 300}px;width:${width}px;height:${lines * 16}px"><header class="task-head"><h3 class="task-title">字目</h3></header>` +
  `<div class="task-words"><ul class="task-items" style="--task-across:${across};--task-above:1;">${`<li class="task-item">${'字'.repeat(length)}</li>`.repeat(items)}</ul></div></section>`;
const show = (cells: Cell[]) =>
  type.show(`<main class="sheet" style="width:200mm;height:200mm">${cells.map(cell).join('')}</main>`, css);
/** Size of each cell's words, px, columns of its measures, and by how much they stand out of it. */
const seen = () =>
  sheet.page.evaluate(() =>
    [...document.querySelectorAll('.task')].map((task) => {
      const items = [...task.querySelectorAll('.task-item')];
      return {
        size: Math.round(window.gauge.sizeOf(items[0]!) * 100) / 100,
        across: new Set(items.map((item) => Math.round(item.getBoundingClientRect().left))).size,
        out: window.gauge.beyond(items, task.getBoundingClientRect()) > window.gauge.slack,
        wrapped: items.some((item) => item.getBoundingClientRect().height > 30),
      };
    }),
  );

test('words of all tasks grow alike, as far as the fullest cell holds', async () => {
  const page = await growTasks(
    sheet,
    await show([
      { lines: 8, items: 2 },
      { lines: 5, items: 4 },
    ]),
  );
  const [first, second] = await seen();
  expect(first!.size).toBeGreaterThan(12.5);
  expect(second!.size).toBe(first!.size);
  expect([first!.out, second!.out, first!.wrapped, second!.wrapped]).toEqual([false, false, false, false]);
  expect(page.body).toContain('grown');
});

test('they stay smaller than the title', async () => {
  await growTasks(sheet, await show([{ lines: 20, items: 2, length: 2 }]));
  expect((await seen())[0]!.size).toBeLessThan(18 * 0.9);
  expect((await seen())[0]!.size).toBeGreaterThan(15);
});

test('measures stand in fewer columns rather than break', async () => {
  await growTasks(sheet, await show([{ lines: 10, width: 200, items: 4, length: 6 }]));
  const [only] = await seen();
  expect(only).toMatchObject({ across: 1, wrapped: false, out: false });
  expect(only!.size).toBeGreaterThan(15);
});

test('where even their usual size stands out nothing is changed', async () => {
  const page = await show([{ lines: 3, items: 6, across: 1 }]);
  expect(await growTasks(sheet, page)).toBe(page);
  expect(
    await sheet.page.evaluate(
      () =>
        document.querySelector('.task')!.outerHTML.includes('grown') ||
        document.querySelector('[data-across]') !== null,
    ),
  ).toBe(false);
  expect((await seen())[0]).toMatchObject({ size: 12, across: 1 });
});
