/** Rows: full, in reading order, and the cheapest of all. */
import { describe, expect, it } from 'vitest';
import type { Candidate, Choice } from '../../src/compose/cells.ts';
import { evenRows, gapOf, solveRows, totalLines } from '../../src/compose/rows.ts';

const block = (
  id: string,
  ...ways: [span: number, lines: number, capacity?: number, waste?: number][]
): Choice => ({
  id,
  candidates: ways.map(([span, lines, capacity = 0, waste = 0]): Candidate => ({
    span,
    lines,
    capacity,
    waste,
    hole: 0,
    head: 0,
    layout: 'stack',
  })),
});

const room = { columns: 12, area: 1e6 };

const drawn = (choices: Choice[], columns = 12) =>
  solveRows(choices, { columns, area: 1e6 }, 1)?.map(
    (row) =>
      `${row.blocks.map(({ id, column, candidate }) => `${id}@${column}+${candidate.span}`).join(' ')} = ${row.lines}`,
  );

describe('solveRows', () => {
  it('sets two blocks side by side where their heights agree', () => {
    expect(drawn([block('a', [6, 10], [12, 6]), block('b', [6, 10], [12, 6])])).toEqual(['a@0+6 b@6+6 = 10']);
  });

  it('parts blocks whose heights disagree', () => {
    expect(drawn([block('a', [6, 30], [12, 6]), block('b', [6, 5], [12, 3])])).toEqual([
      'a@0+12 = 6',
      'b@0+12 = 3',
    ]);
  });

  it('keeps reading order', () => {
    const ids = solveRows(
      ['a', 'b', 'c', 'd', 'e'].map((id, index) => block(id, [4, 10 + index], [6, 7], [12, 4])),
      room,
      1,
    )!.flatMap((row) => row.blocks.map(({ id }) => id));
    expect(ids).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('fills every row', () => {
    const rows = solveRows(
      ['a', 'b', 'c', 'd'].map((id) => block(id, [3, 12], [4, 9], [5, 8], [7, 6], [8, 5], [12, 4])),
      room,
      1,
    )!;
    for (const row of rows)
      expect(row.blocks.reduce((sum, { candidate }) => sum + candidate.span, 0)).toBe(12);
  });

  it('prefers a partner that can grow into the slack', () => {
    const partners = (capacity: number) =>
      drawn([block('a', [6, 12], [12, 9]), block('b', [6, 8, capacity], [12, 7])]);
    expect(partners(4)).toEqual(['a@0+6 b@6+6 = 12']);
    expect(partners(0)).toEqual(['a@0+12 = 9', 'b@0+12 = 7']);
  });

  it('avoids air inside a block', () => {
    expect(drawn([block('a', [12, 6, 0, 30])])).toEqual(['a@0+12 = 6']);
    expect(solveRows([block('a', [12, 6, 0, 30], [12, 7, 0, 0])], room, 1)![0]!.lines).toBe(7);
  });

  it('does not set a block in a way that is barred', () => {
    const choices = [block('a', [6, 10], [12, 6]), block('b', [6, 10], [12, 6])];
    const barred = solveRows(choices, { columns: 12, area: 1e6, barred: new Set(['a/6/stack']) }, 1)!;
    expect(
      barred.map((row) => row.blocks.map(({ id, candidate }) => `${id}+${candidate.span}`).join(' ')),
    ).toEqual(['a+12', 'b+12']);
    // What is remembered of these blocks does not hold where nothing is barred.
    expect(solveRows(choices, room, 1)!.map((row) => row.blocks.length)).toEqual([2]);
  });

  it('says so when a block fits at no span', () => expect(drawn([block('a', [5, 3])])).toBeUndefined());
});

it('takes a panel with a large empty place only where nothing else fits', () => {
  const choice: Choice = {
    id: 'a',
    candidates: [
      { span: 12, lines: 10, capacity: 0, waste: 0, hole: 60, head: 0, layout: 'gaping' },
      { span: 12, lines: 14, capacity: 0, waste: 0, hole: 0, head: 0, layout: 'full' },
    ],
  };
  expect(solveRows([choice], { columns: 12, area: 1440 }, 1)![0]!.blocks[0]!.candidate.layout).toBe('full');
  expect(
    solveRows([{ ...choice, candidates: choice.candidates.slice(0, 1) }], { columns: 12, area: 1440 }, 1)![0]!
      .lines,
  ).toBe(10);
});

describe('evenRows', () => {
  const tasks = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      block(`t${index + 1}`, [4, 5 + (index % 3)], [6, 4], [12, 3]),
    );

  it('sets equal cells', () => {
    expect(evenRows(tasks(9), room, 3)!.map((row) => row.lines)).toEqual([7, 7, 7]);
  });

  it('widens the cells of a last row that is not full', () => {
    expect(
      evenRows(tasks(5), room, 3)!.map((row) => row.blocks.map(({ candidate }) => candidate.span)),
    ).toEqual([
      [4, 4, 4],
      [6, 6],
    ]);
  });

  it('widens those of the first row where that leaves less empty in them', () => {
    const sparse = tasks(5).map((task, index) => (index === 3 ? block('t4', [4, 5], [6, 4, 0, 30]) : task));
    expect(
      evenRows(sparse, room, 3)!.map((row) => row.blocks.map(({ candidate }) => candidate.span)),
    ).toEqual([
      [6, 6],
      [4, 4, 4],
    ]);
  });

  it('refuses a number across that does not divide the columns', () =>
    expect(evenRows(tasks(5), room, 5)).toBeUndefined());
});

it('counts rows and the gaps between them', () => {
  expect(totalLines(solveRows([block('a', [12, 6]), block('b', [12, 3])], room, 1)!, 1)).toBe(10);
});

describe('the empty place of a block', () => {
  const candidate: Candidate = {
    span: 4,
    lines: 10,
    capacity: 3,
    waste: 0,
    hole: 8,
    head: 0,
    layout: 'side',
  };
  it('is what is empty inside, higher with the block', () =>
    expect([gapOf(candidate, 10), gapOf(candidate, 12)]).toEqual([8, 9.6]));
  it('or what it cannot grow into, where that is more', () => expect(gapOf(candidate, 20)).toBe(28));
});
