/** Type of cards measured: faces, headlines divided into lines, labels, numbers with their units. */
import type { TextMetrics } from '../../design/metrics.ts';
import type { Theme } from '../../design/theme.ts';
import { divideWords, type Language } from '../../view/divide.ts';
import { needsFallMark, unitPlace } from '../../view/number.ts';
import type { FactView, Headline, NumberPart } from '../../view/view.ts';

export type Role = 'headline' | 'display' | 'numeral' | 'label' | 'strong' | 'text' | 'quote';

export interface Face {
  family: string;
  weight: number;
}
export type Faces = Record<Role, Face>;

/** Family of the heavier faces of cards; see styles/fonts.yaml. */
const poster = 'Tuban Poster';

export const facesOf = ({ type }: Theme, script: 'han' | 'latin'): Faces => ({
  headline: script === 'han' ? { family: poster, weight: 900 } : { family: type.display, weight: 900 },
  display: { family: type.display, weight: 900 },
  numeral: { family: type.numeral, weight: 700 },
  label: { family: poster, weight: 500 },
  // Beside condensed figures words are sans, whatever the headings of the theme are.
  strong: { family: type.text, weight: 700 },
  text: script === 'han' ? { family: poster, weight: 500 } : { family: type.text, weight: 400 },
  quote: { family: type.quote, weight: 400 },
});

export interface Typesetter {
  metrics: TextMetrics;
  faces: Faces;
  of: Language;
}

export const widthOf = ({ metrics, faces }: Typesetter, text: string, role: Role, size: number): number =>
  metrics.width(text, { ...faces[role], size });

export interface Lines {
  lines: string[];
  /** px */
  size: number;
  /** px, of the longest line */
  width: number;
}

/** A line shorter than this share of the longest looks left over. */
const leastLine = 0.4;

/** Units in `count` lines whose longest is as short as can be; undefined where there are fewer units. */
function balance(units: string[], widths: number[], count: number): string[] | undefined {
  const total = units.length;
  if (count > total) return undefined;
  const sums = [0];
  for (const width of widths) sums.push(sums.at(-1)! + width);
  const best: { worst: number; from: number }[][] = [];
  for (let line = 1; line <= count; line += 1) {
    best[line] = [];
    for (let end = line; end <= total; end += 1) {
      let chosen = { worst: Infinity, from: 0 };
      for (let from = line - 1; from < end; from += 1) {
        if (line === 1 && from > 0) break;
        const before = line === 1 ? 0 : best[line - 1]![from]!.worst;
        const worst = Math.max(before, sums[end]! - sums[from]!);
        if (worst < chosen.worst - 1e-9) chosen = { worst, from };
      }
      best[line]![end] = chosen;
    }
  }
  const lines: string[] = [];
  for (let line = count, end = total; line > 0; line -= 1) {
    const { from } = best[line]![end]!;
    lines.unshift(units.slice(from, end).join(''));
    end = from;
  }
  return lines;
}

export interface Fit {
  role: Role;
  /** px: the measure, and the greatest and least size. */
  width: number;
  most: number;
  least: number;
  /** Most lines. */
  lines: number;
  /** Greatest height of all lines, px, with their leading in em. */
  height?: number;
  leading?: number;
  /** Fills its height: lines more cost nothing where they make it larger. */
  fills?: boolean;
}

/** What it is worth that Chinese lines end with their clauses: 发生事故3起， | 死亡1人. */
const wholeClauses = 1.12;

/** Units up to a Chinese comma or stop. */
const clausesOf = (units: readonly string[]): string[] =>
  units.reduce<string[]>((all, unit) => {
    const last = all.at(-1);
    if (last === undefined || /[，。；：！？]$/u.test(last)) return [...all, unit];
    return [...all.slice(0, -1), last + unit];
  }, []);

/** How much larger another line must make a headline. */
const anotherLine = 0.8;

/**
 * A headline at the largest size at which its longest line is as long as the measure. Lines break between
 * its sense units only.
 * @returns undefined where it needs more lines or a smaller size than it may have.
 */
