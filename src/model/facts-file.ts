/**
 * Facts in a table beside the report (`facts: facts.csv`): read into the source as if they stood in it, with the
 * row and column of every field as its place.
 */
import { join } from 'node:path';
import { readBytes, showPath, type InputFile } from '../lib/files.ts';
import { sha256 } from '../lib/hash.ts';
import { isInnerPath } from '../lib/names.ts';
import { ProblemError, type Problem } from '../lib/problem.ts';
import { findClosest } from '../lib/closest.ts';
import type { Path, Source } from '../report/source.ts';
import { isTable, readTable, type TableRow } from '../report/table.ts';
import { tableMessages as messages } from './messages.ts';

/** Bytes that a table of facts may have. */
const largest = 5_000_000;

/** Names of columns: the field's own, or its Chinese one. */
const columnNames: Record<string, readonly string[]> = {
  id: ['标识', '代码'],
  label: ['名称', '指标', '指标名称'],
  short: ['短名称', '简称'],
  value: ['数值', '数', '值'],
  digits: ['小数位数', '小数'],
  unit: ['单位', '计量单位'],
  sign: ['符号'],
  prefix: ['前缀', '前词', '数前词'],
  qualifier: ['限定词', '后词', '数后词'],
  kind: ['种类', '类别'],
  status: ['状态'],
  rank: ['名次', '名次或荣誉'],
  icon: ['图标'],
  numerals: ['数字写法'],
  note: ['说明', '口径', '备注'],
};
const fields = Object.keys(columnNames);

const fieldOf = (cell: string): string | undefined => {
  const name = cell.trim();
  return fields.find((field) => field === name.toLowerCase() || columnNames[field]!.includes(name));
};

/** 1 → A, 27 → AA, as spreadsheets call their columns. */
export function columnLetters(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

interface Cell {
  row: number;
  column: number;
  raw: string;
}

interface Read {
  facts: Record<string, Record<string, unknown>>;
  cells: Map<string, Cell>;
  problems: Problem[];
}

const numeric = /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** A cell as YAML would have it: numbers with or without group marks, everything else a text. */
function valueOf(field: string, raw: string): unknown {
  if (field !== 'value' && field !== 'digits') return raw;
  return numeric.test(raw) ? Number(raw.replaceAll(',', '').replace('−', '-')) : raw;
}

class TableReader {
  readonly #file: string;
  readonly #read: Read = { facts: {}, cells: new Map(), problems: [] };
  #columns: (string | undefined)[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  read(rows: readonly TableRow[]): Read {
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
    const [head, ...body] = filled;
    if (head) this.#readHead(head);
    if (this.#columns.includes('id')) for (const row of body) this.#readRow(row);
    return this.#read;
  }

  #complain(problem: Omit<Problem, 'place'>, row: number, column: number): void {
    this.#read.problems.push({ ...problem, place: { file: this.#file, line: row, column } });
  }

  #readHead({ row, cells }: TableRow): void {
    this.#columns = cells.map(fieldOf);
    for (const [index, cell] of cells.entries())
      if (cell !== '' && this.#columns[index] === undefined)
        this.#complain(
          messages.column(cell, columnLetters(index + 1), {
            known: fields,
            suggestion: findClosest(cell, fields),
          }),
          row,
          index + 1,
        );
    if (!this.#columns.includes('id')) this.#complain(messages.noIds(), row, 1);
  }

  #readRow({ row, cells }: TableRow): void {
    const at = this.#columns.indexOf('id');
    const id = cells[at] ?? '';
    const first = this.#read.cells.get(id);
    if (id === '') this.#complain(messages.idMissing(row), row, at + 1);
    else if (first) this.#complain(messages.idTwice(id, first.row), row, at + 1);
    if (id === '' || first) return;
    const fact: Record<string, unknown> = {};
    for (const [index, field] of this.#columns.entries()) {
      const raw = cells[index] ?? '';
      if (field === undefined) continue;
      this.#read.cells.set(`${id} ${field}`, { row, column: index + 1, raw });
      if (field !== 'id' && raw !== '') fact[field] = valueOf(field, raw);
    }
    this.#read.cells.set(id, { row, column: at + 1, raw: id });
    this.#read.facts[id] = fact;
  }
}

/** The source with the facts of a table in it; places of facts are rows and columns of that table. */
function merge(source: Source, file: string, { facts, cells, problems }: Read): Source {
  const cellAt = (path: Path): Cell | undefined => {
    const [list, id, field] = path;
    if (list !== 'facts' || id === undefined) return undefined;
    return cells.get(field === undefined ? String(id) : `${id} ${field}`) ?? cells.get(String(id));
  };
  return {
    ...source,
    value: { ...(source.value as object), facts },
    problems: [...source.problems, ...problems],
    placeOf: (path, options) => {
      const cell = cellAt(path);
      return cell ? { file, line: cell.row, column: cell.column } : source.placeOf(path, options);
    },
    rawOf: (path) => {
      const cell = cellAt(path);
      return cell && path.length > 2 ? cell.raw.replaceAll(',', '') : source.rawOf(path);
    },
    writtenAs: (path) => (cellAt(path) ? 'plain' : source.writtenAs(path)),
  };
}

const empty: Read = { facts: {}, cells: new Map(), problems: [] };

/** @param folder Absolute path of the report's folder. */
export async function readFactsFile(
  source: Source,
  folder: string,
): Promise<{ source: Source; input?: InputFile }> {
  const { value } = source;
  const named = value !== null && typeof value === 'object' && 'facts' in value ? value.facts : undefined;
  if (typeof named !== 'string') return { source };
  const refuse = (wording: ReturnType<typeof messages.notTable>): { source: Source } => ({
    source: merge(source, source.file, {
      ...empty,
      problems: [{ ...wording, place: source.placeOf(['facts']) }],
    }),
  });
  if (!isTable(named)) return refuse(messages.notTable(named));
  if (!isInnerPath(named)) return refuse(messages.outside(named));
  const path = join(folder, named);
  const read = await readBytes(path, largest);
  if (!('bytes' in read)) return refuse(messages.unreadable(named));
  const file = showPath(path);
  const input: InputFile = { path: named, bytes: read.bytes.length, sha256: sha256(read.bytes) };
  try {
    const rows = await readTable(read.bytes, file);
    return { source: merge(source, file, new TableReader(file).read(rows)), input };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { source: merge(source, file, { ...empty, problems: error.problems }), input };
  }
}
