/** Building paths: curves become lines, points become page points. */
import { apply, emptyBox, grow, type Matrix } from '../../pdf/matrix.ts';
import type { Path } from './state.ts';

/** Chords per curve; at page size their error stays below 0.01 pt. */
const chords = 10;

export class PathBuilder {
  private path: Path = { polygons: [], closed: [], box: emptyBox(), rectangle: true };
  private current: number[] | undefined;
  private x = 0;
  private y = 0;
  private ctm: Matrix;

  constructor(ctm: Matrix) {
    this.ctm = ctm;
  }

  private point(x: number, y: number): void {
    const [px, py] = apply(this.ctm, x, y);
    this.current!.push(px, py);
    grow(this.path.box, px, py);
  }

  move(x: number, y: number): void {
    this.current = [];
    this.path.polygons.push(this.current);
    this.path.closed.push(false);
    this.point(x, y);
    [this.x, this.y] = [x, y];
  }

  line(x: number, y: number): void {
    if (!this.current) return this.move(x, y);
    this.point(x, y);
    [this.x, this.y] = [x, y];
  }

  curve(x1: number, y1: number, x2: number, y2: number, x3: number, y3: number): void {
    if (!this.current) this.move(x1, y1);
    const { x, y } = this;
    this.path.rectangle = false;
    for (let i = 1; i <= chords; i++) {
      const t = i / chords;
      const u = 1 - t;
      const a = u * u * u;
      const b = 3 * u * u * t;
      const c = 3 * u * t * t;
      const d = t * t * t;
      this.point(a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3);
    }
    [this.x, this.y] = [x3, y3];
  }

  /** `v` and `y` leave out one control point. */
  get at(): [number, number] {
    return [this.x, this.y];
  }

  close(): void {
    if (!this.current) return;
    this.path.closed[this.path.closed.length - 1] = true;
    this.current = undefined;
  }

  rectangle(x: number, y: number, width: number, height: number): void {
    this.move(x, y);
    this.line(x + width, y);
    this.line(x + width, y + height);
    this.line(x, y + height);
    this.close();
    [this.x, this.y] = [x, y];
  }

  finish(): Path {
    const { path } = this;
    path.rectangle &&= path.polygons.length === 1 && isRectangle(path.polygons[0]!);
    return path;
  }
}

/** Four corners (the first perhaps repeated) with sides along the axes. */
function isRectangle(points: number[]): boolean {
  const corners =
    points.length === 10 && points[0] === points[8] && points[1] === points[9] ? points.slice(0, 8) : points;
  if (corners.length !== 8) return false;
  const [x0, y0, x1, y1, x2, y2, x3, y3] = corners as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const same = (a: number, b: number) => Math.abs(a - b) < 1e-3;
  return (
    (same(x0, x1) && same(y1, y2) && same(x2, x3) && same(y3, y0)) ||
    (same(y0, y1) && same(x1, x2) && same(y2, y3) && same(x3, x0))
  );
}
