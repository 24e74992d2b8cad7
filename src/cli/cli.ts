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
import { alike, languageOfTag, type Both, type MessageLanguage } from '../lib/languages.ts';
import { isProblem, problemIn, ProblemError, type Problem } from '../lib/problem.ts';
import { formatProblems } from '../lib/problem-text.ts';
import { makeVisible } from '../lib/visible.ts';
import { startBrowser, type OwnedBrowser } from '../render/browser.ts';
import type { ArchiveCommand, Told } from './archive.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { helpText } from './help.ts';
import { askedLanguage, languageOfReports } from './language.ts';
import { machineProblem } from '../lib/machine.ts';

const asked = askedLanguage(process.argv.slice(2), process.env);
/** In which people are spoken to. Until the reports are known, English where nothing was asked for. */
let language: MessageLanguage = asked ?? 'en';

/** A report that is yet to be is in the language of its text; the others are looked at. */
const languageOfCommand = ({ reports, data, as }: Arguments): MessageLanguage =>
  languageOfTag(as) ?? languageOfReports(reports, data) ?? 'en';

const nothing: Both = alike('');
const nothingWritten: Both = { en: 'Nothing was written.', zh: '什么也没有写出。' };
const defectText: Both = {
  en: `This is a defect of Tuban ${version}, not of your report; please report it.`,
  zh: `这是图版 ${version} 自身的问题，不是报告的问题；请告诉我们。`,
};

const color = Boolean(process.stderr.isTTY) && !process.env.NO_COLOR;
/** More warnings and notes than this are shown a line each. */
const fullShape = 12;

/** Errors with their source lines; warnings and notes a line each where they are many. Quiet: no notes. */
function showProblems(problems: Problem[], said: Both, quiet: boolean): void {
  const outcome = said[language];
  const shown = quiet ? problems.filter((problem) => problem.severity !== 'note') : problems;
  if (shown.length === 0) return;
  const errors = shown.filter((problem) => problem.severity === 'error');
  const others = shown.filter((problem) => problem.severity !== 'error');
  const shape = others.length > fullShape ? 'line' : 'full';
  if (others.length > 0)
    process.stderr.write(
      `\n${formatProblems(others, { color, language, shape, ...(errors.length === 0 ? { outcome } : {}) })}\n`,
    );
  if (errors.length > 0) process.stderr.write(`\n${formatProblems(errors, { color, language, outcome })}\n`);
}

const counted = (products: number): string =>
  `${products} ${products === 1 ? 'product was' : 'products were'}`;

const unwrittenText = ({ reports }: BuildResult): Both => {
  const unwritten = reports.flatMap(({ id, unwritten: names }) => names.map((name) => `${id}/${name}`));
  const written = reports.reduce((sum, { products }) => sum + products.length, 0);
  if (unwritten.length === 0) return { en: `${counted(written)} written.`, zh: `写出 ${written} 个产品。` };
  const first = unwritten.slice(0, 6);
  const rest = unwritten.length - first.length;
  return {
    en: `Not written: ${first.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}; ${counted(written)}.`,
    zh: `没有写出：${first.join('、')}${rest > 0 ? ` 等 ${unwritten.length} 个` : ''}；写出 ${written} 个产品。`,
  };
};

/** One JSON document; every problem in it in the chosen language, and in both. */
const plainResult = (result: object): string =>
  `${JSON.stringify(result, (_key, value: unknown) => (isProblem(value) ? problemIn(value, language) : value), 2)}\n`;

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
      for (const reason of reasons)
        process.stderr.write(`${id}${language === 'zh' ? ' · ' : ': '}${reason[language]}\n`);
  showProblems(result.problems, unwrittenText(result), args.quiet);
  log.stage('build', alike(`${showPath(path.resolve(args.out))}/`), performance.now() - start);
  if (!args.quiet)
    process.stderr.write(
      `${unwrittenText(result)[language]} (${formatSeconds(performance.now() - start)})\n`,
    );
  return result.exitCode;
}

