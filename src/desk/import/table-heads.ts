/** Heads of a table's columns: their names, units, and what they say of the numbers below. */
import { anyOf, type Language } from '../language.ts';
import type { DraftTable } from './draft.ts';
import { readCell } from './cells.ts';

export interface Head {
  text: string;
  name: string;
  unit: string;
  /** A change since before, an aim, a limit that others set; else what was measured. */
  role: 'value' | 'change' | 'target' | 'limit';
}

const money = "[£$€¥](?:\\s?(?:m|bn|k|tn|million|billion|thousand|[’']?000s?))?";

/** A name and the unit that stands in brackets behind it: 产量（万吨）; "profit/(loss)" is all name. */
export function unitIn(text: string): { name: string; unit: string } {
  const [, name, unit] = /^(.*?[^\s/])\s*[（(]([^（）()]{1,12})[）)]$/.exec(text.trim()) ?? [];
  return name && unit ? { name, unit } : { name: text.trim(), unit: '' };
}

/** H1 2025 €m, "2023/24, £m": a name and, behind it, a unit without brackets; "£m" is all unit. */
function nameOf(text: string): { name: string; unit: string } {
  const [, name = '', unit] = new RegExp(`^(?:(.*\\S)\\s+)?(${money})$`).exec(text.trim()) ?? [];
  return unit ? { name: name.replace(/\s*[,，:：]$/u, ''), unit } : unitIn(text);
}

/** "£ million", "€m unless stated", 单位：亿元: over the names of rows, or behind the table's title. */
function wholeUnit(corner: string, title: string, { familyOf, table }: Language): string {
  const [, own] = new RegExp(`^(?:in )?(${money})(?: unless .*| except .*)?$`).exec(corner.trim()) ?? [];
  if (own !== undefined) return own.replace(/\s/g, '').replace(/^(.)(million|billion|thousand)$/, '$1 $2');
  // Accounts (in thousand euros), Accounts (£m)
  const [, inside = ''] = /[(（](?:in )?([^()（）]+)[)）]$/.exec(title) ?? [];
  const [, order, word = ''] = /^(thousand|million|billion) (\p{L}+)$/u.exec(inside) ?? [];
  const sign = table.currencies[word];
  if (order !== undefined && sign !== undefined) return `${sign} ${order}`;
  if (new RegExp(`^${money}$`).test(inside)) return inside;
  const [, said = ''] = /单位[：:]\s*([^）)\s]+)/.exec(`${corner} ${title}`) ?? [];
  return said !== '' && familyOf(said.replace(/^[十百千]?[万亿]/, '')) ? said : '';
}

export function headsOf({ rows, title }: DraftTable, language: Language): { heads: Head[]; unit: string } {
  const [first = [], ...body] = rows;
  const { changes, limits } = language.table;
  const aims = new RegExp(`(?:${language.table.structure.targets.replace(/\$$/, '')})`, 'iu');
  const isChange = new RegExp(`^(?:%\\s)?(?:${anyOf(changes) || '(?!)'})$`, 'iu');
  const isLimit = new RegExp(`^(?:${anyOf(limits) || '(?!)'})s?$`, 'iu');
  const heads = first.map((text, index): Head => {
    const { name, unit } = nameOf(text);
    const cells = body.map((row) => readCell(row[index] ?? '', language));
    // A column with "+" in it tells changes, whatever it is called.
    const isSigned = cells.some((cell) => cell?.signed && !cell.figures.startsWith('-'));
    const role =
      index === 0
        ? 'value'
        : aims.test(name)
          ? 'target'
          : isLimit.test(name)
            ? 'limit'
            : isChange.test(name) || isSigned
              ? 'change'
              : 'value';
    return { text: text.trim(), name, unit, role };
  });
  return { heads, unit: wholeUnit(first[0] ?? '', title?.text ?? '', language) };
}
