/**
 * Which address a text without one stands for: the newsroom's own templates need not carry addresses, and
 * some strings stand joined in one line (source and period in the foot).
 */
import type { Address } from '../view/addresses.ts';
import { bare } from '../view/cover.ts';
import { barePageName, pageName } from '../view/page-name.ts';
import type { ReportView } from '../view/view.ts';
import { fillWord } from '../view/words.ts';

/** What parts strings that stand in one line; brackets round a word of the program. */
const separator = /^(?:[·•|｜—–/:：，,;；()（）]|-)+/u;

export interface Matcher {
  /** Addresses that a text prints, none where it prints no string of the report; undefined where it is foreign. */
  addressesOf: (text: string, scope: ReadonlySet<string>) => string[] | undefined;
}

/** The program's own words that may stand anywhere: numbers of pages, sections and tasks, placeholders. */
function isFurniture(text: string, words: RegExp[]): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(text) ||
    /^\d{1,2}$/.test(text) ||
    /^[一二三四五六七八九十]{1,3}$/.test(text) ||
    /^\d+×\d+mm$/.test(text) ||
    words.some((word) => word.test(text))
  );
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Pages on which a report may go on; no more are composed. */
const laterPages = 11;

/** Names of the pages on which the report goes on, counted on from its first: 第04版 after 第03版, A7 after A6. */
const laterNames = ({ masthead }: ReportView): string[] =>
  masthead.page === ''
    ? []
    : Array.from({ length: laterPages }, (_, index) => pageName(masthead.page, index + 1));

/** What the folios and feet of these pages say: 上接第03版, 下转第04版. */
const turnsOf = (view: ReportView): string[] =>
  [view.masthead.page, ...laterNames(view)].flatMap((name) =>
    [view.words.continuedFrom, view.words.continuedOn].flatMap((word) =>
      name && word ? fillWord(word, { page: barePageName(name) }) : [],
    ),
  );

const furnitureOf = (view: ReportView): RegExp[] =>
  [...Object.values(view.words).flatMap((word) => word.split('|')), ...laterNames(view), ...turnsOf(view)]
    .map(bare)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map(
      (word) =>
        new RegExp(`^[（(]?${literal(word).replace(/\\\{\w+\\\}/g, '[\\p{L}\\p{N}]{1,6}')}[)）]?$`, 'u'),
    );

export function matcherOf(view: ReportView, addresses: ReadonlyMap<string, Address>): Matcher {
  const byText = new Map<string, string[]>();
  for (const { at, forms } of addresses.values())
    for (const form of new Set(forms.map(bare))) byText.set(form, [...(byText.get(form) ?? []), at]);
  // Texts that the report brings for its cards alone.
  const own = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string') own.add(bare(value.replaceAll('|', '')));
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(walk);
  };
  walk(view.cards ?? {});
  for (const { short } of view.review.sections) own.add(bare(short));
  const words = furnitureOf(view);
  const whole = (text: string, scope: ReadonlySet<string>): string[] | undefined => {
    const found = byText.get(text);
    if (found) {
      const near = found.filter((at) => [...scope].some((one) => at.startsWith(`${one}.`)));
      return near.length > 0 ? near : found;
    }
    return own.has(text) || isFurniture(text, words) ? [] : undefined;
  };
  // "Figure 3" before the title of a figure.
  const numbered = new RegExp(
    `^(?:${[view.words.figure, view.words.table].map((word) => literal(word ?? '')).join('|')})\\d+`,
  );
  const longest = [...byText.keys(), ...own].sort((a, b) => b.length - a.length);
  /** A text as several strings, one after the other. */
  const parts = (text: string, scope: ReadonlySet<string>, depth: number): string[] | undefined => {
    const rest = text.replace(separator, '');
    if (rest === '') return [];
    const one = whole(rest, scope);
    if (one) return one;
    if (depth === 0) return undefined;
    for (const form of longest) {
      if (form.length >= rest.length || !rest.startsWith(form)) continue;
      const behind = rest.slice(form.length);
      // One character begins many a word: it is a string by itself before a mark only (沪 · 2030).
      if (form.length < 2 && !separator.test(behind)) continue;
      const others = parts(behind, scope, depth - 1);
      if (others) return [...(byText.get(form) ?? []), ...others];
    }
    const counted = numbered.exec(rest)?.[0];
    if (counted) return parts(rest.slice(counted.length), scope, depth - 1);
    const word = /^(?:[\p{L}]+|\d{1,4})(?=[·•|｜—–/:：])/u.exec(rest)?.[0];
    if (word && isFurniture(word, words)) return parts(rest.slice(word.length), scope, depth - 1);
    return undefined;
  };
  return { addressesOf: (text, scope) => whole(bare(text), scope) ?? parts(bare(text), scope, 8) };
}
