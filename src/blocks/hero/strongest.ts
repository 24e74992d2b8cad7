/** The strongest headline figure: the one that a reader is to take away. */
import { isFirst } from '../../view/relations/rank.ts';
import { isCoverNews } from '../../view/gravity.ts';
import type { FactView, ReportView } from '../../view/view.ts';

/** So many times the median of the figures of its unit make a figure news by itself. */
const outlier = 3;

const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};

/** Headline figures that are grave: a loss, a death, a missed aim. No sun rises over them. */
export const graveLeads = (view: ReportView): ReadonlySet<string> =>
  new Set(view.lead.facts.filter((fact) => isCoverNews(fact, view)).map(({ id }) => id));

/** What is grave, a first place, else a figure far above the others of its unit, else the first; undefined without a number. */
export function strongestLead(
  facts: FactView[],
  grave: ReadonlySet<string> = new Set(),
): FactView | undefined {
  const numbers = facts.filter(({ parts, value }) => value !== null && parts.length > 0);
  const far = numbers.find((fact) => {
    const alike = numbers.filter(({ unit, kind }) => unit === fact.unit && kind === fact.kind);
    return alike.length >= 3 && fact.value! >= outlier * median(alike.map(({ value }) => value!));
  });
  const news = numbers.find(({ id }) => grave.has(id)) ?? numbers.find(({ rank }) => isFirst(rank));
  return news ?? far ?? numbers[0];
}
