/** How wide the numbers of rows are: digits with what stands before them, and the units behind. */
import { remember } from '../../lib/remember.ts';
import { ptToMm } from '../../lib/units.ts';
import { unitClass, unitPlace, withFallMark, withoutUnit } from '../../view/number.ts';
import type { FactView, FigureView } from '../../view/view.ts';
import type { Setting } from '../block.ts';

/** Between number and label, mm, and where that stands behind its own unit; the style sheet says the same. */
export const labelGap = 1.8;
export const runsOnGap = 1.2;

/** Mark of a fall before its number, in its size; the style sheet says the same. */
export const fallMark = 0.66;

export type Sentences = FigureView['words'];

/**
 * Where the unit of a row stands: a word begins a sentence at its number, but no label, which has a grammar of
 * its own.
 */
function placeIn({ view }: Setting, fact: FactView, words: Sentences = {}): ReturnType<typeof unitPlace> {
  const place = unitPlace(fact);
  const goesOn = words[fact.id] !== undefined && view.script === 'latin';
  return place === 'label' && !goesOn ? 'after' : place;
}

/** Width of digits with what stands before them, and of what follows, mm. */
interface NumberWidths {
  head: number;
  tail: number;
}

/** Asked for again and again: with the unit left out, and with the unit. */
const widths = new WeakMap<Setting, Map<FactView, [NumberWidths?, NumberWidths?]>>();

function numberWidths(setting: Setting, fact: FactView, words?: Sentences): NumberWidths {
  const isAfter = placeIn(setting, fact, words) === 'after';
  const facts = remember(widths, setting, () => new Map<FactView, [NumberWidths?, NumberWidths?]>());
  const known = remember(facts, fact, (): [NumberWidths?, NumberWidths?] => []);
  return (known[isAfter ? 1 : 0] ??= widthsAnew(setting, fact, isAfter));
}

function widthsAnew(setting: Setting, fact: FactView, isAfter: boolean): NumberWidths {
  const marked = withFallMark(fact);
  return widthsOf(setting, isAfter ? marked.parts : withoutUnit(marked), marked.fallMarked === true);
}

function widthsOf(
  { metrics, theme, sizes, rowWeight = 400 }: Setting,
  parts: FactView['parts'],
  fell: boolean,
): NumberWidths {
  const end = parts.findIndex(({ role }) => role === 'number') + 1;
  const width = (list: FactView['parts']): number =>
    list.reduce((sum, { role, text }) => {
      const digits = role === 'number' || role === 'sign';
      const percent = unitClass({ role, text }) !== '';
      const family = digits || percent ? theme.type.numeral : theme.type.label;
      const size = digits ? sizes.numeral : percent ? sizes.title : sizes.label;
      return (
        sum + metrics.width(text, { family, weight: digits || percent ? 700 : rowWeight, size }) + size * 0.1
      );
    }, 0);
  const mark = fell ? sizes.numeral * fallMark : 0;
  return { head: ptToMm(mark + width(parts.slice(0, end))), tail: ptToMm(width(parts.slice(end))) };
}

/** How much wider than the narrowest unit of a column its units may be, mm: one of two characters beside one. */
const unitSpread = 3.6;

/** Width of what follows the digits, mm; 0 where that begins the label, or is nothing. */
export const tailOf = (setting: Setting, fact: FactView, words: Sentences): number =>
  fact.value !== null && placeIn(setting, fact, words) === 'after'
    ? numberWidths(setting, fact, words).tail
    : 0;

/** Width of the column of units, mm: the widest of those that are nearly as wide as the narrowest. */
export function unitsWidth(setting: Setting, facts: FactView[], words: Sentences): number {
  const tails = facts.map((fact) => tailOf(setting, fact, words)).filter((width) => width > 0);
  const most = Math.min(...tails) + unitSpread;
  return Math.max(0, ...tails.filter((width) => width <= most));
}

/** Column of the digits, mm. */
export const digitsWidth = (setting: Setting, facts: FactView[]): number =>
  Math.max(0, ...facts.filter(({ value }) => value !== null).map((fact) => numberWidths(setting, fact).head));

/** Columns of the digits and of what follows them, with the gap before the labels, mm. */
export const numbersWidth = (setting: Setting, facts: FactView[], words: Sentences): number =>
  digitsWidth(setting, facts) + unitsWidth(setting, facts, words) + labelGap;
