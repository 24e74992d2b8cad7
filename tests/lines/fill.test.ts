/** Texts that fill their place, and holes of a set page, measured on a sheet. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillTexts } from '../../src/lines/fill.ts';
import { measureHoles } from '../../src/compose/checks/holes.ts';
import type { PageFormat } from '../../src/design/format.ts';
import type { Sheet } from '../../src/render/sheet.ts';
import { openTypeSheet, type TypeSheet } from '../support/type-sheet.ts';

const words = '坚持稳中求进工作总基调完整准确全面贯彻新发展理念加快构建新发展格局';
let type: TypeSheet;
let sheet: Sheet;
let show: TypeSheet['show'];

beforeAll(async () => {
  type = await openTypeSheet(words);
  ({ sheet, show } = type);
});
afterAll(() => type?.close());

describe('a text that may grow', () => {
  const seen = () =>
    sheet.page.evaluate(() => {
      const text = document.querySelector('[data-grow]')!;
      const style = getComputedStyle(text);
      return {
        size: Number.parseFloat(style.fontSize),
        line: Number.parseFloat(style.lineHeight),
        over: window.gauge.beyond([text], document.querySelector('.block')!.getBoundingClientRect()),
      };
    });
  const set = async (height: number, grow: number) =>
    fillTexts(
      sheet,
      await show(
        `<section class="block" style="height:${height}px"><p data-grow="${grow}">${words}</p></section>`,
      ),
    );

  test('is as large as its place allows, and its leading with it', async () => {
    const page = await set(120, 2.4);
    const { size, line, over } = await seen();
    expect(size).toBeGreaterThan(15);
    expect(line / size).toBeGreaterThanOrEqual(1.28);
    expect(over).toBeLessThanOrEqual(1);
    // Not a line could be added: what is free is less than one.
    expect(over).toBeGreaterThan(-line);
    expect(page.body).toContain(`font-size: ${size}px`);
  });
  test('is at most so many times its size', async () => {
    await set(600, 1.5);
    expect((await seen()).size).toBe(18);
  });
  test('is led out, and keeps its lines, where less than two lines are free', async () => {
    await set(48 + 20, 2.4);
    const { size, line } = await seen();
    expect(size).toBe(12);
    expect(line).toBeGreaterThan(18);
    // A quarter of the growth that it may take.
    expect(line).toBeLessThanOrEqual(16 * (1 + 1.4 * 0.25) + 0.5);
  });
  test('grows as prose in columns where little more than a line is free', async () => {
    await fillTexts(
      sheet,
      await show(
        `<section class="block" style="width:400px;height:${16 * 3 + 24}px"><div data-grow="1.6" style="columns:2;column-gap:10px"><p>${words}${words}</p></div></section>`,
      ),
    );
    expect((await seen()).size).toBeGreaterThan(12);
  });
  test('never opens a column beside its own', async () => {
    const beyond: number[] = [];
    for (let height = 90; height <= 330; height += 5) {
      await fillTexts(
        sheet,
        await show(
          `<section class="block" style="width:300px;height:${height}px"><p data-grow="2.4" style="columns:2;column-gap:10px;text-align:justify">${words.repeat(4)}</p></section>`,
        ),
      );
      beyond.push(
        await sheet.page.evaluate(() => window.gauge.tooWide(document.querySelector('[data-grow]')!)),
      );
    }
    expect(Math.max(...beyond)).toBeLessThanOrEqual(1);
  });
  test('stays as it is where its place is full', async () => {
    const page = await set(46, 2.4);
    expect(await seen()).toMatchObject({ size: 12, line: 16 });
    expect(page.body).not.toContain('font-size');
  });
  test('does not push what stands below it out of the block', async () => {
    await fillTexts(
      sheet,
      await show(
        `<section class="block" style="height:160px"><p data-grow="2.4">${words}</p><div class="photo" style="height:60px"></div></section>`,
      ),
    );
    expect(
      await sheet.page.evaluate(() =>
        window.gauge.beyond(
          document.querySelectorAll('.photo'),
          document.querySelector('.block')!.getBoundingClientRect(),
        ),
      ),
    ).toBeLessThanOrEqual(1);
    expect((await seen()).size).toBeGreaterThan(12);
  });
});

describe('the largest empty rectangle of a page', () => {
  /** 100 mm square with margins of 10 mm. */
  const format = {
    trim: [100, 100],
    margins: [10, 10, 10, 10],
    bleed: 0,
    gutter: 4,
    baseline: 12,
  } as unknown as PageFormat;
  const mm = (value: number) => `${value}mm`;
  const page = (blocks: [x: number, y: number, width: number, height: number][]) =>
    `<main class="sheet" style="position:absolute;left:0;top:0;width:100mm;height:100mm">${blocks.map(([x, y, width, height], index) => `<section class="block" data-block="b${index}" style="left:${mm(x)};top:${mm(y)};width:${mm(width)};height:${mm(height)};--placed:${index}"><div class="photo-frame" style="height:100%"></div></section>`).join('')}</main>`;

  test('is none on a full page; gutters are the page’s own', async () => {
    await show(
      page([
        [10, 10, 38, 80],
        [52, 10, 38, 80],
      ]),
    );
    expect((await measureHoles(sheet, format))[0]!.share).toBeLessThan(0.001);
  });
  test('is told as a share of the type area, of the worst page', async () => {
    await show(page([[10, 10, 80, 80]]) + page([[10, 10, 80, 40]]).replace('top:0', 'top:120mm'));
    const hole = (await measureHoles(sheet, format))[0]!;
    expect(hole.share).toBeCloseTo(0.5, 1);
    expect(hole.place).toBe(-1);
  });
  test('leaves out the line above a block', async () => {
    await show(
      page([
        [10, 10, 80, 30],
        [10, 44, 80, 46],
      ]),
    );
    expect((await measureHoles(sheet, format))[0]!.share).toBeLessThan(0.02);
  });
  test('is told with the block in which it lies, whatever that is called', async () => {
    await show(
      page([
        [10, 10, 80, 20],
        [10, 34, 80, 56],
      ]).replace(/data-block="b1"([^>]*>)<div class="photo-frame"/, 'data-block="b0"$1<div'),
    );
    expect((await measureHoles(sheet, format))[0]).toMatchObject({ place: 1 });
  });
});
