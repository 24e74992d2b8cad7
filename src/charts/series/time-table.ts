/**
 * A set table whose columns are times, read as a comparison: the newest number set larger, a bar for each time behind
 * the numbers, all on one scale from one line. Rows that sum up others stand under a heavier rule; a total has no bar,
 * beside which its parts would be short.
 */
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import {
  drawLine,
  fillRect,
  finish,
  heightOf,
  newPen,
  placeWords,
  putLine,
  putOwn,
  setLines,
  setWords,
  stroke,
  type Pen,
  type Picture,
} from '../pen.ts';
import { air, gapAfter, placeHead, seriesOf, setCell } from './common.ts';

/** Names take at most so much of the width. */
const mostNames = 0.42;
/** Share of the width from which on bars are drawn; share of a row that they take together. */
const leastBars = 0.2;
const barShare = 0.62;
/** Rows are at most so many times as high as their type needs. */
const mostPitch = 1.8;
/** Of the key before the words of a head, in their size. */
const keyRoom = 1.2;

interface TimeTable {
  names: Line[][];
  cells: (Line | undefined)[][];
  heads: Line[];
  /** px: right edges of the columns, what bars begin behind, and have. */
  edges: number[];
  from: number;
  bars: number;
  headHeight: number;
  rowHeight: number;
}

/** @returns undefined where its place has no room for bars. */
function setTable(room: Room, size: 's3' | 's2'): TimeTable | undefined {
  const { look, width } = room;
  const { rows, columns, now, leads } = seriesOf(room);
  const gap = gapAfter(look) * 1.6;
  const names = rows.map(({ label, at, sum }) =>
    setLines(look, label, width * mostNames, { size: look.s2, at, ...(sum ? { weight: 700 } : {}) }),
  );
  const cells = rows.map((row, index) =>
    row.cells.map((cell, column) => {
      const isNow = column === now;
      const fill = isNow && leads?.includes(index) ? look.strongValue : isNow ? look.value : look.text;
      return cell ? setCell(look, cell, { size: isNow ? look[size] : look.s2, fill }) : undefined;
    }),
  );
  const heads = columns.map(({ label, at }, index) =>
    setWords(look, label, { size: look.s1, weight: index === now ? 700 : look.weight, at }),
  );
  const widths = heads.map(
    (head, column) =>
      Math.max(head.width + look.s1 * keyRoom, ...cells.map((row) => row[column]?.width ?? 0)) + gap,
  );
  let edge = Math.max(...names.flatMap((lines) => lines.map((line) => line.width)));
  const edges = widths.map((one) => (edge += one));
  const from = edge + gap;
  const bars = width - from;
  if (bars < width * leastBars) return undefined;
  return {
    names,
    cells,
    heads,
    edges,
    from,
    bars,
    headHeight: Math.max(...heads.map((head) => heightOf([head]))) + air(look) * 0.6,
    rowHeight: Math.max(look[size] * 1.3, ...names.map((lines) => heightOf(lines) + look.s2 * 0.2)),
  };
}

/** The newest is the strongest; of three the one that is neither newest nor beside it the lightest. */
function paintOf({ look, ...room }: Room, column: number): string {
  const { now = 0, columns } = seriesOf({ look, ...room });
  if (column === now) return look.main;
  const isOldest = columns.length > 2 && Math.abs(column - now) === columns.length - 1;
  return isOldest ? look.faint : look.mid;
}

function putHeads(pen: Pen, room: Room, { heads, edges, headHeight }: TimeTable, top: number): void {
  const { look } = room;
  heads.forEach((head, index) => {
    const high = heightOf([head]);
    const y = top + headHeight - air(look) * 0.6 - high;
    placeWords(pen, [head], { x: edges[index]!, top: y, anchor: 'end' });
    const side = look.s1 * 0.7;
    const x = edges[index]! - head.width - side * 1.6;
    const paint = paintOf(room, index);
    fillRect(pen, x, y + high / 2 - side / 2, side, side, paint);
  });
}

/** A bar for each time; what is below nought goes to the left of the line. */
function putBars(
  pen: Pen,
  room: Room,
  { from, bars }: TimeTable,
  { row, top, pitch }: { row: number; top: number; pitch: number },
): void {
  const { look } = room;
  const { rows } = seriesOf(room);
  const drawn = rows.filter(({ sum }) => sum !== 'total').flatMap(({ cells }) => cells);
  const values = drawn.flatMap((cell) => (cell ? [cell.value] : []));
  const low = Math.min(0, ...values);
  const k = bars / Math.max(1e-9, Math.max(0, ...values) - low);
  const zero = from - low * k;
  if (low < 0) drawLine(pen, [zero, top, zero, top + pitch], { colour: look.axis, weight: stroke.hair });
  const { cells, sum } = rows[row]!;
  if (sum === 'total') return;
  const thick = (pitch * barShare) / cells.length;
  cells.forEach((cell, column) => {
    if (!cell) return;
    const length = cell.value * k;
    const y = top + (pitch * (1 - barShare)) / 2 + thick * column;
    const paint = paintOf(room, column);
    fillRect(pen, zero + Math.min(0, length), y, Math.abs(length), thick * 0.9, paint);
  });
}

function putCells(
  pen: Pen,
  look: Look,
  cells: (Line | undefined)[],
  { edges, base }: { edges: number[]; base: number },
): void {
  cells.forEach((cell, column) => {
    if (cell) putLine(pen, cell, edges[column]!, base, 'end');
    else putOwn(pen, setWords(look, '—', { size: look.s2 }), edges[column]!, base, 'end');
  });
}

/** @returns undefined where it has no room for bars: it is then set as any other table. */
export function drawTimeTable(room: Room): Picture | undefined {
  const { look, width, height } = room;
  const { rows, now } = seriesOf(room);
  const table = now === undefined ? undefined : (setTable(room, 's3') ?? setTable(room, 's2'));
  if (!table) return undefined;
  const pen = newPen();
  const head = placeHead(pen, room);
  putHeads(pen, room, table, head);
  const first = head + table.headHeight;
  const pitch = Math.max(
    table.rowHeight,
    Math.min(table.rowHeight * mostPitch, ((height ?? 0) - first) / rows.length),
  );
  rows.forEach(({ sum }, row) => {
    const top = first + pitch * row;
    const isHeavy = row === 0 || sum !== undefined;
    drawLine(pen, [0, top, width, top], {
      colour: isHeavy ? look.axis : look.grid,
      weight: isHeavy ? stroke.outline : stroke.hair,
    });
    const names = table.names[row]!;
    placeWords(pen, names, { x: 0, top: top + (pitch - heightOf(names)) / 2 });
    const base = top + pitch / 2 + look.s3 * 0.35;
    putCells(pen, look, table.cells[row]!, { edges: table.edges, base });
    putBars(pen, room, table, { row, top, pitch });
  });
  return finish(pen, width, first + pitch * rows.length, room);
}
