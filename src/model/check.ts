/** Checks beyond shape: what a report says, family by family. */
import type { InputFile } from '../lib/files.ts';
import type { Problem } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import type { Report } from './report.ts';

export interface CheckInput {
  report: Report;
  source: Source;
  /** Absolute path of the report's folder, where its photos are. */
  folder: string;
}

export async function checkReport(_input: CheckInput): Promise<{ problems: Problem[]; inputs: InputFile[] }> {
  return { problems: [], inputs: [] };
}
