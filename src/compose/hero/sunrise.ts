/**
 * Sunrise hero 日出报头: kicker and year on one baseline, the title below them, and the strongest figure on a disc
 * that rises behind the ridges; the other figures on solid ground.
 */
import { drawArt } from '../../html/art/art.ts';
import type { FactView } from '../../view/view.ts';
import { lineWidth, mmStyle, ptStyle, sizeFor, type Setting } from '../block.ts';
import { leadStrip, type LeadPart } from '../hero-lead.ts';
import { strongestLead } from './lead.ts';
import {
  displayFont,
  displayWidth,
  figureSize,
  figureWidth,
  isInTitle,
  labelLines,
  ladderFor,
  mmToPt,
  numeralWidth,
  placed,
  ptToMm,
  type HeroPlace,
  type HeroWay,
} from './parts.ts';

/**
 * The disc: radius in heights of the hero, distance of its top from that of the hero in heights of the sky, its
 * middle and its greatest radius in widths.
 */
const disc = { radius: 0.58, top: 0.04, middle: 0.8, widest: 0.17 };
/**
 * Where the foot of its figure stands, the highest at which the label fits above it, and where the land may begin
 * below it, in heights of the sky.
 */
const [figureFeet, landTop] = [[0.7, 0.73, 0.76, 0.8], 0.8];
/** Heights of the figure on the disc, the greatest at which its label fits above it, in heights of the sky. */
const figureHeights = [0.42, 0.36, 0.32, 0.28, 0.24];
/** Between the figure and the edge of the disc, mm. */
const discAir = 2;
/** White type in several inks holds from so many pt. */
const leastReversed = 9;
/** Lines that its label may take. */
const labelCounts = [1, 2, 3];
/** Greatest height of the words beside the disc, and what parts kicker and title, in heights of the sky. */
const [mostWords, between] = [0.8, 0.05];
/** Height of Han glyphs above the baseline, and of digits, em. */
const [hanRise, hanFall, digitsRise] = [0.86, 0.1, 0.7];
/** Baseline below the top of a line as high as its type, em: of the display, numeral and quote faces. */
const base = { display: 0.933, numeral: 0.9, quote: 0.88 };
/** Foot of the digits on the disc below the top of their line, em. */
const digitsFoot = 0.83;
/** Most letter-spacing by which a title is drawn out to the width of its kicker, em. */
const mostTracking = 0.3;
/** A title of this share of S6 and more may stand as wide as its kicker. */
const leastShort = 0.5;
/** Other figures in the strip, at most. */
const mostOthers = 6;

interface Sun {
  x: number;
  y: number;
  r: number;
}

/** What the disc carries: the label, then the figure, centred. */
function discWordsAt(
  setting: Setting,
  fact: FactView,
  { x, y, r }: Sun,
  { sky, foot, most }: { sky: number; foot: number; most: number },
) {
  const { s2, s3, s4, s8 } = ladderFor(setting);
  let size = figureSize(setting, fact, {
    width: r * 1.55,
    most: Math.min(s8 * 1.15, mmToPt(most * sky) / digitsRise),
    words: s3,
  });
  // Its shoulders keep inside the disc, too.
  const isInside = (): boolean =>
    [foot, foot - ptToMm(size * digitsRise)].every(
      (at) => (figureWidth(setting, fact, size, s3) / 2 + discAir) ** 2 + (at - y) ** 2 <= r * r,
    );
  while (size > s3 && !isInside()) size *= 0.97;
  const top = foot - ptToMm(size * digitsFoot);
  // A rank has the line below the label.
  const rankLines = fact.rank === '' ? 0 : 1;
  // The chord of the disc at the top of the label's first line.
  const chord = (at: number): number => 2 * Math.sqrt(Math.max(0, r * r - (at - y) ** 2)) * 0.9;
  const labels = [s4, (s3 + s4) / 2, s3, Math.max(leastReversed, (s2 + s3) / 2)].flatMap((one) =>
    labelCounts.map((count) => {
      const room = chord(top - ptToMm(s3 * 0.35 + one * 1.22 * (count + rankLines)));
      return { size: one, count, room, lines: labelLines(setting, fact, one, room) };
    }),
  );
  const fitting = labels.find(
    ({ size: one, count, room, lines }) =>
      lines.length === count &&
      [...lines, fact.rank].every((text) => lineWidth(setting, text.trim(), one) <= room),
  );
  const label = fitting ?? labels.at(-1)!;
  const high = ptToMm(label.size * 1.22 * (label.lines.length + rankLines));
  const words = {
    fact,
    style: `left:${mmStyle(x - r)};width:${mmStyle(2 * r)};top:${mmStyle(top - high - ptToMm(s3 * 0.35))};`,
    labelStyle: `font-size:${ptStyle(label.size)};`,
    numberStyle: `font-size:${ptStyle(size)};--words:${ptStyle(s3)};`,
    lines: label.lines,
    rank: fact.rank,
  };
  return { fits: fitting !== undefined, size, words };
}

/** @returns undefined where no figure leaves room for its label above it; `size` in pt. */
function discWords(
  setting: Setting,
  fact: FactView,
  sun: Sun,
  sky: number,
): { size: number; words: object } | undefined {
  for (const most of figureHeights)
    for (const share of figureFeet) {
      const { fits, size, words } = discWordsAt(setting, fact, sun, { sky, foot: share * sky, most });
      if (fits) return { size, words };
    }
  return undefined;
}

