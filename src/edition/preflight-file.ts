/** `tuban preflight`: judges finished press PDFs, whoever made them. */
import type { Both } from '../lib/languages.ts';
import { searchPath, type SearchPath } from '../design/search.ts';
import { readBytes, showPath } from '../lib/files.ts';
import { ProblemError, type Problem, error, sentencesOf } from '../lib/problem.ts';
import { readRules, usualRules, type RuleSet } from '../press/preflight/rules.ts';
import type { Preflight } from '../press/preflight/finding.ts';
import { apart } from './apart/apart.ts';
import { asUsage, pressCondition, readPressOptions, type PressOptions } from './make/press-options.ts';
import type { OptionsOf } from './commands.ts';
import type { ExitCode } from './options.ts';

export interface PreflightRequest extends Omit<OptionsOf<'preflight'>, 'data'> {
  files: string[];
  /** Where press conditions are looked up; Tuban's own when left out. */
  search?: SearchPath;
}

export interface JudgedFile {
  /** As it was given. */
  file: string;
  preflight: Preflight;
}

export interface PreflightResult {
  /** 2 when a file cannot be read as PDF, else 1 when one has an error. */
  exitCode: ExitCode;
  /** The press condition that the files were judged for. */
  condition: { name: string; label: string; profile: string };
  files: JudgedFile[];
  /** Files that cannot be read. */
  problems: Problem[];
}

/** 2 GB: what Node reads in one piece. */
const sizeLimit = 2_000_000_000;

const reasons = {
  missing: { en: 'there is no such file', zh: '没有这个文件' },
  forbidden: { en: 'reading it is not allowed', zh: '没有读取权限' },
  'not-a-file': { en: 'it is not an ordinary file', zh: '不是普通文件' },
  'too-large': { en: 'it is larger than 2 GB', zh: '大于 2 GB' },
} satisfies Record<string, Both>;

export const unreadable = (
  file: string,
  reason: Both,
  remedy: Both = { en: 'Give the path of a PDF file.', zh: '写 PDF 文件的路径。' },
): Problem =>
  error('file-unreadable', {
    en: [`${showPath(file)} cannot be examined: ${reason.en}.`, remedy.en],
    zh: [`${showPath(file)} 查不了：${reason.zh}。`, remedy.zh],
  });

export const exportAgain: Both = {
  en: 'Export it again, without a password.',
  zh: '重新导出一次，不要加密码。',
};

/** The bytes of a PDF. @throws ProblemError (exit 2) for a file that cannot be read or is no PDF. */
export async function readPdfFile(file: string): Promise<Uint8Array> {
  const read = await readBytes(file, sizeLimit);
  if (!('bytes' in read)) throw new ProblemError(unreadable(file, reasons[read.reason]), 2);
  // ISO 32000 wants the header first; readers find it within the first kilobyte.
  if (!Buffer.from(read.bytes.subarray(0, 1024)).includes('%PDF-'))
    throw new ProblemError(unreadable(file, { en: 'it is not a PDF', zh: '不是 PDF' }), 2);
  return read.bytes;
}

/** What is said of a file on which the examination itself fails. */
export const damaged: Both = {
  en: 'it is damaged, or made of what no press PDF has',
  zh: '文件已损坏，或含有付印 PDF 不会有的内容',
};

async function judge(
  file: string,
  press: { options: PressOptions; search: SearchPath; rules: RuleSet },
): Promise<JudgedFile | Problem[]> {
  try {
    const pdf = await readPdfFile(file);
    const judged = await apart('preflight', { pdf, ...press }, { file, size: pdf.length });
    const broken = judged.findings.find(({ rule }) => rule === 'unreadable');
    return broken
      ? [
          unreadable(
            file,
            {
              en: broken.message.replace(/ \([^]*\)\.?$|\.$/, ''),
              zh: sentencesOf(broken, 'zh').message.replace(/（[^]*）。?$|。$/, ''),
            },
            exportAgain,
          ),
        ]
      : { file, preflight: judged };
  } catch (thrown) {
    return thrown instanceof ProblemError ? thrown.problems : [unreadable(file, damaged, exportAgain)];
  }
}

/** @throws ProblemError (exit 2) for a condition or profile that cannot be used. */
export async function preflightFiles({
  files,
  search = searchPath(),
  condition: name,
  profile,
  rules: ruleSet = usualRules,
}: PreflightRequest): Promise<PreflightResult> {
  const options = await readPressOptions(
    { ...(name === undefined ? {} : { condition: name }), ...(profile === undefined ? {} : { profile }) },
    search,
  );
  const condition = await pressCondition(options, search);
  const rules = await asUsage(readRules(ruleSet, search));
  const result: PreflightResult = {
    exitCode: 0,
    condition: { name: condition.name, label: condition.label, profile: condition.profile.head.description },
    files: [],
    problems: [],
  };
  for (const file of files) {
    const judged = await judge(file, { options, search, rules });
    if (Array.isArray(judged)) result.problems.push(...judged);
    else result.files.push(judged);
  }
  result.exitCode =
    result.problems.length > 0 ? 2 : result.files.every(({ preflight: { passed } }) => passed) ? 0 : 1;
  return result;
}
