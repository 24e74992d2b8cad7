/**
 * The social set: decks planned for each format, set and shot on several sheets at once, encoded, and
 * packed for the people who post them.
 *
 * A card that is overset at the least sizes is divided and its deck counted anew; the same files come
 * out irrespective of how many sheets there are.
 */
import type { CardFormat } from '../design/format.ts';
import type { TextMetrics } from '../design/metrics.ts';
import type { SearchPath } from '../design/search.ts';
import type { Theme } from '../design/theme.ts';
import type { Templates } from '../html/templates.ts';
import type { Problem } from '../lib/problem.ts';
import type { Sheet } from '../render/sheet.ts';
import type { Drawing } from '../model/art/shape.ts';
import type { ReportView } from '../view/view.ts';
import { mostCards, planDeck, trimDeck } from './deck.ts';
import { packDelivery } from './delivery.ts';
import { divideCards } from './divide.ts';
import { readCardsCss } from './document.ts';
import { geometryOf } from './geometry.ts';
import { makeOrReport, type CardFile, type Deck, type Done, type Job, type Tools } from './make.ts';
import { shareWork } from './pool.ts';
import { chartMaker } from './setting.ts';
import { printedTexts } from './texts.ts';

export type { CardFile } from './make.ts';

export interface CardsJob {
  view: ReportView;
  theme: Theme;
  templates: Templates;
  search: SearchPath;
  metrics: TextMetrics;
  /** Sheets with the report's faces loaded; cards are set on all of them at once. */
  sheets: Sheet[];
  formats: CardFormat[];
  /** The report's own hero art. */
  art?: Drawing | undefined;
  /** The report's folder, for photos. */
  folder: string;
  onCard?: (name: string) => void;
}

/** Characters that cards print beyond those of the view. */
export const cardCharacters = '0123456789/';

/**
 * The long picture first, which takes longest; of each deck the fullest card first: if it must be divided,
 * the others need not be finished yet.
 */
function inOrderOfWork(decks: Deck[]): Job[] {
  const isLong = ({ cards }: Deck) => cards.some(({ kind }) => kind === 'long');
  const fullness = ({ deck: { cards }, index }: Job) => JSON.stringify(cards[index]!.blocks).length;
  return [...decks.filter(isLong), ...decks.filter((deck) => !isLong(deck))].flatMap((deck) =>
    deck.cards
      .map((_card, index): Job => ({ deck, index }))
      .sort((one, other) => fullness(other) - fullness(one)),
  );
}

/** Rounds until no card needs dividing: a deck that changed is made anew, since its places n/N did. */
async function makeDecks(decks: Deck[], sheets: Sheet[], tools: Tools): Promise<Map<Deck, Done[]>> {
  const made = new Map<Deck, Done[]>();
  let open = decks;
  while (open.length > 0) {
    const jobs = inOrderOfWork(open);
    const dividing = new Set<Deck>();
    const results = await shareWork(jobs, sheets, (job, sheet, free) =>
      makeOrReport(job, sheet, { ...tools, dividing, free }),
    );
    for (const deck of open) made.set(deck, []);
    jobs.forEach(({ deck, index }, at) => {
      made.get(deck)![index] = results[at]!;
    });
    open = open.filter((deck) => made.get(deck)!.some((done) => done.divided));
    for (const deck of open) {
      const overset = new Set(deck.cards.filter((_card, index) => made.get(deck)![index]!.divided));
      deck.cards = trimDeck(divideCards(deck.cards, overset), mostCards(deck.setting.format));
    }
  }
  return made;
}

/** One fault of a template or theme shows on every card: it is reported once. */
function distinctProblems(problems: Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message, page }) => {
    const key = code.startsWith('card-')
      ? `${code}|${message}|${page?.product}|${page?.box?.x}|${page?.box?.y}`
      : `${code}|${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * @returns Pictures by format in the order of their decks; what goes with them (captions, .zip, contact
 * sheet), paths relative to the folder of the cards; problems that name card and block.
 * @throws ProblemError when the hints of the report are malformed.
 */
export async function renderCards(
  job: CardsJob,
): Promise<{ files: CardFile[]; extras: { path: string; bytes: Uint8Array }[]; problems: Problem[] }> {
  const { view, theme, templates, metrics, formats, search, art, folder, onCard } = job;
  const charts = chartMaker(theme, metrics);
  const decks = formats.map((format): Deck => ({
    setting: { view, theme, metrics, format, geometry: geometryOf(format), charts, art },
    cards: planDeck(view, format),
  }));
  const tools: Tools = {
    styles: { theme, templates, css: await readCardsCss(search) },
    printed: printedTexts(view),
    folder,
    made: new Map(),
    onCard,
  };
  const made = await makeDecks(decks, job.sheets, tools);
  const done = decks.flatMap((deck) => made.get(deck)!);
  const files = done.flatMap((one) => one.files);
  return {
    files,
    extras: await packDelivery({ view, formats, files }),
    problems: distinctProblems(done.flatMap(({ problems }) => problems)),
  };
}
