/** How a chart of a series looks on a card: the colours of its ground, the faces of cards, type for a phone. */
import { ladderOf } from '../../../design/ladder.ts';
import { ptToPx, steadyPt } from '../../../lib/units.ts';
import type { Font, Look } from '../../../charts/look.ts';
import { mixColours, readable } from '../../draw/colour.ts';
import { inkOn, leastContrast } from '../../draw/palette.ts';
import type { Stage } from '../../draw/stage.ts';
import type { Role } from '../../draw/type.ts';

/** pt: the smallest type of a chart as it is drawn; the drawing is then scaled to the card's. */
const drawn = 9;
/** Running text in a chart of a card and its numerals, in labels. */
const [overLabels, numerals] = [1.06, 2.24];
/** px of the smallest type before scaling. */
export const drawnSize = ptToPx(drawn);

/** Type on a mark is told by colour and mark: charts hand colours through as they are. */
const on = (colour: string, mark: string): string => `${colour}@${mark}`;

/** The colour of a label, and the mark that it stands on, where it stands on one. */
export function inkAndMark(fill: string): { ink: string; mark?: string } {
  const [ink, mark] = fill.split('@') as [string, string | undefined];
  return mark ? { ink, mark } : { ink };
}

const heavy = 600;

/** The role of type on cards that a font of a chart stands for. */
export const roleOf = ({ family, weight }: Pick<Font, 'family' | 'weight'>): Role =>
  family === 'numeral' ? 'numeral' : weight >= heavy ? 'strong' : 'label';

/** Shares of mixing that make the fainter marks of a ground. */
const shares = { faint: 0.22, rest: 0.3, bright: 0.82, grid: 0.16 } as const;

function marksOf({ palette, tones }: Stage) {
  const { back, isDark } = palette;
  return isDark
    ? {
        main: mixColours(back, tones.paper, shares.bright),
        mid: tones.soft,
        faint: mixColours(back, tones.paper, shares.faint),
        deep: tones.gold,
      }
    : {
        main: tones.main,
        mid: tones.soft,
        faint: mixColours(back, tones.main, shares.faint),
        deep: tones.deep,
      };
}

export function lookOf(stage: Stage): Look {
  const { palette, tones, setter } = stage;
  const { back, ink, numeral, isDark } = palette;
  const { main, mid, faint, deep } = marksOf(stage);
  const strong = isDark ? tones.gold : palette.lead;
  const strongValue = readable(strong, back, leastContrast.small);
  const rest = mixColours(back, ink, shares.rest);
  const label = (colour: string) => on(inkOn(tones, colour), colour);
  const advance = (text: string, font: Font) =>
    setter.metrics.width(text, { ...setter.faces[roleOf(font)], size: font.size });
  const sizes = Object.fromEntries(
    Object.entries({ ...ladderOf(drawn * overLabels), s1: drawn, s4: steadyPt(drawn * numerals) }).map(
      ([name, pt]) => [name, ptToPx(pt as number)],
    ),
  ) as unknown as ReturnType<typeof ladderOf>;
  return {
    ...sizes,
    label: drawnSize,
    families: { label: 'label', numeral: 'numeral' },
    weight: 400,
    fine: 0,
    text: ink,
    quiet: palette.quiet,
    axis: mixColours(back, ink, shares.bright),
    grid: mixColours(back, ink, shares.grid),
    bar: main,
    value: numeral,
    strong,
    tied: deep,
    strongValue,
    track: faint,
    ring: rest,
    dot: strong,
    link: mid,
    main,
    mid,
    faint,
    deep,
    onMain: label(main),
    onMid: label(mid),
    onFaint: label(faint),
    onDeep: label(deep),
    actual: main,
    rest,
    news: strong,
    onNews: label(strong),
    sky: faint,
    ground: back,
    advance,
    measure: advance,
    // Cards set Han and Latin without space between them.
    ruler: (text, font) => {
      const advances = setter.metrics.advances(text, setter.faces[roleOf(font)]);
      return { size: font.size, advances, gaps: new Uint8Array(advances.length) };
    },
  };
}
