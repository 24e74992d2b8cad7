/** `area`: parts of a total over time, each a band on the one below, named at its end. */
import { drawPath, finish, heightOf, leading, newPen, placeWords, type Picture } from '../pen.ts';
import type { Room } from '../look.ts';
import {
  air,
  areaPaints,
  drawValueAxis,
  gapAfter,
  keepApart,
  placeHead,
  placeRowNames,
  plotHeight,
  rowPlaces,
  seriesOf,
  tickLines,
  valueAxis,
  type Plot,
} from './common.ts';
import { endOf } from './stretches.ts';

const leastPlot = 6;
const mostEnds = 0.38;

export function drawSeriesArea(room: Room): Picture {
  const { figure, look, width, height } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const top = placeHead(pen, room) + look.s1 * 0.4;
  const count = series.columns.length;
  /** Sums up to a column, by row; the first is nought. */
  const sums = series.rows.map(({ cells }) =>
    cells.reduce<number[]>((list, cell) => [...list, list.at(-1)! + (cell?.value ?? 0)], [0]),
  );
  const { high, ticks } = valueAxis(
    sums.map((list) => list.at(-1)!),
    { zero: true },
  );
  const lines = tickLines(look, ticks, figure.language);
  const ends = series.columns.map((_column, index) => endOf(look, series, index, width * mostEnds * 0.9));
  const side = Math.min(width * mostEnds, Math.max(...ends.map((end) => end.width)) + gapAfter(look));
  const foot = leading * look.s1 + air(look);
  const need = Math.max(
    look.s2 * leastPlot,
    ends.reduce((sum, end) => sum + end.height, 0),
  );
  const tall = Math.max(need, height === undefined ? plotHeight(room) : height - top - foot);
  const plot: Plot = {
    left: Math.max(...lines.map((line) => line.width)) + gapAfter(look),
    right: width - side,
    top,
    bottom: top + tall,
  };
  const y = (value: number) => plot.bottom - (value / high) * tall;
  const places = rowPlaces(series, plot.left, plot.right);
  drawValueAxis(pen, look, { plot, y, ticks, lines });
  const paints = areaPaints(look, count, figure.parts);
  for (let column = 0; column < count; column += 1) {
    const upper = sums.map((list, row) => [places[row]!, y(list[column + 1]!)]);
    const lower = sums.map((list, row) => [places[row]!, y(list[column]!)]).reverse();
    drawPath(
      pen,
      [...[...upper, ...lower].flatMap((point, index) => [index === 0 ? 'M' : 'L', ...point]), 'Z'],
      {
        fill: paints[column]!.fill ?? look.faint,
        colour: look.ground,
        weight: 0.8,
      },
    );
  }
  const last = sums.at(-1)!;
  const tops = keepApart(
    ends.map((end, index) => ({
      middle: y((last[index]! + last[index + 1]!) / 2),
      height: heightOf(end.lines),
    })),
    { top: Math.max(0, plot.top - look.s3 * 0.6), bottom: plot.bottom + look.s2 * 0.4 },
  );
  ends.forEach((end, index) =>
    placeWords(pen, end.lines, { x: plot.right + gapAfter(look), top: tops[index]! }),
  );
  placeRowNames(pen, look, { series, places, top: plot.bottom + air(look), width: plot.right });
  return finish(pen, width, plot.bottom + foot, room);
}
