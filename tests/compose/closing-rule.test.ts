/** A short page ends one line below what is printed, its source above the closing rule. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyAboveEnd } from '../../src/compose/closing-rule.ts';
import { openTypeSheet, type TypeSheet } from '../support/type-sheet.ts';

let type: TypeSheet;
beforeAll(async () => {
  type = await openTypeSheet('字');
});
afterAll(() => type?.close());

/** A block of 400 px from the top of the sheet, type in its first line, and the foot at 400 px; lines of 20 px. */
async function emptyOf({ early = true, ground = '', drawn = '' } = {}): Promise<number> {
  await type.show(
    `<main class="sheet" data-page="1" style="position:relative;width:150mm;height:200mm"><section class="block" data-block="b" style="position:absolute;left:0;top:0;width:160px;height:380px;background:${ground || 'none'}"><p>字</p>${drawn}</section><footer class="block foot${early ? ' early' : ''}" data-block="foot" style="position:absolute;left:0;top:400px;height:40px">字</footer></main>`,
    "body{line-height:20px}p{margin:0;font:16px/20px 'Tuban Serif'}",
  );
  return emptyAboveEnd(type.sheet);
}

test('rises by what is left empty below the last line, but for a line of air', async () =>
  expect(await emptyOf()).toBe(18));
test('stays below a ground of its own, and below a drawing', async () => {
  expect(await emptyOf({ ground: '#123456' })).toBe(0);
  const drawn = '<svg style="position:absolute;top:100px;height:140px;width:50px"></svg>';
  expect(await emptyOf({ drawn })).toBe(7);
});
test('stays at the foot of a full page', async () => expect(await emptyOf({ early: false })).toBe(0));
