/**
 * Where the lines of a paragraph end: the best of all ways to set it in a given number of lines, found
 * by dynamic programming. The number is the one that the page was fitted with, or one fewer where marks give
 * up their blank for it: the page has room for it.
 */
import { isCharacter } from '../type/marks.ts';
import {
  dividedTerm,
  lineWidth,
  measureGalley,
  measureLine,
  beginsBox,
  tearsBox,
  type Galley,
  type LineMeasure,
  type Measured,
} from './paragraph.ts';

/** Stretch of a gap in em: what should not be exceeded, and what is told of (newspaper practice). */
export const wantedStretch = 0.1;
export const greatestStretch = 0.15;
/** Up to here a line is stretched all the same: one that ends short among full ones reads as the end of a paragraph. */
export const utmostStretch = 0.2;

/** A stretch of this much, in em, costs one; twice as much four times that. */
const usualStretch = 0.05;
/**
 * What a line squeezed to its utmost costs: as much as one stretched by 0.07 em, so that lines push in
 * before they push out.
 */
const squeezeCost = 2;
const looseCost = 200;
/** A line stretched beyond what is told of: only where all other ways leave one short. */
const wideCost = 120;
/** Dearer than lines too loose: those are left short instead. */
const orphanCost = 5000;
/** A term is divided rather than a line stretched to the greatest; a long one more lightly. */
const termCost = 40;
const longTermCost = 12;
const longTerm = 6;
/** A rank or a saying torn: as a line stretched by 0.135 em, or left a sixth empty. */
const boxCost = 20;
/** Torn so that one character of it is left by itself. */
const crumbCost = 20;
/** A word divided: as a line stretched by 0.06 em; where lines are not stretched, as one a fifth empty. */
const wordCost = 1.5;
const raggedWordCost = 160;
/** A last line of a word of two characters, which is read as left behind: as a line stretched beyond what is wanted. */
const shortLastCost = 8;
/** By so much the lines must be better where they are one fewer than the page was fitted with. */
const fewerCost = 6;
/** A line that ends short for no reason that is seen, since what begins the next one could be divided. */
const unseenCost = 150;
/** A line quite empty; several a little short are better than one. */
const raggedCost = 4000;
/** px of slack that is rounding. */
const tolerance = 0.5;
/** Lines emptier than this share of the measure are not tried; where nothing else goes, than the second. */
const emptiest = [0.2, 0.6];

export interface Breaks {
  /** Unit with which each line begins. */
  lines: number[];
  cost: number;
}

const beyond = (value: number, limit: number): number => Math.max(0, value - limit);

/**
 * A line that would be stretched beyond the utmost is left as empty as it is, see adjust.ts; before a box, where
 * a reader sees why, one beyond the greatest is.
 */
export const isLoose = (
  slack: number,
  { gaps }: LineMeasure,
  { galley, end }: { galley: Galley; end: number },
): boolean =>
  slack > (beginsBox(galley, end) ? greatestStretch : utmostStretch) * gaps * galley.size + tolerance;

function stretchCost(slack: number, { gaps }: LineMeasure, size: number): number {
  const stretch = gaps === 0 ? 0 : slack / gaps / size;
  const wide = stretch > greatestStretch ? wideCost : 0;
  return wide + (stretch / usualStretch) ** 2 + (beyond(stretch, wantedStretch) / 0.01) ** 2;
}

/** A last line of a single character (孤字) is one too few; one of two is better filled. */
function lastLineCost({ text }: Galley, start: number): number {
  const count = start > 0 ? [...text.slice(start)].filter(isCharacter).length : Infinity;
  return count < 2 ? orphanCost : count < 3 ? shortLastCost : 0;
}

const divisionCost = (length: number): number =>
  length === 0 ? 0 : length > longTerm ? longTermCost : termCost;

