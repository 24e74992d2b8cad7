/** The outline of a glyph where it stands: in pixels to be filled, in page points to be stroked and to clip. */
import { emptyBox, grow, type Box, type Matrix } from '../../pdf/matrix.ts';
import type { Path } from '../walk/state.ts';
import type { Outline } from './glyf.ts';
import type { Contours } from './raster.ts';

/** Drawn for a glyph whose outline is not read. */
export const stand: Outline = { points: Float64Array.of(0, 0, 600, 0, 600, 300, 0, 300), ends: [8] };

let scratch = new Float64Array(1024);

/** @returns contours that are good until the next call. */
export function outlineThrough(
  { points, ends }: Outline,
  [a, b, c, d, e, f]: Matrix,
): { contours: Contours; box: Box } {
  if (scratch.length < points.length) scratch = new Float64Array(2 * points.length);
  const box = emptyBox();
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i]!;
    const y = points[i + 1]!;
    scratch[i] = a * x + c * y + e;
    scratch[i + 1] = b * x + d * y + f;
    grow(box, scratch[i]!, scratch[i + 1]!);
  }
  return { contours: { points: scratch, ends }, box };
}

/** @param matrix From 1/1000 em to page points. */
export function glyphPath(outline: Outline, matrix: Matrix): Path {
  const {
    contours: { points, ends },
    box,
  } = outlineThrough(outline, matrix);
  return {
    polygons: ends.map((end, i) => [...points.subarray(ends[i - 1] ?? 0, end)]),
    closed: ends.map(() => true),
    box,
    rectangle: false,
  };
}
