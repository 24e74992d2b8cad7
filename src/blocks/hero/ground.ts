/**
 * Ground hero 深底: kicker and title reversed on a dark ground, the strongest figure beside them as the largest
 * thing of the page, the other figures in a row below a rule; or, below it, the picture of the page with them at
 * its left. For reports in Han script without a landscape.
 */
import { settledStep, stepBelow } from '../../design/ladder.ts';
import { lineWidth, mmStyle, ptStyle, sizeFor, type Setting } from '../block.ts';
import { graveLeads, strongestLead } from './strongest.ts';
import {
  displayFont,
  displayWidth,
  figureSize,
  figureWidth,
  isInHead,
  isSlogan,
  labelLines,
  ladderFor,
  mmToPt,
  numberStyle,
  placed,
  ptToMm,
  titleLines,
  underTitle,
  type HeroPlace,
  type HeroWay,
} from './parts.ts';
import { picturePart, type PicturePart } from './picture.ts';
import { measureOf } from './lead-measure.ts';
import { figuresRow, tightAir } from './type.ts';
import type { FigureView } from '../../view/view.ts';

/** Air inside the ground, mm; share of the width for kicker and title. */
const inset = 5.5;
const wordsShare = 0.6;
/** At least that much of it; between them and the figure, mm. */
const [leastWords, besideFigure] = [0.5, 11];
/** Between year, place or motto and the label of the figure, mm. */
const besideGap = 5;
/** From one of year, place and motto to the next, in their size: on a line (as the style sheet says), in a stack. */
const [besideAir, stackAir] = [1.2, 0.35];
/** From the top of the kicker to their foot, in its size. */
const besideHigh = 0.96;
/** The figure in sizes of S8 at most; heights of digits and of a Han line, em. */
const mostFigure = 1.5;
const [digitsHigh, lineHigh] = [0.72, 1.16];
/** The figure's face stands so far above its foot, em: its accents have room there, and no edge cuts it. */
const faceHigh = 0.97;
/** From the top of the kicker to that of the title, in its sizes. */
const kickerHigh = 1.12;
/** Of the height of a hero with the picture of the page, what stands below the rule. */
const pictureShare = 0.64;
/** The title is so many times as large as those of parts, at least. */
const leastTitle = 1.05;

/** Share of its number that a unit takes in size. */
const unitShare = 0.3;

/** The strongest figure at the right end, its label at its left on the same foot. */
function mainFigure(
  setting: Setting,
  { right, width, foot, high }: { right: number; width: number; foot: number; high: number },
) {
  const ladder = ladderFor(setting);
  const { s3, s4, s8 } = ladder;
  const fact = strongestLead(setting.view.lead.facts, graveLeads(setting.view))!;
  const labelRoom = width * 0.34;
  const fit = figureSize(setting, fact, {
    width: width - labelRoom,
    most: Math.min(s8 * mostFigure, mmToPt(high) / digitsHigh, mmToPt(foot) / faceHigh),
    words: s4,
  });
  const size = settledStep(ladder, fit);
  const label = [s4, s3].map((one) => ({ one, lines: labelLines(setting, fact, one, labelRoom) }));
  const { one, lines } = label.find((try_) => try_.lines.length <= 3) ?? label.at(-1)!;
  const wide = figureWidth(setting, fact, size, s4, unitShare);
  const measure = measureOf(setting, fact);
  const words = [...lines, fact.rank, measure?.text ?? ''];
  const widest = Math.max(...words.map((text) => lineWidth(setting, text.trim(), one)));
  const all = wide + ptToMm(s4 * 0.5) + widest;
  return {
    // A word that no line divides may be wider than its room.
    fits: all <= width,
    width: all,
    fact,
    lines,
    rank: fact.rank,
    measure,
    grave: graveLeads(setting.view).has(fact.id) ? ' grave' : '',
    style: `right:${mmStyle(right)};top:${mmStyle(foot - ptToMm(size * digitsHigh))};height:${mmStyle(ptToMm(size * digitsHigh))};`,
    numberStyle: `${numberStyle(setting, size, unitShare)}--words:${ptStyle(s4)};`,
    labelStyle: `right:${mmStyle(wide + ptToMm(s4 * 0.5))};font-size:${ptStyle(one)};`,
    size,
  };
}

/** Year, place and motto on one line, or one below the other where they are larger so. @param high pt */
function besideKicker(
  setting: Setting,
  words: { text: string }[],
  { width, high, most }: { width: number; high: number; most: number },
): { size: number; style: string } {
  if (words.length === 0) return { size: most, style: '' };
  const widths = words.map(({ text }) => lineWidth(setting, text, most));
  const gaps = words.length - 1;
  const whole = widths.reduce((sum, each) => sum + each, gaps * ptToMm(most * besideAir));
  const { s3, ...ladder } = ladderFor(setting);
  const settled = (size: number): number => (size < s3 ? size : stepBelow({ s3, ...ladder }, size)!);
  const line = settled(Math.min(most, (most * width) / whole));
  const stacked = settled(
    Math.min(most, (most * width) / Math.max(...widths), high / (words.length + gaps * stackAir)),
  );
  return stacked > line
    ? {
        size: stacked,
        style: `flex-direction:column;justify-content:flex-end;align-items:flex-start;gap:${stackAir}em;`,
      }
    : { size: line, style: '' };
}

export const groundHero = (
  setting: Setting,
  place: HeroPlace,
  figures: FigureView[] = [],
): HeroWay | undefined =>
  groundWay(setting, place, { figures, tight: false }) ?? groundWay(setting, place, { figures, tight: true });

