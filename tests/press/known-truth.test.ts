/**
 * Files of known truth: each is sound but for the one thing that its name says, and preflight must find
 * that and nothing else.
 */
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { readCondition, type PressCondition } from '../../src/press/condition.ts';
import { preflight } from '../../src/press/preflight/preflight.ts';
import { sansFile as sans } from './made-fonts.ts';
import { makePdf, type MadeObject, type MadePdf } from './made.ts';

let condition: PressCondition;
beforeAll(async () => {
  condition = await readCondition('newsprint-coldset', searchPath());
});

const x1a = { standard: 'PDF/X-1a:2003', version: '1.4' };
const tint = (colour: string) => `<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [${colour}] >>`;
const spot = `[/Separation /PANTONE#20185#20C /DeviceCMYK ${tint('0 .9 .8 0')}]`;
const black = `[/Separation /Black /DeviceCMYK ${tint('0 0 0 1')}]`;
const overprint = '/ExtGState << /G << /OP true /op true /OPM 1 >> >>';
const ground = '0.8 0.7 0.4 0 k 60 60 170 113 re f';
const pattern = (resources: string, data: string) => ({
  entries: `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << ${resources} >>`,
  data,
});
const form = (entries: string, data: string) => ({
  entries: `/Type /XObject /Subtype /Form /BBox [0 0 400 400] ${entries}`,
  data,
});
const picture = (entries: string, data: string | Uint8Array) => ({
  entries: `/Type /XObject /Subtype /Image ${entries}`,
  data,
});
const placed = 'q 113.386 0 0 113.386 60 60 cm /I Do Q';
const image = { resources: '/XObject << /I 10 0 R >>', content: placed };
/** A fax of Group 4 whose lines are all white: one bit, "the same as above", a line. */
const whiteFax = new Uint8Array(300).fill(0xff);

/** A line of type in the face of `face()`. */
const type = (colour = '0 0 0 1 k', size = 12, before = ''): Partial<MadePdf> => ({
  resources: '/Font << /F 10 0 R >>',
  content: `${before} BT ${colour} /F ${size} Tf 80 100 Td (Hello plant) Tj ET`,
});
const face = (name: string, isEmbedded = true): MadeObject[] => [
  `<< /Type /Font /Subtype /TrueType /BaseFont /${name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [${'500 '.repeat(95)}] /FontDescriptor 11 0 R >>`,
  `<< /Type /FontDescriptor /FontName /${name} /Flags 32 /FontBBox [-500 -300 1500 1000] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 660 /StemV 80 ${isEmbedded ? '/FontFile2 12 0 R' : ''} >>`,
  ...(isEmbedded ? [{ entries: `/Length1 ${sans.length}`, data: sans }] : []),
];
/** 400 × 400 pixels of one colour; one of them, if asked, of all inks. */
function cmykPicture(inks: number[], hasSolid = false) {
  const data = new Uint8Array(640_000);
  for (let at = 0; at < data.length; at += 4) data.set(inks, at);
  if (hasSolid) data.fill(255, 320_800, 320_804);
  return picture('/Width 400 /Height 400 /BitsPerComponent 8 /ColorSpace /DeviceCMYK', data);
}

