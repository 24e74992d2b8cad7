/** Type of every kind of font file is drawn on the plates: as its program says, and as Ghostscript draws it. */
import { describe, expect, it, type TestContext } from 'vitest';
import { separations } from '../../src/press/separations.ts';
import { searchPath } from '../../src/design/search.ts';
import { readCondition } from '../../src/press/condition.ts';
import { characterOf, baseEncodings } from '../../src/press/plates/encoding.ts';
import { readCff } from '../../src/press/plates/cff.ts';
import type { Contours } from '../../src/press/plates/raster.ts';
import { readType1 } from '../../src/press/plates/type1.ts';
import sharp from 'sharp';
import { makePdf } from './made.ts';
import { cffFont, cidFont, sansFile as sans, type1Font } from './made-fonts.ts';
import { ghostPlates, needTool } from './tools.ts';

/** Of closed contours, units of 1/1000 em squared. */
function areaOf({ points, ends }: Contours): number {
  let sum = 0;
  ends.forEach((end, i) => {
    const start = i === 0 ? 0 : ends[i - 1]!;
    for (let at = start; at < end; at += 2) {
      const next = at + 2 < end ? at + 2 : start;
      sum += points[at]! * points[next + 1]! - points[next]! * points[at + 1]!;
    }
  });
  return Math.abs(sum / 2);
}
const boxOf = ({ points }: Contours): number[] => {
  const [xs, ys] = [0, 1].map((axis) => [...points].filter((_, i) => i % 2 === axis)) as [number[], number[]];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(Math.round);
};

describe('a Type 1 font', () => {
  const { outline, encoding } = readType1(type1Font().data)!;

  it('is drawn by lines, curves, a flex, and with its accents', () => {
    expect(boxOf(outline('A')!)).toEqual([100, 0, 600, 700]);
    expect(areaOf(outline('A')!)).toBe(350_000);
    expect(boxOf(outline('B')!)).toEqual([100, 0, 600, 720]);
    // A circle of 250, less what lies between its curves and their pieces.
    expect(areaOf(outline('a')!) / (Math.PI * 250 ** 2)).toBeGreaterThan(0.98);
    expect(boxOf(outline('aacute')!)).toEqual([100, 0, 600, 850]);
    expect(areaOf(outline('aacute')!)).toBeCloseTo(areaOf(outline('a')!) + 10_000, 0);
    expect(outline('Z')).toBeUndefined();
    expect(encoding[65]).toBe('A');
  });

  it('is read from segments and from hexadecimal digits, too, and damaged it is none', () => {
    const { data, lengths } = type1Font();
    const parts = [data.subarray(0, lengths[0]), data.subarray(lengths[0], lengths[0] + lengths[1])];
    const segment = (kind: number, part: Buffer) => {
      const head = Buffer.from([0x80, kind, 0, 0, 0, 0]);
      head.writeUInt32LE(part.length, 2);
      return Buffer.concat([head, part]);
    };
    const segmented = Buffer.concat([segment(1, parts[0]!), segment(2, parts[1]!), Buffer.from([0x80, 3])]);
    const digits = Buffer.concat([parts[0]!, Buffer.from(parts[1]!.toString('hex'))]);
    for (const file of [segmented, digits])
      expect(boxOf(readType1(file)!.outline('A')!)).toEqual([100, 0, 600, 700]);
    expect(readType1(Buffer.from('no font'))).toBeUndefined();
    expect(readType1(parts[0]!)).toBeUndefined();
  });
});

it('a CFF font is drawn by fontkit, bare as PDF has it', () => {
  const { byName, byCid, outline, encoding } = readCff(cffFont())!;
  expect([boxOf(outline(byName.get('A')!)), areaOf(outline(byName.get('A')!))]).toEqual([
    [100, 0, 600, 700],
    350_000,
  ]);
  expect(areaOf(outline(byName.get('a')!)) / (Math.PI * 250 ** 2)).toBeGreaterThan(0.98);
  expect([byCid, encoding[65], encoding[97]]).toEqual([undefined, 'A', 'a']);
  expect(readCff(Buffer.from('no font'))).toBeUndefined();
});

it('a CFF font of CIDs is drawn by its CIDs and by what its font dictionaries hold', () => {
  const { byName, byCid, outline } = readCff(cidFont())!;
  expect([byName.size, byCid!.get(7), byCid!.get(1)]).toEqual([0, 1, undefined]);
  expect(boxOf(outline(1))).toEqual([100, 0, 600, 700]);
});

