/** Columns of even height on made-up lines. */
import { describe, expect, test } from 'vitest';
import { columns } from '../../src/blocks/natural/columns.ts';
import { filled, stack, type Node, type Piece } from '../../src/blocks/natural/nodes.ts';

/** So many lines of 10 px. */
const text = (count: number, staysWithNext = false): Node => ({
  lay: () => ({ height: count * 10, draw: () => undefined, beyond: 0, parts: {} }),
  pieces: (): Piece[] => [
    {
      before: 0,
      count,
      line: 10,
      draw: (_, x, y, put) => put(x, y, x + 1, y + 10),
      staysWithNext,
      beyond: 0,
    },
  ],
});
const heightOf = (count: number, ...nodes: Node[]) =>
  columns(count, 5, stack(nodes.map((node) => ({ node })))).lay(100).height;

describe('columns', () => {
  test('share lines evenly', () => {
    expect(heightOf(2, text(6))).toBe(30);
    expect(heightOf(3, text(4), text(4), text(2))).toBe(40);
  });
  test('a paragraph leaves no line alone but one of three', () => {
    expect(heightOf(2, text(2), text(2))).toBe(20);
    expect(heightOf(3, text(4), text(3), text(2))).toBe(40);
    expect(heightOf(2, text(2), text(3), text(1), text(1), text(1))).toBe(40);
  });
  test('a heading stays with what follows', () => {
    expect(heightOf(2, text(2), text(1, true), text(3))).toBe(40);
  });
  test('what is not parted makes them as high', () => {
    expect(heightOf(2, filled(70), text(2))).toBe(70);
  });
  test('tell where their lines stand', () => {
    const tops: number[][] = [];
    columns(2, 10, text(5))
      .lay(110)
      .draw(1, 2, (left, top) => tops.push([left, top]));
    expect(tops).toEqual([
      [1, 2],
      [1, 12],
      [1, 22],
      [61, 2],
      [61, 12],
    ]);
  });
});
