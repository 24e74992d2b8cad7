/** What a paint looks like at a pixel: plain inks, gradients, pictures. */
import { functionOf } from '../../pdf/functions.ts';
import { apply, invert, matrixFrom, multiply, type Matrix } from '../../pdf/matrix.ts';
import { arrayAt, at, numberAt, numbersAt, PDFBool, type PDFDict } from '../../pdf/objects.ts';
import type { Inks } from '../ink/inks.ts';
import { spaceOf } from '../walk/space.ts';
import type { PixelSource } from './canvas.ts';

/** A picture ready to be sampled: four ink bytes per pixel, and alpha where it has a mask. */
export interface DecodedPicture {
  width: number;
  height: number;
  inks: Uint8Array;
  alpha?: { width: number; height: number; data: Uint8Array };
  /** Greatest ink sum, per cent. */
  most: number;
  /** Under overprint it leaves the inks that its colour space does not name. */
  sparing?: true;
}

/** @param toPixels From the unit square to pixels. Averages up to 3 × 3 samples of the picture. */
export function pictureSource(
  { width, height, inks, alpha }: DecodedPicture,
  toPixels: Matrix,
): PixelSource | undefined {
  const back = invert(toPixels);
  if (!back) return undefined;
  const perPixel = Math.max(Math.hypot(back[0], back[1]) * width, Math.hypot(back[2], back[3]) * height);
  const side = perPixel > 2.5 ? 3 : perPixel > 1.3 ? 2 : 1;
  return (x, y, out) => {
    out.fill(0);
    for (let i = 0; i < side * side; i++) {
      const [u, v] = apply(back, x + ((i % side) + 0.5) / side, y + (Math.floor(i / side) + 0.5) / side);
      const [cu, cv] = [Math.min(0.999999, Math.max(0, u)), Math.min(0.999999, Math.max(0, 1 - v))];
      const from = 4 * (Math.floor(cv * height) * width + Math.floor(cu * width));
      for (let ink = 0; ink < 4; ink++) out[ink]! += inks[from + ink]!;
      out[4]! += alpha
        ? alpha.data[Math.floor(cv * alpha.height) * alpha.width + Math.floor(cu * alpha.width)]! / 255
        : 1;
    }
    for (let i = 0; i < 5; i++) out[i]! /= side * side;
  };
}

const tableSize = 256;

/**
 * @param toPixels From the gradient's space to pixels.
 * @returns undefined for kinds that are no gradients between two places; meshes: mesh.ts.
 */
export function shadingSource(
  shading: PDFDict,
  toPixels: Matrix,
  resources: PDFDict | undefined,
): PixelSource | undefined {
  const type = numberAt(shading, 'ShadingType');
  const space = spaceOf(at(shading, 'ColorSpace'), resources);
  const inks = (values: number[]): Inks => space.inks(values);
  if (type !== 1 && type !== 2 && type !== 3) return undefined;
  const evaluate = functionOf(at(shading, 'Function'));
  if (type === 1) return planeSource(shading, toPixels, (input) => inks(evaluate(input)));
  const back = invert(toPixels);
  if (!back) return undefined;
  const domain = numbersAt(shading, 'Domain') ?? [0, 1];
  const table: number[][] = [];
  const colour = (i: number): number[] =>
    inks(evaluate([domain[0]! + (i / (tableSize - 1)) * (domain[1]! - domain[0]!)])).map((ink) => ink * 2.55);
  const [before = false, after = false] = (arrayAt(shading, 'Extend') ?? []).map(
    (value) => value === PDFBool.True,
  );
  const coords = numbersAt(shading, 'Coords') ?? [];
  const along = type === 2 ? axial(coords) : radial(coords, before, after);
  return (x, y, out) => {
    const t = along(...apply(back, x + 0.5, y + 0.5));
    if (t === undefined || (t < 0 && !before) || (t > 1 && !after)) {
      out.fill(0);
      return;
    }
    const step = Math.round(Math.min(1, Math.max(0, t)) * (tableSize - 1));
    out.set((table[step] ??= colour(step)));
    out[4] = 1;
  };
}

function planeSource(
  shading: PDFDict,
  toPixels: Matrix,
  inks: (input: number[]) => Inks,
): PixelSource | undefined {
  const back = invert(multiply(matrixFrom(numbersAt(shading, 'Matrix')), toPixels));
  const [x0 = 0, x1 = 1, y0 = 0, y1 = 1] = numbersAt(shading, 'Domain') ?? [];
  if (!back) return undefined;
  return (x, y, out) => {
    const [u, v] = apply(back, x + 0.5, y + 0.5);
    out.fill(0);
    if (u < x0 || u > x1 || v < y0 || v > y1) return;
    out.set([...inks([u, v]).map((ink) => ink * 2.55), 1]);
  };
}

const axial =
  ([x0 = 0, y0 = 0, x1 = 1, y1 = 0]: number[]) =>
  (x: number, y: number): number | undefined => {
    const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    return length === 0 ? undefined : ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length;
  };

/** The largest circle through the point counts, ISO 32000-1, 8.7.4.5.4. */
function radial(
  [x0 = 0, y0 = 0, r0 = 0, x1 = 0, y1 = 0, r1 = 1]: number[],
  before: boolean,
  after: boolean,
): (x: number, y: number) => number | undefined {
  const [dx, dy, dr] = [x1 - x0, y1 - y0, r1 - r0];
  const a = dx * dx + dy * dy - dr * dr;
  return (x, y) => {
    const [px, py] = [x - x0, y - y0];
    const b = px * dx + py * dy + r0 * dr;
    const c = px * px + py * py - r0 * r0;
    const root = b * b - a * c;
    if (root < 0) return undefined;
    const found =
      Math.abs(a) < 1e-9
        ? [c / (2 * b)]
        : [(b + Math.sqrt(root)) / a, (b - Math.sqrt(root)) / a].sort((one, two) => two - one);
    return found.find((t) => r0 + t * dr >= 0 && (t >= 0 || before) && (t <= 1 || after));
  };
}
