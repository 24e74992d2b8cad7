/** `tuban new`: a folder with a small report that builds at once, its YAML commented in the report's language. */
import path from 'node:path';
import { findIn, readText, searchPath } from '../design/search.ts';
import { isReportName } from '../lib/names.ts';
import { ProblemError, type Said, error } from '../lib/problem.ts';
import { quoteValue, quoteZh } from '../lib/visible.ts';
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

const refuse = (code: string, said: Said): ProblemError => new ProblemError(error(code, said), 2);

/** @throws ProblemError (exit 2) for a name or language that there is not, and for a report that is there. */
export async function newReport({ name, as = 'zh-Hans', data = 'data' }: NewRequest): Promise<NewResult> {
  if (!isReportName(name))
    throw refuse('new-name', {
      en: [
        `${quoteValue(name)} cannot be the name of a report.`,
        'Use letters, digits and hyphens, such as report-2026.',
      ],
      zh: [`${quoteZh(name)}不能作报告的名称。`, '用字母、数字和连字符，如 report-2026。'],
    });
  const fault = faultOfTag(as);
  if (fault)
    throw refuse('new-language', {
      en: [
        `--as: ${quoteValue(as)} is not the tag of a language.`,
        fault.suggestion ? `Did you mean ${fault.suggestion}?` : 'Use zh-Hans or en-GB.',
      ],
      zh: [
        `--as：${quoteZh(as)}不是语言代码。`,
        fault.suggestion ? `是不是想写 ${fault.suggestion}？` : '用 zh-Hans 或 en-GB。',
      ],
    });
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
