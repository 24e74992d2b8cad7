/**
 * Tables beside the report (`series: { population: { file: population.csv } }`): read into the source as if their
 * columns and rows stood in it, with the row and column of every cell as its place.
 */
import { join } from 'node:path';
import { readBytes, showPath, type InputFile } from '../lib/files.ts';
import { sha256 } from '../lib/hash.ts';
import { isInnerPath } from '../lib/names.ts';
import { ProblemError, type Problem } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import { isTable, readTable, type TableRow } from '../report/table.ts';
import { problemAt } from './place.ts';
import { seriesMessages as messages } from './messages/series.ts';

/** Bytes that a table may have. */
const largest = 5_000_000;
/** A number as people type it in a spreadsheet. */
const numeric = /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
/** What stands for "no number" in a statistical table. */
const none = /^(?:|[-–—…]+|\.{2,}|n\/?a)$/i;

interface Table {
  file: string;
  head: TableRow;
  body: TableRow[];
}

const cellValue = (raw: string): unknown =>
  none.test(raw) ? null : numeric.test(raw) ? Number(raw.replaceAll(',', '').replace('−', '-')) : raw;

function tableOf(file: string, rows: readonly TableRow[]): Table | undefined {
  const [head, ...body] = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  return head && body.length > 0 ? { file, head, body } : undefined;
}

/** Names of columns and rows as the schema wants them. */
function valuesOf({ head, body }: Table): { columns: string[]; rows: unknown[][] } {
  const columns = head.cells.slice(1).filter((cell) => cell !== '');
  return {
    columns,
    rows: body.map(({ cells }) => [
      cells[0] ?? '',
      ...columns.map((_name, index) => cellValue(cells[index + 1] ?? '')),
    ]),
  };
}

/** Stands for a table that cannot be read: that is told, and not that its columns are missing. */
const unread = { columns: ['—'], rows: [['—', null]] };

const isNamed = (own: unknown): own is { file: string } =>
  own !== null && typeof own === 'object' && 'file' in own && typeof own.file === 'string';

/** The source with the cells of its tables in it. */
function merge(source: Source, tables: ReadonlyMap<string, Table>, problems: Problem[]): Source {
  const value = source.value as { series: Record<string, Record<string, unknown>> };
  const series = Object.fromEntries(
    Object.entries(value.series).map(([id, own]) => {
      const table = tables.get(id);
      return [id, table ? { ...own, ...valuesOf(table) } : isNamed(own) ? { ...unread, ...own } : own];
    }),
  );
  const cellAt = ([list, id, part, row, column]: Path) => {
    const table = list === 'series' ? tables.get(String(id)) : undefined;
    if (!table || (part !== 'rows' && part !== 'columns')) return undefined;
    const [line, at] =
      part === 'columns'
        ? [table.head, Number(row ?? -1) + 1]
        : [table.body[Number(row ?? 0)], Number(column ?? 0)];
    return line && { file: table.file, line: line.row, column: at + 1, raw: line.cells[at] ?? '' };
  };
  return {
    ...source,
    value: { ...(source.value as object), series },
    problems: [...source.problems, ...problems],
    placeOf: (path, options) => {
      const cell = cellAt(path);
      return cell ? { file: cell.file, line: cell.line, column: cell.column } : source.placeOf(path, options);
    },
    rawOf: (path) => {
      const cell = cellAt(path);
      return cell ? cell.raw.replaceAll(',', '') : source.rawOf(path);
    },
    writtenAs: (path) => (cellAt(path) ? 'plain' : source.writtenAs(path)),
  };
}

const filesIn = (value: unknown): [id: string, file: string][] => {
  const series = value !== null && typeof value === 'object' && 'series' in value ? value.series : undefined;
  return series !== null && typeof series === 'object'
    ? Object.entries(series).flatMap(([id, own]): [string, string][] =>
        isNamed(own) ? [[id, own.file]] : [],
      )
    : [];
};

async function readOne(
  source: Source,
  folder: string,
  [id, named]: [string, string],
): Promise<{ table?: Table; input?: InputFile; problems: Problem[] }> {
  const path: Path = ['series', id, 'file'];
  const refuse = (wording: ReturnType<typeof messages.notTable>) => ({
    problems: [problemAt(source, path, wording)],
  });
  if (!isTable(named)) return refuse(messages.notTable(named));
  if (!isInnerPath(named)) return refuse(messages.outside(named));
  const file = join(folder, named);
  const read = await readBytes(file, largest);
  if (!('bytes' in read)) return refuse(messages.unreadable(named));
  const input: InputFile = { path: named, bytes: read.bytes.length, sha256: sha256(read.bytes) };
  try {
    const table = tableOf(showPath(file), await readTable(read.bytes, showPath(file)));
    return table ? { table, input, problems: [] } : { ...refuse(messages.emptyTable(named)), input };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { input, problems: error.problems };
  }
}

/** @param folder Absolute path of the report's folder. */
export async function readSeriesFiles(
  source: Source,
  folder: string,
): Promise<{ source: Source; inputs: InputFile[] }> {
  const named = filesIn(source.value);
  if (named.length === 0) return { source, inputs: [] };
  const tables = new Map<string, Table>();
  const inputs = new Map<string, InputFile>();
  const problems: Problem[] = [];
  for (const one of named) {
    const read = await readOne(source, folder, one);
    if (read.table) tables.set(one[0], read.table);
    if (read.input) inputs.set(read.input.path, read.input);
    problems.push(...read.problems);
  }
  return { source: merge(source, tables, problems), inputs: [...inputs.values()] };
}
