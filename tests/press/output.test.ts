/** What goes to a plant beside the PDF: plates as TIFF, the ink keys' picture, the job ticket. */
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { searchPath } from '../../src/design/search.ts';
import { readCondition } from '../../src/press/condition.ts';
import { outputsOf, type OutputFile } from '../../src/press/output/output.ts';
import { createScreen } from '../../src/press/output/screen.ts';
import { stripsOf } from '../../src/press/output/tiff-strips.ts';
import { ticket } from '../../src/press/output/ticket.ts';
import { makePdf } from './made.ts';
import { ghostPlates, needTool } from './tools.ts';

/** Flat tints in three inks, a slope of black, and a disc. */
const content = `0.4 0 0 0 k 20 20 120 90 re f 0 0.75 0 0 k 150 20 60 90 re f
0 0 0 0.5 k 30 120 80 80 re f 0 0 1 0 k 160 160 m 200 120 l 210 190 l f`;
const pdf = makePdf({ content });
const job = { name: 'A06', date: '2024-01-12', version: '0.0.0' };
const inks = 'process' as const;

const made = (plates: { dpi: number; bits: 1 | 8; screen: number }) =>
  outputsOf(pdf, { plates, presetting: false, inks }, job);
const grey = async (bytes: Uint8Array | string) =>
  sharp(bytes as Uint8Array, { limitInputPixels: false })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });

describe('8-bit plates', () => {
  let files: OutputFile[];
  beforeAll(async () => {
    files = await made({ dpi: 150, bits: 8, screen: 100 });
  });

  test('are one a plate, ink dark, of the size and resolution asked for', async () => {
    expect(files.map(({ suffix }) => suffix)).toEqual([
      '-Cyan.tif',
      '-Magenta.tif',
      '-Yellow.tif',
      '-Black.tif',
    ]);
    const { width, height, density, space, depth } = await sharp(files[0]!.bytes as Uint8Array).metadata();
    expect({ width, height, density, space, depth }).toEqual({
      width: 626,
      height: 508,
      density: 150,
      space: 'b-w',
      depth: 'uchar',
    });
  });

  test('are Ghostscript’s plates', async (context) => {
    needTool(context, 'gs');
    const ghost = await ghostPlates(pdf, 150);
    for (const [ink, { bytes }] of files.entries()) {
      const { data, info } = await grey(bytes);
      expect([info.width, info.height]).toEqual([ghost.width, ghost.height]);
      const apart = data.filter((value, i) => Math.abs(255 - value - ghost.inks[ink]![i]!) > 3).length;
      expect(apart / data.length).toBeLessThan(0.004);
    }
  });
});

describe('1-bit plates', () => {
  test('have dots whose share of the area is the tone', async () => {
    const files = await made({ dpi: 600, bits: 1, screen: 85 });
    const { data, info } = await grey(files[0]!.bytes);
    const share = (x0: number, y0: number, width: number, height: number): number => {
      let dots = 0;
      for (let y = y0; y < y0 + height; y++)
        for (let x = x0; x < x0 + width; x++)
          if (data[(y * info.width + x) * info.channels]! < 128) dots += 1;
      return dots / (width * height);
    };
    // pt to px at 600 ppi; the sheet is 243.8 pt high.
    const px = (pt: number) => Math.round((pt * 600) / 72);
    expect(share(px(30), px(243.8 - 100), px(100), px(70))).toBeCloseTo(0.4, 2);
    expect(share(px(220), px(40), px(40), px(40))).toBe(0);
    expect(new Set(data)).toEqual(new Set([0, 255]));
  });

  test('cover every tone by its share, at every angle', () => {
    for (const plate of ['Cyan', 'Magenta', 'Yellow', 'Black', 'Red'])
      for (const tone of [0, 1, 26, 128, 230, 254, 255]) {
        const data = new Uint8Array(400 * 400).fill(tone);
        createScreen({ plate, dpi: 1200, screen: 100 })(data, { from: 0, width: 400, rows: 400 });
        expect(data.filter(Boolean).length / data.length).toBeCloseTo(tone / 255, 1.7);
      }
  });

  test('are the same however many bands they are drawn in', () => {
    const [whole, band] = [new Uint8Array(100 * 64).fill(90), new Uint8Array(100 * 32).fill(90)];
    const screen = createScreen({ plate: 'Cyan', dpi: 1200, screen: 100 });
    screen(whole, { from: 0, width: 100, rows: 64 });
    screen(band, { from: 32, width: 100, rows: 32 });
    expect(Buffer.compare(whole.subarray(3200), band)).toBe(0);
  });

  test('of many bands are one file with all its rows', async () => {
    // 1 m × 0.8 m at 200 dpi is three bands.
    const large = makePdf({
      content: '0 0 0 1 k 0 0 m 2800 2250 l 2800 0 l f',
      page: '/MediaBox [0 0 2835 2268] /BleedBox [0 0 2835 2268] /TrimBox [0 0 2835 2268]',
    });
    const [file] = (
      await outputsOf(large, { plates: { dpi: 200, bits: 1, screen: 65 }, presetting: false, inks }, job)
    ).slice(3);
    const { data, info } = await grey(file!.bytes);
    expect([info.width, info.height]).toEqual([7875, 6300]);
    expect(stripsOf(Buffer.from(file!.bytes as Uint8Array)).length).toBe(Math.ceil(6300 / 256));
    const black = data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0) / data.length;
    expect(black).toBeCloseTo((2800 * 2250) / 2 / (2835 * 2268), 3);
  });
});

