/** Tables of a source as facts: a row of names and numbers, or a field of rows and columns. */
import { anyOf, type Language } from '../language.ts';
import { readArabic } from '../quantity/numeral.ts';
import { kindOf } from '../quantity/statement.ts';
import type { LeftOut } from './block.ts';
import type { FactBook } from './book.ts';
import type { DraftFact } from './draft-fact.ts';
import { isNothing, isTold, readCell, type CellNumber } from './cells.ts';
import type { Draft, DraftTable } from './draft.ts';
import { isOfTimes, sectionOf, seriesOf, type DraftSeries } from './series.ts';
import { headsOf, unitIn, type Head } from './table-heads.ts';

const columns = {
  label: /^(?:指标|名称|项目|label|indicator|measure|item|name)$/i,
  value: /^(?:数值|数量|数|绝对量|值|value|amount|figure|number)$/i,
  amount: /^(?:产量|数量|总量|金额|数额|数值|绝对量|绝对数)$/,
  unit: /^(?:单位|计量单位|unit|units)$/i,
};

interface Cell {
  label: string;
  /** Name of its row. */
  row: string;
  unit: string;
  /** Undefined for what is no number and yet tells something: it is printed as it stands. */
  number: CellNumber | undefined;
  text: string;
  head: Head;
  /** What has changed, where the column tells a change. */
  changes?: string;
}

const isNegative = ({ figures }: CellNumber): boolean => figures.startsWith('-');
const without = (number: CellNumber): CellNumber => ({
  ...number,
  figures: number.figures.replace(/^-/, ''),
});

/** 比上年增长 | -4.1 → 比上年下降 | 4.1; Change | (15.6)% → fall | 15.6%: the name says which way. */
function turned(cell: Cell, language: Language): Cell {
  const { label, number, head, row } = cell;
  if (!number) return cell;
  const { opposites, changed } = language.table;
  if (head.role === 'change' && changed && Number(number.figures) !== 0) {
    const word = changed[isNegative(number) ? 1 : 0];
    const name = `${cell.changes ?? row}${language.script === 'han' ? '' : ': '}${word}`;
    return { ...cell, label: name, number: without(number) };
  }
  const pair = opposites.find(([up]) => label.endsWith(up));
  if (!pair || !isNegative(number)) return cell;
  return { ...cell, label: label.slice(0, -pair[0].length) + pair[1], number: without(number) };
}

