/** `slope`: two times side by side, a line for every row; and `ranking`: places of rows over several times. */
import {
  drawDisc,
  drawLine,
  drawPath,
  finish,
  leading,
  newPen,
  placeWords,
  putOwn,
  setWords,
  stroke,
  type Pen,
  type Picture,
} from '../pen.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import type { SeriesRow } from '../../view/view.ts';
import { air, allValues, gapAfter, keepApart, placeHead, seriesOf, setCell } from './common.ts';
import { leastWeight, lineWeight, pointRadius } from './stretches.ts';

const naturalPitch = 1.9;
/** From an axis to its labels, in sizes of these; labels farther off their places than so much are tied to them. */
const [leaderEms, tiedFrom] = [1.3, 0.35];
/** Of the width, the room between the two times at least. */
const leastSlope = 0.36;

/** Name and number of a row in one line: [name, number], both with their own addresses. */
interface Side {
  name?: Line;
  value: Line;
  width: number;
}

function sideOf(look: Look, row: SeriesRow, column: number, isStrong: boolean): Side {
  const name = setWords(look, row.label, { size: look.s2, at: row.at, ...(isStrong ? { weight: 700 } : {}) });
  const value = setCell(look, row.cells[column]!, {
    size: look.s2,
    fill: isStrong ? look.strongValue : look.text,
  });
  return { name, value, width: name.width + gapAfter(look) + value.width };
}

/** The number of a row without its name. */
const bare = ({ value }: Side): Side => ({ value, width: value.width });

function putSide(pen: Pen, look: Look, { name, value }: Side, x: number, top: number, end: boolean): void {
  const base = top + look.s2;
  if (end) {
    pen.labels.push({ x, y: base, anchor: 'end', line: value });
    if (name) pen.labels.push({ x: x - value.width - gapAfter(look), y: base, anchor: 'end', line: name });
  } else {
    pen.labels.push({ x, y: base, anchor: 'start', line: value });
    if (name) pen.labels.push({ x: x + value.width + gapAfter(look), y: base, anchor: 'start', line: name });
  }
}

/** Rows that go the other way make one that does not an exception: so many at least. */
const leastOthers = 3;

/** The only row that moves against all others, else the one that moved most. */
function strongest(rows: readonly SeriesRow[]): number {
  const moves = rows.map(({ cells }) => (cells[1]?.value ?? 0) - (cells[0]?.value ?? 0));
  const [up, down] = [moves.filter((move) => move > 0), moves.filter((move) => move < 0)];
  const alone = [up, down].find((some, side) => some.length === 1 && [down, up][side]!.length >= leastOthers);
  const sizes = moves.map((move) => Math.abs(move));
  return alone ? moves.indexOf(alone[0]!) : sizes.indexOf(Math.max(...sizes));
}

/** Does a text name something, not as part of a longer word? Han has no words to part. */
function names(text: string, name: string): boolean {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  const isWord = (sign = ''): boolean => /[\p{L}\p{Nd}]/u.test(sign) && !/\p{Script=Han}/u.test(sign);
  return name !== '' && at >= 0 && !isWord(text[at - 1]) && !isWord(text[at + name.length]);
}

/** The row that the title of the figure names, else the news of them. */
export function markedRow(rows: readonly SeriesRow[], title: string): number {
  const named = rows
    .filter(({ label }) => names(title, label))
    .sort((one, two) => two.label.length - one.label.length);
  return named[0] ? rows.indexOf(named[0]) : strongest(rows);
}

