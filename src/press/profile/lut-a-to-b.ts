/** lutAToBType of ICC version 4 (ICC.1:2010, 10.10): A curves, grid, M curves, matrix, B curves. */
import { blend, type Lut } from './lut-grid.ts';

type Curve = (x: number) => number;

const clamp = (x: number): number => Math.min(1, Math.max(0, x));
const fixed = (file: Buffer, at: number): number => file.readInt32BE(at) / 65536;

/** @returns undefined where there is no grid, or a curve of an unknown kind. */
export function readLutAToB(table: Buffer): Lut | undefined {
  const [inputs, outputs] = [table[8]!, table[9]!];
  const [bAt, matrixAt, mAt, gridAt, aAt] = [12, 16, 20, 24, 28].map((at) => table.readUInt32BE(at)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (gridAt === 0 || aAt === 0) return undefined;
  const a = readCurves(table, aAt, inputs);
  const m = mAt === 0 ? [] : readCurves(table, mAt, outputs);
  const b = readCurves(table, bAt, outputs);
  if (!a || !m || !b) return undefined;
  const grid = readGrid(table, gridAt, { inputs, outputs });
  const matrix =
    matrixAt === 0 ? undefined : Array.from({ length: 12 }, (_, i) => fixed(table, matrixAt + 4 * i));
  return (input) => {
    const places = input.map((x, i) => clamp(a[i]!(clamp(x))) * (grid.nodes[i]! - 1));
    const mixed = blend(places, grid).map((value, i) => (m[i] ? clamp(m[i](value)) : value));
    const turned = matrix
      ? [0, 1, 2].map((row) =>
          clamp(mixed.reduce((sum, value, i) => sum + value * matrix[3 * row + i]!, matrix[9 + row]!)),
        )
      : mixed;
    return turned.map((value, i) => clamp(b[i]!(value)));
  };
}

function readGrid(table: Buffer, at: number, { inputs, outputs }: { inputs: number; outputs: number }) {
  const wide = table[at + 16] === 2;
  const value = (index: number): number =>
    wide ? table.readUInt16BE(at + 20 + 2 * index) / 65535 : table[at + 20 + index]! / 255;
  return { nodes: [...table.subarray(at, at + inputs)], outputs, value };
}

/** Curves stand one after the other, each padded to four bytes. */
function readCurves(table: Buffer, start: number, count: number): Curve[] | undefined {
  const curves: Curve[] = [];
  for (let at = start; curves.length < count;) {
    const read = readCurve(table, at);
    if (!read) return undefined;
    curves.push(read.curve);
    at += Math.ceil(read.size / 4) * 4;
  }
  return curves;
}

function readCurve(table: Buffer, at: number): { curve: Curve; size: number } | undefined {
  const kind = table.toString('latin1', at, at + 4);
  if (kind === 'para') return parametric(table, at);
  if (kind !== 'curv') return undefined;
  const count = table.readUInt32BE(at + 8);
  const size = 12 + 2 * count;
  if (count === 0) return { curve: (x) => x, size };
  if (count === 1) {
    const gamma = table.readUInt16BE(at + 12) / 256;
    return { curve: (x) => x ** gamma, size };
  }
  const value = (i: number): number => table.readUInt16BE(at + 12 + 2 * i) / 65535;
  return {
    size,
    curve: (x) => {
      const place = x * (count - 1);
      const low = Math.min(Math.floor(place), count - 2);
      return value(low) + (place - low) * (value(low + 1) - value(low));
    },
  };
}

/** ICC.1:2010, table 65: a power, from type 1 on with a straight part below d. */
function parametric(table: Buffer, at: number): { curve: Curve; size: number } | undefined {
  const type = table.readUInt16BE(at + 8);
  const count = [1, 3, 4, 5, 7][type];
  if (count === undefined) return undefined;
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: count }, (_, i) =>
    fixed(table, at + 12 + 4 * i),
  );
  const size = 12 + 4 * count;
  if (type === 0) return { curve: (x) => x ** g, size };
  if (type === 1) return { curve: (x) => (x >= -b / a ? (a * x + b) ** g : 0), size };
  if (type === 2) return { curve: (x) => (x >= -b / a ? (a * x + b) ** g + c : c), size };
  return { curve: (x) => (x >= d ? (a * x + b) ** g + e : c * x + f), size };
}
