/** Tables whose rows are times: a series with the figure that draws it, where facts would lose the years. */
import type { Language } from '../language.ts';
import { plainFigures, readArabic } from '../quantity/numeral.ts';
import { scanQuantities } from '../quantity/scan.ts';
import type { Draft, DraftTable } from './draft.ts';
import { unitIn } from './table-heads.ts';

/** 2019, 2019年, 2019年7月, 2019-07, 2019/20, 2019Q3, 2019年第三季度, 一季度, July 2019, Jul, Q3. */
const time = new RegExp(
  [
    '(?:19|20)\\d\\d年?(?:(?:[-/.–](?:\\d{2}|(?:19|20)\\d\\d))|\\d{1,2}月(?:份)?|\\s?(?:Q[1-4]|第?[一二三四1-4]季度))?',
    'FY ?(?:19|20)?\\d\\d(?:[/–-]\\d\\d)?',
    '第?[一二三四1-4]季度|\\d{1,2}月(?:份)?|Q[1-4](?: (?:19|20)\\d\\d)?',
    '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?(?: (?:19|20)\\d\\d)?',
  ]
    .map((one) => `(?:${one})`)
    .join('|')
    .replace(/^/, '^(?:')
    .replace(/$/, ')$'),
  'i',
);
const number = /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/;
const none = /^(?:|[-–—…]+|\.{2,}|n\/?a)$/i;

/** Fewest rows that a line is drawn through, most lines of one figure. */
const leastRows = 3;
const mostLines = 6;

export interface DraftSeries {
  label: string;
  unit: string;
  digits: number | undefined;
  columns: string[];
  rows: (string | number | null)[][];
  kind: 'line' | 'multiples';
  /** How sure the words are: a label made of the names of columns, a unit found in the text, none. */
  doubt: 'named' | 'unit-found' | 'no-unit' | undefined;
}

const plain = (cell: string): string => plainFigures(cell.trim()).replace('−', '-');
const isNumber = (cell: string): boolean => number.test(plain(cell));

/** Rows of times, each with a number or a mark for none in every other column. */
export function isOfTimes({ rows }: DraftTable): boolean {
  const [head = [], ...body] = rows;
  const width = head.length;
  return (
    body.length >= leastRows &&
    width >= 2 &&
    body.every(
      (row) =>
        time.test((row[0] ?? '').trim()) &&
        row.slice(1, width).every((cell) => isNumber(cell) || none.test(cell.trim())),
    ) &&
    head.slice(1).every((name, index) => name.trim() !== '' && body.some((row) => isNumber(row[index + 1]!)))
  );
}

const textsOf = (draft: Draft): string[] =>
  [...draft.lead, ...draft.opening, ...draft.sections.flatMap(({ items }) => items)].map(({ text }) => text);

/** The unit that the report's own sentences give to numbers of the table, where they all give the same. */
function unitInTexts(values: readonly number[], draft: Draft, language: Language): string {
  const told = values.filter((value) => !Number.isInteger(value) || value >= 1000);
  const units = textsOf(draft)
    .flatMap((text) => scanQuantities(text, language).quantities)
    .filter(({ value, sign }) => value !== undefined && sign === '' && told.includes(value))
    .map(({ unit }) => unit);
  return units.length >= 2 && units.every((unit) => unit === units[0]) ? units[0]! : '';
}

interface Column {
  name: string;
  unit: string;
  cells: string[];
}

function columnsOf({ rows }: DraftTable): Column[] {
  const [head = [], ...body] = rows;
  return head.slice(1).map((title, index) => {
    const { name, unit } = unitIn(title);
    const cells = body.map((row) => plain(row[index + 1] ?? ''));
    return { name, unit: unit || (cells.some((cell) => cell.endsWith('%')) ? '%' : ''), cells };
  });
}

const valueOf = (cell: string): number | null => (isNumber(cell) ? readArabic(cell.replace(/%$/, '')) : null);

/** Columns of one unit stand on one scale: a series each. */
export function seriesOf(table: DraftTable, draft: Draft, language: Language): DraftSeries[] {
  const columns = columnsOf(table);
  const bare = columns.filter(({ unit }) => unit === '');
  const values = bare.flatMap(({ cells }) => cells.map(valueOf)).filter((value) => value !== null);
  const found = bare.length > 0 ? unitInTexts(values, draft, language) : '';
  const unitOf = ({ unit }: Column): string => unit || found;
  const times = table.rows.slice(1).map(([first = '']) => first.trim());
  const joint = language.script === 'han' ? '、' : ', ';
  return [...new Set(columns.map(unitOf))].map((unit) => {
    const alike = columns.filter((column) => unitOf(column) === unit);
    const cells = alike.flatMap((column) => column.cells);
    const decimals = Math.max(0, ...cells.map((cell) => (/\.(\d+)%?$/.exec(cell)?.[1] ?? '').length));
    const hasZero = cells.some((cell) => /\.\d*0%?$/.test(cell));
    const isFound = found !== '' && alike.some((column) => column.unit === '');
    return {
      label: table.title?.text ?? alike.map(({ name }) => name).join(joint),
      unit,
      digits: hasZero ? decimals : undefined,
      columns: alike.map(({ name }) => name),
      rows: times.map((name, row) => [name, ...alike.map((column) => valueOf(column.cells[row]!))]),
      kind: alike.length > mostLines ? ('multiples' as const) : ('line' as const),
      doubt:
        unit === ''
          ? 'no-unit'
          : isFound
            ? 'unit-found'
            : table.title || alike.length === 1
              ? undefined
              : 'named',
    };
  });
}

/** Number of the section that says most of the table's names and numbers; -1 where none says two of them. */
export function sectionOf(table: DraftTable, draft: Draft): number {
  const columns = columnsOf(table);
  const names = columns.map(({ name }) => name.toLowerCase());
  const numbers = columns.flatMap(({ cells }) => cells.filter((cell) => /\.\d|\d{3}/.test(cell)));
  const scores = draft.sections.map(({ title, items }) => {
    const said = [title, ...items].map(({ text }) => text.toLowerCase()).join('\n');
    const has = (cell: string): boolean =>
      new RegExp(`(?<![\\d.,])${cell.replace(/[.%]/g, '\\$&')}(?![\\d]|[.,]\\d)`).test(plainFigures(said));
    return names.filter((name) => said.includes(name)).length + numbers.filter(has).length;
  });
  const best = Math.max(0, ...scores);
  return best >= 2 ? scores.indexOf(best) : -1;
}
