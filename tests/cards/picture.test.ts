/**
 * What is found on a finished card, in the browser and on its pixels: planted faults, ground, @2x, photos.
 */
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderCards } from '../../src/cards/cards.ts';
import { joinSlices, type Picture } from '../../src/cards/encode.ts';
import { checkGrounds } from '../../src/cards/grounds.ts';
import { inspectCard } from '../../src/cards/inspect.ts';
import { readPhotos } from '../../src/cards/photos.ts';
import { readShapes, shapeOf, type Shape } from '../../src/cards/shapes.ts';
import type { CardFormat } from '../../src/design/format.ts';
import type { SubsetFace } from '../../src/design/fonts.ts';
import { startBrowser, type OwnedBrowser } from '../../src/render/browser.ts';
import type { Sheet } from '../../src/render/sheet.ts';
import { renderShots } from '../../src/render/shot.ts';
import type { PhotoView, ReportView } from '../../src/view/view.ts';
import { makeFolder } from '../support/folders.ts';
import { viewCase } from '../support/reports.ts';
import { formatsNamed, makeJob, photosIn, openSheets, readFacesOf, search } from './kit.ts';

let browser: OwnedBrowser;
let view: ReportView;
let faces: SubsetFace[];
let sheet: Sheet;
let square: CardFormat;
let shape: Shape;
beforeAll(async () => {
  view = await viewCase('county');
  [browser, faces] = await Promise.all([startBrowser(), readFacesOf(view)]);
  sheet = (await openSheets(browser, faces, 1))[0]!;
  square = (await formatsNamed('square'))[0]!;
  shape = shapeOf(square, await readShapes(search));
});
afterAll(() => browser.close());

const css = `body{margin:0;font:40px/1.4 'Tuban Sans'} p{margin:0} .card{position:relative;width:1080px;height:1080px;background:#fff} .piece{position:absolute;left:100px;width:400px;height:100px}`;
async function showCard(body: string): Promise<void> {
  await sheet.show({
    language: 'zh',
    title: '',
    css,
    bodyClass: '',
    size: { width: 1080, height: 1080, unit: 'px' },
    body: `<main class="card">${body}</main>`,
  });
}
const takePicture = async (scale = 1): Promise<Picture> =>
  joinSlices(await renderShots(sheet, { width: 1080, height: 1080 }, scale), 1080 * scale, 1080 * scale);

test('contrast is told from the picture: type that reaches from the deep ground onto the sky is found', async () => {
  const line = (block: string, ground: string) =>
    `<div class="piece" data-block="${block}" data-over="#00402f" style="top:${block === 'deep' ? 100 : block === 'shaded' ? 300 : 500}px;background-image:${ground};color:#fff"><p>粮食产量旅游强县</p></div>`;
  await showCard(
    line('deep', 'linear-gradient(#00402f,#0a5a43)') +
      line('shaded', 'linear-gradient(90deg,#00402f 30%,#a8d0bb)') +
      line('half', 'linear-gradient(90deg,#00402f 60%,#d7e7dd 60%)'),
  );
  const { runs } = await inspectCard(sheet);
  expect(runs.map(({ contrast }) => contrast > 10)).toEqual([true, true, true]);
  const problems = checkGrounds(await takePicture(), runs, { product: 'square/x', shape, scale: 1 });
  expect(problems.map(({ code, page }) => `${code} ${page!.product} ${page!.block}`)).toEqual([
    'card-contrast square/x shaded',
    'card-contrast square/x half',
  ]);
  expect(problems[1]!.message).toMatch(
    /^“粮食产量旅游强县” has a contrast of 1\.\d\d?:1 with what is behind it in the picture; 4\.5:1 is needed\.$/,
  );
});

test('type of the colour of its ground has a contrast of 1', async () => {
  await showCard(
    '<div class="piece" data-block="ghost" style="top:0;color:#fff;background-image:linear-gradient(#fff,#fff)" data-over="#000000"><p>粮食产量</p></div>',
  );
  const { runs } = await inspectCard(sheet);
  expect(checkGrounds(await takePicture(), runs, { product: 'p', shape, scale: 1 })[0]!.message).toContain(
    'a contrast of 1:1',
  );
});

/** Number of neighbours across between which the picture jumps: edges that were blown up are ramps. */
async function countJumps(bytes: Uint8Array): Promise<number> {
  const pixels = await sharp(bytes).greyscale().raw().toBuffer();
  return pixels.reduce(
    (count, value, index) => count + (index > 0 && Math.abs(value - pixels[index - 1]!) > 110 ? 1 : 0),
    0,
  );
}

test('@2x has four times the pixels, drawn at that size and not blown up', async () => {
  const double: CardFormat = { ...square, name: 'square@2x', scale: 2 };
  const { files, problems } = await renderCards(
    await makeJob({
      view,
      formats: [
        { ...square, most: 3 },
        { ...double, most: 3 },
      ],
      sheets: [sheet],
      faces,
    }),
  );
  expect(problems.filter(({ code }) => code !== 'card-empty')).toEqual([]);
  const [one, two] = ['square', 'square@2x'].map((name) => files.filter(({ format }) => format === name));
  expect(two!.map(({ width, height }) => [width, height])).toEqual([
    [2160, 2160],
    [2160, 2160],
    [2160, 2160],
  ]);
  for (const [index, file] of two!.entries()) {
    const blown = await sharp(one![index]!.bytes).resize(2160, 2160, { kernel: 'cubic' }).png().toBuffer();
    expect(await countJumps(file.bytes), file.name).toBeGreaterThan(5 * (await countJumps(blown)));
    // The same layout: halved again it is the single one but for edges.
    const halved = await sharp(file.bytes)
      .resize(1080, 1080, { kernel: 'linear' })
      .removeAlpha()
      .raw()
      .toBuffer();
    const single = await sharp(one![index]!.bytes).removeAlpha().raw().toBuffer();
    expect(
      single.filter((value, at) => Math.abs(value - halved[at]!) > 64).length / single.length,
      file.name,
    ).toBeLessThan(0.01);
  }
});

