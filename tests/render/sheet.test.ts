/** A sheet lets nothing in, sets with the project's fonts alone, and prints and shoots at exact sizes. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';
import type { HtmlDocument } from '../../src/html/document.ts';
import { holdPicture, type Pictures } from '../../src/html/photos.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { mmToPt } from '../../src/lib/units.ts';
import { startBrowser, type OwnedBrowser } from '../../src/render/browser.ts';
import { countPages, renderPdf, withoutClock } from '../../src/render/pdf.ts';
import { openSheet, type Sheet } from '../../src/render/sheet.ts';
import { renderShots } from '../../src/render/shot.ts';
import { readPdfFacts } from '../support/pdf-facts.ts';

let browser: OwnedBrowser;
let sheet: Sheet;

/** Characters that share their glyphs with radicals in whole CJK fonts, and others. */
const words = '政府工作报告增长生产金龙门风马见行走食高首韦页飞齿鬼鹿麦黄黑鼠鼻';

beforeAll(async () => {
  browser = await startBrowser();
  const faces = (await readFaces(searchPath())).filter(({ family }) => family !== 'Tuban Kai');
  sheet = await openSheet(browser, await subsetFaces(faces, `${words} office 0123456789.,%`));
});
afterAll(() => browser?.close());

const pageOf = (body: string, css = ''): HtmlDocument => ({
  language: 'zh-Hans',
  title: 'test',
  bodyClass: '',
  body,
  size: { width: 100, height: 50, unit: 'mm' },
  css: `@page{size:100mm 50mm;margin:0}*{margin:0;font-synthesis:none}body{font:12pt 'Tuban Serif'}${css}`,
});

const cardOf = (body: string, size: { width: number; height: number }): HtmlDocument => ({
  language: 'zh-Hans',
  title: 'test',
  bodyClass: '',
  body,
  css: '*{margin:0}body{background:#fff}',
  size: { ...size, unit: 'px' },
});

const problemsOf = async (document: HtmlDocument): Promise<string[]> => {
  const error = await sheet.show(document).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return error instanceof ProblemError
    ? error.problems.map(({ code, message }) => `${code}: ${message}`)
    : [`no problem but ${String(error)}`];
};

test('a picture that documents refer to is sent to the page once, and stands in each of them', async () => {
  const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#a03020' } })
    .jpeg()
    .toBuffer();
  const pictures: Pictures = new Map();
  const source = holdPicture(pictures, bytes);
  const own = await openSheet(browser, [], pictures);
  try {
    const image = `<img src="${source}" style="width:30mm">`;
    await own.show(pageOf(image.repeat(20)));
    // It is in the page's memory by now.
    pictures.clear();
    await own.show(pageOf(image.repeat(2)));
    const sizes = await own.page.evaluate(() => [...document.images].map((one) => one.naturalWidth));
    expect(sizes).toEqual([300, 300]);
    // The print has its bytes as they are, once.
    const pdf = Buffer.from(await renderPdf(own, { width: 100, height: 50, tagged: false }));
    expect(pdf.toString('latin1').split(bytes.toString('latin1'))).toHaveLength(2);
    await expect(own.show(pageOf('<img src="photo:00000000000000000000000000000000">'))).rejects.toThrow(
      'The document asked for photo',
    );
  } finally {
    await own.close();
  }
});

