/** Four plates in memory, and the laying of ink on them: alpha, overprint, blending. */
import type { Inks } from '../ink/inks.ts';
import type { Blend } from './blend.ts';
import { partOf, type Mask, type Region } from './raster.ts';

/** Premultiplied inks 0 to 255, interleaved C M Y K; groups also carry alpha. */
export interface Canvas extends Region {
  width: number;
  inks: Uint8Array;
  /** The same bytes, one number a pixel. */
  words: Int32Array;
  /** Undefined: paper, opaque everywhere. */
  alpha?: Uint8Array;
  /**
   * Of a group that is not isolated: what it is laid on, which shows in what is blended or overprinted within
   * (ISO 32000-1, 11.4.8) and is no part of it.
   */
  backdrop?: Canvas;
  /** Where ink was laid; empty at first. */
  touched: Region;
}

const nowhere = (): Region => ({ x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity });

function touch({ touched }: Canvas, { x0, y0, x1, y1 }: Region): void {
  touched.x0 = Math.min(touched.x0, x0);
  touched.y0 = Math.min(touched.y0, y0);
  touched.x1 = Math.max(touched.x1, x1);
  touched.y1 = Math.max(touched.y1, y1);
}

/** Makes a layer empty again. */
export function clearCanvas(canvas: Canvas): void {
  const { words, alpha, width, touched } = canvas;
  for (let y = touched.y0; y < touched.y1; y++) {
    const [from, to] = [touched.x0, touched.x1].map((x) => (y - canvas.y0) * width + x - canvas.x0);
    words.fill(0, from, to);
    alpha?.fill(0, from, to);
  }
  canvas.touched = nowhere();
  delete canvas.backdrop;
}

export function createCanvas(region: Region, withAlpha: boolean): Canvas {
  const width = region.x1 - region.x0;
  const size = Math.max(0, width * (region.y1 - region.y0));
  const words = new Int32Array(size);
  return {
    ...region,
    width,
    inks: new Uint8Array(words.buffer),
    words,
    touched: nowhere(),
    ...(withAlpha ? { alpha: new Uint8Array(size) } : {}),
  };
}

export type PixelSource = (x: number, y: number, out: Float32Array) => void;

const isLayer = (source: Laying['source']): source is Canvas =>
  typeof source === 'object' && 'inks' in source;

/** The pixels of a layer, their inks no longer multiplied by alpha. */
export const layerSource =
  (layer: Canvas): PixelSource =>
  (x, y, out) => {
    const at = (y - layer.y0) * layer.width + x - layer.x0;
    const alpha = layer.alpha![at]! / 255;
    for (let ink = 0; ink < 4; ink++) out[ink] = alpha > 0 ? layer.inks[4 * at + ink]! / alpha : 0;
    out[4] = alpha;
  };

export interface Laying {
  mask: Mask;
  /** One colour; or ink bytes (0 to 255) and alpha at each pixel, drawn anew, or as a layer holds them. */
  source: Inks | PixelSource | Canvas;
  alpha: number;
  /** Soft mask over the whole page, 0 to 255. */
  soft?: { canvas: Region & { width: number }; data: Uint8Array };
  /** Zero components leave what is below. */
  overprint: boolean;
  /** Undefined: the colour covers what is below. */
  blend?: Blend | undefined;
}

/**
 * The colour below a pixel, ink bytes, and its alpha, 0 to 1: of a group that is not isolated with what it is
 * laid on.
 */
function colourBelow(canvas: Canvas, x: number, y: number, out: Float32Array): void {
  let [behind, left] = [0, 1];
  out.fill(0);
  for (let at: Canvas | undefined = canvas; at && left > 0; at = at.backdrop) {
    const pixel = (y - at.y0) * at.width + x - at.x0;
    for (let ink = 0; ink < 4; ink++) out[ink]! += left * (at.inks[4 * pixel + ink] ?? 0);
    const alpha = at.alpha ? (at.alpha[pixel] ?? 0) / 255 : 1;
    behind += left * alpha;
    left *= 1 - alpha;
  }
  if (behind > 0) for (let ink = 0; ink < 4; ink++) out[ink]! /= behind;
  out[4] = behind;
}

