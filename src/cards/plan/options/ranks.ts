/** Ranks as seals. */
import type { FactView } from '../../../view/view.ts';
import { sealWords } from '../../draw/seal.ts';
import { byScore, without, type Option, type Pool } from '../option.ts';
import { rankWeight } from '../pool.ts';

/** Ranks with a short piece, heaviest first. */
export const ranked = (facts: FactView[], script: 'han' | 'latin'): FactView[] =>
  facts
    .filter(({ rank, kind }) => rank && kind !== 'text' && sealWords(rank, script))
    .sort((a, b) => rankWeight(b.rank) - rankWeight(a.rank));

/** What a seal gains for each rank and each number that it shows, and loses for each that has no room. */
const worth = { rank: 12, many: 18, cell: 4, unsaid: 4 } as const;
/** Numbers at the foot of a seal. */
const mostCells = 4;

/**
 * "Leading the nation" alone over a small share reads as if the share were large: of losses, as praise of losing.
 * There the number is said large, its rank beside it.
 */
const isLoneLow = ([first, ...others]: FactView[]): boolean =>
  others.length === 0 && first!.kind === 'share' && first!.value !== null && first!.value < lowShare;
const lowShare = 50;
const loneLow = 60;

/** Ranks as seals; the numbers of their section at the foot, so that a single rank does not stand for all. */
export function sealOption(facts: FactView[], numbers: FactView[], pool: Pool): Option[] {
  const seals = ranked(facts, pool.view.script);
  const rest = facts.filter((fact) => fact.rank && !seals.includes(fact));
  if (seals.length === 0 || (rankWeight(seals[0]!.rank) < 50 && seals.length < 3)) return [];
  const all = [...seals, ...rest];
  const others = byScore(without(numbers, all), pool);
  const cells = all.length > 4 ? [] : others.slice(0, mostCells);
  return [
    {
      content: { device: 'seal', facts: all, cells },
      headlineFacts: [seals[0]!.id],
      isFinding: true,
      gain:
        rankWeight(seals[0]!.rank) +
        worth.rank * all.length +
        (all.length > 2 ? worth.many : 0) +
        worth.cell * cells.length -
        (isLoneLow(all) ? loneLow : 0) -
        worth.unsaid * (others.length - cells.length),
    },
  ];
}
