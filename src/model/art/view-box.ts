/** The size of a drawing: its viewBox, else its width and height. */
import type { ArtFault } from './fault.ts';
import { drawingMessages as messages } from './messages.ts';
import type { ViewBox } from './shape.ts';
import type { XmlElement } from './xml.ts';

const most = 1e6;
const isSize = (value: number): boolean => Number.isFinite(value) && value > 0 && value <= most;

/** px of a CSS length. */
const pxPer: Record<string, number> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  mm: 96 / 25.4,
  cm: 960 / 25.4,
};

function lengthOf(value: string | undefined): number {
  const [, figure, unit = ''] = /^\s*(\d+(?:\.\d*)?|\.\d+)(px|pt|pc|in|mm|cm)?\s*$/.exec(value ?? '') ?? [];
  return Number(figure) * pxPer[unit]!;
}

export function viewBoxOf({ attributes, start, end }: XmlElement): ViewBox | ArtFault {
  const of = (name: string) => attributes.find((attribute) => attribute.name === name);
  const given = of('viewBox');
  if (given) {
    const box = given.value
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (
      box.length === 4 &&
      Math.abs(box[0]!) <= most &&
      Math.abs(box[1]!) <= most &&
      isSize(box[2]!) &&
      isSize(box[3]!)
    )
      return box as ViewBox;
    return { wording: messages.badSize(given.value), start: given.start, end: given.end };
  }
  const [width, height] = [of('width'), of('height')];
  if (!width || !height) return { wording: messages.noSize(), start, end };
  for (const side of [width, height])
    if (!isSize(lengthOf(side.value)))
      return { wording: messages.badSize(side.value), start: side.start, end: side.end };
  return [0, 0, lengthOf(width.value), lengthOf(height.value)];
}
