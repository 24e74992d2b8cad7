/** What is said of series and of figures drawn from them. */
import type { Severity, Wording } from '../lib/problem.ts';
import { findClosest } from '../lib/closest.ts';
import { quoteValue } from '../lib/visible.ts';

const word =
  (severity: Severity) =>
  (code: string, message: string, remedy: string): Wording => ({ code, severity, message, remedy });
const error = word('error');
const warning = word('warning');

/** The name that was likely meant, before what there is. */
const meant = (name: string, known: readonly string[]): string => {
  const near = findClosest(name, known);
  return near ? `Did you mean ${quoteValue(near)}? ` : '';
};
const list = (names: readonly string[]): string =>
  names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');

export const seriesMessages = {
  notTable: (file: string) =>
    error('table-unreadable', `${quoteValue(file)} is no table.`, 'Name a .csv, .tsv or .xlsx file.'),
  outside: (file: string) =>
    error(
      'path-outside',
      `${quoteValue(file)} lies outside the report’s folder.`,
      'Copy the table beside the report.',
    ),
  unreadable: (file: string) =>
    error(
      'table-missing',
      `${quoteValue(file)} cannot be read.`,
      'Is it beside the report, under this very name?',
    ),
  emptyTable: (file: string) =>
    error(
      'table-unreadable',
      `${quoteValue(file)} has no rows.`,
      'Names of columns stand in its first row, a name and numbers in each further one.',
    ),
  rowLength: (name: string, has: number, wants: number) =>
    error(
      'series-row',
      `Row ${quoteValue(name)} has ${has} numbers for ${wants} columns.`,
      'Give each column a number, or null where there is none.',
    ),
  notNumber: (value: unknown, row: string) =>
    error(
      'value-not-a-number',
      `${quoteValue(value)} in row ${quoteValue(row)} is not a number.`,
      'Write the figure alone; where there is none, null.',
    ),
  rowNameless: () =>
    error('series-row', 'This row has no name.', 'Begin the row with its name: a time, a place, a group.'),
  rowTwice: (name: string) =>
    error('series-row-twice', `There are two rows ${quoteValue(name)}.`, 'Give each row a name of its own.'),
  columnTwice: (name: string) =>
    error(
      'series-column-twice',
      `There are two columns ${quoteValue(name)}.`,
      'Give each column a name of its own.',
    ),
  unused: (id: string) =>
    warning(
      'series-unused',
      `No figure draws the series "${id}": it is not printed.`,
      `Add a figure to a section: { kind: line, series: ${id} }.`,
    ),
  unknown: (id: string, known: readonly string[]) =>
    error(
      'series-unknown',
      `There is no series ${quoteValue(id)}.`,
      known.length > 0
        ? `${meant(id, known)}Series of this report: ${list(known)}.`
        : 'Add it under "series".',
    ),
  missing: (kind: string) =>
    error('figure-field', `A figure of kind ${kind} needs a series.`, 'Name one: series: ….'),
  notHere: (kind: string, field: string, where: string) =>
    error('figure-field', `A figure of kind ${kind} takes no "${field}".`, `"${field}" belongs to ${where}.`),
  columnUnknown: (name: string, known: readonly string[]) =>
    error(
      'series-column',
      `The series has no column ${quoteValue(name)}.`,
      `${meant(name, known)}Its columns: ${list(known)}.`,
    ),
  rowUnknown: (name: string, known: readonly string[]) =>
    error(
      'series-row',
      `The series has no row ${quoteValue(name)}.`,
      `${meant(name, known)}Its rows: ${list(known)}.`,
    ),
  pointColumn: (known: readonly string[]) =>
    error(
      'series-column',
      'This point does not say in which column it is.',
      `Add column: one of ${list(known)}.`,
    ),
  noPoint: (row: string) =>
    error(
      'series-row',
      `There is no number in row ${quoteValue(row)} to name.`,
      'Name another row, or fill the number in.',
    ),
  columns: (kind: string, has: number, wants: string) =>
    error(
      'series-shape',
      `A figure of kind ${kind} draws ${wants} columns; here there are ${has}.`,
      'Choose them by "columns", or take another kind.',
    ),
  rows: (kind: string, has: number, wants: string) =>
    error(
      'series-shape',
      `A figure of kind ${kind} draws ${wants} rows; this series has ${has}.`,
      'Take another kind, or a series of its own with fewer rows.',
    ),
  negative: (kind: string, row: string) =>
    error(
      'series-negative',
      `A figure of kind ${kind} cannot draw the negative number in row ${quoteValue(row)}.`,
      'Take a line or a table.',
    ),
  holes: (kind: string, row: string) =>
    error(
      'series-hole',
      `A figure of kind ${kind} needs a number in every place; row ${quoteValue(row)} lacks one.`,
      'Fill it in, take a line, or choose columns without gaps.',
    ),
  noEvents: () =>
    error('figure-field', 'A timeline needs events.', 'List them: events: [{ when: "2019", text: … }].'),
  noMap: () =>
    error('figure-field', 'A map needs its areas.', 'Add map: { file: areas.geojson, key: name }.'),
  mapOutside: (file: string) =>
    error(
      'path-outside',
      `${quoteValue(file)} lies outside the report’s folder.`,
      'Copy the map beside the report.',
    ),
  mapUnreadable: (file: string, why: string) =>
    error(
      'map-unreadable',
      `${quoteValue(file)} cannot be used as a map: ${why}.`,
      'Give a GeoJSON FeatureCollection or a TopoJSON Topology of areas, in degrees.',
    ),
  mapNotDegrees: (projection: string) =>
    error(
      'map-unreadable',
      `The map's coordinates are no degrees, which the projection ${projection} needs.`,
      'Write projection: plane where the map is projected already.',
    ),
  mapNoArea: (row: string, key: string, near: string | undefined) =>
    error(
      'map-area',
      `No area has ${key} ${quoteValue(row)}.`,
      near
        ? `Did you mean ${quoteValue(near)}?`
        : 'Rows of the series and areas of the map need the same names.',
    ),
  mapNoRow: (names: readonly string[]) =>
    warning(
      'map-row',
      `Areas without a number: ${list(names)}.`,
      'They are drawn as “no data”. Add their rows if there are numbers.',
    ),
};
