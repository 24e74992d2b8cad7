/**
 * The build: one dataset in, every product out.
 *
 *   report → model → view → charts → html → render → compose → press | archive | cards → manifest
 *
 * Reports are made one after the other on one browser, pages and cards of each at the same time.
 * What is made goes into a staging folder and is moved into `out/` report by report when whole.
 */
import { existsSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import path from 'node:path';
import { type Both, alike, plural } from '../lib/languages.ts';
import { readFormats, type Formats } from '../design/format.ts';
import { searchPath, type SearchPath } from '../design/search.ts';
import { doubtProblems, readTerms } from '../desk/doubts/doubts.ts';
import { makeSheet } from '../desk/doubts/sheet.ts';
import { meantOf } from '../lib/closest.ts';
import { readPlant } from '../press/plant.ts';
import { Clock, formatBytes, silentLog, type Log } from '../lib/log.ts';
import { showPath } from '../lib/files.ts';
import { hasErrors, ProblemError, type Problem, says } from '../lib/problem.ts';
import { sortProblems } from '../lib/problem-text.ts';
import { loadReport, type LoadedReport } from '../model/load.ts';
import { nameReport } from '../report/locate.ts';
import type { Report } from '../model/report.ts';
import type { OwnedBrowser } from '../render/browser.ts';
import { BrowserGone } from '../render/lifeline.ts';
import { archiveNames } from './make/archive-formats.ts';
import { checkDesigns, type Designs } from './prepare/check-designs.ts';
import { checkLater } from './prepare/check-hints.ts';
import { readManifest } from './look-back/manifest-read.ts';
import { findReports } from './prepare/find.ts';
import { withGlyphs } from './prepare/glyphs.ts';
import { makeWanted, wantedOf } from './make/make.ts';
import type { Signing } from './make/signing.ts';
import { asUsage, readPressOptions, type PressOptions } from './make/press-options.ts';
import { defectProblem } from './defect.ts';
import { openEdition } from './edition.ts';
import {
  productKinds,
  type BuildOptions,
  type BuildResult,
  type CheckOptions,
  type CheckResult,
  type ExitCode,
  type ReportResult,
} from './options.ts';
import { checkReleasable, withStanding } from './prepare/release.ts';
import { refuseSameNames } from './prepare/same-name.ts';
import {
  BuildStopped,
  chromiumGone,
  ofMachine,
  stopsBuild,
  untilAborted,
  withBrowserAgain,
} from './write/stop.ts';
import { openStaging, type Staging } from './write/staging.ts';
import { openWorkshop, type Workshop } from './prepare/workshop.ts';
import { writeReport } from './write/write.ts';

type Ready = LoadedReport & { report: Report };

const isReady = (loaded: LoadedReport): loaded is Ready =>
  loaded.report !== undefined && !hasErrors(loaded.problems);

/** The user's own designs lie beside their data, or in the working folder. */
const ownFolders = (data: string): string[] => [path.dirname(path.resolve(data)), process.cwd()];

const searchFor = ({ designs, foreignDesigns, data = 'data' }: BuildOptions): SearchPath =>
  searchPath(designs ?? ownFolders(data), foreignDesigns);

/** A fault of the machine counts, whatever else is to be mended. */
const exitCodeOf = (problems: Problem[]): ExitCode =>
  problems.some(ofMachine) ? 2 : hasErrors(problems) ? 1 : 0;

/** Reads and checks reports; no browser. */
export async function check(options: CheckOptions = {}): Promise<CheckResult> {
  const log = options.log ?? silentLog;
  const clock = new Clock();
  const { data = 'data' } = options;
  const search = searchFor(options);
  const designs = { search, formats: await readFormats(search) };
  checkFormats(options.formats, designs.formats);
  if (options.plant !== undefined) await asUsage(readPlant(options.plant, search));
  const paths = await clock.time('report', () => findReports(options.reports ?? [], data));
  const loaded = (await loadAll(paths, { clock, designs, asked: options })).map((one) =>
    withStanding(one, options),
  );
  const reports = await Promise.all(
    loaded.map(async (one) => withDoubts(await withGlyphs(one, search), search)),
  );
  logLoaded(log, clock, loaded);
  const problems = reports.flatMap((report) => report.problems);
  return { exitCode: exitCodeOf(problems), reports, problems };
}

/** A checked report with what is doubtful in it, and the proofreader's sheet. */
async function withDoubts(
  { id, report, source, problems: found }: LoadedReport,
  search: SearchPath,
): Promise<CheckResult['reports'][number]> {
  const facts = Object.keys(report?.facts ?? {}).length;
  // What is wrong is mended before what is doubtful.
  if (!report || !source || hasErrors(found)) return { id, facts, problems: found };
  const doubts = doubtProblems(report, source, await readTerms(report.language, search));
  const problems = sortProblems([...found, ...doubts]);
  const codes = new Set(doubts.map(({ code }) => code));
  return { id, facts, problems, sheet: makeSheet(id, report, problems, codes), language: report.language };
}

interface Loading {
  clock: Clock;
  designs: Designs;
  asked: CheckOptions;
}

async function loadAll(paths: string[], { clock, designs, asked }: Loading): Promise<LoadedReport[]> {
  const loaded = await clock.time('model', () =>
    Promise.all(
      paths.map((file) =>
        load(file, designs, asked).catch((error: unknown): LoadedReport => ({
          id: nameReport(file),
          folder: path.resolve(file),
          inputs: [],
          problems: problemsOf(error, showPath(file)),
        })),
      ),
    ),
  );
  return refuseSameNames(loaded);
}

async function load(file: string, designs: Designs, asked: CheckOptions): Promise<LoadedReport> {
  const loaded = await loadReport(file);
  const later = [...checkLater(loaded), ...(await checkDesigns(loaded, designs, asked))];
  return later.length > 0 ? { ...loaded, problems: [...loaded.problems, ...later] } : loaded;
}

function logLoaded(log: Log, clock: Clock, loaded: LoadedReport[]): void {
  const facts = loaded.reduce((sum, { report }) => sum + Object.keys(report?.facts ?? {}).length, 0);
  const problems = loaded.flatMap((one) => one.problems);
  const count = (severity: Problem['severity']) =>
    problems.filter((problem) => problem.severity === severity).length;
  const files = loaded.reduce((sum, { inputs }) => sum + inputs.length, 0);
  log.stage(
    'report',
    {
      en: `${plural(loaded.length, 'report')}, ${plural(files, 'file')} read`,
      zh: `${loaded.length} 份报告，读了 ${files} 个文件`,
    },
    clock.ms('report'),
  );
  log.stage(
    'model',
    {
      en: `${plural(facts, 'fact')}; ${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${plural(count('note'), 'note')}`,
      zh: `${facts} 条事实；错误 ${count('error')}，警告 ${count('warning')}，提示 ${count('note')}`,
    },
    clock.ms('model'),
  );
}

/** What signs is loaded where it is asked for. */
async function signingOf(options: BuildOptions): Promise<Signing | undefined> {
  const { sign, signPassword, timeStamp } = options;
  if ([sign, signPassword, timeStamp].every((given) => given === undefined)) return undefined;
  const { readSigning } = await import('./make/signing.ts');
  return readSigning(options);
}

/**
 * @param ahead A browser that is being started already; it is closed with the build.
 * @throws ProblemError (exit 2) for wrong usage or a machine that cannot build.
 */
export async function build(options: BuildOptions = {}, ahead?: Promise<OwnedBrowser>): Promise<BuildResult> {
  const { data = 'data', out = 'out', log = silentLog, signal } = options;
  const clock = new Clock();
  const workshop = await openWorkshop(searchFor(options), ahead);
  try {
    checkFormats(options.formats, workshop.formats);
    checkReleasable(
      options,
      workshop.formats.pages.map((page) => page.name),
    );
    const pressOptions = await readPressOptions(options, workshop.search);
    const signing = await signingOf(options);
    signal?.throwIfAborted();
    const paths = await clock.time('report', () => findReports(options.reports ?? [], data));
    // Chromium and the fonts are made ready while the data are read.
    workshop.warm();
    const loaded = await loadAll(paths, { clock, designs: workshop, asked: options });
    logLoaded(log, clock, loaded);
    const results: ReportResult[] = loaded
      .filter((one) => !isReady(one))
      .map((one) => notMade(withStanding(one, options), out));
    const ready = loaded.filter(isReady).map((one) => withStanding(one, options));
    if (ready.length > 0)
      results.push(
        ...(await makeAll(ready, { options, pressOptions, signing, workshop, clock, log, out, signal })),
      );
    const problems = [...new Set(loaded.map(({ id }) => id))].flatMap((id) =>
      results.filter((result) => result.id === id).flatMap((result) => result.problems),
    );
    return { exitCode: exitCodeOf(problems), reports: results, problems };
  } finally {
    await workshop.close();
  }
}

const notMade = ({ id, problems }: LoadedReport, out: string): ReportResult => ({
  id,
  products: [],
  folder: path.resolve(out, id),
  problems,
  reasons: [],
  unwritten: ['every product'],
});

function checkFormats(asked: string[] | undefined, formats: Formats): void {
  const known = [
    ...formats.pages.map((page) => page.name),
    ...archiveNames,
    ...formats.cards.map((card) => card.name),
  ];
  const unknown = (asked ?? []).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new ProblemError(
    unknown.map((name) => ({
      code: 'format-unknown',
      severity: 'error',
      ...says({
        en: [
          `There is no format "${name}".`,
          `${meantOf(name, known).en}Use one of ${known.join(', ')} ("tuban formats" lists them).`,
        ],
        zh: [
          `没有“${name}”这个规格。`,
          `${meantOf(name, known).zh}可用：${known.join('、')}（“tuban formats”列出全部）。`,
        ],
      }),
    })),
    2,
  );
}

interface Making {
  options: BuildOptions;
  pressOptions: PressOptions;
  signing: Signing | undefined;
  workshop: Workshop;
  clock: Clock;
  log: Log;
  out: string;
  signal?: AbortSignal | undefined;
}

async function makeAll(ready: Ready[], making: Making): Promise<ReportResult[]> {
  const { workshop, clock, log, out, signal } = making;
  const created = !existsSync(out);
  const staging = await openStaging(path.resolve(out));
  const results: ReportResult[] = [];
  try {
    for (const [index, loaded] of ready.entries()) {
      log.progress(index, ready.length, alike(loaded.id));
      results.push(await untilAborted(() => makeReport(loaded, staging, making), signal));
    }
  } catch (error) {
    const made = results.filter(({ products }) => products.length > 0).map(({ id }) => id);
    throw signal?.aborted ? new BuildStopped(signal.reason, made) : error;
  } finally {
    await staging.discard();
    if (created && results.length === 0) await rmdir(out).catch(() => undefined);
  }
  logMade(
    log,
    clock,
    results,
    await workshop.browser().then(
      ({ version }) => version,
      () => 'has gone',
    ),
  );
  return results;
}

/**
 * What the editor or designer of one report can mend (its theme, a template) does not stop the others, nor
 * does a defect of Tuban that it brings to light, nor a browser that it is too much for.
 */
async function makeReport(loaded: Ready, staging: Staging, making: Making): Promise<ReportResult> {
  const { workshop, signal, out } = making;
  const renew = async () => {
    signal?.throwIfAborted();
    await workshop.renewBrowser();
  };
  try {
    return await withBrowserAgain(() => makeEdition(loaded, staging, making), renew);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof BrowserGone) await renew();
    else if (stopsBuild(error)) throw error;
    return notMade({ ...loaded, problems: [...loaded.problems, ...problemsOf(error, loaded.id)] }, out);
  }
}

