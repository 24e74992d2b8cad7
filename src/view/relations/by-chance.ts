/** Whether numbers that add up are parts of one whole, or do so by chance: what the text says, and where they stand. */
import { labelWords } from '../../model/label-words.ts';
import type { FactView } from '../view.ts';
import type { Placed } from './relation.ts';

/**
 * Do a whole and its parts stand together: it right before them or right after, among what could be added, or words
 * between them that say so? Far from one another, numbers add up by chance.
 */
export function standTogether(
  placed: Placed[],
  group: Placed[],
  { whole, parts }: { whole: FactView; parts: FactView[] },
): boolean {
  const at = (fact: FactView) => group.findIndex((one) => one.fact === fact);
  const places = parts.map(at);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const isBeside = at(whole) === first - 1 || at(whole) === last + 1 || at(whole) === 0;
  return isBeside || labelWords('made').test(wordsBefore(placed, group[first]!.fact));
}

/**
 * Rows of a table, each an item of as many numbers: some of them that make up another do so by chance, but where it
 * is called a sum, or they are all the others.
 */
export function areSomeRows(
  placed: Placed[],
  group: Placed[],
  { whole, parts }: { whole: FactView; parts: FactView[] },
): boolean {
  const itemOf = (fact: FactView): number => group.find((one) => one.fact === fact)!.item;
  const items = [whole, ...parts].map(itemOf);
  if (items.includes(-1) || new Set(items).size < items.length || labelWords('totals').test(whole.label))
    return false;
  const countIn = (at: number): number => placed.filter(({ item }) => item === at).length;
  const count = countIn(items[0]!);
  if (count < 2 || items.some((at) => countIn(at) !== count)) return false;
  return group.filter(({ item }) => countIn(item) === count).length > items.length;
}

/** What was spent is made up of what it was spent on, not of what paid for it, though both come to as much. */
export const paysFor = (placed: Placed[], whole: FactView, parts: FactView[]): boolean =>
  labelWords('spent').test(whole.label) &&
  parts.some(
    (part) =>
      labelWords('raised').test(`${part.label} ${wordsBefore(placed, part)}`) &&
      !labelWords('spent').test(part.label),
  );

/** Words that lead up to a fact, from the number before it in its sentence. */
export const wordsBefore = (placed: Placed[], fact: FactView): string =>
  placed.find((one) => one.fact === fact)?.before ?? '';
