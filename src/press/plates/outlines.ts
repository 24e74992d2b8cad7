/** From a font and a code to the outline that is printed: of TrueType, CFF and Type 1, as PDF names their glyphs. */
import {
  arrayAt,
  at,
  decodeStream,
  dictAt,
  nameAt,
  nameOf,
  numberAt,
  PDFNumber,
  streamAt,
  type PDFDict,
} from '../../pdf/objects.ts';
import type { Font } from '../walk/font.ts';
import { readCff } from './cff.ts';
import { baseEncodings, characterOf, standardEncoding } from './encoding.ts';
import { GlyfFont } from './glyf.ts';
import type { Contours } from './raster.ts';
import { readType1 } from './type1.ts';

/** The outline of a code; an empty one where the font has nothing for it. */
export type CodeOutlines = (code: number) => Contours;

/** The outlines of fonts, undefined for those that are not read. */
export type OutlineStore = Map<PDFDict, CodeOutlines | undefined>;

const nothing: Contours = { points: new Float64Array(), ends: [] };

type Names = (code: number) => string | undefined;

/** Names of a simple font's codes: its differences, its base encoding, or the font file's own (9.6.6). */
function namesOf({ dict }: Font, own: (string | undefined)[] | undefined): Names {
  const encoding = dictAt(dict, 'Encoding');
  const base = nameAt(dict, 'Encoding') ?? (encoding && nameAt(encoding, 'BaseEncoding'));
  const names = [...((base && baseEncodings[base]) || own || standardEncoding)];
  let code = 0;
  for (const item of arrayAt(encoding ?? dict, 'Differences') ?? []) {
    if (item instanceof PDFNumber) code = item.asNumber();
    else names[code++] = nameOf(item);
  }
  return (one) => names[one];
}

/** Outlines are drawn when they are first asked for; a damaged one stays empty. */
function kept(draw: CodeOutlines): CodeOutlines {
  const known = new Map<number, Contours>();
  return (code) => {
    const one = known.get(code);
    if (one) return one;
    let outline = nothing;
    try {
      outline = draw(code);
    } catch {
      // Damaged.
    }
    known.set(code, outline);
    return outline;
  };
}

const symbolic = 4;

/** 9.6.6.4: by the character of the code's name, or straight by the code. */
function simpleTrueType(font: Font, file: GlyfFont): CodeOutlines {
  const isSymbolic = ((numberAt(font.descriptor ?? font.dict, 'Flags') ?? 0) & symbolic) !== 0;
  const names = at(font.dict, 'Encoding') && !isSymbolic ? namesOf(font, undefined) : undefined;
  const character = (code: number) => {
    const name = names?.(code);
    return (name === undefined ? undefined : characterOf(name)) ?? font.textOf(code);
  };
  return kept((code) => {
    const point = names ? character(code)?.codePointAt(0) : undefined;
    const glyph =
      (point === undefined ? undefined : file.glyphOf(3, point)) ??
      file.glyphOf(3, code) ??
      file.glyphOf(3, 0xf000 + code) ??
      file.glyphOf(1, code) ??
      (file.hasMap ? 0 : code);
    return file.outline(glyph);
  });
}

function ofCff(font: Font, bytes: Uint8Array): CodeOutlines | undefined {
  const file = readCff(bytes);
  if (!file) return undefined;
  const { byName, byCid, outline, encoding } = file;
  if (font.bytesPerCode === 2)
    return kept((code) => {
      const glyph = byCid ? byCid.get(code) : font.glyphOf(code);
      return glyph === undefined ? nothing : outline(glyph);
    });
  const names = namesOf(font, encoding);
  return kept((code) => {
    const glyph = byName.get(names(code) ?? '');
    return glyph === undefined ? nothing : outline(glyph);
  });
}

function ofType1(font: Font, bytes: Uint8Array): CodeOutlines | undefined {
  const file = readType1(bytes);
  const names = file && namesOf(font, file.encoding);
  return file && kept((code) => file.outline(names!(code) ?? '') ?? nothing);
}

/** @returns undefined for a font that is not embedded, or not to be read. */
export function outlinesOf(font: Font): CodeOutlines | undefined {
  const [type1, trueType, other] = ['FontFile', 'FontFile2', 'FontFile3'].map((key) =>
    streamAt(font.descriptor, key),
  );
  if (trueType) {
    const bytes = decodeStream(trueType);
    const file = GlyfFont.read(bytes);
    // Some writers put OpenType files of CFF outlines here.
    if (!file) return ofCff(font, bytes);
    return font.bytesPerCode === 2 ? (code) => file.outline(font.glyphOf(code)) : simpleTrueType(font, file);
  }
  if (type1) return ofType1(font, decodeStream(type1));
  if (!other) return undefined;
  const bytes = decodeStream(other);
  const isTrueType = bytes[0] === 0 && bytes[1] === 1;
  const file = isTrueType ? GlyfFont.read(bytes) : undefined;
  return file ? (code) => file.outline(font.glyphOf(code)) : ofCff(font, bytes);
}
