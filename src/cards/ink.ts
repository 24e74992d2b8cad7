/**
 * How full a picture is: the share of its cells in which something is drawn, and its largest empty
 * rectangle. The foot, and what the platform covers, are left out.
 */
import type { Picture } from './encode.ts';
import type { Shape } from './shapes.ts';

/** px of a canvas 1080 wide; share of pixels that make a cell drawn; levels by which a pixel is not ground. */
const cell = 40;
const drawn = 0.04;
const level = 14;
/** The landscape's planes are flat: its own colours, not those near them, which content may have. */
const exact = 3;

export interface Fill {
  /** Share of cells with ink. */
  ink: number;
  /** Share of the area that the largest empty rectangle takes. */
  hole: number;
}

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Cells of the picture that have ink, row by row. */
function cellsOf(
  { pixels, width }: Picture,
  grounds: readonly string[],
  { top, bottom, size }: { top: number; bottom: number; size: number },
): boolean[][] {
  // Asked for each of a million pixels: by plain numbers, without objects.
  const tones = Int16Array.from(
    grounds.flatMap((hex, index) => [...channels(hex), index === 0 ? level : exact]),
  );
  const isEmpty = (at: number): boolean => {
    for (let tone = 0; tone < tones.length; tone += 4) {
      const near = tones[tone + 3]!;
      if (
        Math.abs(pixels[at]! - tones[tone]!) <= near &&
        Math.abs(pixels[at + 1]! - tones[tone + 1]!) <= near &&
        Math.abs(pixels[at + 2]! - tones[tone + 2]!) <= near
      )
        return true;
    }
    return false;
  };
  const most = Math.ceil(size / 2) ** 2 * drawn;
  /** Every second pixel of every second row, until enough have ink. */
  const hasInk = (left: number, y: number): boolean => {
    let count = 0;
    for (let down = 0; down < size; down += 2)
      for (let across = 0; across < size; across += 2)
        if (!isEmpty(((y + down) * width + left + across) * 3) && (count += 1) > most) return true;
    return false;
  };
  const rows: boolean[][] = [];
  for (let y = top; y + size <= bottom; y += size) {
    const row: boolean[] = [];
    for (let x = 0; x + size <= width; x += size) row.push(hasInk(x, y));
    rows.push(row);
  }
  return rows;
}

/** Cells of the largest rectangle without ink (by rows of heights, a stack for each). */
export function largestHole(rows: boolean[][]): number {
  const heights = new Array<number>(rows[0]?.length ?? 0).fill(0);
  let best = 0;
  for (const row of rows) {
    row.forEach((ink, index) => (heights[index] = ink ? 0 : heights[index]! + 1));
    const stack: number[] = [];
    for (let index = 0; index <= heights.length; index += 1) {
      const height = heights[index] ?? 0;
      while (stack.length > 0 && heights[stack.at(-1)!]! >= height) {
        const tall = heights[stack.pop()!]!;
        best = Math.max(best, tall * (index - (stack.at(-1) ?? -1) - 1));
      }
      stack.push(index);
    }
  }
  return best;
}

/**
 * @param grounds Colours of the ground and of the landscape behind the content: both are empty to the eye.
 * @param scale Device px per px.
 * @param fields Colours of tiles and panels: they fill a card, but a large one with nothing on it is a hole.
 */
export function fillOf(
  picture: Picture,
  grounds: readonly string[],
  { shape, scale, fields = [] }: { shape: Shape; scale: number; fields?: readonly string[] },
): Fill {
  const size = Math.max(8, Math.round((cell * shape.width * scale) / 1080));
  const top = shape.safe[0] * scale;
  const bottom = Math.min(
    picture.height,
    Math.round((shape.height - Math.max(shape.foot, shape.safe[2])) * scale),
  );
  const rows = cellsOf(picture, grounds, { top, bottom, size });
  const total = rows.reduce((sum, row) => sum + row.length, 0);
  const full = rows.reduce((sum, row) => sum + row.filter(Boolean).length, 0);
  const bare = fields.length > 0 ? cellsOf(picture, [...grounds, ...fields], { top, bottom, size }) : rows;
  return { ink: total > 0 ? full / total : 1, hole: total > 0 ? largestHole(bare) / total : 0 };
}

/** What a card must be, before the next form is tried. */
export const leastInk = 0.55;
export const mostHole = 0.14;
/** How far a picture is from what it must be; 0 where it is. */
export const lackOf = ({ ink, hole }: Fill): number =>
  Math.max(0, leastInk - ink) + Math.max(0, hole - mostHole);
