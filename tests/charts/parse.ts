/** Reads a chart's SVG back: bars, lines, and the boxes of texts by the metrics of the fonts. */
import type { TextMetrics } from '../../src/design/metrics.ts';
import { autospaceWidth } from '../../src/charts/spacing.ts';

export interface ReadText {
  text: string;
  fact: string;
  fill: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  sizes: number[];
}
export interface ReadBar {
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
  stroke: string;
}
export interface ReadLine {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

const attribute = (tag: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const unescape = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

interface Span {
  text: string;
  family: string;
  weight: number;
  size: number;
  gap: number;
}

const readSpan = (tag: string, text: string): Span => ({
  text: unescape(text),
  gap: Number(attribute(tag, 'dx') || 0),
  size: Number(attribute(tag, 'font-size')),
  family: attribute(tag, 'font-family').split(',')[0]!.replaceAll("'", ''),
  weight: Number(attribute(tag, 'font-weight') || 400),
});

export function readTexts(svg: string, metrics: TextMetrics): ReadText[] {
  return [...svg.matchAll(/(<text [^>]*>)(.*?)<\/text>/gs)].map(([, tag, inner]) => {
    const spans = [...inner!.matchAll(/(<tspan [^>]*>)(.*?)<\/tspan>/gs)].map(([, own, text]) =>
      readSpan(own!, text!),
    );
    if (spans.length === 0) spans.push(readSpan(tag!, inner!));
    const tight = tag!.includes('no-autospace');
    const width = spans.reduce(
      (sum, { text, gap, ...font }) =>
        sum + gap + metrics.width(text, font) + (tight ? 0 : autospaceWidth(text, font.size)),
      0,
    );
    const x = Number(attribute(tag!, 'x'));
    const y = Number(attribute(tag!, 'y'));
    const anchor = attribute(tag!, 'text-anchor');
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
    const figures = (span: Span): boolean => span.family === 'Tuban Numeral';
    return {
      text: spans.map(({ text }) => text).join(''),
      fact: attribute(tag!, 'data-fact'),
      fill: attribute(tag!, 'fill'),
      left,
      right: left + width,
      sizes: spans.map(({ size }) => size),
      // Ink of the faces: Barlow's figures stand on the line and rise 0.72 em, Han 0.85 over and 0.1 under,
      // Latin 0.2 under.
      top: y - Math.max(...spans.map((span) => span.size * (figures(span) ? 0.72 : 0.85))),
      bottom:
        y +
        Math.max(
          ...spans.map(
            (span) => span.size * (figures(span) ? 0.02 : /[gjpqy(),]/.test(span.text) ? 0.22 : 0.1),
          ),
        ),
    };
  });
}

/** Rectangles in drawing order: Vega writes them as `M x,y h w v h h -w Z`. */
export const readBars = (svg: string): ReadBar[] =>
  [...svg.matchAll(/<path d="M([-\d.]+),([-\d.]+)h([-\d.]+)v([-\d.]+)h[-\d.]+Z"([^>]*)\/>/g)].map(
    ([, x, y, width, height, rest]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
      fill: attribute(rest!, 'fill'),
      stroke: attribute(rest!, 'stroke'),
    }),
  );

export const readLines = (svg: string): ReadLine[] =>
  [...svg.matchAll(/<line[^>]*>/g)].map(([tag]) => {
    const [x, y] = (/translate\(([-\d.]+),([-\d.]+)\)/.exec(tag) ?? ['', '0', '0']).slice(1).map(Number) as [
      number,
      number,
    ];
    return {
      x1: x,
      y1: y,
      x2: x + Number(attribute(tag, 'x2') || 0),
      y2: y + Number(attribute(tag, 'y2') || 0),
    };
  });

export function readBox(svg: string): { width: number; height: number } {
  const [, , width, height] = /viewBox="([^"]*)"/.exec(svg)![1]!.split(' ').map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return { width, height };
}
