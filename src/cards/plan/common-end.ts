/**
 * What the labels of all parts of a whole end in is said by the whole, and not by each: "Police, FY 2026–27" and
 * "Parks, FY 2026–27" are Police and Parks, "Staff: share" and "Rent: share" are Staff and Rent.
 */
import type { FactView, ReportView } from '../../view/view.ts';

/** The last words of a label, after a comma or a colon. */
const ending = /(?:, |: )(?:[^,:]+)$/u;

/** A label without its last words; "" where it is none but them. */
export const headOf = (label: string): string => label.replace(ending, '');

/** Does an ending name a year that is not the report's? Then it is news. */
const isOtherYear = (text: string, { masthead, review }: ReportView): boolean =>
  /(?:19|20)\d{2}/u.test(text) &&
  ![masthead.year, review.year].some((year) => year !== '' && text.includes(year));

/** Facts with labels that leave out what all of them end in. */
export function withoutCommonEnd<Fact extends FactView>(facts: Fact[], view: ReportView): Fact[] {
  const ends = new Set(facts.map(({ label }) => ending.exec(label)?.[0] ?? ''));
  const [end = ''] = ends;
  if (facts.length < 2 || ends.size !== 1 || end === '' || isOtherYear(end, view)) return facts;
  return facts.map((fact) => {
    const label = headOf(fact.label);
    return { ...fact, label, short: fact.short.endsWith(end) ? headOf(fact.short) : fact.short };
  });
}
