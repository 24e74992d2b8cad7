/**
 * Short labels are made for charts, where what they leave out stands once for all marks. A number by itself keeps the
 * words that say what is measured: 27.4 % of growth is no share of cars, "From the city" names no visitors.
 */
import type { FactView } from '../../view/view.ts';
import type { Content } from './content.ts';

/** Letters of a word by which it is known again, and characters in which Han labels say what is measured. */
const stem = 5;
const leastWord = 4;
const measure = 2;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}&]+/u)
    .filter(Boolean);

/** Does a short label lose what the label measures: its last characters, in other scripts its first word? */
export function losesMeasure({ label, short }: Pick<FactView, 'label' | 'short'>): boolean {
  if (short === label) return false;
  if (/\p{Script=Han}/u.test(label)) return !short.endsWith([...label].slice(-measure).join(''));
  const head = wordsOf(label).find((word) => /^\p{L}/u.test(word) && word.length >= leastWord);
  return head !== undefined && !wordsOf(short).some((word) => word.startsWith(head.slice(0, stem)));
}

const whole = <T extends FactView>(fact: T): T =>
  losesMeasure(fact) ? { ...fact, short: fact.label } : fact;

/** A content whose numbers outside of charts have labels that say what they measure. */
export function withWholeLabels(content: Content): Content {
  switch (content.device) {
    case 'monument':
    case 'count':
    case 'share':
      return { ...content, hero: whole(content.hero), cells: content.cells.map(whole) };
    case 'split':
      return { ...content, cells: content.cells.map(whole) };
    case 'columns':
    case 'bridge':
    case 'whole':
      return { ...content, side: content.side.map(whole) };
    case 'mosaic':
      return { ...content, facts: content.facts.map(whole) };
    case 'seal':
      return { ...content, cells: content.cells.map(whole) };
    default:
      return content;
  }
}
