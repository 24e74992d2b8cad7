/** `tuban new`: a folder with a small report that builds at once, its YAML commented in the report's language. */
import path from 'node:path';
import { findIn, readText, searchPath } from '../design/search.ts';
import { isReportName } from '../lib/names.ts';
import { ProblemError } from '../lib/problem.ts';
import { quoteValue } from '../lib/visible.ts';
import { faultOfTag, isChinese } from '../model/language.ts';
import { schemaFrom, writeReportFolder } from './import/folder.ts';

export interface NewRequest {
  /** Name of the report, and of its folder. */
  name: string;
  /** Language, BCP 47. Default: zh-Hans. */
  as?: string;
  /** Folder of reports. Default: "data". */
  data?: string;
}

export interface NewResult {
  exitCode: 0;
  id: string;
  written: string[];
  problems: [];
}

const refuse = (code: string, message: string, remedy: string): ProblemError =>
  new ProblemError({ code, severity: 'error', message, remedy }, 2);

/** @throws ProblemError (exit 2) for a name or language that there is not, and for a report that is there. */
export async function newReport({ name, as = 'zh-Hans', data = 'data' }: NewRequest): Promise<NewResult> {
  if (!isReportName(name))
    throw refuse(
      'new-name',
      `${quoteValue(name)} cannot be the name of a report.`,
      'Use letters, digits and hyphens, such as report-2026.',
    );
  const fault = faultOfTag(as);
  if (fault)
    throw refuse(
      'new-language',
      `--as: ${quoteValue(as)} is not the tag of a language.`,
      fault.suggestion ? `Did you mean ${fault.suggestion}?` : 'Use zh-Hans or en-GB.',
    );
  const search = searchPath([path.dirname(path.resolve(data)), process.cwd()]);
  const template = findIn(search.styles, `desk/new-${isChinese(as) ? 'zh' : 'en'}.yaml`)!;
  const folder = path.resolve(data, name);
  const text = (await readText(template))
    .replaceAll('NAME', name)
    .replaceAll('LANGUAGE', as)
    .replaceAll('SCHEMA', schemaFrom(folder, path.resolve(data)));
  return {
    exitCode: 0,
    id: name,
    written: await writeReportFolder(folder, { 'report.yaml': text }),
    problems: [],
  };
}