/** Kicker, year, title and motto in the sky left of the disc. @param width mm that they have. */
function skyWords(setting: Setting, { width, sky, inset }: { width: number; sky: number; inset: number }) {
  const { masthead, script } = setting.view;
  const { s4, s5, s6, s8 } = ladderFor(setting);
  const { year, kicker: kickerText } = masthead;
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
  // Place and motto stand beside the title, parted by an em.
  const motto = [isInTitle(setting, masthead.place) ? '' : masthead.place, ...masthead.tagline].filter(
    Boolean,
  );
  const mottoWidth =
    motto.reduce((sum, text) => sum + lineWidth(setting, text, s4), 0) + (motto.length - 1) * ptToMm(s4);
  const mottoSize =
    motto.length > 0 ? Math.min(s4, (s4 * (width - (yearLeft - inset))) / Math.max(1, mottoWidth)) : s4;
  const mottoEnd = set.isShort && motto.length > 0 ? yearLeft + (mottoWidth * mottoSize) / s4 : 0;
  return {
    end: Math.max(inset + widths(kicker).all, inset + set.width, mottoEnd),
    least: Math.min(kicker, set.size, motto.length > 0 && set.isShort ? mottoSize : Infinity),
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

/** A figure of the strip with its label on two lines beside it, on one baseline with the others. */
function stripCells(
  setting: Setting,
  facts: FactView[],
  { width, inset, most = Infinity }: { width: number; inset: number; most?: number },
): { cells: object[]; height: number; size: number } | undefined {
  const { s3, s7 } = ladderFor(setting);
  const cell = (width - inset) / facts.length;
  const sized = facts.map((fact) => {
    for (let size = Math.min(s7, most); size >= Math.min(s7 * 0.62, most); size *= 0.94) {
      const wide = figureWidth(setting, fact, size, s3);
      const room = cell - inset - wide - labelGap;
      const lines = labelLines(setting, fact, s3, room);
      if (lines.length <= 2 && lines.every((text) => lineWidth(setting, text.trim(), s3) <= room))
        return { fact, size, wide, lines };
    }
    return undefined;
  });
  if (facts.length === 0 || sized.some((one) => !one || one.fact.rank !== '' || one.fact.parts.length === 0))
    return undefined;
  const size = Math.min(...sized.map((one) => one!.size));
  const high = ptToMm(size * digitsRise);
  return {
    height: high + 2 * stripAir,
    size,
    cells: sized.map((one, index) => ({
      fact: one!.fact,
      rule: index > 0 ? ' ruled' : '',
      style: `left:${mmStyle(inset + index * cell)};width:${mmStyle(cell - inset)};`,
      numberStyle: `font-size:${ptStyle(size)};--words:${ptStyle(s3)};top:${mmStyle(stripAir + high - ptToMm(size * base.numeral))};`,
      labelStyle: `left:${mmStyle(figureWidth(setting, one!.fact, size, s3) + labelGap)};bottom:${mmStyle(stripAir - ptToMm(s3 * 0.24))};font-size:${ptStyle(s3)};`,
      lines: one!.lines,
    })),
  };
}
/** Between a figure of the strip and its label, and above and below its digits, mm. */
const labelGap = 2.6;
const stripAir = 4.2;

/** Greatest size of the figures of the strip, in that of the figure on the disc. */
const besideStrongest = 0.9;

/** Strip, sky, disc and their words; undefined where the disc's have no room. @param most Of the strip's figures, pt. */
function landOf(
  setting: Setting,
  { strongest, others }: { strongest: FactView; others: FactView[] },
  { width, height, inset, most }: HeroPlace & { inset: number; most?: number },
) {
  const { view } = setting;
  const own = stripCells(setting, others, { width, inset, ...(most === undefined ? {} : { most }) });
  const strip = own
    ? { ground: own.height, parts: [] as LeadPart[] }
    : leadStrip(
        { ...setting, view: { ...view, lead: { ...view.lead, facts: others } } },
        { width, height, spine: 0 },
      );
  const sky = height - strip.ground;
  const r = Math.min(height * disc.radius, width * disc.widest);
  const sun: Sun = { x: width * disc.middle, y: sky * disc.top + r, r };
  const words = skyWords(setting, { width: sun.x - r - 2 * inset, sky, inset });
  const onDisc = discWords(setting, strongest, sun, sky);
  return onDisc && { own, strip, sky, sun, words, onDisc };
}

export function sunriseHero(setting: Setting, { width, height }: HeroPlace): HeroWay | undefined {
  const { view, theme } = setting;
  const { masthead, lead } = view;
  const strongest = strongestLead(lead.facts);
  if (!strongest || lead.title || masthead.kicker === '') return undefined;
  const others = lead.facts.filter((fact) => fact !== strongest);
  if (others.length > mostOthers) return undefined;
  const inset = Math.min(9, width * 0.022);
  const place = { width, height, inset };
  const wide = landOf(setting, { strongest, others }, place);
  // The strongest figure is the largest: those of the strip are set smaller where they were not.
  const most = (wide?.onDisc.size ?? 0) * besideStrongest;
  const isLarge = wide?.own !== undefined && wide.own.size > most;
  const land = (isLarge ? landOf(setting, { strongest, others }, { ...place, most }) : undefined) ?? wide;
  if (!land) return undefined;
  const { own, strip, sky, sun, words, onDisc } = land;
  const places = isInTitle(setting, masthead.place) ? '' : masthead.place;
  // A motto that has no room beside the title would be lost.
  if (masthead.tagline.length > 0 && !words.isMottoBeside) return undefined;
  return {
    name: 'sunrise',
    partial: 'hero-sunrise',
    least: words.least,
    context: () => ({
      way: 'hero-sunrise',
      masthead,
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
