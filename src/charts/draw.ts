/** Entry to the charts: a figure in, an SVG of exact physical size out. */
import { mmToPx, pxToMm, round } from '../lib/units.ts';
import type { FigureKind } from '../model/section.ts';
import { layoutBars } from './bars.ts';
import type { Chart, ChartRequest } from './chart.ts';
import { layoutComparison } from './comparison.ts';
import { drawCustom } from './custom/draw.ts';
import { drawDivided, isHundredOf } from './devices/divided.ts';
import { drawField } from './devices/field.ts';
import { drawHundredSquares } from './devices/hundred.ts';
import { drawSteps } from './devices/steps.ts';
import { drawLevels, drawTimes } from './devices/columns.ts';
import { drawDifference } from './devices/difference.ts';
import { drawRings } from './devices/rings.ts';
import { drawLength } from './devices/length.ts';
import { drawRuled } from './devices/ruled.ts';
import { drawFlow } from './devices/flow.ts';
import { drawPaired } from './devices/paired.ts';
import { drawPeriods } from './devices/periods.ts';
import { drawStanding } from './devices/standing.ts';
import { drawSquares } from './devices/squares.ts';
import { drawSeriesArea } from './series/area.ts';
import { drawSeriesLine } from './series/line.ts';
import { drawSeriesMap } from './series/map.ts';
import { drawSeriesMultiples } from './series/multiples.ts';
import { drawSeriesPyramid } from './series/pyramid.ts';
import { drawSeriesRanking, drawSeriesSlope } from './series/slope.ts';
import { drawSeriesStack } from './series/stack.ts';
import { drawSeriesHeat, drawSeriesTable } from './series/table.ts';
import { drawTimeline } from './series/timeline.ts';
import { layoutDumbbell } from './dumbbell.ts';
import { deriveLook, type Room } from './look.ts';
import type { Label, Scene } from './scene.ts';
import { drawOwnScale } from './own-scale.ts';
import { layoutShares } from './shares.ts';
import { composeSpec } from './spec.ts';
import { finishPicture, finishSvg } from './svg.ts';
import type { Device, Picture, Shape } from './pen.ts';
import { renderSpec } from './vega.ts';

type Layout = (room: Room) => Scene;

/** Kinds whose marks Vega-Lite draws, laid out here. */
const layouts = {
  bars: layoutBars,
  shares: layoutShares,
  dumbbell: layoutDumbbell,
  comparison: layoutComparison,
} satisfies Partial<Record<FigureKind, Layout>>;

/** Kinds that draw themselves (pen.ts). */
const devices = {
  divided: drawDivided,
  field: drawField,
  hundred: drawHundredSquares,
  steps: drawSteps,
  columns: drawTimes,
  difference: drawDifference,
  rings: drawRings,
  length: drawLength,
  ruled: drawRuled,
  levels: drawLevels,
  flow: drawFlow,
  paired: drawPaired,
  squares: drawSquares,
  periods: drawPeriods,
  standing: drawStanding,
  timeline: drawTimeline,
  line: drawSeriesLine,
  area: drawSeriesArea,
  stack: drawSeriesStack,
  multiples: drawSeriesMultiples,
  slope: drawSeriesSlope,
  ranking: drawSeriesRanking,
  pyramid: drawSeriesPyramid,
  heat: drawSeriesHeat,
  table: drawSeriesTable,
  map: drawSeriesMap,
} satisfies Record<Exclude<FigureKind, keyof typeof layouts | 'tiles' | 'custom'>, Device>;

const isLaidOut = (kind: FigureKind): kind is keyof typeof layouts => Object.hasOwn(layouts, kind);
const isDevice = (kind: FigureKind): kind is keyof typeof devices => Object.hasOwn(devices, kind);

/** True for the kinds that `drawChart` draws; tiles are set by templates. */
export const isDrawn = (kind: FigureKind): boolean => kind !== 'tiles';

/** Kinds that draw themselves in a room with a look of the caller's own: cards set their labels as type. */
export const drawMarks = (kind: FigureKind, room: Room): Picture | undefined =>
  isDevice(kind) ? devices[kind](room) : undefined;

/** Height to width of a custom chart that still shows something. */
const leastCustomRatio = 0.34;

/** Least height in mm at which the chart's type fits its width: laid out, not drawn. */
export const leastChartHeight = (request: Omit<ChartRequest, 'height'>): number => heightAt(request, 1);

/** A figure with nothing to fill. */
export interface NaturalShape {
  /** At which it looks as it should, mm. */
  height: number;
  /**
   * Share of its width over which a device has marks or words at that height: the rest of its place stays empty
   * from top to foot. 1 for other kinds.
   */
  cover: () => number;
}

export function naturalShape(request: Omit<ChartRequest, 'height'>): NaturalShape {
  const laid = layAt(request);
  const cover = () =>
    laid && 'shapes' in laid ? coverOf(laid, deriveLook(request).label, mmToPx(request.width)) : 1;
  return { height: heightOf(laid, request), cover };
}

/** mm by which a height may miss. */
const hair = 0.05;

/** Whether a figure can be drawn at the scale that is asked for, in its height where it has one. */
export function fitsScale({ height, ...request }: ChartRequest): boolean {
  const laid = layAt(request, height && mmToPx(height));
  const perUnit = laid?.drawn?.perUnit ?? 0;
  const isLow = laid !== undefined && (!height || pxToMm(laid.height) <= height + hair);
  return isLow && perUnit >= (request.scale ?? 0) * (1 - 1e-6);
}

