/**
 * The search against all layouts there are, on reports of a few made-up boxes; and what it decides: full
 * pages, nothing on the fold, no title at a foot, parts of what is parted on two pages.
 */
import { describe, expect, it } from 'vitest';
import { buildGraph, leastLines, type Graph } from '../../src/layout/graph.ts';
import type { Item, Sequence } from '../../src/layout/item.ts';
import { blocksOf } from '../../src/layout/layout.ts';
import { gapCost, solve, type PageRoom, type SolveRequest } from '../../src/layout/solve.ts';
import { randomFrom } from '../seeded/random.ts';
import { costs, item, setting } from './boxes.ts';

interface Walked {
  graph: Graph;
  page: number;
  starts: PageRoom['starts'];
  end: number;
  /** It stands beside an advertisement, below another of its page. */
  beside?: true;
}

/** Every room in which rows of one width stand, one after the other. */
const roomsOf = ({ graph, pages }: SolveRequest): Walked[] =>
  pages.flatMap(({ starts, end, beside }, number): Walked[] => {
    if (!beside) return [{ graph, page: number, starts, end }];
    const top = end - beside.lines;
    const above = { graph, page: number, starts, end: top - 1 };
    if (!beside.graph) return [above];
    return [
      above,
      { graph: beside.graph, page: number, starts: [{ line: top, cost: 0 }], end, beside: true },
    ];
  });

/** The cheapest of all paths, each walked to its end. */
function exhaustive(request: SolveRequest): number {
  const { pages, fold } = request;
  const rooms = roomsOf(request);
  const walk = (at: number, index: number, line: number | undefined): number => {
    const { graph, page: number, starts, end } = rooms[index]!;
    const { nodes, last, setting: rows } = graph;
    let best = Infinity;
    if (line !== undefined) {
      if (at === last)
        return number === pages.length - 1 ? (pages[number]!.end - line) * costs.foot : Infinity;
      const next = rooms[index + 1];
      const { breaks, name } = nodes[at]!;
      if (next && breaks !== 'not' && !(next.beside && breaks === 'must')) {
        const there = next.graph.nodes.findIndex((one) => one.name === name);
        if (there >= 0) best = (end - line) * costs.foot + walk(there, index + 1, undefined);
      }
      if (breaks === 'must') return best;
    }
    const tops =
      line === undefined
        ? starts
        : [0, 1, 2]
            .filter((gap) => gap >= nodes[at]!.gaps[0] && gap <= nodes[at]!.gaps[1])
            .map((gap) => ({ line: line + gap, cost: gapCost(gap, rows) }));
    for (const top of tops)
      for (const edge of nodes[at]!.edges)
        for (let lines = edge.least; top.line + lines <= end && lines <= rows.most; lines += 1) {
          if (edge.cost[lines] === Infinity) continue;
          const isFolded =
            fold !== undefined &&
            edge.titles(lines).some(([from, to]) => top.line + from < fold && top.line + to > fold);
          const own = top.cost + edge.cost[lines]! + (isFolded ? costs.fold : 0);
          best = Math.min(best, own + walk(edge.to, index, top.line + lines));
        }
    return best;
  };
  return walk(0, 0, undefined);
}

const page = (end: number, ...starts: [number, number][]): PageRoom => ({
  end,
  starts: (starts.length > 0 ? starts : [[0, 0] as [number, number]]).map(([line, cost]) => ({ line, cost })),
});

const graphOf = (sequence: Sequence, most = 16): Graph => buildGraph(sequence, setting(4, most));
const title = (name: string): Item => item(name, [4, 2, { title: [-1.5, -0.5] }]);

/** A report of a title, a few sections and some tasks. */
function madeUp(seed: number): Sequence {
  const random = randomFrom(seed);
  const some = (name: string): Item =>
    item(
      name,
      ...[1, 2, 3, 4]
        .filter(() => random.chance(0.7))
        .map((span): [number, number, object] => [
          span,
          random.between(1, 3) + Math.ceil(random.between(2, 6) / span),
          { capacity: random.between(0, 2), reach: random.between(0, 1), hole: random.between(0, 2) },
        ]),
      [4, 3],
    );
  return [
    { kind: 'title', items: [title('review')] },
    { kind: 'free', stacks: random.chance(0.5), items: ['a', 'b', 'c'].map(some) },
    { kind: 'stacks', items: ['t1', 't2'].map((name) => item(name, [4, 2], [3, random.between(2, 4)])) },
  ];
}

