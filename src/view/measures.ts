/** What each number of a report is measured by, as its sections give it: limits, targets, earlier years. */
import { sceneOf } from './relations/find.ts';
import { measuresOf } from './relations/standing.ts';
import type { FactView, ReportView } from './view.ts';

/** By report: asked of every fact again and again. */
const known = new WeakMap<ReportView['review'], ReadonlyMap<string, FactView[]>>();

export function measuresIn({ review }: Pick<ReportView, 'review'>): ReadonlyMap<string, FactView[]> {
  const found =
    known.get(review) ??
    new Map(review.sections.flatMap(({ items, facts }) => [...measuresOf(sceneOf(items, facts, new Set()))]));
  known.set(review, found);
  return found;
}