/** Height in mm that a figure fills of a place so high: a device of fixed shape ends above its foot. */
export function filledHeight(request: Omit<ChartRequest, 'height'>, height: number): number {
  const { figure, width } = request;
  const { kind } = figure;
  if (!isDevice(kind)) return height;
  const room: Room = { figure, look: deriveLook(request), width: mmToPx(width), height: mmToPx(height) };
  return pxToMm(devices[kind](room).own);
}

/** mm from the foot of a figure to the lowest of its upright marks: what its words take there. */
export function footBelow(request: ChartRequest): number {
  const laid = layAt(request, request.height && mmToPx(request.height));
  if (!laid || !('boxes' in laid) || !laid.boxes || laid.boxes.length === 0) return 0;
  return pxToMm(laid.height - Math.max(...laid.boxes.map(({ bottom }) => bottom)));
}

function heightAt(request: Omit<ChartRequest, 'height'>, height?: number): number {
  return heightOf(layAt(request, height), request);
}

const heightOf = (laid: Picture | Scene | undefined, { width }: Pick<ChartRequest, 'width'>): number =>
  laid ? pxToMm(laid.height) : width * leastCustomRatio;

/** The figure laid out; undefined for custom charts. */
function layAt(request: Omit<ChartRequest, 'height'>, height?: number): Picture | Scene | undefined {
  const { figure, width } = request;
  const { kind } = figure;
  if (!isLaidOut(kind) && !isDevice(kind)) return undefined;
  const room: Room = {
    figure,
    look: deriveLook(request),
    width: mmToPx(width),
    ...(height === undefined ? {} : { height }),
    ...(request.scale !== undefined && { scale: request.scale }),
  };
  return isDevice(kind) ? deviceOf(request, room) : layouts[kind](room);
}

/** Space between marks and words up to so many labels wide parts nothing. */
const near = 5;

function coverOf(picture: Picture, label: number, width: number): number {
  // A path has rectangles or words about it.
  const reaches = [
    ...picture.shapes.map(({ reach }) => reach).filter((reach) => reach !== undefined),
    ...picture.labels.map(labelReach),
  ].sort((one, two) => one[0] - two[0]);
  let covered = 0;
  let end = -Infinity;
  for (const reach of reaches) {
    const from = reach[0];
    const to = reach[1];
    if (to <= end) continue;
    covered += to - (from - end <= label * near ? end : from);
    end = to;
  }
  return Math.min(1, covered / width);
}

type Reach = NonNullable<Shape['reach']>;

const labelReach = ({ x, anchor, line: { width } }: Label): Reach => {
  const from = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  return [from, from + width];
};

/**
 * Draws a figure. A wanted height is filled exactly; where the type needs more, the chart is as high as
 * it must be and says so in `height`.
 * @throws ProblemError `chart-spec` for a custom spec that asks for more than the facts; an Error for
 * the kind `tiles`.
 */
export async function drawChart(request: ChartRequest): Promise<Chart> {
  const { figure } = request;
  const look = deriveLook(request);
  const room: Room = {
    figure,
    look,
    width: mmToPx(request.width),
    ...(request.height && { height: mmToPx(request.height) }),
    ...(request.scale !== undefined && { scale: request.scale }),
  };
  if (figure.kind === 'custom') return drawCustom(request, room);
  const { kind } = figure;
  if (isDevice(kind)) return finishDevice(request, deviceOf(request, room));
  if (!isLaidOut(kind)) throw new Error(`figures of kind ${kind} are set by templates`);
  const scene = layouts[kind](room);
  const { svg } = await renderSpec(composeSpec(scene), look, figure.language);
  return {
    svg: finishSvg({
      svg,
      labels: scene.labels,
      width: scene.width,
      height: scene.height,
      id: figure.id,
      alt: figure.alt || figure.title,
    }),
    width: request.width,
    height: round(pxToMm(scene.height)),
    texts: scene.labels.map(({ line }) => line.text),
    ticks: scene.labels.filter(({ tick }) => tick).map(({ line }) => line.text),
    marks: scene.marks ?? [],
    drawn: scene.drawn,
  };
}

/** A device in its room, with the words that its scale is its own. */
function deviceOf({ figure, own }: Pick<ChartRequest, 'figure' | 'own'>, room: Room): Picture {
  const device = devices[figure.kind as keyof typeof devices];
  const tellsItself = figure.kind === 'divided' && isHundredOf(figure);
  return own && !tellsItself ? drawOwnScale(device, room, own) : device(room);
}

function finishDevice({ figure, width }: ChartRequest, picture: Picture): Chart {
  const { shapes, labels } = picture;
  return {
    svg: finishPicture({
      shapes: shapes.map(({ svg }) => svg()),
      labels,
      width: picture.width,
      height: picture.height,
      id: figure.id,
      alt: figure.alt || figure.title,
    }),
    width,
    height: round(pxToMm(picture.height)),
    texts: labels.map(({ line }) => line.text),
    ticks: labels.filter(({ tick }) => tick).map(({ line }) => line.text),
    marks: picture.marks ?? [],
    drawn: picture.drawn,
  };
}
