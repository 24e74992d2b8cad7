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
import { ProblemError, type Problem } from '../lib/problem.ts';
import type { Sheet } from '../render/sheet.ts';
import { renderShots } from '../render/shot.ts';
import type { ReportView } from '../view/view.ts';
import { altOf, titleOf } from './alt.ts';
import type { Card } from './card.ts';
import { printedTexts, type PrintedTexts } from './check.ts';
import { planDeck, trimDeck } from './deck.ts';
import { divideCard } from './divide.ts';
import { readCardsCss, type CardStyles } from './document.ts';
import { cropRows, encodePicture, joinSlices, type Picture } from './encode.ts';
import { geometryOf } from './geometry.ts';
import { setLong } from './long.ts';
import { shareWork } from './pool.ts';
import { setCard } from './set.ts';
import { chartMaker, type CardSetting } from './setting.ts';
import type { Said } from './xmp.ts';

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
  files: CardFile[];
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

interface Tools {
  styles: CardStyles;
  printed: PrintedTexts;
  job: CardsJob;
}

const saidOf = (card: Card, view: ReportView): Said => ({
  language: view.language, title: titleOf(card, view), description: altOf(card, view), credit: view.credits.map((credit) => credit.text).filter(Boolean).join(' '), source: view.source,
});

async function writeFile({ picture, card, setting, number }: { picture: Picture; card: Card; setting: CardSetting; number: number }, { job }: Tools): Promise<CardFile> {
  const { format, view } = setting;
  const said = saidOf(card, view);
  const { bytes, type } = await encodePicture(picture, { said, cap: format.cap, product: `${format.name}/${card.id}` });
  const name = `${twoDigits(number)}-${card.slug}.${type}`;
  job.onCard?.(`${format.name}/${name}`);
  return { format: format.name, name, width: picture.width, height: picture.height, bytes, alt: said.description, title: said.title };
}

async function makeLong({ deck, index }: Job, sheet: Sheet, tools: Tools): Promise<Done> {
  const { setting, cards } = deck;
  const card = cards[index]!;
  const { height, cuts, problems } = await setLong(sheet, { card, setting, styles: tools.styles, printed: tools.printed, folder: tools.job.folder });
  const scale = setting.format.scale;
  const { width } = setting.geometry;
  const whole = await joinSlices(await renderShots(sheet, { width, height }, scale), width * scale, height * scale);
  const pictures = cuts.map((top, at) => cropRows(whole, top * scale, (cuts[at + 1] ?? height) * scale));
  const files: CardFile[] = [];
  for (const [at, picture] of pictures.entries()) files.push(await writeFile({ picture, card, setting, number: at + 1 }, tools));
  return { files, problems, divided: false };
}

/** What makes one card impossible is its problem, and the others are made. */
const makeOrReport = (job: Job, sheet: Sheet, tools: Tools): Promise<Done> => makeCard(job, sheet, tools).catch((error: unknown) => {
  if (!(error instanceof ProblemError)) throw error;
  const product = `${job.deck.setting.format.name}/${job.deck.cards[job.index]!.id}`;
  return { files: [], problems: error.problems.map((problem) => ({ page: { product }, ...problem })), divided: false };
});

async function makeCard(job: Job, sheet: Sheet, tools: Tools): Promise<Done> {
  const { deck: { setting, cards }, index } = job;
  const card = cards[index]!;
  if (card.kind === 'long') return makeLong(job, sheet, tools);
  const { format, geometry } = setting;
  const { overset, problems } = await setCard(sheet, { card, setting, styles: tools.styles, printed: tools.printed, place: placeOf(job) });
  if (overset) return divideCard(card) ? { files: [], problems: [], divided: true } : { files: [], problems: [oversetProblem(`${format.name}/${card.id}`, overset)], divided: false };
  const { width, height } = geometry;
  const { scale } = format;
  const picture = await joinSlices(await renderShots(sheet, { width, height }, scale), width * scale, height * scale);
  return { files: [await writeFile({ picture, card, setting, number: index + 1 }, tools)], problems, divided: false };
}

/** Replaces the divided cards of a deck by their halves. */
function divideDeck(deck: Deck, divided: Set<number>): void {
  const cards = deck.cards.flatMap((card, index) => (divided.has(index) ? divideCard(card)! : [card]));
  deck.cards = trimDeck(cards, deck.setting.format.most ?? Infinity);
}

/** Rounds until no card needs dividing: a deck that changed is made anew, since its places n/N did. */
async function makeDecks(decks: Deck[], tools: Tools): Promise<Map<Deck, Done[]>> {
  const made = new Map<Deck, Done[]>();
  let open = decks;
  while (open.length > 0) {
    const jobs = open.flatMap((deck) => deck.cards.map((_card, index): Job => ({ deck, index })));
    const results = await shareWork(jobs, tools.job.sheets, (one, sheet) => makeOrReport(one, sheet, tools));
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
  const made = await makeDecks(decks, { styles, printed: printedTexts(view), job });
  const done = decks.flatMap((deck) => made.get(deck)!);
  return { files: done.flatMap(({ files }) => files), extras: [], problems: done.flatMap(({ problems }) => problems) };
}
