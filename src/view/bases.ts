/**
 * From what a change is measured: a fall below the average of five years, or below a plan, is none from last year,
 * and is never drawn beside last year's number. Told by the words of its label and of its clauses.
 */
import { languageTable } from '../model/language-table.ts';
import type { Report } from '../model/report.ts';
import type { Item } from '../model/section.ts';
import { parseText } from '../model/text.ts';

const isChange = (kind: string): boolean => /^(?:growth|decrease|increment|share|ratio)$/.test(kind);
const clauseEnd = /[,，。；;！!？?]|\.\s/u;

const textsOf = (items: readonly Item[]): string[] =>
  items.flatMap((item) => (typeof item === 'string' ? [item] : textsOf(item.items)));

/** Words of the clauses in which a text prints facts, by their ids: from the mark or number before to the one behind. */
function clausesOf(text: string): [string, string][] {
  const segments = parseText(text);
  return segments.flatMap((segment, index): [string, string][] => {
    if (segment.kind !== 'fact') return [];
    const [before, after] = [segments[index - 1], segments[index + 1]];
    const lead = before && before.kind !== 'fact' ? before.text.split(clauseEnd).at(-1)! : '';
    const rest = after && after.kind !== 'fact' ? after.text.split(clauseEnd)[0]! : '';
    return [[segment.id, `${lead} ${rest}`]];
  });
}

/** Does the label of a number say by itself that it is a difference to an average or a plan? A year makes it a change. */
export const isApart = (label: string, language: string): boolean =>
  !/\p{Nd}/u.test(label) && (languageTable(language)?.bases?.test(label) ?? false);

/** Ids of changes that are measured from something else than the year before. */
export function otherBases({ facts, review, language }: Report): ReadonlySet<string> {
  const other = languageTable(language)?.bases;
  if (!other) return new Set();
  const clauses = review.sections.flatMap(({ items }) => textsOf(items).flatMap(clausesOf));
  const labels = Object.entries(facts).map(([id, { label }]): [string, string] => [id, label]);
  return new Set(
    [...labels, ...clauses].flatMap(([id, words]) =>
      facts[id] && isChange(facts[id].kind) && other.test(words) ? [id] : [],
    ),
  );
}
