/**
 * The hero: kicker, title and tagline on calm sky, the headline figures on solid ground. Sizes follow
 * from the words' own widths, so that a short and a long title both fill their place.
 */
import { drawArt } from '../html/art/art.ts';
import { mmToPt, ptToMm, round, steadyPt } from '../lib/units.ts';
import type { FactView } from '../view/view.ts';
import { mmStyle, type Frame, type Setting } from './block.ts';

/** Shares of the hero's height: ground with the headline figures, least sky above the words. */
const groundShare = 0.33;
/** Share of the width that kicker and title may take. */
const wordsShare = 0.66;
/** Reversed type on a ground of several inks: 12 pt bold at least (newsprint table). */
const leastReversed = 12;
const greatestLead = 64;

/** Largest size in pt at which `text` is at most `width` mm wide. */
const sizeFor = (setting: Setting, text: string, font: { family: string; weight: number }, width: number): number =>
  mmToPt(width) / setting.metrics.width(text, { ...font, size: 1 });

/** Title on one line, or on two at a sense unit where it would come out small. */
function titleLines(setting: Setting, width: number, wanted: number): { lines: string[]; size: number } {
  const { text, units } = setting.view.masthead.title;
  const font = { family: setting.theme.type.display, weight: 900 };
  const one = Math.min(wanted, sizeFor(setting, text, font, width));
  if (one >= wanted * 0.62 || units.length < 2) return { lines: [text], size: one };
  const splits = units.slice(1).map((_, index) => [units.slice(0, index + 1).join(''), units.slice(index + 1).join('')]);
  const sized = splits.map((lines) => ({ lines, size: Math.min(wanted, ...lines.map((line) => sizeFor(setting, line, font, width))) }));
  return sized.reduce((a, b) => (b.size > a.size ? b : a));
}

const leadPad = (width: number): number => Math.min(5, width * 0.012);

/** Size of the headline figures, pt: the widest must fit its share of the width. */
function leadSizes(setting: Setting, facts: FactView[], { width, ground, titled }: { width: number; ground: number; titled: boolean }): { number: number; label: number; pad: number } {
  const pad = leadPad(width);
  const each = (width - (titled ? width * 0.12 : 0)) / facts.length - 2 * pad;
  const { numeral, heading } = setting.theme.type;
  const label = Math.max(leastReversed, Math.min(13, ...facts.map((fact) => sizeFor(setting, fact.label, { family: heading, weight: 700 }, each))));
  const number = Math.min(greatestLead, mmToPt(ground) * 0.47, ...facts.map((fact) => {
    const words = fact.parts.filter((part) => part.role !== 'number' && part.role !== 'sign' && !/^[%‰]/.test(part.text)).map((part) => part.text).join('');
    const figures = fact.parts.filter((part) => part.role === 'number' || part.role === 'sign' || /^[%‰]/.test(part.text)).map((part) => part.text).join('');
    const wordWidth = ptToMm(setting.metrics.width(words, { family: heading, weight: 700, size: label }) + label * 0.5);
    return sizeFor(setting, figures, { family: numeral, weight: 700 }, Math.max(8, each - wordWidth));
  }));
  // Its unit is set smaller and must not fall below what reversed type bears.
  return { number: round(Math.max(number, leastReversed * 1.05), 2), label: round(label, 2), pad: round(pad, 2) };
}

/** Lines of a Latin tagline lie flat: as large as the longest allows. */
const latinTagline = (setting: Setting, { width, height }: { width: number; height: number }): number => {
  const { tagline } = setting.view.masthead;
  const widest = tagline.map((line) => sizeFor(setting, line, { family: setting.theme.type.quote, weight: 400 }, width));
  return Math.min(15, mmToPt(Math.max(4, height)) / (Math.max(1, tagline.length) * 1.45), ...widest);
};

const pt = (value: number): string => `${steadyPt(value)}pt`;

interface Words {
  chip: Placed;
  kicker: Placed;
  title: Placed & { lines: string[] };
  /** Share of the width that the words take: the picture stays low there. */
  calm: number;
}

/** Left and top edge in mm, size in pt. */
interface Placed {
  left: number;
  top: number;
  size: number;
}

