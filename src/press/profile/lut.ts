/** Reads the tables of ICC profiles, multilinearly: what libvips cannot be asked for. */
import type { IccHead } from './icc.ts';
import { readLutAToB } from './lut-a-to-b.ts';
import { blend, type Lut } from './lut-grid.ts';

export interface ReadLut {
  lut: Lut;
  /** L* 100 is FF00 of FFFF, as 16 bit Lab of version 2 has it; else the whole range. */
  isShortLab: boolean;
}

/** @returns undefined for a tag that is missing or of an unknown kind. */
export function readLut(profile: Uint8Array, head: IccHead, tag: string): ReadLut | undefined {
  const place = head.tags.get(tag);
  if (!place) return undefined;
  const table = Buffer.from(profile.buffer, profile.byteOffset + place.offset, place.size);
  const kind = table.toString('latin1', 0, 4);
  if (kind === 'mAB ') {
    const lut = readLutAToB(table);
    return lut && { lut, isShortLab: false };
  }
  return kind === 'mft1' || kind === 'mft2' ? readOldLut(table, kind) : undefined;
}

/** lut8Type and lut16Type: curves, grid, curves. */
function readOldLut(table: Buffer, kind: 'mft1' | 'mft2'): ReadLut {
  const bytes = kind === 'mft1' ? 1 : 2;
  const [inputs, outputs, nodes] = [table[8]!, table[9]!, table[10]!];
  const [entriesIn, entriesOut, start] =
    bytes === 2 ? [table.readUInt16BE(48), table.readUInt16BE(50), 52] : [256, 256, 48];
  const value = (index: number): number =>
    bytes === 2 ? table.readUInt16BE(start + 2 * index) / 65535 : table[start + index]! / 255;
  const curve = (from: number, entries: number, x: number): number => {
    const at = Math.min(1, Math.max(0, x)) * (entries - 1);
    const low = Math.min(Math.floor(at), entries - 2);
    return value(from + low) + (at - low) * (value(from + low + 1) - value(from + low));
  };
  const grid = inputs * entriesIn;
  const last = grid + nodes ** inputs * outputs;
  const lut: Lut = (input) => {
    const places = input.map((x, i) => curve(i * entriesIn, entriesIn, x) * (nodes - 1));
    const sums = blend(places, {
      nodes: places.map(() => nodes),
      outputs,
      value: (index) => value(grid + index),
    });
    return sums.map((sum, j) => curve(last + j * entriesOut, entriesOut, sum));
  };
  return { lut, isShortLab: bytes === 2 };
}
