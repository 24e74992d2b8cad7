/** Entry to the charts: a figure in, an SVG of exact physical size out. */
import { mmToPx, pxToMm, round } from '../lib/units.ts';
import type { FigureKind } from '../model/section.ts';
import { layoutBars } from './bars.ts';
import type { Chart, ChartRequest } from './chart.ts';
import { layoutComparison } from './comparison.ts';
import { drawCustom } from './custom.ts';
import { layoutDumbbell } from './dumbbell.ts';
import { deriveLook, type Room } from './look.ts';
import type { Scene } from './scene.ts';
import { layoutShares } from './shares.ts';
import { composeSpec } from './spec.ts';
import { finishSvg } from './svg.ts';
import { renderSpec } from './vega.ts';

type Layout = (room: Room) => Scene;

const layouts: Partial<Record<FigureKind, Layout>> = {
  bars: layoutBars,
  shares: layoutShares,
  dumbbell: layoutDumbbell,
  comparison: layoutComparison,
};

/** True for the kinds that `drawChart` draws; tiles are set by templates. */
export const isDrawn = (kind: FigureKind): boolean => kind === 'custom' || layouts[kind] !== undefined;

/** Height to width of a custom chart that still shows something. */
const leastCustomRatio = 0.34;

/** Least height in mm at which the chart's type fits its width: laid out, not drawn. */
export function leastChartHeight(request: Omit<ChartRequest, 'height'>): number {
  const layout = layouts[request.figure.kind];
  if (!layout) return request.width * leastCustomRatio;
  return pxToMm(
    layout({ figure: request.figure, look: deriveLook(request), width: mmToPx(request.width), height: 1 })
      .height,
  );
}

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
  };
  if (figure.kind === 'custom') return drawCustom(request, room);
  const layout = layouts[figure.kind];
  if (!layout) throw new Error(`figures of kind ${figure.kind} are set by templates`);
  const scene = layout(room);
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
  };
}
