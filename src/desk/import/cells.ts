/** Cells of a table as numbers: signed, in accountants' brackets, with words before or a unit behind. */
import { anyOf, type Language } from '../language.ts';
import { plainFigures } from '../quantity/numeral.ts';

export interface CellNumber {
  /** Plain figures, "-" before a negative one. */
  figures: string;
  /** "+" or "-" was written, or brackets stood for it. */
  signed: boolean;
  /** Of the cell itself; "" where the head or the row has it. */
  unit: string;
  sign: string;
  prefix: string;
  /** Written as accountants write what is below zero. */
  bracketed?: true;
}

const figures = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
/** What stands for nothing: -, …, n/a, n/m. */
const none = /^(?:|[-–—…]+|\.{2,}|n\/?[am]\.?)$/i;
/** A word that stands for a number. */
const wordless = /^(?:nil|zero|none|零|无)$/i;

const plain = (cell: string): string => plainFigures(cell.trim()).replace(/^[−–](?=[\d£$€(])/, '-');

/** What is not read and yet tells something is printed as it stands: 7:00, 21.4c, nil. */
export const isTold = (cell: string): boolean =>
  wordless.test(cell.trim()) || (/^[^\p{Script=Han}]{0,16}$/u.test(cell.trim()) && /\d/.test(cell));

export const isNothing = (cell: string): boolean => none.test(cell.trim());

/** The number of a cell; undefined for a cell of words, of two numbers, or of a unit that nobody knows. */
export function readCell(cell: string, language: Language): CellNumber | undefined {
  const text = plain(cell);
  const words = new RegExp(`^(?:(${anyOf(language.table.prefixes)})\\s?)?(.*)$`, 'iu').exec(text)!;
  const [, prefix = '', rest = ''] = words;
  const money = '([£$€¥]?)';
  const bracketed = new RegExp(`^${money}\\(${money}(${figures})\\)\\s*(%?)$`).exec(rest);
  if (bracketed) {
    const [, before = '', within = '', number = '', unit = ''] = bracketed;
    return { figures: `-${number}`, signed: true, unit, sign: before || within, prefix, bracketed: true };
  }
  const [, mark = '', sign = '', number, unit = ''] =
    new RegExp(`^([+-]?)${money}(${figures})\\s*(%?)$`).exec(rest) ?? [];
  if (number === undefined) return undefined;
  return { figures: `${mark === '-' ? '-' : ''}${number}`, signed: mark !== '', unit, sign, prefix };
}
