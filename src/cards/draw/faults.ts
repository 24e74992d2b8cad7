/** What does not fit on a stage: words beyond the frame, in the foot, over one another or over what is kept. */
import type { Box } from './piece.ts';

/** Where lines of a text end, in letters without spaces. */
const endsOf = (lines: readonly string[]): number[] => {
  let at = 0;
  return lines.map((line) => (at += [...line.replace(/\s+/gu, '')].length));
};

/**
 * Words in which a line ends: units are where it may. Marks of the report itself count as well; a seal's words are
 * a drawing of their own.
 */
export function splitFaults(
  texts: readonly { block: string; text: string; lines: readonly string[] }[],
  unitsOf: (text: string) => readonly string[],
  marked: readonly string[][] = [],
): string[] {
  return texts
    .filter(({ block, lines }) => lines.length > 1 && !block.startsWith('seal'))
    .flatMap(({ block, text, lines }) => {
      const ways = [unitsOf(text), ...marked.filter((units) => units.join('') === text)];
      const allowed = new Set(ways.flatMap((units) => endsOf(units)));
      const split = endsOf(lines).findIndex((end) => !allowed.has(end));
      return split < 0 ? [] : [`${block}: "${text}" is split after "${lines[split]}"`];
    });
}

export interface Placed {
  boxes: readonly { box: Box; block: string; text: string }[];
  kept: readonly { box: Box; name: string }[];
  /** The last on top. */
  grounds?: readonly Ground[];
  shape?: { unit: number };
}

/** What words may stand in or must keep clear of. */
export interface Ground {
  box: Box;
  fill: string;
  kind: 'area' | 'disc' | 'rule';
}

/** px by which boxes may touch. */
const touching = { across: 1, down: 2 } as const;

const overlaps = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > touching.across &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > touching.down;

/** px by which the box of letters may reach over an edge that their ink does not reach; px of the canvas of air in an area. */
const loose = 2;
const air = 6;
const within = (inner: Box, outer: Box, by = -loose): boolean =>
  inner.left >= outer.left + by &&
  inner.right <= outer.right - by &&
  inner.top >= outer.top + by &&
  inner.bottom <= outer.bottom - by;

/** Does a rule, which has no height or no width, run through the letters? */
const isStruck = (box: Box, rule: Box): boolean =>
  rule.right > box.left + loose &&
  rule.left < box.right - loose &&
  rule.bottom > box.top + loose &&
  rule.top < box.bottom - loose;

/**
 * Words across an edge between two grounds, or on a rule. Of areas one over another the topmost that holds the words
 * counts; of a disc only its box is known, which words beside it may share.
 */
export function groundFault(box: Box, grounds: readonly Ground[], unit: number): string | undefined {
  const under = grounds.findLastIndex((one) => one.kind !== 'rule' && within(box, one.box));
  const own = grounds[under];
  const over = grounds.slice(under + 1);
  if (over.some((one) => one.kind === 'area' && one.fill !== own?.fill && overlaps(box, one.box)))
    return 'across the edge of its ground';
  if (over.some((one) => one.kind === 'rule' && isStruck(box, one.box))) return 'on a rule';
  return own?.kind === 'area' && !within(box, own.box, air * unit) ? 'at the edge of its ground' : undefined;
}

/** @param floor px from the top, below which only the foot's own words stand. */
export function faultsOf(
  { boxes, kept, grounds = [], shape = { unit: 1 } }: Placed,
  frame: Box,
  floor: number,
): string[] {
  return boxes.flatMap(({ box, text, block }, index) => {
    const isBeyond =
      box.left < frame.left - 1 ||
      box.right > frame.right + 1 ||
      box.top < frame.top - 1 ||
      box.bottom > frame.bottom + 1;
    return [
      ...(isBeyond ? [`${block}: "${text}" beyond the frame`] : []),
      ...[groundFault(box, grounds, shape.unit) ?? []].flat().map((fault) => `${block}: "${text}" ${fault}`),
      ...(block !== 'foot' && box.bottom > floor + 1 ? [`${block}: "${text}" reaches into the foot`] : []),
      ...boxes
        .slice(index + 1)
        .filter((other) => overlaps(box, other.box))
        .map((other) => `${block}: "${text}" over "${other.text}"`),
      ...kept.filter((one) => overlaps(box, one.box)).map(({ name }) => `${block}: "${text}" over ${name}`),
    ];
  });
}

/** Numbers that a card tells at a glance; and a card that is read as a table or as areas. */
const mostNumbers = { usual: 9, dense: 12 } as const;
const dense = new Set(['whole', 'mosaic', 'targets', 'columns', 'bridge']);
/** Charts of tables, running text and lists of tasks are read, not glanced at. */
const read = new Set(['series', 'reading', 'tasks', 'cover']);

/** @param numbers Ids of the facts whose numbers a card prints. */
export function crowdFaults(device: string, numbers: readonly string[]): string[] {
  if (read.has(device)) return [];
  const most = dense.has(device) ? mostNumbers.dense : mostNumbers.usual;
  const count = new Set(numbers).size;
  return count > most ? [`${count} numbers, ${most} at most`] : [];
}