/** What stands below the rule: figures in a row, or the picture of the page. */
interface Below {
  /** mm */
  height: number;
  least: number;
  /** Smallest digits, pt. */
  others: number;
  cells: object[];
  picture?: PicturePart;
}

function groundWay(
  setting: Setting,
  { width, height }: HeroPlace,
  { figures, tight }: { figures: FigureView[]; tight: boolean },
): HeroWay | undefined {
  const { masthead, lead } = setting.view;
  const { line } = setting.grid;
  const ladder = ladderFor(setting);
  const { s3, s4, s5, s6, s7, s8 } = ladder;
  const strongest = strongestLead(lead.facts, graveLeads(setting.view));
  const others = lead.facts.filter((fact) => fact !== strongest);
  if (!strongest || !masthead.kicker || lead.title) return undefined;
  const inner = width - 2 * inset;
  const air = line * (tight ? tightAir : 1);
  const row: Below | undefined =
    figures.length > 0
      ? picturePart(
          setting,
          { others, figures },
          { left: inset, width: inner, height: height * pictureShare },
        )
      : others.length > 0
        ? figuresRow(setting, others, { left: inset, width: inner, even: true, tight })
        : undefined;
  if (figures.length > 0 && !row) return undefined;
  const below = air * 0.9;
  const rowTop = height - below - (row?.height ?? 0);
  const ruleTop = rowTop - air * 0.75;
  // Kicker and title fill what is above the rule.
  const head = (row ? ruleTop : height) - 2 * air * 0.8;
  const words = inner * wordsShare;
  // A slogan is the largest, as far as its title has room; above the name of the body that reports, any other kicker
  // is smaller, and the title takes the room that there is.
  const isLed = isSlogan(setting);
  const sizes = (kicker: number) => {
    const fit = titleLines(setting, {
      width: words,
      wanted: isLed ? s6 : s7,
      high: isLed ? mmToPt(head) - kicker * lineHigh : (mmToPt(head) - kicker * kickerHigh) / lineHigh,
    });
    const step = settledStep(ladder, fit.size);
    const title = step < s5 * leastTitle ? fit : { ...fit, size: step };
    return { title, high: ptToMm(kicker * kickerHigh + title.size * lineHigh * title.lines.length) };
  };
  let kicker = Math.min(
    isLed ? s8 : s5,
    sizeFor(setting, masthead.kicker, displayFont(setting), words * 0.86),
  );
  while (kicker > s5 && (sizes(kicker).high > head || sizes(kicker).title.size < s5 * leastTitle))
    kicker *= 0.97;
  while (!isLed && kicker > s3 && kicker > sizes(kicker).title.size * underTitle) kicker *= 0.97;
  kicker = isLed ? settledStep(ladder, kicker) : (stepBelow(ladder, Math.max(s3, kicker)) ?? s3);
  const { title, high } = sizes(kicker);
  if (title.size < s5 * leastTitle || high > head) return undefined;
  const top = air * 0.8 + (head - high) / 2;
  const foot = top + high - ptToMm(title.size * 0.2);
  const titleWidth = Math.max(...title.lines.map((text) => displayWidth(setting, text.trim(), title.size)));
  const figure = mainFigure(setting, {
    right: inset,
    width: inner - Math.max(titleWidth, inner * leastWords) - Math.max(besideFigure, ptToMm(title.size)),
    foot,
    high: Math.min(high, head),
  });
  const beside = [masthead.year, masthead.place]
    .map((text, index) => ({ text, at: index === 0 ? 'masthead.year' : 'masthead.place' }))
    .filter(({ text }) => text !== '' && !isInHead(setting, text));
  const motto = masthead.tagline.map((text, index) => ({ text, at: `masthead.tagline.${index}` }));
  if (!figure.fits) return undefined;
  const besideLeft = inset + displayWidth(setting, masthead.kicker, kicker) + 5;
  // They end before the label of the figure begins.
  const besideEnd = Math.min(inset + words, width - inset - figure.width - besideGap);
  const besideWords = [...beside, ...motto];
  const { size: besideSize, style: besideFlow } = besideKicker(setting, besideWords, {
    width: Math.max(0, besideEnd - besideLeft),
    high: kicker * besideHigh,
    most: s4,
  });
  return {
    name: 'ground',
    title: Math.max(kicker, title.size),
    tight,
    partial: 'hero-ground',
    figures: { first: figure.size, ...(row && row.others < Infinity ? { others: row.others } : {}) },
    least: Math.min(kicker, title.size, row?.least ?? s3, figure.size, besideSize),
    context: async (draw) => ({
      way: 'hero-ground',
      masthead,
      kickerStyle: placed({ left: inset, top }, kicker),
      titleLines: title.lines.map((text) => ({ at: 'masthead.title', units: [text], text })),
      titleStyle: placed({ left: inset, top: top + ptToMm(kicker * kickerHigh) }, title.size),
      beside: besideWords,
      besideStyle: `left:${mmStyle(besideLeft)};top:${mmStyle(top)};height:${mmStyle(ptToMm(kicker * besideHigh))};font-size:${ptStyle(besideSize)};${besideFlow}`,
      main: figure,
      cells: row?.cells ?? [],
      ruleStyle: `top:${mmStyle(ruleTop)};left:${mmStyle(inset)};right:${mmStyle(inset)};`,
      rowStyle: `top:${mmStyle(rowTop)};height:${mmStyle(row?.height ?? 0)};font-size:${ptStyle(s3)};`,
      pictures: (await row?.picture?.context(draw, rowTop)) ?? [],
    }),
  };
}
