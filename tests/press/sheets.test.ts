/** Sheets as plants want them: without marks, a page to a file, one or two inks, photos as they were given. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { sha256 } from '../../src/lib/hash.ts';
import { ptToMm } from '../../src/lib/units.ts';
import type { InkSet } from '../../src/press/ink/ink-set.ts';
import { cmykTiff } from '../../src/press/ink/tiff.ts';
import { openPdf, PDFRawStream, nameAt, type PDFDocument, pagesOf } from '../../src/pdf/objects.ts';
import { inksText } from '../../src/press/preflight/page.ts';
import { boxOf, drawPlates } from '../../src/press/plates/plates.ts';
import { readPictures } from '../../src/press/plates/pictures.ts';
import { standInPlates } from '../../src/press/plates/stand-in.ts';
import { finishPress, type PressJob } from '../../src/press/press.ts';
import { standingOf } from '../../src/edition/write/standing.ts';
import type { Problem } from '../../src/lib/problem.ts';
import { readPdfFacts } from '../support/pdf-facts.ts';
import { viewCase } from '../support/reports.ts';
import { jobFor } from './job.ts';
import { openPrinter, type TestPrinter } from './print.ts';
import { ghostPlates, needTool } from './tools.ts';

const text = '公共数据怎样走到读者面前';
/** A spot panel with white and black type, and a plain black line. */
const body = `<div style="position:absolute;left:10mm;top:10mm;width:80mm;height:16mm;background:#b01e24"></div>
<p style="position:absolute;left:15mm;top:15mm;font-size:14pt;color:#fff">${text}</p>
<p style="position:absolute;left:15mm;top:28mm;font-size:14pt">${text}</p>
<p style="position:absolute;left:15mm;top:60mm;font-size:12pt;color:#b01e24">${text}</p>
<p style="position:absolute;left:15mm;top:80mm">${text}</p>`;
let printer: TestPrinter;
let print: Uint8Array;
const size = { width: 100, height: 120, bleed: 3 };

beforeAll(async () => {
  printer = await openPrinter(text);
  print = await printer.print({ ...size, body });
});
afterAll(() => printer?.close());

const finish = async (changes: Partial<PressJob> = {}, pdf = print) =>
  finishPress(await jobFor(pdf, changes));

/** Boxes of the first page in mm, as width × height. */
async function boxesOf(pdf: Uint8Array): Promise<Record<string, number[]>> {
  const [page] = pagesOf(await openPdf(pdf));
  return Object.fromEntries(
    ['MediaBox', 'BleedBox', 'TrimBox'].map((key) => {
      const { x0, y0, x1, y1 } = boxOf(page!, key)!;
      return [key, [x1 - x0, y1 - y0].map((side) => Math.round(ptToMm(side) * 100) / 100)];
    }),
  );
}

test.each([
  ['zh-Hans', '校样', '未决：待补照片 1'],
  ['zh-Hant-TW', '校樣', '未決：待補照片 1'],
  ['fr', 'PROOF', 'Open: 1 photo to come'],
])('the slug speaks the language of the report: %s', async (language, proof, open) => {
  const view = await viewCase('county');
  const problems = [{ code: 'photo-missing' } as Problem];
  const script = language.startsWith('zh') ? 'han' : 'latin';
  const standing = standingOf({ ...view, language, script, queries: [] }, problems);
  const { text } = await readPdfFacts((await finish({ language, standing })).pdf);
  expect(text[0]).toContain(proof);
  expect(text[0]).toContain(open);
});

