/** A glyph's outline while it is drawn by lines and curves. Units: 1/1000 em. */
import type { Contours } from './raster.ts';

/** Straight pieces per curve; type on a page is small. */
const chords = 5;

/** Takes the pen where a font's programs send it. @param scale From the font's units. */
export class Pen {
  x = 0;
  y = 0;
  private readonly points: number[] = [];
  private readonly ends: number[] = [];
  private readonly transform: readonly number[];

  constructor(transform: readonly number[]) {
    this.transform = transform;
  }

  private add(x: number, y: number): void {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = this.transform;
    this.points.push(a * x + c * y + e, b * x + d * y + f);
  }

  moveTo(x: number, y: number): void {
    this.close();
    this.x = x;
    this.y = y;
    this.add(x, y);
  }

  lineTo(x: number, y: number): void {
    this.x = x;
    this.y = y;
    this.add(x, y);
  }

  curveTo(x1: number, y1: number, x2: number, y2: number, x3: number, y3: number): void {
    const { x: x0, y: y0 } = this;
    for (let step = 1; step <= chords; step++) {
      const t = step / chords;
      const u = 1 - t;
      const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      this.add(p * x0 + q * x1 + r * x2 + s * x3, p * y0 + q * y1 + r * y2 + s * y3);
    }
    this.x = x3;
    this.y = y3;
  }

  quadTo(x1: number, y1: number, x2: number, y2: number): void {
    const { x, y } = this;
    const third = (from: number, to: number) => from + (2 / 3) * (to - from);
    this.curveTo(third(x, x1), third(y, y1), third(x2, x1), third(y2, y1), x2, y2);
  }

  close(): void {
    const begun = this.ends.at(-1) ?? 0;
    if (this.points.length > begun) this.ends.push(this.points.length);
  }

  outline(): Contours {
    this.close();
    return { points: Float64Array.from(this.points), ends: this.ends };
  }
}
