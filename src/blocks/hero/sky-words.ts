/**
 * Words of the sunrise hero in the sky left of its disc: kicker and year, title, motto.
 */
import { lineWidth, mmStyle, sizeFor, type Setting } from '../block.ts';
import {
  displayFont,
  displayWidth,
  isInHead,
  isSlogan,
  ladderFor,
  numeralWidth,
  placed,
  ptToMm,
} from './parts.ts';

/** Greatest height of the words beside the disc, and what parts kicker and title, in heights of the sky. */
const [mostWords, between] = [0.8, 0.05];
/** Height of Han glyphs above the baseline, and of digits, em. */
const [hanRise, hanFall] = [0.86, 0.1];
export const digitsRise = 0.7;
/** Baseline below the top of a line as high as its type, em: of the display, numeral and quote faces. */
export const base = { display: 0.933, numeral: 0.9, quote: 0.88 };
/** Most letter-spacing by which a title is drawn out to the width of its kicker, em. */
const mostTracking = 0.3;
/** A title of this share of S6 and more may stand as wide as its kicker. */
const leastShort = 0.5;

/** The year, where the title does not name it. */
export const yearOf = (setting: Setting): string => {
  const { year } = setting.view.masthead;
  return isInHead(setting, year) ? '' : year;
};

/** Place, where the title does not name it, and motto. */
const mottoOf = (setting: Setting): string[] => {
  const { place, tagline } = setting.view.masthead;
  return [isInHead(setting, place) ? '' : place, ...tagline].filter(Boolean);
};

/** Words of a motto on one line, parted by an em, mm. */
const mottoWidth = (setting: Setting, motto: string[], size: number): number =>
  motto.reduce((sum, text) => sum + lineWidth(setting, text, size), 0) +
  Math.max(0, motto.length - 1) * ptToMm(size);

interface SkyRoom {
  /** mm */
  width: number;
  sky: number;
  inset: number;
}

/** Distances of the three lines of words led by a name, in heights of the sky. */
const namedBetween = 0.07;

/** No slogan: the name is the largest, the kicker above it, the motto below it. */
function namedWords(setting: Setting, { width, sky, inset }: SkyRoom) {
  const { s3, s4, s5, s6, s7 } = ladderFor(setting);
  const { masthead } = setting.view;
  const [year, motto] = [yearOf(setting), mottoOf(setting)];
  const title = masthead.title.text;
  const fit = (text: string, most: number): number =>
    Math.min(most, sizeFor(setting, text, displayFont(setting), width));
  const mottoSize =
    motto.length === 0 ? s4 : Math.min(s4, (s4 * width) / Math.max(1, mottoWidth(setting, motto, s4)));
  const kicker = fit(`${masthead.kicker} ${year}`, s5);
  const high = (size: number): number =>
    ptToMm(kicker * hanRise + size * (hanRise + hanFall) + (motto.length > 0 ? mottoSize : 0)) +
    sky * namedBetween * (motto.length > 0 ? 2 : 1);
  let size = fit(title, s7);
  while (size > s6 * leastShort && high(size) > sky * mostWords) size *= 0.97;
  const top = Math.max(inset * 0.5, (sky - high(size)) * 0.42);
  const kickerBase = top + ptToMm(kicker * hanRise);
  const titleBase = kickerBase + sky * namedBetween + ptToMm(size * hanRise);
  const mottoBase = titleBase + ptToMm(size * hanFall) + sky * namedBetween + ptToMm(mottoSize * 0.7);
  const yearSize = (kicker * hanRise * 0.94) / digitsRise;
  const yearLeft = inset + displayWidth(setting, masthead.kicker, kicker) + inset * 0.7;
  const yearWidth = year ? inset * 0.7 + numeralWidth(setting, year, yearSize) : 0;
  return {
    end:
      inset +
      Math.max(
        displayWidth(setting, title, size),
        displayWidth(setting, masthead.kicker, kicker) + yearWidth,
        mottoWidth(setting, motto, mottoSize),
      ),
    least: high(size) > sky ? 0 : Math.min(kicker, size, motto.length > 0 ? mottoSize : Infinity),
    title: size,
    isMottoBeside: mottoSize >= s3 * 0.8,
    kickerStyle: placed({ left: inset, top: kickerBase - ptToMm(kicker * base.display) }, kicker),
    yearStyle: placed({ left: yearLeft, top: kickerBase - ptToMm(yearSize * base.numeral) }, yearSize),
    titleStyle: placed({ left: inset, top: titleBase - ptToMm(size * base.display) }, size),
    taglineStyle: placed({ left: inset, top: mottoBase - ptToMm(mottoSize * base.quote) }, mottoSize),
  };
}

