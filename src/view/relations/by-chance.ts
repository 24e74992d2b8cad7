/** Whether numbers that add up are parts of one whole, or do so by chance: what the text says, and where they stand. */
import type { FactView } from '../view.ts';
import type { Placed } from './relation.ts';

/** Words by which a text says that what follows makes up what is before it. */
export const made =
  /其中|分别|包括|由.*组成|构成|of which|including|made up|consist|compris|from |davon|darunter|dont |de ellos|di cui|waarvan/i;

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
  return isBeside || made.test(wordsBefore(placed, group[first]!.fact));
}

/** Names of sums. */
const totals =
  /合计|合計|总|總|小计|小計|共计|全部|\b(?:totals?|sum|all|overall|together)\b|insgesamt|gesamt|summe|\b(?:ensemble|totaux|totales?|totale|totaal|conjunto)\b/iu;

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
  if (items.includes(-1) || new Set(items).size < items.length || totals.test(whole.label)) return false;
  const countIn = (at: number): number => placed.filter(({ item }) => item === at).length;
  const count = countIn(items[0]!);
  if (count < 2 || items.some((at) => countIn(at) !== count)) return false;
  return group.filter(({ item }) => countIn(item) === count).length > items.length;
}

/** What was spent is made up of what it was spent on, not of what paid for it, though both come to as much. */
const spent = /支出|spen[dt]|expenditure|outlay|ausgab|aufwand|dépens|gasto|despesa|spes[ae]|uitgav/i;
const raised =
  /收入|来自|來自|\b(?:income|came from|from|raised|brought|contribut\w*|tax(?:es)?|grants?|steuern?|einnahmen|stammen|brachten|recettes|impôts?|apport\w*|ingresos?|impuestos?|aport\w*|entrate|impost[ae]|receitas?|inkomsten|belasting\w*)\b/i;
export const paysFor = (placed: Placed[], whole: FactView, parts: FactView[]): boolean =>
  spent.test(whole.label) &&
  parts.some((part) => raised.test(`${part.label} ${wordsBefore(placed, part)}`) && !spent.test(part.label));

/** Words that lead up to a fact, from the number before it in its sentence. */
export const wordsBefore = (placed: Placed[], fact: FactView): string =>
  placed.find((one) => one.fact === fact)?.before ?? '';
