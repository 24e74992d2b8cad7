/** The gauge of a sheet: what page and cards fit by. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';
import type { HtmlDocument } from '../../src/html/document.ts';
import { startBrowser, type OwnedBrowser } from '../../src/render/browser.ts';
import { openSheet, type Sheet } from '../../src/render/sheet.ts';

let browser: OwnedBrowser;
let sheet: Sheet;

beforeAll(async () => {
  browser = await startBrowser();
  const faces = (await readFaces(searchPath())).filter(
    ({ family, weight }) => family === 'Tuban Serif' && weight === 400,
  );
  sheet = await openSheet(browser, await subsetFaces(faces, '一二三12'));
});
afterAll(() => browser?.close());

const show = (body: string, css = ''): Promise<void> => {
  const document: HtmlDocument = {
    language: 'zh-Hans',
    title: 'test',
    bodyClass: '',
    body,
    size: { width: 800, height: 600, unit: 'px' },
    css: `*{margin:0;padding:0}body{font-family:'Tuban Serif'}${css}`,
  };
  return sheet.show(document);
};

test('every sheet has one, also after another document took its place', async () => {
  await show('<p>一</p>');
  await show('<p>二</p>');
  expect(await sheet.page.evaluate(() => Object.keys(window.gauge).sort())).toEqual([
    'beyond',
    'emptiest',
    'emptiness',
    'greatest',
    'linesOf',
    'placeOf',
    'printed',
    'sizeOf',
    'slack',
    'tooWide',
  ]);
});

describe('how far parts stand out', () => {
  const css =
    '#room{position:absolute;left:10px;top:10px;width:100px;height:50px}#room div{position:absolute;left:0;top:0}';
  const beyond = () =>
    sheet.page.evaluate(() => {
      const room = document.querySelector('#room')!;
      return window.gauge.beyond(room.children, room.getBoundingClientRect());
    });

  test('below and to the right, the farthest counts; inside it is below 0', async () => {
    await show(
      '<div id="room"><div style="width:60px;height:62px"></div><div style="width:107px;height:20px"></div></div>',
      css,
    );
    expect(await beyond()).toBe(12);
    await show('<div id="room"><div style="width:60px;height:42px"></div></div>', css);
    expect(await beyond()).toBe(-8);
  });

  test('an edge that is not named does not bind, and nothing stands out of nowhere', async () => {
    await show('<div id="room"><div style="width:107px;height:62px"></div></div>', css);
    expect(
      await sheet.page.evaluate(() =>
        window.gauge.beyond(document.querySelector('#room')!.children, { right: 110 }),
      ),
    ).toBe(7);
    expect(
      await sheet.page.evaluate(() => [
        window.gauge.beyond([], { right: 0 }) === -Infinity,
        window.gauge.beyond(document.querySelectorAll('p'), {}) === -Infinity,
      ]),
    ).toEqual([true, true]);
  });

  test('a part broken over columns counts with its lowest piece', async () => {
    await show(
      '<div id="columns"><p></p></div>',
      '#columns{width:220px;height:40px;columns:2;column-gap:20px;column-fill:auto}p{height:150px}',
    );
    expect(
      await sheet.page.evaluate(() =>
        window.gauge.beyond(
          document.querySelectorAll('p'),
          document.querySelector('#columns')!.getBoundingClientRect(),
        ),
      ),
    ).toBeGreaterThan(200);
  });

  test('text that cannot break is wider than its box', async () => {
    await show(
      '<p style="width:50px;white-space:nowrap;font-size:20px"><span style="display:inline-block;width:80px">1</span></p>',
    );
    expect(await sheet.page.evaluate(() => window.gauge.tooWide(document.querySelector('p')!))).toBe(30);
  });
});

describe('type', () => {
  test('is as large as it is seen, also in a drawing that is scaled', async () => {
    await show(
      '<p style="font-size:17px">一</p><svg width="200" height="100" viewBox="0 0 100 50"><text y="20" font-size="8">2</text></svg>',
    );
    expect(
      await sheet.page.evaluate(() =>
        ['p', 'text'].map((name) => window.gauge.sizeOf(document.querySelector(name)!)),
      ),
    ).toEqual([17, 16]);
  });

  test('has boxes of its own size, a line each, however high the lines are', async () => {
    await show('<p style="font-size:20px;line-height:60px;width:40px">一二三</p>');
    const lines = await sheet.page.evaluate(() =>
      window.gauge.linesOf(document.querySelector('p')!.firstChild!, 20),
    );
    expect(lines.map(({ top, bottom }) => Math.round((bottom - top) * 10) / 10)).toEqual([16.8, 16.8]);
    expect(Math.round(lines[1]!.top - lines[0]!.top)).toBe(60);
  });

  test('set vertically is as high as it is long', async () => {
    await show('<p style="font-size:20px;writing-mode:vertical-rl;height:200px">一二三</p>');
    const [line] = await sheet.page.evaluate(() =>
      window.gauge.linesOf(document.querySelector('p')!.firstChild!, 20),
    );
    expect(Math.round(line!.bottom - line!.top)).toBe(60);
  });
});

test.each([
  [0, 37, 0],
  [20, 37, 20],
  [37, 37, 37],
  [50, 37, 37],
  [5, 0, 0],
])('the greatest step that fits below %i of %i is %i', async (limit, most, greatest) => {
  await show('<p>一</p>');
  const found = await sheet.page.evaluate(
    (bound, end) => {
      const tried: number[] = [];
      return {
        step: window.gauge.greatest(end, (step) => tried.push(step) > 0 && step <= bound),
        tried: tried.length,
      };
    },
    limit,
    most,
  );
  expect(found.step).toBe(greatest);
  expect(found.tried).toBeLessThanOrEqual(6);
});