export function fitLines(setter: Typesetter, { units }: Headline, fit: Fit): Lines | undefined {
  const { role, width, most, least, leading = 1.2, height = Infinity, fills = false } = fit;
  let best: (Lines & { worth: number }) | undefined;
  for (const [parts, whole] of [
    [units, 1],
    [clausesOf(units), wholeClauses],
  ] as const) {
    const widths = parts.map((unit) => widthOf(setter, unit, role, 1));
    for (let count = 1; count <= Math.min(fit.lines, parts.length); count += 1) {
      const lines = balance(parts, widths, count)!;
      const ems = lines.map((line) => widthOf(setter, line.trim(), role, 1));
      const longest = Math.max(...ems);
      const size = Math.floor(Math.min(most, width / longest, height / ((count - 1) * leading + 1)) * 4) / 4;
      if (size < least) continue;
      const ragged = Math.min(...ems) < leastLine * longest ? 0.55 : 1;
      const worth = size * (count > 1 ? whole : 1) * ragged * (fills ? 1 : anotherLine ** (count - 1));
      if (!best || worth > best.worth)
        best = { lines: lines.map((line) => line.trim()), size, width: longest * size, worth };
    }
  }
  return best && { lines: best.lines, size: best.size, width: best.width };
}

/** Last lines of one or two characters look lost. */
const isLone = (line: string): boolean => [...line.replace(/[^\p{L}\p{N}]/gu, '')].length < 2;

/** A label at one size in as few lines as hold it, evenly broken between words. */
export function wrapLabel(
  setter: Typesetter,
  text: string,
  { role, size, width, lines: most }: { role: Role; size: number; width: number; lines: number },
): Lines | undefined {
  const units = divideWords(text, setter.of).units;
  const widths = units.map((unit) => widthOf(setter, unit, role, size));
  for (let count = 1; count <= Math.min(most, units.length); count += 1) {
    const lines = balance(units, widths, count)!.map((line) => line.trim());
    const longest = Math.max(...lines.map((line) => widthOf(setter, line, role, size)));
    if (longest <= width && (count === 1 || !lines.some(isLone))) return { lines, size, width: longest };
  }
  return undefined;
}

/** A paragraph in lines that are filled; the last is never a single character. */
export function fillLines(
  setter: Typesetter,
  text: string,
  { role, size, width }: { role: Role; size: number; width: number },
): Lines {
  const lines: string[][] = [[]];
  for (const unit of divideWords(text, setter.of).units) {
    const longer = [...lines.at(-1)!, unit].join('').trim();
    if (lines.at(-1)!.length > 0 && widthOf(setter, longer, role, size) > width) lines.push([unit]);
    else lines.at(-1)!.push(unit);
  }
  const [before, last] = lines.slice(-2);
  if (last && isLone(last.join('')) && before!.length > 1) last.unshift(before!.pop()!);
  const set = lines.map((line) => line.join('').trim());
  return { lines: set, size, width: Math.max(...set.map((line) => widthOf(setter, line, role, size))) };
}

/** Running text in lines, greedily, as many as it takes. */
export function flowText(
  setter: Typesetter,
  text: string,
  { role, size, width }: { role: Role; size: number; width: number },
): Lines {
  const lines: string[] = [''];
  for (const unit of divideWords(text, setter.of).units) {
    const longer = lines.at(-1)! + unit;
    if (lines.at(-1) !== '' && widthOf(setter, longer.trim(), role, size) > width) lines.push(unit);
    else lines[lines.length - 1] = longer;
  }
  // As many lines, evenly filled: no word is left alone on the last.
  const units = divideWords(text, setter.of).units;
  const evened =
    lines.length > 1
      ? balance(
          units,
          units.map((unit) => widthOf(setter, unit, role, size)),
          lines.length,
        )
      : undefined;
  const trimmed = (evened ?? lines).map((line) => line.trim());
  return {
    lines: trimmed,
    size,
    width: Math.max(...trimmed.map((line) => widthOf(setter, line, role, size))),
  };
}

/** Shares of the figures' size: unit words (less beside the largest figures), per cent signs, short units. */
const unitShares = { large: 0.28, usual: 0.4, percent: 0.6, suffix: 0.52, gap: 0.045 } as const;
const largeNumber = 240;

export interface NumberSizes {
  /** px: figures, words, per cent signs and the gap between figures and words. */
  size: number;
  words: number;
  percent: number;
  suffix: number;
  gap: number;
}

/** @param least Smallest words, px. */
export const numberSizes = (size: number, least: number): NumberSizes => ({
  size,
  words: Math.max(least, size * (size > largeNumber ? unitShares.large : unitShares.usual)),
  percent: Math.max(least, size * unitShares.percent),
  suffix: Math.max(least, size * unitShares.suffix),
  gap: Math.max(4, size * unitShares.gap),
});

