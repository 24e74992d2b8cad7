/** Fonts of a PDF as the walk needs them: codes, widths, text, and where the outlines are. */
import type { Matrix } from '../../pdf/matrix.ts';
import {
  arrayAt,
  at,
  dictAt,
  latin1,
  decodeStream,
  nameAt,
  nameOf,
  numberAt,
  numbersAt,
  numbersOf,
  streamAt,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFRawStream,
  membersOf,
} from '../../pdf/objects.ts';

export interface Font {
  /** BaseFont without the subset tag. */
  name: string;
  baseFont: string;
  /**
   * Subtype of the font that holds the glyphs: "TrueType", "CIDFontType2", "Type1", "CIDFontType0",
   * "Type3".
   */
  kind: string;
  embedded: boolean;
  subset: boolean;
  dict: PDFDict;
  descriptor?: PDFDict;
  bytesPerCode: 1 | 2;
  /** Advance in 1/1000 em. */
  width: (code: number) => number;
  glyphOf: (code: number) => number;
  /** Codes for which the font has nothing but its box, as far as the file says. */
  lacks: (code: number) => boolean;
  /** Text of a code by ToUnicode; undefined where it has none. */
  textOf: (code: number) => string | undefined;
  hasToUnicode: boolean;
  bold: boolean;
  serif: boolean;
  /** Only of Type 3 fonts: the drawings that stand for glyphs. */
  drawings?: GlyphDrawings;
}

export interface GlyphDrawings {
  /** From glyph space to the em's 1000 units. */
  matrix: Matrix;
  /** Undefined: those of the page. */
  resources: PDFDict | undefined;
  of: (code: number) => PDFRawStream | undefined;
}

export function readFont(dict: PDFDict): Font {
  const composite = nameAt(dict, 'Subtype') === 'Type0';
  const descendant = composite ? arrayAt(dict, 'DescendantFonts')?.[0] : undefined;
  const inner = descendant instanceof PDFDict ? descendant : dict;
  const descriptor = dictAt(inner, 'FontDescriptor');
  const baseFont = nameAt(dict, 'BaseFont') ?? nameAt(inner, 'BaseFont') ?? 'unnamed';
  const texts = toUnicode(dict);
  const glyphOf = composite ? glyphMap(inner) : (code: number) => code;
  const unnamed = composite ? new Set<number>() : notdefCodes(dict);
  const name = baseFont.replace(/^[A-Z]{6}\+/, '');
  return {
    name,
    baseFont,
    kind: nameAt(inner, 'Subtype') ?? '',
    dict,
    ...(descriptor ? { descriptor } : {}),
    embedded: Boolean(
      descriptor &&
      (streamAt(descriptor, 'FontFile') ??
        streamAt(descriptor, 'FontFile2') ??
        streamAt(descriptor, 'FontFile3')),
    ),
    subset: name !== baseFont,
    bytesPerCode: composite ? 2 : 1,
    width: composite ? compositeWidths(inner) : simpleWidths(dict),
    glyphOf,
    lacks: (code) => (composite ? glyphOf(code) === 0 : unnamed.has(code)),
    textOf: (code) => texts?.get(code),
    hasToUnicode: texts !== undefined,
    bold:
      /bold|black|heavy|semibold|medium/i.test(name) || (numberAt(descriptor ?? inner, 'StemV') ?? 0) >= 120,
    serif: /serif|song|ming|mincho|times/i.test(name) && !/sans/i.test(name),
    ...(nameAt(dict, 'Subtype') === 'Type3' ? { drawings: glyphDrawings(dict) } : {}),
  };
}

function glyphDrawings(dict: PDFDict): GlyphDrawings {
  const names = new Map(differences(dict));
  const procedures = dictAt(dict, 'CharProcs');
  const [a = 0.001, b = 0, c = 0, d = 0.001, e = 0, f = 0] = numbersAt(dict, 'FontMatrix') ?? [];
  return {
    matrix: [a * 1000, b * 1000, c * 1000, d * 1000, e * 1000, f * 1000],
    resources: dictAt(dict, 'Resources'),
    of: (code) => streamAt(procedures, names.get(code) ?? ''),
  };
}

