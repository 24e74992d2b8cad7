/**
 * Sunrise hero 日出报头: kicker and year on one baseline, the title below them, and the strongest figure on a disc
 * that rises behind the ridges; the other figures on solid ground.
 */
import { drawArt } from '../../html/art/art.ts';
import type { FactView } from '../../view/view.ts';
import { lineWidth, mmStyle, ptStyle, type Setting } from '../block.ts';
import { leadStrip, type LeadPart } from './lead.ts';
import { graveLeads, strongestLead } from './strongest.ts';
import {
  figureSize,
  figureWidth,
  isInHead,
  labelLines,
  ladderFor,
  numberStyle,
  mmToPt,
  ptToMm,
  type HeroPlace,
  type HeroWay,
} from './parts.ts';
import { settledStep } from '../../design/ladder.ts';
import { digitsRise, skyWords, yearOf } from './sky-words.ts';
import { figuresStrip } from './strip.ts';

/**
 * The disc: radius in heights of the hero, distance of its top from that of the hero in heights of the sky, its
 * middle and its greatest radius in widths.
 */
const disc = { radius: 0.74, top: 0.04, middle: 0.8, widest: 0.17 };
/**
 * Where the foot of its figure stands, the highest at which the label fits above it, and where the land may begin
 * below it, in heights of the sky.
 */
const [figureFeet, landTop] = [[0.7, 0.73, 0.76, 0.8], 0.8];
/** Disc between the foot of its figure and the land, mm: bowls hang below the line, and nothing touches them. */
const overLand = 2.6;
/** Heights of the figure on the disc, the greatest at which its label fits above it, in heights of the sky. */
const figureHeights = [0.42, 0.39, 0.36, 0.34, 0.32, 0.28, 0.24, 0.21];
/** The least of these for which its label is set in S3 and larger. */
const leastLabelled = 0.36;
/** Between the figure and the edge of the disc, mm. */
const discAir = 2;
/** White type in several inks holds from so many pt. */
const leastReversed = 9;
/** Lines that its label may take. */
const labelCounts = [1, 2, 3];
/** Foot of the digits on the disc below the top of their line, em. */
const digitsFoot = 0.83;
/** Other figures in the strip, at most. */
const mostOthers = 6;

interface Sun {
  x: number;
  y: number;
  r: number;
}

/** The first that something can be made of. */
function firstOf<One, Made>(list: readonly One[], make: (one: One) => Made | undefined): Made | undefined {
  for (const one of list) {
    const made = make(one);
    if (made !== undefined) return made;
  }
  return undefined;
}

/** What the disc carries: the label, then the figure, centred; undefined where the label has no room. */
function discWordsAt(
  setting: Setting,
  fact: FactView,
  { x, y, r }: Sun,
  {
    sky,
    foot,
    most,
    least,
    greatest,
  }: { sky: number; foot: number; most: number; least: number; greatest: number },
): { size: number; words: object } | undefined {
  const ladder = ladderFor(setting);
  const { s2, s3, s4, s8 } = ladder;
  let size = figureSize(setting, fact, {
    width: r * 1.55,
    most: Math.min(greatest, s8 * 1.15, mmToPt(most * sky) / digitsRise),
    words: s3,
  });
  // Its shoulders keep inside the disc, too.
  const isInside = (): boolean =>
    [foot, foot - ptToMm(size * digitsRise)].every(
      (at) => (figureWidth(setting, fact, size, s3) / 2 + discAir) ** 2 + (at - y) ** 2 <= r * r,
    );
  while (size > s3 && !isInside()) size *= 0.97;
  size = settledStep(ladder, size);
  const top = foot - ptToMm(size * digitsFoot);
  // A rank has the line below the label.
  const rankLines = fact.rank === '' ? 0 : 1;
  // The chord of the disc at the top of the label's first line.
  const chord = (at: number): number => 2 * Math.sqrt(Math.max(0, r * r - (at - y) ** 2)) * 0.9;
  const sizes = [s4, s3, Math.max(leastReversed, (s2 + s3) / 2), Math.max(leastReversed, s2)];
  const large = sizes.filter((one) => one >= least);
  /** The lines of the label where it has just so many and fits. */
  const labelAt = (one: number, count: number): string[] | undefined => {
    const room = chord(top - ptToMm(s3 * 0.35 + one * 1.22 * (count + rankLines)));
    const lines = labelLines(setting, fact, one, room);
    const isIn = [...lines, fact.rank].every((text) => lineWidth(setting, text.trim(), one) <= room);
    return lines.length === count && isIn ? lines : undefined;
  };
  const label = firstOf(large, (one) =>
    firstOf(labelCounts, (count) => {
      const lines = labelAt(one, count);
      return lines && { size: one, lines };
    }),
  );
  if (!label) return undefined;
  const high = ptToMm(label.size * 1.22 * (label.lines.length + rankLines));
  const words = {
    fact,
    style: `left:${mmStyle(x - r)};width:${mmStyle(2 * r)};top:${mmStyle(top - high - ptToMm(s3 * 0.35))};`,
    labelStyle: `font-size:${ptStyle(label.size)};`,
    numberStyle: `${numberStyle(setting, size)}--words:${ptStyle(s3)};`,
    lines: label.lines,
    rank: fact.rank,
  };
  return { size, words };
}