describe('whatever would come from outside is a problem with its address', () => {
  const outside = (what: string) => [`request-outside: The document asked for ${what}, which is outside it.`];
  test.each([
    ['picture', '<img src="http://example.org/a.png">', 'http://example.org/a.png'],
    ['picture without scheme, lazy', '<img loading="lazy" src="//example.org/b.png">', '//example.org/b.png'],
    ['file', '<img src="file:///etc/passwd">', 'file:///etc/passwd'],
    ['relative file', '<img src="photo.jpg">', 'photo.jpg'],
    [
      'picture in SVG',
      '<svg><image href="https://example.org/c.png" width="5" height="5"/></svg>',
      'https://example.org/c.png',
    ],
    ['background', '<p style="background:url(http://example.org/d.png)">1</p>', 'http://example.org/d.png'],
    ['frame', '<iframe src="http://example.org/e"></iframe>', '<iframe> http://example.org/e'],
    ['frame of a file', '<iframe src="file:///etc/passwd"></iframe>', '<iframe> file:///etc/passwd'],
    ['object', '<object data="http://example.org/f"></object>', '<object> http://example.org/f'],
    ['link', '<link rel="prefetch" href="http://example.org/g">', '<link> http://example.org/g'],
    [
      'refresh',
      '<meta http-equiv="refresh" content="0;url=http://example.org/h">',
      '<meta> 0;url=http://example.org/h',
    ],
    ['script', '<script src="http://example.org/i.js"></script>', '<script> http://example.org/i.js'],
    ['film', '<video src="http://example.org/j.mp4"></video>', '<video> http://example.org/j.mp4'],
  ])('%s', async (_name, body, address) => {
    expect(await problemsOf(pageOf(body))).toEqual(outside(address));
  });

  test('style sheet and font', async () => {
    expect(await problemsOf({ ...pageOf('1'), css: '@import url(http://example.org/k.css);' })).toEqual(
      outside('http://example.org/k.css'),
    );
    expect(
      await problemsOf(
        pageOf(
          '<p style="font-family:X">1</p>',
          '@font-face{font-family:X;src:url(http://example.org/l.ttf)}',
        ),
      ),
    ).toEqual(outside('http://example.org/l.ttf'));
  });

  test('a script in an attribute does not run', async () => {
    await sheet
      .show(pageOf('<svg onload="document.title=1"></svg><p onclick="1">1</p>'))
      .catch((error: unknown) => expect(String(error)).toContain('script-src'));
    expect(await sheet.page.evaluate(() => document.title)).toBe('test');
    await sheet.show(pageOf('1')).catch(() => undefined);
  });

  test('a sheet is fit for use after all that', async () => {
    await sheet.show(pageOf('<p>政府</p>'));
    expect(await sheet.page.evaluate(() => document.body.textContent)).toBe('政府');
  });
});

test('a picture that cannot be read is a problem, not a crash', async () => {
  expect(await problemsOf(pageOf('<img src="data:image/png;base64,AAAA">'))).toEqual([
    'picture-unusable: Chromium cannot show the picture data:image/png;base64,AAAA….',
  ]);
  expect(await problemsOf(pageOf('<img>'))).toEqual([
    'picture-unusable: Chromium cannot show the picture without a source.',
  ]);
});

test('no name resolves and no address answers, also for the page itself', async () => {
  const page = await browser.newPage();
  for (const url of ['http://example.org/', 'http://127.0.0.1:8080/'])
    expect((await page.session.send('Page.navigate', { url })).errorText).toMatch(/ERR_/);
});

