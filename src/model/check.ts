/** Checks beyond shape: what a report says, one family in each file. */
import type { Problem } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import { checkFacts } from './check-facts.ts';
import { checkFigures } from './check-figures.ts';
import { checkIds } from './check-ids.ts';
import { checkLanguage } from './check-language.ts';
import { checkLabels } from './check-labels.ts';
import { checkLookAlikes } from './check-lookalikes.ts';
import { checkMissing } from './check-missing.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkQueries } from './check-queries.ts';
import { checkReferences } from './check-references.ts';
import { checkSeries } from './check-series.ts';
import { checkText } from './check-text.ts';
import { checkTypography } from './check-typography.ts';
import { checkUnits } from './check-units.ts';
import type { Report } from './report.ts';

const families = [
  checkLanguage,
  checkIds,
  checkFacts,
  checkUnits,
  checkReferences,
  checkLabels,
  checkText,
  checkNumbers,
  checkLookAlikes,
  checkTypography,
  checkFigures,
  checkSeries,
  checkQueries,
  checkMissing,
];

/** Everything that can be said of a report without opening its photos. Pure. */
export const checkReport = (report: Report, source: Source): Problem[] =>
  families.flatMap((check) => check(report, source));
