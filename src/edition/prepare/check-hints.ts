/**
 * What a report's editor wants of page and cards (`layout:`, `cards:`), looked at before anything is made.
 */
import { readHints } from '../../cards/hints.ts';
import { readLayoutHints } from '../../compose/hints.ts';
import { hasErrors, ProblemError, type Problem } from '../../lib/problem.ts';
import type { LoadedReport } from '../../model/load.ts';
import { problemAt } from '../../model/place.ts';
import { deriveView } from '../../view/derive.ts';

function problemsOf(read: () => unknown): Problem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

/**
 * @returns The problems of both, at the line of their field; none for a report that has errors of its own,
 * since ids may be among those.
 */
export function checkHints({ id, report, source, problems }: LoadedReport): Problem[] {
  if (!report || hasErrors(problems)) return [];
  const view = deriveView(report, id);
  return [...problemsOf(() => readLayoutHints(view)), ...problemsOf(() => readHints(view.cards))].map(
    (problem) => problemAt(source, problem.path?.split(' › ') ?? [], problem),
  );
}
