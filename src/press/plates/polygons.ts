/** Coverage of any polygons on a pixel grid: exact along a row, four sample rows per pixel row. */
import { isVoid, type Mask, type Region } from './raster.ts';

const rows = 4;

/**
 * Edges of the polygons at hand that cross a sample row; kept between calls, since a page has
 * thousands of paths. Sample rows count from the region's upper edge.
 */
let room = 0;
let tops = new Float64Array();
let starts = new Float64Array();
let slopes = new Float64Array();
let turns = new Int8Array();
let firstRows = new Int32Array();
/** The first sample row that an edge does not cross any more. */
let endRows = new Int32Array();
/** Next edge that begins in the same sample row. */
let following = new Int32Array();
/** Edges that cross the sample row at hand, from left to right, and where. */
let active = new Int32Array();
let places = new Float64Array();

function makeRoom(edges: number): void {
  if (edges <= room) return;
  room = 2 * edges;
  [tops, starts, slopes, places] = [
    new Float64Array(room),
    new Float64Array(room),
    new Float64Array(room),
    new Float64Array(room),
  ];
  [firstRows, endRows, following, active] = [
    new Int32Array(room),
    new Int32Array(room),
    new Int32Array(room),
    new Int32Array(room),
  ];
  turns = new Int8Array(room);
}

/** The first sample row whose middle is not above `y`. */
const rowFrom = (y: number): number => Math.ceil(rows * y - 0.5);

/** @returns how many edges cross a sample row of the region. */
function collectEdges(polygons: readonly number[][], { y0, y1 }: Region): number {
  makeRoom(polygons.reduce((sum, points) => sum + points.length / 2, 0));
  let count = 0;
  for (const points of polygons) {
    for (let i = 0; i < points.length; i += 2) {
      const j = i + 2 < points.length ? i + 2 : 0;
      const down = points[i + 1]! < points[j + 1]!;
      const top = down ? i : j;
      const bottom = down ? j : i;
      const first = Math.max(0, rowFrom(points[top + 1]!) - rows * y0);
      const end = Math.min(rows * (y1 - y0), rowFrom(points[bottom + 1]!) - rows * y0);
      if (first >= end) continue;
      firstRows[count] = first;
      endRows[count] = end;
      tops[count] = points[top + 1]!;
      starts[count] = points[top]!;
      slopes[count] = (points[bottom]! - points[top]!) / (points[bottom + 1]! - points[top + 1]!);
      turns[count++] = down ? 1 : -1;
    }
  }
  return count;
}

/** @returns the first edge that begins in each sample row; the others follow by `following`. */
function sortIntoRows(count: number, { y0, y1 }: Region): Int32Array {
  const first = new Int32Array(rows * (y1 - y0)).fill(-1);
  for (let edge = count - 1; edge >= 0; edge--) {
    following[edge] = first[firstRows[edge]!]!;
    first[firstRows[edge]!] = edge;
  }
  return first;
}

/** @param polygons Pixel coordinates, y downwards; each closes itself. */
export function rasterise(polygons: readonly number[][], evenOdd: boolean, region: Region): Mask {
  const width = region.x1 - region.x0;
  const data = new Uint8Array(Math.max(0, width * (region.y1 - region.y0)));
  if (isVoid(region)) return { ...region, data };
  const first = sortIntoRows(collectEdges(polygons, region), region);
  const sums = new Float32Array(width);
  let live = 0;
  for (let y = region.y0; y < region.y1; y++) {
    let crossed = false;
    for (let row = 0; row < rows; row++) {
      const sample = (y - region.y0) * rows + row;
      live = cross(live, first[sample]!, { sample, at: y + (row + 0.5) / rows });
      addSpans(sums, live, { evenOdd, region });
      crossed ||= live > 0;
    }
    if (!crossed) continue;
    const from = (y - region.y0) * width;
    for (let x = 0; x < width; x++)
      if (sums[x] !== 0) data[from + x] = Math.min(255, Math.round((sums[x]! * 255) / rows));
    sums.fill(0);
  }
  return { ...region, data };
}

/**
 * Goes on to a sample row: edges that end go, those that begin come. Their order hardly changes from row to
 * row.
 */
function cross(before: number, beginning: number, { sample, at }: { sample: number; at: number }): number {
  let live = 0;
  for (let i = 0; i < before; i++) if (endRows[active[i]!]! > sample) insert(active[i]!, live++, at);
  for (let edge = beginning; edge >= 0; edge = following[edge]!) insert(edge, live++, at);
  return live;
}

/** Puts an edge among the `count` that stand in order already. */
function insert(edge: number, count: number, at: number): void {
  const x = starts[edge]! + (at - tops[edge]!) * slopes[edge]!;
  let place = count;
  for (; place > 0 && places[place - 1]! > x; place--) {
    places[place] = places[place - 1]!;
    active[place] = active[place - 1]!;
  }
  places[place] = x;
  active[place] = edge;
}

function addSpans(
  sums: Float32Array,
  live: number,
  { evenOdd, region }: { evenOdd: boolean; region: Region },
): void {
  let winding = 0;
  for (let i = 0; i + 1 < live; i++) {
    winding += turns[active[i]!]!;
    if (evenOdd ? (i & 1) === 0 : winding !== 0)
      addSpan(
        sums,
        Math.max(places[i]!, region.x0) - region.x0,
        Math.min(places[i + 1]!, region.x1) - region.x0,
      );
  }
}

function addSpan(sums: Float32Array, from: number, to: number): void {
  if (to <= from) return;
  const first = Math.floor(from);
  const last = Math.min(Math.floor(to), sums.length - 1);
  if (first === last) {
    sums[first]! += to - from;
    return;
  }
  sums[first]! += first + 1 - from;
  for (let x = first + 1; x < last; x++) sums[x]! += 1;
  sums[last]! += to - last;
}