/** Safe traps of YAML are mended before the report is checked, each line shown. */
async function fixFirst(args: Arguments): Promise<void> {
  const { findReports } = await import('../edition/prepare/find.ts');
  const { fixReport, fixText } = await import('../desk/fix/fix-report.ts');
  for (const report of await findReports(args.reports, args.data))
    process.stderr.write(fixText(await fixReport(report), language));
}

async function runCheck(args: Arguments, log: Log): Promise<number> {
  if (args.fix) await fixFirst(args);
  const { check } = await import('../edition/check.ts');
  const result = await check({ ...args, log });
  if (args.json) process.stdout.write(plainResult(result));
  if (args.proof) {
    const { showSheets } = await import('./proof.ts');
    await showSheets(result.reports, { folder: args.ownOut, print: !args.json, language });
    // What the sheet holds is not told twice; errors are.
    const errors = result.problems.filter(({ severity }) => severity === 'error');
    showProblems(errors, nothing, args.quiet);
  } else
    showProblems(
      result.problems,
      { en: 'Nothing is written by a check.', zh: '检查只看数据，不出产品。' },
      args.quiet,
    );
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
  else if (!args.quiet) process.stdout.write(text[language].split('\n').map(makeVisible).join('\n'));
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
  language = args.lang ?? asked ?? languageOfCommand(args);
  const own = [path.dirname(path.resolve(args.data)), process.cwd()];
  const log = args.quiet ? silentLog : streamLog(process.stderr, language);
  switch (args.command) {
    case 'help':
      process.stdout.write(helpText(args.topic, language));
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
      return tell(await runDesk(args.command, args, language), args);
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
      process.stdout.write(args.json ? plainResult(formats) : formatsText(formats, language));
      return 0;
    }
    case 'doctor': {
      const { diagnose, diagnosisText, isHealthy } = await import('./doctor.ts');
      const diagnosis = await diagnose(own);
      process.stdout.write(args.json ? plainResult(diagnosis) : diagnosisText(diagnosis, language));
      return isHealthy(diagnosis) ? 0 : 2;
    }
  }
}

/** A program that reads standard output gets one document, whatever happened. */
function writeFailure(exitCode: number, problems: Problem[]): void {
  if (process.argv.includes('--json')) process.stdout.write(plainResult({ exitCode, reports: [], problems }));
}

const interruptedText = (made: string[]): Both =>
  made.length === 0
    ? {
        en: 'Interrupted. Nothing half-made was kept; the previous products are as they were.',
        zh: '已中断。没做完的一概不留，原来的产品没有动。',
      }
    : {
        en: `Interrupted. Finished and in place: ${made.join(', ')}. Nothing half-made was kept; all other products are as they were.`,
        zh: `已中断。做完并放好的有：${made.join('、')}。没做完的一概不留，其余产品没有动。`,
      };

function exitCodeOf(error: unknown): number {
  if (interruption.signal.aborted) {
    process.stderr.write(`\n${interruptedText(error instanceof BuildStopped ? error.made : [])[language]}\n`);
    writeFailure(130, []);
    return 130;
  }
  if (error instanceof ProblemError) {
    process.stderr.write(
      `${formatProblems(error.problems, { color, language, outcome: nothingWritten[language] })}\n`,
    );
    writeFailure(error.exitCode, error.problems);
    return error.exitCode;
  }
  const machine = machineProblem(error);
  if (machine) {
    process.stderr.write(
      `${formatProblems([machine], { color, language, outcome: nothingWritten[language] })}\n`,
    );
    writeFailure(2, [machine]);
    return 2;
  }
  process.stderr.write(`${defectText[language]}\n${error instanceof Error ? error.stack : String(error)}\n`);
  writeFailure(2, []);
  return 2;
}

// Whoever read our output may have stopped reading ("tuban formats | head -1").
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (stream === process.stdout)
      process.stderr.write(
        language === 'zh'
          ? `要输出的内容写不出去（${error.code ?? error.message}）。\n`
          : `What was to be printed could not be written (${error.code ?? error.message}).\n`,
      );
    process.exit(2);
  });
listenForInterruption();
process.exitCode = await run(process.argv.slice(2)).catch(exitCodeOf);
// What was waiting when the build was stopped is not waited for.
if (interruption.signal.aborted) process.exit();
