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
  widestPiece,
  type Pen,
  type Picture,
} from '../pen.ts';
import type { Line } from '../label.ts';
import { baseOf } from '../../view/relations/amount.ts';
import type { SeriesView } from '../../view/view.ts';
import type { Look, Room } from '../look.ts';
import { air, allValues, gapAfter, placeHead, seriesOf, setCell, sizeOn } from './common.ts';
import { shadeOf, shades } from './shades.ts';
import { drawTimeTable } from './time-table.ts';

/** Widest column of numbers, in sizes of a label: a number is read beside its name, not across a page. */
const widestColumn = 9;
/** A wide table is parted: into so many parts at most, of so many rows and with columns so wide at least. */
const parting = { most: 3, rows: 3, column: 5 };
/** Between parts side by side, in sizes of a label. */
const partGap = 3;

/** Most of the width that names of rows take: less where names of columns would be divided. */
const mostNames = [0.4, 0.3, 0.22];
/** Least part of the width that bars take, where they are drawn. */
const leastBars = 0.16;

interface Grid {
  /** px, without what its place has beyond that. */
  width: number;
  /** px that its place has beyond that. */
  spare: number;
  names: Line[][];
  heads: Line[][];
  left: number;
  column: number;
  /** px from its left: where each column ends. */
  edges: number[];
  headHeight: number;
  rowHeight: number;
}

/** Is a name not divided within a word? Han has no words to divide. */
const isWhole = (lines: Line[], label: string): boolean =>
  /\p{Script=Han}/u.test(label) ||
  lines.every(({ text }) =>
    text
      .trim()
      .split(/\s/)
      .every((word) => label.split(/\s/).includes(word)),
  );

/** Is no name of a column divided within a word? */
const areWhole = (heads: Line[][], columns: readonly { label: string }[]): boolean =>
  heads.every((lines, index) => isWhole(lines, columns[index]!.label));

const headStyle = (look: Look) => ({ size: look.s1, weight: 700 });

/**
 * Widths of columns: alike where their names hold whole words, else as wide as the longest of these, with what is left
 * for all. Alike where that is too much.
 */
function columnWidths(room: Room, column: number): number[] {
  const { look } = room;
  const { columns } = seriesOf(room);
  const cell = widestCell(room) + gapAfter(look);
  const needed = columns.map(({ label }) =>
    Math.max(cell, widestPiece(look, label, headStyle(look)) + look.s1 * headAir + 1),
  );
  const spare = column - needed.reduce((sum, width) => sum + width, 0) / columns.length;
  const isEven = spare < 0 || needed.every((width) => width <= column);
  return isEven ? columns.map(() => column) : needed.map((width) => width + spare);
}

/** Between the names of two columns, in sizes of their type. */
const headAir = 0.3;

/** @param most px of a column. */
function gridOf(
  room: Room,
  {
    size,
    reserve = 0,
    width = room.width,
    most = Infinity,
    isTable = false,
  }: { size: number; reserve?: number; width?: number; most?: number; isTable?: boolean },
): Grid {
  const { look } = room;
  const { rows, columns } = seriesOf(room);
  // Where columns have a measure, names have what these leave.
  const rest = 1 - (reserve + look.s2 * parting.column * columns.length + gapAfter(look)) / width;
  const shares = most < Infinity && rest > mostNames[0]! ? [rest, ...mostNames] : mostNames;
  const grids = shares.map((share): Grid => {
    const names = rows.map(({ label, at }) => setLines(look, label, width * share, { size: look.s2, at }));
    const left = Math.max(...names.flatMap((lines) => lines.map((line) => line.width))) + gapAfter(look);
    const column = Math.min(most, (width - left - reserve) / columns.length);
    const taken = left + reserve + column * columns.length;
    const widths = isTable ? columnWidths(room, column) : columns.map(() => column);
    const edges = widths.map((_width, index) =>
      widths.slice(0, index + 1).reduce((sum, one) => sum + one, 0),
    );
    const heads = columns.map(({ label, at }, index) =>
      setLines(look, label, widths[index]! - look.s1 * headAir, { ...headStyle(look), at }),
    );
    return {
      width: taken,
      spare: width - taken,
      names,
      heads,
      left,
      column,
      edges,
      headHeight: Math.max(...heads.map(heightOf)) + air(look) * 0.6,
      rowHeight: Math.max(size * 1.35, ...names.map((lines) => heightOf(lines) + look.s2 * 0.15)),
    };
  });
  return grids.find(({ heads }) => areWhole(heads, columns)) ?? grids.at(-1)!;
}

