/**
 * The words of a card: which strings a report's cards may print, and for each card the list of what it
 * does print with the facts that it comes from, for the people who review it.
 */
import type { FigureView, ReportView } from '../view/view.ts';
import { figuresOf, type Card } from './card.ts';
import type { PrintedText } from './inspect.ts';

/** Strings that a card of this report may print; spaces are left out of the comparison. */
export interface PrintedTexts {
  whole: Set<string>;
  all: string;
}

const bare = (text: string): string => text.replace(/\s+/g, '');

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

/** Is `text` one of the report's, the card's place in its deck, or a tick of its chart? */
export function isPrintable(
  { text, chart }: PrintedText,
  { printed, place }: { printed: PrintedTexts; place: string },
  ticks: Set<string>,
): boolean {
  const wanted = bare(text);
  // Labels of a chart are broken into lines, and a long text goes on on the next card after a clause.
  const part = chart || /[，；：,;:。.！？]$/u.test(wanted);
  return (
    wanted === '' ||
    wanted === place ||
    printed.whole.has(wanted) ||
    (chart && ticks.has(text.trim())) ||
    (part && isPartOf(wanted, printed.all))
  );
}

export interface CardText {
  text: string;
  block: string;
  /** Ids of the facts that it prints or names. */
  facts: string[];
}

/** Facts of a chart that a text of it stands for: its number, or a line of its label. */
function chartFacts(text: string, { facts, pairs }: FigureView): string[] {
  const drawn = [...facts, ...pairs.flatMap((pair) => [pair.last, pair.target])];
  const wanted = bare(text);
  const numbers = drawn.filter((fact) => [fact.full, fact.text].some((form) => bare(form) === wanted));
  const named =
    numbers.length > 0 || wanted.length < 2
      ? numbers
      : drawn.filter((fact) => [fact.label, fact.short].some((form) => bare(form).includes(wanted)));
  return [...new Set(named.map((fact) => fact.id))];
}

const figuresIn = (card: Card, { review, plan }: ReportView): FigureView[] => [
  ...figuresOf(card.blocks),
  ...review.sections.flatMap((section) => section.figures),
  ...(plan?.targets ? [plan.targets.figure] : []),
];

/**
 * Texts of a card in reading order; where a drawing does not say its facts, these are told by their words.
 */
export function listTexts(
  { texts, ticks }: { texts: PrintedText[]; ticks: string[] },
  card: Card,
  view: ReportView,
): CardText[] {
  const figures = new Map(figuresIn(card, view).map((figure) => [`chart ${figure.id}`, figure]));
  return texts
    .filter(({ text }) => bare(text))
    .map(({ text, block, facts }) => {
      const figure = facts.length === 0 && !ticks.includes(text.trim()) ? figures.get(block) : undefined;
      return {
        text: text.replace(/\s+/g, ' ').trim(),
        block,
        facts: figure ? chartFacts(text, figure) : facts,
      };
    });
}
