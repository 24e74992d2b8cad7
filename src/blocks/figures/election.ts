/**
 * Election of the picture of the page 主图: of all figures the one whose form says most, holds the news and draws
 * most facts. It may have the room that it needs: a layout in which it is small costs (styles/layout.yaml, picture).
 */
import { amountOf } from '../../view/relations/amount.ts';
import type { FactView, FigureView, ReportView } from '../../view/view.ts';
import { isFirst } from '../../view/relations/rank.ts';
import { sidesOf } from '../../view/relations/sides.ts';
import { withDrawnShares } from './drawn-shares.ts';

/** How much a form says beyond its numbers. Rows of numbers are no picture; a form that is not here says little. */
const strengths: Partial<Record<FigureView['kind'], number>> = {
  flow: 6,
  steps: 5,
  paired: 4,
  difference: 4,
  squares: 3.5,
  map: 3.5,
  line: 3,
  area: 3,
  stack: 3,
  slope: 3,
  columns: 3,
  hundred: 3,
  standing: 3,
  divided: 2.5,
  length: 2.5,
  rings: 2.5,
  // A table is read, not seen.
  table: 1.5,
  tiles: 0,
};
const plain = 2;
/** Shares side by side that are of no one whole say little more than their numbers. */
const unlike = 1.5;

/**
 * News: it holds the first headline figure or three of them; one of them or a first place, or stands in the section of
 * the first; stands in the section of another; none.
 */
const news = { first: 2, some: 1.5, near: 1.25, none: 1 };
const many = 3;

export interface Elected {
  figure: FigureView;
  /** The section that it stands in; "plan" for the targets. */
  section: string;
  score: number;
}

type Leads = Pick<ReportView, 'lead'>;

const drawnBy = ({ facts, pairs, others = [], whole }: FigureView): FactView[] => [
  ...facts,
  ...others,
  ...(whole ? [whole] : []),
  ...pairs.flatMap((one) => [one.last, one.target]),
];

/** @param beside Facts of its section. */
export function scoreOf(figure: FigureView, view: Leads, beside: readonly FactView[] = []): number {
  const { series, events = [] } = figure;
  const count = drawnBy(figure).length + (series?.rows.length ?? 0) + events.length;
  const form = strengthOf(figure) * widthOf(figure) * partsOf(figure);
  return form * newsOf(figure, view, beside) * Math.sqrt(count);
}

function newsOf(figure: FigureView, { lead }: Leads, beside: readonly FactView[]): number {
  const drawn = drawnBy(figure);
  const leadsIn = (facts: readonly FactView[]) =>
    lead.facts.filter(({ id }) => facts.some((fact) => fact.id === id));
  const leads = leadsIn(drawn);
  const [first] = lead.facts;
  if (leads.length >= many || (first && leads.includes(first))) return news.first;
  // A place of a series that the editor names is news, as a headline figure is.
  const isNamed = (figure.series?.points.length ?? 0) > 0;
  const isSome = leads.length > 0 || (figure.series?.leads?.length ?? 0) > 0;
  if (isSome || isNamed || drawn.some(({ rank }) => isFirst(rank ?? ''))) return news.some;
  const near = leadsIn(beside);
  return first && near.includes(first) ? news.some : near.length > 0 ? news.near : news.none;
}

function strengthOf({ kind, facts, whole, reason }: FigureView): number {
  const isUnlike = reason?.startsWith('ruled') && !whole && facts.every((fact) => fact.kind === 'share');
  return isUnlike ? unlike : (strengths[kind] ?? plain);
}

/** Kinds that are fields side by side: so many of them are as wide as a page. */
const fields = new Set<FigureView['kind']>(['squares', 'hundred', 'rings', 'difference']);
const fieldsAcross = 4;

/** A bar of which one part takes more than the rest of this says little more than a number. */
const leastRest = 0.25;

/** How much the parts of a bar say: less where one is nearly all of it. */
function partsOf({ kind, facts }: FigureView): number {
  const values = kind === 'divided' && facts.length > 1 ? facts.map(valueOf) : [];
  const sum = values.reduce((all, value) => all + value, 0);
  return sum > 0 ? Math.min(1, (1 - Math.max(...values) / sum) / leastRest) : 1;
}
const valueOf = (fact: FactView): number => Math.max(0, amountOf(fact)?.value ?? 0);

/** Share of the width of a page that a figure can fill. */
const widthOf = ({ kind, facts, pairs }: FigureView): number =>
  fields.has(kind) ? Math.min(1, (facts.length + pairs.length) / fieldsAcross) : 1;

/** Of a lower score a figure is no picture: drawn large, it would say that it matters. */
const leastScore = 4;

/** The figure of the highest score, the earlier of equals; undefined for a report without any. */
export function electPicture(
  view: Pick<ReportView, 'lead' | 'review' | 'plan' | 'script'>,
): Elected | undefined {
  const sides = sidesOf(view);
  const all = [
    ...(sides ? [{ figure: sides.figure, section: sides.left.id, beside: [] }] : []),
    ...view.review.sections.flatMap((section) =>
      withDrawnShares(section, view).figures.map((figure) => ({
        figure,
        section: section.id,
        beside: section.facts,
      })),
    ),
    ...(view.plan?.targets && view.plan.targets.figure.pairs.length > 0
      ? [{ figure: view.plan.targets.figure, section: 'plan', beside: [] }]
      : []),
  ].map(({ figure, section, beside }): Elected => ({
    figure,
    section,
    score: scoreOf(figure, view, beside),
  }));
  return all.reduce<Elected | undefined>(
    (best, one) => (one.score >= leastScore && one.score > (best?.score ?? 0) ? one : best),
    undefined,
  );
}

/** Share of the type area from which a figure is the picture of its page. */
export const pictureShare = 0.12;
