/**
 * Lines composed in Chromium: text, elements and heights stay; the page that is printed has the chosen
 * lines.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPageCss } from '../../src/blocks/document.ts';
import { readLines } from '../../src/lines/check.ts';
import { readParagraphs } from '../../src/lines/read.ts';
import { composeLines } from '../../src/lines/compose.ts';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';
import type { HtmlDocument } from '../../src/html/document.ts';
import { keepTogether } from '../../src/html/keep.ts';
import { startBrowser, type OwnedBrowser } from '../../src/render/browser.ts';
import { openSheet, type Sheet } from '../../src/render/sheet.ts';

/** About nothing in particular; long enough for a dozen lines. */
const story =
  '清晨的码头上，货轮正在卸下从远方运来的粮食、木材和机器；工人们说：“今年比去年忙得多，（一天）要装卸3000多吨。”港口负责人介绍，全年吞吐量达到1.28亿吨，增长12.5%以上，其中，集装箱“海铁联运”班列开行860列，同比增长两成。' +
  '傍晚，灯塔亮了起来……渔船一艘接一艘地回到港湾，岸边的集市——也是这座小城最热闹的地方——渐渐坐满了人，有人唱起《渔歌》，有人数着天上的星星。';
const glossary = ['海铁联运', '吞吐量'];

let browser: OwnedBrowser;
let sheet: Sheet;
let css: string;

beforeAll(async () => {
  browser = await startBrowser();
  const faces = (await readFaces(searchPath())).filter(
    ({ family, weight }) => weight === 400 || (weight === 700 && family === 'Tuban Serif'),
  );
  sheet = await openSheet(browser, await subsetFaces(faces, `${story}（the port of 2025）Open data.`));
  css = await readPageCss(searchPath());
});
afterAll(() => browser?.close());

const tokens =
  ":root{--article:12px;--body:12px;--line:18px;--gutter:5mm;--font-article:'Tuban Serif';--font-text:'Tuban Sans';--font-quote:'Tuban Kai';--ink:#000;--paper:#fff;}";
const pageOf = (body: string, { script = 'han', more = '' } = {}): HtmlDocument => ({
  language: script === 'han' ? 'zh-Hans' : 'en',
  title: 'test',
  bodyClass: `script-${script}`,
  css: `${tokens}${css}${more}`,
  size: { width: 200, height: 150, unit: 'mm' },
  body: `<main class="sheet" data-page="1" style="width:200mm;height:150mm">${body}</main>`,
});
const article = (width: number, text = keepTogether(story, glossary), columns = 1): string =>
  `<article class="block" data-block="article" style="width:${width}px"><div class="article-text" style="--article-columns:${columns}"><p>${text}</p></div><footer>港</footer></article>`;

/** What must not change: text, marked elements, places of everything that is not a line. */
const outline = () =>
  sheet.page.evaluate(() => ({
    text: document.body.textContent,
    facts: [...document.querySelectorAll('.fact, .keep:not(.soft)')].map((fact) => fact.textContent),
    boxes: [...document.querySelectorAll('p, li, footer')].map((part) =>
      JSON.stringify(part.getBoundingClientRect()),
    ),
  }));

async function composed(page: HtmlDocument) {
  await sheet.show(page);
  const [before, linesBefore] = [await outline(), await readLines(sheet)];
  await sheet.show(page);
  const result = await composeLines(sheet, page);
  await sheet.show(result.document);
  return { ...result, before, linesBefore, after: await outline(), lines: await readLines(sheet) };
}

const loosest = (lines: { stretch?: number }[]): number =>
  Math.max(...lines.map(({ stretch = 0 }) => stretch));

describe.each([13, 16.5, 20, 24.3, 31])('a paragraph in lines of %s characters', (characters) => {
  test('keeps text and elements, takes no more room, and is set more evenly', async () => {
    const { set, failed, before, after, linesBefore, lines } = await composed(
      pageOf(article(characters * 12)),
    );
    expect([set, failed]).toEqual([1, 0]);
    expect({ ...after, boxes: [] }).toEqual({ ...before, boxes: [] });
    const saved = linesBefore.length - lines.length;
    expect([0, 1]).toContain(saved);
    if (saved === 0) expect(after).toEqual(before);
    expect(lines.flatMap(({ faults }) => faults)).toEqual([]);
    expect(lines.filter(({ endsFull }) => endsFull)).toEqual([]);
    expect(loosest(lines)).toBeLessThanOrEqual(0.205);
    expect(loosest(lines)).toBeLessThanOrEqual(Math.max(0.1, loosest(linesBefore)));
  });
});

