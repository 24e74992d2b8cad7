/** From files to a dataset: read, taken apart, facts found, chosen for a page, written as YAML. */
import { basename } from 'node:path';
import type { SearchPath } from '../../design/search.ts';
import { ProblemError, type Problem, says } from '../../lib/problem.ts';
import { parseSource } from '../../report/read.ts';
import { isTable, readTable } from '../../report/table.ts';
import { reportSchema, type Report } from '../../model/report.ts';
import { checkReport } from '../../model/check.ts';
import { isHan, nameLanguage } from '../../model/language.ts';
import { languageTable, tableNames } from '../../model/language-table.ts';
import { readLanguage, type Language } from '../language.ts';
import type { Block, LeftOut } from './block.ts';
import { readBlocks } from './blocks.ts';
import { writeDataset, type Dataset } from './dataset.ts';
import { emitReport } from './emit.ts';
import { readDocx } from './read-docx.ts';
import { readPdfText } from './read-pdf.ts';
import { decodeSource, readMarkdown, readPlain, type ReadSource } from './read-text.ts';
import { selectForPage } from './select.ts';
import { isOfTimes } from './series.ts';
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
          alone: true,
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

/** Of Latin letters: the language whose joining words are the most of a text's; English where none stands out. */
function guessLatin(text: string): string {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const found = tableNames().map((name) => {
    const plain = isHan(name) ? undefined : languageTable(name)?.plain;
    return { name, count: plain ? words.filter((word) => plain.has(word)).length : 0 };
  });
  const english = found.find(({ name }) => name === 'en')?.count ?? 0;
  const best = found.reduce((one, other) => (other.count > one.count ? other : one), {
    name: 'en',
    count: english,
  });
  return best.name === 'en' ? 'en-GB' : best.name;
}

/** Chinese where a good part of the letters is Han, else a language of Latin letters. */
function guessLanguage(text: string): string {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (han * 4 < latin) return guessLatin(text);
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
          `The text is in ${nameLanguage(tag)}, whose numbers Tuban cannot read: there is no table of quantities for it.`,
          'Write the report by hand (tuban new, data/README.md): it is set in any language. Or put a table of its own into styles/desk/ (styles/README.md); a text in English or Chinese is read with --as en-GB or --as zh-Hans.',
        ],
        zh: [
          `稿子是${nameLanguage(tag, 'zh')}，图版不会读它的数：没有这种语言的读数规则。`,
          '可以照 data/README.md 手写报告（tuban new），哪种语言都排得出；或在 styles/desk/ 里加一张读数规则（见 styles/README.md）。其实是中文或英文的，加 --as zh-Hans 或 --as en-GB。',
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
  // A series has its rows in the report itself.
  const tables = structured.draft.tables.filter((table) => !isOfTimes(table));
  const rows = tables.flatMap((table) => table.rows);
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
