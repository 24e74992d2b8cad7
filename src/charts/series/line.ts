/** `line`: columns of a table over time, each named at its end; places that the editor names are marked. */
import {
  drawDisc,
  drawLine,
  finish,
  leading,
  newPen,
  placeWords,
  stroke,
  widestPiece,
  type Pen,
  type Picture,
} from '../pen.ts';
import type { Look, Room } from '../look.ts';
import { labelBox } from '../scene.ts';
import {
  air,
  allValues,
  drawGrid,
  gapAfter,
  keepApart,
  linePaints,
  placeHead,
  placeRowNames,
  plotHeight,
  putTicks,
  rowPlaces,
  seriesOf,
  tickLines,
  valueAxis,
  type Plot,
} from './common.ts';
import { drawPoints, headroom } from './points.ts';
import { drawStretch, endOf, pointRadius, stretchesOf } from './stretches.ts';

/** Least height of the plot, in sizes of a label. */
const leastPlot = 6;
/** Most of the plot's height that words over its lines take. */
const mostHeadroom = 0.4;
/** Most of the width that names at the ends of lines take. */
const mostEnds = 0.38;
/** The same for a long word. */
const longEnds = 0.5;

/** A number that stands so far from the end of its line, in sizes of its type, is tied to it. */
const tiedFrom = 0.75;

/** From the end of a line to its number, where others have pushed that away: in the colour of the line. */
function drawLeader(
  pen: Pen,
  look: Look,
  { from: [x, y], to: [right, middle], colour }: { from: number[]; to: [number, number]; colour: string },
): void {
  if (Math.abs(middle - y!) <= look.s3 * tiedFrom) return;
  drawLine(pen, [x!, y!, right - look.s1 * 0.2, middle], { colour, weight: stroke.rule });
}

/** The first place stands off the values of the axis, in sizes of the smallest type: a dot there is none of them. */
const offAxis = 0.8;

/** Height of the break of an axis, in sizes of the smallest type. */
const breakHigh = 1.7;

/** Two short strokes across the foot of an axis, and the line on which the names of rows stand. */
function drawBreak(pen: Pen, look: Look, { left, right, bottom }: Plot): void {
  const [wide, high] = [look.s1 * 0.55, look.s1 * 0.28];
  drawLine(pen, [left, bottom, right, bottom], { colour: look.axis, weight: stroke.outline });
  for (const at of [0.55, 0.95]) {
    const y = bottom - look.s1 * at;
    drawLine(pen, [left - wide / 2, y + high / 2, left + wide / 2, y - high / 2], {
      colour: look.axis,
      weight: stroke.rule,
    });
  }
}

export function drawSeriesLine(room: Room): Picture {
  const { figure, look, width, height } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const top = placeHead(pen, room) + look.s1 * 0.4;
  const { low, high, ticks } = valueAxis(allValues(series), { zero: false });
  const lines = tickLines(look, ticks, figure.language);
  // A long name is parted at no letter, if that leaves half of the width to the lines.
  const words = series.columns.map(({ label }) => widestPiece(look, label, { size: look.s2 }) + 1);
  const most = Math.max(width * mostEnds * 0.9, Math.min(Math.max(...words), width * longEnds));
  const ends = series.columns.map((_column, index) => endOf(look, series, index, most));
  const side = Math.max(...ends.map((end) => end.width)) + gapAfter(look);
  const foot = leading * look.s1 + air(look);
  const least = look.s2 * leastPlot;
  const need = Math.max(
    least,
    ends.reduce((sum, end) => sum + end.height, 0),
  );
  const tall = Math.max(need, height === undefined ? plotHeight(room) : height - top - foot);
  const plot: Plot = {
    left: Math.max(...lines.map((line) => line.width)) + gapAfter(look),
    right: width - side,
    top,
    bottom: top + tall,
  };
  // An axis that does not begin at zero says so: it is broken below its lowest line.
  const broken = low > 0 ? look.s1 * breakHigh : 0;
  const own = tall - broken;
  const depthOf = (value: number) => ((high - value) / (high - low)) * own;
  const free = headroom(room, plot.right - plot.left, { tall: own, most: tall * mostHeadroom, depthOf });
  const y = (value: number) => plot.bottom - broken - ((value - low) / (high - low)) * (tall - free - broken);
  const places = rowPlaces(series, plot.left + look.s1 * offAxis, plot.right - pointRadius);
  const place = (row: number, value: number): [number, number] => [places[row]!, y(value)];
  putTicks(pen, look, { plot, y, ticks, lines });
  if (broken > 0) drawBreak(pen, look, plot);
  const paints = linePaints(look, series.columns.length, figure.parts);
  series.columns.forEach((_column, index) => {
    for (const points of stretchesOf(series, index, place)) drawStretch(pen, points, paints[index]!);
  });
  const lasts = series.columns.map(
    (_column, index) => stretchesOf(series, index, place).at(-1)?.at(-1) ?? [0, plot.bottom],
  );
  lasts.forEach((point, index) => drawDisc(pen, point[0]!, point[1]!, pointRadius, paints[index]!.colour));
  // Words at the foot keep clear of the break.
  drawPoints(pen, room, { plot: { ...plot, bottom: plot.bottom - broken }, place });
  const tops = keepApart(
    ends.map((end, index) => ({ middle: lasts[index]![1]!, height: end.height })),
    { top: Math.max(0, plot.top - look.s3 * 0.6), bottom: plot.bottom + look.s2 * 0.4 },
  );
  ends.forEach((end, index) => {
    const x = plot.right + gapAfter(look);
    drawLeader(pen, look, {
      from: lasts[index]!,
      to: [x, tops[index]! + look.s3 * 0.6],
      colour: paints[index]!.colour,
    });
    placeWords(pen, end.lines, { x, top: tops[index]! });
  });
  const grid = newPen();
  drawGrid(grid, look, { plot, y, ticks, words: pen.labels.map(labelBox) });
  pen.shapes.unshift(...grid.shapes);
  placeRowNames(pen, look, { series, places, top: plot.bottom + air(look), width: plot.right });
  return finish(pen, width, plot.bottom + foot, room);
}
