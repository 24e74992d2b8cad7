/** What can be said of the lines of a set page: how far they are stretched, and what rules they break. */
import { addressBreaks, isCharacter, isClosing, isDoubled, mayBegin, mayEnd } from '../type/marks.ts';
import type { PageParagraph } from './read.ts';

/**
 * A mark begins or ends the line that may not; it is a last line of one character (孤字); it divides a figure
 * from its unit.
 */
export type LineFault = 'begins' | 'ends' | 'orphan' | 'split';

export interface LineFacts {
  block: string;
  page: number;
  text: string;
  /** Size of the type, px. */
  size: number;
  /** px from the corner of the page. */
  box: { x: number; y: number; width: number; height: number };
  /** em put between two Han characters; undefined for a line that is not stretched, such as the last. */
  stretch?: number;
  /** em by which such a line ends short of the measure. */
  short: number;
  /** A full-width mark at its end has its full width. */
  endsFull: boolean;
  faults: LineFault[];
}

const dividesFigure = (before: string, after: string): boolean =>
  /[\d.,]/.test(before) && /[\d%‰℃万亿萬億]/.test(after);

function faultsOf({ text, hard }: PageParagraph, start: number, end: number): LineFault[] {
  const first = text[start]!;
  const words = text.slice(start, end).trimEnd();
  const last = text.slice(end).trim() === '';
  const found: Record<LineFault, boolean> = {
    begins: start > 0 && (!mayBegin(first) || isDoubled(text[start - 1]!, first)),
    ends: !last && !mayEnd(words.at(-1) ?? ''),
    orphan: last && start > 0 && [...words].filter(isCharacter).length < 2,
    split:
      start > 0 &&
      ((hard[start] !== 0 && hard[start] === hard[start - 1]) ||
        (dividesFigure(text[start - 1]!, first) && !addressBreaks(text).has(start))),
  };
  return (Object.keys(found) as LineFault[]).filter((fault) => found[fault]);
}

/** Of paragraphs of more than one line. */
export const lineFacts = (paragraphs: PageParagraph[]): LineFacts[] =>
  paragraphs.flatMap((paragraph) => {
    const { block, page, text, size, lines, measure, indent, justified } = paragraph;
    return lines.map(({ start, left, right, middle, last, stretch }, index) => {
      const end = lines[index + 1]?.start ?? text.length;
      const words = text.slice(start, end).trim();
      const stretched = justified && index < lines.length - 1;
      return {
        block,
        page,
        text: words,
        size,
        box: { x: left, y: middle - size / 2, width: right - left, height: size },
        short: stretched ? Math.max(0, (measure - (index === 0 ? indent : 0) - (right - left)) / size) : 0,
        ...(stretched && stretch !== undefined ? { stretch } : {}),
        endsFull: stretched && isClosing(words.at(-1)!) && last > 0.75 * size,
        faults: faultsOf(paragraph, start, end),
      };
    });
  });
