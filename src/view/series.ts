/** Series as figures show them: numbers as printed, places on an axis of time, names of rows and columns. */
import type { Report } from '../model/report.ts';
import type { Figure } from '../model/section.ts';
import { isSeriesKind } from '../model/series.ts';
import { formatPlain } from './number.ts';
import { sumRows, type SumRow } from './relations/totals.ts';
import type { EventView, FactView, FigureView, MapView, SeriesView } from './view.ts';
import type { Word } from './words.ts';

/** What a figure of a series is derived with. */
export interface SeriesContext {
  series: Report['series'];
  language: string;
  words: Record<Word, string>;
  /** Headline figures of the report. */
  leads: ReadonlySet<string>;
  factsById: ReadonlyMap<string, FactView>;
}

/** Rows that are named as a headline figure is. */
function leadRows(labels: string[], { leads, factsById }: SeriesContext): number[] {
  const names = new Set(
    [...leads].flatMap((id) => {
      const { label, short } = factsById.get(id)!;
      return [label.toLowerCase(), short.toLowerCase()];
    }),
  );
  return labels.flatMap((label, row) => (names.has(label.toLowerCase()) ? [row] : []));
}

/** Years of a name: 2019, 2019年, 2019-06, 2019/6, 2019Q3, 2019年第三季度; undefined where it is no time. */
export function timeOf(name: string): number | undefined {
  const found = /^(\d{4})年?(?:[-/.]?(?:(\d{1,2})月?)|\s?(?:Q|第)([1-4一二三四])(?:季度)?)?$/i.exec(
    name.trim(),
  );
  if (!found) return undefined;
  const [, year, month, quarter] = found;
  if (month !== undefined) return Number(month) <= 12 ? Number(year) + (Number(month) - 1) / 12 : undefined;
  if (quarter === undefined) return Number(year);
  const index = '一二三四'.includes(quarter) ? '一二三四'.indexOf(quarter) : Number(quarter) - 1;
  return Number(year) + index / 4;
}

function timesOf(labels: readonly string[]): number[] | undefined {
  const times = labels.map(timeOf);
  const isTime = times.every(
    (time, index) => time !== undefined && (index === 0 || time > (times[index - 1] ?? Infinity)),
  );
  return isTime && labels.length > 1 ? (times as number[]) : undefined;
}

/** The year that a name holds: H1 2025, 2024/25, 2024年. */
const yearIn = (name: string): number => Number(/(?:19|20)\d{2}/.exec(name)?.[0] ?? Number.NaN);

/** Times run forward, also where a table has the newest first; a table is read as the editor ordered it. */
function forward<T>(list: T[], nameOf: (one: T) => string, kind: Figure['kind']): T[] {
  const years = list.map((one) => yearIn(nameOf(one)));
  const isBackward = years.every((year, index) => index === 0 || year < years[index - 1]!);
  return kind !== 'table' && list.length > 1 && isBackward ? list.toReversed() : list;
}

/** Decimals of a column: as many as its numbers have at most. */
const decimalsOf = (values: (number | null)[]): number =>
  Math.min(6, Math.max(0, ...values.map((value) => String(value ?? 0).split('.')[1]?.length ?? 0)));

/** The newest of columns that are times, at most so many. */
const mostTimes = 3;
function newestOf(names: string[], kind: Figure['kind']): number | undefined {
  const years = names.map(yearIn);
  const isTimes = names.length > 1 && names.length <= mostTimes && new Set(years).size === names.length;
  return kind === 'table' && isTimes && !years.some(Number.isNaN)
    ? years.indexOf(Math.max(...years))
    : undefined;
}

function deriveMap(
  map: NonNullable<Figure['map']>,
  labels: readonly string[],
  words: SeriesContext['words'],
): MapView {
  return {
    style: map.style,
    projection: map.projection,
    projectionName: words[`projection-${map.projection}`],
    noData: words.noData,
    areas: map.areas.map(({ name, polygons }) => ({
      row: labels.indexOf(name),
      name,
      polygons: polygons as number[][][][],
    })),
  };
}

/** A unit that a name beside it is: Days, days. */
const isNamed = (unit: string, names: string[]): boolean =>
  names.some((name) => name.toLowerCase() === unit.toLowerCase());

