/**
 * The picture of the page in the hero 图首: the other headline figures one above the other at its left, the figures
 * of the strongest one over the rest of the width, each under its title.
 */
import { filledHeight, footBelow, leastChartHeight } from '../../charts/draw.ts';
import type { FactView, FigureView } from '../../view/view.ts';
import { mmStyle, ptStyle, type DrawChart, type Setting } from '../block.ts';
import { figureStep, labelLines, ladderFor, mmToPt, numberStyle, ptToMm } from './parts.ts';

/** Columns of twelve for the other figures, and between the columns that they leave, gutters. */
const stackColumns = 4;
const parted = 2;
/** Heights of type in sizes: digits, a line of a label; air between a label and the next figure. */
const [digitsHigh, labelHigh, stackAir] = [0.86, 1.24, 0.7];
/** The title of a figure with the air below it, in its size. */
const titleHigh = 1.7;
/** A figure fills so much of its place, or it is none for a hero. */
const leastFilled = 0.9;

/** What stands below the rule of a hero. */
export interface PicturePart {
  context: (draw: DrawChart, top: number) => Promise<object[]>;
}

/** Figures of the hero with their widths, mm: the more marks, the wider. */
function placesOf(figures: FigureView[], left: number, width: number, gap: number) {
  const marks = figures.map(({ facts, whole, pairs }) => facts.length + pairs.length + (whole ? 1 : 0));
  const all = marks.reduce((sum, count) => sum + count, 0);
  const free = width - gap * (figures.length - 1);
  let x = left;
  return figures.map((figure, index) => {
    const own = free * (marks[index]! / all);
    const place = { figure, left: x, width: own };
    x += own + gap;
    return place;
  });
}

/** @param height mm; undefined where figures or words do not fit it. */
export function picturePart(
  setting: Setting,
  { others, figures }: { others: FactView[]; figures: FigureView[] },
  { left, width, height }: { left: number; width: number; height: number },
): { height: number; least: number; others: number; cells: object[]; picture: PicturePart } | undefined {
  const { theme, metrics, sizes, grid } = setting;
  const { s3, s5, s7 } = ladderFor(setting);
  const column = (width + grid.gutter) / 12;
  const stackWidth = others.length > 0 ? stackColumns * column - grid.gutter : 0;
  const start = stackWidth > 0 ? stackWidth + grid.gutter * parted : 0;
  const places = placesOf(figures, left + start, width - start, grid.gutter * parted);
  const titled = figures.some(({ title }) => title !== '') ? ptToMm(s3 * titleHigh) : 0;
  const plot = height - titled;
  const requestOf = ({ figure, width: wide }: (typeof places)[number]) => ({
    figure,
    theme,
    metrics,
    width: wide,
    size: sizes.label,
    big: sizes.big,
    part: sizes.part,
    ground: 'dark' as const,
  });
  const fits = places.every((place) => {
    const request = requestOf(place);
    return leastChartHeight(request) <= plot && filledHeight(request, plot) >= plot * leastFilled;
  });
  if (!fits) return undefined;
  // Marks that stand on zero stand on one line.
  const feet = places.map((place) => footBelow({ ...requestOf(place), height: plot }));
  const foot = Math.max(...feet);

  const labels = others.map((fact) => labelLines(setting, fact, s3, stackWidth));
  const words = others.map((fact, index) => labels[index]!.length + (fact.rank ? 1 : 0));
  const pitch = height / Math.max(1, others.length);
  const most = Math.min(
    ...words.map((lines) => mmToPt(pitch) / digitsHigh - (s3 * (lines * labelHigh + stackAir)) / digitsHigh),
    s7,
  );
  // Figures of one column are of one size: the widest of them decides.
  const size = Math.min(
    most,
    ...others.map((fact) => figureStep(setting, fact, { width: stackWidth, most, words: s3 })),
  );
  if (others.length > 0 && size < s5) return undefined;
  const cells = others.map((fact, index) => ({
    fact,
    isNumber: fact.parts.length > 0,
    style: `left:${mmStyle(left)};top:${mmStyle(index * pitch)};width:${mmStyle(stackWidth)};`,
    numberStyle: `height:${mmStyle(ptToMm(size * digitsHigh))};${numberStyle(setting, size)}`,
    lines: labels[index],
    rank: fact.rank,
  }));
  return {
    height,
    least: s3,
    others: others.length > 0 ? size : Infinity,
    cells,
    picture: {
      context: (draw, top) =>
        Promise.all(
          places.map(async (place, index) => {
            const { figure, left: x, width: wide } = place;
            return {
              at: figure.at,
              title: figure.title,
              style: `left:${mmStyle(x)};top:${mmStyle(top)};width:${mmStyle(wide)};`,
              titleStyle: `height:${mmStyle(titled)};font-size:${ptStyle(s3)};`,
              drawing: await draw({
                figure,
                width: wide,
                height: plot - foot + feet[index]!,
                size: sizes.label,
                big: sizes.big,
                part: sizes.part,
                ground: 'dark',
              }),
            };
          }),
        ),
    },
  };
}
