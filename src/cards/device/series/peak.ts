/** The number of a table that a card sets large. */
import type { CellView, FigureView, SeriesRow } from '../../../view/view.ts';

/** A number of the table that stands large: the names of its row and column say which. */
export interface Peak {
  cell: CellView;
  row: SeriesRow;
  column?: { at: string; label: string } | undefined;
}

/** The last number of a table of one column over time: what it has come to. */
export function lastOf({ series }: FigureView): Peak | undefined {
  if (!series?.times || series.columns.length !== 1) return undefined;
  const row = series.rows.findLast(({ cells }) => cells[0]);
  return row ? { row, cell: row.cells[0]! } : undefined;
}

/** Where a wide card has room beside the chart: the greatest of the last column, or of the last time. */
export function peakOf(figure: FigureView): Peak | undefined {
  const { series } = figure;
  if (!series || lastOf(figure)) return lastOf(figure);
  const isOverTime = series.times !== undefined || figure.kind === 'line' || figure.kind === 'area';
  const rows = isOverTime ? series.rows.slice(-1) : series.rows;
  const columns = series.columns.map((column, index) => ({ column, index }));
  const asked = isOverTime || wholeTables.has(figure.kind) ? columns : columns.slice(-1);
  const all = rows.flatMap((row) =>
    asked.flatMap(({ column, index }) => {
      const cell = row.cells[index];
      return cell ? [{ cell, row, column: series.columns.length > 1 ? column : undefined }] : [];
    }),
  );
  return all.length > 0 ? all.reduce((a, b) => (b.cell.value > a.cell.value ? b : a)) : undefined;
}
/** Kinds in which every column is of the same time. */
const wholeTables = new Set(['pyramid', 'stack', 'heat']);
