/**
 * A problem: something that the editor, the designer or the person at the machine can mend.
 *
 * It says where, what is wrong with the value quoted, and what to do. A problem is data, collected
 * and reported with all the others; a thrown `Error` that is no `ProblemError` is a defect of Tuban.
 */

/**
 * error: the product is not written. warning: written, and worth mending; some hold a release. note: to
 * know.
 */
export type Severity = 'error' | 'warning' | 'note';

/**
 * A place in a text file. Line and column count from 1; column and length are in UTF-16 units, as
 * editors' programs count them (one per Han character).
 */
export interface FilePlace {
  file: string;
  line: number;
  column: number;
  length?: number;
  /**
   * The source lines around the place, for printing; first entry is line `firstLine`. Where lines are
   * very long, every entry is cut to begin at column `firstColumn` (1 when absent).
   */
  excerpt?: { firstLine: number; lines: string[]; firstColumn?: number };
}

/** A place on a page or card, in words and in millimetres (or px on a card) from the top left. */
export interface PagePlace {
  product: string;
  page?: number;
  block?: string;
  /** Box of the thing: mm on pages, px on cards. */
  box?: { x: number; y: number; width: number; height: number; unit: 'mm' | 'px' };
}

export interface Problem {
  /** Stable kebab-case name of the kind of problem, e.g. "fact-unknown", "overset". */
  code: string;
  severity: Severity;
  /** One sentence: what is wrong, with the value quoted. */
  message: string;
  /** What to do. One or two sentences. */
  remedy: string;
  /** Path inside the dataset in the reader's terms, e.g. "review › economy › item 2". */
  path?: string;
  place?: FilePlace;
  page?: PagePlace;
}

/** What a problem says, before it is given its place. */
export type Wording = Pick<Problem, 'code' | 'severity' | 'message' | 'remedy'>;

/** Thrown where collecting is impossible (a missing file, a browser that will not start). */
export class ProblemError extends Error {
  readonly problems: Problem[];
  /** 1: something to fix in report or page; 2: usage or machine. */
  readonly exitCode: 1 | 2;

  constructor(problems: Problem | Problem[], exitCode: 1 | 2 = 1) {
    const list = Array.isArray(problems) ? problems : [problems];
    super(list.map((problem) => problem.message).join('\n'));
    this.name = 'ProblemError';
    this.problems = list;
    this.exitCode = exitCode;
  }
}

export const hasErrors = (problems: Problem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');
