/** The file of a report, read and written back for `tuban query`. */
import { readFile } from 'node:fs/promises';
import { hasErrors, type Problem } from '../../lib/problem.ts';
import { loadReport } from '../../model/load.ts';
import { decodeText } from '../../report/decode.ts';
import { locateReport } from '../../report/locate.ts';
import { writeBack } from '../write-back.ts';
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
