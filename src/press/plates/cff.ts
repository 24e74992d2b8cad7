/** Outlines of Compact Font Format, bare as PDF embeds it or in an OpenType file; read by fontkit. */
import * as fontkit from 'fontkit';
import { Pen } from './charstring.ts';
import type { Contours } from './raster.ts';

/** What of fontkit's reading of the table is used; it states no types for it. */
interface CffTable {
  isCIDFont: boolean;
  topDict: { FontMatrix?: number[]; Encoding?: unknown; CharStrings: unknown[] };
  getGlyphName: (glyph: number) => string | undefined;
}

interface CffFile {
  'CFF ': CffTable;
  getGlyph: (glyph: number) => { path: { commands: { command: string; args: number[] }[] } };
}

export interface CffFont {
  /** Glyphs by what a simple font calls them; of a font of CIDs, by "cid00012". */
  byName: Map<string, number>;
  /** True where codes mean CIDs, not the order of glyphs. */
  hasCids: boolean;
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

/** @returns undefined for what cannot be read. */
export function readCff(bytes: Uint8Array): CffFont | undefined {
  try {
    const isWhole = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'OTTO';
    const file = fontkit.create(isWhole ? Buffer.from(bytes) : asOpenType(bytes)) as unknown as CffFile;
    const table = file['CFF '];
    const count = table.topDict.CharStrings.length;
    const byName = new Map<string, number>();
    for (let glyph = 0; glyph < count; glyph++) {
      const name = table.getGlyphName(glyph);
      if (name !== undefined && !byName.has(name)) byName.set(name, glyph);
    }
    const [a = 0.001, b = 0, c = 0, d = 0.001, e = 0, f = 0] = table.topDict.FontMatrix ?? [];
    const matrix = [a, b, c, d, e, f].map((value) => value * 1000);
    return {
      byName,
      hasCids: table.isCIDFont,
      encoding: table.isCIDFont ? [] : encodingOf(table, table),
      outline: (glyph) => drawn(file, glyph, matrix),
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