function simpleWidths(dict: PDFDict): (code: number) => number {
  const first = numberAt(dict, 'FirstChar') ?? 0;
  const widths = numbersAt(dict, 'Widths') ?? [];
  const scale =
    nameAt(dict, 'Subtype') === 'Type3' ? (numbersAt(dict, 'FontMatrix')?.[0] ?? 0.001) * 1000 : 1;
  return (code) => (widths[code - first] ?? 500) * scale;
}

/** The array W: `first [w w …]` or `first last w`. */
function compositeWidths(inner: PDFDict): (code: number) => number {
  const usual = numberAt(inner, 'DW') ?? 1000;
  const widths = new Map<number, number>();
  const list = arrayAt(inner, 'W') ?? [];
  let room = mostEntries;
  for (let i = 0; i < list.length && room > 0;) {
    const first = list[i] instanceof PDFNumber ? (list[i] as PDFNumber).asNumber() : 0;
    const second = list[i + 1];
    if (second instanceof PDFArray) {
      numbersOf(membersOf(second)).forEach((width, j) => widths.set(first + j, width));
      i += 2;
    } else {
      const [last = first, width = usual] = numbersOf([second!, list[i + 2]!].filter(Boolean));
      // Codes have two bytes (ISO 32000-2, 9.7.4.3).
      for (let code = Math.max(0, first); code <= Math.min(last, 0xffff) && room > 0; code++, room--)
        widths.set(code, width);
      i += 3;
    }
  }
  return (code) => widths.get(code) ?? usual;
}

function glyphMap(inner: PDFDict): (code: number) => number {
  const map = at(inner, 'CIDToGIDMap');
  const stream = streamAt(inner, 'CIDToGIDMap');
  if (!stream || map instanceof PDFName) return (code) => code;
  const bytes = decodeStream(stream);
  return (code) => ((bytes[2 * code] ?? 0) << 8) | (bytes[2 * code + 1] ?? 0);
}

/** Codes that a simple font's encoding gives to .notdef. */
const notdefCodes = (dict: PDFDict): Set<number> =>
  new Set(differences(dict).flatMap(([code, glyph]) => (glyph === '.notdef' ? [code] : [])));

/** Codes and glyph names of a simple font's own encoding. */
function differences(dict: PDFDict): [number, string][] {
  const pairs: [number, string][] = [];
  let code = 0;
  for (const item of arrayAt(dictAt(dict, 'Encoding') ?? dict, 'Differences') ?? []) {
    if (item instanceof PDFNumber) code = item.asNumber();
    else pairs.push([code++, nameOf(item) ?? '']);
  }
  return pairs;
}

/** Entries that a map of two-byte codes may have, those that others override counted: far more than codes. */
const mostEntries = 4 * 0x10000;

/** Codes to text, or undefined without a ToUnicode. */
function toUnicode(dict: PDFDict): Map<number, string> | undefined {
  const stream = streamAt(dict, 'ToUnicode');
  if (!stream) return undefined;
  const map = new Map<number, string>();
  const source = latin1(decodeStream(stream));
  for (const [, body] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, text] of body!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>/g))
      map.set(Number.parseInt(code!, 16), utf16(text!));
  }
  let room = mostEntries;
  for (const [, body] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    room = readRanges(body!, map, room);
  return map;
}

/** @param room Entries that it may make. @returns How many are left; what is beyond them is not read. */
function readRanges(body: string, map: Map<number, string>, room: number): number {
  let left = room;
  for (const [, low, high, single, list] of body.matchAll(
    /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])/g,
  )) {
    const from = Number.parseInt(low!, 16);
    const to = Math.min(Number.parseInt(high!, 16), from + 0xffff, from + left - 1);
    left -= Math.max(0, to - from + 1);
    if (left <= 0) break;
    const texts = list?.match(/[0-9A-Fa-f]+/g)?.map(utf16);
    const start = single === undefined ? '' : utf16(single);
    for (let code = from; code <= to; code++) {
      const last = start.codePointAt(start.length - 1) ?? 0;
      map.set(
        code,
        texts
          ? (texts[code - from] ?? '')
          : start.slice(0, -1) + String.fromCodePoint(Math.min(last + code - from, 0x10ffff)),
      );
    }
  }
  return left;
}

const utf16 = (hex: string): string => {
  const bytes = Buffer.from(hex.replace(/\s/g, '').padStart(4, '0'), 'hex');
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString('utf16le');
};
