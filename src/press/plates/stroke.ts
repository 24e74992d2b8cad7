/** Strokes as polygons: one quad per segment, joins and caps beside them, all turning the same way. */

export interface Pen {
  width: number;
  cap: number;
  join: number;
  miterLimit: number;
  dash: number[];
  phase: number;
}

const positive = (points: number[]): number[] => {
  let area = 0;
  for (let i = 0; i < points.length; i += 2) {
    const j = (i + 2) % points.length;
    area += points[i]! * points[j + 1]! - points[j]! * points[i + 1]!;
  }
  if (area >= 0) return points;
  const turned: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i]!, points[i + 1]!);
  return turned;
};

/** A pattern with a negative length is none (ISO 32000-2, 8.4.3.6). */
const isDashed = ({ dash }: Pen): boolean =>
  dash.every((length) => length >= 0) && dash.some((length) => length > 0);

/** @param polygons Points; `closed` says which of them end where they began. Same unit as the pen. */
export function strokePolygons(
  polygons: readonly number[][],
  closed: readonly boolean[],
  pen: Pen,
): number[][] {
  const out: number[][] = [];
  polygons.forEach((points, i) => {
    const line = closed[i] ? [...points, points[0]!, points[1]!] : points;
    for (const part of isDashed(pen) ? dashed(line, pen) : [line])
      strokeLine(part, Boolean(closed[i]) && part === line, pen, out);
  });
  return out;
}

function strokeLine(points: number[], closed: boolean, pen: Pen, out: number[][]): void {
  const half = pen.width / 2;
  let before: { ux: number; uy: number } | undefined;
  let first: { ux: number; uy: number } | undefined;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x0, y0, x1, y1] = points.slice(i, i + 4) as [number, number, number, number];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length === 0) continue;
    const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
    const start = !closed && before === undefined && pen.cap === 2 ? half : 0;
    const end = !closed && i + 5 >= points.length && pen.cap === 2 ? half : 0;
    const [ax, ay, bx, by] = [x0 - ux * start, y0 - uy * start, x1 + ux * end, y1 + uy * end];
    out.push(
      positive([
        ax - uy * half,
        ay + ux * half,
        bx - uy * half,
        by + ux * half,
        bx + uy * half,
        by - ux * half,
        ax + uy * half,
        ay - ux * half,
      ]),
    );
    if (before) join([x0, y0], before, { ux, uy }, pen, out);
    before = { ux, uy };
    first ??= before;
  }
  if (closed && before && first) join([points[0]!, points[1]!], before, first, pen, out);
  if (!closed && pen.cap === 1)
    for (const at of [0, points.length - 2]) out.push(disc(points[at]!, points[at + 1]!, half));
}

function join(
  [x, y]: [number, number],
  a: { ux: number; uy: number },
  b: { ux: number; uy: number },
  { width, join: kind, miterLimit }: Pen,
  out: number[][],
): void {
  const half = width / 2;
  const turn = a.ux * b.uy - a.uy * b.ux;
  if (Math.abs(turn) < 1e-6 && kind !== 1) return;
  if (kind === 1) {
    out.push(disc(x, y, half));
    return;
  }
  const side = turn > 0 ? -1 : 1;
  const [ax, ay] = [x - side * a.uy * half, y + side * a.ux * half];
  const [bx, by] = [x - side * b.uy * half, y + side * b.ux * half];
  const cosine = a.ux * b.ux + a.uy * b.uy;
  // Ratio of miter length to width: 1 / sin(half of the inner angle).
  const ratio = 1 / Math.sqrt(Math.max(1e-9, (1 + cosine) / 2));
  if (kind === 2 || ratio > miterLimit) {
    out.push(positive([x, y, ax, ay, bx, by]));
    return;
  }
  const [mx, my] = [ax + bx - 2 * x, ay + by - 2 * y];
  const length = Math.hypot(mx, my) || 1;
  out.push(
    positive([x, y, ax, ay, x + (mx / length) * half * ratio, y + (my / length) * half * ratio, bx, by]),
  );
}

/** Sixteen points of the unit circle; they turn as `positive` wants it. */
const circle = Array.from({ length: 16 }, (_, i) => [
  Math.cos((i * Math.PI) / 8),
  Math.sin((i * Math.PI) / 8),
]).flat();

function disc(x: number, y: number, r: number): number[] {
  const points = new Array<number>(circle.length);
  for (let i = 0; i < circle.length; i += 2) {
    points[i] = x + r * circle[i]!;
    points[i + 1] = y + r * circle[i + 1]!;
  }
  return points;
}

function dashed(points: number[], { dash, phase }: Pen): number[][] {
  const total = dash.reduce((sum, length) => sum + length, 0);
  const parts: number[][] = [];
  let index = 0;
  let left = dash[0]!;
  for (
    let skip = phase % (total * (dash.length % 2 ? 2 : 1));
    skip >= left;
    left = dash[++index % dash.length]!
  )
    skip -= left;
  let current: number[] | undefined = index % 2 === 0 ? [points[0]!, points[1]!] : undefined;
  for (let i = 0; i + 3 < points.length; i += 2) {
    let [x, y] = [points[i]!, points[i + 1]!];
    const [tx, ty] = [points[i + 2]!, points[i + 3]!];
    let rest = Math.hypot(tx - x, ty - y);
    while (rest > left && parts.length < 5000) {
      [x, y] = [x + ((tx - x) * left) / rest, y + ((ty - y) * left) / rest];
      rest -= left;
      if (current) parts.push([...current, x, y]);
      current = current ? undefined : [x, y];
      left = Math.max(dash[++index % dash.length]!, 1e-3);
    }
    left -= rest;
    current?.push(tx, ty);
  }
  if (current && current.length >= 4) parts.push(current);
  return parts;
}
