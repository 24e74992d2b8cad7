/**
 * What the labels of all parts of a whole begin or end with is said by the whole, and not by each: "Police, FY 2026–27"
 * and "Parks, FY 2026–27" are Police and Parks, "Pupils: girls" and "Pupils: boys" are Girls and Boys.
 */
import { setCapital } from '../../view/capital.ts';
import type { FactView, ReportView } from '../../view/view.ts';

/** The last words of a label, after a comma or a colon; and the first, up to a colon. */
const ending = /(?:, |: )(?:[^,:]+)$/u;
const beginning = /^[^:]+: /u;

/** A label without its last words, and without its first. */
export const headOf = (label: string): string => label.replace(ending, '');
export const tailOf = (label: string, language: string): string =>
  setCapital(label.replace(beginning, ''), language);

/** Does an ending name a year that is not the report's? Then it is news. */
const isOtherYear = (text: string, { masthead, review }: ReportView): boolean =>
  /(?:19|20)\d{2}/u.test(text) &&
  ![masthead.year, review.year].some((year) => year !== '' && text.includes(year));

/** What one pattern finds in all labels; "" where they differ in it. */
function shared(facts: FactView[], pattern: RegExp): string {
  const found = new Set(facts.map(({ label }) => pattern.exec(label)?.[0] ?? ''));
  return found.size === 1 ? [...found][0]! : '';
}

/** Facts with labels that leave out what all of them begin or end with. */
export function withoutCommon<Fact extends FactView>(facts: Fact[], view: ReportView): Fact[] {
  if (facts.length < 2) return facts;
  const end = shared(facts, ending);
  const start = shared(facts, beginning);
  const cut = (text: string): string => {
    if (end !== '' && !isOtherYear(end, view) && text.endsWith(end)) return headOf(text);
    return start !== '' && text.startsWith(start) ? tailOf(text, view.language) : text;
  };
  return facts.map((fact) => ({ ...fact, label: cut(fact.label), short: cut(fact.short) }));
}
