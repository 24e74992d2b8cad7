/**
 * A problem: something that the editor, the designer or the person at the machine can mend.
 *
 * It says where, what is wrong with the value quoted, and what to do. A problem is data, collected
 * and reported with all the others; a thrown `Error` that is no `ProblemError` is a defect of Tuban.
 *
 * Every problem is said in every language of Tuban; the reporter picks one (src/lib/problem-text.ts).
 */
import type { InEach, MessageLanguage } from './languages.ts';

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

/** What a problem says in one language. */
export interface Sentences {
  /** One sentence: what is wrong, with the value quoted. */
  message: string;
  /** What to do. One or two sentences. */
  remedy: string;
}

/** A problem. Its own message and remedy are English. */
export interface Problem extends Sentences {
  /** Stable kebab-case name of the kind of problem, e.g. "fact-unknown", "overset". */
  code: string;
  severity: Severity;
  /** The same in Chinese. */
  zh: Sentences;
  /** Path inside the dataset in the reader's terms, e.g. "review › economy › item 2". */
  path?: string;
  place?: FilePlace;
  page?: PagePlace;
}

/** What a problem says, before it is given its place. */
export type Wording = Pick<Problem, 'code' | 'severity' | 'message' | 'remedy' | 'zh'>;

/** Message and remedy, side by side in every language: an entry of the catalogue. */
export type Said = InEach<readonly [message: string, remedy: string]>;

/** Chinese puts the number of a character in full-width brackets, without blanks (GB/T 15834). */
const fullWidth = (text: string): string =>
  text
    .replace(/ ?(“.{1,2}”) \((U\+[\dA-F]{4,6})\) ?/gu, '$1（$2）')
    .replace(/ \((U\+[\dA-F]{4,6})\)/g, '（$1）');

/** An entry of the catalogue as parts of a problem. */
export const says = ({ en, zh }: Said): Pick<Problem, 'message' | 'remedy' | 'zh'> => ({
  message: en[0],
  remedy: en[1],
  zh: { message: fullWidth(zh[0]), remedy: fullWidth(zh[1]) },
});

const ofSeverity =
  (severity: Severity) =>
  (code: string, said: Said): Wording => ({ code, severity, ...says(said) });
export const error = ofSeverity('error');
export const warning = ofSeverity('warning');
export const note = ofSeverity('note');

/** What a problem says in a language. */
export const sentencesOf = (
  { message, remedy, zh }: Sentences & { zh?: Sentences | undefined },
  language: MessageLanguage,
): Sentences => (language === 'zh' && zh ? zh : { message, remedy });

/** A problem among plain data. */
export const isProblem = (value: unknown): value is Problem =>
  value !== null &&
  typeof value === 'object' &&
  'code' in value &&
  'severity' in value &&
  'message' in value &&
  'remedy' in value &&
  !('en' in value);

/** A problem with its message and remedy in a language, and beside them both: what a program reads. */
export const problemIn = (problem: Problem, language: MessageLanguage): object => ({
  ...problem,
  ...sentencesOf(problem, language),
  en: sentencesOf(problem, 'en'),
  zh: sentencesOf(problem, 'zh'),
});

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

/**
 * A remedy for what only templates and style sheets can bring about. An editor has none: with Tuban's own designs
 * it is a fault of Tuban.
 */
export const inDesigns = {
  en: (remedy: string): string =>
    hasOwnDesigns
      ? `If templates or style sheets of your own are used: ${remedy} Else please report this with the report.`
      : 'This is a fault of Tuban: please report it with the report.',
  zh: (remedy: string): string =>
    hasOwnDesigns
      ? `用了自己的模板或样式表：${remedy}没有用，请把报告文件一并发给我们。`
      : '这是图版的错，请把报告文件一并发给我们。',
};

let hasOwnDesigns = true;
/** Whether templates or style sheets go before Tuban's own: an editor who has none is told nothing of them. */
export function useOwnDesigns(isUsed: boolean): void {
  hasOwnDesigns = isUsed;
}
