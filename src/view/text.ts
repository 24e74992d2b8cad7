/** Running text and headlines of the report as final strings. */
import { setMinus } from '../model/marks.ts';
import type { Fact } from '../model/fact.ts';
import { saysFall } from '../model/direction.ts';
import { isHan } from '../model/language.ts';
import { numberWord } from '../model/number-words.ts';
import { parseText, type FactReference, type Segment } from '../model/text.ts';
import { divideWords, type Language } from './divide.ts';
import { plainWordsOf } from './plain-words.ts';
import { setCapital } from './capital.ts';
import { hanNumeral, joinParts, numberParts, type NumberStyle } from './number.ts';
import type { Headline, Run, Text } from './view.ts';

export interface FactText {
  facts: Record<string, Fact>;
  language: string;
}

/** Text of a fact without its prefix: number, unit and qualifier, else its rank, else its wording. */
export function factText(fact: Fact, language: string, style?: NumberStyle): string {
  return fact.value === null
    ? fact.rank || fact.qualifier
    : joinParts(numberParts(fact, language, style), { prefix: false });
}

export function factFull(fact: Fact, language: string, style?: NumberStyle): string {
  return fact.value === null
    ? factText(fact, language)
    : joinParts(numberParts(fact, language, style), { prefix: true });
}

/** The label with references to other facts expanded. */
export function factLabel(fact: Fact, context: FactText): string {
  return plainText(deriveText(fact.label, context));
}

const sentenceEnd = /[。！？!?；;\n]|\.\s/;

/** Words of the sentence in which a reference stands, before it and after it, numbers left out. */
function sentenceAround(segments: readonly Segment[], index: number, context: FactText): [string, string] {
  const textIn = (segment: Segment): string =>
    segment.kind !== 'fact'
      ? segment.text
      : segment.part === 'label'
        ? factLabel(context.facts[segment.id]!, context)
        : ' ';
  const before = segments.slice(0, index).map(textIn).join('');
  const after = segments
    .slice(index + 1)
    .map(textIn)
    .join('');
  return [before.split(sentenceEnd).at(-1)!, after.split(sentenceEnd)[0]!];
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/**
 * Does a clause say of what it names, by a verb of its own, how the number moved: "Revenue slipped 7.1%" of "Revenue:
 * fall"? Which way, the label says; a verb that no table knows is no reason to say it twice.
 */
function hasOwnVerb(fact: Fact, before: string, context: FactText): boolean {
  const { language } = context;
  const label = factLabel(fact, context);
  if (!saysFall(label, language)) return false;
  const own = before.split(/[,，:：;；]/u).at(-1)!;
  const pieces = isHan(language) ? [...own].filter((one) => /\p{Script=Han}/u.test(one)) : wordsOf(own);
  const plain = plainWordsOf(language);
  const verb = pieces.findLast((one) => !plain.has(one));
  const known = isHan(language) ? [...label] : wordsOf(label);
  return verb !== undefined && !known.includes(verb) && pieces.some((one) => known.includes(one));
}

/** A fall whose sentence does not say so is printed with its direction. */
const isUnsaid = (
  fact: Fact,
  { before, all }: { before: () => string; all: () => string },
  context: FactText,
): boolean =>
  fact.kind === 'decrease' &&
  fact.value !== null &&
  fact.value > 0 &&
  !saysFall(all(), context.language) &&
  !hasOwnVerb(fact, before(), context);

/** The number in words, with a capital where its sentence begins with it; undefined where there is no word. */
function wordOf({ value, numerals }: Fact, before: string, language: string): string | undefined {
  if (value === null) return undefined;
  if (isHan(language) || numerals === 'han') return hanNumeral(value);
  const word = numberWord(value, language);
  return word !== undefined && before.trim() === '' ? setCapital(word, language) : word;
}

function deriveReference(segments: readonly Segment[], index: number, context: FactText): Run {
  const { id, part } = segments[index] as FactReference;
  const fact = context.facts[id]!;
  if (part === 'label') return { text: factLabel(fact, context), fact: id };
  if (part === 'rank') return { text: fact.rank, fact: id, role: 'rank' };
  const around = () => sentenceAround(segments, index, context);
  const word = part === 'word' ? wordOf(fact, around()[0], context.language) : undefined;
  if (word !== undefined) return { text: word, fact: id, role: 'fact' };
  const fell = isUnsaid(fact, { before: () => around()[0], all: () => around().join(' ') }, context);
  // From 9 to 12 days: the unit stands behind the other number.
  const said = part === 'figure' && fact.value !== null ? { ...fact, unit: '', qualifier: '' } : fact;
  const text = (part === 'full' ? factFull : factText)(said, context.language, { fell });
  return { text, fact: id, role: fact.value === null ? 'rank' : 'fact' };
}

/**
 * Expands `{id}` references and `**stress**`. References were checked with the model.
 * @param at Address of the text, which each of its runs carries.
 */
export function deriveText(source: string | undefined, context: FactText, at?: string): Text {
  if (!source) return [];
  return parseText(source).map((segment, index, segments): Run => {
    const run: Run =
      segment.kind === 'fact'
        ? deriveReference(segments, index, context)
        : { text: setMinus(segment.text), ...(segment.kind === 'stress' ? { role: 'strong' } : {}) };
    return at === undefined ? run : { ...run, at };
  });
}

export const plainText = (text: Text): string => text.map((run) => run.text).join('');

const latin: Language = { language: 'en', script: 'latin', glossary: [] };
const han = new Map<string, Language>();
/** One object for each language, by which what was divided already is known. */
function hanOf(language: string): Language {
  const known = han.get(language) ?? { language, script: 'han', glossary: [], isHeadline: true };
  han.set(language, known);
  return known;
}

/** Sense units: at the editor's `|`, else words of the language as ICU divides them. */
export const deriveHeadline = (source: string, language: string, at?: string): Headline => ({
  ...divideHeadline(source, language),
  ...(at === undefined ? {} : { at }),
});

function divideHeadline(source: string, language: string): Headline {
  if (source.includes('|'))
    return { text: source.replaceAll('|', ''), units: source.split('|').filter(Boolean) };
  const { units } = divideWords(source, isHan(language) ? hanOf(language) : latin);
  return { text: source, units: [...units] };
}
