/** The pixels of the plates: where points of the page fall, and what clips leave of a mask. */
import { apply, type Box, type Matrix } from '../../pdf/matrix.ts';
import type { Clip, Path } from '../walk/state.ts';
import { rasterise } from './polygons.ts';
import { regionOf, type Mask, type Region } from './raster.ts';

/** What two boxes share. */
export const cut = (one: Box, two: Box): Box => ({
  x0: Math.max(one.x0, two.x0),
  y0: Math.max(one.y0, two.y0),
  x1: Math.min(one.x1, two.x1),
  y1: Math.min(one.y1, two.y1),
});

export class PixelGrid {
  /** All pixels. */
  readonly whole: Region;
  readonly toPixels: Matrix;
  private readonly clips = new WeakMap<Clip, Mask>();

  /** @param area The part of the page that is drawn, points. @param scale Pixels per point. */
  constructor(area: Box, scale: number) {
    this.toPixels = [scale, 0, 0, -scale, -area.x0 * scale, area.y1 * scale];
    this.whole = {
      x0: 0,
      y0: 0,
      x1: Math.max(1, Math.round((area.x1 - area.x0) * scale)),
      y1: Math.max(1, Math.round((area.y1 - area.y0) * scale)),
    };
  }

  /** Page points to pixels. */
  pixel(x: number, y: number): [number, number] {
    return apply(this.toPixels, x, y);
  }

  polygons(path: Path): number[][] {
    return path.polygons.map((points) => this.pixels(points));
  }

  private pixels(points: number[]): number[] {
    const [a, , , d, e, f] = this.toPixels;
    const out = new Array<number>(points.length);
    for (let i = 0; i < points.length; i += 2) {
      out[i] = a * points[i]! + e;
      out[i + 1] = d * points[i + 1]! + f;
    }
    return out;
  }

  pixelBox({ x0, y0, x1, y1 }: Box): Box {
    const [left, bottom] = this.pixel(x0, y0);
    const [right, top] = this.pixel(x1, y1);
    return { x0: left, y0: top, x1: right, y1: bottom };
  }

  /** Pixels of `within` that a box touches. */
  region(box: Box, within: Region): Region {
    return regionOf(this.pixelBox(box), within);
  }

  /** Multiplies by the clips that are no rectangles; rectangles cut with the pixel grid. */
  clipped(mask: Mask, clip: Clip | undefined): Mask {
    for (let at = clip; at; at = at.outer) {
      if (at.path.rectangle) continue;
      const shape = this.clipMask(at);
      const width = mask.x1 - mask.x0;
      for (let y = mask.y0; y < mask.y1; y++) {
        for (let x = mask.x0; x < mask.x1; x++) {
          const inside = x >= shape.x0 && x < shape.x1 && y >= shape.y0 && y < shape.y1;
          const covered = inside ? shape.data[(y - shape.y0) * (shape.x1 - shape.x0) + x - shape.x0]! : 0;
          const index = (y - mask.y0) * width + x - mask.x0;
          if (covered < 255) mask.data[index] = (mask.data[index]! * covered) / 255;
        }
      }
    }
    return mask;
  }

  /** Over all pixels: a clip goes on after the group in which it is first asked for. */
  private clipMask(clip: Clip): Mask {
    const known =
      this.clips.get(clip) ??
      rasterise(this.polygons(clip.path), clip.evenOdd, this.region(clip.path.box, this.whole));
    this.clips.set(clip, known);
    return known;
  }
}
