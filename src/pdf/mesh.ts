/**
 * Mesh gradients (shading types 4 to 7) as triangles: ISO 32000-1, 8.7.4.5.5 to 8.7.4.5.8. Patches are cut
 * into a grid of triangles, fine enough for plates that are measured and looked at.
 */
import { BitReader } from './bits.ts';
import { apply, type Matrix } from './matrix.ts';
import { decodeStream, numberAt, numbersAt, type PDFRawStream } from './objects.ts';

/** A corner: its place, and the components of its colour (or the one parameter of the function). */
export interface Corner {
  x: number;
  y: number;
  values: number[];
}
export type Triangle = readonly [Corner, Corner, Corner];

/** Steps along each side of a patch. */
const patchSteps = 8;
/** A file may claim as many as it likes. */
const mostTriangles = 200_000;

/** @returns no triangles for data that end early or make no sense. @param matrix From the mesh's space. */
export function meshTriangles(stream: PDFRawStream, matrix: Matrix): Triangle[] {
  const reader = meshReader(stream, matrix);
  const type = numberAt(stream.dict, 'ShadingType');
  if (!reader) return [];
  if (type === 4) return freeTriangles(reader);
  if (type === 5) return latticeTriangles(reader, numberAt(stream.dict, 'VerticesPerRow') ?? 0);
  return patchTriangles(reader, type === 7 ? 16 : 12);
}

interface MeshReader {
  has: (points: number, colours: number) => boolean;
  flag: () => number;
  point: () => [number, number];
  colour: () => number[];
  align: () => void;
}

function meshReader(stream: PDFRawStream, matrix: Matrix): MeshReader | undefined {
  const { dict } = stream;
  const [coordinate = 0, component = 0] = [
    numberAt(dict, 'BitsPerCoordinate'),
    numberAt(dict, 'BitsPerComponent'),
  ];
  const flag = numberAt(dict, 'ShadingType') === 5 ? 0 : (numberAt(dict, 'BitsPerFlag') ?? 0);
  const decode = numbersAt(dict, 'Decode') ?? [];
  const count = decode.length / 2 - 2;
  if (coordinate < 1 || component < 1 || count < 1 || decode.some((value) => !Number.isFinite(value)))
    return undefined;
  const bits = new BitReader(decodeStream(stream));
  const number = (width: number, index: number): number => {
    const [low, high] = [decode[2 * index]!, decode[2 * index + 1]!];
    return low + (bits.read(width) / (2 ** width - 1)) * (high - low);
  };
  return {
    has: (points, colours) => bits.has(flag + points * 2 * coordinate + colours * count * component),
    flag: () => bits.read(flag) & 3,
    point: () => apply(matrix, number(coordinate, 0), number(coordinate, 1)),
    colour: () => Array.from({ length: count }, (_, i) => number(component, 2 + i)),
    align: () => bits.align(),
  };
}

function readCorner(reader: MeshReader): Corner {
  const [x, y] = reader.point();
  const values = reader.colour();
  reader.align();
  return { x, y, values };
}

function freeTriangles(reader: MeshReader): Triangle[] {
  const found: Triangle[] = [];
  let last: Triangle | undefined;
  while (reader.has(1, 1) && found.length < mostTriangles) {
    const flag = reader.flag();
    const corner = readCorner(reader);
    if (flag > 0 && last) last = [flag === 1 ? last[1] : last[0], last[2], corner];
    else {
      const [second, third] = [0, 1].map(() => {
        reader.flag();
        return readCorner(reader);
      });
      last = [corner, second!, third!];
    }
    found.push(last);
  }
  return found;
}

function latticeTriangles(reader: MeshReader, across: number): Triangle[] {
  const found: Triangle[] = [];
  if (across < 2) return found;
  let above: Corner[] | undefined;
  while (reader.has(across, across) && found.length < mostTriangles) {
    const row = Array.from({ length: across }, () => readCorner(reader));
    if (above) found.push(...between(above, row));
    above = row;
  }
  return found;
}

/** Two triangles for each cell of two rows of corners. */
const between = (above: Corner[], below: Corner[]): Triangle[] =>
  above.slice(1).flatMap((corner, i): Triangle[] => [
    [above[i]!, corner, below[i]!],
    [corner, below[i + 1]!, below[i]!],
  ]);

