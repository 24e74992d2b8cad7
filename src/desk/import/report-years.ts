/** Which years a report is about, as its headings say. */
import { yearsIn, type Years } from '../quantity/times.ts';
import type { Draft } from './draft.ts';

/** A half, a quarter, a month of a year: no "year to 31 March 2026". */
const part =
  /\b(?:H[12]|Q[1-4]|[1-4]Q|half|quarter|quarterly|interim|months?|monthly|week|weekly)\b|[上下]半年|季度|月/i;

/** A title may name the year in which the report is given; then its texts speak of the year before alone. */
export function yearsOf({
  reviewTitle,
  title,
  kicker,
  period,
  opening,
  sections,
  tables,
}: Draft): Years | undefined {
  const named = [period, reviewTitle?.text, title?.text, kicker].find((one) => one && yearsIn(one));
  const found = named === undefined ? undefined : yearsIn(named);
  const years = found && part.test(named!) ? { ...found, isPart: true as const } : found;
  if (!years || years.first !== years.last) return years;
  const texts = [...opening, ...sections.flatMap(({ items }) => items)].map(({ text }) => text);
  const said = [...texts, ...tables.flatMap(({ rows }) => rows.flat())].join('\n');
  const before = years.first - 1;
  // "Fewer than in 2024" has 2024 behind it.
  const isCompared = new RegExp(
    `(?:than|from|against)(?: [\\d.,%£$€]+)?(?: in)? ${before}|[(（]${before}|[比较]${before}年`,
  ).test(said);
  const isGiven = !isCompared && !said.includes(`${years.first}`) && said.includes(`${before}`);
  return isGiven ? undefined : years;
}
