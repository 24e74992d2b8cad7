/** Mesh gradients on the plates: their triangles filled with colours that run between the corners. */
import { functionOf } from '../../pdf/functions.ts';
import type { Matrix } from '../../pdf/matrix.ts';
import { meshTriangles, type Triangle } from '../../pdf/mesh.ts';
import { at, type PDFDict, type PDFRawStream } from '../../pdf/objects.ts';
import { spaceOf } from '../walk/space.ts';
import type { PixelSource } from './canvas.ts';
import type { Region } from './raster.ts';

/**
 * @param toPixels From the mesh's space. @param region What of it is asked for, px.
 * @throws Error for a colour space or function that PDF does not define.
 */
export function meshSource(
  stream: PDFRawStream,
  { toPixels, resources, region }: { toPixels: Matrix; resources: PDFDict | undefined; region: Region },
): PixelSource {
  const space = spaceOf(at(stream.dict, 'ColorSpace'), resources);
  const stated = at(stream.dict, 'Function');
  const parts = stated && functionOf(stated);
  const inks = (values: number[]) => space.inks(parts ? parts(values) : values);
  const width = Math.max(0, region.x1 - region.x0);
  const drawn = new Uint8Array(width * Math.max(0, region.y1 - region.y0) * 5);
  for (const triangle of meshTriangles(stream, toPixels))
    fillTriangle(triangle, { region, width, drawn, inks });
  return (x, y, out) => {
    const from = 5 * ((y - region.y0) * width + x - region.x0);
    for (let i = 0; i < 4; i++) out[i] = drawn[from + i]!;
    out[4] = drawn[from + 4]!;
  };
}

interface Layer {
  region: Region;
  width: number;
  drawn: Uint8Array;
  inks: (values: number[]) => number[];
}

/** By the weights of the corners; a pixel belongs to the triangle that holds its centre. */
function fillTriangle([a, b, c]: Triangle, { region, width, drawn, inks }: Layer): void {
  const area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (Math.abs(area) < 1e-9) return;
  const low = (least: number, ...values: number[]) => Math.max(least, Math.floor(Math.min(...values)));
  const high = (most: number, ...values: number[]) => Math.min(most, Math.ceil(Math.max(...values)) + 1);
  const [left, right] = [low(region.x0, a.x, b.x, c.x), high(region.x1, a.x, b.x, c.x)];
  for (let y = low(region.y0, a.y, b.y, c.y); y < high(region.y1, a.y, b.y, c.y); y++) {
    for (let x = left; x < right; x++) {
      const [px, py] = [x + 0.5 - a.x, y + 0.5 - a.y];
      const v = (px * (c.y - a.y) - (c.x - a.x) * py) / area;
      const w = ((b.x - a.x) * py - px * (b.y - a.y)) / area;
      if (v < -1e-6 || w < -1e-6 || v + w > 1 + 1e-6) continue;
      const colour = inks(
        a.values.map((value, i) => value * (1 - v - w) + b.values[i]! * v + c.values[i]! * w),
      );
      const at = 5 * ((y - region.y0) * width + x - region.x0);
      for (let i = 0; i < 4; i++) drawn[at + i] = Math.round(colour[i]! * 2.55);
      drawn[at + 4] = 1;
    }
  }
}
