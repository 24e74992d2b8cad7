/** Markdown and plain text as lines. */
import { decodeForeign } from '../../report/decode.ts';
import { ProblemError } from '../../lib/problem.ts';
import type { SourceLine } from './block.ts';

export interface ReadSource {
  lines: SourceLine[];
  /** The format marks headings itself. */
  marked: boolean;
}

const tableRow = /^\|(.+)\|$/;
const rule = /^[\s|:-]+$/;

/** @throws ProblemError for bytes that are no text. */
export function decodeSource(bytes: Uint8Array, file: string): string {
  const text = decodeForeign(bytes);
  if (typeof text === 'string') return text.normalize('NFC');
  throw new ProblemError({ ...text.wording, place: { file, line: 1, column: 1 } });
}

/** Lines of Markdown: `#` marks headings, two spaces or a backslash at the end keep a line of its own. */
export function readMarkdown(text: string): ReadSource {
  const lines: SourceLine[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const trimmed = raw.trim();
    const row = tableRow.exec(trimmed)?.[1];
    const last = lines.at(-1);
    if (row !== undefined) {
      const cells = row.split('|').map((cell) => cell.trim());
      if (last?.rows && last.line + last.rows.length >= index - 1) {
        if (!rule.test(row)) {
          last.rows.push(cells);
          last.rowLines?.push(index + 1);
        }
      } else if (!rule.test(row))
        lines.push({ text: '', line: index + 1, rows: [cells], rowLines: [index + 1] });
      continue;
    }
    const [, marks, title] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(trimmed) ?? [];
    const [, indent, item] = /^(\s*)[-*+] +(.*)$/.exec(raw) ?? [];
    lines.push({
      text: title ?? (item === undefined ? trimmed : item),
      line: index + 1,
      ...(marks ? { heading: marks.length } : {}),
      ...(item === undefined ? {} : { item: Math.min(3, Math.floor(indent!.length / 2)) }),
      ...(trimmed !== '' && !marks && !/(?: {2}|\\)$/.test(raw) ? { continues: true } : {}),
    });
  }
  return { lines, marked: lines.some(({ heading }) => heading !== undefined) };
}

/**
 * Lines of plain text. Where most lines are filled to one width, they were broken by a machine and go on;
 * else each line is a paragraph.
 */
export function readPlain(text: string): ReadSource {
  const raw = text.split('\n').map((line) => line.trimEnd());
  const lengths = raw.map((line) => line.trim().length).filter((length) => length > 24);
  const widest = Math.max(0, ...lengths);
  const full = lengths.filter((length) => length >= widest * 0.85).length;
  const wrapped = lengths.length >= 6 && full / lengths.length >= 0.5 && widest <= 120;
  const lines: SourceLine[] = [];
  for (let index = 0; index < raw.length; index += 1) {
    const rows = tabbedRows(raw.slice(index)) ?? spacedRows(raw.slice(index));
    if (rows) {
      lines.push({ text: '', line: index + 1, rows, rowLines: rows.map((_, row) => index + row + 1) });
      index += rows.length - 1;
      continue;
    }
    const line = raw[index]!.trim();
    lines.push({
      text: line,
      line: index + 1,
      ...(wrapped && line.length >= widest * 0.7 ? { continues: true } : {}),
    });
  }
  return { lines, marked: false };
}

const cellsOf = (line: string): string[] => line.split('\t').map((cell) => cell.trim());

const spacedCells = (line: string): string[] => line.trim().split(/ {2,}|\t+|\u3000{2,}/);

/** Columns set with spaces: every row has as many cells, most of them with figures; the names of rows may have no head. */
function spacedRows(lines: readonly string[]): string[][] | undefined {
  const end = lines.findIndex((line) => line.trim() === '' || spacedCells(line).length < 2);
  const rows = (end < 0 ? lines : lines.slice(0, end)).map(spacedCells);
  const [head = [], ...body] = rows;
  const width = body[0]?.length ?? 0;
  if (body.length < 2 || width < 2 || !body.every((row) => row.length === width)) return undefined;
  const cells = body.flatMap((row) => row.slice(1));
  if (cells.filter((cell) => /\d/.test(cell)).length * 2 < cells.length) return undefined;
  if (head.length === width) return rows;
  return head.length === width - 1 ? [['', ...head], ...body] : undefined;
}

/** Lines that tabs part into cells, as tables come out of Word and Excel; one alone is an indent. */
function tabbedRows(lines: readonly string[]): string[][] | undefined {
  const [head = [], next = []] = lines.slice(0, 2).map(cellsOf);
  const count = head.length;
  // The names of rows may have no name themselves; two indented lines are no table.
  if (count < 2 || next.length < 2 || (head[0] === '' && next[0] === '')) return undefined;
  const end = lines.findIndex((line) => cellsOf(line).length < 2);
  const rows = (end < 0 ? lines : lines.slice(0, end)).map(cellsOf);
  return rows.length > 1 && rows.every((cells) => cells.length <= count) ? rows : undefined;
}
