/**
 * A paragraph as the composer knows it, without a browser: the advance of every character in one long
 * line, and what a line cut from it would measure.
 */
import {
  addressBreaks,
  hasGap,
  isCjk,
  isClosing,
  isHan,
  isOpening,
  isSpace,
  mayBreak,
  squeezeRank,
} from '../type/marks.ts';

/** Lists run along the UTF-16 units of the text; lengths in px. */
export interface Galley {
  text: string;
  advance: number[];
  /** Size of the type. */
  size: number;
  /** Width of a line, and how far the first begins inside it. */
  measure: number;
  indent: number;
  /**
   * Number of the run in which a unit stands, 0 for none: hard runs are never broken, soft ones where it
   * can be helped. A box is not parted before its figure either, nor where lines would be loose.
   */
  hard: number[];
  soft: number[];
  box: number[];
  /** Units in the middle of a word, where a line ends less gladly. */
  inWord: boolean[];
  /** Whether the face has half-width forms for a bracket that begins a line. */
  halves: boolean;
  /** Lines fill the measure, and marks may give up their blank for it; else they end where they end. */
  justified: boolean;
}

/** A galley with what every line cut from it asks again and again, reckoned once for each unit. */
export interface Measured extends Galley {
  /** Advances, places to stretch and room to squeeze of all units before this one. */
  width: number[];
  gaps: number[];
  room: number[];
  /** A line may begin here. */
  breakable: boolean[];
  /** px that a line saves when this unit begins it, or ends it. */
  beginning: number[];
  ending: number[];
}

/** Share of an em that a full-width mark can give up. */
export const half = 0.5;
/** Chromium's text-autospace, em. */
const autospace = 0.125;
/** A mark this wide, in em, has its blank still; Chromium has taken it from marks that follow one another. */
const full = 0.9;
/**
 * px by which a line may stand out unseen, so that one that is just full goes in: Chromium counts in 64ths.
 */
const tolerance = 0.1;

const isFull = ({ advance, size }: Galley, at: number): boolean => advance[at]! >= full * size;

/** px that the mark at this place can give up inside a line. */
export const roomAt = (galley: Galley, at: number): number =>
  galley.justified && squeezeRank(galley.text[at]!) > 0 && isFull(galley, at) ? half * galley.size : 0;

/**
 * Fewest characters of a word before a figure (超过460万) that may stand on the line before it where it must;
 * 近 and 约 may not.
 */
const leastLead = 2;

/** Length of the word that leads a figure which begins here; 0 where it leads none of the run's. */
function leadBefore({ text, hard, box }: Galley, at: number): number {
  if (box[at] !== 0) return 0;
  let start = at;
  while (start > 0 && hard[start - 1] === hard[at] && isHan(text[start - 1]!)) start -= 1;
  return /\d/.test(text[at]!) && hard[start - 1] !== hard[at] && at - start >= leastLead ? at - start : 0;
}

/** Whether a line may begin at this unit. */
const mayBreakAt = (galley: Galley, at: number): boolean => {
  const { text, hard } = galley;
  return (
    at > 0 &&
    mayBreak(text[at - 1]!, text[at]!) &&
    (hard[at] === 0 || hard[at] !== hard[at - 1] || leadBefore(galley, at) > 0)
  );
};

/**
 * Length of the term that a line beginning here would divide, or of the word that it would part from its
 * figure; 0: none.
 */
export function dividedTerm(galley: Galley, at: number): number {
  const { hard, soft } = galley;
  if (hard[at] !== 0 && hard[at] === hard[at - 1]) return leadBefore(galley, at);
  if (soft[at] === 0 || soft[at] !== soft[at - 1]) return 0;
  return soft.lastIndexOf(soft[at]!) - soft.indexOf(soft[at]!) + 1;
}

/** Whether a line beginning here would tear a rank or a saying in quotation marks: ‘两个维护’. */
export const tearsBox = ({ box }: Galley, at: number): boolean => box[at] !== 0 && box[at] === box[at - 1];

/** Whether a line beginning here begins with one that is never torn. */
export const beginsBox = ({ box, hard }: Galley, at: number): boolean =>
  box[at] !== undefined && box[at] !== 0 && hard[at] !== 0 && box[at] !== box[at - 1];

export function measureGalley(galley: Galley): Measured {
  const { text, advance, size, halves } = galley;
  const measured: Measured = {
    ...galley,
    width: [0],
    gaps: [0],
    room: [0],
    breakable: [],
    beginning: [],
    ending: [],
  };
  const inAddress = addressBreaks(text);
  for (let at = 0; at < text.length; at += 1) {
    const [unit, after] = [text[at]!, text[at + 1] ?? ''];
    const given = isFull(galley, at) ? half * size : 0;
    // An ideograph's advance tells whether Chromium put the space to it or to what follows.
    const gap = !hasGap(unit, after) ? 0 : isHan(unit) ? Math.max(0, advance[at]! - size) : autospace * size;
    measured.width.push(measured.width[at]! + advance[at]!);
    measured.gaps.push(
      measured.gaps[at]! + (after !== '' && (isSpace(unit) || isCjk(unit) || isCjk(after)) ? 1 : 0),
    );
    measured.room.push(measured.room[at]! + roomAt(galley, at));
    measured.breakable.push(inAddress.has(at) || mayBreakAt(galley, at));
    measured.beginning.push(at > 0 && halves && isOpening(unit) ? given : 0);
    measured.ending.push(after === '' ? 0 : (galley.justified && isClosing(unit) ? given : 0) + gap);
  }
  return measured;
}

/** px that the characters of a line may take. */
export const lineWidth = ({ measure, indent }: Galley, start: number): number =>
  measure + tolerance - (start === 0 ? indent : 0);

export interface LineMeasure {
  /** Last unit that is seen, plus one: spaces at the end of a line are not. */
  end: number;
  /** px at its natural width, half-width marks at its ends. */
  natural: number;
  /** Places at which it is stretched. */
  gaps: number;
  /** px by which it can be squeezed. */
  room: number;
}

/** px that the mark at the end of a paragraph gives up where its last line does not go in otherwise. */
export const lastMark = (galley: Galley, last: number): number =>
  galley.justified && isClosing(galley.text[last]!) && isFull(galley, last) ? half * galley.size : 0;

/**
 * The line from unit `start` up to but not including `end`. A paragraph's last line keeps the mark at its
 * end whole as far as it goes in.
 */
export function measureLine(galley: Measured, start: number, end: number): LineMeasure {
  const { text, width, gaps, room, beginning, ending } = galley;
  let seen = end;
  while (seen > start + 1 && isSpace(text[seen - 1]!)) seen -= 1;
  const last = seen - 1;
  // A bracket that begins the line has nothing before it to come closer to; the mark at the end has given
  // already.
  const from = Math.min(isOpening(text[start]!) ? start + 1 : start, last);
  return {
    end: seen,
    natural: width[seen]! - width[start]! - beginning[start]! - (end < text.length ? ending[last]! : 0),
    gaps: gaps[last]! - gaps[start]!,
    room: room[last]! - room[from]! + (end < text.length ? 0 : lastMark(galley, last)),
  };
}
