/** Pairs of a target and last year's number: which share a scale, which are too near for bars. */
import type { PairView } from '../../../view/view.ts';
import type { Content } from '../../plan/content.ts';

export type Targets = Extract<Content, { device: 'targets' }>;

/** What pairs on one scale have in common: sign and unit. What is counted without one is on a scale of its own. */
export function scaleKey({ target, label }: PairView): string {
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

const changeOf = ({ target, last }: PairView): number =>
  (target.value! - last.value!) / Math.max(Math.abs(last.value!), Number.EPSILON);

/**
 * Of pairs too many for a picture those that tell both ways: the largest rise, the largest fall, then as the
 * report has them.
 */
export function tellingPairs(pairs: PairView[], count: number): PairView[] {
  if (pairs.length <= count || count < 2) return pairs.slice(0, count);
  const sorted = pairs.toSorted((a, b) => changeOf(b) - changeOf(a));
  const [rise, fall] = [sorted[0]!, sorted.at(-1)!];
  const kept = new Set([...(changeOf(rise) > 0 ? [rise] : []), ...(changeOf(fall) < 0 ? [fall] : [])]);
  for (const pair of pairs) if (kept.size < count) kept.add(pair);
  return pairs.filter((pair) => kept.has(pair));
}

/** Shares near each other on the scale: bars would be alike, so the differences are drawn, in percentage points. */
export const areClose = (pairs: PairView[]): boolean => {
  if (pairs.some(({ target, last }) => target.unit !== '%' || last.unit !== '%')) return false;
  const most = Math.max(...pairs.flatMap(({ target, last }) => [target.value!, last.value!]));
  return most > 40 && pairs.every(({ target, last }) => Math.abs(target.value! - last.value!) < most * 0.12);
};