/** Lays ink where the mask is; canvas and mask share the page's pixel grid. */
export function lay(canvas: Canvas, laying: Laying): void {
  const { mask, source, soft, blend, overprint } = laying;
  // Most of a page is one ink, laid plainly.
  const isPlain = !soft && !blend && !(overprint && canvas.backdrop);
  const layRow =
    Array.isArray(source) && isPlain ? plainRow(canvas, laying, source) : mixedRow(canvas, laying);
  const x0 = Math.max(mask.x0, canvas.x0);
  const y0 = Math.max(mask.y0, canvas.y0);
  const x1 = Math.min(mask.x1, canvas.x1);
  const y1 = Math.min(mask.y1, canvas.y1);
  const length = x1 - x0;
  if (length <= 0 || y1 <= y0) return;
  touch(canvas, { x0, y0, x1, y1 });
  for (let y = y0; y < y1; y++) {
    layRow(
      (y - mask.y0) * (mask.x1 - mask.x0) - mask.x0 + x0,
      (y - canvas.y0) * canvas.width - canvas.x0 + x0,
      length,
      y,
    );
  }
}

/** @param covered Where the row begins in the mask. @param pixel Where it begins in the canvas. */
type LayRow = (covered: number, pixel: number, length: number, y: number) => void;

/** One colour, perhaps faint or overprinting. */
function plainRow(
  { inks, words, alpha: below }: Canvas,
  { mask: { data }, alpha, overprint }: Pick<Laying, 'mask' | 'alpha' | 'overprint'>,
  source: Inks,
): LayRow {
  const cyan = Math.fround(source[0] * 2.55);
  const magenta = Math.fround(source[1] * 2.55);
  const yellow = Math.fround(source[2] * 2.55);
  const black = Math.fround(source[3] * 2.55);
  const solid = alpha === 1 && !overprint;
  const word = solid ? wordOf(source) : 0;
  return (from, pixel, length) => {
    for (let i = 0; i < length; i++) {
      const covered = data[from + i]!;
      if (covered === 0) continue;
      if (solid && covered === 255) {
        const start = i;
        while (i + 1 < length && data[from + i + 1] === 255) i += 1;
        words.fill(word, pixel + start, pixel + i + 1);
        below?.fill(255, pixel + start, pixel + i + 1);
        continue;
      }
      const part = (covered / 255) * alpha;
      if (part <= 0) continue;
      const at = (pixel + i) * 4;
      // Of what overprints, inks that it has not leave what is below.
      if (cyan > 0 || !overprint) inks[at] = Math.round(inks[at]! + (cyan - inks[at]!) * part);
      if (magenta > 0 || !overprint)
        inks[at + 1] = Math.round(inks[at + 1]! + (magenta - inks[at + 1]!) * part);
      if (yellow > 0 || !overprint)
        inks[at + 2] = Math.round(inks[at + 2]! + (yellow - inks[at + 2]!) * part);
      if (black > 0 || !overprint) inks[at + 3] = Math.round(inks[at + 3]! + (black - inks[at + 3]!) * part);
      if (below) below[pixel + i] = Math.round(below[pixel + i]! * (1 - part) + 255 * part);
    }
  };
}

