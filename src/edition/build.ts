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
import { alike } from '../lib/languages.ts';
import { Clock, silentLog, type Log } from '../lib/log.ts';
import { showPath } from '../lib/files.ts';
import { hasErrors, type Problem, says } from '../lib/problem.ts';
import type { LoadedReport } from '../model/load.ts';
import type { Report } from '../model/report.ts';
import type { OwnedBrowser } from '../render/browser.ts';
import { BrowserGone } from '../render/lifeline.ts';
import { logLoaded, logMade } from './build-log.ts';
import { openEdition } from './edition.ts';
import { readManifest } from './look-back/manifest-read.ts';
import { makeWanted, wantedOf } from './make/make.ts';
import { readPressOptions, type PressOptions } from './make/press-options.ts';
import type { Signing } from './make/signing.ts';
import { productKinds, type BuildOptions, type BuildResult, type ReportResult } from './options.ts';
import { withDoubts } from './prepare/doubts.ts';
import { findReports } from './prepare/find.ts';
import { checkFormats, exitCodeOf, loadAll, problemsOf, searchFor } from './prepare/load.ts';
import { checkReleasable, withStanding } from './prepare/release.ts';
import { openWorkshop, type Workshop } from './prepare/workshop.ts';
import { openStaging, type Staging } from './write/staging.ts';
import { BuildStopped, stopsBuild, untilAborted, withBrowserAgain } from './write/stop.ts';
import { writeReport } from './write/write.ts';

type Ready = LoadedReport & { report: Report };

const isReady = (loaded: LoadedReport): loaded is Ready =>
  loaded.report !== undefined && !hasErrors(loaded.problems);

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
    const ready = await clock.time('model', () =>
      Promise.all(
        loaded
          .filter(isReady)
          .map(async (one) =>
            withStanding((await withDoubts(one, workshop.search)).loaded as Ready, options),
          ),
      ),
    );
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

/** @param moved Gets the names of reports as soon as their new products are in place. */
type MakingOne = Making & { moved: string[] };

async function makeAll(ready: Ready[], making: Making): Promise<ReportResult[]> {
  const { workshop, clock, log, out, signal } = making;
  const created = !existsSync(out);
  const staging = await openStaging(path.resolve(out));
  const results: ReportResult[] = [];
  const moved: string[] = [];
  try {
    for (const [index, loaded] of ready.entries()) {
      log.progress(index, ready.length, alike(loaded.id));
      results.push(await untilAborted(() => makeReport(loaded, staging, { ...making, moved }), signal));
    }
  } catch (error) {
    throw signal?.aborted ? new BuildStopped(signal.reason, [...new Set(moved)]) : error;
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
async function makeReport(loaded: Ready, staging: Staging, making: MakingOne): Promise<ReportResult> {
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
  { options, pressOptions, signing, workshop, clock, log, out, moved }: MakingOne,
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
      moved: () => moved.push(loaded.id),
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
