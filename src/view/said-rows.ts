/** Number rows that a page need not print, since its headline figures or a sentence of their section say the same. */
import { isEarlier } from './relations/times.ts';
import { factsIn, uncoveredItems, type CoverView } from './cover.ts';
import { withFacts } from './figures.ts';
import { isLost } from './gravity.ts';
import type { FactView, FigureView, SectionView } from './view.ts';

/** Figures without the rows of some facts; a row figure without any goes. */
const withoutRows = (
  figures: FigureView[],
  isGone: (fact: FactView, fellows: FactView[]) => boolean,
): FigureView[] =>
  figures.flatMap((figure) => {
    // A row that says how its number has changed says more.
    const facts = figure.facts.filter(
      (fact) => figure.beside?.[fact.id] !== undefined || !isGone(fact, figure.facts),
    );
    if (!figure.ofRest || facts.length === figure.facts.length) return [figure];
    const { lead, ...rest } = withFacts(figure, facts);
    return facts.length > 0 ? [{ ...rest, ...(lead && facts.includes(lead) ? { lead } : {}) }] : [];
  });

/** What a section prints of its facts, so many of them twice: at a figure and in a sentence. */
const isEmpty = (section: SectionView, view: CoverView): boolean =>
  section.figures.length === 0 && section.photos.length === 0 && uncoveredItems(section, view).length === 0;

/** Facts that sentences name which stay, whatever figures show. */
const toldIn = (section: SectionView, view: CoverView): Set<string> =>
  new Set(
    uncoveredItems(section, view).flatMap(({ runs }) => factsIn(runs.filter(({ role }) => role === 'fact'))),
  );

/** Numbers that its figures show; series show more than their facts. */
const shownIn = ({ figures }: SectionView): number =>
  figures.reduce(
    (sum, { facts, pairs, whole, series }) =>
      sum + facts.length + pairs.length + Number(whole !== undefined) + (series?.rows.length ?? 0),
    0,
  );
/** Where no more than this share of its numbers is left, it no longer holds what its title promises. */
const mostGone = 0.5;

/**
 * A section without the rows that say the headline figures of the report again: those come back only where a figure
 * draws them. One that would have nothing left keeps them, none of them larger than the others.
 */
function withoutLeads(section: SectionView, view: CoverView): SectionView {
  const leads = new Set(view.lead.facts.map(({ id }) => id));
  // What it was a year before would be read as the news without it.
  const isGone = (fact: FactView, fellows: FactView[]) =>
    leads.has(fact.id) && !fellows.some((other) => isEarlier(other, fact));
  const left = { ...section, figures: withoutRows(section.figures, isGone) };
  const [all, rest] = [shownIn(section), shownIn(left)];
  if (!isEmpty(left, view) && (rest === 0 || rest > all * mostGone)) return left;
  return {
    ...section,
    figures: section.figures.map((figure) => {
      const { lead, ...rest } = figure;
      return figure.ofRest && lead && leads.has(lead.id) ? rest : figure;
    }),
  };
}

/**
 * A section without the rows of which a sentence tells that says more than a row can: that stays, and once is
 * enough. A loss or a number with a rank keeps its row, and so does every one where no other figure would be left.
 */
function withoutTold(section: SectionView, view: CoverView): SectionView {
  const told = toldIn(section, view);
  const isTold = (fact: FactView) =>
    fact.value !== null && fact.rank === '' && told.has(fact.id) && !isLost(fact, view.language);
  const figures = withoutRows(section.figures, isTold);
  const left = { ...section, figures };
  return figures.length > 0 && toldIn(left, view).size === told.size ? left : section;
}

/** A section without rows that are said elsewhere on the page. */
export function withoutSaidRows(section: SectionView, view: CoverView): SectionView {
  const known = lessened.get(section);
  if (known) return known;
  const made = withoutTold(withoutLeads(section, view), view);
  const isSame =
    made.figures.length === section.figures.length &&
    made.figures.every((figure, at) => figure === section.figures[at]);
  lessened.set(section, isSame ? section : made);
  return isSame ? section : made;
}
/** One object for each section, by which what is set is known again. */
const lessened = new WeakMap<SectionView, SectionView>();
