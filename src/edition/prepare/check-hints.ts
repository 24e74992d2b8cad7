/**
 * What a report's editor wants of page and cards (`layout:`, `cards:`), looked at before anything is made.
 */
import { readHints } from '../../cards/hints.ts';
import { readLayoutHints } from '../../compose/hints.ts';
import { hasErrors, ProblemError, type Problem, type Wording } from '../../lib/problem.ts';
import { faultOfTag, nameLanguage } from '../../model/language.ts';
import type { LoadedReport } from '../../model/load.ts';
import { problemAt } from '../../model/place.ts';
import { deriveView } from '../../view/derive.ts';
import { hasWords } from '../../view/words.ts';

function problemsOf(read: () => unknown): Problem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

/** A page half in English is no page: it is told before it is seen. */
const withoutWords = (language: string): Wording => ({
  code: 'language-words',
  severity: 'warning',
  message: `Tuban has no words of its own in ${nameLanguage(language)}: “Source”, “Contents”, “Photo to come” and the like are printed in English.`,
  remedy: 'Tuban has words in Chinese (zh-Hans, zh-Hant) and English; others are added in src/view/words.ts.',
});

/** What the program cannot say in the report's language. */
function checkWords({ report, source }: LoadedReport): Problem[] {
  return report && source && faultOfTag(report.language) === undefined && !hasWords(report.language)
    ? [problemAt(source, ['language'], withoutWords(report.language))]
    : [];
}

/** Everything that later stages know better than the model: hints, and words of the language. */
export const checkLater = (loaded: LoadedReport): Problem[] => [...checkWords(loaded), ...checkHints(loaded)];

/**
 * @returns The problems of both, at the line of their field; none for a report that has errors of its own,
 * since ids may be among those.
 */
function checkHints({ id, report, source, problems }: LoadedReport): Problem[] {
  if (!report || hasErrors(problems)) return [];
  const view = deriveView(report, id);
  return [...problemsOf(() => readLayoutHints(view)), ...problemsOf(() => readHints(view.cards))].map(
    (problem) => problemAt(source, problem.path?.split(' › ') ?? [], problem),
  );
}
