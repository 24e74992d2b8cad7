/**
 * Chip, kicker and title in the hero's sky: a slogan the largest, the others below it, or abreast in a flat
 * sky; any other kicker above the name of the body that reports. Sizes follow from the words' own widths, so that a short and a long title both fill
 * their place.
 */
import { mmToPt, ptToMm } from '../../lib/units.ts';
import { sizeFor, type Setting } from '../block.ts';
import { titleLines, underTitle } from './parts.ts';

/** Share of the width that kicker and title may take. */
export const wordsShare = 0.66;

export interface Words {
  chip: Placed;
  kicker: Placed;
  title: Placed & { lines: string[] };
  /** Share of the width that the words take: the picture stays low there. */
  calm: number;
}

/** Left and top edge in mm, size in pt. */
export interface Placed {
  left: number;
  top: number;
  size: number;
}

export const chipOf = ({ view: { masthead } }: Setting): string =>
  [masthead.year, masthead.place].filter(Boolean).join(' ');

const display = (setting: Setting) => ({ family: setting.theme.type.display, weight: 900 });
/** A sky flatter than this (width to height) has kicker and title abreast; a higher one has them stacked. */
export const flatSky = 6;

/**
 * Height of a chip, and what it is wider than its words, in sizes of its type; the style sheet says the
 * same.
 */
const chipHigh = 1.64;
const chipPadding = 1;

/** Place of the words, mm; `chip` pt. */
export interface Sky {
  width: number;
  sky: number;
  inset: number;
  chip: number;
}

/** Chip, kicker and title one below the other. */
export function stackWords(setting: Setting, { width, sky, inset, chip }: Sky): Words {
  const { masthead } = setting.view;
  const words = width * wordsShare - inset;
  const top = inset * 0.75 + (chip > 0 ? ptToMm(chip * chipHigh) + sky * 0.03 : 0);
  const room = sky * 0.9 - top;
  const kicker = masthead.kicker
    ? Math.min(mmToPt(room) * 0.62, sizeFor(setting, masthead.kicker, display(setting), words))
    : 0;
  const below = ptToMm(kicker * 1.04);
  const { lines, size } = titleLines(setting, {
    width: words,
    wanted: mmToPt((room - below) * 0.84),
    high: mmToPt((room - below) / 1.15),
  });
  return {
    chip: { left: inset, top: inset * 0.75, size: chip },
    kicker: { left: inset * 0.8, top, size: kicker },
    title: { left: inset, top: top + below, size, lines },
    calm: 0.52,
  };
}

/**
 * Shares of the width that a kicker beside its title may take: a long one more, as long as that leaves the
 * title as large but for a hair, and larger than the chip.
 */
const kickerShares = [0.34, 0.37, 0.4, 0.43, 0.46];
const leftTitle = 0.95;

/** In a flat sky: kicker on the left, chip and title on its right, all on one foot. */
export function flatWords(setting: Setting, sky: Sky): Words {
  const [usual, ...wider] = kickerShares.map((share) => abreastAt(setting, sky, share)) as [
    Words,
    ...Words[],
  ];
  return wider.reduce(
    (widest, one) => (one.title.size >= Math.max(usual.title.size * leftTitle, sky.chip) ? one : widest),
    usual,
  );
}