export function drawSeriesSlope(room: Room): Picture {
  const { figure, look, width, height } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const head = placeHead(pen, room);
  const strong = markedRow(series.rows, `${figure.title} ${figure.titled ?? ''}`);
  const named = [0, 1].map((column) =>
    series.rows.map((row, index) => sideOf(look, row, column, index === strong)),
  );
  const off = look.s2 * leaderEms;
  const widthsOf = (of: Side[][]) => of.map((list) => Math.max(...list.map((side) => side.width)));
  const [before, after] = widthsOf(named);
  // Names on both sides leave too little to see slopes by: they then stand at the end alone.
  const isShort = width - before! - after! - off * 2 < width * leastSlope;
  const sides = isShort ? [named[0]!.map(bare), named[1]!] : named;
  const wide = widthsOf(sides);
  const [left, right] = [wide[0]! + off, width - wide[1]! - off];
  const times = series.columns.map(({ label, at }) =>
    setWords(look, label, { size: look.s2, weight: 700, at }),
  );
  placeWords(pen, [times[0]!], { x: left, top: head, anchor: 'end' });
  placeWords(pen, [times[1]!], { x: right, top: head });
  const top = head + look.s2 * leading + air(look);
  const least = look.s2 * leading * series.rows.length;
  const tall = Math.max(
    least,
    height === undefined ? look.s2 * naturalPitch * Math.max(4, series.rows.length) : height - top,
  );
  const values = allValues(series);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const inset = look.s2 * 0.7;
  const y = (value: number) => top + inset + ((high - value) / (high - low || 1)) * (tall - inset * 2);
  drawLine(pen, [left, top, left, top + tall], { colour: look.axis, weight: stroke.hair });
  drawLine(pen, [right, top, right, top + tall], { colour: look.axis, weight: stroke.hair });
  const order = series.rows
    .map((_row, index) => index)
    .sort((a, b) => Number(a === strong) - Number(b === strong));
  for (const index of order) {
    const [from, to] = series.rows[index]!.cells.map((cell) => y(cell!.value)) as [number, number];
    const colour = index === strong ? look.strong : look.main;
    drawLine(pen, [left, from, right, to], {
      colour,
      weight: index === strong ? lineWeight * 1.2 : leastWeight,
    });
    drawDisc(pen, left, from, pointRadius, colour);
    drawDisc(pen, right, to, pointRadius, colour);
  }
  [0, 1].forEach((column) => {
    const wanted = series.rows.map(({ cells }) => ({
      middle: y(cells[column]!.value),
      height: look.s2 * leading,
    }));
    const tops = keepApart(wanted, { top, bottom: top + tall });
    series.rows.forEach((_row, index) => {
      const [from, way] = column === 0 ? [left, -1] : [right, 1];
      const point = wanted[index]!.middle;
      const middle = tops[index]! + (look.s2 * leading) / 2;
      // Where others have pushed it away, a leader ties it to its place.
      if (Math.abs(middle - point) > look.s2 * tiedFrom)
        drawLine(pen, [from, point, from + way * (off - look.s2 * 0.25), middle], {
          colour: index === strong ? look.strong : look.main,
          weight: stroke.rule,
        });
      putSide(pen, look, sides[column]![index]!, from + way * off, tops[index]!, column === 0);
    });
  });
  return finish(pen, width, top + tall, room);
}

/** Places from 1, the greatest first; equal numbers in the order of the table. */
function placesOf(rows: readonly SeriesRow[], column: number): number[] {
  const order = rows
    .map((_row, index) => index)
    .sort((a, b) => rows[b]!.cells[column]!.value - rows[a]!.cells[column]!.value || a - b);
  return rows.map((_row, index) => order.indexOf(index));
}

export function drawSeriesRanking(room: Room): Picture {
  const { look, width, height } = room;
  const series = seriesOf(room);
  const { rows, columns } = series;
  const pen = newPen();
  const head = placeHead(pen, room);
  const names = rows.map(({ label, at }) => setWords(look, label, { size: look.s2, at }));
  const values = rows.map(({ cells }) => setCell(look, cells.at(-1)!, { size: look.s1 }));
  const side = Math.max(
    ...rows.map((_row, index) => names[index]!.width + gapAfter(look) + values[index]!.width),
  );
  const disc = look.s2 * 0.82;
  const [left, right] = [disc, width - side - gapAfter(look) - disc];
  const top = head + look.s2 * leading + air(look);
  const pitch = Math.max(
    disc * 2.25,
    height === undefined ? look.s2 * naturalPitch : Math.min(look.s2 * 3.4, (height - top) / rows.length),
  );
  const x = (column: number) => left + (column / (columns.length - 1)) * (right - left);
  const y = (place: number) => top + pitch * (place + 0.5);
  columns.forEach(({ label, at }, index) =>
    placeWords(pen, [setWords(look, label, { size: look.s2, weight: 700, at })], {
      x: index === 0 ? 0 : x(index),
      top: head,
      anchor: index === 0 ? 'start' : 'middle',
    }),
  );
  const places = columns.map((_column, column) => placesOf(rows, column));
  const gains = rows.map((_row, index) => places[0]![index]! - places.at(-1)![index]!);
  const strong = gains.indexOf(Math.max(...gains));
  const order = rows.map((_row, index) => index).sort((a, b) => Number(a === strong) - Number(b === strong));
  for (const index of order) {
    const points = columns.flatMap((_column, column) => [
      column === 0 ? 'M' : 'L',
      x(column),
      y(places[column]![index]!),
    ]);
    const colour = index === strong && gains[strong]! > 0 ? look.strong : look.mid;
    drawPath(pen, points, { colour, weight: lineWeight });
    const on = index === strong && gains[strong]! > 0 ? look.onNews : look.onMid;
    columns.forEach((_column, column) => {
      const at = places[column]![index]!;
      drawDisc(pen, x(column), y(at), disc, colour);
      putOwn(
        pen,
        setWords(look, String(at + 1), {
          size: look.s1,
          weight: 700,
          family: look.families.numeral,
          fill: on,
        }),
        x(column),
        y(at) + look.s1 * 0.36,
        'middle',
      );
    });
    const base = y(places.at(-1)![index]!) + look.s2 * 0.36;
    const after = right + disc + gapAfter(look);
    pen.labels.push({ x: after, y: base, anchor: 'start', line: names[index]! });
    pen.labels.push({
      x: after + names[index]!.width + gapAfter(look),
      y: base,
      anchor: 'start',
      line: values[index]!,
    });
  }
  return finish(pen, width, top + pitch * rows.length, room);
}
