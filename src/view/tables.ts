/** Tables of numbers as figures draw them: printed numbers with their addresses, places on an axis of time, areas of a map. */
import type { Projection } from '../model/series.ts';
import type { SumRow } from './relations/totals.ts';

/** A number of a series. */
export interface CellView {
  at: string;
  value: number;
  /** The number alone; the unit stands once, with the title. */
  text: string;
}

/** A table of numbers: rows are times, places or groups. */
export interface SeriesView {
  id: string;
  /** `series.<id>`; a cell is `series.<id>.rows.<row>.<column>`, column 0 the name of the row. */
  at: string;
  label: string;
  unit: string;
  columns: { at: string; label: string }[];
  rows: SeriesRow[];
  /** Of a table whose columns are times the newest. */
  now?: number;
  /** Rows are times: where they stand on an axis of time, in years. */
  times?: number[];
  /** Rows that a headline figure of the report is, by their name. */
  leads?: number[];
  /** Places that are named, with their words. */
  points: { row: number; column: number; at: string; text: string }[];
  /** The areas of a map, and how they are drawn. */
  map?: MapView;
}

export interface SeriesRow {
  at: string;
  label: string;
  /** Of a table: it sums up rows above it. */
  sum?: SumRow;
  /** One a column; null where there is no number. */
  cells: (CellView | null)[];
}

export interface MapView {
  style: 'shades' | 'dots';
  projection: Projection;
  /** Name of the projection, as printed. */
  projectionName: string;
  noData: string;
  /** Polygons in degrees, with the row that each belongs to; -1 for an area without one. */
  areas: { row: number; name: string; polygons: number[][][][] }[];
}
