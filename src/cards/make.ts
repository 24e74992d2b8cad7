/** Makes the files of one card: set, shot, encoded. A picture that two formats share is made once. */
import type { Problem } from '../lib/problem.ts';
import { ProblemError } from '../lib/problem.ts';
import type { Sheet } from '../render/sheet.ts';
import { renderShots } from '../render/shot.ts';
import type { ReportView } from '../view/view.ts';
import { altOf, titleOf } from './alt.ts';
import type { Card } from './card.ts';
import { divideCard } from './divide.ts';
import type { CardStyles } from './document.ts';
import { cropRows, encodePicture, joinSlices, type Encoded, type Picture } from './encode.ts';
import { checkGrounds } from './grounds.ts';
import { setLong } from './long.ts';
import { setCard, type SetCard } from './set.ts';
import type { CardSetting } from './setting.ts';
import { listTexts, type CardText, type PrintedTexts } from './texts.ts';
import type { Said } from './xmp.ts';

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
  /** What is printed on it, in reading order, with the facts that it comes from. */
  texts: CardText[];
}

export interface Deck {
  setting: CardSetting;
  cards: Card[];
}

export interface Job {
  deck: Deck;
  index: number;
}

export interface Done {
  files: CardFile[];
  problems: Problem[];
  /** The card was overset and is now two: the whole deck has other places. */
  divided: boolean;
}

export interface Tools {
  styles: CardStyles;
  printed: PrintedTexts;
  /** The report's folder, for photos. */
  folder: string;
  /** Pictures made so far, by all that they depend on. */
  made: Map<string, Promise<Made>>;
  onCard?: ((name: string) => void) | undefined;
}

/** A job's own: the sheet is free once the picture is taken; encoding goes on beside the next card. */
interface JobTools extends Tools {
  free: () => void;
  /** Decks of which a card must be divided: the others will be made anew, with other places. */
  dividing: Set<Deck>;
}

