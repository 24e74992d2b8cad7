/**
 * What stands where on a composed page, and in which way, against its golden: a change of layout is read as lines
 * that differ. After a change that is meant, remove the folder tests/compose/arrangement and run
 * arrangement.test.ts and rubric.test.ts again.
 */
import path from 'node:path';
import type { Problem } from '../../src/lib/problem.ts';
import { expectGolden } from '../support/golden.ts';

/** @throws where the page is not arranged as its golden says. */
export const expectArrangement = (report: string, format: string, arrangement: string): void =>
  expectGolden(path.join(import.meta.dirname, 'arrangement', `${report}-${format}.txt`), arrangement);

/** What would keep a page from being written. */
export const errorsOf = (problems: Problem[]): string[] =>
  problems.flatMap(({ severity, code, message }) => (severity === 'error' ? [`${code}: ${message}`] : []));
