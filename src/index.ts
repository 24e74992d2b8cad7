/** Tuban as a library: `import { build, check } from 'tuban'`. */
export { build, check } from './build/build.ts';
export type { BuildOptions, BuildResult, CheckResult, ExitCode, ReportResult } from './build/options.ts';
export type { Product, ProductKind, Manifest } from './manifest/manifest.ts';
export { ProblemError, type FilePlace, type PagePlace, type Problem, type Severity } from './lib/problem.ts';
export { formatProblem, formatProblems } from './lib/problem-text.ts';
export { streamLog, silentLog, type Log } from './lib/log.ts';
export type { Report } from './model/report.ts';
