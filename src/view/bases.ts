/**
 * From what a change is measured: a fall below the average of five years, or below a plan, is none from last year,
 * and is never drawn beside last year's number. Told by the words of its label and of its clauses.
 */
import { languageTable } from '../model/language-table.ts';
import type { Report } from '../model/report.ts';
import { clauseWords } from './clause-words.ts';

const isChange = (kind: string): boolean => /^(?:growth|decrease|increment|share|ratio)$/.test(kind);
/** Does the label of a number say by itself that it is a difference to an average or a plan? A year makes it a change. */
export const isApart = (label: string, language: string): boolean =>
  !/\p{Nd}/u.test(label) && (languageTable(language)?.bases?.test(label) ?? false);

/** Ids of changes that are measured from something else than the year before. */
export function otherBases(report: Report): ReadonlySet<string> {
  const { facts, language } = report;
  const other = languageTable(language)?.bases;
  if (!other) return new Set();
  const clauses = clauseWords(report);
  const labels = Object.entries(facts).map(([id, { label }]): [string, string] => [id, label]);
  return new Set(
    [...labels, ...clauses].flatMap(([id, words]) =>
      facts[id] && isChange(facts[id].kind) && other.test(words) ? [id] : [],
    ),
  );
}