interface Made extends Omit<SetCard, 'slices'> {
  /** Neither overset nor encoded: put off, since the deck is made anew. */
  encoded?: Encoded;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** "4/12"; a picture that stands alone has none. */
const placeOf = ({ deck, index }: Job): string =>
  deck.cards.length > 1 ? `${index + 1}/${deck.cards.length}` : '';

const productOf = ({ setting, cards }: Deck, index: number): string =>
  `${setting.format.name}/${cards[index]!.id}`;

const saidOf = (card: Card, view: ReportView): Said => ({
  language: view.language,
  title: titleOf(card, view),
  description: altOf(card, view),
  credit: view.credits
    .map((credit) => credit.text)
    .filter(Boolean)
    .join(' '),
  source: view.source,
  licence: view.licence,
});

const encode = (picture: Picture, card: Card, { format, view }: CardSetting): Promise<Encoded> =>
  encodePicture(picture, {
    said: saidOf(card, view),
    cap: format.cap,
    file: format.file,
    product: `${format.name}/${card.id}`,
  });

function fileOf(
  {
    encoded,
    card,
    setting,
    number,
    width,
    height,
    texts,
  }: {
    encoded: Encoded;
    card: Card;
    setting: CardSetting;
    number: number;
    width: number;
    height: number;
    texts: CardText[];
  },
  tools: Tools,
): CardFile {
  const { format, view } = setting;
  const name = `${twoDigits(number)}-${card.slug}.${encoded.type}`;
  tools.onCard?.(`${format.name}/${name}`);
  return {
    format: format.name,
    name,
    width,
    height,
    bytes: encoded.bytes,
    alt: altOf(card, view),
    title: titleOf(card, view),
    texts,
  };
}

async function takePicture(
  job: Job,
  sheet: Sheet,
  { styles, printed, dividing, free }: JobTools,
): Promise<Made> {
  const {
    deck: { setting, cards },
    index,
  } = job;
  const card = cards[index]!;
  const {
    format: { scale, deck },
    geometry: { width, height },
  } = setting;
  const tile = { row: Math.floor(index / 3), column: index % 3 };
  const { slices, ...set } = await setCard(sheet, {
    card,
    setting: deck === 'grid' ? { ...setting, tile } : setting,
    styles,
    printed,
    place: placeOf(job),
    isPutOff: () => dividing.has(job.deck),
  });
  if (set.overset && divideCard(card)) dividing.add(job.deck);
  free();
  if (!slices) return set;
  const picture = await joinSlices(slices, width * scale, height * scale);
  const faint = checkGrounds(picture, set.runs, {
    product: productOf(job.deck, index),
    geometry: setting.geometry,
    scale,
  });
  return { ...set, problems: [...set.problems, ...faint], encoded: await encode(picture, card, setting) };
}

const isPutOff = ({ overset, encoded }: Made): boolean => !overset && !encoded;

/**
 * The same card on the same canvas in the same place of its deck is the same picture, whatever the
 * platform.
 */
async function findOrTake(job: Job, sheet: Sheet, tools: JobTools): Promise<Made> {
  const { setting, cards } = job.deck;
  const {
    format: { scale, file, deck, cap = Infinity, name },
    geometry,
  } = setting;
  const key = JSON.stringify([
    cards[job.index],
    geometry,
    scale,
    file,
    placeOf(job),
    deck === 'grid' ? job.index : '',
  ]);
  const known = tools.made.get(key);
  const made = await known;
  if (!made || isPutOff(made)) {
    const taken = takePicture(job, sheet, tools);
    tools.made.set(key, taken);
    return taken;
  }
  if (made.encoded && made.encoded.bytes.length > cap) return takePicture(job, sheet, tools);
  const product = `${name}/${cards[job.index]!.id}`;
  return {
    ...made,
    problems: made.problems.map((problem) => ({ ...problem, page: { ...problem.page, product } })),
  };
}

async function makeLong({ deck, index }: Job, sheet: Sheet, tools: JobTools): Promise<Done> {
  const { setting, cards } = deck;
  const card = cards[index]!;
  const { height, cuts, problems, texts, ticks, runs } = await setLong(sheet, {
    card,
    setting,
    styles: tools.styles,
    printed: tools.printed,
    folder: tools.folder,
  });
  const { scale } = setting.format;
  const { width } = setting.geometry;
  const slices = await renderShots(sheet, { width, height }, scale);
  tools.free();
  const whole = await joinSlices(slices, width * scale, height * scale);
  const faint = checkGrounds(whole, runs, {
    product: productOf(deck, index),
    geometry: setting.geometry,
    scale,
  });
  const files: CardFile[] = [];
  for (const [at, top] of cuts.entries()) {
    const end = cuts[at + 1] ?? height;
    const picture = cropRows(whole, top * scale, end * scale);
    const own = { texts: texts.filter((text) => text.top >= top && text.top < end), ticks };
    files.push(
      fileOf(
        {
          encoded: await encode(picture, card, setting),
          card,
          setting,
          number: at + 1,
          width: picture.width,
          height: picture.height,
          texts: listTexts(own, card, setting.view),
        },
        tools,
      ),
    );
  }
  return { files, problems: [...problems, ...faint], divided: false };
}

const oversetProblem = (product: string, { block, by }: { block: string; by: number }): Problem => ({
  code: 'card-overset',
  severity: 'error',
  message: `Card ${product} is overset by ${Math.ceil(by)} px in "${block}", even at the least sizes.`,
  remedy: 'Shorten the text or title of this card under "cards:" in the report, or omit it there.',
  page: { product, block },
});

async function makeCard(job: Job, sheet: Sheet, tools: JobTools): Promise<Done> {
  const { deck, index } = job;
  const { setting, cards } = deck;
  const card = cards[index]!;
  if (card.kind === 'long') return makeLong(job, sheet, tools);
  const made = await findOrTake(job, sheet, tools);
  const { overset, problems, encoded, texts } = made;
  if (isPutOff(made)) return { files: [], problems: [], divided: false };
  if (overset)
    return divideCard(card)
      ? { files: [], problems: [], divided: true }
      : { files: [], problems: [oversetProblem(productOf(deck, index), overset)], divided: false };
  const {
    geometry: { width, height },
    format: { scale },
  } = setting;
  return {
    files: [
      fileOf(
        {
          encoded: encoded!,
          card,
          setting,
          number: index + 1,
          width: width * scale,
          height: height * scale,
          texts,
        },
        tools,
      ),
    ],
    problems,
    divided: false,
  };
}

/** What makes one card impossible is its problem, and the others are made. */
export const makeOrReport = (job: Job, sheet: Sheet, tools: JobTools): Promise<Done> =>
  makeCard(job, sheet, tools).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    return {
      files: [],
      problems: error.problems.map((problem) => ({
        page: { product: productOf(job.deck, job.index) },
        ...problem,
      })),
      divided: false,
    };
  });
