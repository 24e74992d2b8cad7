/** What a year is called where it is a financial or a school year: as the report itself writes it, 2025/26. */
import type { Report } from '../model/report.ts';

const joint = '\\s?[/–—-]\\s?';
/** Words that belong to the period. */
const kind = '(?:学年|學年|年度|财年|財年)?';

/** The period that begins with a year, as these words have it; undefined where they speak of the year alone. */
function periodIn(words: string, year: number): string | undefined {
  const next = String(year + 1);
  const found = new RegExp(
    `(?<![\\d/–—-])${year}${joint}(?:${next}|${next.slice(2)})(?![\\d/–—-])${kind}`,
    'u',
  ).exec(words);
  return found?.[0];
}

/** What the headings, the plan and the statement of the period say. */
const wordsOf = ({ masthead, period, source, review, plan }: Report): string =>
  JSON.stringify([masthead, period, source, review.title, plan]);

/** Names of the years of review and plan where the report has longer ones. */
export function periodNames(report: Report): ReadonlyMap<number, string> {
  const words = wordsOf(report);
  return new Map(
    [report.review.year, report.plan?.year].flatMap((year) => {
      const found = year === undefined ? undefined : periodIn(words, year);
      return found === undefined ? [] : [[year!, found] as const];
    }),
  );
}
