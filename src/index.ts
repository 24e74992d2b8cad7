/** Tuban as a library: `import { build, check } from 'tuban'`. */
export { build } from './edition/build.ts';
export { check } from './edition/check.ts';
export { extract, type ExtractOptions, type ExtractResult } from './edition/look-back/extract.ts';
export { rebuild, type RebuildOptions, type RebuildResult } from './edition/look-back/rebuild.ts';
export { verify, type VerifyResult } from './edition/look-back/verify.ts';
export {
  preflightFiles,
  type JudgedFile,
  type PreflightRequest,
  type PreflightResult,
} from './edition/preflight-file.ts';
export { importReport, type ImportRequest, type ImportResult } from './desk/import/import-report.ts';
export { newReport, type NewRequest, type NewResult } from './desk/new-report.ts';
export { listFacts, type FactRow } from './desk/facts.ts';
export { queryReport, type QueryRequest, type QueryResult } from './desk/query/query-report.ts';
export { diffHtml, diffReports, diffText, type DiffResult } from './desk/diff/diff.ts';
export { makeCard, type CardRequest, type CardResult } from './edition/card-file.ts';
export { separateFile, type SeparationsRequest, type SeparationsResult } from './edition/separations-file.ts';
export type {
  BuildOptions,
  BuildResult,
  CheckOptions,
  CheckResult,
  ExitCode,
  ReportResult,
} from './edition/options.ts';
export type { Product, ProductKind, Manifest } from './manifest/manifest.ts';
export { preflight, type PreflightOptions } from './press/preflight/preflight.ts';
export { readRules, type RuleSet } from './press/preflight/rules.ts';
export { formatPreflight } from './press/preflight/text-report.ts';
export type { Finding, Preflight } from './press/preflight/finding.ts';
export { separations, type NamedPicture, type SeparationOptions } from './press/separations.ts';
export { readCondition, type OwnCondition, type PressCondition } from './press/condition.ts';
export { searchPath, type SearchPath } from './design/search.ts';
export { ProblemError, type FilePlace, type PagePlace, type Problem, type Severity } from './lib/problem.ts';
export { formatProblem, formatProblems } from './lib/problem-text.ts';
export { streamLog, silentLog, type Log } from './lib/log.ts';
export type { Report } from './model/report.ts';
