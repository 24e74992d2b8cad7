/**
 * The words of a card: which strings a report's cards may print, and for each card the list of what it
 * does print with the facts that it comes from, for the people who review it.
 */
import { pointsOf } from '../view/finding-words.ts';
import type { ReportView } from '../view/view.ts';
import { headOf, tailOf } from './plan/common-end.ts';
import { measuredAlone, measuredLabels, measuredTags } from './plan/measured.ts';
import { namesOf, spanFor } from './plan/slot.ts';
import { plainText } from '../view/text.ts';
import { fillWord } from '../view/words.ts';
import type { PrintedText } from './inspect.ts';

/** Strings that a card of this report may print; spaces are left out of the comparison. */
export interface PrintedTexts {
  whole: Set<string>;
  all: string;
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** Facts as a headline says them, and years at bars. */
function joinedTexts(view: ReportView): string[] {
  const { facts: all, lead, review, plan, words, masthead } = view;
  // Where a fact stands its label may be another than in the list of all, which tells the years apart.
  const facts = [
    ...all,
    ...lead.facts,
    ...review.sections.flatMap((section) => section.facts),
    ...(plan?.targets
      ? [...plan.targets.facts, ...plan.targets.figure.pairs.flatMap(({ target, last }) => [target, last])]
      : []),
  ];
  const named = [review.year, plan?.year ?? '', masthead.year].filter(Boolean);
  const titles = [...namesOf(view), ...(plan ? [plan.title] : [])];
  const years = named.flatMap((year) => [year, spanFor(year, ...titles) ?? year]);
  return [
    ...facts.flatMap(({ label, full, parts }) => [
      `${label}${full}`,
      `${label}: ${full}`,
      `${headOf(label)}: ${full}`,
      `${tailOf(label, view.language)}: ${full}`,
      tailOf(label, view.language),
      `${label}${parts[0]?.role === 'prefix' ? parts[0].text.trim() : ''}`,
    ]),
    ...facts.flatMap((fact) => [...measuredLabels(fact, view), ...measuredTags(fact, view)]),
    ...facts.flatMap((fact) => measuredAlone(fact, view)),
    ...years.map((year) => fillWord(words.year!, { year })),
    // Sentences that belong together stand in two items, perhaps.
    ...review.sections.map(({ items }) => items.map(({ runs }) => plainText(runs)).join(' ')),
    masthead.tagline.join(''),
    masthead.tagline.join(' · '),
  ];
}

/** Texts of runs are joined, since a template prints them as one; every other string stands as it is. */
export function printedTexts(view: ReportView): PrintedTexts {
  const whole = new Set<string>();
  // A short title that the report brings for a card marks where it may break.
  const add = (text: string) => {
    for (const form of [text, text.replaceAll('|', '')]) if (bare(form)) whole.add(bare(form));
  };
  const isRuns = (value: unknown[]): value is { text: string }[] =>
    value.length > 0 &&
    value.every(
      (run) =>
        typeof run === 'object' && run !== null && typeof (run as { text?: unknown }).text === 'string',
    );
  const walk = (value: unknown): void => {
    if (typeof value === 'string') add(value);
    else if (Array.isArray(value)) {
      if (isRuns(value)) add(value.map((run) => run.text).join(''));
      value.forEach(walk);
    } else if (value !== null && typeof value === 'object') Object.values(value).forEach(walk);
  };
  walk(view);
  joinedTexts(view).forEach(add);
  // The unit of what lies between two shares.
  add(pointsOf(view.language));
  return { whole, all: [...whole].join('\n') };
}

/** True where `text` stands in `all` without cutting a number: 40 is no part of 1240. */
function isPartOf(text: string, all: string): boolean {
  for (let at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
    const before = /\d[.,]?$/.test(all.slice(Math.max(0, at - 2), at)) && /^\d/.test(text);
    const after = /\d$/.test(text) && /^[.,]?\d/.test(all.slice(at + text.length, at + text.length + 2));
    if (!before && !after) return true;
  }
  return false;
}

/**
 * Is `text` one of the report's or a piece of one, reckoned from its numbers, or the card's place in its
 * deck? A label is cut before what all bars of a chart have in common; a number never is.
 */
export function isPrintable(
  { text, derived }: Pick<PrintedText, 'text' | 'derived'>,
  { printed, place }: { printed: PrintedTexts; place: string },
): boolean {
  const wanted = bare(text);
  return (
    wanted === '' ||
    derived ||
    wanted === place ||
    /^0\d$/.test(wanted) ||
    /^\d{2}\/\d{2}$/.test(wanted) ||
    printed.whole.has(wanted) ||
    isPartOf(wanted, printed.all)
  );
}

export interface CardText {
  text: string;
  block: string;
  derived?: boolean;
  /** Ids of the facts that it prints or names. */
  facts: string[];
  /** Its address, where it has one. */
  at?: string;
}

/** Texts of a card in reading order. */
export const listTexts = (texts: PrintedText[]): CardText[] =>
  texts
    .filter(({ text }) => bare(text))
    .map(({ text, block, facts, derived, at }) => ({
      text: text.replace(/\s+/g, ' ').trim(),
      block,
      facts,
      ...(derived ? { derived } : {}),
      ...(at ? { at } : {}),
    }));
