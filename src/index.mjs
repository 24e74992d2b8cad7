/** The library's entry: lets Node run the TypeScript also where Tuban is installed as a package. */
import './setup/types.mjs';

const library = await import('./index.ts');

export const {
  build,
  check,
  newReport,
  importReport,
  listFacts,
  queryReport,
  diffReports,
  diffText,
  diffHtml,
  makeCard,
  extract,
  rebuild,
  verify,
  preflightFiles,
  separateFile,
  preflight,
  formatPreflight,
  separations,
  readCondition,
  readRules,
  searchPath,
  formatProblem,
  formatProblems,
  streamLog,
  silentLog,
  ProblemError,
} = library;
