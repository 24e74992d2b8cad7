/** Where the parts of a report stand in its file. */

/** Offsets into the decoded text; `end` is behind the last character. */
export type Range = [start: number, end: number];

export interface PlacedNode {
  start: number;
  end: number;
  /** A map or list written over lines, not in brackets. */
  block?: boolean;
  /** How a scalar is written. */
  style?: 'plain' | 'single' | 'double' | 'block';
  /** Value of a text. */
  text?: string;
  /** Fields of a map. */
  pairs?: Map<string, { key: Range; value: PlacedNode }>;
  /** Entries of a list. */
  entries?: PlacedNode[];
}
