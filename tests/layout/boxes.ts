/** Made-up items for the search: no report, no browser. */
import path from 'node:path';
import { readCosts, type Costs } from '../../src/design/costs.ts';
import { programRoot } from '../../src/lib/program.ts';
import type { Candidate, Item } from '../../src/layout/item.ts';
import type { RowSetting } from '../../src/layout/rows.ts';

export const costs: Costs = await readCosts({
  styles: [path.join(programRoot, 'styles')],
  templates: [path.join(programRoot, 'templates')],
} as unknown as Parameters<typeof readCosts>[0]);

export const candidate = (span: number, lines: number, more: Partial<Candidate> = {}): Candidate => ({
  block: 'b',
  layout: 'stack',
  span,
  lines,
  capacity: 0,
  taken: 0,
  reach: 0,
  waste: 0,
  hole: 0,
  title: [0.1, 2],
  plain: 0,
  ...more,
});

/** An item that can be set in these ways: columns, lines, and what else is to be said. */
export const item = (name: string, ...ways: [number, number, Partial<Candidate>?][]): Item => ({
  name,
  candidates: ways.map(([span, lines, more]) => candidate(span, lines, { block: name, ...more })),
});

export const setting = (columns: number, most: number, more: Partial<RowSetting> = {}): RowSetting => ({
  columns,
  most,
  area: columns * most,
  costs,
  ...more,
});
