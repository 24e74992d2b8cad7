/** Press files with one defect each, made from a sound one: each names the rule that must find it. */
import {
  arrayOf,
  at,
  deflated,
  decodeStream,
  dictAt,
  dictOf,
  latin1,
  latin1Bytes,
  name,
  numbersAt,
  openPdf,
  pageContent,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFNumber,
  PDFRawStream,
  PDFString,
  resourcesOf,
  streamAt,
  type PDFObject,
} from '../../src/pdf/objects.ts';
import { readOperations } from '../../src/pdf/tokens.ts';

export interface Mutant {
  defect: string;
  rule: string;
  /** Made from the PDF/X-1a file in place of the PDF/X-4 one. */
  from?: 'x-1a';
  change: (edit: Edit) => void | Uint8Array;
}

/** A finished file, open for damage. */
export class Edit {
  readonly document: PDFDocument;
  readonly bytes: Uint8Array;

  constructor(document: PDFDocument, bytes: Uint8Array) {
    this.document = document;
    this.bytes = bytes;
  }

  get page(): PDFDict {
    return this.document.getPages()[0]!.node;
  }

  get context() {
    return this.document.context;
  }

  get info(): PDFDict {
    return this.context.lookup(this.context.trailerInfo.Info) as PDFDict;
  }

  get intent(): PDFDict {
    return (at(this.document.catalog, 'OutputIntents') as PDFArray).lookup(0) as PDFDict;
  }

  dict(entries: Record<string, PDFObject | undefined>): PDFDict {
    return dictOf(this.context, entries);
  }

  /** Replaces text of the page's content. */
  content(change: (content: string) => string): void {
    this.page.set(
      name('Contents'),
      this.context.register(deflated(this.context, latin1Bytes(change(pageContent(this.page))))),
    );
  }

  /** Paints on top of the page; `x` and `y` in mm from the trim's bottom left become points. */
  paint(operators: string): void {
    this.content(
      (content) => `${content}\nq\n1 0 0 1 ${(17 / 25.4) * 72} ${(17 / 25.4) * 72} cm\n${operators}\nQ`,
    );
  }

  /** Text of the page's own font: three of its glyphs. */
  type(size: number, [x, y]: [number, number], before: string): void {
    const { font, glyphs } = this.sample();
    this.paint(
      `${before}\nBT /${font} ${size} Tf 1 0 0 1 ${mm(x)} ${mm(y)} Tm ${glyphs.map((glyph) => `<${glyph}> Tj`).join(' ')} ET`,
    );
  }

  sample(): { font: string; glyphs: string[] } {
    let font = '';
    const glyphs: string[] = [];
    for (const { operator, operands } of readOperations(pageContent(this.page))) {
      const [first] = operands;
      if (operator === 'Tf' && typeof first === 'object' && 'name' in first && glyphs.length === 0)
        font = first.name;
      if (operator === 'Tj' && typeof first === 'object' && 'text' in first && glyphs.length < 3)
        glyphs.push(Buffer.from(first.text, 'latin1').toString('hex'));
    }
    return { font, glyphs };
  }

  resource(category: string, entry: string, value: PDFObject): void {
    const resources = resourcesOf(this.page)!;
    const dict = dictAt(resources, category) ?? this.dict({});
    dict.set(name(entry), value);
    resources.set(name(category), dict);
  }

  numbers(values: number[]): PDFArray {
    return arrayOf(this.context, values);
  }

  box(key: string, change: (numbers: number[]) => number[]): void {
    this.page.set(name(key), this.numbers(change(numbersAt(this.page, key)!)));
  }

  /** A picture of one tone, `pixels` to a side, placed 20 mm wide; `full` bytes of it are 255. */
  picture(pixels: number, space: string, components: number, full = 0): void {
    const data = new Uint8Array(pixels * pixels * components).fill(90);
    data.fill(255, 5000, 5000 + full);
    this.resource(
      'XObject',
      'Bad',
      this.context.register(
        deflated(this.context, data, {
          Type: name('XObject'),
          Subtype: name('Image'),
          Width: PDFNumber.of(pixels),
          Height: PDFNumber.of(pixels),
          BitsPerComponent: PDFNumber.of(8),
          ColorSpace: name(space),
        }),
      ),
    );
    this.paint(`${mm(20)} 0 0 ${mm(20)} ${mm(20)} ${mm(20)} cm /Bad Do`);
  }

