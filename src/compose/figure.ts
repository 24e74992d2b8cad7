/** Figures inside blocks: tiles as markup, charts as drawings of an exact height. */
import { leastChartHeight } from '../charts/draw.ts';
import type { FigureView, PhotoView } from '../view/view.ts';
import { photoContext } from './article.ts';
import { mmStyle, type DrawChart, type Setting } from './block.ts';
import { isSeen } from './grid.ts';
import { growthOf, tilesContext } from './tile-growth.ts';
import { ledgerWidth, mostGrowth, tileContext, tileGrid } from './tiles.ts';

/** Natural height of a chart row in label sizes, by kind; bars and gaps grow from there. */
const rowEms: Record<string, number> = { bars: 2.1, shares: 1.95, dumbbell: 2.8, comparison: 3, custom: 2.4 };
/** Room for the axis and the key, in label sizes. */
const fixedEms: Record<string, number> = { bars: 0.6, shares: 0.4, dumbbell: 3.6, comparison: 1, custom: 12 };

/** A photo in a panel, with its shape at natural height, width to height, where it is not the usual one. */
export type PhotoPiece = PhotoView & { shape?: number };

/** What stands in the figures of a panel: charts, tiles, photos. */
export type Piece = FigureView | PhotoPiece;

export const isPhoto = (piece: Piece): piece is PhotoPiece => 'caption' in piece;
export const isChart = (piece: Piece): boolean => !isPhoto(piece) && piece.kind !== 'tiles';

/**
 * Shape of a photo in a panel at its natural height, width to height, and the highest that it grows to with
 * grace.
 */
const photoShape = 1.7;
const highestShape = 1.17;
/** Beside something else a photo is cut lower: from there it grows to its neighbour's height. */
export const besideShape = 2.1;

const photoLines = ({ grid }: Setting, { shape = photoShape }: PhotoPiece, width: number): number =>
  Math.round(width / shape / grid.line);

const rowsOf = (figure: FigureView): number => Math.max(1, figure.pairs.length || figure.facts.length);

const leastLines = new WeakMap<FigureView, Map<string, number>>();

/**
 * Lines that the chart's own type needs at a width; remembered, since it is asked for again and again.
 * No width or size answers for another: labels that break in two where it is narrower make room for an
 * arrangement that is lower.
 */
function neededLines(figure: FigureView, { theme, metrics, sizes, grid }: Setting, width: number): number {
  const known = leastLines.get(figure) ?? new Map<string, number>();
  leastLines.set(figure, known);
  const key = `${width}/${sizes.label}/${grid.line}`;
  if (!known.has(key))
    known.set(
      key,
      Math.ceil(leastChartHeight({ figure, theme, metrics, width, size: sizes.label }) / grid.line - 0.02),
    );
  return known.get(key)!;
}

/** Least good height of a chart in whole lines: what its type needs, and air enough to read it. */
export function chartLines(figure: FigureView, setting: Setting, width: number): number {
  const ems = rowsOf(figure) * rowEms[figure.kind]! + fixedEms[figure.kind]!;
  return Math.max(
    3,
    Math.ceil((ems * setting.sizes.label) / setting.sizes.line - 0.2),
    neededLines(figure, setting, width),
  );
}

/** How the numbers of a panel are set: tiles with the number above its label, or a ledger with it beside. */
export type TileStyle = 'tiles' | 'ledger';

/**
 * Lines that a figure can grow by: charts by three quarters, tiles by a line and a half a row where their
 * numbers have room, one or two alone by more, ledgers by a third.
 */
export function figureCapacity(figure: Piece, setting: Setting, width: number, style: TileStyle): number {
  if (isPhoto(figure))
    return Math.floor(width / highestShape / setting.grid.line) - photoLines(setting, figure, width);
  if (isChart(figure))
    return Math.floor(chartLines(figure, setting, width) * (figure.kind === 'custom' ? 0.3 : 0.75));
  if (style === 'ledger') return Math.round(ledgerColumns(setting, figure, width).rows * 0.75);
  const { rows, room } = tileGrid(setting, figure.facts, width);
  // Numbers that have no room beside them only move apart.
  return Math.round(
    rows * (figure.facts.length <= 2 ? 2.5 : 0.6 + 0.9 * Math.min(1, (room - 1) / (mostGrowth - 1))),
  );
}

