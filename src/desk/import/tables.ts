/** Tables of a source as facts: a row of names and numbers, or a field of rows and columns. */
import type { Language } from '../language.ts';
import { plainFigures, readArabic } from '../quantity/numeral.ts';
import { kindOf } from '../quantity/statement.ts';
import type { DraftFact, FactBook } from './book.ts';
import type { Draft, DraftTable } from './draft.ts';

const number = /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/;
const isNumber = (cell: string): boolean => number.test(plainFigures(cell.trim()));

const columns = {
  label: /^(?:指标|名称|项目|label|indicator|measure|item|name)$/i,
  value: /^(?:数值|数量|数|绝对量|值|value|amount|figure|number)$/i,
  unit: /^(?:单位|计量单位|unit|units)$/i,
};

/** A name and the unit that stands in brackets behind it: 产量（万吨）. */
function unitIn(text: string): { name: string; unit: string } {
  const [, name, unit] = /^(.+?)\s*[（(]([^（）()]{1,12})[）)]$/.exec(text.trim()) ?? [];
  return name && unit ? { name, unit } : { name: text.trim(), unit: '' };
}

interface Cell {
  label: string;
  unit: string;
  text: string;
}

function factOf({ label, unit, text }: Cell, language: Language): DraftFact {
  const plain = plainFigures(text.trim()).replace('−', '-');
  const figures = plain.replace(/%$/, '');
  const ownUnit = plain.endsWith('%') ? '%' : unit;
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
    sign: '',
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
    kind,
  };
}

/** Names, units and numbers of a table; the first row holds names of columns. */
function cellsOf({ rows }: DraftTable, language: Language): Cell[][] {
  const [head = [], ...body] = rows;
  const at = (pattern: RegExp): number => head.findIndex((cell) => pattern.test(cell.trim()));
  const [label, value, unit] = [at(columns.label), at(columns.value), at(columns.unit)];
  if (value >= 0)
    return body.map((row) =>
      isNumber(row[value] ?? '')
        ? [{ ...unitIn(row[Math.max(0, label)] ?? ''), text: row[value]! }].map(
            ({ name, unit: own, text }) => ({
              label: name,
              unit: (unit >= 0 ? row[unit]?.trim() : '') || own,
              text,
            }),
          )
        : [],
    );
  const joint = language.script === 'han' ? '' : ', ';
  const numeric = head
    .map((_, index) => index)
    .filter((index) => index > 0 && index !== unit && body.some((row) => isNumber(row[index] ?? '')));
  return body.map((row) => {
    const name = unitIn(row[0] ?? '');
    return numeric
      .filter((index) => isNumber(row[index] ?? ''))
      .map((index) => {
        const column = unitIn(head[index] ?? '');
        const own =
          numeric.length === 1 && column.unit !== ''
            ? name.name
            : `${name.name}${column.name === '' ? '' : `${joint}${column.name}`}`;
        return {
          label: own,
          unit: column.unit || name.unit || (unit >= 0 ? (row[unit]?.trim() ?? '') : ''),
          text: row[index]!,
        };
      });
  });
}

/** Items for the section of each table, by the section's number (-1: none): a row is a sentence of its facts. */
export function readTables(draft: Draft, language: Language, book: FactBook): Map<number, string[]> {
  const items = new Map<number, string[]>();
  const han = language.script === 'han';
  for (const table of draft.tables) {
    const rows = cellsOf(table, language)
      .filter((cells) => cells.length > 0)
      .map((cells) => {
        const said = cells
          .map((cell) => book.add(factOf(cell, language)))
          .map((id) => `{${id}.label}${han ? '' : ': '}{${id}}`);
        return said.join(han ? '，' : '; ');
      });
    items.set(table.section, [...(items.get(table.section) ?? []), ...rows]);
  }
  return items;
}
