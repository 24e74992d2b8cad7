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
import type { Room } from '../look.ts';
import { paintPart, partPaints, placeEntries } from '../devices/parts.ts';
import { air, gapAfter, placeHead, placeRowNames, seriesOf, setCell, sizeOn } from './common.ts';

const naturalPlot = 9;
const barShare = 0.66;
/** Of an upright bar, in sizes of a label. */
const widestBar = 7;
const mostNames = 0.34;

/** A number in its part where it has room there. */
function putInside(
  pen: Pen,
  room: Room,
  cell: NonNullable<ReturnType<typeof seriesOf>['rows'][0]['cells'][0]>,
  box: [number, number, number, number],
  fill: string,
): void {
  const { look } = room;
  const [x, y, width, height] = box;
  const size = sizeOn(look, fill);
  const line = setCell(look, cell, { size, fill });
  if (line.width + size * 0.4 <= width && size * 1.05 <= height)
    putLine(pen, line, x + width / 2, y + height / 2 + size * 0.36, 'middle');
}

export function drawSeriesStack(room: Room): Picture {
  const { look, width } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const paints = partPaints(look, series.columns.length);
  const key = placeEntries(
    pen,
    look,
    series.columns.map(({ label, at }, index) => ({
      paint: paints[index]!,
      lines: [setWords(look, label, { size: look.s2, at })],
    })),
    { top: placeHead(pen, room), width },
  );
  return series.times ? drawUpright(room, pen, key + air(look)) : drawLying(room, pen, key + air(look));
}

const totalsOf = (room: Room): number[] =>
  seriesOf(room).rows.map(({ cells }) => cells.reduce((sum, cell) => sum + (cell?.value ?? 0), 0));

function drawUpright(room: Room, pen: Pen, top: number): Picture {
  const { look, width, height } = room;
  const series = seriesOf(room);
  const paints = partPaints(look, series.columns.length);
  const foot = leading * look.s1 + air(look);
  const tall = Math.max(look.s2 * 6, height === undefined ? look.s2 * naturalPlot : height - top - foot);
  const k = tall / Math.max(...totalsOf(room));
  const slot = width / series.rows.length;
  const thick = Math.min(slot * barShare, look.s2 * widestBar);
  series.rows.forEach(({ cells }, row) => {
    let bottom = top + tall;
    cells.forEach((cell, column) => {
      if (!cell) return;
      const box: [number, number, number, number] = [
        slot * (row + 0.5) - thick / 2,
        bottom - cell.value * k,
        thick,
        cell.value * k,
      ];
      paintPart(pen, look, paints[column]!, box);
      putInside(pen, room, cell, box, paints[column]!.on);
      bottom -= cell.value * k;
    });
  });
  const places = series.rows.map((_row, index) => slot * (index + 0.5));
  placeRowNames(pen, look, { series, places, top: top + tall + air(look), width });
  return finish(pen, width, top + tall + foot, room);
}

function drawLying(room: Room, pen: Pen, top: number): Picture {
  const { look, width, height } = room;
  const series = seriesOf(room);
  const paints = partPaints(look, series.columns.length);
  const names = series.rows.map(({ label, at }) =>
    setLines(look, label, width * mostNames, { size: look.s2, at }),
  );
  const left = Math.max(...names.flatMap((lines) => lines.map((line) => line.width))) + gapAfter(look);
  const k = (width - left) / Math.max(...totalsOf(room));
  const least = Math.max(look.s2 * 1.5, ...names.map((lines) => heightOf(lines) + look.s2 * 0.2));
  const pitch = Math.max(least, Math.min(least * 2, ((height ?? 0) - top) / series.rows.length));
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
      const box: [number, number, number, number] = [x, middle - thick / 2, cell.value * k, thick];
      paintPart(pen, look, paints[column]!, box);
      putInside(pen, room, cell, box, paints[column]!.on);
      x += cell.value * k;
    });
  });
  return finish(pen, width, top + pitch * series.rows.length, room);
}
