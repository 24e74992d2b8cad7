/** Views of reports made up for a test: facts, and the items of one section. */
import { reportSchema } from '../../src/model/report.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { ReportView } from '../../src/view/view.ts';

/** A fact as a report has it, or in short: an amount in millions unless more is said. */
export type MadeFact = [label: string, value: number, more?: object] | Readonly<Record<string, unknown>>;
export type MadeFacts = Record<string, MadeFact>;

const factOf = (fact: MadeFact): object => {
  if (!Array.isArray(fact)) return fact;
  const [label, value, more] = fact as [string, number, object?];
  return { label, value, unit: 'm', kind: 'total', ...more };
};

export interface Around {
  language?: string;
  /** Year of the review. */
  year?: number | undefined;
  title?: string;
  figures?: object[];
  /** Headline figures. */
  lead?: string[];
  /** What else stands in the report. */
  more?: object;
}

export function madeView(
  facts: MadeFacts,
  items: string[],
  { language = 'en', year, title = 'x', figures = [], lead = [], more = {} }: Around = {},
): ReportView {
  const report = reportSchema.parse({
    tuban: 1,
    language,
    source: 'x',
    masthead: { title: 'x' },
    facts: Object.fromEntries(Object.entries(facts).map(([id, fact]) => [id, factOf(fact)])),
    ...(lead.length > 0 ? { lead: { facts: lead } } : {}),
    review: {
      title: 'x',
      ...(year === undefined ? {} : { year }),
      sections: [{ id: 's', title, items, figures }],
    },
    ...more,
  });
  return deriveView(report, 'made-up');
}