describe('ink presetting', () => {
  test('has a picture of each plate at two pixels a millimetre', async () => {
    const [file] = await outputsOf(pdf, { presetting: true, inks }, job);
    const text = String(file!.bytes);
    expect(file!.suffix).toBe('.ppf');
    expect(text.startsWith('%!PS-Adobe-3.0\n%%CIP3-File Version 3.0\n')).toBe(true);
    expect(text).toContain('/CIP3AdmSeparationNames [(Cyan) (Magenta) (Yellow) (Black)] def');
    expect(text).toContain('/CIP3AdmJobName (A06) def');
    const pictures = [...text.matchAll(/CIP3PreviewImage\n([0-9a-f\n]+)>/g)].map(([, hex]) =>
      Buffer.from(hex!.replaceAll('\n', ''), 'hex'),
    );
    expect(pictures.map(({ length }) => length)).toEqual(Array(4).fill(212 * 172));
    // Ink keys: cyan over the sheet is 40 % of its panel's area.
    const sum = pictures[0]!.reduce((total, value) => total + (255 - value), 0) / 255 / pictures[0]!.length;
    expect(sum).toBeCloseTo((0.4 * 120 * 90) / (300.5 * 243.8), 3);
  });

  test('is PostScript that an interpreter reads to its end', async (context) => {
    needTool(context, 'gs');
    const [file] = await outputsOf(pdf, { presetting: true, inks }, job);
    const names = [...new Set(String(file!.bytes).match(/^CIP3(?:Begin|End)\w+/gm))];
    // The consumer of a PPF file defines its procedures; the picture's data follow the operator.
    const prologue = [
      ...names.map((name) => `/${name} {} def`),
      '/CIP3Comment { pop } def /CIP3PreviewImage { currentfile /ASCIIHexDecode filter flushfile } def',
    ].join('\n');
    const out = execFileSync('gs', ['-q', '-dNODISPLAY', '-dBATCH', '-dSAFER', '-'], {
      input: `${prologue}\n${String(file!.bytes)}\n(read) = quit\n`,
      encoding: 'utf8',
    });
    expect(out.trim()).toBe('read');
  });
});

test('a job ticket names files, sizes, inks and condition, as XML', async (context) => {
  const usual = await readCondition('newsprint-coldset', searchPath());
  // A profile of the plant's own names its own condition.
  const condition = { ...usual, profile: { ...usual.profile, label: 'Plant of 2024', own: true as const } };
  const text = ticket({
    id: 'town-broadsheet',
    title: '一图读懂 <政府工作报告>',
    date: '2024-01-12',
    version: '0.0.0',
    trim: { width: 390, height: 545 },
    bleed: 3,
    inks: { spot: 'Special Red', cmyk: [0, 95, 90, 0] },
    condition,
    standard: 'x-4',
    release: true,
    pages: [
      {
        file: 'YXRB_20240112_A06.pdf',
        sha256: 'ab',
        pages: 1,
        name: 'A06',
        plates: [
          { plate: 'Special Red', file: 'YXRB_20240112_A06-Special_Red.tif' },
          { plate: 'Black', file: 'YXRB_20240112_A06-Black.tif' },
        ],
        presetting: 'YXRB_20240112_A06.ppf',
      },
    ],
  });
  expect(text).toContain('DescriptiveName="一图读懂 &lt;政府工作报告&gt; 2024-01-12"');
  expect(text).toContain('<ColorantControl ColorantParams="Special_Red Black"');
  expect(text).toContain('<Color CMYK="0 0.95 0.9 0" ActualColorName="Special Red"/>');
  expect([...text.matchAll(/<Part Separation="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Special_Red',
    'Black',
    'Special_Red',
    'Black',
  ]);
  expect(text).toContain('DescriptiveName="x-4, Plant of 2024"');
  expect(text).toContain('<Comment>trim 390 × 545 mm, bleed 3 mm</Comment>');
  for (const file of ['YXRB_20240112_A06.pdf', 'YXRB_20240112_A06-Black.tif', 'YXRB_20240112_A06.ppf'])
    expect(text).toContain(`URL="${file}"`);
  needTool(context, 'xmllint');
  execFileSync('xmllint', ['--noout', '-'], { input: text });
});
