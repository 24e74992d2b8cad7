/**
 * The graph of all layouts: nodes between items, edges that set what lies between two nodes as one row. A
 * path from the first node to the last is a way to set the whole report.
 */
import type { Group, Item, Parted, Sequence } from './item.ts';
import { mostAcross, rowMaker, type Cell, type RowCosts, type RowSetting } from './rows.ts';

export interface Node {
  /** The same for the same place between items in a graph of fewer columns. */
  name: string;
  edges: Edge[];
  /** A page may end here. `inner`: inside an item that is parted, so it must. */
  breaks: 'may' | 'must' | 'not';
  /** Lines to the row above: below a title no wide gap, below one that brings its own air none. */
  gaps: readonly [least: number, most: number];
}

export interface Edge extends RowCosts {
  to: number;
  /** Stretches of its height that the fold must not cross, lines from its top. */
  titles: (lines: number) => [from: number, to: number][];
}

export interface Graph {
  nodes: Node[];
  /** The first node is 0. */
  last: number;
  setting: RowSetting;
}

const titlesOf = (cells: Cell[]): [number, number][] =>
  cells.flatMap(({ parts }) => {
    let top = 0;
    return parts.map(({ candidate: { title }, lines }): [number, number] => {
      const [from, to] = title.map((edge) => top + (edge < 0 ? lines + edge : edge)) as [number, number];
      top += lines + 1;
      return [from, to];
    });
  });

/** What a row sets is looked up again and again while pages are broken. */
function edgeTo(to: number, row: RowCosts): Edge {
  const known = new Map<number, [number, number][]>();
  return {
    ...row,
    to,
    titles: (lines) => {
      const titles = known.get(lines) ?? titlesOf(row.cells(lines));
      known.set(lines, titles);
      return titles;
    },
  };
}

interface Builder {
  nodes: Node[];
  setting: RowSetting;
}

const addNode = (
  { nodes }: Builder,
  name: string,
  breaks: Node['breaks'],
  gaps: Node['gaps'] = usualGaps,
): number => nodes.push({ name, edges: [], breaks, gaps }) - 1;

/** After a group that is a title, or is none. */
const gapsAfter = ({ kind, aired = false }: Pick<Group, 'kind' | 'aired'>): Node['gaps'] =>
  kind !== 'title' ? usualGaps : aired ? [0, 0] : [rowGap, rowGap];

/** A row costs more by so much than its blocks. */
const dearer = (row: RowCosts, by: number): RowCosts =>
  by === 0 ? row : { ...row, cost: row.cost.map((cost) => cost + by) };

/** Stacks one below the other, all set in one way: a lane for each. */
function addStacks(builder: Builder, start: number, { items }: Group, end: number): void {
  const layouts = new Set(items.flatMap(({ candidates }) => candidates.map(({ layout }) => layout)));
  for (const layout of layouts) {
    const rows = items.map(({ name, candidates }) => {
      const alike = { name, candidates: candidates.filter((one) => one.layout === layout) };
      return rowMaker([alike], builder.setting, false).from(0)[1];
    });
    if (rows.includes(undefined)) continue;
    let from = start;
    for (const [index, row] of rows.entries()) {
      const name = `${builder.nodes[start]!.name} ${layout} ${index}`;
      const to = index === rows.length - 1 ? end : addNode(builder, name, 'may');
      builder.nodes[from]!.edges.push(edgeTo(to, row!));
      from = to;
    }
  }
}

/** Nodes inside the items that may be parted, by item and part. */
type Inner = Map<string, number>;

function addFree(builder: Builder, start: number, group: Group, end: number): void {
  const { items, stacks = false, allows, parted } = group;
  const rows = rowMaker(items, builder.setting, stacks);
  const { name } = builder.nodes[start]!;
  const at = items.map((_, index) => (index === 0 ? start : addNode(builder, `${name} ${index}`, 'may')));
  at.push(end);
  const isAllowed = (some: Item[]) => allows?.(some.map(({ name }) => name)) !== false;
  items.forEach((_, index) => {
    for (const [count, row] of rows.from(index).entries())
      if (row && isAllowed(items.slice(index, index + count)))
        builder.nodes[at[index]!]!.edges.push(edgeTo(at[index + count]!, row));
  });
  if (parted) addParted(builder, { items, parted, at, isAllowed });
}

