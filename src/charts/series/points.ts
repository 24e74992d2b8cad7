/** Places of lines that the editor names: a dot, the number and the words, where they cross no line. */
import { labelBox, type Box } from '../scene.ts';
import {
  drawDisc,
  drawLine,
  heightOf,
  leading,
  placeWords,
  setLines,
  stroke,
  widestPiece,
  type Pen,
} from '../pen.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { seriesOf, setCell, type Plot } from './common.ts';
import { pointRadius, stretchesOf } from './stretches.ts';

/** Shares of the plot that the words at a place take, across, best first; more for a long word, which no line parts. */
const widthsOfWords = [0.42, 0.62, 0.3];
const widestWord = 0.8;

function setPoint(
  look: Look,
  { text, at }: { text: string; at?: string },
  plot: number,
  share: number,
): Line[] {
  const style = { size: look.s1, weight: 700, ...(at ? { at } : {}) };
  const word = Math.min(widestPiece(look, text, style) + 1, plot * widestWord);
  return setLines(look, text, Math.max(plot * share, word), style);
}

type Point = [number, number];
type Place = (row: number, value: number) => Point;

/** Words stand so far from the axis and from other words, in sizes of the smallest type. */
const offAxis = 0.6;

/** Does a straight line come within a box? (Liang and Barsky's clipping.) */
function crosses([x1, y1]: Point, [x2, y2]: Point, { left, right, top, bottom }: Box): boolean {
  const [dx, dy] = [x2 - x1, y2 - y1];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, x1 - left],
    [dx, right - x1],
    [-dy, y1 - top],
    [dy, bottom - y1],
  ] as const) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from <= to;
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Steps from a point that words may stand off, with a leader. */
const farthest = 14;

/** Where a box may stand about a point: above and below, near and farther, from its middle to its ends; then beside. */
function* candidates(
  [x, y]: Point,
  { width, height, plot, step }: { width: number; height: number; plot: Plot; step: number },
): Generator<Box> {
  for (let away = 1; away <= farthest; away += 1)
    for (const side of [-1, 1])
      for (const share of [0.5, 0, 1]) {
        const left = Math.min(Math.max(plot.left, x - width * share), plot.right - width);
        const top = side < 0 ? y - away * step - height : y + away * step;
        if (top >= plot.top - step * 2 && top + height <= plot.bottom - 1)
          yield { left, right: left + width, top, bottom: top + height };
      }
  // Beside it, where it is the foot of a valley or the top of a peak at the edge of the plot.
  for (let away = 1; away <= farthest; away += 1)
    for (const side of [1, -1]) {
      const left = side > 0 ? x + away * step : x - away * step - width;
      const top = Math.min(Math.max(plot.top, y - height / 2), plot.bottom - 1 - height);
      if (left >= plot.left && left + width <= plot.right)
        yield { left, right: left + width, top, bottom: top + height };
    }
}

/** The nearest free box; the one that crosses the fewest lines where none is free. */
function freeBox(
  boxes: Iterable<Box>,
  { segments, taken }: { segments: [Point, Point][]; taken: Box[] },
): { box: Box; bad: number } | undefined {
  let best: { box: Box; bad: number } | undefined;
  for (const box of boxes) {
    const bad =
      segments.filter(([from, to]) => crosses(from, to, box)).length +
      taken.filter((one) => overlaps(one, box)).length * 3;
    if (!best || bad < best.bad) best = { box, bad };
    if (bad === 0) break;
  }
  return best;
}

/** Stretches of all lines, as pairs of points. */
function segmentsOf(room: Room, place: Place): [Point, Point][] {
  const series = seriesOf(room);
  return series.columns.flatMap((_column, index) =>
    stretchesOf(series, index, place).flatMap((points) =>
      points.slice(1).map((to, at): [Point, Point] => [points[at]!, to]),
    ),
  );
}

