/** Lines of a column: where its numbers stand, in stretches without gaps, and what stands at the end. */
import type { SeriesView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look } from '../look.ts';
import { drawDisc, drawPath, heightOf, setLines, type Pen } from '../pen.ts';
import { setCell, type LinePaint } from './common.ts';

/** px */
export const lineWeight = 2.4;
/** The thinnest line in several inks that holds on newsprint: 1.5 pt. */
export const leastWeight = 2;
export const pointRadius = 2.6;

/** The end of a line: its last number, and its name. */
export interface End {
  lines: Line[];
  width: number;
  height: number;
}

export function endOf(look: Look, series: SeriesView, column: number, room: number): End {
  const last = series.rows.findLast(({ cells }) => cells[column])?.cells[column];
  const name = series.columns.length > 1 ? series.columns[column]! : undefined;
  const words = name ? setLines(look, name.label, room, { size: look.s2, at: name.at }) : [];
  const lines = [...(last ? [setCell(look, last, { size: look.s3, fill: look.value })] : []), ...words];
  return { lines, width: Math.max(0, ...lines.map(({ width }) => width)), height: heightOf(lines) };
}

/** Where the numbers of a column stand, in stretches without gaps. */
export function stretchesOf(
  { rows }: SeriesView,
  column: number,
  place: (row: number, value: number) => [number, number],
): [number, number][][] {
  const stretches: [number, number][][] = [[]];
  rows.forEach(({ cells }, row) => {
    const cell = cells[column];
    if (cell) stretches.at(-1)!.push(place(row, cell.value));
    else if (stretches.at(-1)!.length > 0) stretches.push([]);
  });
  return stretches.filter((stretch) => stretch.length > 0);
}

export function drawStretch(
  pen: Pen,
  points: [number, number][],
  { colour, dash }: LinePaint,
  weight = lineWeight,
): void {
  if (points.length === 1) drawDisc(pen, ...points[0]!, weight, colour);
  else
    drawPath(
      pen,
      points.flatMap((point, index) => [index === 0 ? 'M' : 'L', ...point]),
      {
        colour,
        weight,
        ...(dash === undefined ? {} : { dash }),
      },
    );
}
