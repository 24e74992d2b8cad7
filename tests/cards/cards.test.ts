import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderCards } from '../../src/cards/cards.ts';
import { joinSlices } from '../../src/cards/encode.ts';
import type { SubsetFace } from '../../src/design/fonts.ts';
import { startBrowser, type OwnedBrowser } from '../../src/render/browser.ts';
import type { Sheet } from '../../src/render/sheet.ts';
import { renderShots } from '../../src/render/shot.ts';
import type { Problem } from '../../src/lib/problem.ts';
import type { ReportView } from '../../src/view/view.ts';
import { hashText } from './hash.ts';
import { formatsNamed, makeJob, openSheets, readFacesOf } from './kit.ts';
import { viewCase } from '../support/reports.ts';

let browser: OwnedBrowser;
let view: ReportView;
let faces: SubsetFace[];
let sheets: Sheet[];
beforeAll(async () => {
  view = await viewCase('county');
  [browser, faces] = await Promise.all([startBrowser(), readFacesOf(view)]);
  sheets = await openSheets(browser, faces, 3);
});
afterAll(() => browser.close());

/** What a short report leaves empty is told, but no fault. */
const errorsOf = (problems: Problem[]): string[] =>
  problems
    .filter(({ code }) => code !== 'card-empty')
    .map(({ message, page }) => `${page?.product} ${message}`);
const render = async (names: string[], on = sheets, of = view) =>
  renderCards(await makeJob({ view: of, formats: await formatsNamed(...names), sheets: on, faces }));

test('exact pixels in sRGB without alpha, names in order, no problem', async () => {
  const { files, problems } = await render(['square', 'wide', 'story', 'wechat-cover']);
  expect(errorsOf(problems)).toEqual([]);
  const wanted: Record<string, number[]> = {
    square: [1080, 1080],
    wide: [1200, 630],
    story: [1080, 1920],
    'wechat-cover': [900, 383],
  };
  for (const file of files) {
    const { width, height, space, hasAlpha, format } = await sharp(file.bytes).metadata();
    expect([width, height, space, hasAlpha, format], file.name).toEqual([
      ...wanted[file.format]!,
      'srgb',
      false,
      'png',
    ]);
  }
  expect(files.filter(({ format }) => format === 'square').map(({ name }) => name)).toMatchInlineSnapshot(`
    [
      "01-cover.png",
      "02-economy.png",
      "03-ecology.png",
      "04-targets.png",
      "05-tasks.png",
    ]
  `);
  expect(files[0]!.alt).toMatchInlineSnapshot(
    `"1/5 一图读懂 临溪县政府工作报告。封面：地区生产总值：预计312.40亿元；全省旅游强县：榜上有名；山货节：第九届；地区生产总值增速：5.5%左右。数据来源：临溪县政府工作报告（虚构），2030年数据。"`,
  );
});

test('the same bytes with one sheet as with three', async () => {
  const three = await render(['cover', 'nine-grid']);
  const one = await render(['cover', 'nine-grid'], sheets.slice(0, 1));
  const hashes = (result: typeof one) => [
    ...result.files.map(({ format, name, bytes }) => `${format}/${name} ${hashText(bytes)}`),
    ...result.extras.map(({ path, bytes }) => `${path} ${hashText(bytes)}`),
  ];
  expect(hashes(one)).toEqual(hashes(three));
  expect(three.files.filter(({ format }) => format === 'nine-grid').length).toBeLessThanOrEqual(9);
});

