/**
 * The hero: kicker, title and tagline on calm sky, the headline figures on solid ground. Sizes follow
 * from the words' own widths, so that a short and a long title both fill their place.
 */
import { drawArt } from '../html/art/art.ts';
import { mmToPt, ptToMm, round } from '../lib/units.ts';
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

/** Size of the headline figures, pt: the widest must fit its share of the width. */
function leadSizes(setting: Setting, facts: FactView[], width: number, ground: number, titled: boolean): { number: number; label: number; pad: number } {
  const pad = Math.min(5, width * 0.012);
  const each = (width - (titled ? width * 0.12 : 0)) / facts.length - 2 * pad;
  const { numeral, heading } = setting.theme.type;
  const label = Math.max(leastReversed, Math.min(14, ...facts.map((fact) => sizeFor(setting, fact.label, { family: heading, weight: 700 }, each))));
  const number = Math.min(greatestLead, mmToPt(ground) * 0.56, ...facts.map((fact) => {
    const words = fact.parts.filter((part) => part.role !== 'number' && part.role !== 'sign' && !/^[%‰]/.test(part.text)).map((part) => part.text).join('');
    const figures = fact.parts.filter((part) => part.role === 'number' || part.role === 'sign' || /^[%‰]/.test(part.text)).map((part) => part.text).join('');
    const wordWidth = ptToMm(setting.metrics.width(words, { family: heading, weight: 700, size: label }) + label * 0.5);
    return sizeFor(setting, figures, { family: numeral, weight: 700 }, Math.max(8, each - wordWidth));
  }));
  return { number: round(number, 2), label: round(label, 2), pad: round(pad, 2) };
}

const pt = (value: number): string => `${round(value, 2)}pt`;

/** What the hero template receives. @param height mm */
export function heroContext(setting: Setting, frame: Frame, height: number): object {
  const { view, theme } = setting;
  const { masthead, lead } = view;
  const { width } = frame;
  const ground = lead.facts.length > 0 ? height * groundShare : 0;
  const sky = height - ground;
  const inset = Math.min(9, width * 0.025);
  const words = width * wordsShare - inset;
  const chipSize = Math.min(17, Math.max(10, mmToPt(sky) * 0.08));
  const chip = [masthead.year, masthead.place].filter(Boolean).join(' ');
  const top = inset * 0.75 + (chip ? ptToMm(chipSize * 1.64) + sky * 0.03 : 0);
  const room = sky * 0.9 - top;
  const kickerFont = { family: theme.type.display, weight: 900 };
  const kicker = masthead.kicker ? Math.min(mmToPt(room) * 0.62, sizeFor(setting, masthead.kicker, kickerFont, words)) : 0;
  const left = ptToMm(kicker * 1.04);
  const title = titleLines(setting, words, mmToPt((room - left) * 0.84));
  const size = Math.min(title.size, mmToPt((room - left) / (title.lines.length * 1.15)));
  const sizes = leadSizes(setting, lead.facts, width, ground, lead.title !== '');
  const han = view.script === 'han';
  const longest = Math.max(1, ...masthead.tagline.map((line) => [...line].length));
  const tagline = Math.min(mmToPt(sky * 0.72) / (longest * 1.12), 30);
  return {
    ...frame, partial: 'hero', id: 'hero', masthead, chip, titleLines: title.lines, facts: lead.facts, leadTitle: lead.title,
    art: drawArt({ theme, seed: view.id, width, height, ground, calm: masthead.tagline.length > 0 || theme.art !== 'none' ? 0.52 : 1 }),
    chipStyle: `left:${mmStyle(inset)};top:${mmStyle(inset * 0.75)};--chip:${pt(chipSize)};`,
    kickerStyle: `left:${mmStyle(inset * 0.8)};top:${mmStyle(top)};--kicker:${pt(kicker)};`,
    titleStyle: `left:${mmStyle(inset)};top:${mmStyle(top + left)};--title:${pt(size)};`,
    taglineClass: han ? '' : 'hero-tagline-latin',
    taglineStyle: `right:${mmStyle(inset * 1.4)};top:${mmStyle(inset)};--tagline:${pt(han ? tagline : Math.min(20, tagline * 1.6))};`,
    leadStyle: `height:${mmStyle(ground)};--lead:${pt(sizes.number)};--lead-label:${pt(sizes.label)};--pad:${mmStyle(sizes.pad)};`,
  };
}
