/** Bodies of pages filled to the line, and the hero that gives and takes lines for them. */
import { describe, expect, it } from 'vitest';
import { fillPage, fillPages, type BodyRequest } from '../../src/compose/body.ts';
import { bodyLines, heroRange, laterFrame } from '../../src/compose/frames.ts';
import type { Grid } from '../../src/compose/grid.ts';
import type { Room } from '../../src/compose/rows.ts';
import { stackOf, type Stack } from '../../src/compose/stack.ts';

const grid: Grid = {
  line: 4,
  columns: 12,
  gutter: 5,
  x: 10,
  y: 10,
  width: 355,
  height: 400,
  lines: 100,
  hero: [0.2, 0.24, 0.3],
};
const room: Room = { columns: 12, area: 12 * grid.lines };
const { least, best, most } = heroRange(grid);

/** A single row of so many lines, whose figures can grow by so many. */
const stackWith = (lines: number, capacity = 0): Stack =>
  stackOf([
    {
      gap: 1,
      lines,
      row: {
        blocks: [
          {
            id: 'a',
            column: 0,
            candidate: { span: 12, layout: 'stack', lines, capacity, waste: 0, hole: 0, head: 0 },
          },
        ],
        lines,
        cost: 0,
      },
    },
  ]);

const heroOf = (request: Partial<BodyRequest>, stack: Stack): number =>
  fillPages({ grid, ...request }, room, [[stack]])[0]!.frame.hero!.lines;

describe('the hero', () => {
  it('is as high as it best is, or as high as the body leaves it', () => {
    expect(heroOf({}, stackWith(bodyLines(grid, best)))).toBe(best);
    expect(heroOf({}, stackWith(bodyLines(grid, least) - 2))).toBe(least + 2);
  });

  it('grows with what figures do not take, on a single page up to its greatest height', () => {
    const page = fillPage({ grid }, stackWith(bodyLines(grid, best) - 30), best);
    expect(page.frame.hero!.lines).toBe(most);
    expect(page.left).toBeGreaterThan(0);
  });

  it('grows beyond that on several pages, by less than half, rather than leave an empty foot', () => {
    const stack = stackWith(bodyLines(grid, most) - 8);
    const page = fillPage({ grid, several: true }, stack, best);
    expect(page.frame.hero!.lines).toBeGreaterThan(most);
    expect(page.left).toBe(0);
    expect(page.frame.body.lines).toBe(page.stack.lines);
    const emptier = fillPage({ grid, several: true }, stackWith(20), best);
    expect(emptier.frame.hero!.lines).toBe(most + Math.floor(most * 0.4));
    expect(emptier.left).toBeGreaterThan(0);
  });

  it('does neither on a spread', () => {
    expect(fillPage({ grid, spread: true, several: true }, stackWith(20), best).frame.hero!.lines).toBe(best);
  });

  it('is a line higher or lower where that is asked for, and what is below it takes the rest', () => {
    const stack = stackWith(bodyLines(grid, best) - 6, 12);
    for (const heroShift of [-2, -1, 1, 2]) {
      const [page] = fillPages({ grid, heroShift }, room, [[stack]]);
      expect([page!.frame.hero!.lines, page!.stack.entries[0]!.lines]).toEqual([
        best + heroShift,
        bodyLines(grid, best) - heroShift,
      ]);
    }
  });

  it('stays as it is where it may not be so low or the body leaves it no line', () => {
    expect(heroOf({ heroShift: -2 }, stackWith(bodyLines(grid, least)))).toBe(least);
    expect(heroOf({ heroShift: 1 }, stackWith(bodyLines(grid, best)))).toBe(best);
    expect(heroOf({ heroShift: 9 }, stackWith(20))).toBe(heroOf({}, stackWith(20)));
  });
});

describe('a picture at the end', () => {
  const { body } = laterFrame(grid);
  const ended = (last: Stack, request: Partial<BodyRequest> = {}) =>
    fillPages({ grid, several: true, endpiece: true, ...request }, room, [
      [stackWith(bodyLines(grid, best))],
      [last],
    ]);

  it('takes what figures leave of the last of several pages, with a gap above it', () => {
    const [first, last] = ended(stackWith(body.lines - 20, 2));
    expect(first!.frame.endpiece).toBeUndefined();
    expect(last!.frame.endpiece).toEqual({ top: body.top + body.lines - 17, lines: 17 });
    expect([last!.stack.lines, last!.left, last!.forced]).toEqual([body.lines - 18, 0, 0]);
    expect(last!.frame.body).toEqual({ top: body.top, lines: body.lines - 18 });
  });

  it('takes no more than its share: the rest goes to figures', () => {
    const [, last] = ended(stackWith(20, 40));
    const most = Math.floor(body.lines * 0.3);
    expect(last!.frame.endpiece!.lines).toBe(most);
    expect(last!.stack.lines).toBe(body.lines - most - 1);
  });

  it('takes more rather than leave a place above it empty, up to half of the page', () => {
    const [, last] = ended(stackWith(body.lines - 40));
    // One line goes to the row.
    expect([last!.frame.endpiece!.lines, last!.left]).toEqual([38, 0]);
    const [, emptier] = ended(stackWith(10));
    expect(emptier!.frame.endpiece!.lines).toBe(Math.floor(body.lines * 0.5));
    expect(emptier!.left).toBeGreaterThan(0);
  });

  it('is left out where that would be a strip, where nobody asked for one, and on spreads', () => {
    expect(ended(stackWith(body.lines - 5))[1]!.frame.endpiece).toBeUndefined();
    expect(ended(stackWith(body.lines - 20), { endpiece: false })[1]!.frame.endpiece).toBeUndefined();
    expect(fillPages({ grid, endpiece: true }, room, [[stackWith(20)]])[0]!.frame.endpiece).toBeUndefined();
    expect(ended(stackWith(20), { spread: true })[1]!.frame.endpiece).toBeUndefined();
  });
});