/** @param isAgain Over a further part of the table: they have been printed. */
function placeHeads(
  pen: Pen,
  { heads, left, column, edges, headHeight }: Grid,
  {
    look,
    x = 0,
    top,
    end,
    isAgain = false,
  }: { look: Look; x?: number; top: number; end: boolean; isAgain?: boolean },
): void {
  heads.forEach((lines, index) =>
    placeWords(
      pen,
      isAgain ? lines.map(({ at: _at, ...line }) => ({ ...line, own: true as const })) : lines,
      {
        x: x + left + (end ? edges[index]! - look.s1 * 0.2 : column * (index + 0.5)),
        top: top + headHeight - air(look) * 0.6 - heightOf(lines),
        anchor: end ? 'end' : 'middle',
      },
    ),
  );
}

/** Height of a row in the room that there is, at most so much more than its type needs. */
const pitchOf = ({ height }: Room, least: number, rows: number, top: number, most: number): number =>
  Math.max(least, Math.min(least * most, ((height ?? 0) - top) / rows));

const widestCell = (room: Room): number =>
  Math.max(
    ...seriesOf(room).rows.flatMap(({ cells }) =>
      cells.map((cell) => (cell ? setCell(room.look, cell).width : 0)),
    ),
  );

const partWidth = ({ look, width }: Room, parts: number): number =>
  (width - (parts - 1) * look.s2 * partGap) / parts;

/** In parts side by side where its place is wider than it is read, else narrower than its place. */
function partsOf(room: Room): { grid: Grid; parts: number } {
  const { look } = room;
  const { rows, columns } = seriesOf(room);
  const [single, ...divided] = Array.from({ length: parting.most }, (_, index) => ({
    parts: index + 1,
    grid: gridOf(room, {
      size: look.s2,
      width: partWidth(room, index + 1),
      most: look.s2 * widestColumn,
      isTable: true,
    }),
  }));
  const least = Math.max(look.s2 * parting.column, widestCell(room) + gapAfter(look));
  const held = divided.filter(
    ({ parts, grid: { heads, names, column } }) =>
      Math.floor(rows.length / parts) >= parting.rows &&
      column >= least &&
      areWhole(heads, columns) &&
      names.every((lines, row) => lines.length <= single!.grid.names[row]!.length),
  );
  const all = [single!, ...held];
  return all.find(({ grid: { spare } }) => spare < look.s2) ?? all.at(-1)!;
}

/** A cell of a table, its right edge at `x`. */
function putCell(
  pen: Pen,
  look: Look,
  cell: SeriesView['rows'][0]['cells'][0],
  { x, base, isNews = false }: { x: number; base: number; isNews?: boolean | undefined },
): void {
  if (cell)
    putLine(pen, setCell(look, cell, { fill: isNews ? look.strongValue : look.value }), x, base, 'end');
  else putOwn(pen, setWords(look, '—', { size: look.s2 }), x, base, 'end');
}

/** A rule over a row, and its name. */
function putRow(
  pen: Pen,
  look: Look,
  {
    names,
    x,
    top,
    pitch,
    width,
    isFirst,
  }: { names: Line[]; x: number; top: number; pitch: number; width: number; isFirst: boolean },
): void {
  if (!isFirst) drawLine(pen, [x, top, x + width, top], { colour: look.grid, weight: stroke.hair });
  placeWords(pen, names, { x, top: top + (pitch - heightOf(names)) / 2 });
}

