/** The number of a table that a card sets large. */
import type { CellView, FigureView, SeriesRow } from '../../../view/view.ts';

/** A number of the table that stands large: the name of its row says which. */
export interface Peak {
  cell: CellView;
  row: SeriesRow;
}

/** The last number of a table of one column over time: what it has come to. */
export function lastOf({ series }: FigureView): Peak | undefined {
  if (!series?.times || series.columns.length !== 1) return undefined;
  const row = series.rows.findLast(({ cells }) => cells[0]);
  return row ? { row, cell: row.cells[0]! } : undefined;
}
