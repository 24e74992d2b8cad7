/** Words of a drawn chart that stand over one another, read from Vega's scene graph. */

/** px */
export interface Bounds {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** A mark with its items, or an item, which may hold marks of its own and shifts them. */
export interface Scene {
  marktype?: string;
  items?: Scene[];
  bounds?: Bounds;
  text?: unknown;
  /** 0 for labels of an axis that Vega hides, since they would touch others. */
  opacity?: number;
  x?: number;
  y?: number;
}
export interface Word extends Bounds {
  text: string;
}

/** All words of a scene, in its own coordinates. */
export const wordsOf = ({ marktype, items = [] }: Scene, left = 0, top = 0): Word[] =>
  items.flatMap((item) => {
    if (marktype === 'group')
      return (item.items ?? []).flatMap((mark) => wordsOf(mark, left + (item.x ?? 0), top + (item.y ?? 0)));
    const { bounds: box, text, opacity } = item;
    return marktype === 'text' && box && opacity !== 0 && String(text ?? '').trim() !== ''
      ? [{ text: String(text), x1: box.x1 + left, x2: box.x2 + left, y1: box.y1 + top, y2: box.y2 + top }]
      : [];
  });

/** The first two that overlap, as the look-over of a page has it (src/compose/checks/inspect.ts). */
export function crowdedOf(words: Word[]): [string, string] | undefined {
  const isOver = (one: Word, two: Word) =>
    Math.min(one.x2, two.x2) - Math.max(one.x1, two.x1) > 1 &&
    Math.min(one.y2, two.y2) - Math.max(one.y1, two.y1) > 0.3 * Math.min(one.y2 - one.y1, two.y2 - two.y1);
  for (const [index, one] of words.entries()) {
    const other = words.slice(index + 1).find((two) => isOver(one, two));
    if (other) return [one.text, other.text];
  }
  return undefined;
}