const cases: [name: string, made: MadePdf, rules: string[]][] = [
  ['nothing wrong', {}, []],
  ['no information dictionary: XMP says it all', { info: null }, []],
  ['colours for another press', { condition: 'FOGRA39' }, ['output-condition']],
  ['X-4 with a registered name and no profile', { embeds: false }, ['output-profile-missing']],
  ['X-1a with a registered name and no profile', { ...x1a, embeds: false }, []],
  [
    'ICCBased CMYK in X-1a',
    {
      ...x1a,
      resources: '/ColorSpace << /C [/ICCBased 8 0 R] >>',
      content: '/C cs .2 0 0 0 scn 60 60 100 80 re f',
    },
    ['colour-space'],
  ],
  [
    'CalGray in X-1a',
    {
      ...x1a,
      resources: '/ColorSpace << /C [/CalGray << /WhitePoint [.95 1 1.09] >>] >>',
      content: '/C cs .5 scn 60 60 100 80 re f',
    },
    ['colour-space'],
  ],
  ['X-1a as PDF 1.7', { ...x1a, version: '1.7' }, ['pdf-version']],
  [
    'an opaque transparency group in X-1a',
    {
      ...x1a,
      resources: '/XObject << /F 10 0 R >>',
      content: '/F Do',
      objects: [form('/Group << /S /Transparency /I true >>', '0.2 0 0 0 k 60 60 100 80 re f')],
    },
    ['transparency'],
  ],
  [
    'JPEG 2000 in X-1a',
    {
      ...x1a,
      ...image,
      objects: [
        picture('/Width 400 /Height 400 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /JPXDecode', 'x'),
      ],
    },
    ['filter'],
  ],
  [
    'a layer that is switched off with 300 %',
    {
      catalog: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>',
      resources: '/Properties << /L 10 0 R >>',
      content: '/OC /L BDC .9 .8 .7 .6 k 200 140 57 28 re f EMC .2 0 0 0 k 60 60 100 80 re f',
      objects: ['<< /Type /OCG /Name (hidden) >>'],
    },
    [],
  ],
  [
    'the same layer switched on',
    {
      catalog: '/OCProperties << /OCGs [10 0 R] /D << /ON [10 0 R] /BaseState /OFF >> >>',
      resources: '/Properties << /L 10 0 R >>',
      content: '/OC /L BDC .9 .8 .7 .6 k 200 140 57 28 re f EMC .2 0 0 0 k 60 60 100 80 re f',
      objects: ['<< /Type /OCG /Name (shown) >>'],
    },
    ['ink-limit'],
  ],
  [
    'a form of a membership none of whose layers is on',
    {
      catalog: '/OCProperties << /OCGs [11 0 R] /D << /OFF [11 0 R] >> >>',
      resources: '/XObject << /F 10 0 R >>',
      content: '/F Do',
      objects: [
        form('/OC << /Type /OCMD /OCGs [11 0 R] /P /AllOn >>', '.9 .8 .7 .6 k 60 60 100 80 re f'),
        '<< /Type /OCG /Name (hidden) >>',
      ],
    },
    [],
  ],
  [
    'RGB inside a pattern',
    {
      resources: '/Pattern << /P 10 0 R >>',
      content: '/Pattern cs /P scn 60 60 100 80 re f',
      objects: [pattern('', '1 0 0 rg 0 0 5 5 re f')],
    },
    ['colour-not-ink'],
  ],
  [
    'a spot colour inside a pattern',
    {
      resources: '/Pattern << /P 10 0 R >>',
      content: '/Pattern cs /P scn 60 60 100 80 re f',
      objects: [pattern(`/ColorSpace << /S ${spot} >>`, '/S cs 1 scn 0 0 5 5 re f')],
    },
    ['spot-colour'],
  ],
  [
    'a pattern without colours painted in a spot colour',
    {
      resources: `/Pattern << /P 10 0 R >> /ColorSpace << /U [/Pattern ${spot}] >>`,
      content: '/U cs 1 /P scn 60 60 100 80 re f',
      objects: [
        {
          entries:
            '/Type /Pattern /PatternType 1 /PaintType 2 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << >>',
          data: '0 0 5 5 re f',
        },
      ],
    },
    ['spot-colour'],
  ],
  [
    'RGB inside the glyphs of a Type 3 font',
    {
      resources: '/Font << /F 10 0 R >>',
      content: 'BT /F 24 Tf 60 80 Td (aa) Tj ET',
      objects: [
        '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 600] /FontMatrix [.001 0 0 .001 0 0] /CharProcs << /a 11 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [600] /Resources << >> >>',
        { entries: '', data: '600 0 d0 1 0 0 rg 0 0 500 500 re f' },
      ],
    },
    ['colour-not-ink', 'font-type3'],
  ],
  [
    'a spot colour as base of an Indexed picture',
    {
      ...image,
      objects: [
        picture(
          `/Width 400 /Height 400 /BitsPerComponent 8 /ColorSpace [/Indexed ${spot} 1 <00ff>]`,
          new Uint8Array(160_000).fill(1),
        ),
      ],
    },
    ['spot-colour'],
  ],
  [
    'black of a Separation space that overprints',
    {
      resources: `${overprint} /ColorSpace << /K ${black} >>`,
      content: `${ground} /G gs /K cs 1 scn 85 85 85 57 re f`,
    },
    ['ink-limit'],
  ],
  [
    'a picture in Separation black that overprints',
    {
      resources: `${overprint} /XObject << /I 10 0 R >>`,
      content: `${ground} /G gs q 57 0 0 57 85 85 cm /I Do Q`,
      objects: [
        picture(
          `/Width 200 /Height 200 /BitsPerComponent 8 /ColorSpace ${black}`,
          new Uint8Array(40_000).fill(255),
        ),
      ],
    },
    ['ink-limit'],
  ],
  [
    'DeviceCMYK black in overprint mode 1 adds to what is below',
    { resources: overprint, content: `${ground} /G gs 0 0 0 1 k 85 85 85 57 re f` },
    ['ink-limit'],
  ],
  [
    'DeviceCMYK black in overprint mode 0 knocks out',
    {
      resources: '/ExtGState << /G << /OP true /op true /OPM 0 >> >>',
      content: `${ground} /G gs 0 0 0 1 k 85 85 85 57 re f`,
    },
    [],
  ],
  [
    'white gray that overprints covers what is below',
    { resources: overprint, content: `0.8 .2 .4 0 k 60 60 170 113 re f /G gs 1 g 85 85 85 57 re f` },
    [],
  ],
  [
    'a white stroke that overprints vanishes',
    {
      resources: overprint,
      content: '0.8 .2 .4 0 k 60 60 170 113 re f /G gs 0 0 0 0 K 4 w 80 100 m 160 100 l S',
    },
    ['white-overprint'],
  ],
  [
    'multiplied inks add up',
    {
      resources: '/ExtGState << /G << /BM /Multiply >> >>',
      content: '.7 .6 .4 0 k 60 60 170 113 re f /G gs 0 0 .3 .9 k 85 85 85 57 re f',
    },
    ['ink-limit'],
  ],
  [
    'the register colour inside the page',
    {
      resources: `/ColorSpace << /A [/Separation /All /DeviceCMYK ${tint('1 1 1 1')}] >>`,
      content: '/A cs 1 scn 60 60 6 6 re f',
    },
    ['ink-limit', 'register-colour-inside'],
  ],
  [
    '1-bit art of 300 ppi',
    {
      ...image,
      objects: [
        picture('/Width 472 /Height 472 /BitsPerComponent 1 /ImageMask true', new Uint8Array(472 * 59)),
      ],
    },
    ['picture-coarse'],
  ],
  [
    '1-bit art of 1200 ppi as fax',
    {
      ...image,
      objects: [
        picture(
          '/Width 1890 /Height 1890 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 1890 /Rows 1890 >>',
          whiteFax,
        ),
      ],
    },
    [],
  ],
  [
    'the same fax packed once more',
    {
      ...image,
      objects: [
        picture(
          '/Width 1890 /Height 1890 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter [/FlateDecode /CCITTFaxDecode] /DecodeParms [null << /K -1 /Columns 1890 /Rows 1890 >>]',
          deflateSync(whiteFax),
        ),
      ],
    },
    [],
  ],
  [
    'a picture of 900 million pixels',
    {
      ...image,
      objects: [
        picture('/Width 30000 /Height 30000 /BitsPerComponent 8 /ColorSpace /DeviceGray', new Uint8Array(9)),
      ],
    },
    ['picture-huge'],
  ],
  [
    'a mesh gradient as pattern',
    {
      resources: '/Pattern << /P << /Type /Pattern /PatternType 2 /Shading 10 0 R >> >>',
      content: '/Pattern cs /P scn 60 60 100 80 re f',
      objects: [
        {
          entries:
            '/ShadingType 4 /ColorSpace /DeviceCMYK /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [60 160 60 140 0 1 0 1 0 1 0 1]',
          data: Uint8Array.of(0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 0, 128, 255, 0, 0, 255, 0),
        },
      ],
    },
    [],
  ],
  ['an advertisement without bleed, nothing at its edge', { bleed: 0 }, []],
  [
    'an advertisement without bleed, an area at its edge',
    { bleed: 0, content: '0.2 0 0 0 k 0 60 100 80 re f' },
    ['bleed-short'],
  ],
  ['where to open the file', { catalog: '/OpenAction [3 0 R /Fit]' }, []],
  ['a script on opening', { catalog: '/OpenAction << /S /JavaScript /JS (app.alert) >>' }, ['action']],
  [
    'a comment outside the bleed',
    { paper: 20, page: '/Annots [<< /Type /Annot /Subtype /Text /Rect [2 2 20 20] >>]' },
    ['marks-missing'],
  ],
  [
    'a comment on the page',
    { page: '/Annots [<< /Type /Annot /Subtype /Text /Rect [60 60 80 80] >>]' },
    ['annotation'],
  ],
  [
    'an inline picture in RGB',
    {
      content: 'q 6 0 0 6 60 60 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q .2 0 0 0 k 60 60 100 80 re f',
    },
    ['colour-not-ink'],
  ],
  ['PDF/X-3', { standard: 'PDF/X-3:2003', version: '1.4' }, []],
  ['a line of no width', { content: '0 w 0 0 0 1 K 80 100 m 200 100 l S' }, ['rule-thin']],
  [
    'a hairline that is a filled path',
    { content: '0 0 0 1 k 80 100 m 200 100 l 200 100.1 l 80 100.1 l h f' },
    ['rule-thin'],
  ],
  [
    'a picture in RGB',
    {
      ...image,
      objects: [
        picture('/Width 400 /Height 400 /BitsPerComponent 8 /ColorSpace /DeviceRGB', new Uint8Array(480_000)),
      ],
    },
    ['colour-not-ink'],
  ],
  ['a picture of 286 %', { ...image, objects: [cmykPicture([205, 205, 205, 115])] }, ['ink-limit']],
  ['one pixel of 400 %', { ...image, objects: [cmykPicture([20, 0, 0, 0], true)] }, ['ink-limit']],
  [
    'a page that is a transparency group in X-1a',
    { ...x1a, page: '/Group << /S /Transparency /CS /DeviceCMYK >>' },
    ['transparency'],
  ],
  ['a page that blends in RGB', { page: '/Group << /S /Transparency /CS /DeviceRGB >>' }, ['blend-space']],
  [
    'two process inks of a DeviceN space that knock out',
    {
      resources: '/ColorSpace << /N [/DeviceN [/Cyan /Black] /DeviceCMYK 10 0 R] >>',
      content: '0 .8 .8 0 k 60 60 170 113 re f /N cs 1 1 scn 85 85 85 57 re f',
      objects: [
        {
          entries: '/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]',
          data: '{ 0 exch 0 exch }',
        },
      ],
    },
    [],
  ],
  [
    'JBIG2 art of 1200 ppi',
    {
      ...image,
      objects: [
        picture(
          '/Width 1890 /Height 1890 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode',
          'x',
        ),
      ],
    },
    [],
  ],
  ['a page that is turned', { page: '/Rotate 90' }, []],
  [
    'a page that was separated before',
    { page: '/SeparationInfo << /DeviceColorant /Cyan /Pages [3 0 R] >>' },
    ['pre-separated'],
  ],
  ['embedded Arial', { ...type(), objects: face('ABCDEF+ArialMT') }, []],
  ['embedded Helvetica Neue', { ...type(), objects: face('ABCDEF+HelveticaNeue') }, []],
  ['a font that is not embedded', { ...type(), objects: face('Src', false) }, ['font-not-embedded']],
  [
    'invisible type whose font is not embedded',
    { ...type('3 Tr 0 0 0 1 k'), objects: face('Src', false) },
    ['font-not-embedded'],
  ],
  [
    'a spot colour',
    { resources: `/ColorSpace << /S ${spot} >>`, content: '/S cs 1 scn 60 60 100 80 re f' },
    ['spot-colour'],
  ],
  [
    'small black type of four inks',
    { ...type('.6 .5 .5 1 k', 9), objects: face('ABCDEF+Src') },
    ['black-several-inks', 'ink-limit'],
  ],
  [
    'black type that knocks out of its ground',
    { ...type('0 0 0 1 k', 9, '.4 .1 .4 0 k 60 60 170 113 re f'), objects: face('ABCDEF+Src') },
    ['black-knocks-out'],
  ],
  [
    'a transfer curve',
    {
      resources: '/ExtGState << /G << /TR /Identity >> >>',
      content: '/G gs .2 0 0 0 k 60 60 100 80 re f',
    },
    ['transfer-curve'],
  ],
  [
    'a screen of the file’s own',
    {
      resources:
        '/ExtGState << /G << /HT << /Type /Halftone /HalftoneType 1 /Frequency 60 /Angle 45 /SpotFunction /Round >> /HTP [0 0] >> >>',
      content: '/G gs .2 0 0 0 k 60 60 100 80 re f',
    },
    ['halftone'],
  ],
  ['a sheet of five metres, the largest that PDF 1.6 takes', { trim: [5074, 5074] }, []],
  ['room for marks and none there', { paper: 17, bleed: 3 }, ['marks-missing']],
  [
    'a page of a million points, beyond what PDF takes',
    { paper: 180_000, bleed: 3 },
    ['marks-missing', 'page-size'],
  ],
];

