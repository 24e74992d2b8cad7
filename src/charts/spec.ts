/** A scene as a Vega-Lite spec: one layer for each sort of mark. */
import type { TopLevelSpec } from 'vega-lite';
import { outline, type Scene } from './scene.ts';

type Layer = Record<string, unknown>;

const asIs = (field: string): Layer => ({ field, type: 'nominal', scale: null });
const place = (field: string): Layer => ({ field, type: 'quantitative', scale: null });

/** Stands for the text of label `index` until its spans are set (svg.ts): private-use characters only. */
export const labelToken = (index: number): string => `\ue000${index}\ue001`;

/** Values are placed by one scale: linear, through zero, its range exactly as laid out. */
function valueChannel({ scale, along, bars, dots }: Scene): (field: string) => Layer {
  const values = [0, ...bars.flatMap(({ from, to }) => [from, to]), ...dots.map(({ value }) => value)];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const domain = high > low ? [low, high] : [0, 1];
  const way = along === 'x' ? scale.k : -scale.k;
  const range = domain.map((value) => scale.zero + way * value);
  return (field) => ({
    field,
    type: 'quantitative',
    axis: null,
    scale: { domain, range, zero: true, nice: false },
  });
}

/** Shorter bars would be rules too thin for the plates: 1.5 pt holds in several inks on newsprint; px. */
export const leastBar = 2;

/** The bar at its true length, or as short as can be printed; nothing stays nothing. */
function visibleBar<Bar extends Scene['bars'][number]>(bar: Bar, { k }: Scene['scale']): Bar {
  const { from, to } = bar;
  const length = Math.abs(to - from) * k;
  if (length === 0 || length >= leastBar || !(k > 0)) return bar;
  return { ...bar, to: from + (Math.sign(to - from) * leastBar) / k };
}

export function composeSpec(scene: Scene): TopLevelSpec {
  const { along, grid, axis, bars, dots, labels } = scene;
  const across = along === 'x' ? 'y' : 'x';
  const value = valueChannel(scene);
  const colours = { fill: asIs('fill'), stroke: asIs('stroke') };
  const strokes = (values: Scene['grid']): Layer => ({
    data: { values },
    mark: { type: 'rule', strokeCap: 'butt' },
    encoding: {
      x: place('x1'),
      x2: { field: 'x2' },
      y: place('y1'),
      y2: { field: 'y2' },
      stroke: asIs('colour'),
      strokeWidth: place('width'),
    },
  });
  const layers = [
    grid.length && strokes(grid),
    bars.length && {
      data: { values: bars.map((bar) => visibleBar(bar, scene.scale)) },
      mark: { type: 'rect', strokeWidth: outline },
      encoding: {
        [along]: value('from'),
        [`${along}2`]: { field: 'to' },
        [across]: place('start'),
        [`${across}2`]: { field: 'end' },
        ...colours,
      },
    },
    axis.length && strokes(axis),
    dots.length && {
      data: { values: dots.map((dot) => ({ ...dot, size: Math.PI * dot.radius ** 2 })) },
      mark: { type: 'point', shape: 'circle', opacity: 1 },
      encoding: {
        [along]: value('value'),
        [across]: place('across'),
        size: place('size'),
        strokeWidth: place('strokeWidth'),
        ...colours,
      },
    },
    labels.length && {
      data: {
        values: labels.map(({ x, y, line }, index) => ({ x, y, fill: line.fill, text: labelToken(index) })),
      },
      mark: { type: 'text', align: 'left', baseline: 'alphabetic' },
      encoding: {
        x: place('x'),
        y: place('y'),
        fill: asIs('fill'),
        text: { field: 'text', type: 'nominal' },
      },
    },
  ].filter(Boolean);
  return {
    width: scene.width,
    height: scene.height,
    padding: 0,
    autosize: { type: 'none', contains: 'padding' },
    background: null,
    config: { view: { stroke: null }, aria: false },
    layer: layers,
  } as unknown as TopLevelSpec;
}
