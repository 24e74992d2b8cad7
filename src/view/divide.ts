/**
 * Words of labels and statements, between which short lines may break: at the sizes of a card and in the
 * narrow columns of a chart a line has few words, and one that is cut in two is stumbled over. Languages
 * with spaces need no help.
 */
import { remember } from '../lib/remember.ts';
import { hanTerms } from './han-terms.ts';
import type { Headline, ReportView } from './view.ts';

export interface Language extends Pick<ReportView, 'language' | 'script' | 'glossary'> {
  /** Of a headline, a single character leads to the next word unless it always ends one: 话丰年, 增加值. */
  isHeadline?: boolean;
}

/** Longest term kept whole, in characters, as in running text. */
const longestTerm = 6;

/** Where terms of the glossary begin, and the places inside them. */
function findTerms(text: string, glossary: string[]): { begins: Set<number>; inside: Set<number> } {
  const [begins, inside] = [new Set<number>(), new Set<number>()];
  for (const term of glossary.filter((one) => [...one].length <= longestTerm)) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      begins.add(at);
      for (let place = at + 1; place < at + term.length; place += 1) inside.add(place);
    }
  }
  return { begins, inside };
}

export const opening = /^[（《“‘]/;
/** What stands open at the end: an opening mark and at most seven characters after it. */
export const opened = /[（《“‘][^）》”’]{0,7}$/;
const lone = /^\p{Script=Han}$/u;
/** A name that ICU knows not falls into single characters: five of them stay together. */
const fullUnit = /\p{Script=Han}{5}$/u;
/** Single words that lead to the next one; other lone characters end the word before. */
const leading = /^[和与及或在为把以对从向由将被比占第每各不无未與為對從將無]$/;
/** A numeral keeps its measure word: 五个, 三项. */
const counted = /[一二三四五六七八九十百千万亿两几]$/;
/** Single characters that end a word. */
const ending =
  /^[业值率额量数费度者员品类级型化性区市县镇乡村省州国人年月日个项家户次位名所处条座件亩吨元万亿里们史学部厅局院校厂店]$/;
const clauseEnd = /[，。；：、！？]$/;
/** After a word that counts no time a year, month or day leads to what is told of it: 年发电量, 日客流. */
const period = /^[年月日]$/;
const countsTime = /[\d一二三四五六七八九十百千万两几多数半全每本当上下去今明前后同近各整]$/;
const word = /\p{Script=Han}{2}$/u;

/** An ending that ICU takes for a word: 无纸|化率, 县域内就诊|率. */
const suffix = /^(?:化[率度]|率)$/;

const leadsOn = (before: string, segment: string): boolean =>
  period.test(segment) && word.test(before) && !countsTime.test(before);

/** Does a word as ICU divides the text go on from what stands before it? */
function goesOn(
  before: string,
  { segment, isWordLike }: { segment: string; isWordLike?: boolean | undefined },
  isHeadline: boolean,
): boolean {
  if (!isWordLike && !opening.test(segment)) return true;
  // A figure keeps the word that it counts; marks join what they stand between; a short quotation is whole.
  if (/[\d～–—·−]$/.test(before) || opened.test(before)) return true;
  if (clauseEnd.test(before)) return false;
  if (counted.test(before) && lone.test(segment)) return true;
  if (leadsOn(before, segment)) return false;
  if (suffix.test(segment)) return true;
  return (
    leading.test(before) ||
    lone.test(before) ||
    (isHeadline
      ? ending.test(segment)
      : lone.test(segment) && !leading.test(segment) && !fullUnit.test(before))
  );
}

/**
 * What was divided already: a page asks for its labels thousands of times. Emptied now and then, so that a
 * process that lives long stays small.
 */
const known = new WeakMap<Language, Map<string, Headline>>();
const mostKnown = 4096;

/**
 * Words of a text with what belongs to them, between which a line may break. @param at Address of the text.
 */
export const divideWords = (text: string, language: Language, at?: string): Headline =>
  at === undefined ? divided(text, language) : { ...divided(text, language), at };

function divided(text: string, language: Language): Headline {
  const texts = known.get(language) ?? new Map<string, Headline>();
  known.set(language, texts);
  const words = texts.get(text) ?? divideAnew(text, language);
  if (texts.size >= mostKnown) texts.clear();
  texts.set(text, words);
  return words;
}

const segmenters = new Map<string, Intl.Segmenter>();
const segmenterOf = (language: string): Intl.Segmenter =>
  remember(segmenters, language, () => new Intl.Segmenter(language, { granularity: 'word' }));

function divideAnew(text: string, { language, script, glossary, isHeadline = false }: Language): Headline {
  if (script !== 'han') return { text, units: text.split(/(?<=\s)/) };
  const { begins, inside } = findTerms(text, [...glossary, ...hanTerms]);
  const units: string[] = [];
  let last = '';
  for (const part of segmenterOf(language).segment(text)) {
    const apart = begins.has(part.index) && !inside.has(part.index) && [...last].length > 1;
    const joined =
      units.length > 0 &&
      !apart &&
      (inside.has(part.index) || goesOn(leading.test(last) ? last : units.at(-1)!, part, isHeadline));
    if (joined) units[units.length - 1] += part.segment;
    else units.push(part.segment);
    last = part.segment;
  }
  // No single character is left alone at the end: 惠民生.
  if (isHeadline && units.length > 1 && lone.test(units.at(-1)!)) units.push(units.splice(-2).join(''));
  return { text, units };
}
