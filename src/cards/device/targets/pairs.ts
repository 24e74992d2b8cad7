/** Pairs of a target and last year's number: which share a scale, which are too near for bars. */
import type { FactView, PairView } from '../../../view/view.ts';
import type { Content } from '../../plan/content.ts';

export type Targets = Extract<Content, { device: 'targets' }>;

/** A target, with last year's number where there is one. */
export interface Aim {
  label: string;
  target: FactView;
  last?: FactView;
}

/** All targets, those with last year's number first. */
export const aimsOf = ({ pairs, facts }: Pick<Targets, 'pairs' | 'facts'>): Aim[] => [
  ...pairs,
  ...facts.map((target) => ({ label: target.label, target })),
];

const isPair = (aim: Aim): aim is Aim & Pick<PairView, 'last'> => aim.last !== undefined;

/**
 * Of targets too many for a picture those that have last year's number, as many as there is room for, and the one that
 * is named.
 */
export function tellingAims(aims: readonly Aim[], count: number, named?: Aim): Aim[] {
  const pairs = aims.filter(isPair);
  const rest = aims.filter((aim) => !isPair(aim)).slice(0, Math.max(0, count - pairs.length));
  const kept = [...tellingPairs(pairs, Math.min(count, pairs.length)), ...rest];
  if (!named || kept.includes(named)) return kept;
  return aims.filter((aim) => aim === named || kept.slice(0, count - 1).includes(aim));
}

/** What pairs on one scale have in common: sign and unit. What is counted without one is on a scale of its own. */
export function scaleKey({ target, label }: Pick<Aim, 'target' | 'label'>): string {
  const sign = target.parts.find(({ role }) => role === 'sign')?.text ?? '';
  return sign + target.unit === '' ? `of ${label}` : `${sign} ${target.unit}`;
}

/** Pairs that share a scale: the unit and kind of most of them. */
export function scalePairs(pairs: PairView[]): { drawn: PairView[]; others: PairView[] } {
  const key = (pair: PairView) => `${pair.target.kind} ${scaleKey(pair)} ${pair.last.unit}`;
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(key(pair), (counts.get(key(pair)) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [''];
  const valid = (pair: PairView) =>
    key(pair) === best &&
    pair.target.value !== null &&
    pair.last.value !== null &&
    pair.target.value >= 0 &&
    pair.last.value >= 0;
  return { drawn: pairs.filter(valid), others: pairs.filter((pair) => !valid(pair)) };
}

type Pair = Pick<PairView, 'target' | 'last'>;
const changeOf = ({ target, last }: Pair): number =>
  (target.value! - last.value!) / Math.max(Math.abs(last.value!), Number.EPSILON);

/**
 * Of pairs too many for a picture those that tell both ways: the largest rise, the largest fall, then as the
 * report has them.
 */
export function tellingPairs<P extends Pair>(pairs: P[], count: number): P[] {
  if (pairs.length <= count || count < 2) return pairs.slice(0, count);
  const sorted = pairs.toSorted((a, b) => changeOf(b) - changeOf(a));
  const [rise, fall] = [sorted[0]!, sorted.at(-1)!];
  const kept = new Set([...(changeOf(rise) > 0 ? [rise] : []), ...(changeOf(fall) < 0 ? [fall] : [])]);
  for (const pair of pairs) if (kept.size < count) kept.add(pair);
  return pairs.filter((pair) => kept.has(pair));
}

/** Shares near each other on the scale: bars would be alike, so the differences are drawn, in percentage points. */
export const areClose = (pairs: readonly Pair[]): boolean => {
  if (pairs.some(({ target, last }) => target.unit !== '%' || last.unit !== '%')) return false;
  const most = Math.max(...pairs.flatMap(({ target, last }) => [target.value!, last.value!]));
  return most > 40 && pairs.every(({ target, last }) => Math.abs(target.value! - last.value!) < most * 0.12);
};