function abreastAt(setting: Setting, { width, sky, inset, chip }: Sky, share: number): Words {
  const { masthead } = setting.view;
  const top = inset * 0.6;
  const room = sky * 0.86 - top;
  const kicker = Math.min(
    mmToPt(room * 0.96),
    sizeFor(setting, masthead.kicker, display(setting), width * share),
  );
  // A kicker that its width keeps small stands on the same foot as the title, not in the middle.
  const kickerTop = top + (room - ptToMm(kicker)) * (ptToMm(kicker) < room * 0.7 ? 0.85 : 0.5);
  const left =
    inset * 0.8 +
    ptToMm(setting.metrics.width(masthead.kicker, { ...display(setting), size: kicker })) +
    inset * 0.9;
  const chipHeight = chip > 0 ? ptToMm(chip * chipHigh) : 0;
  const foot = kickerTop + ptToMm(kicker) * 0.96;
  // The chip above the title stands no higher than the words may.
  const most = Math.min((room - chipHeight - sky * 0.06) / 1.2, (foot - top - chipHeight - sky * 0.05) / 1.1);
  const { lines, size } = titleLines(setting, {
    width: width * (masthead.tagline.length > 0 ? wordsShare - 0.02 : 0.72) - left,
    wanted: mmToPt((room - chipHeight) * 0.62),
    high: mmToPt(most),
  });
  const titleTop = foot - ptToMm(size * 1.1 * lines.length);
  return {
    chip: { left: left + 0.5, top: titleTop - chipHeight - sky * 0.05, size: chip },
    kicker: { left: inset * 0.8, top: kickerTop, size: kicker },
    title: { left, top: titleTop, size, lines },
    calm: 0.66,
  };
}

/** Greatest height of a kicker that names the kind of report, in the room of the words, and of the words in theirs. */
const mostNamed = 0.24;
const namedLeading = 1.15;
/** Smaller it is not tried, pt. */
const leastNamed = 4;

/** The name of the body that reports is the largest; chip and kicker stand in a row above it. */
export function namedWords(setting: Setting, { width, sky, inset, chip }: Sky): Words {
  const { masthead } = setting.view;
  const isFlat = width / sky > flatSky;
  const top = inset * (isFlat ? 0.6 : 0.75);
  const room = sky * (isFlat ? 0.86 : 0.9) - top;
  const words = width * (masthead.tagline.length > 0 ? wordsShare - 0.02 : 0.72) - inset;
  const chipWide = chip > 0 ? chipWidth(setting, chip) + inset * 0.6 : 0;
  const widest = masthead.kicker ? sizeFor(setting, masthead.kicker, display(setting), words - chipWide) : 0;
  const setWith = (kicker: number) => {
    const row = ptToMm(Math.max(chip * chipHigh, kicker * 1.04));
    const gap = row > 0 ? sky * 0.05 : 0;
    const high = mmToPt(room - row - gap);
    return {
      row,
      gap,
      title: titleLines(setting, { width: words, wanted: high, high: high / namedLeading }),
    };
  };
  let kicker = masthead.kicker ? Math.min(mmToPt(room) * mostNamed, widest) : 0;
  // In a hero that has no room for a title no kicker is small enough.
  while (kicker > leastNamed && kicker > setWith(kicker).title.size * underTitle) kicker *= 0.96;
  const { row, gap, title } = setWith(kicker);
  const free = room - row - gap - ptToMm(title.size * namedLeading * title.lines.length);
  const from = top + Math.max(0, free) * 0.45;
  return {
    chip: { left: inset, top: from + (row - ptToMm(chip * chipHigh)) / 2, size: chip },
    kicker: { left: inset + chipWide, top: from + (row - ptToMm(kicker * 1.04)) / 2, size: kicker },
    title: { left: inset, top: from + row + gap, size: title.size, lines: title.lines },
    calm: isFlat ? 0.66 : 0.52,
  };
}

/** Width of the chip, mm. */
const chipWidth = (setting: Setting, size: number): number =>
  ptToMm(
    setting.metrics.width(chipOf(setting), { family: setting.theme.type.numeral, weight: 700, size }) +
      size * chipPadding,
  );

/** Right edge of kicker and title, mm. */
export function wordsEnd(setting: Setting, { kicker, title }: Words): number {
  const end = ({ left, size }: Placed, text: string) =>
    left + ptToMm(setting.metrics.width(text, { ...display(setting), size }));
  return Math.max(end(kicker, setting.view.masthead.kicker), ...title.lines.map((line) => end(title, line)));
}
