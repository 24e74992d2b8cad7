/** `layout:` of a report: what it allows, and what it says of what cannot be. */
import { nameOfWay } from '../../src/blocks/way.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Setting } from '../../src/blocks/block.ts';
import { allowsRow, hintedBlock, readLayoutHints } from '../../src/compose/hints.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import type { ReportView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';

let view: ReportView;
let ids: string[];
beforeAll(async () => {
  view = await viewCase('county');
  ids = view.review.sections.map(({ id }) => id);
});

const read = (layout: Record<string, unknown>) => readLayoutHints({ ...view, layout });

function problemsOf(layout: Record<string, unknown>): string[] {
  try {
    read(layout);
  } catch (error) {
    if (error instanceof ProblemError)
      return error.problems.map(({ message, remedy }) => `${message} ${remedy}`);
    throw error;
  }
  return [];
}

describe('readLayoutHints', () => {
  it('takes nothing for nothing', () =>
    expect(readLayoutHints(view)).toEqual({ rows: [], spans: {}, figures: {}, adverts: [] }));

  it('tells every unknown id at once, with the nearest and those there are', () => {
    expect(
      problemsOf({ rows: [['nowhere']], spans: { nothing: 3 }, figures: { [`${ids[0]}x`]: 'side' } }),
    ).toEqual([
      `There is no section "nowhere" in this report. Use one of ${ids.join(', ')}.`,
      expect.stringContaining('There is no block "nothing" in this report. Use one of '),
      `There is no section "${ids[0]}x" in this report. Did you mean "${ids[0]}"? Use one of ${ids.join(', ')}.`,
    ]);
  });

  it('keeps the numbered order', () => {
    expect(problemsOf({ rows: [[ids[1], ids[0]]] })[0]).toMatch(
      /^These rows do not keep the order of the sections\./,
    );
    expect(problemsOf({ rows: [[ids[0], ids[1]]] })).toEqual([]);
  });

  it('refuses to place an article that the report has not', () => {
    const { article: _none, ...without } = { ...view, layout: { article: 'sidebar' } };
    expect(() => readLayoutHints(without as ReportView)).toThrow('the report has none');
  });
});

describe('hints at work', () => {
  const block: Block = {
    id: 'a',
    key: 'a',
    partial: 'panel',
    capacity: () => 0,
    context: async () => ({}),
    variants: () => [
      { span: 6, way: { kind: 'stack' } },
      { span: 6, way: { kind: 'side' } },
      { span: 12, way: { kind: 'woven', columns: 3 } },
    ],
  };
  const none = { rows: [], spans: {}, figures: {}, adverts: [] };
  const variantsOf = (hints: object) =>
    hintedBlock(block, { ...none, ...hints })
      .variants({} as Setting)
      .map(({ span, way }) => `${span} ${nameOfWay(way)}`);

  it('keep only what they allow', () => {
    expect(variantsOf({})).toHaveLength(3);
    expect(variantsOf({ spans: { a: 6 } })).toEqual(['6 stack', '6 side']);
    expect(variantsOf({ figures: { a: 'woven' } })).toEqual(['12 woven-3']);
    expect(variantsOf({ spans: { b: 3 } })).toHaveLength(3);
  });

  it('that leave nothing say what there is', () => {
    expect(() => variantsOf({ spans: { a: 3 } })).toThrow(
      '"layout" asks for "a" in a way that cannot be set.',
    );
  });

  it('hold rows together', () => {
    const hints = { rows: [['b', 'c']] };
    expect(
      ['a', 'b', 'c', 'd']
        .flatMap((_, start, all) => [1, 2, 3].map((count) => all.slice(start, start + count)))
        .filter((row) => allowsRow(hints, row))
        .map((row) => row.join('')),
    ).toEqual(['a', 'bc', 'd', 'd', 'd']);
  });
});