/** Places words about a point where they are clear, in the first of their settings that is, with a leader where they stand off. */
function placeNear(
  pen: Pen,
  look: Look,
  ways: Line[][],
  { point, plot, segments }: { point: Point; plot: Plot; segments: [Point, Point][] },
): void {
  const air = look.s1 * offAxis;
  const taken = pen.labels
    .map(labelBox)
    .map((one): Box => ({ ...one, left: one.left - air, right: one.right + air }));
  // Words keep clear of the values of the axis.
  const free = { ...plot, left: plot.left + air };
  let best: { lines: Line[]; box: Box; bad: number } | undefined;
  for (const lines of ways) {
    const size = { width: Math.max(...lines.map((line) => line.width)), height: heightOf(lines) };
    const boxes = candidates(point, { ...size, plot: free, step: look.s1 * 0.6 });
    const found = freeBox(boxes, { segments, taken });
    if (found && (!best || found.bad < best.bad)) best = { lines, ...found };
    if (best?.bad === 0) break;
  }
  const lines = best?.lines ?? ways[0]!;
  const box = best?.box ?? cornerOf(plot, lines);
  const [x, y] = point;
  const isBeside = box.left > x || box.right < x;
  const anchor = anchorAt(x, box, Math.min(...lines.map((line) => line.width)));
  const edge = box.bottom <= y ? box.bottom : box.top + look.s2 * 0.1;
  if (!isBeside && Math.abs(edge - y) > look.s1)
    drawLine(pen, [x, y, x, edge], { colour: look.axis, weight: stroke.hair });
  const left = { start: box.left, middle: (box.left + box.right) / 2, end: box.right };
  placeWords(pen, lines, { x: left[anchor], top: box.top, anchor });
}

/** Where nothing else has room. */
const cornerOf = ({ left, top }: Plot, lines: Line[]): Box => ({
  left,
  top,
  right: left + Math.max(...lines.map((line) => line.width)),
  bottom: top + heightOf(lines),
});

/** On which edge the lines of a box stand, that the narrowest, its number, is at the point, too. */
function anchorAt(x: number, { left, right }: Box, width: number): 'start' | 'middle' | 'end' {
  if (x > right) return 'end';
  if (x <= left + width) return 'start';
  return x >= right - width ? 'end' : 'middle';
}

/** The first number of a single line, at its start. */
function drawStart(pen: Pen, room: Room, plot: Plot, place: Place): void {
  const { look } = room;
  const series = seriesOf(room);
  const row = series.rows.findIndex(({ cells }) => cells[0]);
  const cell = series.rows[row]?.cells[0];
  if (series.columns.length > 1 || !cell || series.points.some((point) => point.row === row)) return;
  const point = place(row, cell.value);
  drawDisc(pen, ...point, pointRadius, look.main);
  placeNear(pen, look, [[setCell(look, cell)]], { point, plot, segments: segmentsOf(room, place) });
}

/** Share of the height below which a place has words over it, however high they are. */
const lowest = 0.9;

/**
 * px that stay free above the lines, so that words stand over their places: nothing where a place lies low enough.
 * @param depthOf px of a value below the highest, of `tall` where nothing stays free.
 */
export function headroom(
  room: Room,
  width: number,
  { tall, most, depthOf }: { tall: number; most: number; depthOf: (value: number) => number },
): number {
  const { look } = room;
  const { rows, points } = seriesOf(room);
  const takenAt = (share: number): number =>
    Math.max(
      0,
      ...points.map(({ row, column, text }) => {
        const words = heightOf(setPoint(look, { text }, width, share)) + leading * look.s3 + look.s1 * 0.7;
        const depth = Math.min(tall * lowest, depthOf(rows[row]?.cells[column]?.value ?? Infinity));
        // What stays free lowers the place, too.
        return (words - depth) / (1 - depth / tall);
      }),
    );
  return Math.min(most, widthsOfWords.map(takenAt).find((taken) => taken <= most) ?? most);
}

export function drawPoints(pen: Pen, room: Room, { plot, place }: { plot: Plot; place: Place }): void {
  const { look } = room;
  const series = seriesOf(room);
  drawStart(pen, room, plot, place);
  for (const { row, column, at, text } of series.points) {
    const cell = series.rows[row]?.cells[column];
    if (!cell) continue;
    const point = place(row, cell.value);
    drawDisc(pen, ...point, pointRadius * 1.2, look.strong);
    // The end of a line has its number already.
    const isEnd = series.rows.findLastIndex(({ cells }) => cells[column]) === row;
    const number = isEnd ? [] : [setCell(look, cell, { size: look.s3, fill: look.strongValue })];
    const wide = plot.right - plot.left;
    const ways = widthsOfWords.map((share) => [...number, ...setPoint(look, { text, at }, wide, share)]);
    placeNear(pen, look, ways, { point, plot, segments: segmentsOf(room, place) });
  }
}
