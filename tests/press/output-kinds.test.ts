/**
 * The kinds of Ghent's output sheets, made by ourselves (the sheets are not to be had here): what each square
 * must carry on the plates, by the numbers of ISO 32000-1 and as Ghostscript draws it. Type of every kind is
 * in `outlines.test.ts`, blend modes and groups in `blending.test.ts`, spots on plates of their own in
 * `sheets.test.ts`, what cannot be decoded in `known-truth.test.ts`.
 */
import { describe, expect, test } from 'vitest';
import { openPdf, pagesOf } from '../../src/pdf/objects.ts';
import { readLayers } from '../../src/press/walk/layers.ts';
import { readPictures } from '../../src/press/plates/pictures.ts';
import { drawPlates } from '../../src/press/plates/plates.ts';
import { makePdf } from './made.ts';
import { ghostPlates, needTool } from './tools.ts';

const tint = (colour: string) => `<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [${colour}] >>`;

interface Kind {
  name: string;
  /** What paints the square `x y w h re f`, or paints it all. */
  paint: (square: string, matrix: string) => string;
  inks: [number, number, number, number];
  /** Why Ghostscript is not asked. */
  alone?: string;
}

const kinds: Kind[] = [
  {
    name: 'DeviceCMYK black in overprint mode 1',
    paint: (square) => `/O1 gs 0 0 0 1 k ${square}`,
    inks: [40, 30, 20, 100],
  },
  {
    name: 'DeviceCMYK black in overprint mode 0',
    paint: (square) => `/O0 gs 0 0 0 1 k ${square}`,
    inks: [0, 0, 0, 100],
  },
  {
    name: 'DeviceGray under overprint',
    paint: (square) => `/O1 gs 0.5 g ${square}`,
    inks: [0, 0, 0, 50],
  },
  {
    name: 'ICCBased CMYK under overprint',
    paint: (square) => `/O1 gs /Icc cs 0 0 0 1 scn ${square}`,
    inks: [0, 0, 0, 100],
    alone: 'Ghostscript converts by the profile',
  },
  {
    name: 'Separation Black under overprint',
    paint: (square) => `/O0 gs /Black cs 1 scn ${square}`,
    inks: [40, 30, 20, 100],
  },
  {
    name: 'DeviceN of two inks under overprint',
    paint: (square) => `/O1 gs /Two cs 0.9 0.1 scn ${square}`,
    inks: [40, 90, 10, 0],
  },
  {
    name: 'a picture of 16 bits',
    paint: (_, matrix) => `${matrix} cm /Deep Do`,
    inks: [20, 40, 60, 0],
  },
  {
    name: 'a layer that is switched off',
    paint: (square) => `/OC /Off BDC 0 0 0 1 k ${square} EMC`,
    inks: [40, 30, 20, 0],
  },
  {
    name: 'a soft mask of luminosity',
    paint: (square) => `/Half gs 0 0 0 1 k ${square}`,
    inks: [20, 15, 10, 50],
  },
  {
    name: 'a picture with a mask of its own',
    paint: (_, matrix) => `${matrix} cm /Masked Do`,
    inks: [20, 55, 10, 0],
  },
  {
    name: 'a gradient in a Separation',
    paint: (square) => `${square.replace(' f', '')} W n /Sweep sh`,
    inks: [0, 0, 0, 50],
  },
];

const deep = Buffer.alloc(32);
for (let pixel = 0; pixel < 4; pixel++)
  [0.2, 0.4, 0.6, 0].forEach((ink, i) => deep.writeUInt16BE(Math.round(ink * 65535), 8 * pixel + 2 * i));

const place = (index: number) => ({ x: 15 + 25 * index, y: 100 });
const sheet = makePdf({
  page: '/Group << /S /Transparency /CS /DeviceCMYK >>',
  catalog: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>',
  resources: `/ExtGState << /O1 << /OP true /op true /OPM 1 >> /O0 << /OP true /op true /OPM 0 >> /Half << /SMask << /S /Luminosity /G 13 0 R >> >> >>
/ColorSpace << /Icc [/ICCBased 8 0 R] /Black [/Separation /Black /DeviceCMYK ${tint('0 0 0 1')}] /Two [/DeviceN [/Magenta /Yellow] /DeviceCMYK 11 0 R] >>
/Properties << /Off 10 0 R >> /XObject << /Deep 12 0 R /Masked 14 0 R >>
/Shading << /Sweep << /ShadingType 2 /ColorSpace [/Separation /Black /DeviceCMYK ${tint('0 0 0 1')}] /Coords [0 0 400 0] /Domain [0 1] /Function << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0.5] /C1 [0.5] >> >> >>`,
  content: `0.4 0.3 0.2 0 k 0 0 400 400 re f ${kinds
    .map(({ paint }, i) => {
      const { x, y } = place(i);
      return `q ${paint(`${x} ${y} 20 40 re f`, `20 0 0 40 ${x} ${y}`)} Q`;
    })
    .join('\n')}`,
  objects: [
    '<< /Type /OCG /Name (off) >>',
    {
      entries: '/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]',
      data: '{ 0 3 1 roll 0 }',
    },
    {
      entries:
        '/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 16 /ColorSpace /DeviceCMYK',
      data: deep,
    },
    {
      entries:
        '/Type /XObject /Subtype /Form /BBox [0 0 400 400] /Group << /S /Transparency /CS /DeviceGray >>',
      data: '0.5 g 0 0 400 400 re f',
    },
    {
      entries:
        '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceCMYK /SMask 15 0 R',
      data: Buffer.from([0, 204, 0, 0]),
    },
    {
      entries:
        '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
      data: Buffer.from([128]),
    },
  ],
});

/** Within a per cent: inks are bytes. */
const near = (found: number[], expected: readonly number[], name: string): void =>
  found.forEach((ink, i) =>
    expect(Math.abs(ink - expected[i]!), `${name}: ${found.join('/')}`).toBeLessThanOrEqual(1),
  );

describe('on the plates', () => {
  test('every kind has the inks that the standard gives it', async () => {
    const document = await openPdf(sheet);
    const leftOut: string[] = [];
    const plates = drawPlates(pagesOf(document)[0]!, {
      pictures: await readPictures(document),
      scale: 1,
      isHidden: readLayers(document),
      leftOut: ({ en }) => leftOut.push(en),
    });
    for (const [i, { name, inks }] of kinds.entries()) {
      const at = 4 * ((plates.y1 - place(i).y - 20) * plates.width + place(i).x + 10);
      near(
        [...plates.inks.subarray(at, at + 4)].map((value) => value / 2.55),
        inks,
        name,
      );
    }
    expect(leftOut).toEqual([]);
  });

  test('Ghostscript draws them alike', async (context) => {
    needTool(context, 'gs');
    const { inks: plates, width, height } = await ghostPlates(sheet, 72);
    for (const [i, { name, inks, alone }] of kinds.entries()) {
      if (alone) continue;
      const at = (height - place(i).y - 20) * width + place(i).x + 10;
      near(
        plates.map((plate) => plate[at]! / 2.55),
        inks,
        name,
      );
    }
  });
});
