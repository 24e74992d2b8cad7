/** How much the report itself makes of a number: where it stands, and what its sentence says of it. */
import { saysChange } from '../../view/finding-words.ts';
import { splitSentences } from '../../view/sentences.ts';
import { plainText } from '../../view/text.ts';
import type { FactView, ReportView, Text } from '../../view/view.ts';

/** In a standfirst; the first number of a section; in a sentence that compares; a change by itself. */
const weights = { standfirst: 20, first: 10, told: 8, change: 8 } as const;

const factsIn = (runs: Text): string[] => runs.flatMap(({ fact }) => fact ?? []);

/** Ids of numbers by what the report makes of them. */
interface Told {
  standfirst: ReadonlySet<string>;
  first: ReadonlySet<string>;
  told: ReadonlySet<string>;
}

/** By report: asked of every fact again and again. */
const known = new WeakMap<ReportView['review'], Told>();

function toldIn({ review, language }: ReportView): Told {
  const before = known.get(review);
  if (before) return before;
  const sentences = review.sections.flatMap(({ items }) => items.flatMap(({ runs }) => splitSentences(runs)));
  const telling = sentences.filter((runs) => saysChange(plainText(runs), language));
  const made = {
    standfirst: new Set(review.sections.flatMap(({ standfirst }) => factsIn(standfirst))),
    first: new Set(review.sections.flatMap(({ facts }) => facts[0]?.id ?? [])),
    told: new Set(telling.flatMap(factsIn)),
  };
  known.set(review, made);
  return made;
}

export function toldWeight({ id, kind }: FactView, view: ReportView): number {
  const { standfirst, first, told } = toldIn(view);
  return (
    (standfirst.has(id) ? weights.standfirst : 0) +
    (first.has(id) ? weights.first : 0) +
    (told.has(id) ? weights.told : 0) +
    (kind === 'growth' || kind === 'decrease' ? weights.change : 0)
  );
}
