/**
 * What is told of type that stands outside its block or the type area: which, by how much, and how many
 * characters.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSpilled } from '../../src/compose/checks/spill.ts';
import { findPageFaults, verifyPage } from '../../src/compose/checks/verify.ts';
import type { PageFormat } from '../../src/design/format.ts';
import { openTypeSheet, type TypeSheet } from '../support/type-sheet.ts';

const format = {
  name: 'test',
  label: 'Test',
  trim: [150, 100],
  margins: [10, 10, 10, 10],
  bleed: 0,
  gutter: 4,
  type: { minimum: 6 },
} as unknown as PageFormat;
let type: TypeSheet;
beforeAll(async () => {
  type = await openTypeSheet('字');
});
afterAll(() => type?.close());

/** A block of 160 by 40 px with type of 16 px in it. */
async function toldOf(text: string, style = ''): Promise<string[]> {
  await type.show(
    `<main class="sheet" data-page="1" style="position:relative;width:150mm;height:100mm"><section class="block" data-block="b" style="position:absolute;left:38px;top:38px;width:160px;height:40px"><p style="${style}">${text}</p></section></main>`,
    "p{margin:0;font:16px/20px 'Tuban Serif'}",
  );
  return (await verifyPage(type.sheet, format, 'test'))
    .filter(({ code }) => code === 'overset')
    .map(({ message }) => message);
}

test('nothing of type that stays within', async () => expect(await toldOf('字'.repeat(20))).toEqual([]));
test('the lines below its foot, with all their characters', async () =>
  expect(await toldOf('字'.repeat(38))).toEqual([
    `“${'字'.repeat(24)}…” in "b" stands 9.6 mm outside its block, with about 19 characters (字) of the block in all.`,
  ]));
test('the end of a line beyond its edge', async () =>
  expect(await toldOf('字'.repeat(13), 'white-space:nowrap')).toEqual([
    `“${'字'.repeat(13)}” in "b" stands 12.2 mm outside its block, with about 3 characters (字) of the block in all.`,
  ]));

test('two blocks of one name are told apart: by what spills, and by what is told of them', async () => {
  const block = (place: number, length: number) =>
    `<section class="block panel" data-block="b" style="position:absolute;left:${20 + place * 60}mm;top:15mm;width:160px;height:40px;--placed:${place}"><p>${'字'.repeat(length)}</p></section>`;
  const show = (...lengths: number[]) =>
    type.show(
      `<main class="sheet" data-page="1" style="position:relative;width:150mm;height:100mm">${lengths.map((length, place) => block(place, length)).join('')}</main>`,
      "p{margin:0;font:16px/20px 'Tuban Serif'}",
    );
  await show(10, 38);
  expect(await findSpilled(type.sheet)).toEqual([1]);
  expect((await findPageFaults(type.sheet, format)).map(({ place, kind }) => [place, kind])).toEqual([
    [1, 'overset'],
    [1, 'overset'],
  ]);
  await show(38, 38);
  expect(await findSpilled(type.sheet)).toEqual([0, 1]);
  const told = await verifyPage(type.sheet, format, 'test');
  expect(told.filter(({ code }) => code === 'overset')).toHaveLength(2);
});

test('type outside the type area, in a block and in none, above it and beside it', async () => {
  const at = (left: number, top: number, text: string, block = '') =>
    `<section class="block" ${block && `data-block="${block}"`} style="position:absolute;left:${left}mm;top:${top}mm;width:30mm;height:10mm"><p>${text}</p></section>`;
  const told = async (body: string) => {
    await type.show(
      `<main class="sheet" data-page="1" style="position:relative;width:150mm;height:100mm">${body}</main>`,
      "p{margin:0;font:16px/20px 'Tuban Serif'}",
    );
    return (await verifyPage(type.sheet, format, 'test'))
      .filter(({ code }) => code === 'outside-area')
      .map(({ message, page }) => `${page!.block ?? ''}: ${message}`);
  };
  expect(await told(at(10, 10, '字字', 'in') + at(110, 80, '字字'))).toEqual([]);
  expect(await told(at(10, 4, '字', 'high') + at(130, 50, '字字字'))).toEqual([
    'high: “字” stands 5.3 mm outside the type area of Test.',
    ': “字字字” stands 2.2 mm outside the type area of Test.',
  ]);
});
