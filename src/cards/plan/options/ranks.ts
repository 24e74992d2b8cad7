/** Ranks as seals. */
import type { FactView } from '../../../view/view.ts';
import { sealWords } from '../../draw/seal.ts';
import type { Option, Pool } from '../option.ts';
import { rankWeight } from '../pool.ts';

/** Ranks with a short piece, heaviest first. */
export const ranked = (facts: FactView[], script: 'han' | 'latin'): FactView[] =>
  facts
    .filter(({ rank, kind }) => rank && kind !== 'text' && sealWords(rank, script))
    .sort((a, b) => rankWeight(b.rank) - rankWeight(a.rank));

export function sealOption(facts: FactView[], pool: Pool): Option[] {
  const seals = ranked(facts, pool.view.script);
  const rest = facts.filter((fact) => fact.rank && !seals.includes(fact));
  if (seals.length === 0 || (rankWeight(seals[0]!.rank) < 50 && seals.length < 3)) return [];
  const all = [...seals, ...rest];
  return [
    {
      content: { device: 'seal', facts: all },
      headlineFacts: [seals[0]!.id],
      isFinding: true,
      gain: rankWeight(seals[0]!.rank) + 12 * all.length + (all.length > 1 ? 18 : -6),
    },
  ];
}
