/**
 * The scales of a sheet or a document: its figures are drawn once by themselves, then those whose marks are of one key at one
 * scale (charts/registry.ts). The marks go with the drawing, so that the page can be held to them.
 */
import { drawChart, fitsScale } from '../charts/draw.ts';
import { isHundredOf } from '../charts/devices/divided.ts';
import { withMarks } from '../charts/told-marks.ts';
import type { Chart, ChartRequest } from '../charts/chart.ts';
import { shareScale, type Assigned, type Member } from '../charts/registry.ts';
import { hasUnit } from '../view/relations/measure.ts';
import { isMark } from '../view/relations/times.ts';
import type { FigureView } from '../view/view.ts';
import type { DrawChart, Setting } from '../blocks/block.ts';

/** A height that is to be filled, or none where the figure is as high as it is. */
type Request = Omit<Parameters<DrawChart>[0], 'height'> & { height?: number };

interface Placed {
  request: Request;
  chart: Promise<Chart>;
}

export interface SheetScales {
  draw: (request: Request) => Promise<Chart>;
  /** Decides the scales of all that has been drawn. @returns Whether something must be drawn again. */
  share: () => Promise<boolean>;
}

const nameOf = ({ figure, width, height, size, ground = 'light' }: Request): string =>
  [figure.id, figure.title, width, height, size, ground].join('/');
/** Figures of one section stand together. */
const groupOf = ({ figure }: Request): string => figure.at.replace(/\.figures\.\d+.*$/, '');
/** Of what is read by marks of its own, which these are. */
function readBy(figure: FigureView): Pick<Member, 'readBy'> {
  const { kind, facts, whole, beside = {} } = figure;
  const isAimed = facts.length > 0 && facts.every(({ id }) => beside[id]?.some(isMark));
  if (kind === 'standing') return isAimed ? { readBy: 'aim' } : {};
  if (kind !== 'divided' || !whole) return {};
  return { readBy: isHundredOf(figure) ? 'hundred' : 'parts' };
}

/** Kinds that Vega-Lite draws have no line for words of ours. */
const wordless = new Set(['bars', 'shares', 'comparison', 'dumbbell']);

export function sheetScales({
  theme,
  metrics,
  view,
}: Pick<Setting, 'theme' | 'metrics' | 'view'>): SheetScales {
  const placed = new Map<string, Placed>();
  const full = (request: Request): ChartRequest => ({ ...request, theme, metrics });
  const drawAs = async (request: Request, assigned?: Assigned): Promise<Chart> => {
    const chart = await drawChart({
      ...full(request),
      ...(assigned && ('own' in assigned ? { own: view.words.ownScale! } : { scale: assigned.scale })),
    });
    return {
      ...chart,
      svg: withMarks(chart, assigned !== undefined && 'own' in assigned, request.figure.id),
    };
  };
  return {
    draw: (request) => {
      const name = nameOf(request);
      const known = placed.get(name) ?? { request, chart: drawAs(request) };
      placed.set(name, known);
      return known.chart;
    },
    share: async () => {
      const all = await Promise.all(
        [...placed.values()].map(async (one) => ({ one, chart: await one.chart })),
      );
      const byKey = Map.groupBy(
        all.filter(({ chart }) => chart.drawn && hasUnit(chart.drawn.key) && chart.drawn.perUnit > 0),
        ({ chart }) => chart.drawn!.key,
      );
      let isChanged = false;
      for (const [key, members] of byKey) {
        const assigned = shareScale(
          members.map(({ one: { request }, chart }) => ({
            key,
            perUnit: chart.drawn!.perUnit,
            largest: Math.max(0, ...chart.marks.filter((mark) => mark.key === key).map(({ value }) => value)),
            group: groupOf(request),
            holdsWords: request.figure.kind === 'divided',
            ...readBy(request.figure),
            mayDiffer: !wordless.has(request.figure.kind),
            fits: (scale) =>
              fitsScale({
                ...full(request),
                ...(request.height && { height: Math.max(request.height, chart.height) }),
                scale,
              }),
          })),
        );
        members.forEach(({ one, chart }, index) => {
          const way = assigned[index]!;
          if ('scale' in way && way.scale >= chart.drawn!.perUnit * (1 - 1e-6)) return;
          one.chart = drawAs(one.request, way);
          isChanged = true;
        });
      }
      return isChanged;
    },
  };
}
