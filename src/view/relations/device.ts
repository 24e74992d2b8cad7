/** From a relation to the device that draws it, and the title that its labels give. */
import type { FigureKind } from '../../model/section.ts';
import type { FactView } from '../view.ts';
import type { Relation, RelationName } from './relation.ts';

const devices = {
  'two-sums': 'flow',
  'signed-parts': 'steps',
  difference: 'difference',
  parts: 'divided',
  'of-which': 'divided',
  increase: 'divided',
  'shares-of-one': 'divided',
  time: 'columns',
  'full-shares': 'hundred',
  'nested-shares': 'hundred',
  shares: 'ruled',
  rates: 'ruled',
  amounts: 'ruled',
  levels: 'levels',
  count: 'field',
  length: 'length',
  years: 'rings',
} satisfies Record<RelationName, FigureKind>;

/** From so many parts on a whole of amounts is a field of cells; more than the most are bars. */
const [leastField, mostDivided, mostField] = [5, 6, 8];

export function deviceOf({ name, facts, whole }: Relation): FigureKind {
  if (name !== 'parts') return devices[name];
  if (facts.length > mostField || (facts.length > mostDivided && !whole)) return 'ruled';
  return whole && facts.length >= leastField && whole.unit !== '%' ? 'field' : 'divided';
}

/** What is left of a label without its short form: 国内生产总值同比增长 of 一季度国内生产总值同比增长. */
const restOf = ({ label, short }: FactView): string =>
  label.includes(short) && label !== short ? label.replace(short, '').trim() : '';

/** Kinds whose marks carry short labels only. */
const shortLabelled = new Set<FigureKind>(['ruled', 'columns', 'levels', 'hundred', 'divided']);

/**
 * Title of a found figure. Where short labels leave something out, what all labels have in common is said;
 * else the first label with its number, verbatim.
 */
export function titleOf(
  { facts, whole }: Relation,
  kind: FigureKind,
  { language }: { language: string },
): string {
  if (!shortLabelled.has(kind) || whole || facts.every(({ label, short }) => label === short)) return '';
  const common = new Set(facts.map(restOf));
  if (common.size === 1 && !common.has('')) return [...common][0]!;
  const [first] = facts as [FactView];
  return /^(?:zh|ja)/.test(language) ? `${first.label}${first.full}` : `${first.label} ${first.full}`;
}
