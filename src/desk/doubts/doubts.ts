/** All doubts about a report, as problems at their places. */
import { z } from 'zod';
import { readDesign } from '../../design/read.ts';
import { findIn, type SearchPath } from '../../design/search.ts';
import { says, type Problem } from '../../lib/problem.ts';
import { problemAt } from '../../model/place.ts';
import type { Report } from '../../model/report.ts';
import { listTexts } from '../../model/texts.ts';
import type { Source } from '../../report/source.ts';
import { doubtAcross } from './across.ts';
import type { Doubt } from './doubt.ts';
import { sayDoubt, severityOf } from './messages.ts';
import { doubtNumbers } from './sums.ts';
import { doubtWording, type Term } from './wording.ts';

const termsSchema = z.record(
  z.string(),
  z.array(z.strictObject({ write: z.string().min(1), never: z.array(z.string().min(1)).min(1) })),
);

/** A newsroom's list of terms for a language. @throws ProblemError for what is wrong in it. */
export async function readTerms(language: string, search: SearchPath): Promise<Term[]> {
  const file = findIn(search.styles, 'desk/terms.yaml');
  if (file === undefined) return [];
  const terms = await readDesign(file, termsSchema);
  return terms[language] ?? terms[language.split('-')[0]!] ?? [];
}

export function listDoubts(report: Report, terms: readonly Term[]): Doubt[] {
  const texts = [...listTexts(report)];
  return [
    ...doubtWording(texts, { language: report.language, terms }),
    ...doubtNumbers(texts, report),
    ...doubtAcross(texts, report),
  ];
}

/** What settled it once need not be asked again: a query that names the words, open or resolved. */
const isQueried = (doubt: Doubt, text: string, report: Report): boolean => {
  const found = text.slice(doubt.offset, doubt.offset + doubt.length);
  return (
    found.length > 1 &&
    report.queries.some(({ source, printed }) => source.includes(found) || printed.includes(found))
  );
};

export function doubtProblems(report: Report, source: Source, terms: readonly Term[]): Problem[] {
  const texts = new Map([...listTexts(report)].map(({ path, text }) => [path.join('.'), text]));
  return listDoubts(report, terms)
    .filter((doubt) => !isQueried(doubt, texts.get(doubt.path.join('.')) ?? '', report))
    .map((doubt) => {
      const wording = {
        code: doubt.code,
        severity: severityOf(doubt.code),
        ...says(sayDoubt(doubt)),
      };
      return problemAt(source, doubt.path, wording, { offset: doubt.offset, length: doubt.length });
    });
}
