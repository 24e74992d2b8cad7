/** What an attribute of a shape may hold. A list of what is allowed; anything else is refused by name. */

/** A form that a value must have, and how to say so. */
interface Form {
  pattern: RegExp;
  wanted: string;
}

// A hostile value must not make a pattern try again and again: each of its parts can match in one way only.
const number = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,2})?`;
const unit = '(?:px|pt|pc|mm|cm|in|%)?';
const gap = String.raw`(?:\s*,\s*|\s+)`;
const names =
  'black|white|silver|gray|grey|maroon|red|purple|fuchsia|green|lime|olive|yellow|navy|blue|teal|aqua|orange';
const rgb = String.raw`rgb\(\s*\d{1,3}(?:\.\d+)?%?(?:${gap}\d{1,3}(?:\.\d+)?%?){2}\s*\)`;
const hex = '#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})';

const form = (pattern: string, wanted: string): Form => ({
  pattern: new RegExp(`^\\s*(?:${pattern})\\s*$`),
  wanted,
});
const oneOf = (...words: string[]): Form => form(words.join('|'), `Write one of ${words.join(', ')}.`);

const length = form(`${number}${unit}`, 'Write a figure.');
const share = form(`${number}%?`, 'Write a figure from 0 to 1.');
const colour = form(`${hex}|${rgb}|${names}`, 'Write the colour as #rrggbb.');
const paint = form(
  `none|${hex}|${rgb}|${names}`,
  'Write the colour as #rrggbb, none, or url(#id) of a gradient.',
);
const numbers: Form = { pattern: /^[-+\d.,eE\s]*$/, wanted: 'Write figures.' };
const transform = form(
  String.raw`(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([-+\d.eE,\s]*\)[\s,]*)*|none`,
  'Write matrix, translate, scale, rotate, skewX or skewY with figures.',
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
  'stroke-dasharray': form(`none|${number}${unit}(?:${gap}${number}${unit})*`, 'Write lengths.'),
  display: oneOf('inline', 'block', 'none'),
  visibility: oneOf('visible', 'hidden', 'collapse'),
  'clip-path': oneOf('none'),
};

/** Place and form of a shape. */
export const placeForms: Record<string, Form> = {
  d: { pattern: /^[MmLlHhVvCcSsQqTtAaZz\d.,eE+\s-]*$/, wanted: 'Draw the path again.' },
  points: numbers,
  transform,
  x: length,
  y: length,
  width: length,
  height: length,
  rx: form(`${number}${unit}|auto`, 'Write a figure.'),
  ry: form(`${number}${unit}|auto`, 'Write a figure.'),
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
