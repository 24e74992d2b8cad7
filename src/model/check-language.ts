/** The language of a report: a tag that `Intl` takes, in its canonical form, of a language it knows. */
import type { Problem } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import { faultOfTag } from './language.ts';
import { shapeMessages as messages } from './messages.ts';
import { problemAt } from './place.ts';
import type { Report } from './report.ts';

export function checkLanguage({ language }: Report, source: Source): Problem[] {
  const fault = faultOfTag(language);
  return fault ? [problemAt(source, ['language'], messages.badLanguage(language, fault.suggestion))] : [];
}
