/** The file of a report, read and written back for `tuban query`. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { hasErrors, ProblemError, type Problem, says } from '../../lib/problem.ts';
import { showPath, systemCode } from '../../lib/files.ts';
import { loadReport } from '../../model/load.ts';
import { decodeText } from '../../report/decode.ts';
import { locateReport } from '../../report/locate.ts';
import { findQuery, openQueries, settle, type OpenQuery, type QueryAction } from './settle.ts';

export interface QueryRequest {
  /** Path of the report's folder or file. */
  report: string;
  action: 'list' | QueryAction;
  /** Number among the open queries, or id. */
  query?: string;
  /** For `edit`: the words that are to be printed. */
  words?: string;
}

export interface QueryResult {
  exitCode: 0 | 1;
  /** Absolute path of the report's file. */
  file: string;
  open: OpenQuery[];
  /** The one that was settled, as it was before. */
  settled?: OpenQuery;
  problems: Problem[];
}

/** @throws ProblemError for a query that there is not, and where the file cannot be changed safely. */
export async function queryReport({
  report: path,
  action,
  query: name = '',
  words,
}: QueryRequest): Promise<QueryResult> {
  const file = await locateReport(path);
  const { report, problems } = await loadReport(file);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!report || hasErrors(problems)) return { exitCode: 1, file, open: [], problems: errors };
  if (action === 'list') return { exitCode: 0, file, open: openQueries(report), problems: [] };
  const query = findQuery(report, name);
  const bytes = await readFile(file);
  const text = decodeText(bytes);
  if (typeof text !== 'string') return { exitCode: 1, file, open: [], problems: errors };
  const settled = settle({ text, report, query, action, words });
  await writeBack(file, bytes, settled);
  const again = await loadReport(file);
  return {
    exitCode: 0,
    file,
    open: again.report ? openQueries(again.report) : [],
    settled: query,
    problems: [],
  };
}

/** Line ends and byte order mark stay as they were; the file is replaced whole. */
async function writeBack(file: string, before: Uint8Array, text: string): Promise<void> {
  const was = Buffer.from(before).toString('utf8');
  const mark = was.startsWith('\ufeff') ? '\ufeff' : '';
  const lines = was.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
  const temporary = `${file}.${process.pid}.new`;
  try {
    await writeFile(temporary, mark + lines);
    await rename(temporary, file);
  } catch (error) {
    throw new ProblemError(
      {
        code: 'query-write',
        severity: 'error',
        ...says({
          en: [
            `${showPath(file)} cannot be written (${systemCode(error) || 'unknown reason'}).`,
            'Check its permissions and the room on the disk. It was not changed.',
          ],
          zh: [
            `${showPath(file)} 写不了（${systemCode(error) || '原因不明'}）。`,
            '看看文件权限和磁盘空间。文件没有改。',
          ],
        }),
      },
      2,
    );
  }
}
