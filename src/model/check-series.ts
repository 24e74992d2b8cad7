/** Series: rows of one length, names that differ, and figures that suit what the table holds. */
import { findClosest } from '../lib/closest.ts';
import { alike, type Both } from '../lib/languages.ts';
import type { Problem, Wording } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import { problemAt } from './place.ts';
import type { Report } from './report.ts';
import type { Figure } from './section.ts';
import { isSeriesKind, type Series, type SeriesKind } from './series.ts';
import { seriesMessages as messages } from './messages/series.ts';

interface Fault {
  path: Path;
  wording: Wording;
}

function checkTable(id: string, { columns, rows }: Series): Fault[] {
  const faults: Fault[] = [];
  const path = ['series', id];
  columns.forEach((name, index) => {
    if (columns.indexOf(name) < index)
      faults.push({ path: [...path, 'columns', index], wording: messages.columnTwice(name) });
  });
  const names = rows.map(([name]) => String(name));
  rows.forEach((row, index) => {
    const name = names[index]!;
    const at = [...path, 'rows', index];
    if (row[0] === null) faults.push({ path: [...at, 0], wording: messages.rowNameless() });
    if (names.indexOf(name) < index) faults.push({ path: [...at, 0], wording: messages.rowTwice(name) });
    if (row.length !== columns.length + 1)
      faults.push({ path: at, wording: messages.rowLength(name, row.length - 1, columns.length) });
    row.slice(1).forEach((value, column) => {
      if (typeof value === 'string')
        faults.push({ path: [...at, column + 1], wording: messages.notNumber(value, name) });
    });
  });
  return faults;
}

/** What a kind takes: how many columns and rows, numbers below zero, gaps. */
interface Shape {
  columns: [least: number, most: number];
  rows: [least: number, most: number];
  negative?: false;
  gaps?: false;
}
const shapes: Record<SeriesKind, Shape> = {
  line: { columns: [1, 6], rows: [3, 400] },
  area: { columns: [1, 5], rows: [3, 400], negative: false, gaps: false },
  stack: { columns: [2, 6], rows: [1, 24], negative: false, gaps: false },
  multiples: { columns: [2, 16], rows: [3, 200] },
  slope: { columns: [2, 2], rows: [2, 16], gaps: false },
  ranking: { columns: [2, 12], rows: [2, 16], gaps: false },
  pyramid: { columns: [2, 2], rows: [3, 24], negative: false, gaps: false },
  heat: { columns: [2, 24], rows: [2, 40] },
  table: { columns: [1, 8], rows: [2, 60] },
  map: { columns: [1, 1], rows: [2, 400] },
};

const rangeText = ([least, most]: [number, number]): Both =>
  least === most ? alike(String(least)) : { en: `${least} to ${most}`, zh: `${least}—${most}` };

function checkShape(figure: Figure, table: Series, path: Path): Fault[] {
  const kind = figure.kind as SeriesKind;
  const { columns, rows, negative, gaps } = shapes[kind];
  const names = figure.columns ?? table.columns;
  const unknown = names.flatMap((name, index) =>
    table.columns.includes(name)
      ? []
      : [{ path: [...path, 'columns', index], wording: messages.columnUnknown(name, table.columns) }],
  );
  if (unknown.length > 0) return unknown;
  const isOut = (count: number, [least, most]: [number, number]) => count < least || count > most;
  const faults: Fault[] = [];
  if (isOut(names.length, columns))
    faults.push({ path, wording: messages.columns(kind, names.length, rangeText(columns)) });
  if (isOut(table.rows.length, rows))
    faults.push({ path, wording: messages.rows(kind, table.rows.length, rangeText(rows)) });
  const chosen = names.map((name) => table.columns.indexOf(name) + 1);
  const rowWith = (test: (value: unknown) => boolean): string | undefined => {
    const row = table.rows.find((one) => chosen.some((column) => test(one[column])));
    return row && String(row[0]);
  };
  const below = negative === false ? rowWith((value) => typeof value === 'number' && value < 0) : undefined;
  if (below !== undefined) faults.push({ path, wording: messages.negative(kind, below) });
  const hole = gaps === false ? rowWith((value) => value === null || value === undefined) : undefined;
  if (hole !== undefined) faults.push({ path, wording: messages.holes(kind, hole) });
  return faults;
}

