/** Every sentence said about the inside of a drawing that a report brings along. */
import type { Wording } from '../../lib/problem.ts';
import { quoteValue } from '../../lib/visible.ts';

const error = (code: string, message: string, remedy: string): Wording => ({
  code,
  severity: 'error',
  message,
  remedy,
});

const exportAgain = 'Export it again from the drawing program, as plain or optimised SVG in UTF-8.';

/** Why an element may not stand in hero art, and what a designer does instead. */
const elementReasons: [names: readonly string[], why: string, remedy: string][] = [
  [
    ['script', 'handler', 'listener'],
    'could run a program',
    'Delete it: hero art is shapes and gradients only.',
  ],
  [
    ['foreignObject', 'iframe', 'object', 'embed', 'audio', 'video', 'canvas'],
    'brings in something that is not a drawing',
    'Delete it: hero art is shapes and gradients only.',
  ],
  [
    ['image', 'feImage'],
    'is a picture made of pixels',
    'Trace it or draw it as shapes. A photo belongs under "photos".',
  ],
  [
    ['text', 'tspan', 'textPath', 'tref', 'font', 'font-face', 'glyph'],
    'needs a font',
    'Convert text to outlines before the export. Words that are read belong into the report.',
  ],
  [
    ['filter', 'mask', 'pattern', 'marker', 'mesh', 'meshgradient', 'hatch'],
    'is an effect that does not print as plain shapes',
    'Expand the effect into shapes, or delete it.',
  ],
  [
    ['animate', 'animateMotion', 'animateTransform', 'set', 'animateColor'],
    'moves, and paper does not',
    'Delete it.',
  ],
  [['a', 'view', 'switch', 'cursor'], 'is for screens', 'Ungroup what is in it and export again.'],
  [
    ['symbol', 'svg'],
    'is a drawing within the drawing',
    'Ungroup it, or expand the symbol, and export again.',
  ],
];
const known =
  'Known are path, rect, circle, ellipse, line, polyline, polygon, g, use, clipPath, linearGradient and radialGradient.';

/** What stands in the XML itself. */
export const drawingMessages = {
  doctype: () =>
    error(
      'art-doctype',
      'A document type or entity is declared here, which could multiply or load things.',
      'Delete the "<!DOCTYPE …>" line; SVG needs none.',
    ),
  instruction: () =>
    error(
      'art-xml',
      'There is a processing instruction here.',
      'Delete the "<?…?>"; style sheets outside the drawing are not loaded.',
    ),
  entity: (whole: string) =>
    error(
      'art-xml',
      `${quoteValue(whole)} is not a character that is known here.`,
      'Write the character itself; &amp; for an ampersand.',
    ),
  encoding: (name: string) =>
    error('art-encoding', `The drawing says that it is written in ${quoteValue(name)}.`, 'Save it as UTF-8.'),
  notUtf8: () => error('art-encoding', 'The drawing is not written in UTF-8.', 'Save it as UTF-8.'),
  cutShort: () =>
    error('art-xml', 'What begins here has no end: the file is cut short or damaged.', exportAgain),
  unclosed: (name: string) => error('art-xml', `<${name}> is never closed.`, exportAgain),
  closing: (name: string, open: string) =>
    error('art-xml', `</${name}> closes nothing here${open ? `: <${open}> is open` : ''}.`, exportAgain),
  stray: () => error('art-xml', 'This is not XML.', exportAgain),
  unquoted: (name: string) =>
    error('art-xml', `The value of ${quoteValue(name)} is missing or has no quotes.`, exportAgain),
  twice: (name: string) => error('art-xml', `${quoteValue(name)} is given twice.`, exportAgain),
  notOne: (count: number) =>
    error(
      'art-xml',
      count === 0 ? 'There is no drawing in this file.' : 'There is something before or after the drawing.',
      exportAgain,
    ),
  tooMany: (most: number) =>
    error(
      'art-too-large',
      `The drawing has more than ${most} parts.`,
      'Simplify its paths, unite shapes of one colour, or leave out what nobody sees at print size.',
    ),
  tooManyAttributes: (name: string, most: number) =>
    error('art-too-large', `<${name}> has more than ${most} attributes.`, exportAgain),
  tooDeep: (most: number) =>
    error(
      'art-too-large',
      `Groups are nested more than ${most} deep here.`,
      'Ungroup them and export again.',
    ),

  notSvg: (name: string) =>
    error('art-format', `The drawing begins with <${name}>, not with <svg>.`, exportAgain),
  noSize: () =>
    error(
      'art-size',
      'The drawing has neither a viewBox nor a width and height.',
      'Export it with its artboard, or write viewBox="0 0 width height".',
    ),
  badSize: (value: string) =>
    error(
      'art-size',
      `${quoteValue(value)} is not a size that a drawing can have.`,
      'Write viewBox="0 0 width height" with figures above 0.',
    ),
  empty: () =>
    error('art-empty', 'There is no shape in this drawing.', 'Export it again with its layers shown.'),
  element(name: string): Wording {
    const [, why, remedy] = elementReasons.find(([names]) => names.includes(name.replace(/^svg:/, ''))) ?? [];
    return error(
      'art-element',
      `<${name}> ${why ?? 'is not a part of drawings that is read here'}.`,
      remedy ?? known,
    );
  },
  effect: (name: string, value: string) =>
    error(
      'art-element',
      `${name}: ${quoteValue(value)} is an effect that does not print as plain shapes.`,
      'Expand the effect into shapes, or delete it.',
    ),
  handler: (name: string) =>
    error(
      'art-script',
      `${quoteValue(name)} would run a program.`,
      'Delete it: hero art is shapes and gradients only.',
    ),
  attribute: (name: string, element: string) =>
    error(
      'art-attribute',
      `${quoteValue(name)} is not known on <${element}>.`,
      'Delete it, or export as plain or optimised SVG.',
    ),
  tooLong: (name: string) =>
    error(
      'art-value',
      `The value of ${quoteValue(name)} is longer than any that a drawing needs.`,
      exportAgain,
    ),
  value: (name: string, value: string, wanted: string) =>
    error('art-value', `${name} cannot be ${quoteValue(value)}.`, wanted),
  outside: (value: string) =>
    error(
      'art-reference',
      `${quoteValue(value)} leads out of the drawing.`,
      'Put what it names into the drawing; only references to ids of its own, such as "#sky", are followed.',
    ),
  lost: (id: string, wanted: string) =>
    error(
      'art-reference',
      `There is no ${wanted} with the id ${quoteValue(id)}.`,
      'Draw it, or delete what refers to it.',
    ),
  circle: (id: string) =>
    error(
      'art-reference',
      `${quoteValue(id)} refers back to itself, or on and on.`,
      'Expand the symbols and export again.',
    ),
  idTwice: (id: string) => error('art-reference', `The id ${quoteValue(id)} is given twice.`, exportAgain),
  css: (rule: string) =>
    error(
      'art-style',
      `${quoteValue(rule)} is a style rule that is not known here.`,
      'Export with "presentation attributes"; of style sheets only plain classes are read, such as .a{fill:#0b4a38}.',
    ),
  cssOutside: (rule: string) =>
    error(
      'art-style',
      `${quoteValue(rule)} loads something from outside.`,
      'Delete it: nothing outside the drawing is loaded.',
    ),
};