const display = (setting: Setting) => ({ family: setting.theme.type.display, weight: 900 });
/** A sky flatter than this (width to height) has kicker and title abreast; a higher one has them stacked. */
const flatSky = 7;

/** Chip, kicker and title one below the other. */
function stackWords(setting: Setting, { width, sky, inset, chip }: { width: number; sky: number; inset: number; chip: number }): Words {
  const { masthead } = setting.view;
  const words = width * wordsShare - inset;
  const top = inset * 0.75 + (chip > 0 ? ptToMm(chip * 1.64) + sky * 0.03 : 0);
  const room = sky * 0.9 - top;
  const kicker = masthead.kicker ? Math.min(mmToPt(room) * 0.62, sizeFor(setting, masthead.kicker, display(setting), words)) : 0;
  const below = ptToMm(kicker * 1.04);
  const title = titleLines(setting, words, mmToPt((room - below) * 0.84));
  const size = Math.min(title.size, mmToPt((room - below) / (title.lines.length * 1.15)));
  return {
    chip: { left: inset, top: inset * 0.75, size: chip }, kicker: { left: inset * 0.8, top, size: kicker },
    title: { left: inset, top: top + below, size, lines: title.lines }, calm: 0.52,
  };
}

/** Kicker on the left, chip and title on its right, all on one foot. */
function abreastWords(setting: Setting, { width, sky, inset, chip }: { width: number; sky: number; inset: number; chip: number }): Words {
  const { masthead } = setting.view;
  const top = inset * 0.6;
  const room = sky * 0.86 - top;
  const kicker = Math.min(mmToPt(room * 0.96), sizeFor(setting, masthead.kicker, display(setting), width * 0.34));
  // A kicker that its width keeps small stands on the same foot as the title, not in the middle.
  const kickerTop = top + (room - ptToMm(kicker)) * (ptToMm(kicker) < room * 0.7 ? 0.85 : 0.5);
  const left = inset * 0.8 + ptToMm(setting.metrics.width(masthead.kicker, { ...display(setting), size: kicker })) + inset * 0.9;
  const chipHeight = chip > 0 ? ptToMm(chip * 1.64) : 0;
  const title = titleLines(setting, width * (masthead.tagline.length > 0 ? wordsShare - 0.02 : 0.72) - left, mmToPt((room - chipHeight) * 0.62));
  const size = Math.min(title.size, mmToPt((room - chipHeight - sky * 0.06) / (title.lines.length * 1.2)));
  const foot = kickerTop + ptToMm(kicker) * 0.96;
  const titleTop = foot - ptToMm(size * 1.1 * title.lines.length);
  return {
    chip: { left: left + 0.5, top: titleTop - chipHeight - sky * 0.05, size: chip }, kicker: { left: inset * 0.8, top: kickerTop, size: kicker },
    title: { left, top: titleTop, size, lines: title.lines }, calm: 0.66,
  };
}

/** The picture keeps at least this share of the width. */
const mostCalm = 0.85;

/** Right edge of kicker and title, mm. */
function wordsEnd(setting: Setting, { kicker, title }: Words): number {
  const end = ({ left, size }: Placed, text: string) => left + ptToMm(setting.metrics.width(text, { ...display(setting), size }));
  return Math.max(end(kicker, setting.view.masthead.kicker), ...title.lines.map((line) => end(title, line)));
}

const placeStyle = ({ left, top, size }: Placed, name: string): string => `left:${mmStyle(left)};top:${mmStyle(top)};--${name}:${pt(size)};`;

/** A row of headline figures, mm: number and label at their least with air above and below. */
const leastGround = 11.5;
const mostGround = 0.62;

/** Two rows of headline figures take so many times the ground of one. */
const twoRows = 1.6;

/** Rows of headline figures: two where their labels do not stand side by side at the least size of reversed type. */
function leadRows(setting: Setting, width: number, count: number): number {
  const { facts, title } = setting.view.lead;
  const longest = Math.max(0, ...facts.map((fact) => ptToMm(setting.metrics.width(fact.label, { family: setting.theme.type.heading, weight: 700, size: leastReversed }))));
  const pad = 2 * leadPad(width);
  return (longest * 1.03 + pad) * count + (title ? width * 0.12 : 0) > width ? 2 : 1;
}

