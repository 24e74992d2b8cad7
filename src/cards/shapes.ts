/** The shapes of cards, from styles/cards/shapes.yaml: measures in px of their own canvas, scaled to a format. */
import { z } from 'zod';
import type { CardFormat } from '../design/format.ts';
import { readDesign } from '../design/read.ts';
import { findIn, type SearchPath } from '../design/search.ts';
import { readDeviceSizes, type DeviceSizes } from './sizes.ts';

const px = z.number().nonnegative();
const line = z.strictObject({ size: px, base: px });
const shapeSchema = z.strictObject({
  canvas: px,
  margin: z.tuple([px, px]),
  bookmark: z.tuple([px, px]),
  eyebrow: line,
  headline: z.strictObject({ top: px, most: px, least: px, lines: z.int().positive(), leading: z.number() }),
  foot: px,
  source: line,
  place: line,
  content: z.strictObject({ above: px, below: px }),
  words: z.strictObject({ label: px, small: px, unit: px, body: px }),
  numeral: px,
});
export type ShapeTokens = z.infer<typeof shapeSchema>;

export const shapeNames = ['portrait', 'square', 'story', 'wide', 'banner', 'long'] as const;
export type ShapeName = (typeof shapeNames)[number];

/** The shapes, and the sizes of devices in all of them. */
export interface ShapeList {
  shapes: Record<ShapeName, ShapeTokens>;
  devices: DeviceSizes;
}

const listSchema = z.record(z.enum(shapeNames), shapeSchema);

/** @throws ProblemError for everything that is wrong in a list, at its line. */
export async function readShapes(search: SearchPath): Promise<ShapeList> {
  const file = findIn(search.styles, 'cards/shapes.yaml')!;
  return { shapes: await readDesign(file, listSchema), devices: await readDeviceSizes(search) };
}

export function shapeNameOf({ size: [width, height], deck }: CardFormat): ShapeName {
  if (height === 'auto') return 'long';
  if (deck === 'banner') return 'banner';
  const ratio = height / width;
  if (ratio >= 1.6) return 'story';
  if (ratio >= 1.15) return 'portrait';
  return ratio >= 0.85 ? 'square' : 'wide';
}

/** A shape in px of the format: what a card is composed with. */
export interface Shape extends ShapeTokens {
  name: ShapeName;
  width: number;
  /** Of a part of a long picture: as high as the part turns out. */
  height: number;
  /** px of the format per px of the shape's canvas. */
  unit: number;
  /** px by which words stand lower than usual, below what the platform covers. */
  shift: number;
  /** px that the platform covers. */
  safe: [number, number, number, number];
  /** px of the canvas, shares and times. */
  devices: DeviceSizes;
}

/** Every number of a shape but its shares and counts, times `unit`. */
function scale(tokens: ShapeTokens, unit: number): ShapeTokens {
  const times = (value: number) => Math.round(value * unit * 100) / 100;
  const { headline } = tokens;
  return {
    canvas: times(tokens.canvas),
    margin: [times(tokens.margin[0]), times(tokens.margin[1])],
    bookmark: [times(tokens.bookmark[0]), times(tokens.bookmark[1])],
    eyebrow: { size: times(tokens.eyebrow.size), base: times(tokens.eyebrow.base) },
    headline: {
      ...headline,
      top: times(headline.top),
      most: times(headline.most),
      least: times(headline.least),
    },
    foot: times(tokens.foot),
    source: { size: times(tokens.source.size), base: times(tokens.source.base) },
    place: { size: times(tokens.place.size), base: times(tokens.place.base) },
    content: { above: times(tokens.content.above), below: times(tokens.content.below) },
    words: {
      label: times(tokens.words.label),
      small: times(tokens.words.small),
      unit: times(tokens.words.unit),
      body: times(tokens.words.body),
    },
    numeral: times(tokens.numeral),
  };
}

export function shapeOf(format: CardFormat, { shapes, devices }: ShapeList): Shape {
  const name = shapeNameOf(format);
  const [width, height] = format.size;
  const unit = width / shapes[name].canvas;
  const tokens = scale(shapes[name], unit);
  // What the platform covers at the top pushes bookmark and words down.
  const shift =
    name === 'story' ? Math.max(0, format.safe[0] - (tokens.eyebrow.base - tokens.eyebrow.size)) : 0;
  const { bookmark, eyebrow, headline, margin, foot, source, place } = tokens;
  // What it covers at the right and below moves the margin in and the words up.
  const [, right, below] = name === 'story' ? format.safe : [0, 0, 0];
  const lift = Math.max(0, below - foot);
  return {
    ...tokens,
    margin: [margin[0], Math.max(margin[1], right)],
    foot: foot + lift,
    source: { ...source, base: source.base + lift },
    place: { ...place, base: place.base + lift },
    bookmark: [bookmark[0], bookmark[1] + shift],
    eyebrow: { ...eyebrow, base: eyebrow.base + shift },
    headline: { ...headline, top: headline.top + shift },
    shift,
    name,
    width,
    height: height === 'auto' ? width * 2 : height,
    unit,
    safe: format.safe,
    devices,
  };
}

/** Share of a shape's size by which a long source line may be smaller, and unit words in a full tile. */
const leastShare = { source: 0.7, other: 0.86 } as const;

/** px of the smallest type of a class that a shape may show. */
export const leastSize = ({ source, words }: Shape, type: string): number =>
  type === 'source' ? source.size * leastShare.source : Math.min(words.unit, words.small) * leastShare.other;
