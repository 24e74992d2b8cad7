/** Makes the files of one card: set, shot, encoded. A picture that two formats share is made once. */
import type { CardFormat } from '../design/format.ts';
import type { Clock } from '../lib/log.ts';
import { type Problem, says } from '../lib/problem.ts';
import { ProblemError } from '../lib/problem.ts';
import { renderShots } from '../render/shot.ts';
import type { ReportView } from '../view/view.ts';
import type { Piece } from '../account/collect.ts';
import { accountProblems } from '../account/problems.ts';
import type { Source } from '../report/source.ts';
import { altOf, titleOf } from './alt.ts';
import type { ComposeSetting } from './compose.ts';
import type { CardStyles } from './document.ts';
import { cropRows, encodePicture, joinSlices, type Encoded, type Picture } from './encode.ts';
import { checkGrounds } from './grounds.ts';
import { lackOf, type Fill } from './ink.ts';
import { accountOfLong } from './plan/reading.ts';
import { drawingsOf, piecesOfCard, piecesOfLong } from './pieces.ts';
import { setLong } from './long.ts';
import type { PlannedCard } from './plan/content.ts';
import { setCard, type SetCard } from './set.ts';
import { openedSheet, type SheetSource } from './shown.ts';
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
  /** "monument-bars-cells"; "long" */
  form: string;
  /** Facts that it shows, and sections or parts that it is of. */
  facts: string[];
  parts: string[];
  fill?: Fill | undefined;
  /** What is printed on it, in reading order, with the facts that it comes from. */
  texts: CardText[];
  /** The same for its account, and ids of the figures that it draws to scale. */
  pieces: Piece[];
  drawings: string[];
}

export interface Deck {
  format: CardFormat;
  setting: ComposeSetting;
  cards: PlannedCard[];
}

export interface Job {
  deck: Deck;
  index: number;
}

export interface Done {
  files: CardFile[];
  problems: Problem[];
  noRoom?: NoRoom;
}

export interface Tools {
  styles: CardStyles;
  printed: PrintedTexts;
  /** Pictures made so far, by all that they depend on. */
  made: Map<string, Promise<Made>>;
  onCard?: ((name: string) => void) | undefined;
  clock: Clock;
  /** The report's file, for lines of what is missing. */
  source?: Source | undefined;
  /** What pictures are kept by. */
  by?: string | undefined;
}

/** A job's own: the sheet is free once the picture is taken; encoding goes on beside the next card. */
interface JobTools extends Tools {
  free: () => void;
}

