/** `tuban import`: files in, a folder of a report out. */
import path from 'node:path';
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
  missing: (file) => ({
    en: [`There is no file ${file}.`, 'Check its name and folder.'],
    zh: [`没有 ${file} 这个文件。`, '看看文件名和文件夹写得对不对。'],
  }),
  forbidden: (file) => ({
    en: [`${file} may not be read.`, 'Check its permissions.'],
    zh: [`没有权限读取 ${file}。`, '看看文件的权限。'],
  }),
  'not-a-file': (file) => ({
    en: [`${file} is not a file.`, 'Give a file, not a folder.'],
    zh: [`${file} 不是文件。`, '请给出文件，不要给文件夹。'],
  }),
  'too-large': (file) => ({
    en: [`${file} is too large.`, 'Give the report’s text alone: 60 MB at most.'],
    zh: [`${file} 太大了。`, '只给报告的正文，最大 60 MB。'],
  }),
} satisfies Record<string, (file: string) => Said>;

async function readFile(name: string): Promise<SourceFile> {
  const read = await readBytes(path.resolve(name), largest);
  if ('bytes' in read) return { name: showPath(name), bytes: read.bytes };
  throw refuse('import-file', reasons[read.reason](showPath(name)));
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
