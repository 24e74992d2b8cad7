/** Four plates in memory, and the laying of ink on them: alpha, overprint, blending. */
import type { Inks } from '../ink/inks.ts';
import type { Mask, Region } from './raster.ts';

/** Premultiplied inks 0 to 255, interleaved C M Y K; groups also carry alpha. */
export interface Canvas extends Region {
  width: number;
  inks: Uint8Array;
  /** Undefined: paper, opaque everywhere. */
  alpha?: Uint8Array;
}

export function createCanvas(region: Region, withAlpha: boolean): Canvas {
  const width = region.x1 - region.x0;
  const size = Math.max(0, width * (region.y1 - region.y0));
  return { ...region, width, inks: new Uint8Array(size * 4), ...(withAlpha ? { alpha: new Uint8Array(size) } : {}) };
}

export interface Laying {
  mask: Mask;
  /** Ink bytes (0 to 255) and alpha at a pixel: constant, or drawn anew for each. */
  source: Inks | ((x: number, y: number, out: Float32Array) => void);
  alpha: number;
  /** Soft mask over the whole page, 0 to 255. */
  soft?: { canvas: Region & { width: number }; data: Uint8Array };
  /** Zero components leave what is below. */
  overprint: boolean;
  multiply: boolean;
}

/** Lays ink where the mask is; canvas and mask share the page's pixel grid. */
export function lay(canvas: Canvas, { mask, source, alpha, soft, overprint, multiply }: Laying): void {
  const { inks } = canvas;
  const out = new Float32Array(5);
  const constant = Array.isArray(source);
  if (constant) out.set([...source.map((ink) => ink * 2.55), 1]);
  // Most of a page is plain ink on paper.
  const solid = constant && alpha === 1 && !soft && !overprint && !multiply ? source.map((ink) => Math.round(ink * 2.55)) : undefined;
  const [x0, x1] = [Math.max(mask.x0, canvas.x0), Math.min(mask.x1, canvas.x1)];
  const width = mask.x1 - mask.x0;
  for (let y = Math.max(mask.y0, canvas.y0); y < Math.min(mask.y1, canvas.y1); y++) {
    const row = (y - mask.y0) * width - mask.x0;
    const base = (y - canvas.y0) * canvas.width - canvas.x0;
    for (let x = x0; x < x1; x++) {
      const covered = mask.data[row + x]!;
      if (covered === 0) continue;
      if (solid && covered === 255) {
        const at = (base + x) * 4;
        inks[at] = solid[0]!;
        inks[at + 1] = solid[1]!;
        inks[at + 2] = solid[2]!;
        inks[at + 3] = solid[3]!;
        if (canvas.alpha) canvas.alpha[base + x] = 255;
        continue;
      }
      if (!constant) (source as (x: number, y: number, into: Float32Array) => void)(x, y, out);
      let part = (covered / 255) * alpha * out[4]!;
      if (soft) part *= (soft.data[(y - soft.canvas.y0) * soft.canvas.width + x - soft.canvas.x0] ?? 0) / 255;
      if (part <= 0) continue;
      const at = (base + x) * 4;
      for (let ink = 0; ink < 4; ink++) {
        const below = inks[at + ink]!;
        let above = out[ink]!;
        if (overprint && above === 0) continue;
        if (multiply) above = above + below - (above * below) / 255;
        inks[at + ink] = Math.round(below + (above - below) * part);
      }
      if (canvas.alpha) canvas.alpha[base + x] = Math.round(canvas.alpha[base + x]! * (1 - part) + 255 * part);
    }
  }
}

/** Inks at a pixel, per cent. */
export function inksAt({ inks, width, x0, y0, x1, y1 }: Canvas, x: number, y: number): Inks {
  const [px, py] = [Math.min(x1 - 1, Math.max(x0, Math.floor(x))), Math.min(y1 - 1, Math.max(y0, Math.floor(y)))];
  const at = ((py - y0) * width + px - x0) * 4;
  return [inks[at]! / 2.55, inks[at + 1]! / 2.55, inks[at + 2]! / 2.55, inks[at + 3]! / 2.55];
}
