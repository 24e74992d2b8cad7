/** What a build is asked for and what it gives back: the library's types. */
import type { Log } from '../lib/log.ts';
import type { Problem } from '../lib/problem.ts';
import type { FamilyKind, Product, ProductKind } from '../manifest/manifest.ts';

/** What a build makes unless it is asked for less. */
export const productKinds: readonly FamilyKind[] = ['press', 'archive', 'cards'];
/** All that it can be asked for. */
export const everyKind: readonly ProductKind[] = [...productKinds, 'charts'];

export const pressStandards = ['x-4', 'x-1a'] as const;
export type PressStandard = (typeof pressStandards)[number];

export interface BuildOptions {
  /** Names of report folders, or paths. Default: every report of the data folder. */
  reports?: string[];
  /** Folder of reports. Default: "data" in the working folder. */
  data?: string;
  /** Folder for products. Default: "out" in the working folder. */
  out?: string;
  /** Kinds of product to make. Default: press, archive, cards. */
  only?: ProductKind[];
  /** Formats to make, by name. Default: those that the report wants. */
  formats?: string[];
  /** Date of issue, YYYY-MM-DD, in place of the report's own. */
  date?: string;
  /** Press condition, by name. Default: newsprint-coldset. */
  condition?: string;
  /** The plant's own ICC profile, in place of the condition's. */
  profile?: string;
  /** Of press pages. Default: x-4. */
  standard?: PressStandard;
  /** Makes press pages for the plate and refuses while anything stands open. Default: proofs. */
  release?: boolean;
  /**
   * What archive editions record as made with them. Default: the press pages as this build makes them, or
   * would. A rebuild gives what the archive records.
   */
  record?: Product[];
  /**
   * Folders whose `templates/` and `styles/` go before Tuban's. Default: beside the data, then the working
   * folder.
   */
  designs?: string[];
  /** Where progress is shown. Default: nowhere. */
  log?: Log;
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
  reasons: string[];
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
  reports: { id: string; facts: number; problems: Problem[] }[];
  problems: Problem[];
}