describe('a sheet without marks', () => {
  test('is trim and bleed, or the trim alone, with the page in its place', async () => {
    const [bled, bare] = [await finish({ marks: false }), await finish({ marks: false, keptBleed: 0 })];
    expect(await boxesOf(bled.pdf)).toEqual({
      MediaBox: [106, 126],
      BleedBox: [106, 126],
      TrimBox: [100, 120],
    });
    expect(await boxesOf(bare.pdf)).toEqual({
      MediaBox: [100, 120],
      BleedBox: [100, 120],
      TrimBox: [100, 120],
    });
    for (const { preflight } of [bled, bare]) expect(preflight.findings).toEqual([]);
    const [one, other] = await Promise.all([bled, bare].map(({ pdf }) => platesOf(pdf)));
    // 3 mm of bleed at 72 ppi: the bare page is the bled one without its edges.
    const at = (plates: typeof one, x: number, y: number) =>
      [...plates!.inks.subarray(4 * (Math.round(y) * plates!.width + Math.round(x)))].slice(0, 4);
    for (const [x, y] of [
      [30, 12],
      [65, 35],
      [90, 100],
    ] as const)
      expect(at(other, x * 2.83465, y * 2.83465)).toEqual(at(one, (x + 3) * 2.83465, (y + 3) * 2.83465));
  });
});

async function platesOf(pdf: Uint8Array, spots: string[] = []) {
  const document = await openPdf(pdf);
  standInPlates(document, spots);
  return drawPlates(pagesOf(document)[0]!, { pictures: await readPictures(document), scale: 1 });
}

describe('one page of several', () => {
  test('is a file of its own whose slug counts all', async () => {
    const css = '.p{height:126mm;break-after:page}';
    const several = await printer.print({
      ...size,
      css,
      body: ['公共', '数据', '读者']
        .map((word) => `<div class=p><p style="padding:30mm">${word}</p></div>`)
        .join(''),
    });
    const all = await finish({}, several);
    const second = await finish({ page: 1 }, several);
    expect([all.preflight.pages.length, second.preflight.pages.length]).toEqual([3, 1]);
    expect(second.preflight.findings).toEqual([]);
    // 2/3 in the slug has one glyph more than "2/3" would without its count; the page itself is the same.
    expect(second.preflight.pages[0]!.glyphs).toBe(all.preflight.pages[1]!.glyphs);
    expect(second.pdf.length).toBeLessThan(all.pdf.length);
  });
});

const red: InkSet = { spot: 'Special Red', cmyk: [0, 95, 85, 5] };

