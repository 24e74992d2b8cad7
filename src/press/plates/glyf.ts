/** Outlines of TrueType glyphs, read from the embedded font file. Units: 1/1000 em. */

import type { Contours } from './raster.ts';

export type Outline = Contours;

const nothing: Outline = { points: new Float64Array(), ends: [] };

/** Straight pieces per curve; type on a page is small. */
const chords = 4;

export class GlyfFont {
  private readonly file: Buffer;
  private readonly tables = new Map<string, number>();
  private readonly longOffsets: boolean;
  private readonly scale: number;
  private readonly count: number;
  private readonly maps = new Map<number, (code: number) => number>();
  private readonly known = new Map<number, Outline>();

  private constructor(bytes: Uint8Array) {
    this.file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i < this.file.readUInt16BE(4); i++)
      this.tables.set(
        this.file.toString('latin1', 12 + 16 * i, 16 + 16 * i),
        this.file.readUInt32BE(20 + 16 * i),
      );
    const head = this.tables.get('head')!;
    this.scale = 1000 / this.file.readUInt16BE(head + 18);
    this.longOffsets = this.file.readInt16BE(head + 50) === 1;
    this.count = this.file.readUInt16BE(this.tables.get('maxp')! + 4);
  }

  /** @returns undefined for a file that has no TrueType outlines. */
  static read(bytes: Uint8Array): GlyfFont | undefined {
    try {
      const font = new GlyfFont(bytes);
      try {
        font.readMaps();
      } catch {
        // Without a table that can be read, codes are glyphs.
      }
      return font.tables.has('glyf') && font.tables.has('loca') ? font : undefined;
    } catch {
      return undefined;
    }
  }

  /** False for a font that has no table from characters to glyphs. */
  get hasMap(): boolean {
    return this.maps.size > 0;
  }

  /** @param platform 3 for Unicode and symbols, 1 for Mac OS. @returns undefined where the code has no glyph. */
  glyphOf(platform: 1 | 3, code: number): number | undefined {
    return this.maps.get(platform)?.(code) || undefined;
  }

  /** The tables of formats 0, 4, 6 and 12; the first of a platform. */
  private readMaps(): void {
    const { file } = this;
    const start = this.tables.get('cmap');
    if (start === undefined) return;
    for (let i = 0; i < file.readUInt16BE(start + 2); i++) {
      const platform = file.readUInt16BE(start + 4 + 8 * i);
      const map = codeMap(file, start + file.readUInt32BE(start + 8 + 8 * i));
      const key = platform === 0 ? 3 : platform;
      if (map && !this.maps.has(key)) this.maps.set(key, map);
    }
  }

  outline(glyph: number): Outline {
    const known = this.known.get(glyph);
    if (known) return known;
    let outline = nothing;
    try {
      outline = joined(this.readGlyph(glyph, 0));
    } catch {
      // A damaged glyph stays empty.
    }
    this.known.set(glyph, outline);
    return outline;
  }

  private readGlyph(glyph: number, depth: number): number[][] {
    if (glyph >= this.count || depth > 6) return [];
    const loca = this.tables.get('loca')!;
    const offset = (index: number) =>
      this.longOffsets
        ? this.file.readUInt32BE(loca + 4 * index)
        : 2 * this.file.readUInt16BE(loca + 2 * index);
    const at = this.tables.get('glyf')! + offset(glyph);
    if (offset(glyph) === offset(glyph + 1)) return [];
    const contours = this.file.readInt16BE(at);
    return contours >= 0 ? this.simple(at + 10, contours) : this.composite(at + 10, depth);
  }

  private simple(start: number, contours: number): number[][] {
    const { file, scale } = this;
    const ends = Array.from({ length: contours }, (_, i) => file.readUInt16BE(start + 2 * i));
    const points = (ends.at(-1) ?? -1) + 1;
    let at = start + 2 * contours;
    at += 2 + file.readUInt16BE(at);
    const flags: number[] = [];
    while (flags.length < points) {
      const flag = file[at++]!;
      flags.push(flag);
      if (flag & 8) for (let repeat = file[at++]!; repeat > 0; repeat--) flags.push(flag);
    }
    const axis = (short: number, same: number): number[] => {
      let value = 0;
      return flags.slice(0, points).map((flag) => {
        if (flag & short) value += flag & same ? file[at++]! : -file[at++]!;
        else if (!(flag & same)) {
          value += file.readInt16BE(at);
          at += 2;
        }
        return value * scale;
      });
    };
    const xs = axis(2, 16);
    const ys = axis(4, 32);
    return ends.map((end, i) => contour(xs, ys, { flags, from: i === 0 ? 0 : ends[i - 1]! + 1, end }));
  }

  private composite(start: number, depth: number): number[][] {
    const { file, scale } = this;
    const out: number[][] = [];
    for (let at = start, more = true; more;) {
      const [flags, glyph] = [file.readUInt16BE(at), file.readUInt16BE(at + 2)];
      at += 4;
      const words = (flags & 1) !== 0;
      const [dx, dy] = words
        ? [file.readInt16BE(at), file.readInt16BE(at + 2)]
        : [file.readInt8(at), file.readInt8(at + 1)];
      at += words ? 4 : 2;
      const fixed = () => {
        at += 2;
        return file.readInt16BE(at - 2) / 16384;
      };
      let [a, b, c, d] = [1, 0, 0, 1];
      if (flags & 8) a = d = fixed();
      else if (flags & 64) {
        a = fixed();
        d = fixed();
      } else if (flags & 128) {
        a = fixed();
        b = fixed();
        c = fixed();
        d = fixed();
      }
      const [ox, oy] = flags & 2 ? [dx * scale, dy * scale] : [0, 0];
      for (const points of this.readGlyph(glyph, depth + 1)) {
        out.push(
          points.map((value, i) =>
            i % 2 === 0 ? a * value + c * points[i + 1]! + ox : b * points[i - 1]! + d * value + oy,
          ),
        );
      }
      more = (flags & 32) !== 0;
    }
    return out;
  }
}

