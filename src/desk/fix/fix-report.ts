/** `tuban check --fix`: the safe YAML traps of a report's file mended in place, each line shown. */
import { readFile } from 'node:fs/promises';
import { type MessageLanguage, plural } from '../../lib/languages.ts';
import { showPath } from '../../lib/files.ts';
import { ProblemError } from '../../lib/problem.ts';
import { decodeText } from '../../report/decode.ts';
import { locateReport } from '../../report/locate.ts';
import { parseSource } from '../../report/read.ts';
import { writeBack } from '../write-back.ts';
import { mendYaml, type Mended } from './mend.ts';

export interface FixedReport {
  /** Absolute path. */
  file: string;
  mended: Mended[];
}

/** Faults that keep a text from being read, or single values of it. */
function faultsOf(file: string, text: string): number {
  try {
    return parseSource(file, Buffer.from(text)).problems.filter(({ severity }) => severity === 'error')
      .length;
  } catch (error) {
    // A text that cannot be read at all is worse than any that can.
    return error instanceof ProblemError ? 1000 + error.problems.length : Infinity;
  }
}

/**
 * Mends the file of a report where the result reads no worse than before.
 * @throws ProblemError (exit 2) where it cannot be written.
 */
export async function fixReport(path: string): Promise<FixedReport> {
  const file = await locateReport(path);
  const bytes = await readFile(file);
  const text = decodeText(bytes);
  if (typeof text !== 'string' || file.endsWith('.json')) return { file, mended: [] };
  const { text: result, mended } = mendYaml(text);
  if (mended.length === 0 || faultsOf(file, result) > faultsOf(file, text)) return { file, mended: [] };
  await writeBack(file, bytes, result);
  return { file, mended };
}

/** A line as it is shown; where nothing but its indent was mended, with that, tabs and wide spaces made visible. */
function shown(line: string, other: string): string {
  if (line.trim() !== other.trim()) return line.trim();
  return line.replaceAll('\t', '→').replaceAll('\u3000', '□');
}

export const fixText = ({ file, mended }: FixedReport, language: MessageLanguage): string =>
  mended
    .map(
      ({ line, before, after }) =>
        `${showPath(file)}:${line}\n  - ${shown(before, after)}\n  + ${shown(after, before)}\n`,
    )
    .join('') +
  (mended.length === 0
    ? ''
    : language === 'zh'
      ? `${showPath(file)}：改好 ${mended.length} 行。\n`
      : `${showPath(file)}: ${plural(mended.length, 'line')} mended.\n`);