export const isPercent = (part: CardPart): boolean => part.role === 'unit' && /^\s?[%‰]/.test(part.text);
/** "m", "bn", "km", "p": set tight in the style of the figures. */
export const isSuffix = (part: CardPart): boolean =>
  part.role === 'unit' && /^\s?[a-z]{1,2}$/i.test(part.text);

/** Roles after which figures follow without a gap. */
const figureRoles = new Set<string>(['number', 'sign', 'fall']);

/**
 * Digits from which a number without marks of thousands is set in groups (GB/T 15835: by a thin space), em between.
 * Shorter ones stand in headlines and sentences, too, where they have none.
 */
const longDigits = 7;
const digitGap = 0.13;

/** 1260582 → 1 260 582, as groups: the text keeps no space. */
export function digitGroups(text: string): string[] {
  if (!/^\d+$/.test(text) || text.length < longDigits) return [text];
  const head = text.length % 3;
  const groups = text.slice(head).match(/\d{3}/g)!;
  return head > 0 ? [text.slice(0, head), ...groups] : groups;
}

/** Width in px of a number set at these sizes; the template sets the same. */
export function numberWidth(setter: Typesetter, parts: CardPart[], sizes: NumberSizes): number {
  let width = 0;
  parts.forEach((part, index) => {
    const before = parts[index - 1];
    if (part.role === 'fall') width += fallMark(sizes.size).room;
    else if (part.role === 'number' || part.role === 'sign')
      width +=
        widthOf(setter, part.text, 'numeral', sizes.size) +
        (digitGroups(part.text).length - 1) * digitGap * sizes.size +
        (before && !figureRoles.has(before.role) ? sizes.gap : 0);
    else if (isPercent(part))
      width += widthOf(setter, part.text.trim(), 'numeral', sizes.percent) + sizes.gap;
    else if (isSuffix(part)) width += widthOf(setter, part.text, 'strong', sizes.suffix);
    else {
      const follows = before && (before.role === 'number' || isPercent(before));
      width += widthOf(setter, part.text, 'strong', sizes.words) + (follows ? sizes.gap : 0);
    }
  });
  return width;
}

export interface FittedNumber {
  parts: CardPart[];
  sizes: NumberSizes;
  width: number;
}

/** The largest figures, between `least` and `most` px, at which a number is no wider than `width`. */
export function fitNumber(
  setter: Typesetter,
  parts: CardPart[],
  { width, most, least, words }: { width: number; most: number; least: number; words: number },
): FittedNumber | undefined {
  for (let size = Math.floor(most); size >= least; size = size > 160 ? size - 4 : size - 2) {
    const sizes = numberSizes(size, words);
    const wide = numberWidth(setter, parts, sizes);
    if (wide <= width) return { parts, sizes, width: wide };
  }
  return undefined;
}

/** A fall that neither a word nor a sign of the number tells of has a mark before it. */
export type CardPart = NumberPart | { role: 'fall'; text: '' };
export const partsOf = (fact: Pick<FactView, 'kind' | 'parts'>): CardPart[] =>
  needsFallMark(fact) ? [{ role: 'fall', text: '' }, ...fact.parts] : fact.parts;

/** px: side of the mark of a fall, and the room that it takes with the gap after it. */
export const fallMark = (size: number): { side: number; room: number } => {
  const side = size * (size > largeNumber ? 0.28 : 0.46);
  return { side, room: side * 1.2 };
};

/** In Latin script a unit that is a word of the label is left out: "280 new places". */
export function partsBeside(fact: FactView, label: string, script: 'han' | 'latin'): CardPart[] {
  const parts = partsOf(fact);
  // What it is measured by has the unit for itself.
  const named = label.replace(/\s*\([^)]*\)$/u, '');
  const isRepeated = script === 'latin' && unitPlace({ parts: fact.parts, label: named }) === 'none';
  return isRepeated ? parts.filter((part) => part.role !== 'unit') : parts;
}

/** Characters of the figures of a number, for the rule on how long a monument may be. */
export const figureLength = ({ parts }: FactView): number =>
  parts
    .filter(({ role }) => role === 'number' || role === 'sign')
    .reduce((sum, { text }) => sum + [...text].length, 0);
