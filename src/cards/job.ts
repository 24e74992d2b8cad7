/** What the cards of decks are made from and into, and how a picture of theirs is named and encoded. */
import type { Piece } from '../account/collect.ts';
import type { CardFormat } from '../design/format.ts';
import type { Clock } from '../lib/log.ts';
import type { Problem } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import type { ReportView } from '../view/view.ts';
import type { ComposeSetting } from './compose.ts';
import type { CardStyles } from './document.ts';
import { encodePicture, type Encoded, type Picture } from './encode.ts';
import type { Fill } from './ink.ts';
import type { PlannedCard } from './plan/content.ts';
import type { SetCard } from './set.ts';
import type { CardText, PrintedTexts } from './texts.ts';
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

/** A card that fits in none of its forms, told once for all the formats in which it does not. */
export interface NoRoom {
  format: string;
  card: string;
  title: string;
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
export interface JobTools extends Tools {
  free: () => void;
}

export interface Made {
  set?: Omit<SetCard, 'picture'> | undefined;
  encoded?: Encoded;
}

export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** "4/12"; a picture that stands alone has none. */
export const placeOf = ({ deck, index }: Job): string =>
  deck.cards.length > 1 ? `${index + 1}/${deck.cards.length}` : '';

export const productOf = ({ format, cards }: Deck, index: number): string =>
  `${format.name}/${cards[index]!.id}`;

export interface Told {
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

export const encode = (
  picture: Picture,
  told: Told,
  { format, setting }: Deck,
  product: string,
): Promise<Encoded> =>
  encodePicture(picture, { said: saidOf(told, setting.view), cap: format.cap, file: format.file, product });
