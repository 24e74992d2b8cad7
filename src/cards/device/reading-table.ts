/** A table of a series in a long picture: every number of it, on a grid that a hand-held screen can read. */
import type { SeriesRow, SeriesView } from '../../view/view.ts';
import type { Room } from '../draw/frame.ts';
import type { Stage } from '../draw/stage.ts';
import { flowText, widthOf } from '../draw/type.ts';

/** In the size of the body: pitch of rows, size of numbers, least gap between columns. */
const sizes = { pitch: 1.62, number: 0.98, head: 0.8, gap: 0.6 };
/** Most of the measure that names of rows take. */
const mostNames = 0.42;

interface Grid {
  room: Room;
  left: number;
  column: number;
  /** Columns side by side; the others follow below. */
  across: number;
}

function gridOf(stage: Stage, room: Room, { rows, columns }: SeriesView): Grid {
  const { setter, shape } = stage;
  const size = shape.words.body;
  const measure = room.right - room.left;
  const names = Math.max(...rows.map(({ label }) => widthOf(setter, label, 'label', size)));
  const left = Math.min(measure * mostNames, names + size * sizes.gap);
  const numbers = rows.flatMap(({ cells }) =>
    cells.map((cell) => (cell ? widthOf(setter, cell.text, 'numeral', size * sizes.number) : 0)),
  );
  const widest = Math.max(size * 2.6, ...numbers) + size * sizes.gap;
  const across = Math.max(1, Math.min(columns.length, Math.floor((measure - left) / widest)));
  return { room, left, column: (measure - left) / across, across };
}

/** Name and unit of the table. @returns The bottom of the line. */
function drawHead(stage: Stage, room: Room, { at, label, unit }: SeriesView, top: number): number {
  const { shape, palette, setter } = stage;
  const size = shape.words.body * 1.06;
  const set = flowText(setter, label, { role: 'strong', size, width: room.right - room.left });
  const base = top + size * 0.9;
  const box = stage.lines(label, set, {
    x: room.left,
    base,
    role: 'strong',
    leading: 1.3,
    colour: palette.title,
    at: `${at}.label`,
  });
  if (unit)
    stage.words(unit, {
      x: set.lines.length === 1 ? box.right + size * 0.5 : room.left,
      base: set.lines.length === 1 ? base : base + set.lines.length * size * 1.3,
      role: 'label',
      size: shape.words.small,
      colour: palette.ink,
      at: `${at}.unit`,
    });
  const extra = unit && set.lines.length > 1 ? 1 : 0;
  return base + (set.lines.length - 1 + extra) * size * 1.3;
}

function drawRow(
  stage: Stage,
  { room, left, column }: Grid,
  { row, from, to, base }: { row: SeriesRow; from: number; to: number; base: number },
): number {
  const { shape, palette, setter } = stage;
  const size = shape.words.body;
  const name = flowText(setter, row.label, { role: 'label', size, width: left - size * 0.3 });
  stage.lines(row.label, name, {
    x: room.left,
    base,
    role: 'label',
    leading: 1.25,
    colour: palette.ink,
    at: row.at,
  });
  row.cells.slice(from, to).forEach((cell, index) => {
    const place = { x: room.left + left + column * (index + 1), base, align: 'right' as const };
    if (cell)
      stage.words(cell.text, {
        ...place,
        role: 'numeral',
        size: size * sizes.number,
        colour: palette.numeral,
        at: cell.at,
      });
  });
  const bottom = base + (name.lines.length - 1) * size * 1.25 + size * 0.45;
  stage.line([room.left, bottom], [room.right, bottom], palette.rule, stage.px(1));
  return bottom;
}

/** @returns The lower end of the table, px. */
export function drawTable(stage: Stage, room: Room, series: SeriesView, top: number): number {
  const grid = gridOf(stage, room, series);
  const { shape, palette, setter } = stage;
  const size = shape.words.body;
  const isSingle = series.columns.length === 1;
  let bottom = drawHead(stage, room, series, top) + size * 0.3;
  for (let from = 0; from < series.columns.length; from += grid.across) {
    const to = Math.min(series.columns.length, from + grid.across);
    if (!isSingle) {
      const heads = series.columns.slice(from, to).map((column) => ({
        ...column,
        set: flowText(setter, column.label, {
          role: 'label',
          size: size * sizes.head,
          width: grid.column - size * 0.2,
        }),
      }));
      const lines = Math.max(...heads.map(({ set }) => set.lines.length));
      const step = size * sizes.head * 1.25;
      heads.forEach(({ label, at, set }, index) =>
        stage.lines(label, set, {
          x: room.left + grid.left + grid.column * (index + 1),
          base: bottom + step * (lines - set.lines.length + 1),
          align: 'right',
          role: 'label',
          leading: 1.25,
          colour: palette.title,
          at,
        }),
      );
      bottom += step * lines + size * 0.2;
    }
    for (const row of series.rows) {
      bottom = drawRow(stage, grid, { row, from, to, base: bottom + size * (sizes.pitch - 0.45) });
      stage.breaks.push(bottom);
    }
  }
  return bottom;
}