function problemsOf(error: unknown, id: string): Problem[] {
  if (error instanceof ProblemError) return error.problems;
  return [error instanceof BrowserGone ? chromiumGone(error) : defectProblem(error, id)];
}

/** Where to look at what was refused. */
const draftNote = (file: string): Problem => ({
  code: 'page-draft',
  severity: 'note',
  ...says({
    en: [
      `A draft of the page that was refused is in ${file}.`,
      'Look at it: what does not fit is marked in red. It is no product and goes when the page succeeds.',
    ],
    zh: [`没通过的版面，草样在 ${file}。`, '打开看看：放不下的用红色标出。它不是产品，版面做成后自动删去。'],
  }),
});

async function makeEdition(
  loaded: Ready,
  staging: Staging,
  { options, pressOptions, signing, workshop, clock, log, out }: Making,
): Promise<ReportResult> {
  const earlier = await readManifest(path.resolve(out, loaded.id));
  const before = new Map(earlier?.products.map(({ path: file, pages }) => [file, pages]));
  const edition = await openEdition({ loaded, workshop, clock, date: options.date ?? '', before });
  try {
    const wanted = wantedOf(edition, options);
    edition.problems.push(...wanted.problems);
    if (hasErrors(edition.problems))
      return notMade({ ...loaded, problems: [...loaded.problems, ...edition.problems] }, out);
    const made = await makeWanted(edition, wanted, { options, pressOptions, signing, log });
    const drafts = edition.drafts.map(({ path: file }) =>
      draftNote(showPath(path.join(out, loaded.id, file))),
    );
    const problems = [...loaded.problems, ...edition.problems, ...drafts];
    const products = await writeReport({
      edition,
      made,
      staging,
      out,
      kinds: options.only ?? [...productKinds],
      formats: options.formats,
    });
    return {
      id: loaded.id,
      products,
      folder: path.resolve(out, loaded.id),
      problems,
      reasons: edition.reasons,
      unwritten: edition.unwritten,
    };
  } finally {
    await edition.close();
  }
}

