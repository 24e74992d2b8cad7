/**
 * Coverage of boxes and glyphs on a pixel grid. Any other polygons: polygons.ts.
 *
 * The innermost work of the preflight: thousands of shapes a page, so plain loops over numbers, no
 * objects per edge.
 */

export interface Region {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Coverage 0 to 255 of each pixel of `region`, row by row. */
export interface Mask extends Region {
  data: Uint8Array;
}

export const regionOf = (box: { x0: number; y0: number; x1: number; y1: number }, limit: Region): Region => ({
  x0: Math.max(limit.x0, Math.floor(box.x0)),
  y0: Math.max(limit.y0, Math.floor(box.y0)),
  x1: Math.min(limit.x1, Math.ceil(box.x1)),
  y1: Math.min(limit.y1, Math.ceil(box.y1)),
});
export const isVoid = ({ x0, y0, x1, y1 }: Region): boolean => x1 <= x0 || y1 <= y0;

/** How much of the pixel at `at` lies between two edges, 0 to 1. */
export const partOf = (at: number, low: number, high: number): number =>
  Math.max(0, Math.min(at + 1, high) - Math.max(at, low));

/** A rectangle along the axes, given in pixel coordinates. */
export function rasteriseBox(box: { x0: number; y0: number; x1: number; y1: number }, region: Region): Mask {
  const width = Math.max(0, region.x1 - region.x0);
  const data = new Uint8Array(Math.max(0, width * (region.y1 - region.y0)));
  const across = new Float32Array(width);
  for (let x = 0; x < width; x++) across[x] = partOf(region.x0 + x, box.x0, box.x1);
  const row = new Uint8Array(width);
  // The rows between the first and the last are alike.
  let known = -1;
  for (let y = region.y0; y < region.y1; y++) {
    const down = 255 * partOf(y, box.y0, box.y1);
    if (down !== known) for (let x = 0; x < width; x++) row[x] = Math.round(across[x]! * down);
    known = down;
    data.set(row, (y - region.y0) * width);
  }
  return { ...region, data };
}

/** Points x, y, x, y, … of all contours; `ends` says where in `points` each of them ends. */
export interface Contours {
  points: Float64Array;
  ends: readonly number[];
}

let sums = new Float32Array(4096);
let glyphMask = new Uint8Array(4096);

/**
 * A glyph: signed areas are added up along each row, without sorting. Contours that overlap in
 * opposite directions would cancel; type has none.
 *
 * @returns a mask that is good until the next glyph.
 */
export function rasteriseGlyph({ points, ends }: Contours, region: Region): Mask {
  const width = region.x1 - region.x0;
  const height = region.y1 - region.y0;
  const size = (width + 2) * height;
  if (sums.length < size) sums = new Float32Array(2 * size);
  else sums.fill(0, 0, size);
  let from = 0;
  for (const end of ends) {
    let xa = points[end - 2]! - region.x0;
    let ya = points[end - 1]! - region.y0;
    for (let i = from; i < end; i += 2) {
      const xb = points[i]! - region.x0;
      const yb = points[i + 1]! - region.y0;
      if (ya < yb) addEdge(width, height, xa, ya, xb, yb, 1);
      else if (ya > yb) addEdge(width, height, xb, yb, xa, ya, -1);
      xa = xb;
      ya = yb;
    }
    from = end;
  }
  if (glyphMask.length < size) glyphMask = new Uint8Array(2 * size);
  for (let y = 0, at = 0; y < height; y++) {
    let sum = 0;
    for (let x = 0, place = y * (width + 2); x < width; x++) {
      sum += sums[place++]!;
      glyphMask[at++] = Math.min(255, Math.round(Math.abs(sum) * 255));
    }
  }
  return { x0: region.x0, y0: region.y0, x1: region.x1, y1: region.y1, data: glyphMask };
}

/** Numbers one by one, since an object for each of millions of edges would cost more than the sums. */
function addEdge(
  width: number,
  height: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  turn: number,
): void {
  const first = Math.floor(y0);
  if (first >= 0 && first < height && y1 <= first + 1) {
    // Most edges of type are this short.
    addPiece(width, first, x0, x1, (y1 - y0) * turn);
    return;
  }
  const slope = (x1 - x0) / (y1 - y0);
  const last = Math.min(height, Math.ceil(y1));
  for (let y = Math.max(0, first); y < last; y++) {
    const top = y > y0 ? y : y0;
    const bottom = y + 1 < y1 ? y + 1 : y1;
    if (bottom > top)
      addPiece(width, y, x0 + (top - y0) * slope, x0 + (bottom - y0) * slope, (bottom - top) * turn);
  }
}

/** The part of an edge that lies in one row. */
function addPiece(width: number, y: number, xa: number, xb: number, tall: number): void {
  const a = xa < 0 ? 0 : xa > width ? width : xa;
  const b = xb < 0 ? 0 : xb > width ? width : xb;
  const first = Math.floor(a);
  const row = y * (width + 2);
  if (first === Math.floor(b)) {
    // Within one pixel: its part right of the edge, the rest to all that follow.
    const inside = tall * (1 - ((a + b) / 2 - first));
    sums[row + first]! += inside;
    sums[row + first + 1]! += tall - inside;
  } else if (a < b) addSlant(row, a, b, tall);
  else addSlant(row, b, a, tall);
}

/** A piece that crosses several pixels of its row. */
function addSlant(row: number, left: number, right: number, tall: number): void {
  const perPixel = tall / (right - left);
  const end = Math.floor(right);
  let before = 0;
  let told = 0;
  for (let x = Math.floor(left); x <= end; x++) {
    const from = Math.max(x, left);
    const to = Math.min(x + 1, right);
    const here = perPixel * (to - from);
    // Covered in this pixel: what the edge left behind, and the part of this stretch right of it.
    const covered = before + here * (x + 1 - (from + to) / 2);
    sums[row + x]! += covered - told;
    told = covered;
    before += here;
  }
  sums[row + end + 1]! += tall - told;
}
