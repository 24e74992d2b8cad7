/** The cells of a tiling pattern that lie under a part of the page. */
import type { Matrix } from '../../pdf/matrix.ts';
import type { Region } from './raster.ts';

/** A pattern of more cells than this is not drawn one by one. */
export const mostCells = 400;

/** @returns more than `mostCells` where there are more, without saying which. */
export function cellsUnder(
  region: Region,
  toPixels: Matrix,
  { box, stepX, stepY }: { box: number[]; stepX: number; stepY: number },
): [number, number][] {
  const det = toPixels[0] * toPixels[3] - toPixels[1] * toPixels[2];
  if (det === 0 || stepX === 0 || stepY === 0) return [];
  const corners = [
    [region.x0, region.y0],
    [region.x1, region.y0],
    [region.x0, region.y1],
    [region.x1, region.y1],
  ].map(([x, y]) => {
    const [dx, dy] = [x! - toPixels[4], y! - toPixels[5]];
    return [
      (toPixels[3] * dx - toPixels[2] * dy) / det,
      (toPixels[0] * dy - toPixels[1] * dx) / det,
    ] as const;
  });
  const range = (values: number[], low: number, high: number, step: number): [number, number] => {
    const bounds = [(Math.min(...values) - high) / step, (Math.max(...values) - low) / step];
    return [Math.ceil(Math.min(...bounds)), Math.floor(Math.max(...bounds))];
  };
  const [i0, i1] = range(
    corners.map(([x]) => x),
    box[0]!,
    box[2]!,
    stepX,
  );
  const [j0, j1] = range(
    corners.map(([, y]) => y),
    box[1]!,
    box[3]!,
    stepY,
  );
  if ((i1 - i0 + 1) * (j1 - j0 + 1) > mostCells)
    return Array.from({ length: mostCells + 1 }, () => [0, 0] as [number, number]);
  const cells: [number, number][] = [];
  for (let j = j0; j <= j1; j++) for (let i = i0; i <= i1; i++) cells.push([i, j]);
  return cells;
}