function factOf(cell: Cell, number: CellNumber, language: Language): DraftFact {
  const { label, unit, head } = cell;
  // £m: the sign goes before the number, the magnitude behind it.
  const [, headSign = '', behind = unit] = /^([£$€¥])\s*(.*)$/.exec(unit) ?? [];
  const sign = number.sign || (number.unit === '' ? headSign : '');
  // £000: in thousands, which nobody prints as a unit.
  const isThousands = number.unit === '' && /^[’']?000s?$/.test(behind);
  const ownUnit = isThousands ? '' : number.unit || behind;
  const figures = readArabic(number.figures);
  const value = isThousands ? Number((figures * 1000).toPrecision(12)) : figures;
  const decimals = isThousands ? undefined : /\.(\d*0)$/.exec(number.figures)?.[1]?.length;
  const bare = ownUnit.replace(/^(?:万亿|[十百千]?[万亿]|[十百千](?!瓦|米|克))/, '');
  const quantity = {
    start: 0,
    end: 0,
    numberAt: 0,
    value,
    written: number.figures,
    numerals: 'arabic' as const,
    sign,
    unit: ownUnit,
    prefix: '',
    qualifier: '',
    gap: '',
    family: language.familyOf(bare) ?? ('plain' as const),
  };
  const ends = (words: readonly string[]): boolean =>
    words.some((word) => label.toLowerCase().endsWith(word));
  const { up, down } = language.table;
  const direction = ends(down) ? ('down' as const) : ends(up) ? ('up' as const) : undefined;
  const { kind } = kindOf({ label, quantity, direction }, language);
  const isMoved = kind === 'growth' || kind === 'decrease' || kind === 'increment';
  return {
    label,
    value,
    ...(decimals ? { digits: decimals } : {}),
    ...(ownUnit ? { unit: ownUnit } : {}),
    ...(sign ? { sign } : {}),
    ...(number.prefix === '' ? {} : { prefix: number.prefix }),
    ...(head.role === 'target' ? { status: 'target' as const } : {}),
    kind: sign && !isMoved ? 'money' : kind,
  };
}

interface Row {
  cells: Cell[];
  /** What stands in the row and in none of its facts. */
  unsaid: string[];
}

/** A row that is read from these columns; without a number nothing of it is said. */
function rowOf(row: readonly string[], cells: Cell[], read: readonly number[]): Row {
  const filled = (cell: string): boolean => cell.trim() !== '' && !isNothing(cell);
  return {
    cells,
    unsaid: row.filter((cell, index) => filled(cell) && (cells.length === 0 || !read.includes(index))),
  };
}

/** A table with a column of values: a row is one fact. */
function listRows(heads: readonly Head[], body: readonly string[][], language: Language): Row[] | undefined {
  const at = (pattern: RegExp): number => heads.findIndex(({ text }) => pattern.test(text));
  const [label, value, unit] = [Math.max(0, at(columns.label)), at(columns.value), at(columns.unit)];
  if (value < 0) return undefined;
  return body.map((row) => {
    const text = row[value] ?? '';
    const number = readCell(text, language);
    if (!number) return rowOf(row, [], []);
    const { name, unit: own } = unitIn(row[label] ?? '');
    const said = (unit >= 0 ? row[unit]?.trim() : '') || own;
    const cell = { label: name, unit: said, number, text, row: name, head: heads[value]! };
    return rowOf(row, [cell], [label, value, unit]);
  });
}

/** A field of names of rows and columns: what its cells are called and measured in. */
class Field {
  readonly #table: DraftTable;
  readonly #heads: readonly Head[];
  /** Unit of the whole table, where neither row nor column has one. */
  readonly #whole: string;
  readonly #language: Language;
  readonly #unit: number;
  /** Columns with anything to tell. */
  readonly #numeric: number[];

  constructor(table: DraftTable, { heads, unit }: ReturnType<typeof headsOf>, language: Language) {
    this.#table = table;
    this.#heads = heads;
    this.#whole = unit;
    this.#language = language;
    this.#unit = heads.findIndex(({ text }) => columns.unit.test(text));
    this.#numeric = heads
      .map((_, index) => index)
      .filter((index) => index > 0 && index !== this.#unit)
      .filter((index) => table.rows.slice(1).some((row) => this.#isRead(row[index] ?? '')));
  }

  rows(): Row[] {
    return this.#table.rows.slice(1).map((row) => {
      const read = this.#numeric.filter((index) => this.#isRead(row[index] ?? ''));
      const cells = read.map((index) => this.#cell(row, index));
      return rowOf(row, cells, [0, this.#unit, ...read]);
    });
  }

  #isRead(cell: string): boolean {
    return readCell(cell, this.#language) !== undefined || isTold(cell);
  }

  #cell(row: readonly string[], index: number): Cell {
    const { name, unit: own } = unitIn(row[0] ?? '');
    const head = this.#heads[index]!;
    const text = row[index]!.trim();
    const number = readCell(text, this.#language);
    const column = this.#unit >= 0 ? (row[this.#unit]?.trim() ?? '') : '';
    // The unit of a change is its own: it is not that of the row.
    const isChange = head.role === 'change';
    const unit = head.unit || (isChange ? '' : own || column || this.#whole);
    const isUnknown = head.role === 'limit' || (isChange && number?.unit === '' && unit === '');
    return {
      label: this.#label(name, head),
      row: name,
      unit,
      number: isUnknown ? undefined : number && withoutBrackets(number, name, this.#language),
      text,
      head,
      ...(isChange ? { changes: this.#changing(name, index) } : {}),
    };
  }

  #label(name: string, head: Head): string {
    const actual = this.#numeric.filter((index) => this.#heads[index]!.role !== 'target');
    // 发电量 | 产量: a name that says what is measured has no use for the head.
    const isSaid = columns.amount.test(head.name) && /[量额值数]$/.test(name);
    const isOnly = this.#numeric.length === 1 && head.unit !== '';
    const isPair = this.#table.plan === true && (head.role === 'target' || actual.length === 1);
    const isBare = isOnly || isSaid || isPair || head.name === '';
    const { script, table } = this.#language;
    // "Employees: share", as sentences have it: a share is no time and no aim of the row's amount.
    const isShare = table.kinds.share?.includes(head.name.toLowerCase()) === true;
    const said = isShare ? `: ${head.name.toLowerCase()}` : `, ${head.name}`;
    return isBare ? name : `${name}${script === 'han' ? head.name : said}`;
  }

  /** 云州市 | 降水量 | 与上年比较: the rain has changed, and not the town; H1 2025 names no thing. */
  #changing(name: string, index: number): string {
    const before = this.#heads.slice(1, index).findLast(({ role }) => role === 'value');
    const time =
      /\b(?:FY ?)?(?:19|20)\d\d(?:[/–-]\d\d)?年?(?:度|末|底)?|\b[HQ]\d\b|第?[一二三四]季度|\d{1,2}月(?:末|底)?/g;
    const thing = before?.name.replace(time, '').trim() ?? '';
    return before && /\p{L}/u.test(thing) ? this.#label(name, { ...before, name: thing }) : name;
  }
}

/** Operating deficit | (6.8): the brackets say what the name says already. */
function withoutBrackets(number: CellNumber, name: string, { table }: Language): CellNumber {
  const isLoss = new RegExp(`(?:${anyOf(table.losses) || '(?!)'})$`, 'iu').test(name);
  return number.bracketed && isLoss ? without(number) : number;
}

/** The rows below the first, which holds names of columns; it is said where any row is. */
function rowsOf(table: DraftTable, language: Language): Row[] {
  const [head = [], ...body] = table.rows;
  const heads = headsOf(table, language);
  const read = listRows(heads.heads, body, language) ?? new Field(table, heads, language).rows();
  const isSaid = read.some(({ cells }) => cells.length > 0);
  return [{ cells: [], unsaid: isSaid ? [] : head.filter((cell) => cell.trim() !== '') }, ...read];
}

/** What a row of the plan's table sets, and the sentence of the row where it is no pair. */
export interface TableTarget {
  id: string | undefined;
  text: string;
}

export interface ReadTables {
  /** For the section of each table, by the section's number (-1: none): a row is a sentence of its facts. */
  items: Map<number, string[]>;
  /** By the section's number (-1: none): tables of times, each to be drawn. */
  series: Map<number, DraftSeries[]>;
  targets: TableTarget[];
  left: LeftOut[];
}

class TableReader {
  readonly #language: Language;
  readonly #book: FactBook;

  constructor(language: Language, book: FactBook) {
    this.#language = language;
    this.#book = book;
  }

  /** The sentence of a row: names and numbers; undefined where the texts have said all of it. */
  sentence(cells: readonly Cell[]): { text: string; target: string | undefined } | undefined {
    const han = this.#language.script === 'han';
    const [first] = cells;
    // 7:00 | 8:14 | 8:45: a row without a number that is read is told whole.
    if (first && cells.every(({ number }) => !number)) {
      const told = cells.map(({ head, text }) => `${head.name}${han ? '' : ' '}${text}`.trim());
      const text = `${first.row}${han ? '：' : ': '}${told.join(han ? '，' : '; ')}`;
      return { text: text.replaceAll('{', '\\{'), target: undefined };
    }
    let target: string | undefined;
    const said = cells.map((one) => {
      const cell = turned(one, this.#language);
      if (!cell.number)
        return { text: `${cell.label}${han ? '：' : ': '}${cell.text.replaceAll('{', '\\{')}`, known: false };
      const fact = factOf(cell, cell.number, this.#language);
      const known = this.#book.sameAs(fact, cell.row);
      const ending = fact.status === 'target' ? (han ? '-目标' : '-target') : '';
      const id = known ?? this.#book.add(fact, ending);
      if (fact.status === 'target') target = id;
      const number = fact.prefix === undefined ? `{${id}}` : `{${id}.full}`;
      // Ferries: 96%; Actual 2025: 91.8%. The aim has said of what.
      const isLast = target !== undefined && id !== target && cell.label === cell.row;
      const name = isLast ? cell.head.name : `{${id}.label}`;
      return { text: `${name}${han ? '' : ': '}${number}`, known: known !== undefined };
    });
    if (said.length === 0 || said.every(({ known }) => known)) return undefined;
    return { text: said.map(({ text }) => text).join(han ? '，' : '; '), target };
  }
}

export function readTables(draft: Draft, language: Language, book: FactBook): ReadTables {
  const items = new Map<number, string[]>();
  const series = new Map<number, DraftSeries[]>();
  const targets: TableTarget[] = [];
  const left: LeftOut[] = [];
  const reader = new TableReader(language, book);
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
    const sentences = rows.flatMap(({ cells }) => reader.sentence(cells) ?? []);
    const isOfPlan = table.plan && sentences.some(({ target }) => target !== undefined);
    if (isOfPlan) targets.push(...sentences.map(({ text, target }) => ({ id: target, text })));
    else items.set(section, [...(items.get(section) ?? []), ...sentences.map(({ text }) => text)]);
  }
  return { items, series, targets, left };
}
