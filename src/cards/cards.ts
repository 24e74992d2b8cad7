/**
 * The social set: decks planned for each format, composed, set and shot on several sheets at once, encoded,
 * and packed for the people who post them. The same files come out irrespective of how many sheets there
 * are.
 */
import { platformOf, type CardFormat } from '../design/format.ts';
import type { TextMetrics } from '../design/metrics.ts';
import type { SearchPath } from '../design/search.ts';
import type { Theme } from '../design/theme.ts';
import type { Templates } from '../html/templates.ts';
import type { Drawing } from '../model/art/shape.ts';
import { Clock } from '../lib/log.ts';
import { hasErrors, type Problem, says } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import type { ReportView } from '../view/view.ts';
import { composeCard, type ComposeSetting } from './compose.ts';
import { composePart } from './compose-parts.ts';
import { packDelivery } from './delivery.ts';
import { readCardsCss } from './document.ts';
import { withSourceLine } from './source-line.ts';
import { photoOf, readHints, viewFor } from './hints.ts';
import { accountOfDeck, type DeckAccount } from './left-out.ts';
import type { CardFile, Deck, Done, Job, Tools } from './job.ts';
import { makeOrReport } from './make.ts';
import { noRoomProblem } from './make-problems.ts';
import { brandTheme, readBrand } from './brand.ts';
import { quote } from './check.ts';
import { photoKey, readPhotos, type PhotoSource, type PlacedPhoto } from './photos.ts';
import type { PlannedCard } from './plan/content.ts';
import { planDeck } from './plan/deck.ts';
import { withReading } from './plan/reading.ts';
import { readSubjects } from './plan/subject.ts';
import { planSingle, type SingleRequest } from './plan/single.ts';
import { drawingsOf, piecesOfStage } from './pieces.ts';
import { qrOf } from './qr.ts';
import { shareWork } from './pool.ts';
import { composeSetting } from './setting.ts';
import { readShapes } from './shapes.ts';
import type { SheetSource } from './shown.ts';
import { printedTexts } from './texts.ts';

export type { CardFile } from './job.ts';

export interface CardsJob extends PhotoSource {
  view: ReportView;
  theme: Theme;
  templates: Templates;
  search: SearchPath;
  metrics: TextMetrics;
  /** Sheets with the report's faces loaded, opened when first needed; cards are set on all of them at once. */
  sheets: SheetSource[];
  /** What pictures are kept by between builds: Chromium and the faces. */
  by?: string | undefined;
  formats: CardFormat[];
  /** The report's own hero art. */
  art?: Drawing | undefined;
  onCard?: (name: string) => void;
  clock?: Clock;
  /** The report's file, for lines of what is missing. */
  source?: Source | undefined;
  /** One card in place of the decks. */
  single?: SingleRequest | undefined;
}

/** Characters that cards print beyond those of the view. */
export const cardCharacters = '0123456789/+−.·';

/** Most cards of a format: a nine-grid is of nine, a long picture of all parts. */
const budgetOf = ({ deck, most }: CardFormat): number =>
  deck === 'grid' ? 9 : deck === 'long' ? Infinity : (most ?? Infinity);

/** What a long picture's devices leave out follows them in words. */
function wholeDeck(cards: PlannedCard[], setting: ComposeSetting): PlannedCard[] {
  const parts = cards.flatMap((card, index) => {
    const composed = composePart(card, setting, index);
    return composed ? [{ composed, card, index }] : [];
  });
  return withReading(cards, setting.view, {
    pieces: parts.flatMap(({ composed, card, index }) => piecesOfStage(composed, card, index)),
    drawings: parts.flatMap(({ composed }) => drawingsOf(composed)),
  });
}

/** The deck of a format. */
export function deckFor(format: CardFormat, setting: ComposeSetting): PlannedCard[] {
  const { view, shape } = setting;
  const place = { index: 1, total: 9 };
  const cards = planDeck({
    view,
    hints: readHints(view.cards),
    most: budgetOf(format),
    isSingle: format.deck === 'banner',
    isFlat: shape.name === 'wide',
    fits: (card) => {
      const planned = { ...card, others: [], ground: 'tint' as const, gain: 0 };
      return (
        (shape.name === 'long' ? composePart(planned, setting, 1) : composeCard(planned, setting, place)) !==
        undefined
      );
    },
  });
  return shape.name === 'long' ? wholeDeck(cards, setting) : cards;
}

/** What has no room is told once for each card. */
function noRoomProblems(done: Done[]): Problem[] {
  const cards = Map.groupBy(
    done.flatMap(({ noRoom }) => noRoom ?? []),
    ({ card, title }) => `${card}\n${title}`,
  );
  return [...cards.values()].map(noRoomProblem);
}

