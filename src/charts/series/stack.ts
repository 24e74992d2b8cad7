/** `stack`: bars of parts, one a row: upright over time, lying for places and groups; a key above. */
import {
  finish,
  heightOf,
  leading,
  newPen,
  placeWords,
  putLine,
  setLines,
  setWords,
  type Pen,
  type Picture,
} from '../pen.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { setNumeral } from '../numeral.ts';
import { paintPart, placeEntries } from '../devices/parts.ts';
import {
  air,
  areaPaints,
  gapAfter,
  keepApart,
  placeHead,
  placeRowNames,
  seriesOf,
  setCell,
  sizeOn,
} from './common.ts';

const naturalPlot = 9;
const barShare = 0.66;
/** Of a part that holds its number, in sizes of that. */
const numberHigh = 1.12;
/** Of an upright bar, in sizes of a label. */
const widestBar = 11;
/** Highest that columns are drawn for the number of their least part, in sizes of a label; and least share that has one. */
const [mostPlot, leastNumbered] = [16, 0.05];
const mostNames = 0.34;

type Cell = NonNullable<ReturnType<typeof seriesOf>['rows'][0]['cells'][0]>;

/** A part of a bar with its number. */
interface Part {
  cell: Cell;
  /** From 0, in its bar. */
  column: number;
  box: [x: number, y: number, width: number, height: number];
  /** Colour of type on it. */
  on: string;
  /** Too small a part of the whole to have a number in any bar. */
  isSliver: boolean;
}

/**
 * Numbers in parts, where they have room: those of a name in every bar or in none, and none at all where most names
 * would be without.
 */
function putInside(pen: Pen, look: Look, parts: Part[]): void {
  const lineOf = ({ cell, on }: Part) => setCell(look, cell, { size: sizeOn(look, on), fill: on });
  const holds = (part: Part): boolean => {
    const [, , width, height] = part.box;
    const size = sizeOn(look, part.on);
    return lineOf(part).width + size * 0.4 <= width && size * 1.05 <= height;
  };
  const byName = [...Map.groupBy(parts, ({ column }) => column).values()];
  const numbered = byName.filter((some) => some.every((part) => part.isSliver || holds(part)));
  if (numbered.length * 2 < byName.length) return;
  const shown = new Set(numbered.flat());
  for (const part of parts.filter((one) => shown.has(one) && holds(one))) {
    const [x, y, width, height] = part.box;
    const base = y + height / 2 + sizeOn(look, part.on) * 0.36;
    putLine(pen, lineOf(part), x + width / 2, base, 'middle');
  }
}

export function drawSeriesStack(room: Room): Picture {
  const { look, width } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const head = placeHead(pen, room);
  const names = series.columns.map(({ label, at }) => setWords(look, label, { size: look.s2, at }));
  const side = Math.max(...names.map((line) => line.width)) + gapAfter(look) * 2;
  // Parts of columns bear their names at the last of them, where all of it has them.
  if (series.times && side <= width * mostNames && series.rows.at(-1)!.cells.every(Boolean))
    return drawUpright(room, pen, { top: head, side, names });
  const paints = areaPaints(look, series.columns.length, room.figure.parts);
  const key = placeEntries(
    pen,
    look,
    names.map((line, index) => ({ paint: paints[index]!, lines: [line] })),
    { top: head, width },
  );
  const top = key + air(look);
  return series.times ? drawUpright(room, pen, { top, side: 0, names: [] }) : drawLying(room, pen, top);
}

const totalsOf = (room: Room): number[] =>
  seriesOf(room).rows.map(({ cells }) => cells.reduce((sum, cell) => sum + (cell?.value ?? 0), 0));

