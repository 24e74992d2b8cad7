/**
 * Labels: what is printed of a fact and in which fonts. A number is set in the numeral face and larger
 * than the words around it; the pieces come from the view and are printed as they are.
 */
import { isFigures } from '../view/number.ts';
import type { FactView, FigureView, NumberPart, PairView } from '../view/view.ts';
import type { Font, Look } from './look.ts';
import { wrapText } from './wrap.ts';

export interface Span extends Font {
  text: string;
  /** Space before it, px. */
  gap: number;
  /** Its own colour; the line's when left out. */
  fill?: string;
}

/** One line of text in one colour. */
export interface Line {
  text: string;
  spans: Span[];
  fill: string;
  /** px */
  width: number;
  /** Address of the text that it prints, or of which it is a line. */
  at?: string;
  /** Fact that it prints. */
  fact?: string;
  /** Words of the program's own before it, set apart from what the report says: a tag. */
  tag?: Line;
  /** Words of the program's own. */
  own?: true;
  /** A number: it has its own gaps, and neither kerning nor automatic space between scripts. */
  number?: boolean;
}

const printedText = (spans: Span[]): string => spans.map((span) => span.text).join('');

export interface WordStyle {
  fill?: string;
  weight?: number;
}

/** Words of a figure with their address. */
export interface Words {
  text: string;
  at?: string | undefined;
}

export const shortOf = ({ short, at }: FactView): Words => ({ text: short, at: `${at}.short` });
export const rankOf = ({ rank, at }: FactView): Words => ({ text: rank, at: `${at}.rank` });
export const pairLabelOf = ({ label, at }: PairView): Words => ({ text: label, at: `${at}.label` });
export const pairNameOf = ({ pairNames, at }: FigureView, end: 'last' | 'target'): Words => ({
  text: pairNames[end],
  at: `${at}.pairNames.${end}`,
});

/** A line of words at label size. */
export function wordLine(
  look: Look,
  { text, at }: Words,
  { fill = look.text, weight = 400 }: WordStyle = {},
): Line {
  const span = { text, family: look.families.label, weight, size: look.label, gap: 0 };
  const width = look.measure(text, span);
  return { text, spans: [span], fill, width, ...(at === undefined ? {} : { at }) };
}

/** Words broken into lines of `width` px. */
export function wordLines(
  look: Look,
  { text, at, width, ...style }: WordStyle & Words & { width: number },
): Line[] {
  const font = { family: look.families.label, weight: style.weight ?? 400, size: look.label };
  return wrapText(text, width, look.ruler(text, font)).map((line) =>
    wordLine(look, { text: line.text, at }, style),
  );
}

/** A per cent sign is set a little smaller than its number, as newspapers do. */
const unitScale = 0.82;
/** Units and qualifiers in words grow with large numerals, and never fall below label size. */
const wordScale = 0.5;
/** Type in several inks holds from 9 pt on newsprint; px. */
const leastColoured = 12;

export interface ValueStyle {
  /** Size of the numerals, px. */
  numeral: number;
  fill: string;
  weight?: number;
}

/** The number of a fact with prefix, unit and qualifier; rank or wording where it has none. */
export function valueLine(look: Look, fact: FactView, { numeral, fill, weight = 700 }: ValueStyle): Line {
  const words = {
    family: look.families.label,
    weight: weight > 500 ? 700 : 400,
    size: Math.max(look.label, numeral * wordScale, leastColoured),
  };
  const span = ({ text, role }: NumberPart, index: number): Span => {
    if (!isFigures(text)) return { ...words, text, gap: index > 0 ? look.label * 0.1 : 0 };
    const size = role === 'unit' ? Math.max(numeral * unitScale, look.label, leastColoured) : numeral;
    return { text, family: look.families.numeral, weight, size, gap: index > 0 ? look.label * 0.04 : 0 };
  };
  const whole = fact.parts.map((part) => part.text).join('') === fact.full && fact.parts.length > 0;
  const parts: NumberPart[] = whole ? fact.parts : [{ text: fact.full || fact.text, role: 'qualifier' }];
  const spans = joinWords(parts.map(span));
  const width = spans.reduce((sum, each) => sum + each.gap + look.advance(each.text, each), 0);
  return {
    text: printedText(spans),
    spans,
    fill,
    width,
    at: `${fact.at}.value`,
    fact: fact.id,
    number: true,
  };
}

/** Neighbouring spans of one font become one, so that 万, 余 and 个 are set as a word. */
function joinWords(spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && last.family === span.family && last.size === span.size) last.text += span.text;
    else joined.push({ ...span });
  }
  return joined;
}
