/** The headline figure that leads the hero: a first place, a figure far above its like, else the first. */
import { expect, test } from 'vitest';
import { strongestLead } from '../../src/blocks/hero/strongest.ts';
import type { FactView } from '../../src/view/view.ts';

const fact = (id: string, value: number | null, more: Partial<FactView> = {}): FactView => ({
  id,
  at: `facts.${id}`,
  label: id,
  short: id,
  value,
  unit: '%',
  kind: 'growth',
  status: 'actual',
  parts: value === null ? [] : [{ role: 'number', text: String(value) }],
  text: '',
  full: '',
  rank: '',
  ...more,
});
const strongest = (...facts: FactView[]): string | undefined => strongestLead(facts)?.id;

test('far above the others of its unit', () => {
  expect(strongest(fact('a', 6), fact('b', 8), fact('c', 6), fact('d', 39.3))).toBe('d');
  expect(strongest(fact('a', 6), fact('b', 8), fact('c', 6), fact('d', 9))).toBe('a');
  // Two of a kind are no measure, nor are other units.
  expect(strongest(fact('a', 6), fact('d', 39.3))).toBe('a');
  expect(strongest(fact('a', 6), fact('b', 7), fact('c', 900, { unit: '亿元', kind: 'total' }))).toBe('a');
});

test('a first place comes before it; words without a number lead nothing', () => {
  expect(strongest(fact('a', 6), fact('b', 8, { rank: '居全省第一位' }), fact('c', 6), fact('d', 39))).toBe(
    'b',
  );
  expect(strongest(fact('a', null, { rank: '全省第一' }), fact('b', 8))).toBe('b');
  expect(strongest(fact('a', null))).toBeUndefined();
});

test('grave news comes before a first place', () => {
  const facts = [fact('a', 6), fact('b', 8, { rank: '居全省第一位' }), fact('loss', 0.86, { unit: '亿元' })];
  expect(strongestLead(facts, new Set(['loss']))?.id).toBe('loss');
});
