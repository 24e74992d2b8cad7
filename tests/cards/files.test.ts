import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { shortenAlt } from '../../src/cards/captions.ts';
import { cropRows, encodePicture, joinSlices, mostDifference, type Picture } from '../../src/cards/encode.ts';
import { cutSlices } from '../../src/cards/long.ts';
import { readChunks, tagPng } from '../../src/cards/png.ts';
import { hashtagsOf, postLength, postText } from '../../src/cards/post.ts';
import { seededRandom } from '../../src/html/art/random.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import type { ReportView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';
import { withHints } from './kit.ts';

const said = {
  language: 'zh-Hans',
  title: '题 & "名"',
  description: '说明',
  credit: '制图 <甲>',
  source: '来源',
  licence: '版权所有 <乙>',
};
const noise = (width: number, height: number): Picture => {
  const pixels = Buffer.alloc(width * height * 3);
  const random = seededRandom('noise');
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = Math.floor(random() * 256);
  return { pixels, width, height };
};
const flat = (width: number, height: number): Picture => ({
  pixels: Buffer.alloc(width * height * 3, 0x42),
  width,
  height,
});
const readPixels = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).removeAlpha().raw().toBuffer();

test('a PNG holds the picture, sRGB and XMP, and nothing else', async () => {
  const raw = await sharp(flat(4, 4).pixels, { raw: { width: 4, height: 4, channels: 3 } })
    .withMetadata({ density: 300 })
    .png()
    .toBuffer();
  const png = tagPng(raw, '<xmp/>');
  expect(readChunks(png).map(({ type }) => type)).toEqual(['IHDR', 'sRGB', 'gAMA', 'iTXt', 'IDAT', 'IEND']);
  const text = readChunks(png)[3]!;
  expect(Buffer.from(text.data).toString('utf8')).toBe('XML:com.adobe.xmp\0\0\0\0\0<xmp/>');
  const at = png.indexOf('iTXt');
  expect(png.readUInt32BE(at + 4 + text.data.length)).toBe(
    crc32(png.subarray(at, at + 4 + text.data.length)),
  );
});

test('under the cap the PNG is lossless, without alpha, with title and credit', async () => {
  const picture = noise(40, 30);
  const { bytes, type } = await encodePicture(picture, { said, cap: 100_000, file: 'png', product: 'p' });
  expect(type).toBe('png');
  expect(await readPixels(bytes)).toEqual(picture.pixels);
  const metadata = await sharp(bytes).metadata();
  expect([metadata.hasAlpha, metadata.space, metadata.width, metadata.height]).toEqual([
    false,
    'srgb',
    40,
    30,
  ]);
  const xmp = metadata.xmp!.toString('utf8');
  expect(xmp).toContain('<rdf:li xml:lang="zh-Hans">题 &#38; &#34;名&#34;</rdf:li>');
  expect(xmp).toContain('<photoshop:Credit>制图 &#60;甲&#62;</photoshop:Credit>');
  expect(xmp).toContain(
    '<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">版权所有 &#60;乙&#62;</rdf:li>',
  );
  expect(metadata.exif).toBeUndefined();
});

test('a palette only where no channel differs by more than the rule; else JPEG with full chroma', async () => {
  const picture = noise(200, 200);
  const { bytes, type } = await encodePicture(picture, { said, cap: 110_000, file: 'png', product: 'p' });
  expect([type, bytes.length <= 110_000]).toEqual(['jpg', true]);
  expect((await sharp(bytes).metadata()).chromaSubsampling).toBe('4:4:4');
  const banded: Picture = {
    ...picture,
    pixels: Buffer.from(
      picture.pixels.map(
        (_value, index) =>
          ((index % 3 === 0 ? picture.pixels[index]! : picture.pixels[index - (index % 3)]!) >> 4) * 16,
      ),
    ),
  };
  const small = await encodePicture(banded, { said, cap: 24_500, file: 'png', product: 'p' });
  expect(small.type).toBe('png');
  const pixels = await readPixels(small.bytes);
  expect(
    Math.max(...pixels.map((value, index) => Math.abs(value - banded.pixels[index]!))),
  ).toBeLessThanOrEqual(mostDifference);
});