export function drawSeriesTable(room: Room): Picture {
  const { look, width } = room;
  const series = seriesOf(room);
  const { rows } = series;
  if (series.columns.length === 1 && allValues(series).every((value) => value >= 0))
    return drawBarTable(room);
  const compared = drawTimeTable(room);
  if (compared) return compared;
  const pen = newPen();
  const head = placeHead(pen, room);
  const { grid, parts } = partsOf(room);
  const top = head + grid.headHeight;
  const high = Math.ceil(rows.length / parts);
  const pitch = pitchOf(room, grid.rowHeight, high, top, 1.8);
  for (let part = 0; part < parts; part += 1) {
    const x = part * (partWidth(room, parts) + look.s2 * partGap);
    placeHeads(pen, grid, { look, x, top: head, end: true, isAgain: part > 0 });
    rows.slice(part * high, (part + 1) * high).forEach(({ cells }, row) => {
      const at = top + pitch * row;
      const names = grid.names[part * high + row]!;
      putRow(pen, look, { names, x, top: at, pitch, width: grid.width, isFirst: row === 0 });
      cells.forEach((cell, column) =>
        putCell(pen, look, cell, {
          x: x + grid.left + grid.edges[column]! - look.s1 * 0.2,
          base: at + pitch / 2 + look.s2 * 0.36,
          // Of a headline figure the newest number, which stands first.
          isNews: column === 0 && series.leads?.includes(part * high + row),
        }),
      );
    });
    drawLine(pen, [x, top, x + grid.width, top], { colour: look.axis, weight: stroke.outline });
  }
  return finish(pen, width, top + pitch * high, room);
}

/** A table of amounts measures as facts of its unit do; shares and rates of change are told apart by facts alone. */
const measureOf = (unit: string): { key: string; factor: number } | undefined => {
  const { base, factor } = baseOf(unit);
  return /^[%‰]?$/.test(base) ? undefined : { key: `length ${base}`, factor };
};

/** The numbers of one column, with bars that compare them. */
function drawBarTable(room: Room): Picture {
  const { look, width } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const top = placeHead(pen, room);
  const grid = gridOf(room, { size: look.s2, reserve: width * leastBars });
  const pitch = pitchOf(room, grid.rowHeight, series.rows.length, top, 1.8);
  const right = grid.left + widestCell(room);
  const from = right + gapAfter(look);
  const measure = measureOf(series.unit);
  const natural = (width - from) / Math.max(...allValues(series));
  const k = measure && room.scale !== undefined ? Math.min(natural, room.scale * measure.factor) : natural;
  if (measure) pen.drawn = { key: measure.key, perUnit: k / measure.factor };
  series.rows.forEach(({ cells: [cell] }, row) => {
    const at = top + pitch * row;
    putRow(pen, look, { names: grid.names[row]!, x: 0, top: at, pitch, width, isFirst: row === 0 });
    putCell(pen, look, cell!, { x: right, base: at + pitch / 2 + look.s2 * 0.36 });
    if (!cell) return;
    fillRect(pen, from, at + pitch / 2 - look.s2 * 0.45, cell.value * k, look.s2 * 0.9, look.main);
    if (measure)
      pen.marks.push({ key: measure.key, value: cell.value * measure.factor, length: cell.value * k });
  });
  drawLine(pen, [0, top, width, top], { colour: look.axis, weight: stroke.outline });
  return finish(pen, width, top + pitch * series.rows.length, room);
}

export function drawSeriesHeat(room: Room): Picture {
  const { look, width } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const head = placeHead(pen, room);
  const grid = gridOf(room, { size: look.s1 });
  const top = head + grid.headHeight;
  placeHeads(pen, grid, { look, top: head, end: false });
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
