/** A place in a deck: the part of the report that it is for, and the ways in which that can be shown. */
import type { FactView, Headline, ReportView, SectionView } from '../../view/view.ts';
import type { CardHints } from '../hints.ts';
import type { Option, Pool } from './option.ts';
import { freeOf, heldFacts } from './pool.ts';

export interface Slot {
  id: string;
  of: string;
  bookmark: string;
  /** Title of the section or part, and of the part above it. */
  title: string;
  part: string;
  options: Option[];
  section?: SectionView | undefined;
  /** All that it says stands elsewhere: the deck may do without it. */
  canSkip?: boolean;
  /** Worth of having a card at all, beyond the gain of its device. */
  worth: number;
}

/** What names the time of a report: its title, what stands over that, and the title of its review. */
export const namesOf = ({ masthead, review }: Pick<ReportView, 'masthead' | 'review'>): Named[] => [
  masthead.title,
  { text: masthead.kicker },
  review.title,
];
type Named = Pick<Headline, 'text'>;

/** "26/27" where a title names the financial year that begins with the year, else the year. */
export const shortYear = (view: ReportView, year: string, title: Headline): string => {
  const span = view.script === 'latin' ? spanFor(year, title, ...namesOf(view)) : undefined;
  return span ? span.slice(2) : year;
};

/** "2026/27", "2026–27" of a title; no part of a date. */
export const spanOf = ({ text }: Named): string | undefined =>
  /(?<![\d\p{L}/–-])(\d{4})[/–-](\d{2})(?![\d/–-])/u.exec(text)?.slice(1).join('/');

/**
 * The financial year that begins with a year, as a title names it. One that a title names for the year before tells
 * that the report counts in such years: 2024/25 of the report makes 2025/26 of a plan for 2025.
 */
export function spanFor(year: string, ...titles: Named[]): string | undefined {
  const spans = titles.flatMap((title) => spanOf(title) ?? []);
  const own = spans.find((span) => span.startsWith(year));
  if (own) return own;
  const first = Number(year);
  const isNext = spans.some((span) => Number(span.slice(0, 4)) === first - 1);
  return isNext ? `${first}/${String((first + 1) % 100).padStart(2, '0')}` : undefined;
}

export function poolOf(view: ReportView, hints: CardHints): Pool {
  const heroes = new Set(Object.values(hints.heroes));
  return { view, heroes, held: heldFacts(view, hints.keep) };
}

export const free = (facts: FactView[], pool: Pool): FactView[] =>
  facts.flatMap((fact) => freeOf(fact, pool.held) ?? []);

/** Does a report count in parts of a year: H1 2025, 2025Q3? */
const partOfYear =
  /(?<![\p{L}\p{N}])[HQ][1-4][ /-]?(?:19|20)\d\d|(?:19|20)\d\d[ -]?[HQ][1-4](?![\p{L}\p{N}])/u;
export const countsParts = ({ facts, review }: ReportView): boolean =>
  [
    ...facts.map(({ label }) => label),
    ...review.sections.flatMap(({ figures }) =>
      figures.flatMap(({ series }) =>
        [...(series?.columns ?? []), ...(series?.rows ?? [])].map(({ label }) => label),
      ),
    ),
  ].some((label) => partOfYear.test(label));
