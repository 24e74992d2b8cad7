/**
 * The hero: kicker, title and tagline on calm sky, the headline figures on solid ground. Sizes follow
 * from the words' own widths, so that a short and a long title both fill their place.
 */
import { drawArt } from '../html/art/art.ts';
import { mmToPt, ptToMm } from '../lib/units.ts';
import { mmStyle, ptStyle, sizeFor, type Frame, type Setting } from './block.ts';
import { leadStrip } from './hero-lead.ts';

/** Share of the width that kicker and title may take. */
const wordsShare = 0.66;

/** Title on one line, or on two at a sense unit where it would come out small. @param width mm @param wanted pt @param high Height of all its lines together at most, pt. */
function titleLines(setting: Setting, width: number, { wanted, high }: { wanted: number; high: number }): { lines: string[]; size: number } {
  const { text, units } = setting.view.masthead.title;
  const font = { family: setting.theme.type.display, weight: 900 };
  const sized = (lines: string[]) => ({ lines, size: Math.min(wanted, high / lines.length, ...lines.map((line) => sizeFor(setting, line, font, width))) });
  const one = sized([text]);
  if (one.size >= wanted * 0.62 || units.length < 2) return one;
  const splits = units.slice(1).map((_, index) => sized([units.slice(0, index + 1).join(''), units.slice(index + 1).join('')]));
  return splits.reduce((a, b) => (b.size > a.size ? b : a), one);
}

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
const flatSky = 6;

/** Chip, kicker and title one below the other. */
function stackWords(setting: Setting, { width, sky, inset, chip }: { width: number; sky: number; inset: number; chip: number }): Words {
  const { masthead } = setting.view;
  const words = width * wordsShare - inset;
  const top = inset * 0.75 + (chip > 0 ? ptToMm(chip * 1.64) + sky * 0.03 : 0);
  const room = sky * 0.9 - top;
  const kicker = masthead.kicker ? Math.min(mmToPt(room) * 0.62, sizeFor(setting, masthead.kicker, display(setting), words)) : 0;
  const below = ptToMm(kicker * 1.04);
  const { lines, size } = titleLines(setting, words, { wanted: mmToPt((room - below) * 0.84), high: mmToPt((room - below) / 1.15) });
  return {
    chip: { left: inset, top: inset * 0.75, size: chip }, kicker: { left: inset * 0.8, top, size: kicker },
    title: { left: inset, top: top + below, size, lines }, calm: 0.52,
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
  const foot = kickerTop + ptToMm(kicker) * 0.96;
  // The chip above the title stands no higher than the words may.
  const most = Math.min((room - chipHeight - sky * 0.06) / 1.2, (foot - top - chipHeight - sky * 0.05) / 1.1);
  const { lines, size } = titleLines(setting, width * (masthead.tagline.length > 0 ? wordsShare - 0.02 : 0.72) - left, { wanted: mmToPt((room - chipHeight) * 0.62), high: mmToPt(most) });
  const titleTop = foot - ptToMm(size * 1.1 * lines.length);
  return {
    chip: { left: left + 0.5, top: titleTop - chipHeight - sky * 0.05, size: chip }, kicker: { left: inset * 0.8, top: kickerTop, size: kicker },
    title: { left, top: titleTop, size, lines }, calm: 0.66,
  };
}

/** The picture keeps at least this share of the width. */
const mostCalm = 0.85;

/** Right edge of kicker and title, mm. */
function wordsEnd(setting: Setting, { kicker, title }: Words): number {
  const end = ({ left, size }: Placed, text: string) => left + ptToMm(setting.metrics.width(text, { ...display(setting), size }));
  return Math.max(end(kicker, setting.view.masthead.kicker), ...title.lines.map((line) => end(title, line)));
}

const placeStyle = ({ left, top, size }: Placed, name: string): string => `left:${mmStyle(left)};top:${mmStyle(top)};--${name}:${ptStyle(size)};`;

/** pt */
const leastTagline = 9;
const greatestTagline = 30;
const greatestLatin = 15;
/** From here on type counts as large, which needs less contrast (WCAG 2.2, 1.4.3). */
const largeType = 18;
/** From character to character of an upright tagline, in sizes of its type; from line to line of a flat one, as in the style sheet. */
const taglineStep = 1.12;
const latinLeading = 1.45;

/** Size in pt, top edge and height in mm. */
interface Tagline { size: number; top: number; height: number }

/** Han stands upright, as high as the sky allows. In a low sky the least size takes the room above it. */
function uprightTagline(lines: string[], { width, sky, inset }: { width: number; sky: number; inset: number }): Tagline {
  const longest = Math.max(1, ...lines.map((line) => [...line].length));
  const size = Math.max(leastTagline, Math.min(mmToPt(sky * (width / sky > flatSky ? 0.56 : 0.66)) / (longest * taglineStep), greatestTagline));
  const height = ptToMm(size * longest * taglineStep);
  return { size, height, top: Math.max(0.5, Math.min(inset, (sky - height) / 2)) };
}

/** Latin lies flat, as large as the longest line allows. */
function flatTagline(setting: Setting, lines: string[], { width, sky, inset }: { width: number; sky: number; inset: number }): Tagline {
  const room = Math.max(4, sky - 2 * inset);
  const widest = lines.map((line) => sizeFor(setting, line, { family: setting.theme.type.quote, weight: 400 }, width * (1 - wordsShare) * 0.9));
  const size = Math.max(leastTagline, Math.min(greatestLatin, mmToPt(room) / (Math.max(1, lines.length) * latinLeading), ...widest));
  const height = ptToMm(size * latinLeading * lines.length);
  return { size, height, top: Math.max(0.5, Math.min(inset, (sky - height) / 2)) };
}

/** What the hero template receives. @param height mm @param spine mm at the middle that words keep off; 0 where there is none. */
export function heroContext(setting: Setting, frame: Frame, { height, spine }: { height: number; spine: number }): object {
  const { view, theme } = setting;
  const { masthead } = view;
  const { width } = frame;
  const { ground, parts } = leadStrip(setting, { width, height, spine });
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
  const place = { width, sky, inset };
  const tagline = han ? uprightTagline(masthead.tagline, place) : flatTagline(setting, masthead.tagline, place);
  // Large words may stand on a hill, not on columns; small ones on neither.
  const isCleared = masthead.tagline.length > 0 && (theme.art === 'lines' || tagline.size < largeType);
  return {
    ...frame, partial: 'hero', id: 'hero', masthead, chip, titleLines: words.title.lines, leads: parts,
    art: drawArt({ theme, seed: view.id, width, height, ground, calm, clear: isCleared ? tagline.top + tagline.height : 0, own: setting.art }),
    chipStyle: placeStyle(words.chip, 'chip'), kickerStyle: placeStyle(words.kicker, 'kicker'), titleStyle: placeStyle(words.title, 'title'),
    taglineClass: han ? '' : 'hero-tagline-latin',
    taglineStyle: `right:${mmStyle(inset * 1.4)};top:${mmStyle(tagline.top)};--tagline:${ptStyle(tagline.size)};`,
  };
}

/** What the endpiece template receives: the hero's picture without its words, over the whole width at the end of the last page. @param height mm */
export function endpieceContext({ view, theme, art: own }: Setting, frame: Frame, height: number): object {
  return { ...frame, partial: 'endpiece', id: 'endpiece', art: drawArt({ theme, seed: `${view.id}/endpiece`, width: frame.width, height, ground: 0, calm: 0, own, prefix: 'endpiece-art-' }) };
}
