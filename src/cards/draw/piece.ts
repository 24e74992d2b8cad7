/** Boxes, places and what a template receives for a piece of a card. */
import type { FactView, Headline, Text } from '../../view/view.ts';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Align = 'left' | 'centre' | 'right';

/** What a template receives for one piece. */
export interface Piece {
  partial: 'card-words' | 'card-number' | 'card-text' | 'card-plain' | 'card-photo';
  /** Names the piece in problems. */
  block: string;
  type: string;
  style: string;
  classes: string;
  /** Colours that stand behind it, for contrast. */
  over: string;
  words?: Headline;
  number?: FactView;
  text?: Text;
  plain?: string;
  source?: string;
  alt?: string;
  facts: string;
  derived: boolean;
  /** Address of the text. */
  at?: string;
}

export interface Place {
  x: number;
  /** Baseline of the (first) line. */
  base: number;
  colour: string;
  over?: string;
  align?: Align;
  block?: string;
  type?: string;
  /** Address of the text. */
  at?: string;
}