describe('solve', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    'finds the cheapest of all layouts of report %i on a page',
    (seed) => {
      const request: SolveRequest = {
        graph: graphOf(madeUp(seed)),
        pages: [page(15, [0, 4], [1, 0])],
        fold: 7.3,
      };
      const best = exhaustive(request);
      const found = solve(request);
      if (best === Infinity) expect(found).toBeUndefined();
      else expect(found!.cost).toBeCloseTo(best, 6);
    },
  );

  it.each([1, 2, 3, 4])('and of report %i on two pages', (seed) => {
    const request: SolveRequest = { graph: graphOf(madeUp(seed)), pages: [page(9, [1, 0]), page(9)] };
    expect(solve(request)?.cost ?? Infinity).toBeCloseTo(exhaustive(request), 6);
  });

  it.each(Array.from({ length: 8 }, (_, seed) => seed + 1))(
    'and of report %i beside an advertisement of one column',
    (seed) => {
      const graph = graphOf(madeUp(seed));
      const beside = { lines: 6, columns: 1, graph: buildGraph(madeUp(seed), setting(3, 16)) };
      const pages = [{ ...page(20, [1, 0]), beside }];
      const found = solve({ graph, pages });
      expect(found?.cost ?? Infinity).toBeCloseTo(exhaustive({ graph, pages }), 6);
      for (const { line, cells } of found?.pages[0]!.rows ?? [])
        expect(cells.reduce((sum, { span }) => sum + span, 0)).toBe(line >= 14 ? 3 : 4);
    },
  );

  it('sets nothing beside an advertisement of the whole width', () => {
    const graph = graphOf([{ kind: 'free', items: ['a', 'b'].map((name) => item(name, [4, 3])) }]);
    const at = (end: number) => solve({ graph, pages: [{ ...page(end), beside: { lines: 5, columns: 4 } }] });
    expect(at(13)!.pages[0]!.rows.map(({ line }) => line)).toEqual([0, 4]);
    expect(at(12)).toBeUndefined();
  });

  it('sets everything once, in order, and fills the page where it can', () => {
    const graph = graphOf([
      { kind: 'title', items: [title('review')] },
      { kind: 'free', items: ['a', 'b', 'c'].map((name) => item(name, [4, 3, { capacity: 3 }])) },
    ]);
    const plan = solve({ graph, pages: [page(16)] })!;
    expect(plan.pages.flatMap(blocksOf).map(({ item: name }) => name)).toEqual(['review', 'a', 'b', 'c']);
    expect(plan.pages[0]!.left).toBe(0);
    // What there is to spare is shared.
    expect(plan.pages[0]!.rows.map(({ lines }) => lines).sort()).toEqual([2, 3, 4, 4]);
  });

  it('keeps titles off the fold, with another height of the hero if need be', () => {
    const graph = graphOf([
      { kind: 'free', items: ['a', 'b'].map((name) => item(name, [4, 5, { capacity: 1 }])) },
    ]);
    const plan = solve({ graph, pages: [page(13, [0, 0], [1, 1])], fold: 7 })!;
    expect(plan.cost).toBeLessThan(costs.fold);
    for (const { line } of plan.pages[0]!.rows) expect(line + 0.1 < 7 && line + 2 > 7).toBe(false);
  });

  it('leaves no title at the foot of a page', () => {
    const graph = graphOf([
      { kind: 'free', items: [item('a', [4, 5])] },
      { kind: 'title', items: [title('plan')] },
      { kind: 'free', items: [item('b', [4, 4])] },
    ]);
    const plan = solve({ graph, pages: [page(8), page(8)] })!;
    expect(plan.pages.map((one) => blocksOf(one).map(({ item: name }) => name))).toEqual([
      ['a'],
      ['plan', 'b'],
    ]);
  });

  it('parts what is too long for a page at its end, and nowhere else', () => {
    const run = (start: number, end: number) => item(`s ${start}-${end}`, [4, 3 * (end - start)]);
    const graph = graphOf([
      {
        kind: 'free',
        items: [item('a', [4, 3]), item('s', [4, 12])],
        parted: new Map([['s', { parts: 4, run }]]),
      },
    ]);
    const plan = solve({ graph, pages: [page(10), page(10)] })!;
    expect(plan.pages.map((one) => blocksOf(one).map(({ item: name }) => name))).toEqual([
      ['a', 's 0-2'],
      ['s 2-4'],
    ]);
    expect(solve({ graph, pages: [page(16)] })!.pages[0]!.rows).toHaveLength(2);
  });

  it('ends the last of several pages with a picture where that costs less than an empty foot', () => {
    const graph = graphOf([{ kind: 'free', items: [item('a', [4, 10]), item('b', [4, 4])] }]);
    const request = { graph, pages: [page(11), page(20)] };
    const endpiece = { least: 4, most: 16 };
    expect(solve({ ...request, endpiece })!.pages.map((one) => one.endpiece)).toEqual([0, 15]);
    // A few lines are better left empty than filled with a strip.
    expect(solve({ ...request, pages: [page(11), page(9)], endpiece })!.pages[1]!.endpiece).toBe(0);
    expect(solve(request)!.pages[1]!.endpiece).toBe(0);
  });

  it('never refuses what fits, and tells by how much the rest is too long', () => {
    const graph = graphOf([{ kind: 'free', items: ['a', 'b', 'c'].map((name) => item(name, [4, 3])) }]);
    expect(leastLines(graph)).toBe(11);
    expect(solve({ graph, pages: [page(11)] })).toBeDefined();
    expect(solve({ graph, pages: [page(10)] })).toBeUndefined();
  });

  it('comes to the same layout twice', () => {
    const twice = [1, 2].map(() =>
      JSON.stringify(solve({ graph: graphOf(madeUp(7)), pages: [page(15, [0, 4], [1, 0])], fold: 7.3 })),
    );
    expect(twice[0]).toBe(twice[1]);
  });
});

describe('stacks of one kind', () => {
  it('are all set in the one way that costs least together', () => {
    const ways = (...lines: [string, number][]) =>
      lines.map(([layout, height]): [number, number, object] => [4, height, { layout }]);
    const graph = graphOf([
      {
        kind: 'stacks',
        items: [
          item('a', ...ways(['two', 3], ['three', 5])),
          item('b', ...ways(['two', 6], ['three', 3])),
          item('c', ...ways(['three', 2])),
        ],
      },
    ]);
    const plan = solve({ graph, pages: [page(12)] })!;
    expect(plan.pages.flatMap(blocksOf).map(({ candidate }) => candidate.layout)).toEqual(
      Array(3).fill('three'),
    );
  });
});