test('the lines are those of the plan', async () => {
  const { lines } = await composed(pageOf(article(20 * 12)));
  expect(lines.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "清晨的码头上，货轮正在卸下从远方运来",
      "的粮食、木材和机器；工人们说：“今年比去",
      "年忙得多，（一天）要装卸3000多吨。”港口",
      "负责人介绍，全年吞吐量达到1.28亿吨，增长",
      "12.5%以上，其中，集装箱“海铁联运”班列",
      "开行860列，同比增长两成。傍晚，灯塔亮了",
      "起来……渔船一艘接一艘地回到港湾，岸边的",
      "集市——也是这座小城最热闹的地方——渐渐",
      "坐满了人，有人唱起《渔歌》，有人数着天上",
      "的星星。",
    ]
  `);
});

test('a text over columns stays in its columns', async () => {
  const { set, before, after, lines } = await composed(
    pageOf(article(3 * 15 * 12 + 38, keepTogether(story, glossary), 3)),
  );
  expect(set).toBe(1);
  expect(after).toEqual(before);
  expect(new Set(lines.map(({ box }) => Math.round(box.x))).size).toBeGreaterThanOrEqual(3);
});

test('an element that goes over the end of a line is set in two pieces, one that may not be divided in one', async () => {
  const text = `<strong>${keepTogether(story.slice(0, 60), glossary)}</strong><b class="fact" data-fact="a">3000多吨</b>${story.slice(60)}`;
  const { set, before, after } = await composed(pageOf(article(15 * 12, text)));
  expect(set).toBe(1);
  expect(after).toEqual(before);
  const pieces = await sheet.page.evaluate(() =>
    [...document.querySelectorAll('strong')].map((piece) => piece.parentElement!.className),
  );
  expect(pieces.length).toBeGreaterThan(3);
  expect(new Set(pieces)).toEqual(new Set(['line']));
});

test('a bracket at the beginning of a line stands flush where the face has a half-width form, and marks at ends in every face', async () => {
  const text = '港港港港港港港港（港港）港港港港港，港港港港港港港港港';
  for (const [font, widthOfBracket] of [
    ['Tuban Serif', 6],
    ['Tuban Sans', 6],
    ['Tuban Kai', 12],
  ] as const) {
    const { lines } = await composed(
      pageOf(article(8 * 12, text), { more: `.article-text p{font-family:'${font}';text-indent:0}` }),
    );
    expect(lines.map(({ endsFull }) => endsFull)).toEqual(lines.map(() => false));
    const bracket = await sheet.page.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector('p')!, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.textContent!.indexOf('（');
        const range = document.createRange();
        if (at < 0) continue;
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        return range.getBoundingClientRect().width;
      }
      return 0;
    });
    expect(Math.abs(bracket - widthOfBracket), font).toBeLessThan(1.5);
  }
});

test.each(['Tuban Serif', 'Tuban Sans'])(
  'a comma and a quotation parted by a line end are half as wide each, in %s',
  async (font) => {
    const page = pageOf(article(7.5 * 12, '港港港港港港港，“港港”港港港港港港港港港港港港港港'), {
      more: `.article-text p{font-family:'${font}';text-indent:0}`,
    });
    const { set, lines } = await composed(page);
    expect(set).toBe(1);
    expect(
      lines.map(({ text, box, endsFull }) => [text, Math.round(box.width * 10) / 10, endsFull]).slice(0, 2),
    ).toEqual([
      ['港港港港港港港，', 90, false],
      ['“港港”港港港港', 90, false],
    ]);
  },
);

test('a figure that leaves its line too empty leaves it short, not stretched', async () => {
  const { lines } = await composed(
    pageOf(article(10 * 12, '港口的渔船<b class="fact">1234567890123吨</b>货物', 1), {
      more: '.article-text p{text-indent:0}',
    }),
  );
  expect(lines.map(({ text }) => text)).toEqual(['港口的渔船', '1234567890123吨', '货物']);
  expect(lines[0]!.short).toBeGreaterThan(4);
  expect(lines[0]!.stretch).toBeCloseTo(0, 2);
});

test('a paragraph that Chromium does not set as planned stays as it was', async () => {
  const page = pageOf(article(20 * 12), { more: '.line{white-space:normal!important;letter-spacing:.2em}' });
  await sheet.show(page);
  const result = await composeLines(sheet, page);
  expect(result).toEqual({ document: page, set: 0, kept: 1, failed: 1 });
  expect(await sheet.page.evaluate(() => document.querySelectorAll('.line, .set').length)).toBe(0);
});

test('a paragraph that is itself in columns is read at the width of one', async () => {
  const text = `<section class="block" data-block="requirement" style="width:520px"><p class="requirement-text" style="columns:2;column-gap:20px;padding:0">${story}</p></section>`;
  await sheet.show(pageOf(text));
  const [paragraph] = await sheet.page.evaluate(readParagraphs);
  const inner = await sheet.page.evaluate(
    () => document.querySelector('.requirement-text')!.getBoundingClientRect().width,
  );
  expect(paragraph!.measure).toBeCloseTo((inner - 20) / 2, 2);
});

test('Latin script is left alone', async () => {
  const page = pageOf(article(120, 'the port of 2025 the port of 2025 the port of 2025'), {
    script: 'latin',
  });
  await sheet.show(page);
  expect((await composeLines(sheet, page)).document).toBe(page);
  expect(await readLines(sheet)).toEqual([]);
});

test('the same page, the same lines', async () => {
  const page = pageOf(article(18 * 12));
  await sheet.show(page);
  const first = await composeLines(sheet, page);
  await sheet.show(page);
  expect(first.document.body).toContain('class="line"');
  expect((await composeLines(sheet, page)).document.body).toBe(first.document.body);
});
