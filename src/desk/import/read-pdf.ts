/** PDFs with a text layer as lines: runs on one baseline joined, paragraphs by indent and short last line. */
import { ProblemError, says } from '../../lib/problem.ts';
import { readPdf, type Printed, type PrintedPage } from '../../account/read-pdf.ts';
import type { SourceLine } from './block.ts';
import type { ReadSource } from './read-text.ts';

interface Row {
  text: string;
  x: number;
  y: number;
  right: number;
  size: number;
}

const hanClass = '[\\p{Script=Han}，。、；：？！“”（）《》]';
const han = new RegExp(hanClass, 'u');
const spacedHan = new RegExp(`(?<=${hanClass}) (?=${hanClass})`, 'gu');
const closeHan = new RegExp(`(?<=${hanClass})(?=${hanClass})`, 'gu');

/** A line of which all characters stand apart, as in a title or a line set wide: 一 图 读 懂 → 一图读懂. */
export function closeSpaced(text: string): string {
  const spaced = text.match(spacedHan)?.length ?? 0;
  const close = text.match(closeHan)?.length ?? 0;
  // A role and short names have a few gaps: 校对 王 一.
  const isWide = (spaced >= 3 && close === 0) || (spaced >= 6 && spaced > 2 * close);
  return isWide ? text.replace(spacedHan, '') : text;
}

/** Runs whose baselines differ by less than a third of the type are one line. */
function rowsOf({ items }: PrintedPage): Row[] {
  const rows: { runs: Printed[]; y: number; size: number }[] = [];
  for (const run of items) {
    const row = rows.find((one) => Math.abs(one.y - run.y) < Math.max(one.size, run.size) / 3);
    if (row) {
      row.runs.push(run);
      row.size = Math.max(row.size, run.size);
    } else rows.push({ runs: [run], y: run.y, size: run.size });
  }
  return rows
    .sort((a, b) => b.y - a.y)
    .map(({ runs, y, size }) => {
      runs.sort((a, b) => a.x - b.x);
      let text = '';
      let end = runs[0]!.x;
      for (const run of runs) {
        // Chinese has no spaces: a gap in a line that is set wide is none; a wide one parts columns.
        const isHan = han.test(text.at(-1) ?? '') && han.test(run.text[0] ?? '');
        const apart = run.x - end > run.size * (isHan ? 0.9 : 0.2) && text !== '' && !/\s$/.test(text);
        text += (apart ? ' ' : '') + run.text;
        end = run.x + run.width;
      }
      return { text: closeSpaced(text.trim()), x: runs[0]!.x, y, right: end, size };
    });
}

/** The size in which most characters are set. */
function bodySize(rows: readonly Row[]): number {
  const lengths = new Map<number, number>();
  for (const { size, text } of rows) lengths.set(size, (lengths.get(size) ?? 0) + text.length);
  return [...lengths].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** A line that is not filled to the right edge ends its paragraph. */
function linesOf(rows: Row[], from: number): SourceLine[] {
  const body = bodySize(rows);
  const right = Math.max(...rows.map((row) => row.right));
  return rows.map((row, index) => {
    const isTitle = row.size >= body * 1.25;
    const filled = right - row.right < row.size * 2.2;
    const next = rows[index + 1];
    const goesOn =
      filled &&
      next !== undefined &&
      Math.abs(next.size - row.size) < 0.5 &&
      next.x <= row.x + row.size * 1.2;
    return {
      text: row.text,
      line: from + index,
      ...(isTitle ? { heading: row.size >= body * 1.8 ? 1 : row.size >= body * 1.45 ? 2 : 3 } : {}),
      ...(goesOn && !isTitle ? { continues: true } : {}),
    };
  });
}

/** @throws ProblemError for what is no PDF, and for one without text. */
export async function readPdfText(bytes: Uint8Array, file: string): Promise<ReadSource> {
  const pages = await readPdf(bytes).catch(() => {
    throw new ProblemError({
      code: 'import-unreadable',
      severity: 'error',
      ...says({
        en: [
          `${file} is not a PDF that can be read.`,
          'Open it in a PDF program and save it anew, or copy its text into a .txt file.',
        ],
        zh: [
          `${file} 读不出来：不是 PDF，或已损坏。`,
          '用 PDF 软件打开，重新保存，或把文字复制到 .txt 文件里。',
        ],
      }),
    });
  });
  const lines: SourceLine[] = [];
  for (const page of pages) lines.push(...linesOf(rowsOf(page), lines.length + 1));
  if (lines.length > 0) return { lines, marked: lines.some(({ heading }) => heading !== undefined) };
  throw new ProblemError({
    code: 'import-no-text',
    severity: 'error',
    ...says({
      en: [
        `${file} has no text layer: its pages are pictures.`,
        'Let a program for text recognition read it first, or import the text that it was made from.',
      ],
      zh: [`${file} 没有文字层，每页都是图片。`, '先用文字识别（OCR）软件处理，或导入排版前的文稿。'],
    }),
  });
}
