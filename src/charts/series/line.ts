/** `line`: columns of a table over time, each named at its end; places that the editor names are marked. */
import { drawDisc, finish, leading, newPen, placeWords, type Picture } from '../pen.ts';
import type { Room } from '../look.ts';
import {
  air,
  allValues,
  drawValueAxis,
  gapAfter,
  keepApart,
  linePaints,
  placeHead,
  placeRowNames,
  rowPlaces,
  seriesOf,
  tickLines,
  valueAxis,
  type Plot,
} from './common.ts';
import { drawPoints, headroom } from './points.ts';
import { drawStretch, endOf, pointRadius, stretchesOf } from './stretches.ts';

/** Natural height of the plot, and the least, in sizes of a label. */
const naturalPlot = 9;
const leastPlot = 6;
/** Most of the width that names at the ends of lines take. */
const mostEnds = 0.38;

export function drawSeriesLine(room: Room): Picture {
  const { figure, look, width, height } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const top = placeHead(pen, room) + look.s1 * 0.4;
  const { low, high, ticks } = valueAxis(allValues(series), { zero: false });
  const lines = tickLines(look, ticks, figure.language);
  const ends = series.columns.map((_column, index) => endOf(look, series, index, width * mostEnds * 0.9));
  const side = Math.min(width * mostEnds, Math.max(...ends.map((end) => end.width)) + gapAfter(look));
  const foot = leading * look.s1 + air(look);
  const least = look.s2 * leastPlot;
  const need = Math.max(
    least,
    ends.reduce((sum, end) => sum + end.height, 0),
  );
  const tall = Math.max(need, height === undefined ? look.s2 * naturalPlot : height - top - foot);
  const plot: Plot = {
    left: Math.max(...lines.map((line) => line.width)) + gapAfter(look),
    right: width - side,
    top,
    bottom: top + tall,
  };
  const free = Math.min(tall * 0.4, headroom(room, plot.right - plot.left));
  const y = (value: number) => plot.bottom - ((value - low) / (high - low)) * (tall - free);
  const places = rowPlaces(series, plot.left, plot.right - pointRadius);
  const place = (row: number, value: number): [number, number] => [places[row]!, y(value)];
  drawValueAxis(pen, look, { plot, y, ticks, lines });
  const paints = linePaints(look, series.columns.length);
  series.columns.forEach((_column, index) => {
    for (const points of stretchesOf(series, index, place)) drawStretch(pen, points, paints[index]!);
  });
  const lasts = series.columns.map(
    (_column, index) => stretchesOf(series, index, place).at(-1)?.at(-1) ?? [0, plot.bottom],
  );
  lasts.forEach((point, index) => drawDisc(pen, point[0]!, point[1]!, pointRadius, paints[index]!.colour));
  drawPoints(pen, room, { plot, place });
  const tops = keepApart(
    ends.map((end, index) => ({ middle: lasts[index]![1]!, height: end.height })),
    { top: Math.max(0, plot.top - look.s3 * 0.6), bottom: plot.bottom + look.s2 * 0.4 },
  );
  ends.forEach((end, index) =>
    placeWords(pen, end.lines, { x: plot.right + gapAfter(look), top: tops[index]! }),
  );
  placeRowNames(pen, look, { series, places, top: plot.bottom + air(look), width: plot.right });
  return finish(pen, width, plot.bottom + foot, room);
}