function checkPoints({ points = [], columns }: Figure, table: Series, path: Path): Fault[] {
  const names = columns ?? table.columns;
  const rows = table.rows.map(([name]) => String(name));
  return points.flatMap(({ row, column }, index): Fault[] => {
    const at = [...path, 'points', index];
    const line = table.rows[rows.indexOf(String(row))];
    if (!line) return [{ path: [...at, 'row'], wording: messages.rowUnknown(String(row), rows) }];
    if (column === undefined && names.length > 1) return [{ path: at, wording: messages.pointColumn(names) }];
    const name = column ?? names[0]!;
    if (!names.includes(name))
      return [{ path: [...at, 'column'], wording: messages.columnUnknown(name, names) }];
    return typeof line[table.columns.indexOf(name) + 1] === 'number'
      ? []
      : [{ path: [...at, 'row'], wording: messages.noPoint(String(row)) }];
  });
}

function checkMap({ map }: Figure, table: Series, path: Path): Fault[] {
  if (!map) return [{ path, wording: messages.noMap() }];
  const areas = map.areas.map(({ name }) => name);
  if (areas.length === 0) return [];
  const isDegrees = map.areas.every(({ polygons }) =>
    (polygons as number[][][][]).flat(2).every(([x, y]) => Math.abs(x!) <= 360 && Math.abs(y!) <= 90),
  );
  if (map.projection !== 'plane' && !isDegrees)
    return [{ path: [...path, 'map'], wording: messages.mapNotDegrees(map.projection) }];
  const rows = table.rows.map(([name]) => String(name));
  const bare = areas.filter((name) => !rows.includes(name));
  const faults = rows.flatMap((row): Fault[] =>
    areas.includes(row)
      ? []
      : [
          {
            path: [...path, 'map', 'key'],
            wording: messages.mapNoArea(row, map.key, findClosest(row, bare)),
          },
        ],
  );
  return bare.length > 0 ? [...faults, { path: [...path, 'map'], wording: messages.mapNoRow(bare) }] : faults;
}

/** Fields of series in figures of other kinds, which would be ignored. */
function checkFields(figure: Figure, path: Path): Fault[] {
  const { kind, series, columns, points, events, map } = figure;
  const drawn = isSeriesKind(kind);
  const tables = { en: 'kinds that draw a table, such as line', zh: '画数据表的图，如 line' };
  const misplaced: [string, unknown, Both][] = [
    ['series', drawn ? undefined : series, tables],
    ['columns', drawn ? undefined : columns, tables],
    [
      'points',
      kind === 'line' || kind === 'area' ? undefined : points,
      { en: 'line and area', zh: ' line 和 area' },
    ],
    ['events', kind === 'timeline' ? undefined : events, alike('timeline')],
    ['map', kind === 'map' ? undefined : map, alike('map')],
    [
      'facts',
      drawn || kind === 'timeline' ? figure.facts[0] : undefined,
      { en: 'kinds that draw facts', zh: '画事实的图' },
    ],
  ];
  return misplaced.flatMap(([field, value, where]) =>
    value === undefined ? [] : [{ path: [...path, field], wording: messages.notHere(kind, field, where) }],
  );
}

function checkFigure(figure: Figure, path: Path, series: Report['series']): Fault[] {
  const faults = checkFields(figure, path);
  if (figure.kind === 'timeline')
    return (figure.events ?? []).length > 0 ? faults : [...faults, { path, wording: messages.noEvents() }];
  if (!isSeriesKind(figure.kind)) return faults;
  if (figure.series === undefined) return [...faults, { path, wording: messages.missing(figure.kind) }];
  const table = Object.hasOwn(series, figure.series) ? series[figure.series] : undefined;
  if (!table)
    return [
      ...faults,
      { path: [...path, 'series'], wording: messages.unknown(figure.series, Object.keys(series)) },
    ];
  return [
    ...faults,
    ...checkShape(figure, table, path),
    ...checkPoints(figure, table, path),
    ...(figure.kind === 'map' ? checkMap(figure, table, path) : []),
  ];
}

export function checkSeries({ series, review }: Report, source: Source): Problem[] {
  const figures = review.sections.flatMap((section, at) =>
    section.figures.map((figure, index) => ({
      figure,
      path: ['review', 'sections', at, 'figures', index] as Path,
    })),
  );
  const used = new Set(figures.map(({ figure }) => figure.series));
  return [
    ...Object.entries(series).flatMap(([id, table]) => [
      ...checkTable(id, table),
      ...(used.has(id) ? [] : [{ path: ['series', id], wording: messages.unused(id) }]),
    ]),
    ...figures.flatMap(({ figure, path }) => checkFigure(figure, path, series)),
  ].map(({ path, wording }) => problemAt(source, path, wording));
}
