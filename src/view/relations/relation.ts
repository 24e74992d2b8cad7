/**
 * Relations between the facts of a section: what they say together. The form of a figure follows them.
 *
 * A relation is found on numbers, kinds, units and the sentence that prints the facts; an editor declares
 * none. Facts of different kinds, of an open query or of two sections are never joined (but for the two
 * sides of one sum, sides.ts).
 */
import type { FactView } from '../view.ts';

export type RelationName =
  | 'two-sums'
  | 'signed-parts'
  | 'difference'
  | 'balance'
  | 'parts'
  | 'of-which'
  | 'increase'
  | 'time'
  | 'periods'
  | 'standing'
  | 'full-shares'
  | 'nested-shares'
  | 'shares-of-one'
  | 'shares'
  | 'count'
  | 'length'
  | 'years'
  | 'levels'
  | 'rates'
  | 'amounts'
  | 'both';

export interface Relation {
  name: RelationName;
  /** How much the relation says; the strongest is drawn first. */
  strength: number;
  /** Facts drawn, in the order in which they are drawn. */
  facts: FactView[];
  /** The sum, the total of signed parts, the gap of two bars. */
  whole?: FactView;
  /** The amount that shares are of, where a label names it. */
  of?: FactView;
  /** The other side of a flow. */
  others?: FactView[];
  /** Numbers that are printed at the mark of a fact, by its id: growth, share, amount. */
  beside: Record<string, FactView[]>;
  /** Why, in words for `--explain`. */
  reason: string;
}

/** A fact where it is printed. */
export interface Placed {
  fact: FactView;
  /** Of its sentence in the section; -1 for a fact that only a figure shows. */
  sentence: number;
  item: number;
  /** Words before it in its sentence, back to the fact before. */
  before: string;
  /** Words after it in its sentence, up to the next fact. */
  after: string;
}

export interface Scene {
  /** In reading order, without facts of open queries. */
  placed: Placed[];
}

export const strengths: Record<RelationName, number> = {
  'two-sums': 6,
  'signed-parts': 5,
  difference: 4,
  balance: 3.5,
  parts: 3.5,
  'of-which': 3.5,
  'shares-of-one': 3.5,
  increase: 3.2,
  time: 3,
  periods: 4.5,
  standing: 2.9,
  'full-shares': 3,
  'nested-shares': 3,
  count: 2.5,
  length: 2.5,
  years: 2.5,
  shares: 2,
  levels: 2.2,
  rates: 2,
  amounts: 2,
  both: 1.8,
};

export function relate(
  name: RelationName,
  facts: FactView[],
  reason: string,
  more: Partial<Pick<Relation, 'whole' | 'others' | 'beside'>> = {},
): Relation {
  return { name, strength: strengths[name], facts, reason, beside: {}, ...more };
}

/** Every fact that a relation puts on paper. */
export const factsOf = ({ facts, of, whole = of, others = [], beside }: Relation): FactView[] => [
  ...(whole ? [whole] : []),
  ...facts,
  ...others,
  ...Object.values(beside).flat(),
];