/** Is the unit one of its names, or the end of the title that stands over it: "Unemployment rate, %"? */
function isUnitSaid(
  { unit, label, columns }: Report['series'][string],
  { title, only }: { title: string | undefined; only: number | undefined },
): boolean {
  const ends = unit !== '' && (title || label).trim().endsWith(unit);
  return ends || isNamed(unit, [label, ...(only === undefined ? [] : [columns[only]!])]);
}

/** @param at Address of the figure. */
export function deriveSeries(figure: Figure, at: string, context: SeriesContext): SeriesView | undefined {
  const { series, language, words } = context;
  const id = figure.series;
  const table = id !== undefined && isSeriesKind(figure.kind) ? series[id] : undefined;
  if (!table || id === undefined) return undefined;
  const chosen = forward(figure.columns ?? table.columns, String, figure.kind).map((name) =>
    table.columns.indexOf(name),
  );
  const rows = forward([...table.rows.entries()], ([, [name]]) => String(name), figure.kind);
  const numberAt = (row: Report['series'][string]['rows'][number], column: number): number | null =>
    (row[column + 1] as number | null | undefined) ?? null;
  const digits = chosen.map(
    (column) => table.digits ?? decimalsOf(table.rows.map((row) => numberAt(row, column))),
  );
  const labels = rows.map(([, [name]]) => String(name));
  const times = timesOf(labels);
  const leads = leadRows(labels, context);
  const now = newestOf(
    chosen.map((column) => table.columns[column]!),
    figure.kind,
  );
  const numbers = rows.map(([, row]) => chosen.map((column) => numberAt(row, column)));
  const sums: ReadonlyMap<number, SumRow> = figure.kind === 'table' ? sumRows(numbers, digits) : new Map();
  return {
    id,
    at: `series.${id}`,
    label: table.label,
    unit: isUnitSaid(table, { title: figure.title, only: chosen.length === 1 ? chosen[0] : undefined })
      ? ''
      : table.unit,
    columns: chosen.map((column) => ({
      at: `series.${id}.columns.${column}`,
      label: table.columns[column]!,
    })),
    ...(now === undefined ? {} : { now }),
    rows: rows.map(([index, row], place) => ({
      at: `series.${id}.rows.${index}.0`,
      label: String(row[0]),
      ...(sums.has(place) ? { sum: sums.get(place)! } : {}),
      cells: chosen.map((column, order) => {
        const value = numberAt(row, column);
        return value === null
          ? null
          : {
              at: `series.${id}.rows.${index}.${column + 1}`,
              value,
              text: formatPlain(value, language, digits[order]),
            };
      }),
    })),
    ...(times ? { times } : {}),
    ...(leads.length > 0 ? { leads } : {}),
    points: (figure.points ?? []).map(({ row, column, text }, index) => ({
      row: labels.indexOf(String(row)),
      column: column === undefined ? 0 : chosen.indexOf(table.columns.indexOf(column)),
      at: `${at}.points.${index}.text`,
      text,
    })),
    ...(figure.map ? { map: deriveMap(figure.map, labels, words) } : {}),
  };
}

export const deriveEvents = ({ events = [] }: Figure, at: string): EventView[] =>
  events.map(({ when, text }, index) => ({ at: `${at}.events.${index}`, when, text }));

/** A series in words: each row with its numbers. */
export function seriesAlt({ label, unit, columns, rows }: SeriesView, words: Record<Word, string>): string {
  const several = columns.length > 1;
  const named = rows.map(({ label: row, cells }) => {
    const numbers = cells.map((cell, index) =>
      [several ? columns[index]!.label : '', cell ? cell.text : words.noData].filter(Boolean).join(' '),
    );
    return `${row}${words.colon}${numbers.join(words.comma)}`;
  });
  const separator = words.fullStop === '。' ? '；' : '; ';
  return `${label}${unit ? ` (${unit})` : ''}${words.colon}${named.join(separator)}`;
}

/** The tables of figures, as each of them shows it: two may show different columns of one. */
export const drawnSeries = (figures: readonly FigureView[]): SeriesView[] =>
  figures.flatMap(({ series }) => (series ? [series] : []));

/** Is the only column called like its table, or does the title over it end with its name: 各市降水量? */
export const saysColumn = (title: string, { label, columns: [only, ...others] }: SeriesView): boolean =>
  others.length === 0 &&
  only !== undefined &&
  (only.label === label || (title || label).endsWith(only.label));
