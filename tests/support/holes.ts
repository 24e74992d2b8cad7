/**
 * The largest empty rectangle of a page, measured on its pixels: what a reader sees as a hole.
 */
import sharp from 'sharp';

export interface Hole {
  /** px of the picture. */
  x: number;
  y: number;
  width: number;
  height: number;
  area: number;
}

/** Anything darker than this counts as printed; the lightest tint of the themes is darker. */
const white = 252;

/** Largest axis-parallel rectangle of white inside `box` (px). Histogram of white runs, row by row. */
export function largestHole(
  { data, width }: { data: Uint8Array; width: number },
  box: { x: number; y: number; width: number; height: number },
): Hole {
  const runs = new Int32Array(box.width + 1);
  let best: Hole = { x: box.x, y: box.y, width: 0, height: 0, area: 0 };
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = 0; x < box.width; x += 1) runs[x] = data[y * width + box.x + x]! >= white ? runs[x]! + 1 : 0;
    const open: { at: number; tall: number }[] = [];
    for (let x = 0; x <= box.width; x += 1) {
      const tall = x === box.width ? 0 : runs[x]!;
      let start = x;
      while (open.length > 0 && open.at(-1)!.tall >= tall) {
        const { at, tall: height } = open.pop()!;
        const area = height * (x - at);
        if (area > best.area) best = { x: box.x + at, y: y - height + 1, width: x - at, height, area };
        start = at;
      }
      open.push({ at: start, tall });
    }
  }
  return best;
}

export async function greyPixels(png: Buffer): Promise<{ data: Uint8Array; width: number; height: number }> {
  const { data, info } = await sharp(png)
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
