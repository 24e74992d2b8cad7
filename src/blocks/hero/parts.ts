/** What the heroes share: sizes of the ladder, numbers and labels of headline figures, the year of a report. */
import { autospaceWidth } from '../../charts/spacing.ts';
import { ladderOf, nearestStep, stepBelow, type Ladder } from '../../design/ladder.ts';
import { mmToPt, ptToMm } from '../../lib/units.ts';
import { divideWords } from '../../view/divide.ts';
import { plainWordsOf } from '../../view/plain-words.ts';
import { standsAlone } from '../../view/short-name.ts';
import { unitClass } from '../../view/number.ts';
import type { FactView, Headline, NumberPart } from '../../view/view.ts';
import { fallMark } from '../figures/row-widths.ts';
import { lineWidth, mmStyle, ptStyle, sizeFor, type DrawChart, type Setting } from '../block.ts';

/** Width, height in mm of the place of a hero. */
export interface HeroPlace {
  width: number;
  height: number;
}

/** Headline figures of a hero, pt. */
export interface FigureSizes {
  first: number;
  others?: number;
}

/** A hero as its template receives it, and the size of its smallest words, pt. */
export interface HeroWay {
  name: 'sunrise' | 'type' | 'ground';
  /** Its template. */
  partial: string;
  /** What the template receives, its art drawn: asked for once a hero is chosen, not while heights are tried. */
  context: (draw: DrawChart) => object | Promise<object>;
  /** pt */
  least: number;
  /** Its figures are smaller and its air less than what becomes it. */
  tight?: boolean;
  /** Its title is not above those of parts. */
  low?: boolean;
  /** The strongest figure, and the smallest of the others where there are any, pt. */
  figures: FigureSizes;
  /** Share of the width that its title fills, where nothing stands beside it. */
  fill?: number;
  /** The largest words of its title, pt. */
  title: number;
  /** Lines that stay empty about its title, beyond its air. */
  blank?: number;
}

export const ladderFor = ({ sizes }: Setting): Ladder => ladderOf(sizes.label);

export const displayFont = ({ theme }: Setting) => ({ family: theme.type.display, weight: 900 });
const numeralFont = ({ theme }: Setting) => ({ family: theme.type.numeral, weight: 700 });

/** Words in the display face on one line, mm. */
export const displayWidth = (setting: Setting, text: string, size: number): number =>
  ptToMm(setting.metrics.width(text, { ...displayFont(setting), size }) + autospaceWidth(text, size));

/** Digits in the numeral face, mm. */
export const numeralWidth = (setting: Setting, text: string, size: number): number =>
  ptToMm(setting.metrics.width(text, { ...numeralFont(setting), size }));

/** Share of its number that a unit takes in size, and one that is a sign (%): the step nearest to it. */
const [unitShare, signShare] = [0.475, 0.63];
const unitSizes = (setting: Setting, size: number, share: number) => {
  const ladder = ladderFor(setting);
  const step = (one: number): number => Math.min(size, Math.max(ladder.s2, nearestStep(ladder, size * one)));
  return { unit: step(share), sign: step(signShare) };
};

/** A number at a size with its unit a step or two below. @param share Of its size that a unit has. */
export function numberStyle(setting: Setting, size: number, share = unitShare): string {
  const { unit, sign } = unitSizes(setting, size, share);
  return `font-size:${ptStyle(size)};--unit:${ptStyle(unit)};--sign:${ptStyle(sign)};`;
}

/** Before a unit, in sizes of its number; and of the number the space that Chromium puts between scripts. */
const unitGap = 0.05;
const unitWidth = (
  setting: Setting,
  { digits, unit, share }: { digits: string; unit: NumberPart; share: number },
  size: number,
): number =>
  (unitClass(unit) === 'percent'
    ? numeralWidth(setting, unit.text, unitSizes(setting, size, share).sign)
    : lineWidth(setting, unit.text, unitSizes(setting, size, share).unit)) +
  ptToMm(size * unitGap + autospaceWidth(digits.slice(-1) + unit.text.slice(0, 1), size));

/**
 * Width of a figure with unit, prefix and qualifier at a size of its digits, mm.
 * @param words Size of prefix and qualifier, pt. @param share Share of the size that its unit has.
 */
export function figureWidth(
  setting: Setting,
  { parts, full, fallMarked }: FactView,
  size: number,
  words: number,
  share = unitShare,
): number {
  if (parts.length === 0) return lineWidth(setting, full, size);
  const mark = fallMarked ? ptToMm(size * fallMark) : 0;
  return parts.reduce((sum, part, index) => {
    const { role, text } = part;
    if (role === 'number' || role === 'sign') return sum + numeralWidth(setting, text, size);
    const digits = parts[index - 1]?.text ?? '';
    if (role === 'unit') return sum + unitWidth(setting, { digits, unit: part, share }, size);
    return sum + lineWidth(setting, text, words) + ptToMm(words * 0.3);
  }, mark);
}

/** Greatest size up to `most` at which a figure is at most so wide, pt. */
export function figureSize(
  setting: Setting,
  fact: FactView,
  { width, most, words }: { width: number; most: number; words: number },
): number {
  let size = most;
  while (size > words && figureWidth(setting, fact, size, words) > width) size *= 0.97;
  return size;
}