/**
 * Three stripes, red, green and blue from left to right, stored lying on their side as telephones do (EXIF
 * orientation 6).
 */
async function writePhoto(folder: string, name: string, width: number, height: number): Promise<void> {
  const stripe = (background: string) =>
    sharp({ create: { width: width / 3, height, channels: 3, background } })
      .png()
      .toBuffer();
  const stripes = await Promise.all(['#d02020', '#20a040', '#2040c0'].map(stripe));
  const upright = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite(stripes.map((input, index) => ({ input, left: (index * width) / 3, top: 0 })))
    .png()
    .toBuffer();
  await sharp(await sharp(upright).rotate(-90).png().toBuffer())
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Artist: 'NOBODY' } })
    .jpeg({ quality: 95 })
    .toFile(path.join(folder, name));
}
const photo = (file: string, focus: [number, number]): PhotoView => ({
  id: file,
  at: `article.photos.${file}`,
  file,
  caption: [{ text: view.review.sections[0]!.title.text }],
  credit: '',
  alt: '三色',
  focus,
});
/** Names of the colours at shares of the width, halfway down. */
async function colours(
  pixels: Buffer,
  { width, height }: { width: number; height: number },
  at: number[],
): Promise<string[]> {
  return at.map((share) => {
    const start = (Math.floor(height / 2) * width + Math.min(width - 1, Math.round(share * width))) * 3;
    const channels = [...pixels.subarray(start, start + 3)];
    return ['red', 'green', 'blue'][channels.indexOf(Math.max(...channels))]!;
  });
}

test('a photo stands upright, is cut around its focus, and keeps what its place needs', async () => {
  const folder = makeFolder();
  await writePhoto(folder, 'wide.jpg', 3000, 1000);
  const placed = await readPhotos(
    [photo('wide.jpg', [0, 0.5]), photo('wide.jpg', [0.5, 0.5]), photo('wide.jpg', [1, 0.5])],
    photosIn(folder),
    { width: 600, scale: 1 },
  );
  const seen = await Promise.all(
    placed.map(async ({ source }) => {
      const bytes = Buffer.from(source.split(',')[1]!, 'base64');
      const { exif, orientation, width, height } = await sharp(bytes).metadata();
      const pixels = await sharp(bytes).raw().toBuffer();
      return [
        width,
        height,
        exif,
        orientation,
        ...(await colours(pixels, { width: width!, height: height! }, [0.05, 0.5, 0.95])),
      ];
    }),
  );
  // Of 3000 px, 1500 are kept at the proportions 3:2.
  expect(seen).toEqual([
    [600, 400, undefined, undefined, 'red', 'red', 'green'],
    [600, 400, undefined, undefined, 'red', 'green', 'blue'],
    [600, 400, undefined, undefined, 'green', 'blue', 'blue'],
  ]);
  const [double] = await readPhotos([photo('wide.jpg', [0.5, 0.5])], photosIn(folder), {
    width: 600,
    scale: 2,
  });
  expect(await sharp(Buffer.from(double!.source.split(',')[1]!, 'base64')).metadata()).toMatchObject({
    width: 1200,
    height: 800,
  });
});

test('a report’s photo stands in its long picture with its caption; one too small is told', async () => {
  const folder = makeFolder();
  await writePhoto(folder, 'wide.jpg', 3000, 1000);
  await writePhoto(folder, 'small.jpg', 300, 200);
  const [first, ...rest] = view.review.sections;
  const withPhotos = (photos: PhotoView[]): ReportView => ({
    ...view,
    review: { ...view.review, sections: [{ ...first!, photos }, ...rest] },
  });
  const [long] = await formatsNamed('long');
  const render = async (photos: PhotoView[]) =>
    renderCards({
      ...(await makeJob({ view: withPhotos(photos), formats: [long!], sheets: [sheet], faces })),
      ...photosIn(folder),
    });
  const { files, problems } = await render([photo('wide.jpg', [1, 0.5])]);
  expect(problems).toEqual([]);
  const { data, info } = await sharp(files[0]!.bytes, { limitInputPixels: false })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  // The photo's blue is no colour of the theme: its rows are those of the photo.
  const isBlue = (row: number) => {
    const at = (row * info.width + 700) * 3;
    return (
      Math.abs(data[at]! - 0x20) < 12 &&
      Math.abs(data[at + 1]! - 0x40) < 12 &&
      Math.abs(data[at + 2]! - 0xc0) < 12
    );
  };
  const rows = Array.from({ length: info.height }, (_, row) => row).filter(isBlue);
  expect(rows.at(-1)! - rows[0]! + 1).toBe(rows.length);
  expect(rows.length).toBe(Math.round((1080 * 2) / 3));
  const small = await render([photo('small.jpg', [0.5, 0.5])]);
  expect(
    small.problems.map(
      ({ code, severity, message, page }) => `${code} ${severity} ${page!.product} ${message}`,
    ),
  ).toEqual(['photo-coarse warning long/long The photo “三色” has 28 % of the pixels that its place has.']);
});