/** The headline figures in one strip, or in one on each page of a spread. */
function leadParts(setting: Setting, { width, ground, spine, rows }: { width: number; ground: number; spine: number; rows: number }): { facts: FactView[]; title: string; style: string }[] {
  const { facts, title } = setting.view.lead;
  if (facts.length === 0) return [];
  const count = spine > 0 ? Math.ceil(facts.length / 2) : facts.length;
  const part = spine > 0 ? (width - spine) / 2 : width;
  const sizes = leadSizes(setting, facts, { width: (part * facts.length) / Math.ceil(count / rows), ground: ground / rows, titled: title !== '' });
  const style = `height:${mmStyle(ground)};${rows > 1 ? `flex-wrap:wrap;--lead-basis:${Math.floor(100 / Math.ceil(count / rows)) - 1}%;` : ''}--lead:${pt(sizes.number)};--lead-label:${pt(sizes.label)};--pad:${mmStyle(sizes.pad)};`;
  if (spine === 0) return [{ facts, title, style }];
  const off = `${mmStyle(spine / 2)};`;
  return [{ facts: facts.slice(0, count), title, style: `${style}right:50%;padding-right:${off}` }, { facts: facts.slice(count), title: '', style: `${style}left:50%;padding-left:${off}` }];
}

/** What the hero template receives. @param height mm @param spine mm at the middle that words keep off; 0 where there is none. */
/** pt */
const leastTagline = 9;
/** From character to character of an upright tagline, in sizes of its type. */
const taglineStep = 1.12;

export function heroContext(setting: Setting, frame: Frame, { height, spine }: { height: number; spine: number }): object {
  const { view, theme } = setting;
  const { masthead, lead } = view;
  const { width } = frame;
  const rows = leadRows(setting, spine > 0 ? (width - spine) / 2 : width, spine > 0 ? Math.ceil(lead.facts.length / 2) : lead.facts.length);
  const ground = lead.facts.length > 0 ? Math.min(height * mostGround, Math.max(height * groundShare * (rows > 1 ? twoRows : 1), rows * leastGround)) : 0;
  const sky = height - ground;
  const inset = Math.min(9, width * 0.025);
  const chip = [masthead.year, masthead.place].filter(Boolean).join(' ');
  const chipSize = chip ? Math.min(17, Math.max(11, mmToPt(sky) * 0.08)) : 0;
  const arrangeWords = masthead.kicker && width / sky > (spine > 0 ? 2 * flatSky : flatSky) ? abreastWords : stackWords;
  // On a spread kicker and title stand on the left page.
  const side = spine > 0 ? (width - spine) / 2 : width;
  const words = arrangeWords(setting, { width: side, sky, inset, chip: chipSize });
  const calm = Math.min(mostCalm, Math.max((words.calm * side) / width, wordsEnd(setting, words) / width + 0.03));
  const han = view.script === 'han';
  const longest = Math.max(1, ...masthead.tagline.map((line) => [...line].length));
  const tagline = Math.max(leastTagline, Math.min(mmToPt(sky * (width / sky > flatSky ? 0.56 : 0.66)) / (longest * taglineStep), 30));
  // In a low sky the least size takes the room above it.
  const taglineTop = han ? Math.max(0.5, Math.min(inset, (sky - ptToMm(tagline * longest * taglineStep)) / 2)) : inset;
  return {
    ...frame, partial: 'hero', id: 'hero', masthead, chip, titleLines: words.title.lines, leads: leadParts(setting, { width, ground, spine, rows }),
    art: drawArt({ theme, seed: view.id, width, height, ground, calm, own: setting.art }),
    chipStyle: placeStyle(words.chip, 'chip'), kickerStyle: placeStyle(words.kicker, 'kicker'), titleStyle: placeStyle(words.title, 'title'),
    taglineClass: han ? '' : 'hero-tagline-latin',
    taglineStyle: `right:${mmStyle(inset * 1.4)};top:${mmStyle(taglineTop)};--tagline:${pt(han ? tagline : latinTagline(setting, { width: width * (1 - wordsShare) * 0.9, height: sky - 2 * inset }))};`,
  };
}
