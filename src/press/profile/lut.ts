/** Reads the lut8 and lut16 tables of ICC profiles, multilinearly: what libvips cannot be asked for. */
import type { IccHead } from './icc.ts';

/** Encoded values, 0 to 1, in and out. */
export type Lut = (input: readonly number[]) => number[];

/** @returns undefined for tables of other kinds (version 4's lutAToB). */
export function readLut(profile: Uint8Array, head: IccHead, tag: string): { lut: Lut; bytes: 1 | 2 } | undefined {
  const place = head.tags.get(tag);
  if (!place) return undefined;
  const table = Buffer.from(profile.buffer, profile.byteOffset + place.offset, place.size);
  const kind = table.toString('latin1', 0, 4);
  if (kind !== 'mft1' && kind !== 'mft2') return undefined;
  const bytes = kind === 'mft1' ? 1 : 2;
  const [inputs, outputs, nodes] = [table[8]!, table[9]!, table[10]!];
  const [entriesIn, entriesOut, start] = bytes === 2 ? [table.readUInt16BE(48), table.readUInt16BE(50), 52] : [256, 256, 48];
  const value = (index: number): number => (bytes === 2 ? table.readUInt16BE(start + 2 * index) / 65535 : table[start + index]! / 255);
  const curve = (from: number, entries: number, x: number): number => {
    const at = Math.min(1, Math.max(0, x)) * (entries - 1);
    const low = Math.min(Math.floor(at), entries - 2);
    return value(from + low) + (at - low) * (value(from + low + 1) - value(from + low));
  };
  const grid = inputs * entriesIn;
  const last = grid + nodes ** inputs * outputs;
  const lut: Lut = (input) => {
    const places = input.map((x, i) => curve(i * entriesIn, entriesIn, x) * (nodes - 1));
    const sums = blend(places, { nodes, outputs, value: (index) => value(grid + index) });
    return sums.map((sum, j) => curve(last + j * entriesOut, entriesOut, sum));
  };
  return { lut, bytes };
}

function blend(places: number[], { nodes, outputs, value }: { nodes: number; outputs: number; value: (index: number) => number }): number[] {
  const low = places.map((place) => Math.min(Math.floor(place), nodes - 2));
  const sums = new Array<number>(outputs).fill(0);
  for (let corner = 0; corner < 1 << places.length; corner++) {
    let weight = 1;
    let index = 0;
    places.forEach((place, axis) => {
      const upper = (corner >> axis) & 1;
      weight *= upper ? place - low[axis]! : 1 - place + low[axis]!;
      index = index * nodes + low[axis]! + upper;
    });
    if (weight > 0) for (let j = 0; j < outputs; j++) sums[j]! += weight * value(index * outputs + j);
  }
  return sums;
}
