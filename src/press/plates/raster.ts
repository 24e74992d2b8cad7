/** Coverage of polygons on a pixel grid: exact along a row, four sample rows per pixel row. */

export interface Region { x0: number; y0: number; x1: number; y1: number }

/** Coverage 0 to 255 of each pixel of `region`, row by row. */
export interface Mask extends Region {
  data: Uint8Array;
}

const rows = 4;

export const regionOf = (box: { x0: number; y0: number; x1: number; y1: number }, limit: Region): Region => ({
  x0: Math.max(limit.x0, Math.floor(box.x0)), y0: Math.max(limit.y0, Math.floor(box.y0)),
  x1: Math.min(limit.x1, Math.ceil(box.x1)), y1: Math.min(limit.y1, Math.ceil(box.y1)),
});
export const isVoid = ({ x0, y0, x1, y1 }: Region): boolean => x1 <= x0 || y1 <= y0;

interface Edge { top: number; bottom: number; x: number; slope: number; turn: 1 | -1 }

function edgesOf(polygons: readonly number[][]): Edge[] {
  const edges: Edge[] = [];
  for (const points of polygons) {
    for (let i = 0; i < points.length; i += 2) {
      const j = i + 2 < points.length ? i + 2 : 0;
      const [xa, ya, xb, yb] = [points[i]!, points[i + 1]!, points[j]!, points[j + 1]!];
      if (ya === yb) continue;
      const [x0, y0, x1, y1, turn] = ya < yb ? [xa, ya, xb, yb, 1 as const] : [xb, yb, xa, ya, -1 as const];
      edges.push({ top: y0, bottom: y1, x: x0, slope: (x1 - x0) / (y1 - y0), turn });
    }
  }
  return edges.sort((a, b) => a.top - b.top);
}

/** @param polygons Pixel coordinates, y downwards; each closes itself. */
export function rasterise(polygons: readonly number[][], evenOdd: boolean, region: Region): Mask {
  const width = region.x1 - region.x0;
  const data = new Uint8Array(Math.max(0, width * (region.y1 - region.y0)));
  const mask = { ...region, data };
  if (isVoid(region)) return mask;
  const edges = edgesOf(polygons);
  const sums = new Float32Array(width);
  let next = 0;
  let active: Edge[] = [];
  for (let y = region.y0; y < region.y1; y++) {
    sums.fill(0);
    while (next < edges.length && edges[next]!.top < y + 1) active.push(edges[next++]!);
    active = active.filter(({ bottom }) => bottom > y);
    if (active.length === 0) continue;
    for (let row = 0; row < rows; row++) addRow(sums, active, { at: y + (row + 0.5) / rows, evenOdd, region });
    const from = (y - region.y0) * width;
    for (let x = 0; x < width; x++) data[from + x] = Math.min(255, Math.round((sums[x]! * 255) / rows));
  }
  return mask;
}

function addRow(sums: Float32Array, active: Edge[], { at, evenOdd, region }: { at: number; evenOdd: boolean; region: Region }): void {
  const crossings: { x: number; turn: number }[] = [];
  for (const { top, bottom, x, slope, turn } of active) if (top <= at && bottom > at) crossings.push({ x: x + (at - top) * slope, turn });
  crossings.sort((a, b) => a.x - b.x);
  let winding = 0;
  for (let i = 0; i + 1 < crossings.length; i++) {
    winding += crossings[i]!.turn;
    if (evenOdd ? (i & 1) === 0 : winding !== 0) addSpan(sums, Math.max(crossings[i]!.x, region.x0) - region.x0, Math.min(crossings[i + 1]!.x, region.x1) - region.x0);
  }
}

function addSpan(sums: Float32Array, from: number, to: number): void {
  if (to <= from) return;
  const [first, last] = [Math.floor(from), Math.min(Math.floor(to), sums.length - 1)];
  if (first === last) {
    sums[first]! += to - from;
    return;
  }
  sums[first]! += first + 1 - from;
  for (let x = first + 1; x < last; x++) sums[x]! += 1;
  sums[last]! += to - last;
}

/** The same for a rectangle along the axes, given in pixel coordinates. */
export function rasteriseBox(box: { x0: number; y0: number; x1: number; y1: number }, region: Region): Mask {
  const part = (at: number, low: number, high: number) => Math.max(0, Math.min(at + 1, high) - Math.max(at, low));
  const width = region.x1 - region.x0;
  const data = new Uint8Array(Math.max(0, width * (region.y1 - region.y0)));
  const across = Float32Array.from({ length: Math.max(0, width) }, (_, x) => part(region.x0 + x, box.x0, box.x1));
  for (let y = region.y0; y < region.y1; y++) {
    const down = 255 * part(y, box.y0, box.y1);
    const from = (y - region.y0) * width;
    for (let x = 0; x < width; x++) data[from + x] = Math.round(across[x]! * down);
  }
  return { ...region, data };
}

/**
 * The same for a glyph, much faster: signed areas are added up along each row, without sorting.
 * Contours that overlap in opposite directions would cancel; type has none.
 */
export function rasteriseGlyph(polygons: readonly number[][], region: Region): Mask {
  const width = region.x1 - region.x0;
  const height = region.y1 - region.y0;
  const sums = new Float32Array((width + 2) * height);
  for (const points of polygons) {
    let [xa, ya] = [points[points.length - 2]! - region.x0, points[points.length - 1]! - region.y0];
    for (let i = 0; i < points.length; i += 2) {
      const [xb, yb] = [points[i]! - region.x0, points[i + 1]! - region.y0];
      if (ya < yb) addEdge(sums, { width, height }, xa, ya, xb, yb, 1);
      else if (ya > yb) addEdge(sums, { width, height }, xb, yb, xa, ya, -1);
      [xa, ya] = [xb, yb];
    }
  }
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = 0; x < width; x++) {
      sum += sums[y * (width + 2) + x]!;
      data[y * width + x] = Math.min(255, Math.round(Math.abs(sum) * 255));
    }
  }
  return { ...region, data };
}

function addEdge(sums: Float32Array, { width, height }: { width: number; height: number }, x0: number, y0: number, x1: number, y1: number, turn: number): void {
  const slope = (x1 - x0) / (y1 - y0);
  const last = Math.min(height, Math.ceil(y1));
  for (let y = Math.max(0, Math.floor(y0)); y < last; y++) {
    const [top, bottom] = [Math.max(y, y0), Math.min(y + 1, y1)];
    if (bottom <= top) continue;
    const tall = (bottom - top) * turn;
    const [xa, xb] = [x0 + (top - y0) * slope, x0 + (bottom - y0) * slope];
    const [left, right] = [Math.min(Math.max(0, Math.min(xa, xb)), width), Math.min(Math.max(0, Math.max(xa, xb)), width)];
    const [first, end] = [Math.floor(left), Math.floor(right)];
    const row = y * (width + 2);
    if (first === end) {
      // Within one pixel: its part right of the edge, the rest to all that follow.
      const part = tall * (1 - ((left + right) / 2 - first));
      sums[row + first]! += part;
      sums[row + first + 1]! += tall - part;
      continue;
    }
    const perPixel = tall / (right - left);
    let before = 0;
    let told = 0;
    for (let x = first; x <= end; x++) {
      const [from, to] = [Math.max(x, left), Math.min(x + 1, right)];
      const here = perPixel * (to - from);
      // Covered in this pixel: what the edge left behind, and the part of this stretch right of it.
      const covered = before + here * (x + 1 - (from + to) / 2);
      sums[row + x]! += covered - told;
      told = covered;
      before += here;
    }
    sums[row + end + 1]! += tall - told;
  }
}
