/** `tuban import`: files in, a folder of a report out. */
import path from 'node:path';
import type { Both } from '../../lib/languages.ts';
import { searchPath } from '../../design/search.ts';
import { readBytes, showPath } from '../../lib/files.ts';
import { isReportName } from '../../lib/names.ts';
import { ProblemError, type Problem, type Said, error } from '../../lib/problem.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';
import { schemaFrom, writeReportFolder } from './folder.ts';
import { importFiles, type SourceFile } from './import.ts';
import type { LeftOut } from './block.ts';

export interface ImportRequest {
  /** Paths of the sources, in reading order. */
  files: string[];
  /** Name of the report, and of its folder. Default: the first file's. */
  id?: string;
  /** Language, BCP 47. Default: as the text is written. */
  as?: string;
  /** Folder of reports. Default: "data". */
  data?: string;
}

export interface ImportResult {
  exitCode: 0 | 1;
  id: string;
  /** Absolute paths of the files written. */
  written: string[];
  language: string;
  facts: number;
  queries: number;
  /** Items kept below `more`. */
  kept: number;
  left: LeftOut[];
  problems: Problem[];
}

const refuse = (code: string, said: Said): ProblemError => new ProblemError(error(code, said), 2);

/** Sources are texts: more than a book is none. */
const largest = 60_000_000;

const reasons = {
  missing: [
    { en: 'There is no file', zh: '没有这个文件' },
    { en: 'Check its name and folder.', zh: '看看文件名和文件夹对不对。' },
  ],
  forbidden: [
    { en: 'Nobody may read', zh: '没有权限读' },
    { en: 'Check its permissions.', zh: '看看文件权限。' },
  ],
  'not-a-file': [
    { en: 'No text can be read from', zh: '读不出文字' },
    { en: 'Give a file, not a folder.', zh: '要写文件，不是文件夹。' },
  ],
  'too-large': [
    { en: 'Too large is', zh: '文件太大' },
    { en: 'Give the report’s text alone: 60 MB at most.', zh: '只给报告正文，最大 60 MB。' },
  ],
} satisfies Record<string, [what: Both, remedy: Both]>;

async function readFile(name: string): Promise<SourceFile> {
  const read = await readBytes(path.resolve(name), largest);
  if ('bytes' in read) return { name: showPath(name), bytes: read.bytes };
  const [what, remedy] = reasons[read.reason];
  throw refuse('import-file', {
    en: [`${what.en} ${showPath(name)}.`, remedy.en],
    zh: [`${what.zh}：${showPath(name)}。`, remedy.zh],
  });
}

/** The file's name as that of a report. */
function nameOf(file: string): string {
  const stem = path.basename(file).replace(/\.[^.]+$/, '');
  return (
    stem
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
      .replace(/^[-._]+|[-._]+$/g, '') || 'report'
  );
}

/** @throws ProblemError for files, names and folders that there are not or cannot be used. */
export async function importReport({
  files,
  id = nameOf(files[0] ?? ''),
  as,
  data = 'data',
}: ImportRequest): Promise<ImportResult> {
  if (!isReportName(id))
    throw refuse('import-name', {
      en: [
        `${quoteValue(id)} cannot be the name of a report.`,
        'Use letters, digits and hyphens, such as --id report-2026.',
      ],
      zh: [`${quoteZh(id)}不能作报告的名称。`, '用字母、数字和连字符，如 --id report-2026。'],
    });
  const folder = path.resolve(data, id);
  const sources = await Promise.all(files.map(readFile));
  const search = searchPath([path.dirname(path.resolve(data)), process.cwd()]);
  const { yaml, csv, report, left, problems } = await importFiles(sources, search, {
    as,
    schema: schemaFrom(folder, path.resolve(data)),
  });
  const written = await writeReportFolder(folder, {
    'report.yaml': yaml,
    ...(csv === '' ? {} : { 'data.csv': csv }),
  });
  return {
    exitCode: problems.some(({ severity }) => severity === 'error') ? 1 : 0,
    id,
    written,
    language: report.language,
    facts: Object.keys(report.facts).length,
    queries: report.queries.length,
    kept: report.more.reduce((sum, { items }) => sum + items.length, 0),
    left,
    problems,
  };
}
