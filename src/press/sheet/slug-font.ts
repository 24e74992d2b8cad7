/** The one font of the slug line: a subset of Tuban's own sans, embedded by hand. */
import * as fontkit from 'fontkit';
import { readFaces, subsetFaces, type WholeFace } from '../../design/fonts.ts';
import { searchPath } from '../../design/search.ts';
import { sha256 } from '../../lib/hash.ts';
import {
  arrayOf,
  deflated,
  dictOf,
  name,
  PDFNumber,
  PDFString,
  type PDFContext,
  type PDFObject,
  type PDFRef,
} from '../../pdf/objects.ts';

export interface SlugFont {
  /** PostScript name. */
  name: string;
  /** Operand of Tj; characters that the face lacks become a question mark. */
  encode: (text: string) => string;
  /** Width at 1 pt, pt. */
  width: (text: string) => number;
  /** The line as a path of SVG at 1 px, its baseline at 0 and y upwards. */
  outline: (text: string) => string;
  embed: (context: PDFContext) => PDFRef;
}

let face: Promise<WholeFace> | undefined;

const slugFace = (): Promise<WholeFace> =>
  (face ??= readFaces(searchPath()).then(
    (faces) =>
      faces.find(
        ({ family, weight, script }) => family === 'Tuban Sans' && weight === 400 && script !== 'latin',
      ) ?? faces[0]!,
  ));

export async function readSlugFont(characters: string): Promise<SlugFont> {
  const [subset] = await subsetFaces([await slugFace()], `${characters}?`);
  const font = fontkit.create(Buffer.from(subset!.bytes)) as fontkit.Font;
  const glyphs = (text: string) =>
    [...text].map((char) =>
      font.glyphForCodePoint(font.hasGlyphForCodePoint(char.codePointAt(0)!) ? char.codePointAt(0)! : 63),
    );
  return {
    name: font.postscriptName,
    encode: (text) =>
      `<${glyphs(text)
        .map(({ id }) => id.toString(16).padStart(4, '0'))
        .join('')}>`,
    width: (text) => glyphs(text).reduce((sum, { advanceWidth }) => sum + advanceWidth / font.unitsPerEm, 0),
    outline: (text) => {
      let x = 0;
      return glyphs(text)
        .map(({ path, advanceWidth }) => {
          const drawn = path.scale(1 / font.unitsPerEm).translate(x, 0);
          x += advanceWidth / font.unitsPerEm;
          return drawn.toSVG();
        })
        .join('');
    },
    embed: (context) => embed(context, { font, bytes: subset!.bytes, characters: `${characters}?` }),
  };
}

function embed(
  context: PDFContext,
  { font, bytes, characters }: { font: fontkit.Font; bytes: Uint8Array; characters: string },
): PDFRef {
  const known = [...new Set(characters)]
    .sort()
    .filter((char) => font.hasGlyphForCodePoint(char.codePointAt(0)!))
    .map((char) => ({ char, glyph: font.glyphForCodePoint(char.codePointAt(0)!) }));
  known.sort((a, b) => a.glyph.id - b.glyph.id);
  const per1000 = (value: number) => Math.round((value * 1000) / font.unitsPerEm);
  // A subset's tag of six letters, from its content.
  const tag = [...sha256(bytes).slice(0, 6)]
    .map((digit) => String.fromCharCode(65 + Number.parseInt(digit, 16)))
    .join('');
  const baseFont = name(`${tag}+${font.postscriptName}`);
  const descriptor = dictOf(context, {
    Type: name('FontDescriptor'),
    FontName: baseFont,
    Flags: PDFNumber.of(4),
    ItalicAngle: PDFNumber.of(0),
    StemV: PDFNumber.of(80),
    FontBBox: arrayOf(context, [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map(per1000)),
    Ascent: PDFNumber.of(per1000(font.ascent)),
    Descent: PDFNumber.of(per1000(font.descent)),
    CapHeight: PDFNumber.of(per1000(font.capHeight)),
    FontFile2: context.register(deflated(context, bytes, { Length1: PDFNumber.of(bytes.length) })),
  });
  const widths: (PDFObject | number)[] = known.flatMap(({ glyph }) => [
    glyph.id,
    arrayOf(context, [per1000(glyph.advanceWidth)]),
  ]);
  const inner = dictOf(context, {
    Type: name('Font'),
    Subtype: name('CIDFontType2'),
    BaseFont: baseFont,
    FontDescriptor: context.register(descriptor),
    CIDToGIDMap: name('Identity'),
    CIDSystemInfo: dictOf(context, {
      Registry: PDFString.of('Adobe'),
      Ordering: PDFString.of('Identity'),
      Supplement: PDFNumber.of(0),
    }),
    DW: PDFNumber.of(1000),
    W: arrayOf(context, widths),
  });
  return context.register(
    dictOf(context, {
      Type: name('Font'),
      Subtype: name('Type0'),
      BaseFont: baseFont,
      Encoding: name('Identity-H'),
      DescendantFonts: arrayOf(context, [context.register(inner)]),
      ToUnicode: context.register(deflated(context, Buffer.from(unicodeMap(known), 'latin1'))),
    }),
  );
}

function unicodeMap(known: { char: string; glyph: fontkit.Glyph }[]): string {
  const hex = (char: string) =>
    [...Buffer.from(char, 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const lines = known.map(({ char, glyph }) => `<${glyph.id.toString(16).padStart(4, '0')}> <${hex(char)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100)
    blocks.push(
      `${Math.min(100, lines.length - i)} beginbfchar\n${lines.slice(i, i + 100).join('\n')}\nendbfchar`,
    );
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`;
}