/** @returns undefined where no figure leaves room for its label above it; `size` in pt. */
function discWords(
  setting: Setting,
  fact: FactView,
  sun: Sun,
  { sky, greatest }: { sky: number; greatest: number },
): { size: number; words: object } | undefined {
  const { s3 } = ladderFor(setting);
  // A label that can be read across a table, as far as the figure stays large; then any.
  const steps = [
    ...figureHeights.filter((most) => most >= leastLabelled).map((most) => ({ most, least: s3 })),
    ...figureHeights.map((most) => ({ most, least: 0 })),
  ];
  return firstOf(steps, ({ most, least }) =>
    firstOf(figureFeet, (share) => {
      const foot = Math.min(share, landTop - overLand / sky) * sky;
      return discWordsAt(setting, fact, sun, { sky, foot, most, least, greatest });
    }),
  );
}

/** A slogan and the figure on the disc that differ by less are set alike. */
const alike = 0.85;
/** The title, or its kicker where that is larger, is so many times as large as those of parts, at least. */
const leastTitle = 1.05;

/** Greatest size of the figures of the strip, in that of the figure on the disc; and their least, in their labels. */
const prominent = 2.1;
const besideStrongest = 0.7;

/** Strip, sky, disc and their words; undefined where the disc's have no room. @param most Of the strip's figures, pt. */
function landOf(
  setting: Setting,
  { strongest, others }: { strongest: FactView; others: FactView[] },
  { width, height, inset, most }: HeroPlace & { inset: number; most?: number },
) {
  const { view } = setting;
  const room = { width, inset, ...(most === undefined ? {} : { most }) };
  const own = figuresStrip(setting, others, { ...room, height });
  const strip = own
    ? { ground: own.height, parts: [] as LeadPart[], size: own.size }
    : leadStrip(
        { ...setting, view: { ...view, lead: { ...view.lead, facts: others } } },
        { width, height, spine: 0 },
      );
  const sky = height - strip.ground;
  const r = Math.min(height * disc.radius, width * disc.widest);
  const sun: Sun = { x: width * disc.middle, y: sky * disc.top + r, r };
  const wordsAt = (most?: number) =>
    skyWords(setting, { width: sun.x - r - 2 * inset, sky, inset, ...(most ? { most } : {}) });
  const figureAt = (greatest: number) => discWords(setting, strongest, sun, { sky, greatest });
  const free = figureAt(Infinity);
  if (!free) return undefined;
  // A slogan is no larger than the figure; where the two are nearly of one size they are of one.
  const words = wordsAt(free.size);
  const onDisc = words.kicker >= free.size * alike ? (figureAt(words.kicker) ?? free) : free;
  return { own, strip, sky, sun, words, onDisc };
}

export function sunriseHero(setting: Setting, { width, height }: HeroPlace): HeroWay | undefined {
  const { view, theme } = setting;
  const { masthead, lead } = view;
  const strongest = strongestLead(lead.facts, graveLeads(setting.view));
  if (!strongest || lead.title || masthead.kicker === '') return undefined;
  const others = lead.facts.filter((fact) => fact !== strongest);
  if (others.length > mostOthers) return undefined;
  const inset = Math.min(9, width * 0.022);
  const place = { width, height, inset };
  const wide = landOf(setting, { strongest, others }, place);
  // The strongest figure is the largest: those of the strip are set smaller where they were not.
  const least = ladderFor(setting).s3 * prominent;
  const most = Math.max((wide?.onDisc.size ?? 0) * besideStrongest, least);
  const isLarge = wide?.own !== undefined && wide.own.size > most;
  const smaller = isLarge ? landOf(setting, { strongest, others }, { ...place, most }) : undefined;
  const land = smaller?.own ? smaller : wide;
  if (!land) return undefined;
  const { own, strip, sky, sun, words, onDisc } = land;

  const places = isInHead(setting, masthead.place) ? '' : masthead.place;
  // A motto that has no room beside the title would be lost.
  if (masthead.tagline.length > 0 && !words.isMottoBeside) return undefined;
  return {
    name: 'sunrise',
    partial: 'hero-sunrise',
    least: words.least,
    title: words.title,
    low: words.title < ladderFor(setting).s5 * leastTitle,
    figures: { first: onDisc.size, ...(others.length > 0 ? { others: strip.size } : {}) },
    context: () => ({
      way: 'hero-sunrise',
      masthead: { ...masthead, year: yearOf(setting) },
      name: { at: 'masthead.title', text: masthead.title.text, units: [masthead.title.text] },
      place: places,
      art: drawArt({
        theme,
        seed: view.id,
        width,
        height,
        ground: strip.ground,
        calm: words.end / width,
        clear: landTop * sky,
        sun,
        own: undefined,
      }),
      ...words,
      disc: onDisc.words,
      leads: strip.parts,
      cells: own?.cells ?? [],
      stripStyle: `height:${mmStyle(strip.ground)};`,
    }),
  };
}
