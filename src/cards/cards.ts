/**
 * The social set: decks planned for each format, set and shot on several sheets at once, encoded.
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
import { renderShots } from '../render/shot.ts';
import type { ReportView } from '../view/view.ts';
import { altOf, titleOf } from './alt.ts';
import type { Card } from './card.ts';
import { printedTexts, type PrintedTexts } from './check.ts';
import { planDeck } from './deck.ts';
import { divideCard } from './divide.ts';
import { readCardsCss, type CardStyles } from './document.ts';
import { encodePicture } from './encode.ts';
import { geometryOf } from './geometry.ts';
import { shareWork } from './pool.ts';
import { setCard } from './set.ts';
import { chartMaker, type CardSetting } from './setting.ts';

export interface CardsJob {
  view: ReportView;
  theme: Theme;
  templates: Templates;
  search: SearchPath;
  metrics: TextMetrics;
  /** Sheets with the report's faces loaded; cards are set on all of them at once. */
  sheets: Sheet[];
  formats: CardFormat[];
  /** The report's folder, for photos. */
  folder: string;
  onCard?: (name: string) => void;
}

export interface CardFile {
  /** Name of the format. */
  format: string;
  /** "03-economy.png" */
  name: string;
  /** px */
  width: number;
  height: number;
  bytes: Uint8Array;
  alt: string;
  title: string;
}

/** Characters that cards print beyond those of the view. */
export const cardCharacters = '0123456789/';

interface Deck {
  setting: CardSetting;
  cards: Card[];
}

interface Job {
  deck: Deck;
  index: number;
}

interface Done {
  file?: CardFile;
  problems: Problem[];
  /** The card was overset and is now two: the whole deck has other places. */
  divided: boolean;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** "4/12"; a picture that stands alone has none. */
const placeOf = ({ deck, index }: Job): string => (deck.cards.length > 1 ? `${index + 1}/${deck.cards.length}` : '');

const oversetProblem = (product: string, { block, by }: { block: string; by: number }): Problem => ({
  code: 'card-overset', severity: 'error', message: `Card ${product} is overset by ${Math.ceil(by)} px in "${block}", even at the least sizes.`,
  remedy: 'Shorten the text or title of this card under "cards:" in the report, or omit it there.', page: { product, block },
});

async function makeCard(job: Job, sheet: Sheet, { styles, printed, onCard }: { styles: CardStyles; printed: PrintedTexts; onCard?: CardsJob['onCard'] }): Promise<Done> {
  const { deck: { setting, cards }, index } = job;
  const card = cards[index]!;
  const { format, geometry, view } = setting;
  const product = `${format.name}/${card.id}`;
  const { overset, problems } = await setCard(sheet, { card, setting, styles, printed, place: placeOf(job) });
  if (overset) return divideCard(card) ? { problems: [], divided: true } : { problems: [oversetProblem(product, overset)], divided: false };
  const slices = await renderShots(sheet, geometry);
  const said = { language: view.language, title: titleOf(card, view), description: altOf(card, view), credit: view.credits.map((credit) => credit.text).filter(Boolean).join(' '), source: view.source };
  const { bytes, type } = await encodePicture({ slices, width: geometry.width, height: geometry.height }, { said, cap: format.cap, product });
  const name = `${twoDigits(index + 1)}-${card.slug}.${type}`;
  onCard?.(`${format.name}/${name}`);
  return { file: { format: format.name, name, width: geometry.width, height: geometry.height, bytes, alt: said.description, title: said.title }, problems, divided: false };
}

/** Replaces the divided cards of a deck by their halves. */
function divideDeck(deck: Deck, divided: Set<number>): void {
  deck.cards = deck.cards.flatMap((card, index) => (divided.has(index) ? divideCard(card)! : [card]));
}

/** Rounds until no card needs dividing: a deck that changed is made anew, since its places n/N did. */
async function makeDecks(decks: Deck[], job: CardsJob, tools: { styles: CardStyles; printed: PrintedTexts }): Promise<Map<Deck, Done[]>> {
  const made = new Map<Deck, Done[]>();
  let open = decks;
  while (open.length > 0) {
    const jobs = open.flatMap((deck) => deck.cards.map((_card, index): Job => ({ deck, index })));
    const results = await shareWork(jobs, job.sheets, (one, sheet) => makeCard(one, sheet, { ...tools, onCard: job.onCard }));
    open.forEach((deck) => made.set(deck, results.filter((_result, at) => jobs[at]!.deck === deck)));
    open = open.filter((deck) => made.get(deck)!.some((done) => done.divided));
    open.forEach((deck) => divideDeck(deck, new Set(made.get(deck)!.flatMap((done, index) => (done.divided ? [index] : [])))));
  }
  return made;
}

/** @throws ProblemError for a template, hint or picture that makes a card impossible. */
export async function renderCards(job: CardsJob): Promise<{ files: CardFile[]; extras: { path: string; bytes: Uint8Array }[]; problems: Problem[] }> {
  const { view, theme, templates, metrics, formats, search } = job;
  const styles: CardStyles = { theme, templates, css: await readCardsCss(search) };
  const charts = chartMaker(theme, metrics);
  const decks = formats.map((format): Deck => ({ setting: { view, theme, metrics, format, geometry: geometryOf(format), charts }, cards: planDeck(view, format) }));
  const made = await makeDecks(decks, job, { styles, printed: printedTexts(view) });
  const done = decks.flatMap((deck) => made.get(deck)!);
  return { files: done.flatMap(({ file }) => (file ? [file] : [])), extras: [], problems: done.flatMap(({ problems }) => problems) };
}
