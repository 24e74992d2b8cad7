/**
 * Facts that stand together under one label. What tells them apart, a year or a place, may be in the short
 * label only, or in the long one only; where they stand together it is printed.
 */
import type { FactView } from './view.ts';

const counted = (texts: string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};

const inBrackets = (language: string, text: string, more: string): string =>
  /^(zh|ja)/.test(language) ? `${text}（${more}）` : `${text} (${more})`;

type Context = { language: string };

/** A label that several of them share is told apart by the short labels, where those differ. */
function withLabels(facts: FactView[], { language }: Context): FactView[] {
  const labels = counted(facts.map(({ label }) => label));
  const both = counted(facts.map(({ label, short }) => `${label}\n${short}`));
  return facts.map((fact) => {
    const { label, short } = fact;
    if (labels.get(label) === 1 || both.get(`${label}\n${short}`)! > 1 || short === label) return fact;
    return { ...fact, label: short.includes(label) ? short : inBrackets(language, label, short) };
  });
}

/** A short label that several of them share gives way to the long one, where those differ. */
function withShorts(facts: FactView[]): FactView[] {
  const labels = counted(facts.map(({ label }) => label));
  const shorts = counted(facts.map(({ short }) => short));
  return facts.map((fact) =>
    shorts.get(fact.short)! > 1 && labels.get(fact.label) === 1 ? { ...fact, short: fact.label } : fact,
  );
}

/** Facts that stand together in a figure or section, with labels that differ where those of the report do. */
export const tellApart = (facts: FactView[], context: Context): FactView[] =>
  withLabels(withShorts(facts), context);

/**
 * The facts of a table, which prints long labels.
 * @param others By the fact's id, what is known of it besides, such as the year of a target: used where labels
 * do not differ.
 */
export function tellRowsApart(
  facts: FactView[],
  { language, others }: Context & { others: ReadonlyMap<string, string> },
): FactView[] {
  const told = withLabels(facts, { language });
  const labels = counted(told.map(({ label }) => label));
  return told.map((fact) => {
    const other = others.get(fact.id);
    return labels.get(fact.label)! > 1 && other
      ? { ...fact, label: inBrackets(language, fact.label, other) }
      : fact;
  });
}
