/** What an attribute of a shape may hold. A list of what is allowed; anything else is refused by name. */
import type { Both } from '../../lib/languages.ts';

/** A form that a value must have, and how to say so. */
interface Form {
  pattern: RegExp;
  wanted: Both;
}

// A hostile value must not make a pattern try again and again: each of its parts can match in one way only.
const number = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,2})?`;
const unit = '(?:px|pt|pc|mm|cm|in|%)?';
const gap = String.raw`(?:\s*,\s*|\s+)`;
const names =
  'black|white|silver|gray|grey|maroon|red|purple|fuchsia|green|lime|olive|yellow|navy|blue|teal|aqua|orange';
const rgb = String.raw`rgb\(\s*\d{1,3}(?:\.\d+)?%?(?:${gap}\d{1,3}(?:\.\d+)?%?){2}\s*\)`;
const hex = '#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})';

const form = (pattern: string, wanted: Both): Form => ({
  pattern: new RegExp(`^\\s*(?:${pattern})\\s*$`),
  wanted,
});
const oneOf = (...words: string[]): Form =>
  form(words.join('|'), {
    en: `Write one of ${words.join(', ')}.`,
    zh: `写这几个之一：${words.join('、')}。`,
  });

const length = form(`${number}${unit}`, { en: 'Write a figure.', zh: '写数字。' });
const share = form(`${number}%?`, { en: 'Write a figure from 0 to 1.', zh: '写 0 到 1 之间的数。' });
const colour = form(`${hex}|${rgb}|${names}`, {
  en: 'Write the colour as #rrggbb.',
  zh: '颜色写成 #rrggbb。',
});
const paint = form(`none|${hex}|${rgb}|${names}`, {
  en: 'Write the colour as #rrggbb, none, or url(#id) of a gradient.',
  zh: '颜色写成 #rrggbb、none，或渐变的 url(#id)。',
});
const numbers: Form = { pattern: /^[-+\d.,eE\s]*$/, wanted: { en: 'Write figures.', zh: '写数字。' } };
const transform = form(
  String.raw`(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([-+\d.eE,\s]*\)[\s,]*)*|none`,
  {
    en: 'Write matrix, translate, scale, rotate, skewX or skewY with figures.',
    zh: '写 matrix、translate、scale、rotate、skewX 或 skewY，带数字。',
  },
);
const rule = oneOf('nonzero', 'evenodd');
const units = oneOf('userSpaceOnUse', 'objectBoundingBox');

/** Characters of any value but the points of a path. */
export const longestValue = 4000;

/** Look of a shape: attributes, and properties of styles. */
export const lookForms: Record<string, Form> = {
  fill: paint,
  stroke: paint,
  'stop-color': colour,
  'fill-opacity': share,
  'stroke-opacity': share,
  'stop-opacity': share,
  opacity: share,
  'fill-rule': rule,
  'clip-rule': rule,
  'stroke-width': length,
  'stroke-miterlimit': length,
  'stroke-dashoffset': length,
  'stroke-linecap': oneOf('butt', 'round', 'square'),
  'stroke-linejoin': oneOf('miter', 'round', 'bevel', 'miter-clip', 'arcs'),
  'stroke-dasharray': form(`none|${number}${unit}(?:${gap}${number}${unit})*`, {
    en: 'Write lengths.',
    zh: '写长度。',
  }),
  display: oneOf('inline', 'block', 'none'),
  visibility: oneOf('visible', 'hidden', 'collapse'),
  'clip-path': oneOf('none'),
};

/** Place and form of a shape. */
export const placeForms: Record<string, Form> = {
  d: {
    pattern: /^[MmLlHhVvCcSsQqTtAaZz\d.,eE+\s-]*$/,
    wanted: { en: 'Draw the path again.', zh: '重新画这条路径。' },
  },
  points: numbers,
  transform,
  x: length,
  y: length,
  width: length,
  height: length,
  rx: form(`${number}${unit}|auto`, { en: 'Write a figure.', zh: '写数字。' }),
  ry: form(`${number}${unit}|auto`, { en: 'Write a figure.', zh: '写数字。' }),
  cx: length,
  cy: length,
  r: length,
  x1: length,
  y1: length,
  x2: length,
  y2: length,
  fx: length,
  fy: length,
  fr: length,
  offset: share,
  gradientTransform: transform,
  gradientUnits: units,
  clipPathUnits: units,
  spreadMethod: oneOf('pad', 'reflect', 'repeat'),
};

const shapes = ['transform'];
/** Attributes of place that each element takes, besides those of its look. */
export const elementAttributes: Record<string, readonly string[]> = {
  g: shapes,
  path: [...shapes, 'd'],
  rect: [...shapes, 'x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: [...shapes, 'cx', 'cy', 'r'],
  ellipse: [...shapes, 'cx', 'cy', 'rx', 'ry'],
  line: [...shapes, 'x1', 'y1', 'x2', 'y2'],
  polyline: [...shapes, 'points'],
  polygon: [...shapes, 'points'],
  use: [...shapes, 'x', 'y', 'width', 'height'],
  defs: shapes,
  clipPath: [...shapes, 'clipPathUnits'],
  linearGradient: ['x1', 'y1', 'x2', 'y2', 'gradientUnits', 'gradientTransform', 'spreadMethod'],
  radialGradient: ['cx', 'cy', 'r', 'fx', 'fy', 'fr', 'gradientUnits', 'gradientTransform', 'spreadMethod'],
  stop: ['offset'],
};

/** What editors write that changes no shape: type, hints for screens, notes of their own. */
export const isIdle = (name: string): boolean =>
  /^(?:font|text|letter-|word-|line-height|white-space|writing-mode|direction|unicode-bidi|dominant-|baseline|alignment-|inline-size|shape-|color|solid-|image-rendering|pointer-events|cursor|overflow|enable-background|data-|aria-|role$|lang$|version$|baseProfile$|focusable$|zoomAndPan$|title$|-)/.test(
    name,
  );

/** Effects, and what each holds when there is none. */
export const isEffect = (name: string): boolean =>
  /^(?:mix-blend-mode|isolation|filter|mask|mask-type|marker(?:-\w+)?|paint-order|vector-effect|clip|backdrop-filter)$/.test(
    name,
  );
export const isNoEffect = (value: string): boolean =>
  /^\s*(?:none|normal|auto|isolate|inherit|luminance|fill(?: \w+){0,2})\s*$/.test(value);
