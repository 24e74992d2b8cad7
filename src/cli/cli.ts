/**
 * The command line: arguments → build or check → problems and exit code. What a command needs is loaded
 * with it.
 *
 * 0 done, 1 something to fix in a report or on a page, 2 usage or machine (130 when interrupted).
 */
import path from 'node:path';
import type { BuildOptions, BuildResult } from '../edition/options.ts';
import { version } from '../edition/version.ts';
import { BuildStopped, untilAborted } from '../edition/write/stop.ts';
import { searchPath } from '../design/search.ts';
import { showPath } from '../lib/files.ts';
import { formatSeconds, silentLog, streamLog, type Log } from '../lib/log.ts';
import { ProblemError, type Problem } from '../lib/problem.ts';
import { formatProblems } from '../lib/problem-text.ts';
import { makeVisible } from '../lib/visible.ts';
import { startBrowser, type OwnedBrowser } from '../render/browser.ts';
import type { ArchiveCommand, Told } from './archive.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { helpText } from './help.ts';
import { machineProblem } from '../lib/machine.ts';

const color = Boolean(process.stderr.isTTY) && !process.env.NO_COLOR;
/** More warnings and notes than this are shown a line each. */
const fullShape = 12;

/** Errors with their source lines; warnings and notes a line each where they are many. Quiet: no notes. */
function showProblems(problems: Problem[], outcome: string, quiet: boolean): void {
  const shown = quiet ? problems.filter((problem) => problem.severity !== 'note') : problems;
  if (shown.length === 0) return;
  const errors = shown.filter((problem) => problem.severity === 'error');
  const others = shown.filter((problem) => problem.severity !== 'error');
  const shape = others.length > fullShape ? 'line' : 'full';
  if (others.length > 0)
    process.stderr.write(
      `\n${formatProblems(others, { color, shape, ...(errors.length === 0 ? { outcome } : {}) })}\n`,
    );
  if (errors.length > 0) process.stderr.write(`\n${formatProblems(errors, { color, outcome })}\n`);
}

const counted = (products: number): string =>
  `${products} ${products === 1 ? 'product was' : 'products were'}`;

const unwrittenText = ({ reports }: BuildResult): string => {
  const unwritten = reports.flatMap(({ id, unwritten: names }) => names.map((name) => `${id}/${name}`));
  const written = reports.reduce((sum, { products }) => sum + products.length, 0);
  if (unwritten.length === 0) return `${counted(written)} written.`;
  return `Not written: ${unwritten.slice(0, 6).join(', ')}${unwritten.length > 6 ? ` and ${unwritten.length - 6} more` : ''}; ${counted(written)}.`;
};

const plainResult = (result: object): string => `${JSON.stringify(result, null, 2)}\n`;

/** The browser is closed also where the build did not come so far as to use it. */
async function buildWith(ahead: Promise<OwnedBrowser>, options: BuildOptions): Promise<BuildResult> {
  ahead.catch(() => undefined);
  try {
    const { build } = await import('../edition/build.ts');
    return await build(options, ahead);
  } finally {
    await (await ahead.catch(() => undefined))?.close();
  }
}

async function runBuild(args: Arguments, log: Log): Promise<number> {
  const start = performance.now();
  const { signal } = interruption;
  // Chromium starts while the rest of Tuban is loaded.
  const ahead = startBrowser();
  const result = await buildWith(ahead, { ...args, log, signal });
  if (args.json) process.stdout.write(plainResult(result));
  if (args.explain)
    for (const { id, reasons } of result.reports)
      for (const reason of reasons) process.stderr.write(`${id}: ${reason}\n`);
  showProblems(result.problems, unwrittenText(result), args.quiet);
  log.stage('build', `${showPath(path.resolve(args.out))}/`, performance.now() - start);
  if (!args.quiet)
    process.stderr.write(`${unwrittenText(result)} (${formatSeconds(performance.now() - start)})\n`);
  return result.exitCode;
}

/** Safe traps of YAML are mended before the report is checked, each line shown. */
async function fixFirst(args: Arguments): Promise<void> {
  const { findReports } = await import('../edition/prepare/find.ts');
  const { fixReport, fixText } = await import('../desk/fix/fix-report.ts');
  for (const report of await findReports(args.reports, args.data))
    process.stderr.write(fixText(await fixReport(report)));
}

async function runCheck(args: Arguments, log: Log): Promise<number> {
  if (args.fix) await fixFirst(args);
  const { check } = await import('../edition/build.ts');
  const result = await check({ ...args, log });
  if (args.json) process.stdout.write(plainResult(result));
  if (args.proof) {
    const { showSheets } = await import('./proof.ts');
    await showSheets(result.reports, { folder: args.ownOut, print: !args.json });
    // What the sheet holds is not told twice; errors are.
    const errors = result.problems.filter(({ severity }) => severity === 'error');
    showProblems(errors, '', args.quiet);
  } else showProblems(result.problems, 'Nothing is written by a check.', args.quiet);
  return result.exitCode;
}

