/** What setting a card needs to know, and what setting it leaves to be drawn once its room is known. */
import type { TextMetrics } from '../design/metrics.ts';
import type { CardFormat } from '../design/format.ts';
import type { Theme } from '../design/theme.ts';
import { ProblemError } from '../lib/problem.ts';
import { mmToPx, pxToMm, pxToPt } from '../lib/units.ts';
import { drawChart } from '../charts/draw.ts';
import type { Drawing } from '../model/art/shape.ts';
import type { FigureView, ReportView } from '../view/view.ts';
import type { GridTile } from './art.ts';
import { least, type Geometry } from './geometry.ts';

export interface CardSetting {
  view: ReportView;
  theme: Theme;
  metrics: TextMetrics;
  format: CardFormat;
  geometry: Geometry;
  charts: ChartMaker;
  /** The report's own hero art: on covers and closing cards in place of the theme's. */
  art?: Drawing | undefined;
  /** Place in a nine-grid. */
  tile?: GridTile;
}

/** A drawing that fills a place of the card whose size is known after layout. */
export type Slot =
  | {
      kind: 'chart';
      figure: FigureView;
      dark: boolean;
      width: number;
      labels: number[];
      natural: number | undefined;
    }
  | { kind: 'grid'; tile: GridTile; seed: string; /** px of landscape above the foot */ rise: number }
  | { kind: 'art'; night: boolean; seed: string; ground: number; calm: number };

export interface DrawnChart {
  svg: string;
  /** px */
  height: number;
  texts: string[];
  ticks: string[];
}

/** Draws charts in px; the same chart in the same room is drawn once for all formats. */
export interface ChartMaker {
  draw: (request: ChartInPx) => Promise<DrawnChart>;
  /** Undefined where a chart that a report brought along does not fit at this size. */
  tryDraw: (request: ChartInPx) => Promise<DrawnChart | undefined>;
}

export interface ChartInPx {
  figure: FigureView;
  dark: boolean;
  width: number;
  height?: number;
  label: number;
}

/**
 * Sizes of type in a drawing as whole quarters of a px, never larger than measured; styles/cards.css says
 * why.
 */
const quarterSizes = (svg: string): string =>
  svg.replace(
    /font-size="([\d.]+)(px)?"/g,
    (_all, size: string) => `font-size="${Math.floor(Number(size) * 4) / 4}"`,
  );

export function chartMaker(theme: Theme, metrics: TextMetrics): ChartMaker {
  const drawn = new Map<string, Promise<DrawnChart>>();
  const maker: ChartMaker = {
    draw({ figure, dark, width, height, label }) {
      const key = [
        figure.id,
        figure.facts.length,
        figure.pairs.length,
        dark,
        width,
        height ?? '',
        label,
      ].join('|');
      if (!drawn.has(key)) {
        drawn.set(
          key,
          drawChart({
            figure,
            theme,
            metrics,
            width: pxToMm(width),
            size: pxToPt(label),
            ground: dark ? 'dark' : 'light',
            ...(height === undefined ? {} : { height: pxToMm(height) }),
          }).then((chart) => ({
            svg: quarterSizes(chart.svg),
            height: mmToPx(chart.height),
            texts: chart.texts,
            ticks: chart.ticks,
          })),
        );
      }
      return drawn.get(key)!;
    },
    tryDraw: (request) =>
      maker.draw(request).catch((error: unknown) => {
        if (error instanceof ProblemError) return undefined;
        throw error;
      }),
  };
  return maker;
}

/** Label sizes tried for a chart, px, largest first. */
export const labelSizes = ({ unit, layout }: Geometry): number[] =>
  (layout === 'tall' ? [54, 48, 43, 38, 34, least.secondary] : [42, 38, 34, least.secondary]).map(
    (size) => Math.round(size * unit * 4) / 4,
  );

/** Whole px of a length in units. */
export const px = (geometry: Geometry, units: number): number => Math.round(units * geometry.unit);
