/**
 * How inks will look on their paper: the profile's colorimetric table, with paper and black as they
 * are. (libvips would lay the black of the press on that of the screen.)
 */
import { xyzOfLab, type Triple } from '../profile/colour.ts';
import { readIcc, type IccHead } from '../profile/icc.ts';
import { readLut, type ReadLut } from '../profile/lut.ts';

/** Nodes to a side of the table that pixels are looked up in. */
const nodes = 13;

/** @returns a function from ink bytes to sRGB bytes, or undefined for a profile whose tables are not read. */
export function createSoftProof(profile: Uint8Array): ((inks: Uint8Array) => Uint8Array) | undefined {
  const head = readIcc(profile);
  if (typeof head === 'string') return undefined;
  const table = readLut(profile, head, 'A2B1');
  const paper = mediaWhite(profile, head);
  if (!table || head.connection !== 'Lab ') return undefined;
  const grid = gridOf(table, paper);
  return (inks) => lookUp(inks, grid);
}

function mediaWhite(profile: Uint8Array, head: IccHead): Triple {
  const tag = head.tags.get('wtpt');
  if (!tag) return [0.9642, 1, 0.8249];
  const file = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  return [0, 1, 2].map((i) => file.readInt32BE(tag.offset + 8 + 4 * i) / 65536) as Triple;
}

const labOf = ([l, a, b]: number[], isShortLab: boolean): Triple => {
  const factor = isShortLab ? 65535 / 65280 : 1;
  return [l! * 100 * factor, a! * 255 * factor - 128, b! * 255 * factor - 128];
};

/** Linear sRGB at each node, paper included. */
function gridOf({ lut, isShortLab }: ReadLut, paper: Triple): Float32Array {
  const grid = new Float32Array(nodes ** 4 * 3);
  for (let i = 0; i < nodes ** 4; i++) {
    const inks = [
      Math.floor(i / nodes ** 3),
      Math.floor(i / nodes ** 2) % nodes,
      Math.floor(i / nodes) % nodes,
      i % nodes,
    ].map((step) => step / (nodes - 1));
    const xyz = xyzOfLab(labOf(lut(inks), isShortLab));
    grid.set(
      linearRgb([xyz[0] * (paper[0] / 0.9642), xyz[1] * paper[1], xyz[2] * (paper[2] / 0.8249)]),
      3 * i,
    );
  }
  return grid;
}

/** D50 (Bradford) to linear sRGB. */
const linearRgb = ([x, y, z]: Triple): Triple => [
  3.1338561 * x - 1.6168667 * y - 0.4906146 * z,
  -0.9787684 * x + 1.9161415 * y + 0.033454 * z,
  0.0719453 * x - 0.2289914 * y + 1.4052427 * z,
];

const encoded = Uint8Array.from({ length: 4096 }, (_, i) => {
  const value = i / 4095;
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
});

function lookUp(inks: Uint8Array, grid: Float32Array): Uint8Array {
  const out = new Uint8Array((inks.length / 4) * 3);
  const view = new DataView(inks.buffer, inks.byteOffset, inks.byteLength);
  const sum = new Float32Array(3);
  let before = -1;
  for (let i = 0; i < inks.length / 4; i++) {
    const key = view.getUint32(4 * i);
    // Most neighbours are equal.
    if (key !== before) interpolate(inks, 4 * i, grid, sum);
    before = key;
    for (let j = 0; j < 3; j++)
      out[3 * i + j] = encoded[Math.round(Math.min(1, Math.max(0, sum[j]!)) * 4095)]!;
  }
  return out;
}

function interpolate(inks: Uint8Array, at: number, grid: Float32Array, sum: Float32Array): void {
  sum.fill(0);
  for (let corner = 0; corner < 16; corner++) {
    let weight = 1;
    let index = 0;
    for (let ink = 0; ink < 4; ink++) {
      const place = (inks[at + ink]! / 255) * (nodes - 1);
      const low = Math.min(Math.floor(place), nodes - 2);
      const upper = (corner >> ink) & 1;
      weight *= upper ? place - low : 1 - place + low;
      index = index * nodes + low + upper;
    }
    if (weight > 0) for (let j = 0; j < 3; j++) sum[j]! += weight * grid[3 * index + j]!;
  }
}
