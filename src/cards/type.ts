/**
 * Type of a card: titles divided into lines, numbers measured, so that each is as large as its place
 * allows.
 */
import type { TextMetrics } from '../design/metrics.ts';
import { deriveHeadline } from '../view/text.ts';
import type { FactView, Headline, NumberPart } from '../view/view.ts';

export interface TypeBox {
  metrics: TextMetrics;
  family: string;
  /** Face of the digits in a title, set a tenth larger. */
  numeral: string;
  /** px */
  width: number;
  height: number;
  most: number;
  least: number;
  leading: number;
}

export interface SetTitle {
  lines: Headline[];
  /** px */
  size: number;
}

const mostLines = 4;
/** A line shorter than this share of the longest looks left over. */
const leastLine = 0.4;
/** Another line must make the title larger by about a fifth. */
const anotherLine = 0.84;
/** Any division that keeps the least size comes before one that does not. */
const tooSmall = 0.3;

/** Width in em; digits stand in the numeral face. */
function emWidth({ metrics, family, numeral }: TypeBox, text: string): number {
  return text
    .split(/(\d+)/)
    .reduce(
      (sum, piece, index) =>
        sum +
        metrics.width(
          piece,
          index % 2 === 1 ? { family: numeral, weight: 700, size: 1.1 } : { family, weight: 900, size: 1 },
        ),
      0,
    );
}

/** Ways to divide units into `count` consecutive lines; few units, so all are tried. */
function divisions(units: string[], count: number): string[][] {
  if (count === 1) return [[units.join('')]];
  const ways: string[][] = [];
  for (let first = 1; first <= units.length - count + 1; first += 1) {
    for (const rest of divisions(units.slice(first), count - 1))
      ways.push([units.slice(0, first).join(''), ...rest]);
  }
  return ways;
}

function bestDivision(box: TypeBox, units: string[]): { lines: string[]; size: number } {
  let best = { lines: [units.join('')], size: 0, worth: 0 };
  for (let count = 1; count <= Math.min(mostLines, units.length); count += 1) {
    for (const lines of divisions(units, count)) {
      const widths = lines.map((line) => emWidth(box, line.trim()));
      const size = Math.min(box.most, box.width / Math.max(...widths), box.height / (count * box.leading));
      const ragged = Math.min(...widths) < leastLine * Math.max(...widths) ? 0.85 : 1;
      const worth = size * ragged * anotherLine ** (count - 1) * (size < box.least ? tooSmall : 1);
      if (worth > best.worth + 0.01) best = { lines, size, worth };
    }
  }
  return best;
}

/** All ways to divide so many units can be tried. */
const mostUnits = 24;

/** Words: at spaces, or as ICU divides a text without them. */
function wordsOf(text: string): string[] {
  const words = text.split(/(?<=\s)/);
  return words.length > 1 ? words : deriveHeadline(text, 'zh').units;
}

/** Single characters, with the marks that follow them; pairs of them in a long text. */
function charactersOf(text: string): string[] {
  const characters = text.match(/[\d.,/]+|[A-Za-z]+|[^]/gu) ?? [text];
  // Lines of equal length are enough to choose from.
  return characters.reduce<string[]>((units, character, index) => {
    if (/^[，。、：；！？）》”’]/.test(character) || (index > 0 && characters.length > 12 && index % 2 === 1))
      units[units.length - 1] += character;
    else units.push(character);
    return units;
  }, []);
}

/**
 * The title at its largest; where it would be too small at its sense units it may break between words, then
 * characters.
 */
export function setTitle(title: Headline, box: TypeBox): SetTitle {
  let best = bestDivision(box, title.units);
  for (const unitsOf of [wordsOf, charactersOf]) {
    const units = best.size < box.least ? unitsOf(title.text) : [];
    if (units.length < 2 || (units.length > mostUnits && unitsOf === wordsOf)) continue;
    const smaller = bestDivision(box, units);
    if (smaller.size > best.size) best = smaller;
  }
  return {
    lines: best.lines.map((line) => ({ ...title, text: line, units: [line] })),
    size: Math.floor(best.size),
  };
}

/** Units and words beside a numeral: this share of its size, but never below the least. */
export const unitShare = 0.36;
const percentShare = 0.62;

const isPercent = (part: NumberPart): boolean => part.role === 'unit' && /^\s?[%‰]/.test(part.text);

export interface NumberFonts {
  metrics: TextMetrics;
  numeral: string;
  word: string;
  /** px */
  leastWord: number;
}

/** Where a number with words may go on on another line: at its spaces, in languages that have them. */
function lineStretches(parts: NumberPart[]): NumberPart[][] {
  const stretches: NumberPart[][] = [];
  parts.forEach((part, index) => {
    if (index === 0 || part.text.startsWith(' ') || parts[index - 1]!.text.endsWith(' ')) stretches.push([]);
    stretches.at(-1)!.push(part);
  });
  return stretches;
}

function numberWidth(
  stretches: NumberPart[][],
  size: number,
  { metrics, numeral, word, leastWord }: NumberFonts,
): number {
  const small = Math.max(leastWord, size * unitShare);
  const partWidth = (part: NumberPart): number => {
    const figures = part.role === 'number' || part.role === 'sign';
    const font =
      figures || isPercent(part)
        ? { family: numeral, weight: 700, size: figures ? size : Math.max(leastWord, size * percentShare) }
        : { family: word, weight: 700, size: small };
    return metrics.width(part.text, font) + (figures ? 0 : small * 0.16);
  };
  return Math.max(...stretches.map((stretch) => stretch.reduce((sum, part) => sum + partWidth(part), 0)));
}

function largestSize(
  stretches: NumberPart[][],
  width: number,
  { most, ...fonts }: NumberFonts & { most: number },
): number {
  let size = most;
  while (size > fonts.leastWord && numberWidth(stretches, size, fonts) > width) size *= 0.98;
  return Math.floor(size);
}

/** Largest numeral in px at which the number with its words is at most `width` px wide. */
export const numeralSize = (
  { parts }: FactView,
  width: number,
  fonts: NumberFonts & { most: number },
): number => largestSize(lineStretches(parts), width, fonts);

/** The same for a number that stays on one line. */
export const wholeNumeralSize = (
  { parts }: FactView,
  width: number,
  fonts: NumberFonts & { most: number },
): number => largestSize([parts], width, fonts);