describe('of a file of known truth, preflight finds what is there and nothing else', () => {
  test.each(cases)('%s', async (_name, made, rules) => {
    const { findings } = await preflight(makePdf(made), { condition });
    expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual(rules);
  });
});

describe('what was not looked at is told', () => {
  test('the pixels of a JPEG 2000 picture', async () => {
    const made = { ...image, objects: [picture('/Width 400 /Height 400 /Filter /JPXDecode', 'x')] };
    const { notExamined } = await preflight(makePdf(made), { condition });
    expect(notExamined).toMatchObject([{ en: 'page 1: the pixels of picture I (coded as JPXDecode)' }]);
  });

  test('a sheet of 350 metres', async () => {
    const { findings, notExamined } = await preflight(makePdf({ paper: 350_000 / 2 }), { condition });
    expect(findings.map(({ rule }) => rule)).toContain('page-size');
    expect(notExamined).toEqual([{ en: 'page 1: its content', zh: '第 1 页：页面内容' }]);
  });

  test('nothing, of a plain file', async () => {
    expect((await preflight(makePdf(), { condition })).notExamined).toEqual([]);
  });
});

describe('ink that only the drawing shows', () => {
  test('a corner of a mesh has its own ink', async () => {
    const mesh = cases.find(([name]) => name.startsWith('a mesh'))![1];
    expect((await preflight(makePdf(mesh), { condition })).ink.max).toBeGreaterThan(95);
  });

  test('a patch of one colour covers its square', async () => {
    const points = [
      0, 0, 0, 85, 0, 170, 0, 255, 85, 255, 170, 255, 255, 255, 255, 170, 255, 85, 255, 0, 170, 0, 85, 0,
    ];
    const colour = [128, 128, 0, 0];
    const made = {
      resources: '/Shading << /S 10 0 R >>',
      content: '/S sh',
      objects: [
        {
          entries:
            '/ShadingType 6 /ColorSpace /DeviceCMYK /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [60 160 60 140 0 1 0 1 0 1 0 1]',
          data: Uint8Array.from([0, ...points, ...colour, ...colour, ...colour, ...colour]),
        },
      ],
    };
    const { ink, findings } = await preflight(makePdf(made), { condition });
    expect(findings).toEqual([]);
    expect(ink.max).toBeCloseTo(100, -1);
  });

  test('black fax pixels are black', async () => {
    const made = {
      ...image,
      objects: [
        picture(
          '/Width 1890 /Height 1890 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 1890 /Rows 1890 /BlackIs1 true >>',
          whiteFax,
        ),
      ],
    };
    expect((await preflight(makePdf(made), { condition })).ink.max).toBe(100);
  });
});
