/**
 * From Vega's SVG to the one that stands in a page: exact numbers, own ids, labels with their fonts,
 * nothing that only an interactive chart needs.
 */
import { round } from '../lib/units.ts';
import { fontStack } from '../design/theme.ts';
import type { Line } from './label.ts';
import type { Label } from './scene.ts';

export const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const roundIn = (text: string): string =>
  text.replace(/-?\d+\.\d+(e-?\d+)?|-?\d+e-?\d+/g, (number) => String(round(Number(number))));

/** Geometry is rounded to 1/1000 px; text and colours are left alone. */
const roundGeometry = (svg: string): string =>
  svg.replace(
    / (d|transform|x|y|x1|x2|y1|y2|dx|dy|width|height|stroke-width|font-size)="([^"]*)"/g,
    (_all, name: string, value: string) => ` ${name}="${roundIn(value)}"`,
  );

/** Takes out what only interaction and styling of Vega's own need. */
function stripVega(svg: string): string {
  let slim = svg
    .replace(/^<svg[^>]*>|<\/svg>$/g, '')
    .replace(
      / (class|pointer-events|aria-hidden|aria-roledescription|role|stroke-miterlimit|stroke-linecap)="[^"]*"/g,
      '',
    )
    .replace(/ (opacity|fill-opacity|stroke-opacity)="1"/g, '')
    .replace(/<path( d="[^"]*")?( display="none")?( stroke="none")?\/>/g, '')
    .replace(/ transform="translate\(0,0\)"/g, '');
  // Groups left without a purpose: empty ones, and those that only wrap (innermost first).
  for (let before = ''; before !== slim;) {
    before = slim;
    slim = slim.replace(/<g><\/g>/g, '').replace(/<g>((?:(?!<g[ >]|<\/g>).)*)<\/g>/g, '$1');
  }
  return slim;
}

function fontAttributes({ family, weight, size }: Line['spans'][number]): string {
  return `font-family="${escapeXml(fontStack(family))}" font-size="${size}"${weight === 400 ? '' : ` font-weight="${weight}"`}`;
}

function setLabel({ x, y, anchor, line, tick }: Label): string {
  const attributes = `x="${x}" y="${y}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`} fill="${line.fill}"`;
  // The room of a number was measured by advances: kerning of figures would widen it (1 before 5).
  const fact = `${line.at ? ` data-at="${escapeXml(line.at)}"` : tick ? ' data-tick=""' : ''}${line.fact ? ` data-fact="${line.fact}"` : ''}${line.number ? ' style="text-autospace:no-autospace;font-kerning:none"' : ''}`;
  const [first, ...others] = line.spans;
  if (others.length === 0)
    return `<text ${first!.fill ? attributes.replace(/ fill="[^"]*"/, ` fill="${first!.fill}"`) : attributes} ${fontAttributes(first!)}${fact}>${escapeXml(first!.text)}</text>`;
  const spans = line.spans.map(
    (span) =>
      `<tspan ${span.gap > 0 ? `dx="${span.gap}" ` : ''}${span.fill && span.fill !== line.fill ? `fill="${span.fill}" ` : ''}${fontAttributes(span)}>${escapeXml(span.text)}</tspan>`,
  );
  return `<text ${attributes}${fact}>${spans.join('')}</text>`;
}

const setLabels = (svg: string, labels: Label[]): string =>
  svg.replace(/<text [^>]*>\ue000(\d+)\ue001<\/text>/g, (_all, index: string) =>
    setLabel(labels[Number(index)]!),
  );

/** Ids made by Vega count over the whole process; here they count within the figure. */
function ownIds(svg: string, prefix: string): string {
  const names = new Map<string, string>();
  for (const [, id] of svg.matchAll(/ id="([^"]*)"/g)) names.set(id!, `${prefix}-${names.size + 1}`);
  return svg
    .replace(/ id="([^"]*)"/g, (_all, id: string) => ` id="${names.get(id)}"`)
    .replace(/url\(#([^)]*)\)/g, (_all, id: string) => `url(#${names.get(id) ?? id})`);
}

/** What a page sets for its text must not reach the chart, whose type was measured without it. */
const ownStyle =
  'text-autospace:normal;letter-spacing:normal;word-spacing:normal;font-style:normal;font-weight:400;font-feature-settings:normal';

export interface Finish {
  svg: string;
  labels: Label[];
  /** px */
  width: number;
  height: number;
  id: string;
  alt: string;
}

/**
 * The finished inline `<svg>`; its size in mm is set by `width` and `height` of the element around it or
 * its own.
 */
export function finishSvg({ svg, labels, ...frame }: Finish): string {
  return frameSvg(ownIds(setLabels(stripVega(svg), labels), frame.id), frame);
}

/** The finished `<svg>` of shapes of our own, with labels above them. */
export const finishPicture = ({
  shapes,
  labels,
  ...frame
}: Omit<Finish, 'svg'> & { shapes: string[] }): string =>
  frameSvg([...shapes, ...labels.map(setLabel)].join(''), frame);

function frameSvg(body: string, { width, height, id, alt }: Omit<Finish, 'svg' | 'labels'>): string {
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return roundGeometry(
    `<svg xmlns="http://www.w3.org/2000/svg" id="${escapeXml(id)}-chart" ${size} text-rendering="geometricPrecision" role="img" ` +
      `aria-label="${escapeXml(alt)}" style="${ownStyle}">${body}</svg>`,
  ).replace(/viewBox="([^"]*)"/, (_all, box: string) => `viewBox="${roundIn(box)}"`);
}
