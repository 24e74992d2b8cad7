/** What a report's own Vega-Lite spec may ask for, part by part. */

/** Larger specs are no hand-made chart. */
export const limits = { nodes: 1500, depth: 12, layers: 10, text: 160 };
/** What is counted out, and lengths in px: beyond these no chart of a page has any, and Vega would not end. */
export const mostOf: Record<string, number> = {
  tickCount: 50,
  columns: 20,
  nice: 50,
  strokeWidth: 40,
  size: 20_000,
};
export const mostLength = 2000;

export const channels = [
  'x',
  'y',
  'x2',
  'y2',
  'xOffset',
  'yOffset',
  'text',
  'color',
  'fill',
  'stroke',
  'size',
  'order',
  'detail',
];
/** What composeConfig in draw.ts sets. */
export const markStyles = ['value'];
export const marks = ['bar', 'rect', 'line', 'point', 'circle', 'square', 'tick', 'rule', 'text', 'area'];

/** Keys allowed in each part of a spec. */
export const keys = {
  /** `width` and `height` may stand there; the room on the page decides. */
  spec: ['$schema', 'data', 'mark', 'encoding', 'layer', 'transform', 'width', 'height'],
  layer: ['data', 'mark', 'encoding', 'layer', 'transform'],
  mark: [
    'type',
    'style',
    'filled',
    'shape',
    'size',
    'interpolate',
    'orient',
    'align',
    'baseline',
    'dx',
    'dy',
    'color',
    'fill',
    'stroke',
    'strokeWidth',
    'cornerRadius',
    'cornerRadiusEnd',
    'point',
    'thickness',
    'width',
    'height',
    'angle',
  ],
  channel: [
    'field',
    'type',
    'datum',
    'value',
    'title',
    'axis',
    'scale',
    'sort',
    'stack',
    'legend',
    'format',
    'band',
    'bandPosition',
    'condition',
  ],
  axis: [
    'title',
    'labels',
    'ticks',
    'domain',
    'grid',
    'values',
    'tickCount',
    'orient',
    'format',
    'labelAngle',
    'labelPadding',
    'titlePadding',
    'offset',
  ],
  legend: ['title', 'orient', 'direction', 'columns', 'values', 'format'],
  scale: ['type', 'domain', 'range', 'zero', 'nice', 'padding', 'paddingInner', 'paddingOuter', 'reverse'],
  condition: ['test', 'value'],
  predicate: ['field', 'equal', 'oneOf', 'range', 'lt', 'lte', 'gt', 'gte', 'valid', 'not', 'and', 'or'],
  sort: ['field', 'order', 'op'],
} as const;
export type Part = keyof typeof keys;

/** Fields printed as they are. Numbers are printed by `text` and `full` only, with unit and qualifier. */
export const printed = ['label', 'short', 'text', 'full', 'rank', 'unit'];
export const colourKeys = new Set(['color', 'fill', 'stroke']);
/** d3 formats without `%`, which multiplies by 100. */
export const formatPattern = /^[,+\-.~0-9fds]{0,8}$/;
export const sortPattern = /^(ascending|descending|-?(x|y|text|size|color))$/;
