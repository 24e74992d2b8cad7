/** What `check` tells: everything that can be told without a browser. */
import { readFormats } from '../design/format.ts';
import type { SearchPath } from '../design/search.ts';
import { makeSheet } from '../desk/doubts/sheet.ts';
import { Clock, silentLog } from '../lib/log.ts';
import { hasErrors } from '../lib/problem.ts';
import type { LoadedReport } from '../model/load.ts';
import { readPlant } from '../press/plant.ts';
import { logLoaded } from './build-log.ts';
import { asUsage } from './make/press-options.ts';
import type { CheckOptions, CheckResult } from './options.ts';
import { withDoubts } from './prepare/doubts.ts';
import { findReports } from './prepare/find.ts';
import { withGlyphs } from './prepare/glyphs.ts';
import { checkFormats, exitCodeOf, loadAll, searchFor } from './prepare/load.ts';
import { withStanding } from './prepare/release.ts';

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
    loaded.map(async (one) => resultOf(await withGlyphs(one, search), search)),
  );
  logLoaded(log, clock, loaded);
  const problems = reports.flatMap((report) => report.problems);
  return { exitCode: exitCodeOf(problems), reports, problems };
}

/** A checked report with what is doubtful in it, and the proofreader's sheet. */
async function resultOf(checked: LoadedReport, search: SearchPath): Promise<CheckResult['reports'][number]> {
  const { loaded, doubts } = await withDoubts(checked, search);
  const { id, report, problems } = loaded;
  const facts = Object.keys(report?.facts ?? {}).length;
  if (!report || hasErrors(problems)) return { id, facts, problems };
  const codes = new Set(doubts.map(({ code }) => code));
  return { id, facts, problems, sheet: makeSheet(id, report, problems, codes), language: report.language };
}
