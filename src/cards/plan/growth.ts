/** Which changes two bars can show: the year before 100, its own 100 + g or 100 − g. */
import type { FactView } from '../../view/view.ts';

/** Below it the gained part is a sliver that says nothing. */
const leastChange = 8;

/** Growth that two bars can show, 100 and 100 + g, and a fall, 100 and 100 − g. */
export const hasGrowthBars = ({ kind, unit, value, parts, otherBase }: FactView): boolean =>
  unit === '%' &&
  !otherBase &&
  value !== null &&
  ((kind === 'growth' && value >= leastChange && value <= 150) ||
    (kind === 'decrease' && Math.abs(value) >= leastChange && Math.abs(value) < 100)) &&
  !parts.some(({ role }) => role === 'prefix' || role === 'qualifier');

/** What bars show: how the number moved, or the number itself where it is a change. */
export const drawnOf = ({
  hero,
  change,
}: {
  hero: FactView;
  change?: FactView | undefined;
}): FactView | undefined => change ?? (hasGrowthBars(hero) ? hero : undefined);
