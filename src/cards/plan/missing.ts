/**
 * What a deck leaves out, in the report's own words: sections and parts without a card, facts that are on
 * none, and facts that are held until their query is settled. Said where the pictures are handed over.
 */
import type { FactView, ReportView } from '../../view/view.ts';
import { readHints } from '../hints.ts';
import { heldFacts } from './pool.ts';

export interface LeftOut {
  /** Titles of sections and parts, then facts as the report says them. */
  missing: string[];
  held: string[];
}

const sayFact = ({ label, full, text, rank, parts }: FactView, han: boolean): string =>
  `${label}${han ? '' : ' '}${parts.length > 0 ? full : rank || text}`;

/** @param shown Ids of the facts that are drawn. @param parts Ids of sections and parts that have a card. */
export function leftOut(
  view: ReportView,
  { shown, parts }: { shown: ReadonlySet<string>; parts: ReadonlySet<string> },
): LeftOut {
  const han = view.script === 'han';
  const held = heldFacts(view, readHints(view.cards).keep);
  const { review, plan, article } = view;
  const titles = [
    ...review.sections.filter(({ id }) => !parts.has(id)).map(({ title }) => title.text),
    ...(plan?.requirement && !parts.has('requirement') ? [plan.requirement.title.text] : []),
    ...(plan?.targets && !parts.has('targets') ? [plan.targets.title.text] : []),
    ...(plan && plan.tasks.length > 0 && !parts.has('tasks') ? [plan.title.text] : []),
    ...(plan?.closing ? [plan.closing.title.text] : []),
    ...(article ? [article.title.text] : []),
  ];
  const rest = view.facts.filter(({ id }) => !shown.has(id));
  return {
    missing: [...titles, ...rest.filter(({ id }) => !held.facts.has(id)).map((fact) => sayFact(fact, han))],
    held: [
      ...rest.filter(({ id }) => held.facts.has(id)).map((fact) => sayFact(fact, han)),
      ...view.facts
        .filter(({ id }) => held.ranks.has(id))
        .map(({ label, rank }) => `${label}${han ? '' : ' '}${rank}`),
    ],
  };
}
