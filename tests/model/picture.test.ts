/** Which photos are taken, and that what the check takes can be decoded by the stages that print it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { readPhotos as readCardPhotos } from '../../src/cards/photos.ts';
import { holdPicture, readPhotos, type Pictures } from '../../src/html/photos.ts';
import { readInput } from '../../src/lib/inputs.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { checkPhotos } from '../../src/model/check-photos.ts';
import { identifyPicture } from '../../src/model/picture.ts';
import type { Report } from '../../src/model/report.ts';
import { parseSource } from '../../src/report/read.ts';
import type { PhotoView, ReportView } from '../../src/view/view.ts';
import { makeFolder } from '../support/folders.ts';

const noise = (width: number, height: number): Sharp =>
  sharp(Buffer.from(Uint8Array.from({ length: width * height * 3 }, (_, index) => (index * 7919) % 251)), {
    raw: { width, height, channels: 3 },
  });

/** A TIFF of one strip, with more entries in its first directory, by tag. */
function tiff(entries: [tag: number, value: number][], letters = 'II*\u0000'): Uint8Array {
  const all = [[256, 64], [257, 64], ...entries].sort(([a], [b]) => a! - b!);
  const bytes = Buffer.alloc(10 + all.length * 12 + 4);
  bytes.write(letters, 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(all.length, 8);
  all.forEach(([tag, value], index) => {
    bytes.writeUInt16LE(tag!, 10 + index * 12);
    bytes.writeUInt16LE(4, 12 + index * 12);
    bytes.writeUInt32LE(1, 14 + index * 12);
    bytes.writeUInt32LE(value!, 18 + index * 12);
  });
  return bytes;
}

const raw = { found: 'a camera raw file, of which only a preview can be read' };

test.each([
  ['DNG', tiff([[50706, 1]]), raw],
  ['NEF, ARW: its first picture is a preview', tiff([[254, 1]]), raw],
  ['CR2', Buffer.from('II*\u0000\u0010\u0000\u0000\u0000CR\u0002\u0000', 'latin1'), raw],
  ['CR3', Buffer.from('\u0000\u0000\u0000\u0018ftypcrx ', 'latin1'), raw],
  ['ORF', Buffer.from('IIRO\u0008\u0000\u0000\u0000', 'latin1'), raw],
  ['RW2', Buffer.from('IIU\u0000\u0018\u0000\u0000\u0000', 'latin1'), raw],
  ['RAF', Buffer.from('FUJIFILMCCD-RAW 0201', 'latin1'), raw],
  ['a TIFF', tiff([[254, 0]]), { format: 'tiff' }],
  ['JPEG 2000', Buffer.from('\u0000\u0000\u0000\u000cjP  \r\n', 'latin1'), { found: 'a JPEG 2000' }],
  ['JPEG XL', Buffer.from('\u00ff\u000a\u0000', 'latin1'), { found: 'a JPEG XL' }],
  ['EPS', Buffer.from('%!PS-Adobe-3.0 EPSF-3.0'), { found: 'an EPS drawing' }],
  ['AVIF', Buffer.from('\u0000\u0000\u0000\u001cftypavif', 'latin1'), { found: 'an AVIF' }],
  ['TIFF of four bytes', Buffer.from('II*\u0000', 'latin1'), raw],
])('%s is known by its first bytes', (_name, bytes, kind) => {
  expect(identifyPicture(bytes)).toMatchObject('found' in kind ? { found: { en: kind.found } } : kind);
});

/** A JPEG as some telephones write it: its last scan says that it ends at coefficient 0. */
async function oddScan(): Promise<Buffer> {
  const bytes = await noise(90, 60).jpeg().toBuffer();
  const scan = bytes.indexOf(Buffer.from([0xff, 0xda]));
  bytes[scan + 2 + bytes.readUInt16BE(scan + 2) - 2] = 0;
  return bytes;
}

/** A PNG whose pixels have a wrong checksum. */
async function wrongChecksum(): Promise<Buffer> {
  const bytes = await noise(90, 60).png().toBuffer();
  const data = bytes.indexOf('IDAT');
  const end = data + 4 + bytes.readUInt32BE(data - 4);
  bytes[end] = bytes[end]! ^ 0xff;
  return bytes;
}

const view = (file: string): ReportView =>
  ({ review: { sections: [{ photos: [{ id: 'one', file, focus: [0.5, 0.5] }] }] } }) as unknown as ReportView;
const report = (file: string): Report =>
  ({ review: { sections: [{ photos: [{ file }] }] } }) as unknown as Report;

async function check(bytes: Uint8Array): Promise<{ folder: string; codes: string[] }> {
  const folder = makeFolder();
  writeFileSync(path.join(folder, 'photo'), bytes);
  const source = parseSource(path.join(folder, 'report.yaml'), Buffer.from('review: {}\n'));
  const { problems } = await checkPhotos(report('photo'), { source, folder });
  return { folder, codes: problems.map(({ code }) => code) };
}

/** Whether page and cards can decode it. */
async function print(folder: string): Promise<void> {
  const read = async (file: string) =>
    readInput(folder, {
      path: file,
      sha256: sha256((await import('node:fs')).readFileSync(path.join(folder, file))),
    });
  const pictures: Pictures = new Map();
  await readPhotos(view('photo'), { read, pictures });
  await readCardPhotos(
    view('photo').review.sections[0]!.photos as PhotoView[],
    { readPhoto: read, holdPicture: (bytes) => holdPicture(pictures, bytes) },
    { width: 600, scale: 1 },
  );
  expect(pictures.size).toBe(2);
}

test.each<[string, () => Promise<Uint8Array>, string[]]>([
  ['a JPEG', () => noise(90, 60).jpeg().toBuffer(), []],
  ['a JPEG of a telephone with an odd scan header', oddScan, []],
  ['a narrow PNG', () => noise(32, 4000).png().toBuffer(), []],
  ['a flat PNG', () => noise(4000, 32).png().toBuffer(), []],
  ['a CMYK TIFF', () => noise(90, 60).toColourspace('cmyk').tiff().toBuffer(), []],
  [
    'a see-through 16-bit PNG',
    () => noise(90, 60).toColourspace('rgb16').ensureAlpha(0.5).png().toBuffer(),
    [],
  ],
  ['a PNG with a wrong checksum', wrongChecksum, ['photo-damaged']],
  ['half a JPEG', async () => (await noise(90, 60).jpeg().toBuffer()).subarray(0, 2500), ['photo-damaged']],
  ['one pixel', () => noise(1, 1).png().toBuffer(), ['photo-too-small']],
  ['a line of pixels', () => noise(900, 1).png().toBuffer(), ['photo-too-small']],
  ['camera raw', () => Promise.resolve(tiff([[254, 1]])), ['photo-format']],
])('%s: the check says what it must, and what it passes is printed', async (_name, make, codes) => {
  const { folder, codes: told } = await check(await make());
  expect(told).toEqual(codes);
  if (codes.length === 0) await print(folder);
});

test('a photo that changes after the check is not printed under the old one’s hash', async () => {
  const folder = makeFolder();
  writeFileSync(path.join(folder, 'photo'), await noise(90, 60).jpeg().toBuffer());
  const checked = { path: 'photo', sha256: '0'.repeat(64) };
  await expect(readInput(folder, checked)).rejects.toThrow('photo was changed while the build ran.');
  await expect(readInput(folder, { ...checked, path: 'none' })).rejects.toThrow('none was removed while');
});

test('a photo that stands twice is encoded and held once', async () => {
  const pictures: Pictures = new Map();
  const bytes = await noise(90, 60).jpeg().toBuffer();
  let read = 0;
  const twice = {
    review: {
      sections: [
        {
          photos: [
            { id: 'one', file: 'a' },
            { id: 'two', file: 'a' },
          ],
        },
      ],
    },
  } as unknown as ReportView;
  const sources = await readPhotos(twice, {
    pictures,
    read: () => {
      read += 1;
      return Promise.resolve(bytes);
    },
  });
  expect([read, pictures.size, sources.get('one')]).toEqual([1, 1, sources.get('two')]);
});