/** The same on the ladder; of words in place of a number, and of what no step holds, the size that fits. */
export function figureStep(
  setting: Setting,
  fact: FactView,
  room: { width: number; most: number; words: number },
): number {
  const fit = figureSize(setting, fact, room);
  const step = stepBelow(ladderFor(setting), fit);
  return step === undefined || step < room.words ? fit : step;
}

/**
 * Lines of a label at its words, as few as hold it; those of the short label where that takes fewer and names the same
 * thing by itself.
 */
export function labelLines(setting: Setting, fact: FactView, size: number, width: number): string[] {
  const [long, short] = [fact.label, fact.short].map((text) => wordLines(setting, text, size, width)) as [
    string[],
    string[],
  ];
  return short.length < long.length && long.length > 2 && standsAlone(fact) ? short : long;
}

/** A width by which lines of a label are drawn in, so that they are about equally long. */
const narrower = 0.96;

/** As few lines as hold the words, about equally long: none is left with a word of its own. */
function wordLines(setting: Setting, text: string, size: number, width: number): string[] {
  const { units }: Headline = divideWords(text, setting.view);
  const within = (most: number): string[] => {
    const lines: string[] = [''];
    for (const unit of units) {
      const joined = lines.at(-1)! + unit;
      if (lines.at(-1) !== '' && lineWidth(setting, joined.trimEnd(), size) > most) lines.push(unit);
      else lines[lines.length - 1] = joined;
    }
    return lines;
  };
  const isIn = (lines: string[], most: number): boolean =>
    lines.every((line) => lineWidth(setting, line.trimEnd(), size) <= most);
  let [lines, most] = [within(width), width * narrower];
  while (lines.length > 1) {
    const drawn = within(most);
    if (drawn.length > lines.length || !isIn(drawn, most)) break;
    lines = drawn;
    most *= narrower;
  }
  return lines;
}

/** Title on one line, or on two at a sense unit where it would be small. @param high pt of all lines together. */
export function titleLines(
  setting: Setting,
  { width, wanted, high }: { width: number; wanted: number; high: number },
): { lines: string[]; size: number } {
  const { text, units } = setting.view.masthead.title;
  const sized = (lines: string[]) => ({
    lines,
    size: Math.min(
      wanted,
      high / lines.length,
      ...lines.map((line) => sizeFor(setting, line.trim(), displayFont(setting), width)),
    ),
  });
  const one = sized([text]);
  if (one.size >= wanted * 0.62 || units.length < 2) return one;
  const splits = units
    .slice(1)
    .map((_, index) => sized([units.slice(0, index + 1).join(''), units.slice(index + 1).join('')]));
  const largest = Math.max(...splits.map(({ size }) => size));
  if (largest <= one.size * 1.05) return one;
  const uneven = ({ lines }: { lines: string[] }): number => {
    const [first, second] = lines.map((line) => displayWidth(setting, line.trim(), 1)) as [number, number];
    return Math.abs(first - second) / (first + second) + tornSense(lines, setting.view.language);
  };
  return splits
    .filter(({ size }) => size >= largest - Math.abs(largest) * 0.03)
    .reduce((a, b) => (uneven(b) < uneven(a) ? b : a));
}

/**
 * How much a break tears the sense, in shares of the title by which its lines differ: a word that only joins what
 * stands on both sides begins a line, and ends none.
 */
function tornSense([before, after]: string[], language: string): number {
  const plain = plainWordsOf(language);
  const isPlain = (word: string | undefined): boolean => plain.has((word ?? '').toLowerCase());
  const ends = isPlain(before!.trim().split(/\s+/u).at(-1));
  return (ends ? 0.5 : 0) - (isPlain(after!.trim().split(/\s+/u)[0]) ? 0.25 : 0);
}

/** Is a word said by title or kicker as one of its own: 2026 in Budget 2026/27, but not 202? */
export const isInHead = ({ view: { masthead } }: Setting, text: string): boolean => {
  const words = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // A number is in them where it stands whole: 2024 is not in 12024.
  const whole = `${/^\d/.test(text) ? '(?<!\\d)' : ''}${words}${/\d$/.test(text) ? '(?!\\d)' : ''}`;
  const named = new RegExp(whole, 'u');
  return text !== '' && [masthead.title.text, masthead.kicker].some((head) => named.test(head));
};

/**
 * Is the kicker a slogan of a few Han characters, 一图读懂, which may be the largest words? Any other names the kind of
 * report, and the name of the body that reports is above it.
 */
export const isSlogan = ({ view: { script, masthead } }: Setting): boolean =>
  script === 'han' && [...masthead.kicker].length <= longestSlogan;
const longestSlogan = 4;
/** Greatest size of such a kicker, in that of the title. */
export const underTitle = 0.72;

/** A place on the hero. @param name Of the custom property that carries the size. */
export const placed = (
  { left, top, width }: { left: number; top: number; width?: number },
  size: number,
): string =>
  `left:${mmStyle(left)};top:${mmStyle(top)};${width === undefined ? '' : `width:${mmStyle(width)};`}font-size:${ptStyle(size)};`;

export { mmToPt, ptToMm };
