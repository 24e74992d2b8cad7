/** `multiples`: a small line for every column, all on one scale, the others of the table faint behind it. */
import {
  drawDisc,
  drawLine,
  finish,
  leading,
  newPen,
  placeWords,
  putLine,
  setLines,
  setWords,
  stroke,
  type Pen,
  type Picture,
} from '../pen.ts';
import type { Room } from '../look.ts';
import { air, allValues, gapAfter, placeHead, rowPlaces, seriesOf, setCell, valueAxis } from './common.ts';
import { drawStretch, pointRadius, stretchesOf } from './stretches.ts';

/** Least width of one, and height of its plot, in sizes of a label. */
const leastWide = 9;
const naturalTall = 4.2;
const leastTall = 2.6;

interface Cell {
  x: number;
  top: number;
  wide: number;
  tall: number;
}

function drawOne(
  pen: Pen,
  room: Room,
  column: number,
  { x, top, wide, tall }: Cell,
  domain: [number, number],
): void {
  const { look } = room;
  const series = seriesOf(room);
  const [low, high] = domain;
  const last = series.rows.findLast(({ cells }) => cells[column])?.cells[column];
  const number = last ? setCell(look, last, { size: look.s3, fill: look.value }) : undefined;
  const { label, at } = series.columns[column]!;
  const name = setLines(look, label, wide - (number ? number.width + gapAfter(look) : 0), {
    size: look.s2,
    weight: 700,
    at,
  });
  placeWords(pen, name.slice(0, 2), { x, top });
  if (number) putLine(pen, number, x + wide, top + look.s3 * 0.9, 'end');
  const base = top + headOf(room) + tall;
  const places = rowPlaces(series, x, x + wide - pointRadius);
  const place = (row: number, value: number): [number, number] => [
    places[row]!,
    base - ((value - low) / (high - low || 1)) * tall,
  ];
  drawLine(pen, [x, base, x + wide, base], { colour: look.axis, weight: stroke.hair });
  series.columns.forEach((_other, index) => {
    if (index !== column)
      for (const points of stretchesOf(series, index, place))
        drawStretch(pen, points, { colour: look.rest }, 0.8);
  });
  const own = stretchesOf(series, column, place);
  for (const points of own) drawStretch(pen, points, { colour: look.main });
  const end = own.at(-1)?.at(-1);
  if (end) drawDisc(pen, ...end, pointRadius, look.main);
  const [from, to] = [series.rows[0]!, series.rows.at(-1)!];
  putLine(pen, setWords(look, from.label, { size: look.s1, at: from.at }), x, base + look.s1 * 1.2);
  putLine(pen, setWords(look, to.label, { size: look.s1, at: to.at }), x + wide, base + look.s1 * 1.2, 'end');
}

/** Lines of the longest name, and air. */
const headOf = ({ look }: Room): number => look.s2 * leading * 2 + air(look);

export function drawSeriesMultiples(room: Room): Picture {
  const { look, width, height } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const top = placeHead(pen, room);
  const count = series.columns.length;
  const gap = look.s2 * 1.6;
  const most = Math.max(1, Math.floor((width + gap) / (look.s2 * leastWide + gap)));
  const rows = Math.ceil(count / Math.min(most, count));
  const across = Math.ceil(count / rows);
  const wide = (width - gap * (across - 1)) / across;
  const fixed = headOf(room) + leading * look.s1 + air(look) * 2;
  const free = height === undefined ? look.s2 * naturalTall : (height - top) / rows - fixed;
  const tall = Math.max(look.s2 * leastTall, free);
  const { low, high } = valueAxis(allValues(series), { zero: false });
  const domain: [number, number] = [low, high];
  series.columns.forEach((_column, index) => {
    const place = {
      x: (index % across) * (wide + gap),
      top: top + Math.floor(index / across) * (fixed + tall),
      wide,
      tall,
    };
    drawOne(pen, room, index, place, domain);
  });
  return finish(pen, width, top + rows * (fixed + tall) - air(look), room);
}
