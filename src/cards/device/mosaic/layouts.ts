/** Where the tiles of a mosaic stand. */
import type { Box } from '../../draw/stage.ts';

/** Column spans of 12 by row, and the heights of the rows; see styles/README.md. */
const layouts: Record<number, number[][]> = {
  2: [[12], [12]],
  3: [[12], [7, 5]],
  4: [[12], [4, 4, 4]],
  5: [[12], [7, 5], [5, 7]],
  6: [[12], [6, 6], [4, 4, 4]],
  7: [[12], [6, 6], [3, 3, 3, 3]],
  8: [
    [9, 3],
    [6, 6],
    [3, 3, 3, 3],
  ],
  9: [
    [8, 4],
    [4, 4, 4],
    [3, 3, 3, 3],
  ],
};
const rowHeights: Record<number, number[]> = { 2: [0.56, 0.44], 3: [0.42, 0.29, 0.29] };

/** Flat cards: the hero at the left, up to three rows at the right, more in two columns. */
export function flatBoxes(count: number, area: Box): Box[] {
  const middle = area.left + (area.right - area.left) / 2;
  const hero = { ...area, right: middle };
  const rest = count - 1;
  const columns = rest <= 3 ? 1 : 2;
  const rows = Math.ceil(rest / columns);
  const width = (area.right - middle) / columns;
  const height = (area.bottom - area.top) / rows;
  return [
    hero,
    ...Array.from({ length: rest }, (_, index): Box => {
      const row = Math.floor(index / columns);
      const column = index % columns;
      const last = index === rest - 1 && rest % columns === 1 && columns === 2;
      return {
        left: middle + column * width,
        right: last ? area.right : middle + (column + 1) * width,
        top: area.top + row * height,
        bottom: area.top + (row + 1) * height,
      };
    }),
  ];
}

/** Of the area's height, the row of a hero without a picture at least. */
const leastHero = 0.26;

/** The first row no higher than its words and number need; the others share what that leaves. */
function heightsOf(rows: number, hero: number): number[] {
  const [first, ...rest] = rowHeights[rows]!;
  const own = Math.max(leastHero, Math.min(first!, hero));
  return [own, ...rest.map((height) => (height * (1 - own)) / (1 - first!))];
}

/**
 * @param hero Of the area's height, what the first row needs at most.
 * @param reach Where the words of the last tiles end: columns are measured up to there, so that a tile whose
 * words may not run to the edge is no narrower than its neighbours.
 */
export function boxesOf(count: number, area: Box, reach: number, hero = 1): Box[] {
  const rows = layouts[count]!;
  const heights = heightsOf(rows.length, hero);
  const boxes: Box[] = [];
  let top = area.top;
  rows.forEach((spans, row) => {
    const bottom = row === rows.length - 1 ? area.bottom : top + (area.bottom - area.top) * heights[row]!;
    let left = area.left;
    spans.forEach((span, index) => {
      const right = index === spans.length - 1 ? area.right : left + ((reach - area.left) * span) / 12;
      boxes.push({ left, right, top, bottom });
      left = right;
    });
    top = bottom;
  });
  return boxes;
}

/** The hero over the full height at one side, the others stacked beside it. */
export function sideBoxes(count: number, area: Box, reach: number): Box[] {
  const split = area.left + (reach - area.left) * heroShare;
  const high = (area.bottom - area.top) / (count - 1);
  return [
    { ...area, right: split },
    ...Array.from({ length: count - 1 }, (_, index): Box => ({
      left: split,
      right: area.right,
      top: area.top + index * high,
      bottom: area.top + (index + 1) * high,
    })),
  ];
}
const heroShare = 0.56;
