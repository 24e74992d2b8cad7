/**
 * Words of the sunrise hero in the sky left of its disc: kicker and year, title, motto.
 */
import { settledStep, stepBelow } from '../../design/ladder.ts';
import { lineWidth, sizeFor, type Setting } from '../block.ts';
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
/** A name of the body that reports is of this share of S6 and more. */
const leastShort = 0.5;
/** Smaller than this share of S3 a motto is lost beside its title. */
const leastMotto = 0.8;

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
  const ladder = ladderFor(setting);
  const { s3, s4, s5, s6, s7 } = ladder;
  const { masthead } = setting.view;
  const [year, motto] = [yearOf(setting), mottoOf(setting)];
  const title = masthead.title.text;
  const fit = (text: string, most: number): number =>
    Math.min(most, sizeFor(setting, text, displayFont(setting), width));
  const mottoSize =
    motto.length === 0
      ? s4
      : settledStep(ladder, Math.min(s4, (s4 * width) / Math.max(1, mottoWidth(setting, motto, s4))));
  const kickerFit = fit(`${masthead.kicker} ${year}`, s5);
  const kicker = stepBelow(ladder, kickerFit) ?? kickerFit;
  const high = (size: number): number =>
    ptToMm(kicker * hanRise + size * (hanRise + hanFall) + (motto.length > 0 ? mottoSize : 0)) +
    sky * namedBetween * (motto.length > 0 ? 2 : 1);
  let size = fit(title, s7);
  while (size > s6 * leastShort && high(size) > sky * mostWords) size *= 0.97;
  size = settledStep(ladder, size);
  const top = Math.max(inset * 0.5, (sky - high(size)) * 0.42);
  const kickerBase = top + ptToMm(kicker * hanRise);
  const titleBase = kickerBase + sky * namedBetween + ptToMm(size * hanRise);
  const mottoBase = titleBase + ptToMm(size * hanFall) + sky * namedBetween + ptToMm(mottoSize * 0.7);
  const yearSize = kicker;
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
    kicker,
    isMottoBeside: mottoSize >= s3 * leastMotto,
    kickerStyle: placed({ left: inset, top: kickerBase - ptToMm(kicker * base.display) }, kicker),
    yearStyle: placed({ left: yearLeft, top: kickerBase - ptToMm(yearSize * base.numeral) }, yearSize),
    titleStyle: placed({ left: inset, top: titleBase - ptToMm(size * base.display) }, size),
    taglineStyle: placed({ left: inset, top: mottoBase - ptToMm(mottoSize * base.quote) }, mottoSize),
  };
}

/** Steps for the name below a slogan, the largest that leaves room for what stands beside it; else what fits. */
function nameSize(setting: Setting, title: string, { width, beside }: { width: number; beside: number }) {
  const { s5, s6 } = ladderFor(setting);
  const fits = (size: number, room: number) => displayWidth(setting, title, size) <= room;
  const fit = sizeFor(setting, title, displayFont(setting), Math.max(1, width - beside));
  return (
    [s6, s5].find((step) => fits(step, width - beside)) ??
    (fit >= s6 * leastShort ? fit : undefined) ??
    [s6, s5].find((step) => fits(step, width)) ??
    sizeFor(setting, title, displayFont(setting), width)
  );
}

/** Kicker, year, title and motto in the sky left of the disc. @param width mm that they have. @param most Of the kicker, pt. */
export function skyWords(
  setting: Setting,
  { width, sky, inset, most = Infinity }: SkyRoom & { most?: number },
) {
  const { masthead } = setting.view;
  if (!isSlogan(setting)) return namedWords(setting, { width, sky, inset });
  const ladder = ladderFor(setting);
  const { s3, s4, s5, s8 } = ladder;
  const { kicker: kickerText } = masthead;
  const year = yearOf(setting);
  const title = masthead.title.text;
  const gap = inset * 0.7;
  // Place and motto stand beside the title.
  const motto = mottoOf(setting);
  const mottoAt = (size: number): number => mottoWidth(setting, motto, size);
  const size = nameSize(setting, title, { width, beside: motto.length > 0 ? mottoAt(s3) + gap : 0 });
  const widths = (kicker: number) => {
    const own = displayWidth(setting, kickerText, kicker);
    return { own, all: own + (year ? gap + numeralWidth(setting, year, kicker) : 0) };
  };
  const highAt = (kicker: number): number => ptToMm((kicker + size) * (hanRise + hanFall)) + sky * between;
  let kicker = Math.min(most, s8 * 1.3);
  while (kicker > s5 && (widths(kicker).all > width || highAt(kicker) > sky * mostWords)) kicker *= 0.98;
  kicker = settledStep(ladder, kicker);
  const top = Math.max(inset * 0.5, (sky - highAt(kicker)) * 0.4);
  const kickerBase = top + ptToMm(kicker * hanRise);
  const titleBase = top + highAt(kicker) - ptToMm(size * hanFall);
  const yearLeft = inset + widths(kicker).own + gap;
  const titleEnd = inset + displayWidth(setting, title, size);
  const mottoLeft = Math.max(year ? yearLeft : 0, titleEnd + gap);
  const mottoRoom = inset + width - mottoLeft;
  const mottoSize =
    [s4, s3].find((step) => mottoAt(step) <= mottoRoom) ?? (s3 * mottoRoom) / Math.max(1, mottoAt(s3));
  const isMottoBeside = mottoSize >= s3 * leastMotto;
  const hasMotto = motto.length > 0 && isMottoBeside;
  return {
    end: Math.max(inset + widths(kicker).all, titleEnd, hasMotto ? mottoLeft + mottoAt(mottoSize) : 0),
    least: Math.min(kicker, size, hasMotto ? mottoSize : Infinity),
    title: Math.max(kicker, size),
    kicker,
    isMottoBeside,
    kickerStyle: placed({ left: inset, top: kickerBase - ptToMm(kicker * base.display) }, kicker),
    yearStyle: placed({ left: yearLeft, top: kickerBase - ptToMm(kicker * base.numeral) }, kicker),
    titleStyle: placed({ left: inset, top: titleBase - ptToMm(size * base.display) }, size),
    taglineStyle: placed({ left: mottoLeft, top: titleBase - ptToMm(mottoSize * base.quote) }, mottoSize),
  };
}
