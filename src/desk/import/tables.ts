/** Tables of a source as facts: a row of names and numbers, or a field of rows and columns. */
import type { Language } from '../language.ts';
import { plainFigures, readArabic } from '../quantity/numeral.ts';
import { kindOf } from '../quantity/statement.ts';
import type { LeftOut } from './block.ts';
import type { DraftFact, FactBook } from './book.ts';
import type { Draft, DraftTable } from './draft.ts';
import { isOfTimes, sectionOf, seriesOf, type DraftSeries } from './series.ts';

const number = /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/;
const isNumber = (cell: string): boolean => number.test(plainFigures(cell.trim()));

const columns = {
  label: /^(?:指标|名称|项目|label|indicator|measure|item|name)$/i,
  value: /^(?:数值|数量|数|绝对量|值|value|amount|figure|number)$/i,
  amount: /^(?:产量|数量|总量|金额|数额|数值|绝对量|绝对数)$/,
  unit: /^(?:单位|计量单位|unit|units)$/i,
};

/** A name and the unit that stands in brackets behind it: 产量（万吨）. */
function unitIn(text: string): { name: string; unit: string } {
  const [, name, unit] = /^(.+?)\s*[（(]([^（）()]{1,12})[）)]$/.exec(text.trim()) ?? [];
  return name && unit ? { name, unit } : { name: text.trim(), unit: '' };
}

interface Cell {
  label: string;
  /** Name of its row. */
  row: string;
  unit: string;
  text: string;
}

/** 比上年增长 | -4.1 → 比上年下降 | 4.1: what a head says of all rows does not hold for one that fell. */
function turned({ label, unit, row, text }: Cell, language: Language): Cell {
  const plain = plainFigures(text.trim()).replace('−', '-');
  const pair = language.table.opposites.find(([up]) => label.endsWith(up));
  if (!pair || !plain.startsWith('-')) return { label, unit, row, text: plain };
  return { label: label.slice(0, -pair[0].length) + pair[1], unit, row, text: plain.slice(1) };
}

function factOf(cell: Cell, language: Language): DraftFact {
  const { label, unit, text: plain } = turned(cell, language);
  const figures = plain.replace(/%$/, '');
  // £m: the sign goes before the number, the magnitude behind it.
  const [, sign = '', behind = unit] = /^([£$€¥])\s*(.*)$/.exec(unit) ?? [];
  const ownUnit = plain.endsWith('%') ? '%' : behind;
  const value = readArabic(figures);
  const decimals = /\.(\d*0)$/.exec(figures)?.[1]?.length;
  const bare = ownUnit.replace(/^(?:万亿|[十百千]?[万亿]|[十百千](?!瓦|米|克))/, '');
  const quantity = {
    start: 0,
    end: 0,
    numberAt: 0,
    value,
    written: figures,
    numerals: 'arabic' as const,
    sign,
    unit: ownUnit,
    prefix: '',
    qualifier: '',
    gap: '',
    family: language.familyOf(bare) ?? ('plain' as const),
  };
  const rises = [...language.table.up].some((word) => label.toLowerCase().endsWith(word));
  const falls = [...language.table.down].some((word) => label.toLowerCase().endsWith(word));
  const { kind } = kindOf(
    { label, quantity, direction: falls ? 'down' : rises ? 'up' : undefined },
    language,
  );
  return {
    label,
    value,
    ...(decimals ? { digits: decimals } : {}),
    ...(ownUnit ? { unit: ownUnit } : {}),
    ...(sign ? { sign } : {}),
    kind: sign ? 'money' : kind,
  };
}

interface Row {
  cells: Cell[];
  /** What stands in the row and in none of its facts. */
  unsaid: string[];
}

/** A row that is read from these columns; without a number nothing of it is said. */
function rowOf(row: readonly string[], cells: Cell[], read: readonly number[]): Row {
  const filled = (cell: string): boolean => cell.trim() !== '';
  return {
    cells,
    unsaid: row.filter((cell, index) => filled(cell) && (cells.length === 0 || !read.includes(index))),
  };
}

