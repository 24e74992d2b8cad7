/** Squarified treemaps (Bruls, Huizing, van Wijk 2000): rectangles of true area, as square as can be. */
import type { Box } from '../draw/stage.ts';

/** The worst ratio of sides in a row of areas along a side of this length. */
function worst(row: number[], side: number): number {
  const sum = row.reduce((total, area) => total + area, 0);
  const [most, least] = [Math.max(...row), Math.min(...row)];
  return Math.max((side ** 2 * most) / sum ** 2, sum ** 2 / (side ** 2 * least));
}

/** @param values In falling order. @returns A box for each value; their areas are as the values. */
export function squarify(values: number[], box: Box): Box[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  const scale = ((box.right - box.left) * (box.bottom - box.top)) / total;
  const areas = values.map((value) => value * scale);
  const places: Box[] = [];
  let rest = { ...box };
  for (let from = 0; from < areas.length;) {
    const wide = rest.right - rest.left;
    const tall = rest.bottom - rest.top;
    const side = Math.min(wide, tall);
    let to = from + 1;
    while (to < areas.length && worst(areas.slice(from, to + 1), side) <= worst(areas.slice(from, to), side))
      to += 1;
    const row = areas.slice(from, to);
    const depth = row.reduce((sum, area) => sum + area, 0) / side;
    let at = wide >= tall ? rest.top : rest.left;
    for (const area of row) {
      const length = area / depth;
      places.push(
        wide >= tall
          ? { left: rest.left, right: rest.left + depth, top: at, bottom: at + length }
          : { left: at, right: at + length, top: rest.top, bottom: rest.top + depth },
      );
      at += length;
    }
    rest = wide >= tall ? { ...rest, left: rest.left + depth } : { ...rest, top: rest.top + depth };
    from = to;
  }
  return places;
}