test('one folder, .zip and captions per platform; a contact sheet and a page for all', async () => {
  const { files, extras } = await render(['wechat-cover', 'wechat-square', 'x']);
  expect(extras.map(({ path }) => path)).toEqual([
    'wechat.captions.md',
    'wechat.zip',
    'x.captions.md',
    'x.zip',
    'contact-sheet.png',
    'index.html',
  ]);
  const zip = unzipSync(extras[1]!.bytes);
  expect(Object.keys(zip)).toEqual([
    'wechat-cover/01-cover.png',
    'wechat-square/01-cover.png',
    'captions.md',
  ]);
  expect(Buffer.from(zip['wechat-cover/01-cover.png']!).equals(files[0]!.bytes)).toBe(true);
  const page = Buffer.from(extras.at(-1)!.bytes).toString('utf8');
  expect([...page.matchAll(/<img src="([^"]*)"/g)].map((match) => match[1])).toEqual(
    files.map(({ format, name }) => `${format}/${name}`),
  );
  expect(page).not.toMatch(/https?:/);
});

test('the slices of the long picture are the long picture, each under height and cap', async () => {
  const { files, problems } = await render(['long', 'wechat-article']);
  expect(errorsOf(problems)).toEqual([]);
  const [whole, ...slices] = files;
  expect(slices.length).toBeGreaterThan(1);
  expect(slices.map(({ name }) => name.slice(-4))).toEqual(slices.map(() => '.png'));
  expect(slices.every(({ height, bytes }) => height <= 4000 && bytes.length <= 1_000_000)).toBe(true);
  expect(slices.reduce((sum, { height }) => sum + height, 0)).toBe(whole!.height);
  const pixels = (bytes: Uint8Array) =>
    sharp(bytes, { limitInputPixels: false }).removeAlpha().raw().toBuffer();
  const joined = Buffer.concat(await Promise.all(slices.map(({ bytes }) => pixels(bytes))));
  expect(joined.equals(await pixels(whole!.bytes))).toBe(true);
});

test('a picture of more than 30 000 px repeats nothing', async () => {
  const [sheet] = sheets;
  // Each band of 500 px has the colour of its number.
  const bands = Array.from(
    { length: 66 },
    (_, index) => `<div style="height:500px;background:rgb(${index * 3},${255 - index * 3},${index})"></div>`,
  ).join('');
  const size = { width: 120, height: 33_000 };
  await sheet!.show({
    language: 'en',
    title: '',
    css: 'body{margin:0}',
    body: bands,
    bodyClass: '',
    size: { ...size, unit: 'px' },
  });
  const { pixels } = await joinSlices(await renderShots(sheet!, size), size.width, size.height);
  for (const index of [0, 7, 8, 15, 16, 32, 59, 65]) {
    for (const row of [index * 500, index * 500 + 499])
      expect([...pixels.subarray(row * 360, row * 360 + 3)], `row ${row}`).toEqual([
        index * 3,
        255 - index * 3,
        index,
      ]);
  }
});

test('a word too long for any card is a problem that names card and block', async () => {
  const long = {
    ...view,
    masthead: { ...view.masthead, title: { text: '长'.repeat(90), units: ['长'.repeat(90)] } },
  };
  const { files, problems } = await render(['wechat-cover'], sheets, long);
  expect(problems.length).toBeGreaterThan(0);
  expect(
    problems.every(
      ({ code, severity, page }) =>
        /^card-/.test(code) &&
        severity === 'error' &&
        page?.product === 'wechat-cover/cover' &&
        Boolean(page.block),
    ),
  ).toBe(true);
  expect(files.length).toBeLessThanOrEqual(1);
});

test('a report of another language and without a plan', async () => {
  const budget = await viewCase('budget');
  const own = await readFacesOf(budget);
  const [sheet] = await openSheets(browser, own, 1);
  const { files, problems } = await renderCards(
    await makeJob({
      view: budget,
      formats: await formatsNamed('square', 'wechat-cover'),
      sheets: [sheet!],
      faces: own,
    }),
  );
  expect(errorsOf(problems)).toEqual([]);
  expect(files.map(({ format, name }) => `${format}/${name}`)).toMatchInlineSnapshot(`
    [
      "square/01-cover.png",
      "square/02-money.png",
      "wechat-cover/01-cover.png",
    ]
  `);
});