/** Pictures, gradients, layers, soft masks, blending. */
function mixedRow(canvas: Canvas, laying: Laying): LayRow {
  const { mask, source, alpha, soft, overprint, blend } = laying;
  const { inks } = canvas;
  const out = new Float32Array(5);
  const [under, mixed] = [new Float32Array(5), new Float32Array(5)];
  const looksBelow = blend !== undefined || (overprint && canvas.backdrop !== undefined);
  if (Array.isArray(source)) out.set([...source.map((ink) => ink * 2.55), 1]);
  const layer = isLayer(source) ? source : undefined;
  const draw = layer ? layerSource(layer) : typeof source === 'function' ? source : undefined;
  const x0 = Math.max(mask.x0, canvas.x0);
  // Most of a group is empty, most of the rest opaque.
  const covers = layer && alpha === 1 && !soft && !overprint && !blend;
  return (from, pixel, length, y) => {
    const inLayer = layer ? (y - layer.y0) * layer.width + x0 - layer.x0 : 0;
    for (let i = 0; i < length; i++) {
      const covered = mask.data[from + i]!;
      const within = layer?.alpha![inLayer + i];
      if (covered === 0 || within === 0) continue;
      if (covers && covered === 255 && within === 255) {
        canvas.words[pixel + i] = layer.words[inLayer + i]!;
        if (canvas.alpha) canvas.alpha[pixel + i] = 255;
        continue;
      }
      draw?.(x0 + i, y, out);
      let part = (covered / 255) * alpha * out[4]!;
      if (soft)
        part *= (soft.data[(y - soft.canvas.y0) * soft.canvas.width + x0 + i - soft.canvas.x0] ?? 0) / 255;
      if (part <= 0) continue;
      const at = (pixel + i) * 4;
      if (looksBelow) {
        colourBelow(canvas, x0 + i, y, under);
        mixed.set(out);
        blend?.(under, mixed);
      }
      for (let ink = 0; ink < 4; ink++) {
        const below = inks[at + ink]!;
        let above = out[ink]!;
        if (overprint && above === 0) {
          if (!canvas.backdrop) continue;
          above = under[4]! * under[ink]!;
        } else if (blend) above += under[4]! * (mixed[ink]! - above);
        inks[at + ink] = Math.round(below + (above - below) * part);
      }
      if (canvas.alpha)
        canvas.alpha[pixel + i] = Math.round(canvas.alpha[pixel + i]! * (1 - part) + 255 * part);
    }
  };
}

/**
 * A plain rectangle along the axes, in pixel coordinates; the same as `lay` with its mask, which is not
 * made.
 */
export function layBox(canvas: Canvas, box: Region, region: Region, source: Inks): void {
  const { words, alpha } = canvas;
  touch(canvas, region);
  const across = new Float32Array(region.x1 - region.x0);
  for (let x = 0; x < across.length; x++) across[x] = partOf(region.x0 + x, box.x0, box.x1);
  const first = across.indexOf(1);
  const end = first < 0 ? 0 : across.lastIndexOf(1) + 1;
  const edge = new Uint8Array(across.length);
  const layEdge = plainRow(canvas, { mask: { ...region, data: edge }, alpha: 1, overprint: false }, source);
  const word = wordOf(source);
  for (let y = region.y0; y < region.y1; y++) {
    const down = 255 * partOf(y, box.y0, box.y1);
    const pixel = (y - canvas.y0) * canvas.width - canvas.x0 + region.x0;
    const isInner = down === 255 && end > 0;
    for (let x = 0; x < edge.length; x = isInner && x + 1 === first ? end : x + 1)
      edge[x] = Math.round(across[x]! * down);
    if (isInner) {
      words.fill(word, pixel + first, pixel + end);
      alpha?.fill(255, pixel + first, pixel + end);
      layEdge(0, pixel, first, y);
      layEdge(end, pixel + end, edge.length - end, y);
    } else layEdge(0, pixel, edge.length, y);
  }
}

const wordBytes = new Uint8Array(4);
const wordInBytes = new Int32Array(wordBytes.buffer);

/** Four ink bytes as the number that holds them in this machine's byte order. */
function wordOf(source: Inks): number {
  for (let ink = 0; ink < 4; ink++) wordBytes[ink] = Math.round(source[ink]! * 2.55);
  return wordInBytes[0]!;
}

/** Index of the pixel at a place, or of the nearest. */
export const pixelAt = ({ width, x0, y0, x1, y1 }: Canvas, x: number, y: number): number =>
  (Math.min(y1 - 1, Math.max(y0, Math.floor(y))) - y0) * width +
  Math.min(x1 - 1, Math.max(x0, Math.floor(x))) -
  x0;

/** Inks of a pixel, per cent. */
export function inksAt({ inks }: Canvas, pixel: number): Inks {
  const at = pixel * 4;
  return [inks[at]! / 2.55, inks[at + 1]! / 2.55, inks[at + 2]! / 2.55, inks[at + 3]! / 2.55];
}
