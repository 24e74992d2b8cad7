/** Outlines of Compact Font Format, bare as PDF embeds it or in an OpenType file; read by fontkit. */
import * as fontkit from 'fontkit';
import { withReadableDicts } from './cff-dicts.ts';
import { Pen } from './charstring.ts';
import { matrixFrom, multiply, scaleOf } from '../../pdf/matrix.ts';
import type { Contours } from './raster.ts';

/** What of fontkit's reading of the table is used; it states no types for it. */
interface CffTable {
  isCIDFont: boolean;
  topDict: {
    FontMatrix?: number[];
    Encoding?: unknown;
    CharStrings: unknown[];
    FDArray?: { FontMatrix?: number[] }[] | null;
    /** Of predefined ones, names; else the numbers of glyphs 1 and on. */
    charset?: unknown[] | { glyphs?: number[]; ranges?: { first: number; nLeft: number }[] } | null;
  };
  getGlyphName: (glyph: number) => string | undefined;
  fdForGlyph: (glyph: number) => number | null;
}

interface CffFile {
  'CFF ': CffTable;
  getGlyph: (glyph: number) => { path: { commands: { command: string; args: number[] }[] } };
}

export interface CffFont {
  /** Glyphs by what a simple font calls them; empty of a font of CIDs. */
  byName: Map<string, number>;
  /** Glyphs by CID; undefined where codes mean the order of glyphs. */
  byCid?: Map<number, number>;
  /** Names by code of the font's own encoding. */
  encoding: (string | undefined)[];
  outline: (glyph: number) => Contours;
}

/** fontkit opens whole font files: the bare table gets a directory that names it alone. */
function asOpenType(cff: Uint8Array): Buffer {
  const head = Buffer.alloc(28);
  head.write('OTTO', 0, 'latin1');
  head.writeUInt16BE(1, 4);
  head.write('CFF ', 12, 'latin1');
  head.writeUInt32BE(head.length, 20);
  head.writeUInt32BE(cff.length, 24);
  return Buffer.concat([head, cff]);
}

/** The table of an OpenType file's directory. */
function tableIn(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16)
    if (Buffer.from(bytes.subarray(at, at + 4)).toString('latin1') === 'CFF ')
      return bytes.subarray(view.getUint32(at + 8), view.getUint32(at + 8) + view.getUint32(at + 12));
  return bytes;
}

/** ISO/IEC 14496-22, 5.3.1: code ranges or code lists in the order of glyphs. */
function encodingOf({ topDict, getGlyphName: nameOf }: CffTable, table: CffTable): (string | undefined)[] {
  const { Encoding: own } = topDict;
  if (Array.isArray(own)) return own.map((name) => (name === '' ? undefined : (name as string)));
  const names: (string | undefined)[] = [];
  const { codes, ranges } = (own ?? {}) as { codes?: number[]; ranges?: { first: number; nLeft: number }[] };
  let glyph = 1;
  for (const code of codes ?? []) names[code] = nameOf.call(table, glyph++);
  for (const { first, nLeft } of ranges ?? [])
    for (let code = first; code <= first + nLeft; code++) names[code] = nameOf.call(table, glyph++);
  return names;
}

/** CIDs in the order of glyphs; a predefined charset means that they are that order (5176, 13). */
function cidsOf({ topDict: { charset, CharStrings } }: CffTable): Map<number, number> {
  const numbers =
    !charset || Array.isArray(charset)
      ? CharStrings.map((_, glyph) => glyph).slice(1)
      : (charset.glyphs ??
        (charset.ranges ?? []).flatMap(({ first, nLeft }) =>
          Array.from({ length: nLeft + 1 }, (_, i) => first + i),
        ));
  return new Map([[0, 0], ...numbers.map((cid, i): [number, number] => [cid, i + 1])]);
}

function namesIn(table: CffTable): Map<string, number> {
  const byName = new Map<string, number>();
  for (let glyph = 0; glyph < table.topDict.CharStrings.length; glyph++) {
    const name = table.getGlyphName(glyph);
    if (name !== undefined && name !== null && !byName.has(name)) byName.set(name, glyph);
  }
  return byName;
}

const usualMatrix = [0.001, 0, 0, 0.001, 0, 0];

/** From a glyph's units to 1/1000 em: the font's matrix and, of CIDs, that of the glyph's own dictionary. */
function matrixOf({ topDict, fdForGlyph }: CffTable, table: CffTable, glyph: number): number[] {
  const whole = matrixFrom(topDict.FontMatrix ?? usualMatrix);
  if (!topDict.FDArray) return whole.map((value) => value * 1000);
  const part = matrixFrom(topDict.FDArray[fdForGlyph.call(table, glyph) ?? 0]?.FontMatrix ?? usualMatrix);
  const joined = multiply(part, whole);
  // fontkit says the usual matrix where there is none: of two that both scale, one is the glyph's.
  const scaledOnce = part.join() === usualMatrix.join() ? whole : part;
  return (scaleOf(joined) < 1e-5 ? scaledOnce : joined).map((value) => value * 1000);
}

/** @returns undefined for what cannot be read. */
export function readCff(bytes: Uint8Array): CffFont | undefined {
  try {
    const isWhole = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'OTTO';
    const file = fontkit.create(asOpenType(withReadableDicts(isWhole ? tableIn(bytes) : bytes)));
    const table = (file as unknown as CffFile)['CFF '];
    return {
      byName: table.isCIDFont ? new Map() : namesIn(table),
      ...(table.isCIDFont ? { byCid: cidsOf(table) } : {}),
      encoding: table.isCIDFont ? [] : encodingOf(table, table),
      outline: (glyph) => drawn(file as unknown as CffFile, glyph, matrixOf(table, table, glyph)),
    };
  } catch {
    return undefined;
  }
}

function drawn(file: CffFile, glyph: number, matrix: readonly number[]): Contours {
  const pen = new Pen(matrix);
  for (const { command, args } of file.getGlyph(glyph).path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    if (command === 'moveTo') pen.moveTo(a, b);
    else if (command === 'lineTo') pen.lineTo(a, b);
    else if (command === 'quadraticCurveTo') pen.quadTo(a, b, c, d);
    else if (command === 'bezierCurveTo') pen.curveTo(a, b, c, d, e, f);
    else pen.close();
  }
  return pen.outline();
}