/** Rows that end with the first parts of an item, or begin with its last ones: a page ends in between. */
function addParted(
  builder: Builder,
  {
    items,
    parted,
    at,
    isAllowed,
  }: {
    items: Item[];
    parted: ReadonlyMap<string, Parted>;
    at: number[];
    isAllowed: (items: Item[]) => boolean;
  },
): void {
  const { setting } = builder;
  const put = (from: number, some: Item[], to: number, cost: number) => {
    const row = rowMaker(some, setting, false).from(0)[some.length];
    if (row && isAllowed(some)) builder.nodes[from]!.edges.push(edgeTo(to, dearer(row, cost)));
  };
  items.forEach(({ name }, index) => {
    const one = parted.get(name);
    if (!one) return;
    const inner: Inner = new Map();
    for (let part = 1; part < one.parts; part += 1)
      inner.set(String(part), addNode(builder, `${name} part ${part}`, 'must'));
    for (let part = 1; part < one.parts; part += 1) {
      const [node, first, rest] = [inner.get(String(part))!, one.run(0, part), one.run(part, one.parts)];
      if (!first || !rest) continue;
      for (let before = 0; before < mostAcross && index - before >= 0; before += 1)
        put(at[index - before]!, [...items.slice(index - before, index), first], node, setting.costs.parted);
      for (let after = 0; after < mostAcross && index + after < items.length; after += 1)
        put(node, [rest, ...items.slice(index + 1, index + 1 + after)], at[index + after + 1]!, 0);
      for (let next = part + 1; next < one.parts; next += 1) {
        const middle = one.run(part, next);
        if (middle) put(node, [middle], inner.get(String(next))!, setting.costs.parted);
      }
    }
  });
}

function addGroups(
  builder: Builder,
  { start, name }: { start: number; name: string },
  groups: Group[],
  end: number,
): void {
  let from = start;
  groups.forEach((group, index) => {
    const isTitle = group.kind === 'title';
    const to =
      index === groups.length - 1
        ? end
        : addNode(builder, `${name} ${index}`, isTitle ? 'not' : 'may', gapsAfter(group));
    (group.kind === 'stacks' ? addStacks : addFree)(builder, from, group, to);
    from = to;
  });
}

/** Nodes in the order of the path: an edge leads to a node that stands later. */
function inOrder({ nodes, setting }: Builder, last: number): Graph {
  const order: number[] = [];
  const seen = new Set<number>();
  const visit = (index: number) => {
    if (seen.has(index)) return;
    seen.add(index);
    for (const { to } of nodes[index]!.edges) visit(to);
    order.push(index);
  };
  visit(0);
  seen.add(last);
  if (!order.includes(last)) order.unshift(last);
  order.reverse();
  // Where fewer columns hold no title, what stands after it is still reached: by a page that ends before it.
  const [first, ...rest] = order.splice(0);
  nodes.forEach((_, index) => visit(index));
  order.reverse();
  order.unshift(first!);
  order.push(...rest);
  const place = new Map(order.map((index, at) => [index, at]));
  return {
    nodes: order.map((index) => ({
      ...nodes[index]!,
      edges: nodes[index]!.edges.map((edge) => ({ ...edge, to: place.get(edge.to)! })),
    })),
    last: place.get(last)!,
    setting,
  };
}

export function buildGraph(sequence: Sequence, setting: RowSetting): Graph {
  const builder: Builder = { nodes: [], setting };
  let from = addNode(builder, 'start', 'not');
  for (const [index, one] of sequence.entries()) {
    const isTitle = !('either' in one) && one.kind === 'title';
    const gaps = 'either' in one ? usualGaps : gapsAfter(one);
    const to = addNode(builder, `after ${index}`, isTitle ? 'not' : 'may', gaps);
    for (const [way, groups] of ('either' in one ? one.either : [[one]]).entries())
      addGroups(
        builder,
        { start: from, name: `in ${index} ${way}` },
        groups.filter(({ items }) => items.length > 0),
        to,
      );
    from = to;
  }
  return inOrder(builder, from);
}

/** Fewest lines in which everything stands one below the other; Infinity where an item fits at no span. */
export function leastLines({ nodes, last }: Graph): number {
  const least = new Float64Array(nodes.length).fill(Infinity);
  least[0] = 0;
  for (const [at, { edges, breaks, gaps }] of nodes.entries())
    for (const { to, least: lines } of edges)
      // What is parted stands on two pages, which this does not count.
      if (breaks !== 'must' && nodes[to]!.breaks !== 'must')
        least[to] = Math.min(least[to]!, least[at]! + lines + (at === 0 ? 0 : gaps[0]));
  return least[last]!;
}
/** Lines between rows, and the most. */
export const rowGap = 1;
const widestGap = 2;
const usualGaps: Node['gaps'] = [rowGap, widestGap];