type Point = readonly [number, number];
interface Patch {
  /** Twelve round the edge, and four inner ones; in the order of the file. */
  points: Point[];
  /** At the four corners, in that order. */
  colours: number[][];
}

/** Of the patch before, by the flag: the four points and two colours of the shared edge. */
const sharedEdges: Record<number, { points: number[]; colours: number[] }> = {
  1: { points: [3, 4, 5, 6], colours: [1, 2] },
  2: { points: [6, 7, 8, 9], colours: [2, 3] },
  3: { points: [9, 10, 11, 0], colours: [3, 0] },
};

function patchTriangles(reader: MeshReader, count: 12 | 16): Triangle[] {
  const found: Triangle[] = [];
  let last: Patch | undefined;
  while (reader.has(count - 4, 2) && found.length < mostTriangles) {
    const shared = last && sharedEdges[reader.flag()];
    if (!last) reader.flag();
    const points: Point[] = shared ? shared.points.map((index) => last!.points[index]!) : [];
    while (points.length < count) points.push(reader.point());
    const colours = shared ? shared.colours.map((index) => last!.colours[index]!) : [];
    while (colours.length < 4) colours.push(reader.colour());
    reader.align();
    last = { points, colours };
    found.push(...cut(last));
  }
  return found;
}

/** The 4 × 4 points of a tensor patch by row and column; those of a Coons patch give its inner ones. */
function tensor({ points }: Patch): Point[][] {
  const p = points;
  const inner = (
    a: Point,
    [b, c]: [Point, Point],
    [d, e]: [Point, Point],
    [f, g]: [Point, Point],
    h: Point,
  ): Point =>
    [0, 1].map(
      (i) => (-4 * a[i]! + 6 * (b[i]! + c[i]!) - 2 * (d[i]! + e[i]!) + 3 * (f[i]! + g[i]!) - h[i]!) / 9,
    ) as unknown as Point;
  const inside =
    p.length === 16
      ? [p[12]!, p[13]!, p[14]!, p[15]!]
      : [
          inner(p[0]!, [p[1]!, p[11]!], [p[3]!, p[9]!], [p[8]!, p[4]!], p[6]!),
          inner(p[3]!, [p[2]!, p[4]!], [p[0]!, p[6]!], [p[7]!, p[11]!], p[9]!),
          inner(p[6]!, [p[5]!, p[7]!], [p[3]!, p[9]!], [p[10]!, p[2]!], p[0]!),
          inner(p[9]!, [p[10]!, p[8]!], [p[0]!, p[6]!], [p[1]!, p[5]!], p[3]!),
        ];
  return [
    [p[0]!, p[1]!, p[2]!, p[3]!],
    [p[11]!, inside[0]!, inside[1]!, p[4]!],
    [p[10]!, inside[3]!, inside[2]!, p[5]!],
    [p[9]!, p[8]!, p[7]!, p[6]!],
  ];
}

const bernstein = (t: number): number[] => {
  const s = 1 - t;
  return [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
};

function cut(patch: Patch): Triangle[] {
  const grid = tensor(patch);
  const [c0, c1, c2, c3] = patch.colours as [number[], number[], number[], number[]];
  const rows = Array.from({ length: patchSteps + 1 }, (_, row) => {
    const u = row / patchSteps;
    const down = bernstein(u);
    return Array.from({ length: patchSteps + 1 }, (_unused, column): Corner => {
      const v = column / patchSteps;
      const along = bernstein(v);
      const place = [0, 1].map((axis) =>
        grid.reduce(
          (sum, line, i) =>
            sum + down[i]! * line.reduce((each, point, j) => each + along[j]! * point[axis]!, 0),
          0,
        ),
      );
      const values = c0.map(
        (value, i) =>
          (1 - u) * ((1 - v) * value + v * c1[i]!) + u * ((1 - v) * (c3[i] ?? 0) + v * (c2[i] ?? 0)),
      );
      return { x: place[0]!, y: place[1]!, values };
    });
  });
  return rows.slice(1).flatMap((row, i) => between(rows[i]!, row));
}
