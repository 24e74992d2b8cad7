/**
 * How charts look: colours and type of the theme in the parts that they play in a chart.
 *
 * Colours are the swatches' very screen values: press sets the CMYK recipe by exact value.
 */
import { ladderOf, type Ladder } from '../design/ladder.ts';
import type { TextMetrics } from '../design/metrics.ts';
import type { Theme } from '../design/theme.ts';
import { remember } from '../lib/remember.ts';
import { ptToPx } from '../lib/units.ts';
import { autospaceWidth, gapsIn } from './spacing.ts';
import type { ChartRequest } from './chart.ts';
import type { Ruler } from './wrap.ts';

/** A font as the metrics take it; size in px. */
export interface Font {
  family: string;
  weight: number;
  size: number;
}

export interface Look extends Ladder {
  /** Size of labels in px: the smallest in the chart, and the unit in which its distances are stated. */
  label: number;
  families: { label: string; numeral: string };
  /** Text, quieter text, axis and grid. */
  text: string;
  quiet: string;
  axis: string;
  grid: string;
  /** Bars and their values; the strongest of them, alone or with others as strong; the whole of a share. */
  bar: string;
  value: string;
  strong: string;
  tied: string;
  strongValue: string;
  track: string;
  /** Dumbbell: last year's ring, the target's dot, the bar between. */
  ring: string;
  dot: string;
  link: string;
  /** Devices: what is true now, the rest of its series, the remainder; the heaviest; text on each of them. */
  main: string;
  mid: string;
  faint: string;
  deep: string;
  onMain: string;
  onMid: string;
  onFaint: string;
  onDeep: string;
  /** Last year's outcome beside a target, and the outline of what is not reached. */
  actual: string;
  rest: string;
  /** News: a lead, a rank, a target, an increase; outlined in black where it is as light as what is beside it. */
  news: string;
  onNews: string;
  edgesNews?: boolean | undefined;
  /** Weight of words: reversed out of several inks they are bold. */
  weight: number;
  /** Thinnest rule that holds on the ground, px: reversed out of several inks 1 pt. */
  fine: number;
  /** Sky behind a scene, and paper. */
  sky: string;
  ground: string;
  /** Advance width in px of `text` on one line; `measure` with the spaces between Han and Latin. */
  advance: (text: string, font: Font) => number;
  measure: (text: string, font: Font) => number;
  /** The same, character by character. */
  ruler: (text: string, font: Font) => Ruler;
}

/** What a layout gets: the figure, the look, and its room in px; `height` only when it is to be filled. */
export interface Room {
  figure: ChartRequest['figure'];
  look: Look;
  width: number;
  height?: number;
  /** px for a base unit, where the page draws all figures of the key at one scale. */
  scale?: number;
}

const light = {
  text: 'ink',
  quiet: 'muted',
  axis: 'ink',
  grid: 'rule',
  bar: 'main',
  value: 'deep',
  strong: 'accent',
  tied: 'deep',
  strongValue: 'accent',
  track: 'tint-2',
  ring: 'muted',
  dot: 'accent',
  link: 'soft',
  main: 'main',
  mid: 'soft',
  faint: 'tint-2',
  deep: 'deep',
  onMain: 'paper',
  onMid: 'ink',
  onFaint: 'ink',
  onDeep: 'paper',
  actual: 'main',
  rest: 'rule',
  news: 'accent',
  onNews: 'paper',
  sky: 'tint',
  ground: 'paper',
};
/** On dark ground small type is paper only: a tint reversed out of two inks does not stand on newsprint. */
const dark: typeof light = {
  text: 'paper',
  quiet: 'paper',
  axis: 'paper',
  grid: 'main',
  bar: 'soft',
  value: 'paper',
  strong: 'glow',
  tied: 'glow',
  strongValue: 'glow',
  track: 'main',
  ring: 'paper',
  dot: 'glow',
  link: 'soft',
  main: 'paper',
  mid: 'soft',
  faint: 'main',
  deep: 'paper',
  onMain: 'ink',
  onMid: 'ink',
  onFaint: 'paper',
  onDeep: 'ink',
  actual: 'soft',
  rest: 'soft',
  news: 'glow',
  onNews: 'ink',
  sky: 'main',
  ground: 'deep',
};

/** Marks that differ less in lightness (CIE L*) are one in a grey print. */
const leastContrast = 18;

/** CIE L* of a screen colour, #rrggbb. */
function lightness(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}

/** By text. */
const gaps = new Map<string, Uint8Array>();

const looks = new WeakMap<Theme, WeakMap<TextMetrics, Map<string, Look>>>();

export function deriveLook(request: ChartRequest): Look {
  const { theme, metrics, size, big, part, ground, figure } = request;
  const byMetrics = remember(looks, theme, () => new WeakMap<TextMetrics, Map<string, Look>>());
  const known = remember(byMetrics, metrics, () => new Map<string, Look>());
  return remember(known, `${size}/${big}/${part}/${ground}/${figure.display ?? ''}`, () => makeLook(request));
}

/** The picture of the page is set a step of the ladder larger: labels as titles of figures, numerals on marks in S5. */
const displayed = ({ s2, s3, s4, s5, s6, s8 }: Ladder): Ladder => ({
  s1: s2,
  s2: s3,
  s3: s4,
  s4: s5,
  s5: s6,
  // No sum over its parts is as large as a headline figure.
  s6,
  s7: s8,
  s8,
});

function makeLook({ theme, metrics, size, big, part, ground, figure }: ChartRequest): Look {
  const parts = Object.fromEntries(
    Object.entries(ground === 'dark' ? dark : light).map(([part, swatch]) => [
      part,
      theme.swatches[swatch]!.screen,
    ]),
  ) as typeof light;
  const own = {
    ...ladderOf(size),
    ...(big === undefined ? {} : { s6: big }),
    ...(part === undefined ? {} : { s5: part }),
  };
  const ladder = figure.display ? displayed(own) : own;
  // Small type reversed out of several inks fills in: on a dark ground it begins a step up.
  const least = ground === 'dark' && !figure.display ? { s1: ladder.s3, s2: ladder.s3 } : {};
  const sizes = Object.fromEntries(
    Object.entries({ ...ladder, ...least }).map(([name, pt]) => [name, ptToPx(pt as number)]),
  ) as unknown as Ladder;
  const isAsLight = Math.abs(lightness(parts.news) - lightness(parts.main)) < leastContrast;
  return {
    ...parts,
    ...sizes,
    edgesNews: isAsLight,
    weight: ground === 'dark' ? 700 : 400,
    fine: ptToPx(ground === 'dark' ? 1 : 0.5),
    label: ptToPx(figure.display ? ladder.s1 : size),
    families: { label: theme.type.label, numeral: theme.type.numeral },
    advance: (text, font) => metrics.width(text, font),
    measure: (text, font) => metrics.width(text, font) + autospaceWidth(text, font.size),
    ruler: (text, font) => ({
      size: font.size,
      advances: metrics.advances(text, font),
      gaps: remember(gaps, text, () => gapsIn(text)),
    }),
  };
}