describe('a sheet of black and a spot ink', () => {
  test('names the spot, has a plate of it, and passes its own preflight', async () => {
    const { pdf, preflight } = await finish({ inks: red });
    expect(preflight.findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    const plates = await platesOf(pdf, ['Special Red']);
    const ink = (x: number, y: number) => {
      const at = 4 * (Math.round((y + 17) * 2.83465) * plates.width + Math.round((x + 17) * 2.83465));
      return [...plates.inks.subarray(at, at + 4)].map((value) => Math.round(value / 2.55));
    };
    // The panel, and paper.
    expect(ink(65, 13)).toEqual([0, 98, 0, 8]);
    expect(ink(90, 90)).toEqual([0, 0, 0, 0]);
  });

  test('is told of by the names of its inks', () => {
    expect(inksText([0, 100, 0, 36], { spots: ['Special Red'] })).toBe('Special Red 100 + Black 36');
    expect(inksText([0, 32.4, 36, 4], {})).toBe('0/32/36/4');
  });

  test('Ghostscript makes the same plates of it', async (context) => {
    needTool(context, 'gs');
    const { pdf } = await finish({ inks: red });
    const { inks, width, spots } = await ghostPlates(pdf, 72, 1, ['Special Red']);
    const at = Math.round(30 * 2.83465) * width + Math.round(82 * 2.83465);
    expect([Object.keys(spots), Object.values(spots).map((plate) => Math.round(plate[at]! / 2.55))]).toEqual([
      ['Special Red'],
      [98],
    ]);
    expect(inks.map((plate) => Math.round(plate[at]! / 2.55))).toEqual([0, 0, 0, 8]);
  });

  test('in black alone everything coloured becomes a grey', async () => {
    const { pdf, preflight } = await finish({ inks: 'black' });
    expect(preflight.findings).toEqual([]);
    const { inks } = await platesOf(pdf);
    const outside = inks.filter((value, i) => i % 4 < 3 && value > 0).length;
    // The marks are on every plate.
    expect(outside / inks.length).toBeLessThan(0.005);
  });
});

describe('photos', () => {
  const photoPage = (jpeg: Uint8Array) =>
    `<img style="position:absolute;left:20mm;top:20mm;width:40mm" src="data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}">`;
  let rgb: Buffer;
  beforeAll(async () => {
    const data = Buffer.from(
      Array.from({ length: 300 * 200 * 3 }, (_, i) => (i * 7 + ((i / 900) | 0) * (i % 3) * 5) % 256),
    );
    rgb = await sharp(data, { raw: { width: 300, height: 200, channels: 3 } })
      .blur(3)
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
      .toBuffer();
  });

  /** Image streams of a file. */
  const picturesOf = (document: PDFDocument) =>
    document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFRawStream && nameAt(object.dict, 'Subtype') === 'Image' ? [object] : [],
      );

  const cmykJpeg = (level: number, icc?: string) => {
    const data = Buffer.alloc(300 * 200 * 4, level);
    const made = sharp(cmykTiff({ width: 300, height: 200, data }))
      .pipelineColourspace('cmyk')
      .toColourspace('cmyk');
    return (icc ? made.withIccProfile(icc) : made).jpeg({ quality: 95 }).toBuffer();
  };

  test('in CMYK go to the plate byte for byte when they are inside the limit', async () => {
    const original = await cmykJpeg(100);
    const given = await printer.print({ ...size, body: photoPage(rgb) });
    const { pdf, preflight } = await finish({ originals: new Map([[sha256(rgb), original]]) }, given);
    expect(picturesOf(await openPdf(pdf)).map((stream) => sha256(stream.getContents()))).toEqual([
      sha256(original),
    ]);
    expect(preflight.pictures[0]).toMatchObject({ space: 'DeviceCMYK', ppi: 191 });
    expect(preflight.pictures[0]!.maxInk).toBeCloseTo(400 * (100 / 255), 0);
  });

  test('over the limit, too fine, or for another press they are converted', async () => {
    const given = await printer.print({ ...size, body: photoPage(rgb) });
    const other = (await jobFor(given)).condition.profile.path.replace('newsprint-coldset', 'heatset');
    for (const original of [await cmykJpeg(170), await cmykJpeg(100, other)]) {
      const { pdf } = await finish({ originals: new Map([[sha256(rgb), original]]) }, given);
      expect(picturesOf(await openPdf(pdf)).map((stream) => sha256(stream.getContents()))).not.toContain(
        sha256(original),
      );
    }
    const fine = await printer.print({ ...size, body: photoPage(rgb).replace('width:40mm', 'width:20mm') });
    const original = await cmykJpeg(100);
    const { preflight } = await finish({ originals: new Map([[sha256(rgb), original]]) }, fine);
    expect(preflight.pictures[0]!.ppi).toBe(200);
  });

  test('stay RGB with their profile where the plant wants them so', async () => {
    const given = await printer.print({ ...size, body: photoPage(rgb) });
    const { pdf, preflight } = await finish({ keepsRgb: true }, given);
    const [picture] = picturesOf(await openPdf(pdf));
    expect(sha256(picture!.getContents())).toBe(sha256(rgb));
    expect(preflight.pictures[0]!.space).toBe('ICCBased RGB');
    expect(preflight.findings.map(({ rule }) => rule)).toEqual(['picture-soft']);
    const asked = await finish({}, given);
    expect(asked.preflight.pictures[0]!.space).toBe('DeviceCMYK');

    // What is in inks already stays so, however fine: it is the plant that makes photos smaller.
    const fine = await printer.print({ ...size, body: photoPage(rgb).replace('width:40mm', 'width:20mm') });
    const original = await cmykJpeg(100);
    const kept = await finish({ keepsRgb: true, originals: new Map([[sha256(rgb), original]]) }, fine);
    expect(picturesOf(await openPdf(kept.pdf)).map((stream) => sha256(stream.getContents()))).toEqual([
      sha256(original),
    ]);
  });
});
