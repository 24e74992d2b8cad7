/**
 * What the report itself says of a target or limit, that it is kept or that it is missed, by the words of the clause
 * that prints it. A number alone does not tell: of what is measured, more may be better or less.
 */
import { languageTable } from '../model/language-table.ts';
import type { Report } from '../model/report.ts';
import { clauseWords } from './clause-words.ts';
import { isMark } from './relations/times.ts';

/** By the id of a target or limit: is it kept? Those of which nothing is said are left out. */
export function keptMarks(report: Report): ReadonlyMap<string, boolean> {
  const { met, missed } = languageTable(report.language)?.stakes ?? {};
  const { facts } = report;
  const said = clauseWords(report).filter(([id]) => facts[id] !== undefined && isMark(facts[id]));
  return new Map(
    said.flatMap(([id, words]): [string, boolean][] =>
      missed?.test(words) ? [[id, false]] : met?.test(words) ? [[id, true]] : [],
    ),
  );
}