  profile(change: (profile: Buffer) => Uint8Array): void {
    const bytes = Buffer.from(decodeStream(streamAt(this.intent, 'DestOutputProfile')!));
    this.intent.set(
      name('DestOutputProfile'),
      this.context.register(deflated(this.context, change(bytes), { N: PDFNumber.of(4) })),
    );
  }
}

export const mm = (value: number): number => Math.round((value / 25.4) * 72 * 1000) / 1000;

const white = '0 0 0 0 k /TubanKO gs';
const black = '0 0 0 1 k /TubanOP gs';
const ground = (inks: string) => `/TubanKO gs ${inks} k ${mm(18)} ${mm(18)} ${mm(40)} ${mm(20)} re f`;
const tint = (edit: Edit, c1: number[]) =>
  edit.dict({
    FunctionType: PDFNumber.of(2),
    Domain: edit.numbers([0, 1]),
    N: PDFNumber.of(1),
    C0: edit.numbers(c1.map(() => 0)),
    C1: edit.numbers(c1),
  });

export const mutants: Mutant[] = [
  {
    defect: 'an area in RGB',
    rule: 'colour-not-ink',
    change: (edit) => edit.paint(`1 0 0 rg ${mm(20)} ${mm(20)} 50 50 re f`),
  },
  { defect: 'text in RGB', rule: 'colour-not-ink', change: (edit) => edit.type(12, [20, 20], '0.5 0 0 rg') },
  { defect: 'a picture in RGB', rule: 'colour-not-ink', change: (edit) => edit.picture(200, 'DeviceRGB', 3) },
  {
    defect: 'a colour in Lab',
    rule: 'colour-not-ink',
    change: (edit) => {
      edit.resource(
        'ColorSpace',
        'Lab',
        arrayOf(edit.context, [name('Lab'), edit.dict({ WhitePoint: edit.numbers([0.96, 1, 0.82]) })]),
      );
      edit.paint(`/Lab cs 50 20 20 scn ${mm(20)} ${mm(20)} 50 50 re f`);
    },
  },
  {
    defect: 'a gradient in RGB',
    rule: 'colour-not-ink',
    change: (edit) => {
      edit.resource(
        'Shading',
        'Bad',
        edit.dict({
          ShadingType: PDFNumber.of(2),
          ColorSpace: name('DeviceRGB'),
          Coords: edit.numbers([0, 0, 90, 0]),
          Function: tint(edit, [1, 0, 0]),
        }),
      );
      edit.paint(`${mm(20)} ${mm(20)} 50 50 re W n /Bad sh`);
    },
  },
  {
    defect: 'a spot colour',
    rule: 'spot-colour',
    change: (edit) => {
      edit.resource(
        'ColorSpace',
        'Spot',
        arrayOf(edit.context, [
          name('Separation'),
          name('Gold'),
          name('DeviceCMYK'),
          tint(edit, [0, 0.2, 0.8, 0]),
        ]),
      );
      edit.paint(`/Spot cs 1 scn ${mm(20)} ${mm(20)} 50 50 re f`);
    },
  },
  {
    defect: 'no output intent',
    rule: 'output-intent-missing',
    change: (edit) => {
      edit.document.catalog.delete(name('OutputIntents'));
    },
  },
  {
    defect: 'an output intent without profile',
    rule: 'output-profile-missing',
    change: (edit) => {
      edit.intent.delete(name('DestOutputProfile'));
    },
  },
  {
    defect: 'an RGB output profile',
    rule: 'output-profile-kind',
    change: (edit) =>
      edit.profile((profile) => {
        profile.write('RGB ', 16, 'latin1');
        return profile;
      }),
  },
  {
    defect: 'a profile of a screen',
    rule: 'output-profile-kind',
    change: (edit) =>
      edit.profile((profile) => {
        profile.write('mntr', 12, 'latin1');
        return profile;
      }),
  },
  {
    defect: 'half a profile',
    rule: 'output-profile-damaged',
    change: (edit) => edit.profile((profile) => profile.subarray(0, 5000)),
  },
  {
    defect: 'a version 4 profile in PDF/X-1a',
    rule: 'output-profile-version',
    from: 'x-1a',
    change: (edit) =>
      edit.profile((profile) => {
        profile[8] = 4;
        return profile;
      }),
  },
  {
    defect: 'no word on trapping',
    rule: 'trapped-missing',
    change: (edit) => {
      edit.info.delete(name('Trapped'));
      edit.document.catalog.delete(name('Metadata'));
    },
  },
  {
    defect: 'no /ID',
    rule: 'id-missing',
    change: (edit) => {
      delete edit.context.trailerInfo.ID;
    },
  },
  {
    defect: 'no standard named',
    rule: 'standard-missing',
    change: (edit) => {
      edit.info.delete(name('GTS_PDFXVersion'));
      edit.document.catalog.delete(name('Metadata'));
    },
  },
  {
    defect: 'no XMP',
    rule: 'metadata-missing',
    change: (edit) => {
      edit.document.catalog.delete(name('Metadata'));
    },
  },
  {
    defect: 'no TrimBox',
    rule: 'trim-missing',
    change: (edit) => {
      edit.page.delete(name('TrimBox'));
    },
  },
  {
    defect: 'an ArtBox beside the TrimBox',
    rule: 'art-box',
    change: (edit) => {
      edit.page.set(name('ArtBox'), edit.page.get(name('TrimBox'))!);
    },
  },
  {
    defect: 'a trim 1 mm too wide',
    rule: 'trim-size',
    change: (edit) => edit.box('TrimBox', ([a, b, c, d]) => [a! - mm(0.5), b!, c! + mm(0.5), d!]),
  },
  {
    defect: 'a trim 0.05 mm too high',
    rule: 'trim-size',
    change: (edit) => edit.box('TrimBox', ([a, b, c, d]) => [a!, b!, c!, d! + mm(0.05)]),
  },
  {
    defect: 'a bleed of 1 mm',
    rule: 'bleed-short',
    change: (edit) =>
      edit.box('BleedBox', ([a, b, c, d]) => [a! + mm(2), b! + mm(2), c! - mm(2), d! - mm(2)]),
  },
  {
    defect: 'a trim outside the bleed',
    rule: 'box-order',
    change: (edit) => edit.box('BleedBox', ([a, b, c, d]) => [a! + mm(5), b!, c!, d!]),
  },
  {
    defect: 'a bleed outside the paper',
    rule: 'box-order',
    change: (edit) => edit.box('MediaBox', ([a, b, c, d]) => [a! + mm(16), b!, c!, d!]),
  },
  {
    defect: 'a scaled page',
    rule: 'user-unit',
    change: (edit) => {
      edit.page.set(name('UserUnit'), PDFNumber.of(2));
    },
  },
  {
    defect: 'a link',
    rule: 'annotation',
    change: (edit) => {
      edit.page.set(
        name('Annots'),
        arrayOf(edit.context, [
          edit.dict({ Type: name('Annot'), Subtype: name('Link'), Rect: edit.numbers([100, 100, 200, 120]) }),
        ]),
      );
    },
  },
  {
    defect: 'a script at opening',
    rule: 'action',
    change: (edit) => {
      edit.document.catalog.set(
        name('OpenAction'),
        edit.dict({ S: name('JavaScript'), JS: PDFString.of('1') }),
      );
    },
  },
  {
    defect: 'an attachment',
    rule: 'attachment',
    change: (edit) => {
      edit.document.catalog.set(
        name('Names'),
        edit.dict({ EmbeddedFiles: edit.dict({ Names: edit.numbers([]) }) }),
      );
    },
  },
  {
    defect: 'a transfer curve',
    rule: 'transfer-curve',
    change: (edit) => edit.resource('ExtGState', 'Bad', edit.dict({ TR: tint(edit, [0.9]) })),
  },
  {
    defect: 'a screen of its own',
    rule: 'halftone',
    change: (edit) =>
      edit.resource('ExtGState', 'Bad', edit.dict({ HT: edit.dict({ HalftoneType: PDFNumber.of(1) }) })),
  },
  {
    defect: 'LZW coding',
    rule: 'lzw',
    change: (edit) =>
      edit.resource(
        'XObject',
        'Bad',
        edit.context.register(
          PDFRawStream.of(
            edit.dict({ Subtype: name('Form'), Filter: name('LZWDecode') }),
            new Uint8Array([128, 64]),
          ),
        ),
      ),
  },
  {
    defect: 'PostScript',
    rule: 'postscript',
    change: (edit) =>
      edit.resource(
        'XObject',
        'Bad',
        edit.context.register(deflated(edit.context, latin1Bytes('showpage'), { Subtype: name('PS') })),
      ),
  },
  {
    defect: 'a picture by reference (OPI)',
    rule: 'opi',
    change: (edit) =>
      edit.resource(
        'XObject',
        'Bad',
        edit.context.register(
          deflated(edit.context, latin1Bytes(''), { Subtype: name('Form'), OPI: edit.dict({}) }),
        ),
      ),
  },
  {
    defect: 'a blending space of RGB',
    rule: 'blend-space',
    change: (edit) => {
      edit.page.set(name('Group'), edit.dict({ S: name('Transparency'), CS: name('DeviceRGB') }));
    },
  },
  {
    defect: 'opacity in PDF/X-1a',
    rule: 'transparency',
    from: 'x-1a',
    change: (edit) => {
      edit.resource('ExtGState', 'Bad', edit.dict({ ca: PDFNumber.of(0.5) }));
      edit.paint(`/Bad gs 0 0 0 .5 k ${mm(20)} ${mm(20)} 50 50 re f`);
    },
  },
  {
    defect: 'a blend mode in PDF/X-1a',
    rule: 'transparency',
    from: 'x-1a',
    change: (edit) => {
      edit.resource('ExtGState', 'Bad', edit.dict({ BM: name('Multiply') }));
      edit.paint(`/Bad gs 0 0 0 .5 k ${mm(20)} ${mm(20)} 50 50 re f`);
    },
  },
  {
    defect: 'a Type 3 font',
    rule: 'font-type3',
    change: (edit) => {
      edit.resource(
        'Font',
        'Bad',
        edit.dict({
          Type: name('Font'),
          Subtype: name('Type3'),
          FontBBox: edit.numbers([0, 0, 1000, 1000]),
          FontMatrix: edit.numbers([0.001, 0, 0, 0.001, 0, 0]),
          FirstChar: PDFNumber.of(65),
          LastChar: PDFNumber.of(65),
          Widths: edit.numbers([1000]),
          Encoding: edit.dict({ Differences: arrayOf(edit.context, [65, name('a')]) }),
          CharProcs: edit.dict({
            a: edit.context.register(deflated(edit.context, latin1Bytes('1000 0 d0 0 0 800 800 re f'))),
          }),
        }),
      );
      edit.paint(`0 0 0 1 k BT /Bad 12 Tf 1 0 0 1 ${mm(20)} ${mm(20)} Tm (A) Tj ET`);
    },
  },
  {
    defect: 'a font that is not embedded',
    rule: 'font-not-embedded',
    change: (edit) => {
      edit.resource(
        'Font',
        'Bad',
        edit.dict({
          Type: name('Font'),
          Subtype: name('Type1'),
          BaseFont: name('Garamond'),
          ToUnicode: edit.context.register(
            deflated(edit.context, latin1Bytes('1 beginbfchar <41> <0041> endbfchar')),
          ),
        }),
      );
      edit.paint(`${black} BT /Bad 12 Tf 1 0 0 1 ${mm(20)} ${mm(20)} Tm (A) Tj ET`);
    },
  },
  {
    defect: 'a fallback font',
    rule: 'font-fallback',
    change: (edit) => {
      const fonts = dictAt(resourcesOf(edit.page)!, 'Font')!;
      (fonts.lookup(name(edit.sample().font)) as PDFDict).set(name('BaseFont'), name('AAAAAA+DejaVuSans'));
    },
  },
  {
    defect: 'text that cannot be searched',
    rule: 'text-no-unicode',
    change: (edit) => {
      (dictAt(resourcesOf(edit.page)!, 'Font')!.lookup(name(edit.sample().font)) as PDFDict).delete(
        name('ToUnicode'),
      );
    },
  },
  {
    defect: 'a radical in the text layer',
    rule: 'text-radical',
    change: (edit) => {
      const { font, glyphs } = edit.sample();
      const dict = dictAt(resourcesOf(edit.page)!, 'Font')!.lookup(name(font)) as PDFDict;
      const map = latin1(decodeStream(streamAt(dict, 'ToUnicode')!));
      dict.set(
        name('ToUnicode'),
        edit.context.register(
          deflated(edit.context, latin1Bytes(`${map}\n1 beginbfchar\n<${glyphs[0]}> <2F00>\nendbfchar`)),
        ),
      );
    },
  },
  {
    defect: 'a missing glyph',
    rule: 'glyph-missing',
    change: (edit) =>
      edit.paint(`${black} BT /${edit.sample().font} 12 Tf 1 0 0 1 ${mm(20)} ${mm(20)} Tm <0000> Tj ET`),
  },
  {
    defect: 'a missing glyph of a simple font',
    rule: 'glyph-missing',
    change: (edit) => {
      const dict = dictAt(resourcesOf(edit.page)!, 'Font')!.lookup(name(edit.sample().font)) as PDFDict;
      const inner = (at(dict, 'DescendantFonts') as PDFArray).lookup(0) as PDFDict;
      edit.resource(
        'Font',
        'Simple',
        edit.dict({
          Type: name('Font'),
          Subtype: name('TrueType'),
          BaseFont: name('NotoSansSC-Regular'),
          FirstChar: PDFNumber.of(65),
          LastChar: PDFNumber.of(66),
          Widths: edit.numbers([600, 600]),
          FontDescriptor: dictAt(inner, 'FontDescriptor'),
          Encoding: edit.dict({
            Differences: arrayOf(edit.context, [PDFNumber.of(65), name('A'), name('.notdef')]),
          }),
        }),
      );
      edit.paint(`${black} BT /Simple 12 Tf 1 0 0 1 ${mm(20)} ${mm(20)} Tm (AB) Tj ET`);
    },
  },
  {
    defect: 'a font that is not there',
    rule: 'content-fault',
    change: (edit) => edit.paint(`${black} BT /Nothing 12 Tf 1 0 0 1 ${mm(20)} ${mm(20)} Tm <0001> Tj ET`),
  },
  { defect: 'type of 5 pt', rule: 'type-small', change: (edit) => edit.type(5, [20, 20], black) },
  {
    defect: 'black type in four inks',
    rule: 'black-several-inks',
    change: (edit) => edit.type(9, [20, 20], '.5 .4 .4 1 k'),
  },
  {
    defect: 'small type in two inks',
    rule: 'type-several-inks',
    change: (edit) => edit.type(8, [20, 20], '0 1 1 0 k'),
  },
  {
    defect: 'black type that knocks out',
    rule: 'black-knocks-out',
    change: (edit) => edit.type(9, [20, 20], `${ground('.3 0 .3 0')} 0 0 0 1 k`),
  },
  {
    defect: 'small white type in colour',
    rule: 'reversed-small',
    change: (edit) => edit.type(7.5, [20, 20], `${ground('.9 .3 .7 .2')} ${white}`),
  },
  {
    defect: 'white type on a pale ground',
    rule: 'reversed-ground',
    change: (edit) => edit.type(12, [20, 20], `${ground('.2 0 .1 0')} ${white}`),
  },
  {
    defect: 'white type that overprints',
    rule: 'white-overprint',
    change: (edit) => edit.type(12, [20, 20], `${ground('.9 .3 .7 .2')} 0 0 0 0 k /TubanOP gs`),
  },
  {
    defect: 'a white area that overprints',
    rule: 'white-overprint',
    change: (edit) => edit.paint(`/TubanOP gs 0 0 0 0 k ${mm(20)} ${mm(20)} 50 50 re f`),
  },
  {
    defect: 'a hairline',
    rule: 'rule-thin',
    change: (edit) => edit.paint(`0 0 0 1 K .1 w ${mm(20)} ${mm(20)} m ${mm(60)} ${mm(20)} l S`),
  },
  {
    defect: 'a hairline drawn as an area',
    rule: 'rule-thin',
    change: (edit) => edit.paint(`0 0 0 1 k ${mm(20)} ${mm(20)} ${mm(40)} .12 re f`),
  },
  {
    defect: 'a fine rule in three inks',
    rule: 'rule-several-inks',
    change: (edit) => edit.paint(`.8 .2 .7 0 K .5 w ${mm(20)} ${mm(20)} m ${mm(60)} ${mm(20)} l S`),
  },
  {
    defect: 'a fine white rule in a ground',
    rule: 'rule-reversed',
    change: (edit) =>
      edit.paint(`${ground('.9 .3 .7 .2')} 0 0 0 0 K .4 w ${mm(20)} ${mm(25)} m ${mm(50)} ${mm(25)} l S`),
  },
  {
    defect: 'a tint of 2 %',
    rule: 'tint-vanishes',
    change: (edit) => edit.paint(`0 0 .02 0 k ${mm(20)} ${mm(20)} 50 50 re f`),
  },
  { defect: 'an area of 300 %', rule: 'ink-limit', change: (edit) => edit.paint(ground('1 1 1 0')) },
  {
    defect: 'black type that overprints a full ground',
    rule: 'ink-limit',
    change: (edit) => edit.type(30, [20, 20], `${ground('.8 .5 .5 0')} ${black}`),
  },
  {
    defect: 'small black type that overprints a full ground',
    rule: 'ink-limit',
    change: (edit) => edit.type(8, [20, 20], `${ground('.8 .5 .5 0')} ${black}`),
  },
  {
    defect: 'a picture with one pixel too full',
    rule: 'ink-limit',
    change: (edit) => edit.picture(200, 'DeviceCMYK', 4, 4),
  },
  {
    defect: 'a picture of 90 ppi',
    rule: 'picture-coarse',
    change: (edit) => edit.picture(71, 'DeviceGray', 1),
  },
  {
    defect: 'a picture of 150 ppi',
    rule: 'picture-soft',
    change: (edit) => edit.picture(118, 'DeviceGray', 1),
  },
  {
    defect: 'an area that ends at the trim',
    rule: 'bleed-reach',
    change: (edit) => edit.paint(`.5 0 .5 0 k 0 ${mm(20)} ${mm(30)} ${mm(10)} re f`),
  },
  { defect: 'text 1 mm from the edge', rule: 'safe-zone', change: (edit) => edit.type(9, [1, 20], black) },
  { defect: 'text that the trim cuts', rule: 'text-cut', change: (edit) => edit.type(9, [-1, 20], black) },
  { defect: 'a headline on the fold', rule: 'fold', change: (edit) => edit.type(30, [20, 16], black) },
  {
    defect: 'marks on one plate',
    rule: 'marks-plates',
    change: (edit) => edit.content((content) => content.replace('/TubanAll CS 1 SCN', '0 0 0 1 K')),
  },
  {
    defect: 'no marks',
    rule: 'marks-missing',
    change: (edit) => edit.content((content) => content.replace(/\/TubanAll CS 1 SCN[\s\S]*?\nQ/, '\nQ')),
  },
  {
    defect: 'the register colour in the page',
    rule: 'register-colour-inside',
    change: (edit) => edit.paint(`/TubanAll CS 1 SCN 1 w ${mm(20)} ${mm(20)} m ${mm(21)} ${mm(20)} l S`),
  },
  {
    defect: 'an encrypted file',
    rule: 'encrypted',
    change: ({ bytes }) =>
      Buffer.from(
        Buffer.from(bytes)
          .toString('latin1')
          .replace(/trailer\s*<</, '$& /Encrypt << /Filter /Standard /V 1 /R 2 >>'),
        'latin1',
      ),
  },
  { defect: 'half a file', rule: 'unreadable', change: ({ bytes }) => bytes.slice(0, 400) },
];

/** @returns the damaged file. */
export async function mutate(sound: Uint8Array, { change }: Mutant): Promise<Uint8Array> {
  const document = await openPdf(sound);
  const edit = new Edit(document, sound);
  const bytes = change(edit);
  return (
    bytes ?? document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
  );
}
