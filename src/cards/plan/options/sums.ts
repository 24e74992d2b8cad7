/** Sums of amounts, across magnitudes: £412m and £828m are £1.24bn. */
import type { FactView, SectionView } from '../../../view/view.ts';
import { moreFinding, shareFinding, type Said } from '../finding.ts';
import { baseOf } from '../scale.ts';
import { findingOf, findingOption, limits, scoreOf, titleOption, type Option, type Pool } from '../option.ts';

/** A fact of the report that these parts add up to. */
export function wholeFor(facts: FactView[], sum: number, all: FactView[]): FactView | undefined {
  const own = baseOf(facts[0]!);
  if (!facts.every((fact) => fact.unit === facts[0]!.unit)) return undefined;
  const biggest = Math.max(...facts.map(({ value }) => Math.abs(value!))) * own.factor;
  return all.find((fact) => {
    if (fact.value === null || facts.some(({ id }) => id === fact.id) || fact.status === 'target')
      return false;
    const { factor, base } = baseOf(fact);
    const value = fact.value * factor;
    return (
      base === own.base &&
      value > biggest &&
      Math.abs(value - sum * own.factor) <= value * 0.005 &&
      fact.unit !== '%'
    );
  });
}

/** Is a whole the section's own? Another section's may come to as much: spending is no name of income. */
export const isOwn = (whole: FactView | undefined, section: SectionView): boolean =>
  whole !== undefined && section.facts.some(({ id }) => id === whole.id);

/** Longest label of a sum that is a Latin headline. */
const longestSum = 28;

/** What parts add up to is what a card of them is about, whatever its section is called. */
function sumOption(whole: FactView, section: SectionView, pool: Pool): Said {
  const title = titleOption(section);
  if (title.isFinding) return title;
  const isShort = pool.view.script === 'latin' && whole.label.length <= longestSum;
  return isShort
    ? { headline: findingOf(whole, pool.view.language), headlineFacts: [whole.id], isFinding: true }
    : findingOption(whole, section, pool.view);
}

/**
 * The section's own sentence; of two parts near a half each by how much one is more; else the greatest part as a
 * share, else the sum, else the greatest part.
 */
export function partsSaid(
  [greatest, second, ...others]: FactView[],
  whole: FactView | undefined,
  section: SectionView,
  pool: Pool,
): Said {
  const title = titleOption(section);
  if (title.isFinding) return title;
  const isNamed = isOwn(whole, section);
  const isPair = second !== undefined && others.length === 0;
  return (
    (isPair && isEven(greatest!, second) ? moreFinding(greatest!, second, pool.view) : undefined) ??
    shareFinding(greatest!, whole, pool, { isNamed }) ??
    (whole && isNamed ? sumOption(whole, section, pool) : findingOption(greatest!, section, pool.view))
  );
}

/** Shares of a whole from which one of two parts is no more than about a half. */
const evenShare = 0.6;
const isEven = (large: FactView, small: FactView): boolean =>
  Math.abs(large.value!) <= evenShare * (Math.abs(large.value!) + Math.abs(small.value!));

/** What a whole gains beyond its parts: a sum that is seen to be one. */
const wholeGain = 36;
const mostBeside = 3;

/** What the parts add up to is said: in the headline, else first beside them. */
const withSum = (
  side: FactView[],
  total: FactView | undefined,
  { headlineFacts }: Pick<Option, 'headlineFacts'>,
): FactView[] =>
  total && !headlineFacts.includes(total.id) ? [total, ...side.filter(({ id }) => id !== total.id)] : side;

/** Parts of a sum as a card. @param said Its headline. */
export const wholeOption = (
  {
    parts,
    total,
    side = [],
    title = '',
  }: {
    parts: FactView[];
    total: FactView | undefined;
    side?: FactView[];
    title?: string;
  },
  said: Pick<Option, 'headline' | 'headlineFacts' | 'isFinding'>,
  pool: Pool,
): Option => ({
  content: { device: 'whole', parts, total, side: withSum(side, total, said).slice(0, mostBeside), title },
  ...said,
  gain: Math.max(0, ...parts.map((fact) => scoreOf(fact, pool))) + limits.shown * parts.length + wholeGain,
});
