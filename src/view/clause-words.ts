/** Words of the clauses in which the items of a report print its numbers. */
import type { Report } from '../model/report.ts';
import type { Item } from '../model/section.ts';
import { parseText } from '../model/text.ts';

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

/** By the ids of facts, in reading order: a fact that is printed twice has two. */
export const clauseWords = ({ review }: Report): [id: string, words: string][] =>
  review.sections.flatMap(({ items }) => textsOf(items).flatMap(clausesOf));
