/** A source as blocks: what every format becomes before anything is made of it. */

export interface Block {
  kind: 'heading' | 'item' | 'text' | 'table';
  /** Of a heading, from 1; of an item, its depth from 0. */
  level: number;
  /** Without marks of headings, bullets, numbers and stress. */
  text: string;
  /** Numbered, as the source numbers it: （一）, 1. */
  number?: string;
  /** First line or paragraph of the source, from 1. */
  line: number;
  /** Lines that were broken inside a sentence and are joined here. */
  joined?: string[];
  rows?: string[][];
  /** Lines of the source on which the rows stand, where they are known. */
  rowLines?: number[];
  /** The only thing in its source. */
  alone?: true;
}

/** What is not taken into the dataset, and why. */
export interface LeftOut {
  line: number;
  text: string;
  why:
    | 'mark'
    | 'page'
    | 'address'
    | 'unplaced'
    | 'empty-part'
    | 'no-number'
    | 'note'
    | 'note-mark'
    | 'table-title'
    | 'lead-in';
}

export interface Blocks {
  blocks: Block[];
  left: LeftOut[];
}

/** A line of a source before it is known what it is. */
export interface SourceLine {
  text: string;
  line: number;
  /** Heading of this level, where the format says so. */
  heading?: number;
  /** Entry of a list, where the format says so. */
  item?: number;
  rows?: string[][];
  rowLines?: number[];
  /** A table that is the whole source. */
  alone?: true;
  /** The next line goes on with this paragraph. */
  continues?: boolean;
}
