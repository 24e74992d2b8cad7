/** From breaks to what is set: which marks give up how much of their blank, line by line. */
import { isLoose } from './breaks.ts';
import { isClosing, isOpening, squeezeRank } from '../type/marks.ts';
import {
  half,
  lastMark,
  lineWidth,
  measureGalley,
  measureLine,
  roomAt,
  type Galley,
  type Measured,
} from './paragraph.ts';

export interface SetLine {
  start: number;
  end: number;
  /** Units that come closer to the next, and by how much, in em. */
  tight: [at: number, em: number][];
  /** The mark that begins the line takes its half-width form. */
  beginsHalf: boolean;
  /**
   * em by which the line ends short: one that would be stretched beyond what can be borne is not stretched
   * at all.
   */
  short: number;
}

/** Thousandths of an em, never less than needed. */
const roundUp = (em: number): number => Math.ceil(em * 1000 - 1e-6) / 1000;

const roundDown = (em: number): number => Math.floor(em * 1000 + 1e-6) / 1000;

/**
 * Takes `need` px from the marks of the line: from the one that ends the paragraph, then evenly from those of one
 * rank, and only then from the next.
 */
function squeeze(
  galley: Measured,
  { start, end }: { start: number; end: number },
  need: number,
): Map<number, number> {
  const { text, size } = galley;
  const taken = new Map<number, number>();
  let left = need;
  const atEnd = lastMark(galley, end - 1);
  if (end === text.trimEnd().length && atEnd > 0) {
    taken.set(end - 1, Math.min(atEnd, left) / size);
    left -= Math.min(atEnd, left);
  }
  for (const rank of [1, 2]) {
    const marks: number[] = [];
    for (let at = start; at < end - 1; at += 1) {
      if (
        squeezeRank(text[at]!) === rank &&
        roomAt(galley, at) > 0 &&
        !(at === start && isOpening(text[at]!))
      )
        marks.push(at);
    }
    if (marks.length === 0 || left <= 0) continue;
    const each = Math.min(half * size, left / marks.length);
    for (const at of marks) {
      // An opening mark has its blank before it: the unit before comes closer.
      const before = isOpening(text[at]!) ? at - 1 : at;
      taken.set(before, (taken.get(before) ?? 0) + each / size);
    }
    left -= each * marks.length;
  }
  return taken;
}

/**
 * Whether a mark at the end of a line is to be set half its width: one that lost its half to an opening
 * mark has it back when that begins the next line.
 */
const takesHalf = ({ text, ending }: Measured, last: number): boolean =>
  isClosing(text[last]!) && (ending[last]! > 0 || isOpening(text[last + 1]!));

function setLine(galley: Measured, [start, end]: [number, number]): SetLine {
  const { text, size, halves, justified } = galley;
  const line = measureLine(galley, start, end);
  const slack = lineWidth(galley, start) - line.natural;
  const tight = slack < 0 ? squeeze(galley, { start, end: line.end }, -slack) : new Map<number, number>();
  const last = line.end - 1;
  const isLast = end === text.length;
  if (!isLast && justified && takesHalf(galley, last)) tight.set(last, half);
  const short = !isLast && justified && isLoose(slack, line, { galley, end });
  return {
    start,
    end,
    tight: [...tight].sort(([a], [b]) => a - b).map(([at, em]) => [at, roundUp(em)]),
    beginsHalf: start > 0 && isOpening(text[start]!) && halves,
    short: short ? roundDown(slack / size) : 0,
  };
}

export function setLines(galley: Galley, lines: number[]): SetLine[] {
  const measured = measureGalley(galley);
  return lines.map((start, index) => setLine(measured, [start, lines[index + 1] ?? galley.text.length]));
}