describe('PDF', () => {
  const print = async (document: HtmlDocument) => {
    await sheet.show(document);
    return renderPdf(sheet, { ...document.size, tagged: false });
  };

  test('only embedded TrueType of the project, text as it was typed', async () => {
    const faces = ['Tuban Serif', 'Tuban Sans', 'Tuban Numeral'].flatMap((family) =>
      [400, 700].map(
        (weight) => `<p style="font:${weight} 10pt '${family}','Tuban Sans'">${words} office 0123</p>`,
      ),
    );
    const { fonts, text } = await readPdfFacts(await print(pageOf(faces.join(''))));
    expect(fonts.length).toBeGreaterThanOrEqual(5);
    for (const font of fonts)
      expect(font).toEqual({
        name: expect.stringMatching(/^(NotoS|Barlow)/),
        type: 'CIDFontType2',
        program: 'FontFile2',
      });
    expect(text.join('').split(words)).toHaveLength(7);
    expect(text.join('').split('office')).toHaveLength(7);
    // Radicals, compatibility ideographs, ligatures.
    expect(text.join('')).not.toMatch(/[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/);
  });

  test('a family that the project does not have falls back on none of the system’s', async () => {
    const { fonts } = await readPdfFacts(
      await print(
        pageOf(`<p style="font-family:'Noto Sans CJK JP','DejaVu Sans','Tuban Sans'">政府 office</p>`),
      ),
    );
    expect(fonts.map(({ name }) => name)).toEqual(['NotoSansSC-Regular']);
  });

  test('the page has the size asked for, within a px', async () => {
    const { pages } = await readPdfFacts(await print(pageOf('<p>政府</p>')));
    // Chromium counts in whole px (0.75 pt); the finishing stages write the exact boxes.
    expect(Math.abs(pages[0]!.width - mmToPt(100))).toBeLessThan(0.76);
    expect(Math.abs(pages[0]!.height - mmToPt(50))).toBeLessThan(0.76);
  });

  test('the same document gives the same bytes; pages are counted', async () => {
    const document = pageOf('<p>政府</p><p style="break-before:page">报告</p>');
    const [first, second] = [await print(document), await print(document)];
    expect(Buffer.compare(first, second)).toBe(0);
    expect(countPages(first)).toBe(2);
    expect(Buffer.from(first).toString('latin1')).toContain("/CreationDate (D:19800101000000+00'00')");
  });

  test('taking out the clock moves no byte', () => {
    const pdf = Buffer.from("<</CreationDate (D:20261122161234+00'00')\n/ModDate (D:20261122161234Z)>>");
    expect(withoutClock(pdf).toString()).toBe(
      "<</CreationDate (D:19800101000000+00'00')\n/ModDate (D:19800101000000+)>>",
    );
  });
});

describe('shots', () => {
  const pixelAt = async (png: Buffer, x: number, y: number) => [
    ...(await sharp(png).removeAlpha().extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer()),
  ];

  test.each([
    [1080, 1080],
    [900, 383],
    [1200, 630],
    [333, 77],
  ])('%d x %d px exactly', async (width, height) => {
    await sheet.show(
      cardOf(`<div style="width:${width}px;height:${height}px;background:#0b4a38"></div>`, { width, height }),
    );
    const [slice, ...others] = await renderShots(sheet, { width, height });
    expect(others).toEqual([]);
    expect(await sharp(slice!.png).metadata()).toMatchObject({ width, height, format: 'png' });
    expect(await pixelAt(slice!.png, width - 1, height - 1)).toEqual([0x0b, 0x4a, 0x38]);
  });

  test('a picture taller than Chromium’s limit comes in slices that repeat nothing', async () => {
    const bands = Array.from(
      { length: 9 },
      (_, index) => `<div style="height:1000px;background:rgb(${index * 20},0,0)"></div>`,
    );
    await sheet.show(cardOf(bands.join(''), { width: 200, height: 9000 }));
    const slices = await renderShots(sheet, { width: 200, height: 9000 });
    expect(slices.map(({ top, height }) => [top, height])).toEqual([
      [0, 4000],
      [4000, 4000],
      [8000, 1000],
    ]);
    for (let index = 0; index < 9; index += 1) {
      const slice = slices[Math.floor(index / 4)]!;
      expect(await pixelAt(slice.png, 100, index * 1000 + 500 - slice.top)).toEqual([index * 20, 0, 0]);
    }
  });

  test('twice the scale gives twice the pixels', async () => {
    await sheet.show(
      cardOf('<div style="height:100px;background:#123456"></div>', { width: 100, height: 100 }),
    );
    const [slice] = await renderShots(sheet, { width: 100, height: 100 }, 2);
    expect(await sharp(slice!.png).metadata()).toMatchObject({ width: 200, height: 200 });
  });
});

test('a font that is none is named', async () => {
  const [face] = await readFaces(searchPath());
  const broken = { ...face!, bytes: new Uint8Array([1, 2, 3]) };
  await expect(openSheet(browser, [broken])).rejects.toThrow(
    `Chromium does not accept the font ${face!.name}.`,
  );
});

test('what goes wrong in a page, and a page that is gone, end the wait with their words', async () => {
  const page = await browser.newPage();
  await expect(
    page.evaluate(() => {
      throw new Error('no such thing');
    }),
  ).rejects.toThrow('In the page: Error: no such thing');
  await expect(page.session.send('Page.navigate', { url: 7 as never })).rejects.toThrow(
    /^Protocol error \(Page\.navigate\): Invalid parameters/,
  );
  const endless = expect(page.evaluate(() => new Promise(() => undefined))).rejects.toThrow('Target closed');
  await page.close();
  await endless;
});
