/** Pictures of pages and cards compared pixel by pixel: where they differ is framed. */
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import type { Snapshot } from './compare.ts';

export interface Region {
  /** px of the picture, from the top left. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PictureChange {
  /** Product and page, such as press/x-broadsheet.pdf, 1. */
  name: string;
  /** Changed pixels in the whole, 0 to 1; 1 where there is only one of the two, or their sizes differ. */
  share: number;
  regions: Region[];
  /** PNG or WebP as they were made, for showing. */
  before?: Uint8Array;
  after?: Uint8Array;
  width: number;
  height: number;
}

/** px: changed pixels in one cell of this size belong to one region, and so do cells side by side. */
const cell = 16;

/** Boxes round cells that hold changed pixels and touch one another. */
export function regionsOf(changed: Uint8Array, width: number, height: number): Region[] {
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)];
  const marked = new Uint8Array(columns * rows);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (changed[y * width + x]) marked[Math.floor(y / cell) * columns + Math.floor(x / cell)] = 1;
  const regions: Region[] = [];
  for (let start = 0; start < marked.length; start += 1) {
    if (marked[start] !== 1) continue;
    const waiting = [start];
    let [left, top, right, bottom] = [columns, rows, 0, 0];
    marked[start] = 2;
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      [left, top, right, bottom] = [
        Math.min(left, x),
        Math.min(top, y),
        Math.max(right, x),
        Math.max(bottom, y),
      ];
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
        [1, 1],
        [-1, -1],
        [1, -1],
        [-1, 1],
      ] as const) {
        const [nx, ny] = [x + dx, y + dy];
        const next = ny * columns + nx;
        if (nx < 0 || ny < 0 || nx >= columns || ny >= rows || marked[next] !== 1) continue;
        marked[next] = 2;
        waiting.push(next);
      }
    }
    const [x, y] = [left * cell, top * cell];
    regions.push({
      x,
      y,
      width: Math.min(width, (right + 1) * cell) - x,
      height: Math.min(height, (bottom + 1) * cell) - y,
    });
  }
  return regions;
}

interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

async function pixelsOf(bytes: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

async function comparePair(
  name: string,
  before: Uint8Array,
  after: Uint8Array,
): Promise<PictureChange | undefined> {
  const [was, is] = [await pixelsOf(before), await pixelsOf(after)];
  const { width, height } = was;
  if (width !== is.width || height !== is.height)
    return { name, share: 1, regions: [], before, after, width, height };
  const output = new Uint8Array(width * height * 4);
  // The threshold of the library; pixels that only smooth an edge do not count.
  const count = pixelmatch(was.data, is.data, output, width, height, { threshold: 0.1, diffMask: true });
  if (count === 0) return undefined;
  const changed = new Uint8Array(width * height).map((_, index) => (output[index * 4 + 3]! > 0 ? 1 : 0));
  return {
    name,
    share: count / (width * height),
    regions: regionsOf(changed, width, height),
    before,
    after,
    width,
    height,
  };
}

export async function comparePictures(a: Snapshot, b: Snapshot): Promise<PictureChange[]> {
  const changes: PictureChange[] = [];
  for (const name of new Set([...a.pictures.keys(), ...b.pictures.keys()])) {
    const [before, after] = [a.pictures.get(name), b.pictures.get(name)];
    if (before && after) {
      const change = await comparePair(name, before, after);
      if (change) changes.push(change);
    } else {
      const { width, height } = await pixelsOf((before ?? after)!);
      changes.push({
        name,
        share: 1,
        regions: [],
        ...(before ? { before } : {}),
        ...(after ? { after } : {}),
        width,
        height,
      });
    }
  }
  return changes;
}
