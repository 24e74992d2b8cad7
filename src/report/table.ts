/** CSV files and workbooks as rows of cells. */
import type { Both } from '../lib/languages.ts';
import { ProblemError, says } from '../lib/problem.ts';
import { decodeForeign } from './decode.ts';

export interface TableRow {
  /** Row of the file from 1, as spreadsheet programs count. */
  row: number;
  cells: string[];
}

const unreadable = (file: string, why: Both): ProblemError =>
  new ProblemError({
    code: 'table-unreadable',
    severity: 'error',
    ...says({
      en: [
        `${file} cannot be read as a table: ${why.en}.`,
        'Save it from the spreadsheet program as .xlsx, or as CSV in UTF-8.',
      ],
      zh: [`${file} 读不成表格：${why.zh}。`, '用表格软件另存为 .xlsx，或 UTF-8 的 CSV。'],
    }),
  });

/** What the parser found; a quotation mark is by far the commonest. */
function faultOf(error: unknown): Both {
  if (!(error instanceof Error)) return { en: 'it is damaged', zh: '文件已损坏' };
  const { code = '', lines: line = 0 } = error as Error & { code?: string; lines?: number };
  if (code.includes('QUOTE'))
    return {
      en: `a double quotation mark in line ${line} or above is opened and not closed, or stands inside a cell`,
      zh: `第 ${line} 行或前面的英文双引号没有配对，或出现在格子中间`,
    };
  return { en: error.message.replace(/\.$/, ''), zh: `第 ${line} 行的格式不对` };
}

/** The separator that the first line has most of. */
function separatorOf(text: string): string {
  const first = text.split('\n', 1)[0] ?? '';
  return [',', '\t', ';'].reduce(
    (best, one) => (first.split(one).length > first.split(best).length ? one : best),
    ',',
  );
}

export async function readCsv(bytes: Uint8Array, file: string): Promise<TableRow[]> {
  const text = decodeForeign(bytes);
  if (typeof text !== 'string')
    throw new ProblemError({ ...text.wording, place: { file, line: 1, column: 1 } });
  const { parse } = await import('csv-parse/sync');
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    let line = 1;
    return rows.map(({ record, info }) => {
      const row = line;
      line = info.lines + 1;
      return { row, cells: record.map((cell) => cell.trim()) };
    });
  } catch (error) {
    throw unreadable(file, faultOf(error));
  }
}

/** A cell as a person would type it. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  // 0.1 + 0.2 of a formula is stored with all its binary digits.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return String(cell).trim();
}

/** The first sheet of a workbook that holds anything. */
export async function readXlsx(bytes: Uint8Array, file: string): Promise<TableRow[]> {
  const { default: readSheets } = await import('read-excel-file/node');
  try {
    const sheets = await readSheets(Buffer.from(bytes));
    const rows = sheets.find(({ data }) => data.length > 0)?.data ?? [];
    return rows.map((cells, index) => ({ row: index + 1, cells: cells.map(cellText) }));
  } catch {
    throw unreadable(file, { en: 'it is not a workbook, or it is protected', zh: '不是工作簿，或加了保护' });
  }
}

export const isTable = (file: string): boolean => /\.(?:csv|tsv|xlsx)$/i.test(file);

/** Is a file beside a report data of it: a table, or the areas of a map? */
export const isDataFile = (file: string): boolean => isTable(file) || /\.(?:geo|topo)?json$/i.test(file);

/** @throws ProblemError `table-unreadable`. */
export const readTable = (bytes: Uint8Array, file: string): Promise<TableRow[]> =>
  /\.xlsx$/i.test(file) ? readXlsx(bytes, file) : readCsv(bytes, file);