const numbered = (count: number, one: string, zh: string): Both => ({
  en: plural(count, one),
  zh: `${count} ${zh}`,
});

function logMade(log: Log, clock: Clock, results: ReportResult[], chromium: string): void {
  const products = results.flatMap((result) => result.products);
  const size = formatBytes(products.reduce((sum, product) => sum + product.bytes, 0));
  log.stage('view', numbered(results.length, 'edition', '份'), clock.ms('view'));
  log.stage(
    'charts',
    {
      en: `${plural(clock.counted('charts'), 'chart')} besides those of pages and cards`,
      zh: `${clock.counted('charts')} 幅图（版面和卡片上的不算）`,
    },
    clock.ms('charts'),
  );
  log.stage(
    'html',
    { en: 'fonts cut to the characters of each report', zh: '按每份报告的用字裁字体' },
    clock.ms('html'),
  );
  log.stage('render', alike(`Chromium ${chromium}`), clock.ms('render'));
  if (clock.counted('pages'))
    log.stage('compose', numbered(clock.counted('pages'), 'newspaper page', '个版'), clock.ms('compose'));
  if (clock.counted('accounts'))
    log.stage(
      'account',
      {
        en: `${plural(clock.counted('accounts'), 'product')} read back`,
        zh: `${clock.counted('accounts')} 个产品回读核对`,
      },
      clock.ms('account'),
    );
  if (clock.ms('proof') > 0)
    log.stage(
      'proof',
      { en: 'pictures of pages and cards, small', zh: '版面和卡片的小样' },
      clock.ms('proof'),
    );
  if (clock.counted('archives'))
    log.stage(
      'archive',
      numbered(clock.counted('archives'), 'archive edition', '个存档版'),
      clock.ms('archive'),
    );
  if (clock.counted('cards'))
    log.stage('cards', numbered(clock.counted('cards'), 'picture', '张图'), clock.ms('cards'));
  log.stage(
    'manifest',
    {
      en: `${plural(products.length, 'product')}, ${size}`,
      zh: `${products.length} 个产品，${size}`,
    },
    clock.ms('manifest'),
  );
}
