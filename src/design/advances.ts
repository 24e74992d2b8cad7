/**
 * Advance widths of a font file, read from its own tables (OpenType 1.9: cmap, head, hhea, hmtx). Only
 * these are needed to measure text; a whole font library takes longer to load than to measure with.
 */

export interface Advances {
  unitsPerEm: number;
  /** By code point, in units of the em; only characters that the font has. */
  widths: Map<number, number>;
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));

/** Where each table starts. */
function tablesOf(view: DataView): Map<string, number> {
  const count = view.getUint16(4);
  return new Map(
    Array.from({ length: count }, (_, index) => [
      tagAt(view, 12 + index * 16),
      view.getUint32(12 + index * 16 + 8),
    ]),
  );
}

/** Format 4: segments of 16-bit codes; glyph 0 means that there is none. */
function readSegments(view: DataView, at: number, put: (code: number, glyph: number) => void): void {
  const twice = view.getUint16(at + 6);
  for (let segment = 0; segment < twice; segment += 2) {
    const [end, start] = [view.getUint16(at + 14 + segment), view.getUint16(at + 16 + twice + segment)];
    const delta = view.getUint16(at + 16 + 2 * twice + segment);
    const place = at + 16 + 3 * twice + segment;
    const offset = view.getUint16(place);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const found = offset === 0 ? code : view.getUint16(place + offset + 2 * (code - start));
      put(code, found === 0 && offset !== 0 ? 0 : (found + delta) & 0xffff);
    }
  }
}

/** Format 12: groups of 32-bit codes with consecutive glyphs. */
function readGroups(view: DataView, at: number, put: (code: number, glyph: number) => void): void {
  const groups = view.getUint32(at + 12);
  for (let group = 0; group < groups; group += 1) {
    const [start, end, first] = [0, 4, 8].map((by) => view.getUint32(at + 16 + group * 12 + by)) as [
      number,
      number,
      number,
    ];
    for (let code = start; code <= end; code += 1) put(code, first + code - start);
  }
}

/**
 * Unicode tables, the one with the most characters first: of Windows and of Unicode, full and of the basic
 * plane.
 */
const encodings = ['3 10', '0 6', '0 4', '3 1', '0 3', '0 2', '0 1', '0 0'];

function glyphsOf(view: DataView, cmap: number): Map<number, number> {
  const count = view.getUint16(cmap + 2);
  const found = Array.from({ length: count }, (_, index) => cmap + 4 + index * 8)
    .map((at) => ({
      rank: encodings.indexOf(`${view.getUint16(at)} ${view.getUint16(at + 2)}`),
      at: cmap + view.getUint32(at + 4),
    }))
    .filter(({ rank, at }) => rank >= 0 && [4, 12].includes(view.getUint16(at)))
    .sort((one, other) => one.rank - other.rank);
  const glyphs = new Map<number, number>();
  const [best] = found;
  if (!best) return glyphs;
  const put = (code: number, glyph: number) => {
    if (glyph !== 0) glyphs.set(code, glyph);
  };
  (view.getUint16(best.at) === 12 ? readGroups : readSegments)(view, best.at, put);
  return glyphs;
}

/** @throws Error for what is no font file, or one without these tables. */
export function readAdvances(bytes: Uint8Array): Advances {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(view);
  const [cmap, head, hhea, hmtx] = ['cmap', 'head', 'hhea', 'hmtx'].map((tag) => {
    const at = tables.get(tag);
    if (at === undefined) throw new Error(`the font has no table "${tag}"`);
    return at;
  }) as [number, number, number, number];
  // Glyphs after the last of these have its width.
  const last = view.getUint16(hhea + 34) - 1;
  const widths = new Map(
    [...glyphsOf(view, cmap)].map(([code, glyph]) => [
      code,
      view.getUint16(hmtx + 4 * Math.min(glyph, last)),
    ]),
  );
  return { unitsPerEm: view.getUint16(head + 18), widths };
}
