/** What is done to a set page before it is printed: texts let down onto the grid, hyphens that are not seen taken out. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropHyphens } from '../../src/compose/hyphens.ts';
import { snapTexts } from '../../src/compose/snap.ts';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import type { PageFormat } from '../../src/design/format.ts';
import { searchPath } from '../../src/design/search.ts';
import type { HtmlDocument } from '../../src/html/document.ts';
import { hyphenatorFor, softHyphen } from '../../src/html/hyphenate.ts';
import { mmToPx } from '../../src/lib/units.ts';
import { startBrowser, type OwnedBrowser } from '../../src/render/browser.ts';
import { openSheet, type Sheet } from '../../src/render/sheet.ts';

const words = 'neighbourhood maintenance programmes understand opportunities for apprenticeship and accommodation considerably';
let browser: OwnedBrowser;
let sheet: Sheet;

beforeAll(async () => {
  browser = await startBrowser();
  const faces = (await readFaces(searchPath())).filter(({ family, weight }) => family === 'Tuban Serif' && weight === 400);
  sheet = await openSheet(browser, await subsetFaces(faces, `${words}-坚持稳中求进工作总基调`));
});
afterAll(() => browser?.close());

const show = async (body: string): Promise<HtmlDocument> => {
  const document: HtmlDocument = {
    language: 'en', title: 'test', bodyClass: '', body, size: { width: 200, height: 200, unit: 'mm' },
    css: "*{margin:0;padding:0}body{font:12px/16px 'Tuban Serif'}.sheet{position:absolute;left:0;top:0;width:200mm;height:200mm}.block{position:absolute;width:200px;height:160px}",
  };
  await sheet.show(document);
  return document;
};

describe('hyphens', () => {
  const lines = () => sheet.page.evaluate(() => {
    const range = document.createRange();
    const text = document.querySelector('p')!;
    range.selectNodeContents(text);
    return range.getClientRects().length;
  });
  test('stay where a word is divided, and nowhere else; no line changes', async () => {
    const page = await show(`<main class="sheet"><section class="block" style="width:118px"><p>${hyphenatorFor('en-GB')(words)}</p></section></main>`);
    const before = await lines();
    const all = page.body.split(softHyphen).length - 1;
    const { body } = await dropHyphens(sheet, page);
    const seen = body.split(softHyphen).length - 1;
    expect(all).toBeGreaterThan(8);
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThan(before);
    expect(await lines()).toBe(before);
    expect(body.replaceAll(softHyphen, '')).toContain(words);
  });
  test('a page without any is left as it is', async () => {
    const page = await show('<main class="sheet"><section class="block"><p>plain</p></section></main>');
    expect(await dropHyphens(sheet, page)).toBe(page);
  });
});

describe('the baseline grid', () => {
  /** Type area from 10 mm down. */
  const format = { margins: [10, 10, 10, 10], bleed: 0 } as unknown as PageFormat;
  const snap = async (top: number, style = '', height = 160) => {
    const page = await show(`<main class="sheet"><section class="block" style="top:${mmToPx(10)}px;height:${height}px"><p data-snap style="margin-top:${top}px;${style}">坚持稳中求进</p></section></main>`);
    const { body } = await snapTexts(sheet, page, format);
    const y = await sheet.page.evaluate(() => document.querySelector('p')!.getBoundingClientRect().top);
    return { lines: (y - mmToPx(10)) / 16, moved: body !== page.body };
  };
  test('text that stands between two lines is let down onto the next', async () => {
    const { lines, moved } = await snap(20);
    expect(lines).toBeCloseTo(2, 2);
    expect(moved).toBe(true);
  });
  test('or raised where there is no room below', async () => {
    expect((await snap(20, '', 36)).lines).toBeCloseTo(1, 2);
  });
  test('text on the grid stays, and so does text whose leading is not the body’s', async () => {
    expect(await snap(32)).toMatchObject({ moved: false });
    expect(await snap(20, 'line-height:22px')).toMatchObject({ moved: false });
  });
});