/** Kicker, year, title and motto in the sky left of the disc. @param width mm that they have. */
export function skyWords(setting: Setting, { width, sky, inset }: SkyRoom) {
  const { masthead, script } = setting.view;
  if (!isSlogan(setting)) return namedWords(setting, { width, sky, inset });
  const { s4, s5, s6, s8 } = ladderFor(setting);
  const { kicker: kickerText } = masthead;
  const year = yearOf(setting);
  const title = masthead.title.text;
  const gap = inset * 0.7;
  /** Kicker and year are equally high. */
  const yearSize = (kicker: number): number => (kicker * hanRise * 0.94) / digitsRise;
  const widths = (kicker: number) => {
    const own = displayWidth(setting, kickerText, kicker);
    return { own, all: own + (year ? gap + numeralWidth(setting, year, yearSize(kicker)) : 0) };
  };
  /** A short title is set to the width of the kicker, a longer one runs on below the year. */
  const titleAt = (kicker: number): { size: number; isShort: boolean; width: number } => {
    const { own } = widths(kicker);
    const isShort = sizeFor(setting, title, displayFont(setting), own) > s6 * leastShort;
    const room = isShort ? own : width;
    return { size: Math.min(s6, sizeFor(setting, title, displayFont(setting), room)), isShort, width: room };
  };
  const highAt = (kicker: number): number =>
    ptToMm(kicker * (hanRise + hanFall) + titleAt(kicker).size * (hanRise + hanFall)) + sky * between;
  let kicker = s8 * 1.3;
  while (kicker > s5 && (widths(kicker).all > width || highAt(kicker) > sky * mostWords)) kicker *= 0.98;
  const set = titleAt(kicker);
  const top = Math.max(inset * 0.5, (sky - highAt(kicker)) * 0.4);
  const kickerBase = top + ptToMm(kicker * hanRise);
  const titleBase = top + highAt(kicker) - ptToMm(set.size * hanFall);
  const yearLeft = inset + widths(kicker).own + gap;
  const letters = [...title].length;
  const spare = set.width - displayWidth(setting, title, set.size);
  const tracking =
    set.isShort && script === 'han' && letters > 1
      ? Math.max(0, Math.min(ptToMm(set.size * mostTracking), spare / (letters - 1)))
      : 0;
  // Place and motto stand beside the title.
  const motto = mottoOf(setting);
  const mottoWide = mottoWidth(setting, motto, s4);
  const mottoSize =
    motto.length > 0 ? Math.min(s4, (s4 * (width - (yearLeft - inset))) / Math.max(1, mottoWide)) : s4;
  const mottoEnd = set.isShort && motto.length > 0 ? yearLeft + (mottoWide * mottoSize) / s4 : 0;
  return {
    end: Math.max(inset + widths(kicker).all, inset + set.width, mottoEnd),
    least: Math.min(kicker, set.size, motto.length > 0 && set.isShort ? mottoSize : Infinity),
    title: Math.max(kicker, set.size),
    isMottoBeside: set.isShort,
    kickerStyle: placed({ left: inset, top: kickerBase - ptToMm(kicker * base.display) }, kicker),
    yearStyle: placed(
      { left: yearLeft, top: kickerBase - ptToMm(yearSize(kicker) * base.numeral) },
      yearSize(kicker),
    ),
    titleStyle: `${placed({ left: inset, top: titleBase - ptToMm(set.size * base.display) }, set.size)}letter-spacing:${mmStyle(tracking)};`,
    taglineStyle: placed({ left: yearLeft, top: titleBase - ptToMm(mottoSize * base.quote) }, mottoSize),
  };
}
