/** Reports read and checked, each with all that can be told of it before a page is set. */
import path from 'node:path';
import type { Formats } from '../../design/format.ts';
import { searchPath, type SearchPath } from '../../design/search.ts';
import { meantOf } from '../../lib/closest.ts';
import { showPath } from '../../lib/files.ts';
import type { Clock } from '../../lib/log.ts';
import { hasErrors, ProblemError, says, useOwnDesigns, type Problem } from '../../lib/problem.ts';
import { useLanguages } from '../../model/language-table.ts';
import { loadReport, type LoadedReport } from '../../model/load.ts';
import { nameReport } from '../../report/locate.ts';
import { BrowserGone } from '../../render/lifeline.ts';
import { defectProblem } from '../defect.ts';
import { archiveNames } from '../make/archive-formats.ts';
import type { BuildOptions, CheckOptions, ExitCode } from '../options.ts';
import { chromiumGone, ofMachine } from '../write/stop.ts';
import { checkDesigns, type Designs } from './check-designs.ts';
import { checkLater } from './check-hints.ts';
import { refuseSameNames } from './same-name.ts';

/** The user's own designs lie beside their data, or in the working folder. */
const ownFolders = (data: string): string[] => [path.dirname(path.resolve(data)), process.cwd()];

export const searchFor = ({ designs, foreignDesigns, data = 'data' }: BuildOptions): SearchPath =>
  searchPath(designs ?? ownFolders(data), foreignDesigns);

/** A fault of the machine counts, whatever else is to be mended. */
export const exitCodeOf = (problems: Problem[]): ExitCode =>
  problems.some(ofMachine) ? 2 : hasErrors(problems) ? 1 : 0;

export function checkFormats(asked: string[] | undefined, formats: Formats): void {
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

interface Loading {
  clock: Clock;
  designs: Designs;
  asked: CheckOptions;
}

export async function loadAll(paths: string[], { clock, designs, asked }: Loading): Promise<LoadedReport[]> {
  useLanguages(designs.search.styles);
  const { styles, templates } = designs.search;
  useOwnDesigns(styles.length > 1 || templates.length > 1);
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

export function problemsOf(error: unknown, id: string): Problem[] {
  if (error instanceof ProblemError) return error.problems;
  return [error instanceof BrowserGone ? chromiumGone(error) : defectProblem(error, id)];
}