function drawUpright(
  room: Room,
  pen: Pen,
  { top: above, side, names }: { top: number; side: number; names: Line[] },
): Picture {
  const { figure, look, width, height } = room;
  const series = seriesOf(room);
  const paints = areaPaints(look, series.columns.length, room.figure.parts);
  const foot = leading * look.s1 + air(look);
  const sums = figure.sums ?? {};
  const top = above + (Object.keys(sums).length > 0 ? look.s3 * 1.25 : 0);
  // Every part holds its number, but for slivers.
  const most = Math.max(...totalsOf(room));
  const values = series.rows.flatMap(({ cells }) => cells.map((cell) => cell?.value ?? 0));
  const held = Math.min(...values.filter((value) => value >= most * leastNumbered));
  const size = Math.max(...paints.map(({ on }) => sizeOn(look, on)));
  const least = Math.min(look.s2 * mostPlot, (size * numberHigh * most) / held);
  const natural = Math.max(look.s2 * naturalPlot, least);
  const tall = Math.max(look.s2 * 6, least, height === undefined ? natural : height - top - foot);
  const k = tall / most;
  const slot = (width - side) / series.rows.length;
  const thick = Math.min(slot * barShare, look.s2 * widestBar);
  // With names at the last column, the first stands at the left edge.
  const middleOf = (row: number): number =>
    side === 0
      ? slot * (row + 0.5)
      : thick / 2 + (row * (width - side - thick)) / Math.max(1, series.rows.length - 1);
  const parts: Part[] = [];
  series.rows.forEach(({ cells }, row) => {
    let bottom = top + tall;
    cells.forEach((cell, column) => {
      if (!cell) return;
      const high = cell.value * k;
      const { on } = paints[column]!;
      bottom -= high;
      const box: Part['box'] = [middleOf(row) - thick / 2, bottom, thick, high];
      parts.push({ cell, column, box, on, isSliver: cell.value < most * leastNumbered });
      paintPart(pen, look, paints[column]!, box);
    });
    const sum = sums[row];
    if (sum)
      putLine(pen, setNumeral(look, sum, { size: look.s3 }), middleOf(row), bottom - look.s3 * 0.3, 'middle');
  });
  putInside(pen, look, parts);
  if (names.length > 0)
    putNames(pen, look, names, { x: width - side + gapAfter(look), foot: top + tall, k, series });
  const places = series.rows.map((_row, index) => middleOf(index));
  placeRowNames(pen, look, { series, places, top: top + tall + air(look), width });
  return finish(pen, width, top + tall + foot, room);
}

/** Names of parts beside those of the last column, each at its middle where others leave it there. */
function putNames(
  pen: Pen,
  look: Look,
  names: Line[],
  { x, foot, k, series }: { x: number; foot: number; k: number; series: ReturnType<typeof seriesOf> },
): void {
  const values = series.rows.at(-1)!.cells.map((cell) => cell?.value ?? 0);
  let at = foot;
  const wanted = values.map((value) => {
    const middle = at - (value * k) / 2;
    at -= value * k;
    return { middle, height: look.s2 * leading };
  });
  const tops = keepApart(wanted, { top: at - look.s2, bottom: foot });
  names.forEach((line, index) => placeWords(pen, [line], { x, top: tops[index]! }));
}

function drawLying(room: Room, pen: Pen, top: number): Picture {
  const { look, width, height } = room;
  const series = seriesOf(room);
  const paints = areaPaints(look, series.columns.length, room.figure.parts);
  const names = series.rows.map(({ label, at }) =>
    setLines(look, label, width * mostNames, { size: look.s2, at }),
  );
  const left = Math.max(...names.flatMap((lines) => lines.map((line) => line.width))) + gapAfter(look);
  const k = (width - left) / Math.max(...totalsOf(room));
  const least = Math.max(look.s2 * 1.5, ...names.map((lines) => heightOf(lines) + look.s2 * 0.2));
  const pitch = Math.max(least, Math.min(least * 2, ((height ?? 0) - top) / series.rows.length));
  const most = Math.max(...totalsOf(room));
  const parts: Part[] = [];
  series.rows.forEach(({ cells }, row) => {
    const middle = top + pitch * (row + 0.5);
    placeWords(pen, names[row]!, {
      x: left - gapAfter(look),
      top: middle - heightOf(names[row]!) / 2,
      anchor: 'end',
    });
    const thick = Math.min(pitch * 0.74, look.s2 * 2.4);
    let x = left;
    cells.forEach((cell, column) => {
      if (!cell) return;
      const box: Part['box'] = [x, middle - thick / 2, cell.value * k, thick];
      const { on } = paints[column]!;
      parts.push({ cell, column, box, on, isSliver: cell.value < most * leastNumbered });
      paintPart(pen, look, paints[column]!, box);
      x += cell.value * k;
    });
  });
  putInside(pen, look, parts);
  return finish(pen, width, top + pitch * series.rows.length, room);
}
