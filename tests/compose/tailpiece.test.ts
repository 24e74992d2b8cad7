/** Ornaments that close what no arrangement has filled, in the browser. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPageCss } from '../../src/compose/document.ts';
import { closeHoles } from '../../src/compose/tailpiece.ts';
import type { PageFormat } from '../../src/design/format.ts';
import { searchPath } from '../../src/design/search.ts';
import { readTemplates, type Templates } from '../../src/html/templates.ts';
import { mmToPx } from '../../src/lib/units.ts';
import type { Sheet } from '../../src/render/sheet.ts';
import { openTypeSheet, type TypeSheet } from '../support/type-sheet.ts';

/** 100 mm square with margins of 10 mm. */
const format = {
  trim: [100, 100],
  margins: [10, 10, 10, 10],
  bleed: 0,
  gutter: 4,
  baseline: 12,
} as unknown as PageFormat;
let type: TypeSheet;
let sheet: Sheet;
let templates: Templates;
let css: string;

beforeAll(async () => {
  type = await openTypeSheet('字');
  ({ sheet } = type);
  [templates, css] = await Promise.all([readTemplates(searchPath()), readPageCss(searchPath())]);
});
afterAll(() => type?.close());

/** A page with one block over its type area; `inside` is laid in it. */
const show = (inside: string) =>
  type.show(
    `<main class="sheet" style="width:100mm;height:100mm"><section class="block panel" data-block="b" style="left:10mm;top:10mm;width:80mm;height:80mm;--placed:0">${inside}</section></main>`,
    `${css}\n:root{--body:12px;--line:16px;--font-text:'Tuban Serif'}`,
  );
/** Something printed at a height of the block, mm. */
const solid = (top: number, height: number): string =>
  `<div class="photo-frame" style="position:absolute;left:0;width:100%;top:${top}mm;height:${height}mm"></div>`;
const close = async (inside: string, bearable = 0.02) =>
  closeHoles(sheet, await show(inside), { format, templates, bearable });
/** Middles of the ornaments and their widths, mm from the sheet's corner. */
const ornaments = () =>
  sheet.page.evaluate(
    (px) =>
      [...document.querySelectorAll('.tailpiece')].map((one) => {
        const { left, right, top, bottom, width } = one.getBoundingClientRect();
        return [left + right, top + bottom, 2 * width].map((twice) => Math.round(twice / 2 / px));
      }),
    mmToPx(1),
  );

test('a full page stays as it is', async () => {
  const { document, tailpieces } = await close(solid(0, 80));
  expect(tailpieces).toBe(0);
  expect(document.body).not.toContain('tailpiece');
});

test('an empty place is parted in its middle, and what is left of it is told', async () => {
  const { document, hole, tailpieces } = await close(solid(0, 60) + solid(70, 10), 0.09);
  expect(tailpieces).toBe(1);
  // From 70 to 80 mm of the sheet: half as wide as the place.
  const [[x, y, width]] = (await ornaments()) as [number[]];
  expect([y, width]).toEqual([75, 40]);
  expect(Math.abs(x! - 50)).toBeLessThan(3);
  expect(hole.share).toBeGreaterThan(0.03);
  expect(hole.share).toBeLessThan(0.07);
  expect(document.body).toContain('class="tailpiece" aria-hidden="true"');
  // The document that is told is the one on the sheet.
  await sheet.show(document);
  expect(await ornaments()).toHaveLength(1);
});

test('a page bears one', async () => {
  const { hole, tailpieces } = await close('');
  expect(tailpieces).toBe(1);
  expect(hole.share).toBeGreaterThan(0.1);
});

test('a single item in the middle is lifted by whole lines, and the ornament stands below it', async () => {
  const list = `<div style="position:absolute;left:0;width:100%;top:20mm"><ul class="items"><li class="item">${'字'.repeat(22)}</li></ul></div>`;
  const { tailpieces } = await close(solid(0, 2) + list + solid(42, 38), 0.2);
  expect(tailpieces).toBe(1);
  const item = await sheet.page.evaluate(() => {
    const one = document.querySelector('li')!.getBoundingClientRect();
    return { bottom: one.bottom, moved: document.querySelector<HTMLElement>('.items')!.style.top };
  });
  const moved = Number.parseFloat(item.moved);
  expect(-moved % 16).toBe(0);
  expect(moved).toBeLessThan(0);
  const [[, y]] = (await ornaments()) as [number[]];
  expect(mmToPx(y!)).toBeGreaterThan(item.bottom);
});

test('between a label and its number none stands', async () => {
  const entry =
    '<div class="ledger"><div class="entry" style="height:40mm"><p class="entry-label">字</p><p class="tile-number entry-number">字</p></div></div>';
  const { hole, tailpieces } = await close(entry + solid(42, 38), 0.2);
  expect(hole).toMatchObject({ inEntry: true });
  expect(tailpieces).toBe(0);
  expect(await ornaments()).toEqual([]);
});
