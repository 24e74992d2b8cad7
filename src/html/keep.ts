/**
 * Marks in running text what no line may divide: a figure and what it counts (GB/T 15835), dates, a
 * dash or ellipsis of two characters and what it joins, terms of the glossary.
 */
import Handlebars from 'handlebars';

const escape = (text: string): string => Handlebars.escapeExpression(text);

/** A figure with sign, per cent, magnitude and the one word that it counts: 5000万元, 2024年, 9日, £3.2bn. */
const figure = /[£$€¥]?\d[\d,.]*\d?(?:[%‰℃]|(?:bn|m|k|km|kg|t)\b|[万亿千百]*(?:\p{Script=Han})?)/u;
/** What an interpunct, a dash or a range sign joins: 甲·乙, 63%～68%. */
const joined = /\p{Script=Han}?·\p{Script=Han}?|……|——|[\d%]+[～–—][\d%.]+/u;
/** Longest term kept whole, in characters: more would leave loose lines in a narrow column. */
const longest = 6;

const literal = (term: string): string => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One pattern for each glossary: a page sets thousands of runs with the same. */
const patterns = new WeakMap<string[], RegExp>();

function patternOf(glossary: string[]): RegExp {
  const known = patterns.get(glossary);
  if (known) return known;
  const terms = glossary.filter((term) => [...term].length <= longest).sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(literal);
  const pattern = new RegExp([...terms, joined.source, figure.source].join('|'), 'gu');
  patterns.set(glossary, pattern);
  return pattern;
}

export function keepTogether(text: string, glossary: string[]): string {
  const pattern = patternOf(glossary);
  let out = '';
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const whole = match[0];
    out += escape(text.slice(last, match.index));
    out += [...whole].length > 1 ? `<span class="keep">${escape(whole)}</span>` : escape(whole);
    last = match.index + whole.length;
  }
  return out + escape(text.slice(last));
}
