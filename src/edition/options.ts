/** What a build is asked for and what it gives back: the library's types. */
import type { Both } from '../lib/languages.ts';
import type { Sheet } from '../desk/doubts/sheet.ts';
import type { Log } from '../lib/log.ts';
import type { Problem } from '../lib/problem.ts';
import type { Product } from '../manifest/manifest.ts';
import type { OptionsOf } from './commands.ts';

export { everyKind, pressStandards, productKinds, type PressStandard } from './command-options.ts';

interface Reading {
  /** Names of report folders, or paths. Default: every report of the data folder. */
  reports?: string[];
  /**
   * Folders whose `templates/` and `styles/` go before Tuban's. Default: beside the data, then the working
   * folder.
   */
  designs?: string[];
  /** They came with a foreign file, and name no file outside themselves. Default: false. */
  foreignDesigns?: boolean;
  /** Where progress is shown. Default: nowhere. */
  log?: Log;
}

export interface CheckOptions extends Reading, OptionsOf<'check'> {}

/** Press pages and cards by format, archive files by path. */
export interface Limit {
  press: string[];
  archive: string[];
  cards: string[];
}

export interface BuildOptions extends Reading, OptionsOf<'build'> {
  /**
   * What archive editions record of the pages made with them. A rebuild gives here what the archive says.
   * Default: the press pages that this build makes, or would make.
   */
  record?: Product[];
  /** What a rebuild compares; nothing else is made. Default: all that the other options ask for. */
  limit?: Limit;
  /** Stops the build; nothing half-made is left behind. */
  signal?: AbortSignal;
}

/** 0: done. 1: something to fix in a report or on a page. 2: usage or machine. */
export type ExitCode = 0 | 1 | 2;

export interface ReportResult {
  id: string;
  /** Products written, with paths below `folder`. */
  products: Product[];
  /** Absolute path of the report's output folder. */
  folder: string;
  problems: Problem[];
  /** Why each page came out as it did, one line each. */
  reasons: Both[];
  /** Names of products that could not be made. */
  unwritten: string[];
}

export interface BuildResult {
  exitCode: ExitCode;
  reports: ReportResult[];
  /** Every problem, of all reports. */
  problems: Problem[];
}

export interface CheckResult {
  exitCode: ExitCode;
  reports: { id: string; facts: number; problems: Problem[]; sheet?: Sheet; language?: string }[];
  problems: Problem[];
}
