/**
 * What is done to a set page before it is printed: parted items mended, columns levelled, texts let down
 * onto the grid, hyphens that are not seen taken out.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropHyphens } from '../../src/lines/hyphens.ts';
import { levelColumns } from '../../src/lines/level.ts';
import { mendParted } from '../../src/lines/parted.ts';
import { snapTexts } from '../../src/lines/snap.ts';
import type { PageFormat } from '../../src/design/format.ts';
import { hyphenatorFor, softHyphen } from '../../src/html/hyphenate.ts';
import { mmToPx } from '../../src/lib/units.ts';
import type { Sheet } from '../../src/render/sheet.ts';
import { openTypeSheet, type TypeSheet } from '../support/type-sheet.ts';

const words =
  'responsibilities of representatives for telecommunications and interdepartmental administrations, apprenticeships';
const han = '坚持稳中求进工作总基调完整准确全面贯彻新发展理念';
let type: TypeSheet;
let sheet: Sheet;

beforeAll(async () => {
  type = await openTypeSheet(`${words}-${han}`);
  ({ sheet } = type);
});
afterAll(() => type?.close());

const show = (body: string) =>
  type.show(body, '.sheet{position:absolute;left:0;top:0;width:200mm;height:200mm}.block{height:160px}');

describe('hyphens', () => {
  const lines = () =>
    sheet.page.evaluate(() => {
      const range = document.createRange();
      const text = document.querySelector('p')!;
      range.selectNodeContents(text);
      return range.getClientRects().length;
    });
  test('stay where a word is divided, and nowhere else; no line changes', async () => {
    const page = await show(
      `<main class="sheet"><section class="block" style="width:118px"><p>${hyphenatorFor('en-GB')(words)}</p></section></main>`,
    );
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
    const page = await show(
      `<main class="sheet"><section class="block" style="top:${mmToPx(10)}px;height:${height}px"><p data-snap style="margin-top:${top}px;${style}">坚持稳中求进</p></section></main>`,
    );
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
  describe('of a list after something that is no whole lines high', () => {
    const list = async (room: number, given = '') => {
      await snapTexts(
        sheet,
        await show(
          `<main class="sheet"><section class="block" style="top:${mmToPx(10)}px;height:${room}px"><div style="height:20px"></div><ul data-snap="flow" style="list-style:none;${given}"><li>坚持</li><li>稳中</li></ul></section></main>`,
        ),
        format,
      );
      return sheet.page
        .evaluate(() => [...document.querySelectorAll('li')].map((item) => item.getBoundingClientRect().top))
        .then((tops) => tops.map((top) => (top - mmToPx(10)) / 16));
    };
    test('is kept by pushing all of it down', async () => {
      for (const [index, top] of (await list(160)).entries()) expect(top).toBeCloseTo(2 + index, 2);
    });
    test('but it stays where that would open another column beside its own', async () => {
      const item = '<li>坚持稳中求进</li>';
      await snapTexts(
        sheet,
        await show(
          `<main class="sheet"><section class="block" style="top:${mmToPx(10)}px;height:68px;display:flex;flex-direction:column"><div style="height:20px"></div><ul data-snap="flow" style="list-style:none;flex:1;min-height:0;columns:2;column-gap:10px;column-fill:auto">${item.repeat(6)}</ul></section></main>`,
        ),
        format,
      );
      const { right, edge } = await sheet.page.evaluate(() => ({
        right: Math.max(
          ...[...document.querySelectorAll('li')].map((one) => one.getBoundingClientRect().right),
        ),
        edge: document.querySelector('.block')!.getBoundingClientRect().right,
      }));
      expect(right).toBeLessThanOrEqual(edge + 0.5);
    });
    test('or by letting its items up where its block has no room', async () => {
      expect((await list(54))[0]).toBeCloseTo(1, 2);
    });
    test('and the room above it that it was given before is no room for it', async () => {
      expect((await list(70, 'margin-top:16px'))[0]).toBeCloseTo(2, 2);
    });
  });
});

describe('columns', () => {
  const paragraph = (lines: number) =>
    `<p>${'坚持稳中求进工作总基调完整准确全面'.repeat(9).slice(0, 8 * lines - 3)}</p>`;
  /** Three columns of eight characters. */
  const level = async (paragraphs: number[], height = 160) => {
    const page = await show(
      `<main class="sheet"><section class="block" style="width:308px;height:${height}px"><div data-level style="columns:3;column-gap:10px;orphans:2;widows:2">${paragraphs.map(paragraph).join('')}</div></section></main>`,
    );
    const { body } = await levelColumns(sheet, page, 11);
    const ends = await sheet.page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('[data-level]')!);
      const bottoms: number[] = [];
      for (const { left, bottom } of range.getClientRects())
        bottoms[Math.floor(left / 106)] = Math.max(bottoms[Math.floor(left / 106)] ?? 0, bottom);
      return bottoms;
    });
    return {
      uneven: (Math.max(...ends) - Math.min(...ends)) / 16,
      changed: body !== page.body,
      style: /data-level="" style="([^"]*)"/.exec(body)?.[1],
    };
  };
  test('that end level are left as they are', async () => {
    expect(await level([4, 4, 4], 64)).toMatchObject({ uneven: 0, changed: false });
  });
  test('end level after a paragraph may leave a single line', async () => {
    // Four lines each, if the second paragraph may begin with its first line at the foot of the first column.
    const { uneven, style } = await level([3, 3, 3, 3], 64);
    expect(uneven).toBeLessThanOrEqual(1);
    expect(style).toBeDefined();
  });
  test('end level after a paragraph brings three lines to the last', async () => {
    // Four, four and two would be as high.
    expect(await level([4, 6], 64)).toMatchObject({
      uneven: 1,
      style: expect.stringContaining('widows: 3') as string,
    });
  });
  test('are never longer than their block', async () => {
    await level([3, 3, 3, 2], 64);
    expect(
      await sheet.page.evaluate(() =>
        window.gauge.beyond(
          document.querySelectorAll('p'),
          document.querySelector('.block')!.getBoundingClientRect(),
        ),
      ),
    ).toBeLessThanOrEqual(1);
  });
});

describe('an item that a column parts with a single line', () => {
  /** Two columns of eight characters; items of so many lines. */
  const set = async (lines: number[], height: number) => {
    const items = lines
      .map(
        (count) =>
          `<li class="item">${'坚持稳中求进工作总基调完整准确全面'.repeat(9).slice(0, 8 * count - 2)}</li>`,
      )
      .join('');
    const page = await show(
      `<main class="sheet"><section class="block" style="width:202px;height:${height}px"><ul style="columns:2;column-gap:10px;orphans:1;widows:1;list-style:none">${items}</ul></section></main>`,
    );
    const { body } = await mendParted(sheet, page);
    return {
      changed: body !== page.body,
      pieces: await sheet.page.evaluate(() =>
        [...document.querySelectorAll('li')].map((item) => item.getClientRects().length),
      ),
    };
  };
  test('is kept whole', async () =>
    expect(await set([3, 3, 2], 100)).toEqual({ changed: true, pieces: [1, 1, 1] }));
  test('stays as it is where its block has no room', async () =>
    expect(await set([3, 3, 2], 64)).toEqual({ changed: false, pieces: [1, 2, 1] }));
  test('is left alone when both parts have two lines', async () =>
    expect(await set([3, 5, 2], 100)).toEqual({ changed: false, pieces: [1, 2, 1] }));
});