async function runArchiveCommand(command: ArchiveCommand, args: Arguments): Promise<number> {
  const { runArchive } = await import('./archive.ts');
  const { signal } = interruption;
  const work = () => runArchive(command, args, { log: silentLog, signal });
  // A rebuild stops by itself, when it has put away what it made.
  return tell(await (command === 'rebuild' ? work() : untilAborted(work, signal)), args);
}

function tell({ result, text, outcome }: Told, args: Arguments): number {
  if (args.json) process.stdout.write(plainResult(result));
  else if (!args.quiet) process.stdout.write(text.split('\n').map(makeVisible).join('\n'));
  showProblems(result.problems, outcome, args.quiet);
  return result.exitCode;
}

const interruption = new AbortController();
/**
 * A signal this long (ms) after the first means: at once. On a terminal one Ctrl-C comes twice, also by way
 * of the starter.
 */
const impatience = 1000;

function listenForInterruption(): void {
  let first: number | undefined;
  const stop = (name: string) => () => {
    first ??= performance.now();
    if (performance.now() - first > impatience) process.exit(130);
    interruption.abort(new Error(name));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop(name));
  // The starter went away without a word (killed): do not build on alone.
  if (process.channel) {
    process.once('disconnect', stop('disconnect'));
    process.channel.unref();
  }
}

async function run(argv: string[]): Promise<number> {
  const args = readArguments(argv);
  const own = [path.dirname(path.resolve(args.data)), process.cwd()];
  const log = args.quiet ? silentLog : streamLog(process.stderr);
  switch (args.command) {
    case 'help':
      process.stdout.write(helpText(args.topic));
      return 0;
    case 'version':
      process.stdout.write(`${version}\n`);
      return 0;
    case 'check':
      return runCheck(args, log);
    case 'build':
      return runBuild(args, log);
    case 'card': {
      const { runCard } = await import('./card.ts');
      return tell(await runCard(args), args);
    }
    case 'new':
    case 'facts':
    case 'query':
    case 'diff':
    case 'import': {
      const { runDesk } = await import('./desk.ts');
      return tell(await runDesk(args.command, args), args);
    }
    case 'extract':
    case 'verify':
    case 'rebuild':
      return runArchiveCommand(args.command, args);
    case 'preflight':
    case 'separations': {
      const { runPress } = await import('./press.ts');
      const { command } = args;
      const work = () => runPress(command, args, searchPath(own));
      return tell(await untilAborted(work, interruption.signal), args);
    }
    case 'formats': {
      const { formatsText, listFormats } = await import('./formats.ts');
      const formats = await listFormats(own);
      process.stdout.write(args.json ? `${JSON.stringify(formats, null, 2)}\n` : formatsText(formats));
      return 0;
    }
    case 'doctor': {
      const { diagnose, diagnosisText, isHealthy } = await import('./doctor.ts');
      const diagnosis = await diagnose(own);
      process.stdout.write(args.json ? `${JSON.stringify(diagnosis, null, 2)}\n` : diagnosisText(diagnosis));
      return isHealthy(diagnosis) ? 0 : 2;
    }
  }
}

/** A program that reads standard output gets one document, whatever happened. */
function writeFailure(exitCode: number, problems: Problem[]): void {
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ exitCode, reports: [], problems }, null, 2)}\n`);
}

const interruptedText = (made: string[]): string =>
  made.length === 0
    ? 'Interrupted. Nothing half-made was kept; the previous products are as they were.'
    : `Interrupted. Finished and in place: ${made.join(', ')}. Nothing half-made was kept; all other products are as they were.`;

function exitCodeOf(error: unknown): number {
  if (interruption.signal.aborted) {
    process.stderr.write(`\n${interruptedText(error instanceof BuildStopped ? error.made : [])}\n`);
    writeFailure(130, []);
    return 130;
  }
  if (error instanceof ProblemError) {
    process.stderr.write(`${formatProblems(error.problems, { color, outcome: 'Nothing was written.' })}\n`);
    writeFailure(error.exitCode, error.problems);
    return error.exitCode;
  }
  const machine = machineProblem(error);
  if (machine) {
    process.stderr.write(`${formatProblems([machine], { color, outcome: 'Nothing was written.' })}\n`);
    writeFailure(2, [machine]);
    return 2;
  }
  process.stderr.write(
    `This is a defect of Tuban ${version}, not of your report; please report it.\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  writeFailure(2, []);
  return 2;
}

// Whoever read our output may have stopped reading ("tuban formats | head -1").
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (stream === process.stdout)
      process.stderr.write(`What was to be printed could not be written (${error.code ?? error.message}).\n`);
    process.exit(2);
  });
listenForInterruption();
process.exitCode = await run(process.argv.slice(2)).catch(exitCodeOf);
// What was waiting when the build was stopped is not waited for.
if (interruption.signal.aborted) process.exit();
