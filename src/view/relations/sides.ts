/**
 * The two sides of one sum in two sections that follow each other: where it comes from and where it goes. They
 * are drawn as one flow over both; each keeps the figures and sentences that say something else.
 */
import type { FactView, FigureView, ReportView, SectionView } from '../view.ts';
import { withFacts } from '../figures.ts';
import { isBalance } from './amount.ts';
import { findUneven } from './balance.ts';
import { findSides, sceneOf } from './find.ts';

export interface SidesView {
  left: SectionView;
  right: SectionView;
  figure: FigureView;
  /** What the flow leaves to the figures of each section. */
  rest: [FigureView[], FigureView[]];
}

const scene = ({ items, facts }: SectionView) => sceneOf(items, facts, new Set());

/** Facts that the flow draws of a section; and those that it tells, whichever section states them. */
interface Taken {
  drawn: ReadonlySet<string>;
  told: ReadonlySet<string>;
}

/**
 * What a section's figures draw beside these facts; undefined where they are not its own to give: where an
 * editor asked for a figure, or a fact stands under an open query and is in none.
 */
function restOf({ figures }: SectionView, taken: Taken): FigureView[] | undefined {
  const drawn = new Set<string>();
  const rest: FigureView[] = [];
  for (const figure of figures) {
    const { kind, facts } = figure;
    const inFlow = facts.filter(({ id }) => taken.drawn.has(id) || taken.told.has(id));
    if (inFlow.length === 0) rest.push(figure);
    else if (kind === 'tiles') {
      // How a number of the flow has changed stays, as a row of its own.
      const changes = inFlow
        .flatMap(({ id }) => figure.beside?.[id] ?? [])
        .filter(({ id }) => !taken.told.has(id));
      const left = [...facts.filter((fact) => !inFlow.includes(fact)), ...changes];
      if (left.length > 0) rest.push(withFacts(figure, left));
    } else {
      if (figure.reason === undefined || inFlow.length < facts.length) return undefined;
      for (const { id } of inFlow) drawn.add(id);
      if (figure.whole && !taken.told.has(figure.whole.id)) rest.push(sumRow(figure, figure.whole));
    }
  }
  return [...taken.drawn].every((id) => drawn.has(id)) ? rest : undefined;
}

/** The sum of a side that is not the one in the waist, as a row. */
function sumRow(figure: FigureView, sum: FactView): FigureView {
  const { whole: _whole, beside: _beside, headed: _headed, ...base } = figure;
  return { ...base, kind: 'tiles', title: '', facts: [sum], ofRest: true };
}

/** Asked for again and again while pages are searched. */
const known = new WeakMap<SectionView[], { sides: SidesView | undefined }>();

/** The first two neighbouring sections that are the sides of one sum; the same object each time. */
export function sidesOf({ review: { sections } }: Pick<ReportView, 'review'>): SidesView | undefined {
  const made = known.get(sections) ?? { sides: findIn(sections) };
  known.set(sections, made);
  return made.sides;
}

/** The sum in the middle of a flow with which a report begins, if that is a headline figure, too: there it is largest. */
export function sumAtTop(view: Pick<ReportView, 'review' | 'lead'>): FactView | undefined {
  const sides = sidesOf(view);
  const isFirst = sides !== undefined && sides.left === view.review.sections[0];
  return isFirst ? view.lead.facts.find(({ id }) => id === sides.figure.whole?.id) : undefined;
}

function findIn(sections: SectionView[]): SidesView | undefined {
  for (const [index, left] of sections.entries()) {
    const right = sections[index + 1];
    if (!right) continue;
    const relation = findSides(scene(left), scene(right)) ?? findUneven(scene(left), scene(right));
    if (!relation) continue;
    const { facts, others = [], whole } = relation;
    const gap = [...facts, ...others].find(isBalance);
    const taken = (some: FactView[]): Taken => ({
      drawn: new Set(some.filter((fact) => fact !== gap).map(({ id }) => id)),
      told: new Set([whole, gap].flatMap((fact) => fact?.id ?? [])),
    });
    const rest = [restOf(left, taken(facts)), restOf(right, taken(others))];
    const [first] = left.figures;
    if (!first || rest.some((one) => one === undefined)) continue;
    const charts = [...left.figures, ...right.figures].filter(({ kind }) => kind !== 'tiles');
    return {
      left,
      right,
      rest: rest as [FigureView[], FigureView[]],
      figure: {
        id: `${left.id}-${right.id}-flow`,
        at: first.at,
        kind: 'flow',
        language: first.language,
        title: '',
        facts,
        pairs: [],
        whole: whole!,
        others,
        beside: Object.assign({}, ...charts.map(({ beside = {} }) => beside)) as Record<string, FactView[]>,
        pairNames: first.pairNames,
        note: [],
        alt: charts.map(({ alt }) => alt).join(' '),
        reason: `flow: ${relation.reason}`,
      },
    };
  }
  return undefined;
}