function tearCost({ text, box }: Galley, at: number): number {
  const isCrumb = (part: string): boolean => [...part].filter(isCharacter).length < 2;
  const parts = [text.slice(box.indexOf(box[at]!), at), text.slice(at, box.lastIndexOf(box[at]!) + 1)];
  return boxCost + (parts.some(isCrumb) ? crumbCost : 0);
}

/** @returns undefined when the line does not go in. */
function lineCost(galley: Measured, start: number, end: number): number | undefined {
  const line = measureLine(galley, start, end);
  const slack = lineWidth(galley, start) - line.natural;
  if (slack < -line.room) return undefined;
  const squeeze = slack < 0 ? squeezeCost * (slack / line.room) ** 2 : 0;
  if (end === galley.text.length) return squeeze + lastLineCost(galley, start);
  const torn = tearsBox(galley, end) ? tearCost(galley, end) : divisionCost(dividedTerm(galley, end));
  const division = torn + (galley.inWord[end] ? (galley.justified ? wordCost : raggedWordCost) : 0);
  if (galley.justified && !isLoose(slack, line, { galley, end }))
    return squeeze + division + stretchCost(Math.max(0, slack), line, galley.size);
  const unseen = galley.breakable.slice(end + 1, end + 4).includes(true) ? unseenCost : 0;
  return (galley.justified ? looseCost + unseen : 0) + division + raggedCost * (slack / galley.measure) ** 2;
}

interface Way {
  cost: number;
  from: number;
}

/** One more line after those that end at the keys of `ends`, but the last. */
function nextLine(galley: Measured, ends: Map<number, Way>, empty: number): Map<number, Way> {
  const { text, width, room, measure, size, breakable } = galley;
  const next = new Map<number, Way>();
  for (const [start, { cost }] of ends) {
    const least = width[start]! + lineWidth(galley, start) - empty * measure;
    for (let end = start + 1; end < text.length; end += 1) {
      if (width[end]! < least || !breakable[end]) continue;
      // Too long even with every mark at half its width, and so is whatever ends later.
      if (width[end]! - width[start]! - (room[end]! - room[start]!) - size > measure) break;
      const more = lineCost(galley, start, end);
      if (more === undefined) continue;
      const known = next.get(end);
      if (!known || cost + more < known.cost) next.set(end, { cost: cost + more, from: start });
    }
  }
  return next;
}

function lastLine(galley: Measured, ends: Map<number, Way>): Way | undefined {
  let best: Way | undefined;
  for (const [start, { cost }] of ends) {
    if (start === galley.text.length) continue;
    const more = lineCost(galley, start, galley.text.length);
    if (more !== undefined && (!best || cost + more < best.cost)) best = { cost: cost + more, from: start };
  }
  return best;
}

function searchBreaks(galley: Measured, count: number, empty: number): Breaks | undefined {
  const steps: Map<number, Way>[] = [new Map([[0, { cost: 0, from: 0 }]])];
  for (let line = 1; line < count; line += 1) steps.push(nextLine(galley, steps[line - 1]!, empty));
  const last = lastLine(galley, steps[count - 1]!);
  if (!last) return undefined;
  const lines = [last.from];
  for (let line = count - 1; line > 0; line -= 1) lines.unshift(steps[line]!.get(lines[0]!)!.from);
  return { lines, cost: last.cost };
}

function bestBreaks(galley: Measured, count: number): Breaks | undefined {
  for (const empty of emptiest) {
    const found = searchBreaks(galley, count, empty);
    if (found && (found.cost < looseCost || empty === emptiest.at(-1))) return found;
  }
  return undefined;
}

/** @returns undefined when there is no way to set the paragraph in so many lines, or one fewer. */
export function chooseBreaks(galley: Galley, count: number): Breaks | undefined {
  const measured = measureGalley(galley);
  const found = bestBreaks(measured, count);
  const fewer = count > 1 ? bestBreaks(measured, count - 1) : undefined;
  return fewer && fewer.cost + fewerCost < (found?.cost ?? Infinity) ? fewer : found;
}
