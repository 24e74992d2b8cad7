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

export const shortYear = (view: ReportView, year: string, title: Headline): string => {
  // 2026/27 in the title is 26/27 on the bookmark.
  const span = spanOf(title) ?? spanOf(view.masthead.title);
  return span && view.script === 'latin' ? span.slice(2) : year;
};

/** "2026/27" of a title. */
export const spanOf = ({ text }: Headline): string | undefined => /\b\d{4}\/\d{2}\b/.exec(text)?.[0];

/** After the year in the bookmark the eyebrow goes on without it: 2024 | 年工作安排. */
export const afterYear = (text: string, bookmark: string): string =>
  bookmark && text.startsWith(bookmark) ? text.slice(bookmark.length) : text;

export function poolOf(view: ReportView, hints: CardHints): Pool {
  const heroes = new Set(Object.values(hints.heroes));
  return { view, heroes, held: heldFacts(view, hints.keep) };
}

export const free = (facts: FactView[], pool: Pool): FactView[] =>
  facts.flatMap((fact) => freeOf(fact, pool.held) ?? []);