/** One table from codes to glyphs; undefined for formats of other scripts' old encodings. */
function codeMap(file: Buffer, at: number): ((code: number) => number) | undefined {
  const format = file.readUInt16BE(at);
  const map = new Map<number, number>();
  if (format === 0) for (let code = 0; code < 256; code++) map.set(code, file[at + 6 + code] ?? 0);
  else if (format === 6) {
    const [first, count] = [file.readUInt16BE(at + 6), file.readUInt16BE(at + 8)];
    for (let i = 0; i < count; i++) map.set(first + i, file.readUInt16BE(at + 10 + 2 * i));
  } else if (format === 4) return segments(file, at);
  else if (format === 12) {
    const groups = Math.min(file.readUInt32BE(at + 12), 0x10000);
    for (let i = 0; i < groups; i++) {
      const [first, last, glyph] = [0, 4, 8].map((by) => file.readUInt32BE(at + 16 + 12 * i + by)) as [
        number,
        number,
        number,
      ];
      for (let code = first; code <= Math.min(last, first + 0xffff); code++)
        map.set(code, glyph + code - first);
    }
  } else return undefined;
  return (code) => map.get(code) ?? 0;
}

/** Format 4: ranges with an offset, or with a list of glyphs. */
function segments(file: Buffer, at: number): (code: number) => number {
  const size = file.readUInt16BE(at + 6);
  const [ends, starts, deltas, offsets] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size].map(
    (by) => at + by,
  ) as [number, number, number, number];
  return (code) => {
    for (let i = 0; i < size; i += 2) {
      if (code > file.readUInt16BE(ends + i)) continue;
      const start = file.readUInt16BE(starts + i);
      if (code < start) return 0;
      const delta = file.readUInt16BE(deltas + i);
      const offset = file.readUInt16BE(offsets + i);
      if (offset === 0) return (code + delta) & 0xffff;
      const place = offsets + i + offset + 2 * (code - start);
      const glyph = place + 2 <= file.length ? file.readUInt16BE(place) : 0;
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function joined(contours: number[][]): Outline {
  const points = new Float64Array(contours.reduce((sum, contour) => sum + contour.length, 0));
  let end = 0;
  const ends = contours.map((contour) => {
    points.set(contour, end);
    return (end += contour.length);
  });
  return { points, ends };
}

/** On- and off-curve points to straight pieces. */
function contour(
  xs: number[],
  ys: number[],
  { flags, from, end }: { flags: number[]; from: number; end: number },
): number[] {
  const count = end - from + 1;
  const out: number[] = [];
  const at = (i: number): { x: number; y: number; on: boolean } => {
    const index = from + (((i % count) + count) % count);
    return { x: xs[index]!, y: ys[index]!, on: (flags[index]! & 1) === 1 };
  };
  const middle = (a: { x: number; y: number }, b: { x: number; y: number }) => ({
    x: (a.x + b.x) / 2,
    y: (a.y + b.y) / 2,
  });
  for (let i = 0; i < count; i++) {
    const point = at(i);
    if (point.on) {
      out.push(point.x, point.y);
      continue;
    }
    const [before, after] = [at(i - 1), at(i + 1)];
    const start = before.on ? before : middle(before, point);
    const stop = after.on ? after : middle(point, after);
    for (let step = before.on ? 1 : 0; step < chords + (after.on ? 0 : 1); step++) {
      const t = step / chords;
      const u = 1 - t;
      out.push(
        u * u * start.x + 2 * u * t * point.x + t * t * stop.x,
        u * u * start.y + 2 * u * t * point.y + t * t * stop.y,
      );
    }
  }
  return out;
}
