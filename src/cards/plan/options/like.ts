/** What a section's numbers are to one another where its sentences do not say: like things. */
import type { FactView, SectionView } from '../../../view/view.ts';
import { keyOf } from '../../../view/relations/amount.ts';
import { isAtStake } from '../../../view/finding-words.ts';
import { timesFinding } from '../finding.ts';
import { byScore, findingOption, limits, scoreOf, without, type Option, type Pool } from '../option.ts';
import { stakeWeight } from '../../../view/gravity.ts';
import { columnsOption } from './charts.ts';

/** Is one of them a kind of another? On-call firefighters are no rivals of all firefighters. */
const hasKindOf = (group: FactView[]): boolean =>
  group.some((one) =>
    group.some((other) => other !== one && one.label.toLowerCase().includes(other.label.toLowerCase())),
  );

/** What is owed beside what is kept for it, however many other numbers there are. */
export function owedOption(numbers: FactView[], section: SectionView, pool: Pool): Option[] {
  const { language } = pool.view;
  const at = (stake: 'owed' | 'kept', unit?: string) =>
    numbers.find(
      (fact) =>
        fact.kind === 'money' &&
        isAtStake(fact.label, stake, language) &&
        (unit === undefined || fact.unit === unit),
    );
  const owed = at('owed');
  const kept = owed && at('kept', owed.unit);
  if (!owed || !kept || !(owed.value! > kept.value!)) return [];
  // What is missing is greater news than what is owed.
  if (numbers.some((fact) => stakeWeight(fact, language) > stakeWeight(owed, language))) return [];
  const side = byScore(without(numbers, [owed, kept]), pool).slice(0, 4);
  return [
    {
      content: { device: 'split', large: owed, small: kept, lead: owed.id, cells: side },
      ...(timesFinding(owed, kept, pool.view) ?? findingOption(owed, section, pool.view)),
      gain: scoreOf(owed, pool) + pairGain + limits.shown * (2 + Math.min(3, side.length)),
    },
  ];
}

/** What two like things gain side by side. */
const pairGain = 18;

/** Two like things side by side, more of them as columns. */
export function likeOptions(numbers: FactView[], section: SectionView, pool: Pool): Option[] {
  const groups = Map.groupBy(
    numbers.filter(({ value, unit, kind }) => value !== null && unit !== '%' && kind !== 'duration'),
    (fact) => `${fact.kind} ${keyOf(fact)} ${fact.unit}`,
  );
  return [...groups.values()].flatMap((group): Option[] => {
    // They are what the section is about, not two of its many numbers.
    if (hasKindOf(group) || numbers.length - group.length >= group.length) return [];
    const side = byScore(without(numbers, group), pool).slice(0, 4);
    // Whether they are one thing, and far enough apart, is asked as of columns.
    const columns = columnsOption(group, side, section, pool, { title: '' });
    if (!columns) return [];
    if (group.length > 2) return [columns];
    const [small, large] = group.toSorted((a, b) => a.value! - b.value!) as [FactView, FactView];
    return [
      {
        content: { device: 'split', large, small, cells: side },
        ...findingOption(large, section, pool.view),
        gain:
          Math.max(0, ...group.map((fact) => scoreOf(fact, pool))) +
          pairGain +
          limits.shown * (2 + Math.min(3, side.length)),
      },
    ];
  });
}