/**
 * Columns of a ledger, entries in the longest, and how many rows its first entry takes: cells that stay
 * empty at the end and would be seen are its own.
 */
function ledgerColumns(
  setting: Setting,
  { facts }: FigureView,
  width: number,
): { columns: number; rows: number; lead: number } {
  const { gutter, line } = setting.grid;
  const most = Math.max(
    1,
    Math.min(4, facts.length, Math.floor((width + gutter) / (ledgerWidth(setting, facts) + gutter))),
  );
  const layouts = Array.from({ length: most }, (_, index) => most - index).map((columns) => {
    const rows = Math.ceil(facts.length / columns);
    const unused = rows * columns - facts.length;
    return {
      columns,
      rows,
      unused,
      gaping: isSeen(setting.grid, { width: (unused * width) / columns, height: line * entryLines }),
    };
  });
  const { columns, rows, unused, gaping } = layouts.find(
    (layout) => !layout.gaping || layout.unused < layout.rows,
  )!;
  return { columns, rows, lead: gaping ? 1 + unused : 1 };
}
/** Height of an entry with the air below it. */
const entryLines = 2.4;

function ledgerContext({
  figure,
  setting,
  width,
  extra,
}: {
  figure: FigureView;
  setting: Setting;
  width: number;
  extra: number;
}): object {
  const { grid, sizes } = setting;
  const { columns, rows, lead } = ledgerColumns(setting, figure, width);
  const tiles = figure.facts.map((fact, index) =>
    tileContext(setting, {
      fact,
      ...(index > 0
        ? { className: '', style: '' }
        : lead > 1
          ? { className: 'entry-first entry-high', style: `grid-row:span ${lead};` }
          : { className: 'entry-first', style: '' }),
    }),
  );
  const column = (width - (columns - 1) * grid.gutter) / columns;
  const grow = Math.max(
    1,
    Math.min(
      growthOf(figure.facts),
      column / ledgerWidth(setting, figure.facts),
      1 + (extra * sizes.line) / (rows * sizes.numeral * 2.6),
    ),
  );
  return {
    partial: 'ledger',
    style: `width:${mmStyle(width)};--across:${columns};--down:${rows};--grow:${Math.floor(grow * 20) / 20};`,
    tiles,
  };
}

/**
 * What the `chart`, `tiles`, `ledger` or `photo` partial receives.
 * @param extra Lines beyond the natural height.
 */
export async function figureContext({
  figure,
  setting,
  width,
  extra,
  style: tileStyle = 'tiles',
  draw,
}: {
  figure: Piece;
  setting: Setting;
  width: number;
  extra: number;
  style?: TileStyle;
  draw?: DrawChart | undefined;
}): Promise<object> {
  const { grid, sizes } = setting;
  if (isPhoto(figure))
    return photoContext(setting, {
      photo: figure,
      width,
      frameLines: photoLines(setting, figure, width) + extra,
    });
  if (!isChart(figure) && tileStyle === 'ledger') return ledgerContext({ figure, setting, width, extra });
  if (!isChart(figure)) return tilesContext({ facts: figure.facts, setting, width, extra });
  const lines = chartLines(figure, setting, width) + extra;
  const height = lines * grid.line;
  const drawing = draw ? await draw({ figure, width, height, size: sizes.label }) : undefined;
  return {
    partial: 'chart',
    at: figure.at,
    style: `width:${mmStyle(width)};`,
    roomStyle: `height:${mmStyle(height)};`,
    title: figure.title,
    note: figure.note.length > 0 ? figure.note : '',
    drawing: drawing ?? '',
  };
}
