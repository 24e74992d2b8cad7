/** Numbers as a line of type: digits in the numeral face, prefix and unit in words beside them. */
import { needsFallMark, withFallMark } from '../view/number.ts';
import type { FactView, NumberPart } from '../view/view.ts';
import type { Line, Span } from './label.ts';
import type { Look } from './look.ts';
import { setWords } from './pen.ts';

/** Digits with their signs and marks; thousands are parted by narrow spaces in French, by ’ in Switzerland. */
const figures = /^[\d.,+\-−–/%‰$€£¥ \u00a0\u2009\u202f'’]+$/u;

/** What multiplies a number is never left out: £361m is no £361. */
const magnitude = /^(?:k|m|mn|bn|tn)$/i;
/** Nor in words where it is money: $33.9 million is no $33.9. */
const wordedMagnitude = /^(?:thousand|[mbtr]+ill(?:ion|iard)\w*|tausend|mio|mrd)\b/iu;
const isMoney = (parts: NumberPart[]): boolean =>
  parts.some(({ role, text }) => role === 'sign' && /\p{Sc}/u.test(text));

/** Per cent, and units of a letter or two: set as digits are, a step smaller. */
const isShort = ({ role, text }: NumberPart): boolean =>
  /^\s?[%‰]/.test(text) || (role === 'unit' && /^[a-z]{1,2}$/i.test(text));

export interface NumeralStyle {
  /** Of the digits, px. */
  size: number;
  /** Of unit and prefix in words; S1 when left out. */
  unit?: number;
  fill?: string;
  /** Colour of unit and prefix; that of text when left out. */
  unitFill?: string;
  /** Leave the unit out, where the title has it. */
  bare?: boolean;
}

/** Air before a part, in the smallest size: digits after a word, after something else; a sign; a word, that in its own size. */
const gaps = { prefix: 0.4, digits: 0.08, sign: 0.06, word: 0.2 };
/** Parts with more air before them stay spans of their own. */
const parted = 0.3;

/** Type in several inks holds from 9 pt; px. */
const leastColoured = 12;

/** A step of the ladder below. */
function stepBelow(look: Look, size: number): number {
  const ladder = [look.s2, look.s3, look.s4, look.s5, look.s6, look.s7];
  return Math.max(look.s1, ladder.filter((step) => step < size * 0.98).at(-1) ?? size);
}

/** A part of a number as it is set. @param before What stands before it. */
function spanOf(
  look: Look,
  part: NumberPart,
  before: NumberPart | undefined,
  { size, unit, fill, unitFill }: Required<NumeralStyle>,
): Span {
  const { text, role } = part;
  const digits = { text, family: look.families.numeral, weight: 700 };
  if (figures.test(text) && role !== 'unit') {
    const gap = before?.role === 'prefix' ? gaps.prefix : before ? gaps.digits : 0;
    return { ...digits, size, gap: gap * look.s1, fill };
  }
  if (isShort(part)) {
    const small = stepBelow(look, size);
    const own = small < leastColoured ? unitFill : fill;
    return { ...digits, size: small, gap: gaps.sign * look.s1, fill: own };
  }
  const own = role === 'unit' ? unit : Math.min(unit, look.s3);
  return {
    text: text.trim(),
    family: look.families.label,
    weight: unit > look.s2 ? 700 : look.weight,
    size: own,
    gap: before ? gaps.word * own : 0,
    fill: unitFill,
  };
}

const isAlike = (one: Span, two: Span): boolean =>
  one.family === two.family && one.size === two.size && one.weight === two.weight && one.fill === two.fill;

/** Spans of one type joined to one; digits stay apart. */
const joinSpans = (look: Look, spans: Span[]): Span[] =>
  spans.reduce<Span[]>((list, span) => {
    const last = list.at(-1);
    if (last && isAlike(last, span) && span.gap < look.s1 * parted && !figures.test(span.text))
      last.text += span.text;
    else list.push({ ...span });
    return list;
  }, []);

/** A number with prefix, unit and qualifier: digits in the numeral face, the per cent sign a step smaller. */
export function setNumeral(look: Look, fact: FactView, given: NumeralStyle): Line {
  const style = { unit: look.s1, fill: look.value, unitFill: look.text, bare: false, ...given };
  const isWhole = fact.parts.length > 0 && fact.parts.map((part) => part.text).join('') === fact.full;
  const all: NumberPart[] = isWhole ? fact.parts : [{ text: fact.full || fact.text, role: 'qualifier' }];
  const isKept = (unit: string): boolean =>
    magnitude.test(unit) || (isMoney(all) && wordedMagnitude.test(unit.trim()));
  const parts = all.filter(({ role, text }) => !style.bare || role !== 'unit' || isKept(text));
  const spans = joinSpans(
    look,
    parts.map((part, index) => spanOf(look, part, parts[index - 1], style)),
  );
  return {
    text: spans.map(({ text }) => text).join(''),
    spans,
    fill: style.fill,
    width: spans.reduce((sum, span) => sum + span.gap + look.advance(span.text, span), 0),
    fact: fact.id,
    at: `${fact.at}.value`,
    number: true,
  };
}

/** A number and its tag: 增长 5.8%. The tag is the program's word, the number the report's. */
export function setTag(
  look: Look,
  fact: FactView,
  { fill = look.text, size = look.s2 }: { fill?: string; size?: number } = {},
): Line {
  // The mark of a fall stands for the word.
  const words = needsFallMark(fact) ? '▼' : fact.short;
  const tag: Line = { ...setWords(look, words, { size: look.s1, fill }), own: true };
  const value = setNumeral(look, fact, { size, unit: look.s1, fill });
  return { ...value, tag, width: value.width + tag.width + tagGap(look) };
}

/** A change in a column of changes: one code for rises and falls, +2.8 % and −1.4 %, and no word beside it. */
export function setChange(look: Look, fact: FactView): Line {
  const size = look.s2;
  const fell = fact.kind === 'decrease' && !fact.apart;
  const sign: Line = {
    ...setWords(look, fell ? '−' : '+', {
      size,
      fill: look.text,
      weight: 700,
      family: look.families.numeral,
    }),
    own: true,
  };
  const { parts } = withFallMark(fact);
  const bare = { ...fact, parts, full: parts.map(({ text }) => text).join('') };
  const value = setNumeral(look, bare, { size, unit: look.s1, fill: look.text });
  const isSigned = /^[+−-]/u.test(value.text);
  return isSigned ? value : { ...value, tag: sign, width: value.width + sign.width };
}
const tagGap = (look: Look): number => look.s1 * 0.3;
