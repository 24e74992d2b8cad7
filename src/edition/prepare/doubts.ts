/** What is doubtful in a report, beside what is wrong in it. */
import type { SearchPath } from '../../design/search.ts';
import { doubtProblems, readTerms } from '../../desk/doubts/doubts.ts';
import { hasErrors, type Problem } from '../../lib/problem.ts';
import { sortProblems } from '../../lib/problem-text.ts';
import type { LoadedReport } from '../../model/load.ts';

export interface Doubted {
  loaded: LoadedReport;
  /** Those of its problems that are doubts: warnings, which a release may have. */
  doubts: Problem[];
}

/** A report in which something is wrong has no doubts yet: faults are mended first. */
export async function withDoubts(loaded: LoadedReport, search: SearchPath): Promise<Doubted> {
  const { report, source, problems } = loaded;
  if (!report || !source || hasErrors(problems)) return { loaded, doubts: [] };
  const doubts = doubtProblems(report, source, await readTerms(report.language, search));
  return { loaded: { ...loaded, problems: sortProblems([...problems, ...doubts]) }, doubts };
}
