/**
 * What must hold of every mutant: it is read, checked and made into a view without any error but problems;
 * and where nothing is wrong enough to stop it, every letter typed into a text stands in the view, or a
 * problem points at its line.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLater } from '../../src/edition/prepare/check-hints.ts';
import { formatProblems } from '../../src/lib/problem-text.ts';
import { hasErrors, type Problem } from '../../src/lib/problem.ts';
import { loadReport } from '../../src/model/load.ts';
import { setScripts } from '../../src/model/scripts.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { ReportView } from '../../src/view/view.ts';
import { randomFrom } from '../seeded/random.ts';
import { mutate, type Mutant, type Original } from './mutants.ts';

export type Verdict = 'refused' | 'warned' | 'silent' | 'crash' | 'lost';

export interface Examined {
  verdict: Verdict;
  mutant: Mutant;
  /** What went wrong, for the two verdicts that must not be. */
  fault?: string;
  ms: number;
}

/** All that can be printed or read aloud, runs of one text joined. */
function wordsOf(view: ReportView): string {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) {
      const runs = value.filter(
        (one): one is { text: string } => typeof (one as { text?: unknown })?.text === 'string',
      );
      if (runs.length === value.length) found.push(runs.map(({ text }) => text).join(''));
      value.forEach(walk);
    } else if (value !== null && typeof value === 'object') Object.values(value).forEach(walk);
  };
  walk(view);
  return found.join('\n').replace(/\s+/g, '');
}

/** Letters and figures of a stretch of the file, cut at whatever may be markup; references left out. */
const lettersIn = (text: string): string[] =>
  setScripts(text.normalize('NFC'))
    .replace(/\{[^{}\n]*\}/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** A line of comment that is indented no further than its entry or field is meant as one. */
function withoutComments(text: string, [start, end]: [number, number]): string {
  const indent = /^ */.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1))![0].length;
  return text
    .slice(start, end)
    .split('\n')
    .filter((line, index) => index === 0 || !/^ *#/.test(line) || /^ */.exec(line)![0].length > indent)
    .join('\n');
}

/** A photo without a file is told of at its beginning; its caption and credit, below that, go with it. */
const photoLines = 4;

/** Words of the touched text that stand nowhere in the view, while no problem points at its lines. */
function lostWords({ bytes, touched }: Mutant, view: ReportView, problems: Problem[]): string[] {
  if (!touched) return [];
  const text = Buffer.from(bytes).toString('utf8');
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
  const [first, last] = [lineOf(touched[0]), lineOf(touched[1])];
  const isTold = ({ code, place }: Problem): boolean =>
    place !== undefined &&
    place.line >= first - 1 - (code === 'photo-missing' ? photoLines : 0) &&
    place.line <= last + 1;
  if (problems.some(isTold)) return [];
  const printed = wordsOf(view);
  return lettersIn(withoutComments(text, touched)).filter((word) => !printed.includes(word));
}

/** @param folder A folder of its own, in which the mutant's report stands. */
async function look(mutant: Mutant, folder: string): Promise<{ verdict: Verdict; fault?: string }> {
  writeFileSync(join(folder, 'report.yaml'), mutant.bytes);
  const loaded = await loadReport(folder);
  const problems = [...loaded.problems, ...checkLater(loaded)];
  formatProblems(problems);
  if (!loaded.report || hasErrors(problems)) {
    if (!hasErrors(problems)) return { verdict: 'crash', fault: 'neither a report nor an error' };
    return { verdict: 'refused' };
  }
  const lost = lostWords(mutant, deriveView(loaded.report, loaded.id), problems);
  if (lost.length > 0) return { verdict: 'lost', fault: lost.join(' ') };
  return { verdict: problems.some(({ severity }) => severity === 'warning') ? 'warned' : 'silent' };
}

/** Makes and examines mutants `from` to `to`; the same number is the same mutant. */
export async function examine(
  originals: Original[],
  { from, to }: { from: number; to: number },
): Promise<Map<number, Examined>> {
  const folder = mkdtempSync(join(tmpdir(), 'tuban-fuzz-'));
  const found = new Map<number, Examined>();
  try {
    for (let seed = from; seed < to; seed += 1) {
      const random = randomFrom(seed);
      const mutant = mutate(originals[seed % originals.length]!, random);
      const start = performance.now();
      const seen = await look(mutant, folder).catch((error: unknown) => ({
        verdict: 'crash' as const,
        fault: String((error as Error).stack ?? error),
      }));
      found.set(seed, { ...seen, mutant, ms: performance.now() - start });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}