test('no way under the cap is a problem that names the picture', async () => {
  const error = await encodePicture(noise(300, 300), {
    said,
    cap: 5000,
    file: 'png',
    product: 'moments/cover',
  }).catch((thrown: unknown) => thrown);
  expect((error as ProblemError).problems[0]!.message).toBe(
    'moments/cover is larger than the 5000 bytes that the platform takes, even as JPEG.',
  );
});

test('slices join from top to bottom, and rows are cut without copying', async () => {
  const slices = await Promise.all(
    [
      ['#ff0000', 3],
      ['#00ff00', 2],
    ].map(async ([background, height]) => ({
      png: await sharp({
        create: { width: 2, height: height as number, channels: 4, background: background as string },
      })
        .png()
        .toBuffer(),
    })),
  );
  const picture = await joinSlices(slices, 2, 5);
  expect([...cropRows(picture, 2, 4).pixels]).toEqual([255, 0, 0, 255, 0, 0, 0, 255, 0, 0, 255, 0]);
  await expect(joinSlices(slices, 2, 6)).rejects.toThrow('2 x 6 px need 36');
});

test('a long picture is cut where a part begins, else at the limit', () => {
  const tops = [900, 2100, 3900, 9000];
  expect(cutSlices({ tops }, 10_000, 4000)).toEqual([0, 3900, 7900]);
  expect(cutSlices({ tops }, 12_000, 4000)).toEqual([0, 3900, 7900, 9000]);
  expect(cutSlices({ tops }, 3000, 4000)).toEqual([0]);
  expect(cutSlices({ tops }, 50_000, Infinity)).toEqual([0]);
  // Running text is cut between lines, and not where a part has begun just above.
  expect(cutSlices({ tops: [0, 900], breaks: [3950, 8000] }, 9000, 4100)).toEqual([0, 3950, 8000]);
  expect(cutSlices({ tops: [0, 3000], breaks: [3950] }, 5000, 4000)).toEqual([0, 3000]);
});

let view: ReportView;
beforeAll(async () => {
  view = await viewCase('county');
});

test('a post keeps whole sentences within the platform’s length', () => {
  const post = { length: 60, count: 'characters' as const, hashtags: '#x#' as const };
  const text = postText(view, post);
  expect(text).toMatchInlineSnapshot(`
    "一图读懂：临溪县政府工作报告
    数据来源：临溪县政府工作报告（虚构）
    #临溪县政府工作报告# #临溪县# #一图读懂#"
  `);
  expect(postLength(text, post)).toBeLessThanOrEqual(60);
  expect(postText(view, { ...post, length: 5 })).toBe('一图读懂：临溪县政府工作报告');
  expect(postText({ ...withHints(view, { hashtags: ['临 溪'] }), post: '自己的话' }, post)).toBe(
    '自己的话\n#临溪#',
  );
});

test('X counts Han characters twice; hashtags have the platform’s form', () => {
  expect(postLength('甲a', { count: 'weighted' })).toBe(3);
  expect(postLength('甲a', { count: 'characters' })).toBe(2);
  expect(hashtagsOf(view, '#x')).toEqual(['#临溪县政府工作报告', '#临溪县', '#一图读懂']);
  expect(hashtagsOf(view, 'none')).toEqual([]);
  const own = withHints(view, { hashtags: ['临溪 两会🎉', '👩‍🌾 丰收！', 'C++', '3·15'] });
  expect(hashtagsOf(own, '#x')).toEqual(['#临溪两会🎉', '#👩‍🌾丰收', '#C', '#315']);
});

test('a long alternative text ends at a clause', () => {
  expect(shortenAlt('甲；乙；丙丁戊己', 6)).toBe('甲；乙…');
  expect(shortenAlt('甲；乙', 6)).toBe('甲；乙');
});