/** A table with a column of values: a row is one fact. */
function listRows(head: readonly string[], body: readonly string[][]): Row[] | undefined {
  const at = (pattern: RegExp): number => head.findIndex((cell) => pattern.test(cell.trim()));
  const [label, value, unit] = [Math.max(0, at(columns.label)), at(columns.value), at(columns.unit)];
  if (value < 0) return undefined;
  return body.map((row) => {
    if (!isNumber(row[value] ?? '')) return rowOf(row, [], []);
    const { name, unit: own } = unitIn(row[label] ?? '');
    const said = (unit >= 0 ? row[unit]?.trim() : '') || own;
    const cell = { label: name, unit: said, text: row[value]!, row: name };
    return rowOf(row, [cell], [label, value, unit]);
  });
}

/** A field of names of rows and columns: a number is a fact. */
function fieldRows(head: readonly string[], body: readonly string[][], joint: string): Row[] {
  const unit = head.findIndex((cell) => columns.unit.test(cell.trim()));
  const numeric = head
    .map((_, index) => index)
    .filter((index) => index > 0 && index !== unit && body.some((row) => isNumber(row[index] ?? '')));
  return body.map((row) => {
    const name = unitIn(row[0] ?? '');
    const read = numeric.filter((index) => isNumber(row[index] ?? ''));
    const cells = read.map((index) => {
      const column = unitIn(head[index] ?? '');
      // 发电量 | 产量: a name that says what is measured has no use for the head.
      const isSaid = columns.amount.test(column.name) && /[量额值数]$/.test(name.name);
      const own =
        (numeric.length === 1 && column.unit !== '') || isSaid
          ? name.name
          : `${name.name}${column.name === '' ? '' : `${joint}${column.name}`}`;
      const said = column.unit || name.unit || (unit >= 0 ? (row[unit]?.trim() ?? '') : '');
      return { label: own, unit: said, text: row[index]!, row: name.name };
    });
    return rowOf(row, cells, [0, unit, ...read]);
  });
}

/** The rows below the first, which holds names of columns; it is said where any row is. */
function rowsOf({ rows }: DraftTable, language: Language): Row[] {
  const [head = [], ...body] = rows;
  const read = listRows(head, body) ?? fieldRows(head, body, language.script === 'han' ? '' : ', ');
  const isSaid = read.some(({ cells }) => cells.length > 0);
  return [{ cells: [], unsaid: isSaid ? [] : head.filter((cell) => cell.trim() !== '') }, ...read];
}

export interface ReadTables {
  /** For the section of each table, by the section's number (-1: none): a row is a sentence of its facts. */
  items: Map<number, string[]>;
  /** By the section's number (-1: none): tables of times, each to be drawn. */
  series: Map<number, DraftSeries[]>;
  left: LeftOut[];
}

export function readTables(draft: Draft, language: Language, book: FactBook): ReadTables {
  const items = new Map<number, string[]>();
  const series = new Map<number, DraftSeries[]>();
  const left: LeftOut[] = [];
  const han = language.script === 'han';
  for (const table of draft.tables) {
    const section = table.alone ? sectionOf(table, draft) : table.section;
    if (isOfTimes(table)) {
      series.set(section, [...(series.get(section) ?? []), ...seriesOf(table, draft, language)]);
      continue;
    }
    if (table.title) left.push({ ...table.title, why: 'table-title' });
    const rows = rowsOf(table, language);
    for (const [index, { unsaid }] of rows.entries())
      if (unsaid.length > 0)
        left.push({
          line: table.rowLines?.[index] ?? table.line,
          text: unsaid.join(' | '),
          why: 'no-number',
        });
    const sentences = rows.flatMap(({ cells }) => {
      const ids = cells.map((cell) => {
        const fact = factOf(cell, language);
        const known = book.sameAs(fact, cell.row);
        return { id: known ?? book.add(fact), known: known !== undefined };
      });
      // What the sentences have said already is not said again.
      if (ids.every(({ known }) => known)) return [];
      return [ids.map(({ id }) => `{${id}.label}${han ? '' : ': '}{${id}}`).join(han ? '，' : '; ')];
    });
    items.set(section, [...(items.get(section) ?? []), ...sentences]);
  }
  return { items, series, left };
}