it('names of glyphs stand for characters', () => {
  expect(['A', 'eacute', 'uni56FE', 'u1F600', 'quoteright', 'g12'].map(characterOf)).toEqual([
    'A',
    'é',
    '图',
    '😀',
    '’',
    undefined,
  ]);
  expect([baseEncodings.WinAnsiEncoding![0x92], baseEncodings.MacRomanEncoding![0x8e]]).toEqual([
    'quoteright',
    'eacute',
  ]);
});

const descriptor = (file: string) =>
  `<< /Type /FontDescriptor /FontName /Made /Flags 32 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent 0 /CapHeight 700 /StemV 80 ${file} >>`;
const simple = (subtype: string, more = '') =>
  `<< /Type /Font /Subtype /${subtype} /BaseFont /Made /FirstChar 32 /LastChar 126 /Widths [${'700 '.repeat(95)}] /FontDescriptor 11 0 R ${more} >>`;
const { data, lengths } = type1Font();

describe.each([
  [
    'Type 1',
    'AaB',
    [
      simple('Type1'),
      descriptor('/FontFile 12 0 R'),
      { entries: `/Length1 ${lengths[0]} /Length2 ${lengths[1]} /Length3 ${lengths[2]}`, data },
    ],
  ],
  [
    'CFF',
    'AaA',
    [simple('Type1'), descriptor('/FontFile3 12 0 R'), { entries: '/Subtype /Type1C', data: cffFont() }],
  ],
  [
    'CFF by CIDs',
    '\\000\\007\\000\\007',
    [
      '<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [13 0 R] >>',
      descriptor('/FontFile3 12 0 R'),
      { entries: '/Subtype /CIDFontType0C', data: cidFont() },
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 700 /FontDescriptor 11 0 R >>',
    ],
  ],
  [
    'TrueType by WinAnsi',
    'Hamb',
    [
      simple('TrueType', '/Encoding /WinAnsiEncoding'),
      descriptor('/FontFile2 12 0 R'),
      { entries: `/Length1 ${sans.length}`, data: sans },
    ],
  ],
] as const)('text in %s', (_, text, objects) => {
  // Whole points high, so that both count pixels from the same edge.
  const pdf = makePdf({
    paper: 3.03884,
    content: `BT 0 0 0 1 k /F 60 Tf 40 100 Td (${text}) Tj ET`,
    resources: '/Font << /F 10 0 R >>',
    objects: [...objects],
  });

  it('is drawn as Ghostscript draws it, and nothing is left out', (context) => likeGhostscript(pdf, context));
});

describe.each([
  ['is stroked', '1 Tr', ''],
  ['is filled and stroked', '2 Tr', ''],
  ['clips what follows', '7 Tr', '0 0 0 1 k 40 110 80 60 re f'],
  ['is stroked and clips', '5 Tr', '0 0 0 .5 k 40 110 80 60 re f'],
])('text that %s', (_, mode, after) => {
  const pdf = makePdf({
    paper: 3.03884,
    content: `BT 0 0 0 1 k 0 0 0 1 K 8 w /F 90 Tf 40 100 Td ${mode} (Aa) Tj ET ${after}`,
    resources: '/Font << /F 10 0 R >>',
    objects: [
      simple('Type1'),
      descriptor('/FontFile3 12 0 R'),
      { entries: '/Subtype /Type1C', data: cffFont() },
    ],
  });

  it('is drawn as Ghostscript draws it', (context) => likeGhostscript(pdf, context));
});

/** Ink that is elsewhere, or of another strength, is less than 6 % of all. */
async function likeGhostscript(pdf: Uint8Array, context: TestContext): Promise<void> {
  const leftOut: string[] = [];
  const pictures = await separations(pdf, {
    condition: await readCondition('newsprint-coldset', searchPath()),
    dpi: 72,
    leftOut: ({ en }) => leftOut.push(en),
  });
  expect(leftOut).toEqual([]);
  const { data: black, info } = await sharp(pictures.find(({ name }) => name === 'page-1-black.png')!.png)
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const inked = black.reduce((sum, value) => sum + 255 - value, 0) / 255;
  expect(inked).toBeGreaterThan(800);
  needTool(context, 'gs');
  const ghost = await ghostPlates(pdf, 288, 4);
  expect(ghost.height).toBe(info.height);
  const ofGhost = (at: number) =>
    ghost.inks[3][Math.floor(at / info.width) * ghost.width + Math.min(at % info.width, ghost.width - 1)]!;
  const off = black.reduce((sum, value, at) => sum + Math.abs(255 - value - ofGhost(at)), 0) / 255;
  expect(off / inked).toBeLessThan(0.06);
}
