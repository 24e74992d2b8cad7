/**
 * What the report itself says of a target or limit, that it is kept or that it is missed, by the words of the clause
 * that prints it. A number alone does not tell: of what is measured, more may be better or less.
 */
import { languageTable } from '../model/language-table.ts';
import type { Fact } from '../model/fact.ts';
import type { Report } from '../model/report.ts';
import { clauseWords } from './clause-words.ts';
import { isMark } from './relations/times.ts';

/** By the id of a target or limit: is it kept? Those of which nothing is said are left out. */
export function keptMarks(report: Report): ReadonlyMap<string, boolean> {
  const { met, missed, less } = languageTable(report.language)?.stakes ?? {};
  const { facts } = report;
  // A wait below its standard is kept: of what is better short, "below" is no miss.
  const isShort = ({ kind, label }: Fact): boolean => kind === 'duration' || (less?.test(label) ?? false);
  const said = clauseWords(report).filter(([id]) => facts[id] !== undefined && isMark(facts[id]));
  return new Map(
    said.flatMap(([id, words]): [string, boolean][] =>
      missed?.test(words) && !isShort(facts[id]!) ? [[id, false]] : met?.test(words) ? [[id, true]] : [],
    ),
  );
}