interface Made {
  set?: Omit<SetCard, 'picture'> | undefined;
  encoded?: Encoded;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** "4/12"; a picture that stands alone has none. */
const placeOf = ({ deck, index }: Job): string =>
  deck.cards.length > 1 ? `${index + 1}/${deck.cards.length}` : '';

const productOf = ({ format, cards }: Deck, index: number): string => `${format.name}/${cards[index]!.id}`;

interface Told {
  title: string;
  alt: string;
}

const saidOf = ({ title, alt }: Told, view: ReportView): Said => ({
  language: view.language,
  title,
  description: alt,
  credit: view.credits
    .map((credit) => credit.text)
    .filter(Boolean)
    .join(' '),
  source: view.source,
  licence: view.licence,
});

const encode = (picture: Picture, told: Told, { format, setting }: Deck, product: string): Promise<Encoded> =>
  encodePicture(picture, { said: saidOf(told, setting.view), cap: format.cap, file: format.file, product });

const tellOf = (job: Job, { composed }: Pick<SetCard, 'composed'>): Told => {
  const { deck, index } = job;
  const card = deck.cards[index]!;
  const { view } = deck.setting;
  return { title: titleOf(card, composed, view), alt: altOf(card, composed, view, placeOf(job)) };
};

async function takePicture(
  job: Job,
  sheet: SheetSource,
  { styles, printed, free, by }: JobTools,
): Promise<Made> {
  const { deck, index } = job;
  const set = await setCard(sheet, {
    card: deck.cards[index]!,
    setting: deck.setting,
    styles,
    printed,
    placing: { index, total: deck.cards.length },
    product: productOf(deck, index),
    scale: deck.format.scale,
    by,
  });
  free();
  if (!set) return {};
  const { picture, ...rest } = set;
  return { set: rest, encoded: await encode(picture, tellOf(job, set), deck, productOf(deck, index)) };
}

/**
 * The same card on the same canvas in the same place of its deck is the same picture, whatever the
 * platform.
 */
async function findOrTake(job: Job, sheet: SheetSource, tools: JobTools): Promise<Made> {
  const { format, setting, cards } = job.deck;
  const key = JSON.stringify([cards[job.index], setting.shape, format.scale, format.file, placeOf(job)]);
  const known = await tools.made.get(key);
  if (!known || (known.encoded && known.encoded.bytes.length > (format.cap ?? Infinity))) {
    const taken = takePicture(job, sheet, tools);
    if (!known) tools.made.set(key, taken);
    return taken;
  }
  const product = productOf(job.deck, job.index);
  return known.set
    ? {
        ...known,
        set: {
          ...known.set,
          problems: known.set.problems.map((problem) => ({ ...problem, page: { ...problem.page, product } })),
        },
      }
    : known;
}

/** A long picture is handed over whole or in slices; the texts of a part go with its slice. */
async function makeLong({ deck }: Job, source: SheetSource, tools: JobTools): Promise<Done> {
  const sheet = await openedSheet(source);
  const { setting, cards, format } = deck;
  const { view, shape } = setting;
  const product = `${format.name}/long`;
  const long = await setLong(sheet, {
    cards,
    setting,
    styles: tools.styles,
    printed: tools.printed,
    product,
    slice: format.slice ?? format.tallest ?? Infinity,
  });
  const slices = await renderShots(sheet, { width: shape.width, height: long.height }, format.scale);
  tools.free();
  const whole = await joinSlices(slices, shape.width * format.scale, long.height * format.scale);
  const lost = await tools.clock.time('account', () =>
    accountOfLong(
      view,
      piecesOfLong(long.texts, long.parts),
      long.parts.flatMap(({ composed }) => drawingsOf(composed)),
    ),
  );
  const faint = checkGrounds(whole, long.runs, { product, shape, scale: format.scale });
  const files: CardFile[] = [];
  for (const [at, top] of long.cuts.entries()) {
    const end = long.cuts[at + 1] ?? long.height;
    const picture = cropRows(whole, top * format.scale, end * format.scale);
    const parts = long.parts.filter((part) => part.top >= top && part.top < end);
    const own = long.texts.filter((text) => text.top >= top && text.top < end);
    const told = {
      title: view.masthead.title.text,
      alt:
        parts
          .map(({ card, composed }) =>
            altOf(card, composed, view, '').replace(`${view.source}${view.words.fullStop!.trim()}`, ''),
          )
          .join(view.script === 'han' ? '' : ' ') + view.source,
    };
    const encoded = await encode(picture, told, deck, product);
    const name = `${twoDigits(at + 1)}-long.${encoded.type}`;
    tools.onCard?.(`${format.name}/${name}`);
    files.push({
      format: format.name,
      name,
      width: picture.width,
      height: picture.height,
      bytes: encoded.bytes,
      ...told,
      form: 'long',
      facts: [...new Set(parts.flatMap(({ composed }) => [...composed.stage.shown]))],
      parts: parts.map(({ card }) => card.of),
      texts: listTexts(own),
      pieces: piecesOfLong(own, long.parts),
      drawings: parts.flatMap(({ composed }) => drawingsOf(composed)),
    });
  }
  return {
    files,
    problems: [
      ...long.problems,
      ...faint,
      ...accountProblems({ ...lost, foreign: [], unseen: [] }, { product, source: tools.source, unit: 'px' }),
      ...(files.length > 1 && format.slice === undefined ? [goesOn(format, long.height, files.length)] : []),
    ],
  };
}

/** A card that fits in none of its forms, told once for all the formats in which it does not. */
export interface NoRoom {
  format: string;
  card: string;
  title: string;
}

const mostTold = 24;

/** @param noRooms Of one card. */
export function noRoomProblem(noRooms: readonly NoRoom[]): Problem {
  const { format, card, title } = noRooms[0]!;
  const characters = [...title];
  const shown = characters.slice(0, mostTold).join('');
  const formats = noRooms.map((one) => one.format);
  return {
    code: 'card-overset',
    severity: 'error',
    ...says({
      en: [
        `Card "${card}" has no room in any of its forms for “${shown}${characters.length > mostTold ? '…' : ''}” (${characters.length} characters), in ${formats.join(', ')}.`,
        `Give it a shorter title in the report, under "cards: titles: ${card}", or leave the card out under "cards: omit".`,
      ],
      zh: [
        `卡片“${card}”的哪种排法都放不下“${shown}${characters.length > mostTold ? '…' : ''}”（${characters.length} 字），规格：${formats.join('、')}。`,
        `在报告的 cards: titles: ${card} 下写个短标题，或在 cards: omit 里去掉这张。`,
      ],
    }),
    page: { product: `${format}/${card}`, block: 'headline' },
  };
}

const goesOn = ({ name, tallest }: CardFormat, height: number, count: number): Problem => ({
  code: 'long-goes-on',
  severity: 'note',
  ...says({
    en: [
      `The long picture of cards/${name} is ${height} px high and goes on in ${count} pictures: none may be higher than ${tallest} px.`,
      'Post all of them in their order. A picture leaves out nothing; fewer texts make it shorter.',
    ],
    zh: [
      `cards/${name} 的长图高 ${height} px，分成了 ${count} 张：一张最高 ${tallest} px。`,
      '按次序全部发出。图里什么也不会少；文字少一些，图就短一些。',
    ],
  }),
  page: { product: `cards/${name}` },
});

const emptyProblem = (product: string, { ink, hole }: Fill): Problem => ({
  code: 'card-empty',
  severity: 'note',
  ...says({
    en: [
      `Card ${product} is ${Math.round(ink * 100)} % full, its largest hole ${Math.round(hole * 100)} % of it.`,
      'Give its section another fact or sentence, or choose what it shows under "cards: facts".',
    ],
    zh: [
      `卡片 ${product} 只填了 ${Math.round(ink * 100)}%，最大的空白占 ${Math.round(hole * 100)}%。`,
      '给这一部分再加一条事实或一句话，或在 cards: facts 下选它画什么。',
    ],
  }),
  page: { product },
});

/** Far below what a card must be: the editor is told. Nearer ones are the planner's to improve. */
const toldLack = 0.2;

async function makeCard(job: Job, sheet: SheetSource, tools: JobTools): Promise<Done> {
  const { deck, index } = job;
  if (deck.setting.shape.name === 'long') return makeLong(job, sheet, tools);
  const { set, encoded } = await findOrTake(job, sheet, tools);
  const product = productOf(deck, index);
  const { shape, view } = deck.setting;
  if (!set || !encoded) {
    const card = deck.cards[index]!;
    const noRoom = { format: deck.format.name, card: card.id, title: titleOf(card, undefined, view) };
    return { files: [], problems: [], noRoom };
  }
  const { scale, name: format } = deck.format;
  const name = `${twoDigits(index + 1)}-${deck.cards[index]!.slug}.${encoded.type}`;
  tools.onCard?.(`${format}/${name}`);
  const file: CardFile = {
    format,
    name,
    width: shape.width * scale,
    height: shape.height * scale,
    bytes: encoded.bytes,
    ...tellOf(job, set),
    form: set.composed.form,
    facts: [...set.composed.stage.shown],
    parts: [deck.cards[index]!.of],
    fill: set.fill,
    texts: set.texts,
    pieces: piecesOfCard(set.texts, deck.cards[index]!, view.facts),
    drawings: drawingsOf(set.composed),
  };
  const empty = index > 0 && lackOf(set.fill) > toldLack ? [emptyProblem(product, set.fill)] : [];
  return { files: [file], problems: [...set.problems, ...empty] };
}

/** What makes one card impossible is its problem, and the others are made. */
export const makeOrReport = (job: Job, sheet: SheetSource, tools: JobTools): Promise<Done> =>
  makeCard(job, sheet, tools).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    return {
      files: [],
      problems: error.problems.map((problem) => ({
        page: { product: productOf(job.deck, job.index) },
        ...problem,
      })),
    };
  });
