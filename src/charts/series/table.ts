/** `table`: a set table, numbers on one edge, bars where one column is compared; and `heat`: its cells shaded by value. */
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
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { air, allValues, gapAfter, placeHead, seriesOf, setCell, sizeOn } from './common.ts';
import { shadeOf, shades } from './shades.ts';

/** Most of the width that names of rows take: less where names of columns would be divided. */
const mostNames = [0.4, 0.3, 0.22];
/** Least part of the width that bars take, where they are drawn. */
const leastBars = 0.16;

interface Grid {
  names: Line[][];
  heads: Line[][];
  left: number;
  column: number;
  headHeight: number;
  rowHeight: number;
}

/** Is no name of a column divided within a word? Han has no words to divide. */
const isWhole = (lines: Line[], label: string): boolean =>
  /\p{Script=Han}/u.test(label) ||
  lines.every(({ text }) =>
    text
      .trim()
      .split(/\s/)
      .every((word) => label.split(/\s/).includes(word)),
  );

function gridOf(room: Room, { size, reserve }: { size: number; reserve: number }): Grid {
  const { look, width } = room;
  const { rows, columns } = seriesOf(room);
  const grids = mostNames.map((share): Grid => {
    const names = rows.map(({ label, at }) => setLines(look, label, width * share, { size: look.s2, at }));
    const left = Math.max(...names.flatMap((lines) => lines.map((line) => line.width))) + gapAfter(look);
    const column = (width - left - reserve) / columns.length;
    const heads = columns.map(({ label, at }) =>
      setLines(look, label, column - look.s1 * 0.3, { size: look.s1, weight: 700, at }),
    );
    return {
      names,
      heads,
      left,
      column,
      headHeight: Math.max(...heads.map(heightOf)) + air(look) * 0.6,
      rowHeight: Math.max(size * 1.35, ...names.map((lines) => heightOf(lines) + look.s2 * 0.15)),
    };
  });
  const isGood = ({ heads }: Grid) => heads.every((lines, index) => isWhole(lines, columns[index]!.label));
  return grids.find(isGood) ?? grids.at(-1)!;
}

function placeHeads(
  pen: Pen,
  { heads, left, column, headHeight }: Grid,
  top: number,
  look: Look,
  end: boolean,
): void {
  heads.forEach((lines, index) =>
    placeWords(pen, lines, {
      x: left + column * (index + (end ? 1 : 0.5)) - (end ? look.s1 * 0.2 : 0),
      top: top + headHeight - air(look) * 0.6 - heightOf(lines),
      anchor: end ? 'end' : 'middle',
    }),
  );
}

/** Height of a row in the room that there is, at most so much more than its type needs. */
const pitchOf = ({ height }: Room, least: number, rows: number, top: number, most: number): number =>
  Math.max(least, Math.min(least * most, ((height ?? 0) - top) / rows));

export function drawSeriesTable(room: Room): Picture {
  const { look, width } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const head = placeHead(pen, room);
  const isSingle = series.columns.length === 1 && allValues(series).every((value) => value >= 0);
  const grid = gridOf(room, { size: look.s2, reserve: isSingle ? width * leastBars : 0 });
  const top = head + (isSingle ? 0 : grid.headHeight);
  if (!isSingle) placeHeads(pen, grid, head, look, true);
  const pitch = pitchOf(room, grid.rowHeight, series.rows.length, top, 1.8);
  const widest = Math.max(
    ...series.rows.flatMap(({ cells }) => cells.map((cell) => (cell ? setCell(look, cell).width : 0))),
  );
  const from = grid.left + widest + gapAfter(look);
  const k = isSingle ? (width - from) / Math.max(...allValues(series)) : 0;
  series.rows.forEach(({ cells }, row) => {
    const middle = top + pitch * (row + 0.5);
    if (row > 0)
      drawLine(pen, [0, top + pitch * row, width, top + pitch * row], {
        colour: look.grid,
        weight: stroke.hair,
      });
    placeWords(pen, grid.names[row]!, { x: 0, top: middle - heightOf(grid.names[row]!) / 2 });
    const base = middle + look.s2 * 0.36;
    cells.forEach((cell, column) => {
      const x = isSingle ? grid.left + widest : grid.left + grid.column * (column + 1) - look.s1 * 0.2;
      if (!cell) putOwn(pen, setWords(look, '—', { size: look.s2 }), x, base, 'end');
      else putLine(pen, setCell(look, cell, { fill: look.value }), x, base, 'end');
      if (cell && isSingle)
        fillRect(pen, from, middle - look.s2 * 0.45, cell.value * k, look.s2 * 0.9, look.main);
    });
  });
  drawLine(pen, [0, top, width, top], { colour: look.axis, weight: stroke.outline });
  return finish(pen, width, top + pitch * series.rows.length, room);
}

export function drawSeriesHeat(room: Room): Picture {
  const { look, width } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const head = placeHead(pen, room);
  const grid = gridOf(room, { size: look.s1, reserve: 0 });
  const top = head + grid.headHeight;
  placeHeads(pen, grid, head, look, false);
  const pitch = pitchOf(room, grid.rowHeight, series.rows.length, top, 1.6);
  const paints = shades(look);
  const values = allValues(series);
  series.rows.forEach(({ cells }, row) => {
    const middle = top + pitch * (row + 0.5);
    placeWords(pen, grid.names[row]!, {
      x: grid.left - gapAfter(look) * 0.6,
      top: middle - heightOf(grid.names[row]!) / 2,
      anchor: 'end',
    });
    cells.forEach((cell, column) => {
      const x = grid.left + grid.column * column;
      const base = middle + look.s1 * 0.36;
      if (!cell) {
        putOwn(pen, setWords(look, '—', { size: look.s1 }), x + grid.column / 2, base, 'middle');
        return;
      }
      const paint = paints[shadeOf(cell.value, values)]!;
      fillRect(pen, x + 0.6, top + pitch * row + 0.6, grid.column - 1.2, pitch - 1.2, paint.fill);
      putLine(
        pen,
        setCell(look, cell, { size: sizeOn(look, paint.on), fill: paint.on }),
        x + grid.column / 2,
        base,
        'middle',
      );
    });
  });
  return finish(pen, width, top + pitch * series.rows.length, room);
}
