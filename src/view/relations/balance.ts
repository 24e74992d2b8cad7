/**
 * What is left between two sums: a deficit or a surplus, which its report states. Within a section it is the gap of
 * two bars; between two sections it makes their sides even, so that both are one flow.
 */
import type { FactView } from '../view.ts';
import { amountOf, isBalance, isExact, keyOf } from './amount.ts';
import { relate, type Placed, type Relation, type Scene } from './relation.ts';
import { isOfOneTime } from './times.ts';
import { bySize, closestRun, groupsOf, names } from './sums.ts';

const valueOf = (fact: FactView): number => Math.abs(amountOf(fact)!.value);
const grainOf = (fact: FactView): number => amountOf(fact)!.grain;

/** A pair of sums and what its report says is left between them. */
interface Balance {
  less: FactView;
  more: FactView;
  gap: FactView;
}

/** What rounding may hide of a gap: where it hides more, two like sums have any gap, and it must be exact. */
const mostHidden = 0.25;

/** Every gap that is stated, with two sums of its money that are so far apart. */
function balancesIn(placed: Placed[]): Balance[] {
  const facts = placed.map(({ fact }) => fact).filter((fact) => fact.value !== null && isExact(fact));
  const sums = facts.filter((fact) => keyOf(fact).startsWith('amount/'));
  return facts.filter(isBalance).flatMap((gap) => {
    const alike = sums.filter((fact) => amountOf(fact)!.base === amountOf(gap)!.base);
    return alike.flatMap((less) =>
      alike
        .filter((more) => {
          const hidden = grainOf(less) + grainOf(more) + grainOf(gap);
          const miss = Math.abs(valueOf(more) - valueOf(less) - valueOf(gap));
          return (
            valueOf(less) > valueOf(gap) &&
            isOfOneTime([less, more]) &&
            miss <= (hidden <= valueOf(gap) * mostHidden ? hidden : 0) + valueOf(more) * 1e-9
          );
        })
        .map((more) => ({ less, more, gap })),
    );
  });
}

/** A gap of less than this share of its sum is not seen between two bars. */
const leastGap = 0.01;

/** Income and expenditure with the deficit between them, where a section states all three. */
export const findBalance = ({ placed }: Scene): Relation[] =>
  balancesIn(placed)
    .filter(({ more, gap }) => valueOf(gap) >= valueOf(more) * leastGap)
    .map(({ less, more, gap }) =>
      relate('balance', [less, more], `${more.short} − ${less.short} = ${gap.short}`, { whole: gap }),
    );

/**
 * Two sections that are the sides of one sum but for a deficit or surplus that one of them states: it stands with
 * the smaller side, as what makes both even. The other sum stays in its section.
 */
export function findUneven(left: Scene, right: Scene): Relation | undefined {
  for (const { less, more, gap } of balancesIn([...left.placed, ...right.placed]))
    for (const [waist, from, to] of [
      [more, less, more],
      [more, more, less],
    ] as const) {
      const a = runTo(left, from);
      const b = runTo(right, to);
      if (!a || !b || a.some((fact) => b.includes(fact))) continue;
      const [facts, others] =
        to === more ? [[...bySize(a), gap], bySize(b)] : [bySize(a), [...bySize(b), gap]];
      const reason = `${names(facts)} = ${names(others)} = ${waist.short}`;
      return relate('two-sums', facts, reason, { whole: waist, others });
    }
  return undefined;
}

const runTo = ({ placed }: Scene, sum: FactView): FactView[] | undefined =>
  closestRun(groupsOf(placed).get(keyOf(sum)) ?? [], sum)?.facts;