/** The long picture first, which takes longest. */
function inOrderOfWork(decks: Deck[]): Job[] {
  const isLong = ({ setting }: Deck) => setting.shape.name === 'long';
  return [
    ...decks.filter(isLong).map((deck): Job => ({ deck, index: 0 })),
    ...decks
      .filter((deck) => !isLong(deck))
      .flatMap((deck) => deck.cards.map((_card, index): Job => ({ deck, index }))),
  ];
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

/** Formats of one shape and budget have one deck. */
function planDecks(job: CardsJob, settings: ComposeSetting[]): Deck[] {
  const planned = new Map<string, PlannedCard[]>();
  return job.formats.map((format, index): Deck => {
    const setting = settings[index]!;
    const { cards, cardTexts } = setting.view;
    const key = JSON.stringify([setting.shape, budgetOf(format), format.deck, cards, cardTexts]);
    if (!planned.has(key))
      planned.set(key, job.single ? planSingle(setting.view, job.single) : deckFor(format, setting));
    return { format, setting, cards: planned.get(key)! };
  });
}

/** Photos of the sections, as wide as the format, by their ids. */
async function photosFor(
  { view, ...source }: CardsJob,
  { size: [width], scale }: CardFormat,
): Promise<Map<string, PlacedPhoto>> {
  const photos = view.review.sections.flatMap((section) => section.photos);
  const { photos: asked } = readHints(view.cards);
  const graphics = new Set(
    Object.keys(asked).flatMap((card) => {
      const own = photoOf({ photos: asked }, card)!;
      return own.fit === 'contain' ? [own.photo] : [];
    }),
  );
  const cut = await readPhotos(photos, source, { width, scale });
  const whole = await readPhotos(
    photos.filter(({ id }) => graphics.has(id)),
    source,
    { width, scale, fit: 'contain' },
  );
  return new Map([
    ...cut.map((photo): [string, PlacedPhoto] => [photo.id, photo]),
    ...whole.map((photo): [string, PlacedPhoto] => [photoKey(photo.id, 'contain'), photo]),
  ]);
}

/** Share of the pixels that a cropped photo may lack by rounding. */
const nearlyAll = 0.98;

function coarsePhotos({ format, setting, cards }: Deck): Problem[] {
  const product = setting.shape.name === 'long' ? 'long' : undefined;
  return cards.flatMap(({ id, content }): Problem[] => {
    const placed = content.device === 'photo' ? setting.photos.get(content.photo.id) : undefined;
    if (!placed || placed.share >= nearlyAll) return [];
    return [
      {
        code: 'photo-coarse',
        severity: 'warning',
        ...says({
          en: [
            `The photo ${quote(placed.alt)} has ${Math.round(placed.share * 100)} % of the pixels that its place has.`,
            'Use a larger original.',
          ],
          zh: [
            `照片${quote(placed.alt)}的像素只有所占位置的 ${Math.round(placed.share * 100)}%。`,
            '换更大的原图。',
          ],
        }),
        page: { product: `${format.name}/${product ?? id}`, block: 'photo' },
      },
    ];
  });
}

/**
 * Formats of which a picture cannot be made, with those that share a platform with one: its .zip and
 * captions hold them all, so they are written together or not at all.
 */
function withheldOf(decks: Deck[], doneOf: (deck: Deck) => Done[]): CardFormat[] {
  const failed = decks
    .filter((deck) => doneOf(deck).some(({ problems, noRoom }) => noRoom || hasErrors(problems)))
    .map(({ format }) => platformOf(format));
  return decks.map(({ format }) => format).filter((format) => failed.includes(platformOf(format)));
}

/**
 * @returns Pictures by format in the order of their decks; what goes with them (captions, .zip, contact
 * sheet), paths relative to the folder of the cards; problems that name card and block.
 */
export async function renderCards(job: CardsJob): Promise<{
  files: CardFile[];
  extras: { path: string; bytes: Uint8Array }[];
  problems: Problem[];
  /** Formats of which nothing is handed over. */
  withheld: CardFormat[];
  /** What the pictures of each format print and leave out, by its name. */
  decks: Map<string, DeckAccount>;
}> {
  const { templates, metrics, formats, search, onCard } = job;
  const view = withSourceLine(job.view);
  const { brand: kit } = readHints(view.cards);
  const theme = brandTheme(job.theme, kit);
  const brand = await readBrand(kit, job.readPhoto);
  const [shapes, subjects] = await Promise.all([readShapes(search), readSubjects(search)]);
  const settings = await Promise.all(
    formats.map(async (format) => {
      const own = viewFor(view, [platformOf(format), format.name]);
      const { link, call } = readHints(own.cards);
      return composeSetting({
        view: own,
        theme,
        metrics,
        format,
        shapes,
        subjects,
        photos: await photosFor(job, format),
        brand,
        art: job.art,
        code: link ? qrOf(link) : undefined,
        call,
      });
    }),
  );
  const decks = planDecks(job, settings);
  const tools: Tools = {
    styles: {
      theme,
      templates,
      css: await readCardsCss(search),
      faces: settings[0]?.setter.faces ?? ({} as never),
    },
    printed: printedTexts(view),
    made: new Map(),
    onCard,
    clock: job.clock ?? new Clock(),
    source: job.source,
    by: job.by,
  };
  const jobs = inOrderOfWork(decks);
  const results = await shareWork(jobs, job.sheets, (one, sheet, free) =>
    makeOrReport(one, sheet, { ...tools, free }),
  );
  const doneOf = (deck: Deck) =>
    jobs
      .map((one, at) => ({ one, done: results[at]! }))
      .filter(({ one }) => one.deck === deck)
      .sort((a, b) => a.one.index - b.one.index)
      .map(({ done }) => done);
  const done = decks.flatMap(doneOf);
  const withheld = withheldOf(decks, doneOf);
  const files = done
    .flatMap((one) => one.files)
    .filter((file) => !withheld.some(({ name }) => name === file.format));
  const problems = distinctProblems([
    ...done.flatMap((one) => one.problems),
    ...noRoomProblems(done),
    ...decks.flatMap(coarsePhotos),
  ]);
  // A single picture goes with nothing.
  if (job.single) return { files, withheld, problems, decks: new Map(), extras: [] };
  const made = formats.filter(({ name }) => files.some(({ format }) => format === name));
  const accounts = await tools.clock.time(
    'account',
    () =>
      new Map(
        made.map((format): [string, DeckAccount] => [
          format.name,
          accountOfDeck(
            viewFor(view, [platformOf(format), format.name]),
            format,
            files.filter((file) => file.format === format.name),
          ),
        ]),
      ),
  );
  return {
    files,
    withheld,
    decks: accounts,
    extras: await packDelivery({ view, formats, files, decks: accounts }),
    problems,
  };
}
