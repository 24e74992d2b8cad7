/** A doubt: something in a report that is likely a slip. It is told with its place and a proposal, never mended. */
import type { Path } from '../../report/source.ts';

/** What each doubt says in numbers and words; messages.ts puts it into sentences. */
export interface DoubtParams {
  'word-doubled': { word: string };
  'marks-unpaired': { mark: string };
  'list-mark': { found: string };
  'about-twice': { found: string };
  'fall-times': { found: string };
  'range-percent': { found: string };
  'quote-typewriter': { found: string };
  'dash-typewriter': { found: string };
  'plural-one': { found: string };
  'year-grouped': { printed: string };
  'term-locked': { found: string; write: string };
  'unit-two-ways': { one: string; other: string };
  'name-two-ways': { one: string; other: string };
  'text-differs': { one: string; other: string };
  'shares-sum': { sum: string; parts: string };
  'growth-differs': { growth: string; reckoned: string };
}
export type DoubtCode = keyof DoubtParams;

export type Doubt = {
  [Code in DoubtCode]: {
    code: Code;
    path: Path;
    /** Of the text as it is written, in UTF-16 units. */
    offset: number;
    length: number;
    params: DoubtParams[Code];
    /** What was probably meant, in place of what stands there. */
    proposed?: string;
  };
}[DoubtCode];
