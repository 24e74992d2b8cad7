/** From files to a dataset: read, taken apart, facts found, chosen for a page, written as YAML. */
import { basename } from 'node:path';
import type { SearchPath } from '../../design/search.ts';
import { ProblemError, type Problem, says } from '../../lib/problem.ts';
import { parseSource } from '../../report/read.ts';
import { isTable, readTable } from '../../report/table.ts';
import { reportSchema, type Report } from '../../model/report.ts';
import { checkReport } from '../../model/check.ts';
import { readLanguage, type Language } from '../language.ts';
import type { Block, LeftOut } from './block.ts';
import { readBlocks } from './blocks.ts';
import { writeDataset, type Dataset } from './dataset.ts';
import { emitReport } from './emit.ts';
import { readDocx } from './read-docx.ts';
import { readPdfText } from './read-pdf.ts';
import { decodeSource, readMarkdown, readPlain, type ReadSource } from './read-text.ts';
import { selectForPage } from './select.ts';
import { readStructure } from './structure.ts';

export interface SourceFile {
  /** As shown; its ending tells the format. */
  name: string;
  bytes: Uint8Array;
}

export interface ImportOptions {
  /** Language of the report, BCP 47; by its characters where it is not given. */
  as?: string | undefined;
  /** Where the schema lies, seen from the report to be written. */
  schema?: string;
}

export interface Imported {
  /** Text of report.yaml. */
  yaml: string;
  /** Rows of tables, as CSV; "" without any. */
  csv: string;
  report: Report;
  dataset: Dataset;
  left: LeftOut[];
  /** What checking the new dataset finds. */
  problems: Problem[];
}

const formats = ['.md', '.markdown', '.txt', '.docx', '.pdf', '.csv', '.tsv', '.xlsx'];

/** @throws ProblemError for a format that is not read. */
async function readOne({ name, bytes }: SourceFile): Promise<ReadSource> {
  const ending = /\.[^.]+$/.exec(name.toLowerCase())?.[0] ?? '';
  if (isTable(name)) {
    const rows = await readTable(bytes, name);
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
    return {
      lines: [
        {
          text: '',
          line: filled[0]?.row ?? 1,
          rows: filled.map(({ cells }) => cells),
          rowLines: filled.map(({ row }) => row),
        },
      ],
      marked: true,
    };
  }
  if (ending === '.docx') return readDocx(bytes, name);
  if (ending === '.pdf') return readPdfText(bytes, name);
  const text = decodeSource(bytes, name);
  if (ending === '.md' || ending === '.markdown') return readMarkdown(text);
  if (ending === '.txt' || ending === '') return readPlain(text);
  throw new ProblemError(
    {
      code: 'import-format',
      severity: 'error',
      ...says({
        en: [`${name} is of a kind that is not read.`, `Give files that end in ${formats.join(', ')}.`],
        zh: [`${name} 这类文件读不了。`, `可以用的文件：${formats.join('、')}。`],
      }),
    },
    2,
  );
}

const textOf = (sources: readonly ReadSource[]): string =>
  sources
    .flatMap(({ lines }) => lines.flatMap(({ text, rows }) => [text, ...(rows ?? []).flat()]))
    .join('\n');

/** Chinese where a good part of the letters is Han, else English. */
function guessLanguage(text: string): string {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  if (han * 4 < latin) return 'en-GB';
  // Characters that are written otherwise in traditional Chinese, and often.
  return (text.match(/[國發經濟產業與時會]/g)?.length ?? 0) > han / 100 ? 'zh-Hant' : 'zh-Hans';
}

const noTable = (tag: string): ProblemError =>
  new ProblemError(
    {
      code: 'import-language',
      severity: 'error',
      ...says({
        en: [
          `There is no table of quantities for the language "${tag}".`,
          'Use --as zh-Hans or --as en-GB, or put a table of its own into styles/desk/ (styles/README.md).',
        ],
        zh: [
          `没有“${tag}”这种语言的词表。`,
          '用 --as zh-Hans 或 --as en-GB，或在 styles/desk/ 里加一张词表（见 styles/README.md）。',
        ],
      }),
    },
    2,
  );

const quoteCell = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * @throws ProblemError for files that cannot be read, for a language without a table, for a source without
 * any text.
 */
export async function importFiles(
  files: readonly SourceFile[],
  search: SearchPath,
  { as, schema = '../report.schema.json' }: ImportOptions = {},
): Promise<Imported> {
  const sources = await Promise.all(files.map(readOne));
  const tag = as ?? guessLanguage(textOf(sources));
  const language = await readLanguage(tag, search);
  if (!language) throw noTable(tag);
  const { blocks, left: unread } = gather(sources, language);
  if (blocks.length === 0)
    throw new ProblemError({
      code: 'import-empty',
      severity: 'error',
      ...says({
        en: [
          `${files.map(({ name }) => name).join(', ')}: there is no text in it.`,
          'Give the file that holds the report’s text.',
        ],
        zh: [`${files.map(({ name }) => name).join('、')} 里没有文字。`, '给出写着报告正文的文件。'],
      }),
    });
  const structured = readStructure({ blocks, left: unread }, language);
  selectForPage(structured.draft, language);
  const dataset = writeDataset(structured.draft, language, tag);
  const left = [...structured.left, ...dataset.left].sort((a, b) => a.line - b.line);
  const yaml = emitReport({
    dataset,
    left,
    files: files.map(({ name }) => basename(name)).join(', '),
    schema,
  });
  const { report, problems } = checkWritten(yaml);
  const rows = structured.draft.tables.flatMap((table) => table.rows);
  const csv = rows.map((cells) => `${cells.map(quoteCell).join(',')}\n`).join('');
  return { yaml, csv, report, dataset, left, problems };
}

function gather(sources: readonly ReadSource[], language: Language): { blocks: Block[]; left: LeftOut[] } {
  const all = sources.map(({ lines, marked }) => readBlocks(lines, language, marked));
  return { blocks: all.flatMap(({ blocks }) => blocks), left: all.flatMap(({ left }) => left) };
}

/** What was written is read as any report is; a fault of its shape is one of Tuban. */
function checkWritten(yaml: string): { report: Report; problems: Problem[] } {
  const source = parseSource('report.yaml', Buffer.from(yaml));
  const report = reportSchema.parse(source.value);
  return { report, problems: [...source.problems, ...checkReport(report, source)] };
}
