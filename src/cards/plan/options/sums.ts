/** Sums of amounts, across magnitudes: £412m and £828m are £1.24bn. */
import type { FactView, SectionView } from '../../../view/view.ts';
import { isChangeOf } from '../change.ts';
import { moreFinding, shareFinding, type Said } from '../finding.ts';
import { amountOf, keyOf } from '../../../view/relations/amount.ts';
import { isOfOneTime } from '../../../view/relations/times.ts';
import { findingOf, findingOption, limits, scoreOf, titleOption, type Option, type Pool } from '../option.ts';

/**
 * The fact that these make up: one that the section's text says it of, or a headline figure to the last digit that is
 * printed. Among all facts of a report some add up to another by chance.
 */
export function wholeFor(facts: FactView[], { view, wholes = [] }: Pool): FactView | undefined {
  const ids = new Set(facts.map(({ id }) => id));
  const said = wholes.find(
    ({ facts: parts }) => parts.length === ids.size && parts.every(({ id }) => ids.has(id)),
  );
  if (said?.whole) return said.whole;
  const amounts = facts.map((fact) => amountOf(fact)!);
  const sum = amounts.reduce((all, { value }) => all + value, 0);
  const grain = amounts.reduce((all, one) => all + one.grain, 0);
  if (amounts.some(({ value }) => value <= 0)) return undefined;
  return view.lead.facts.find((fact) => {
    const whole = amountOf(fact);
    return (
      whole !== undefined &&
      !ids.has(fact.id) &&
      fact.status !== 'target' &&
      fact.unit !== '%' &&
      facts.every((part) => keyOf(part) === keyOf(fact)) &&
      isOfOneTime([fact, ...facts]) &&
      Math.abs(whole.value - sum) <= (grain + whole.grain) * (1 + 1e-9)
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

/** How the sum moved comes before what else there is to say. */
function movedFirst(side: FactView[], total: FactView | undefined): FactView[] {
  const isMove = (fact: FactView) =>
    total !== undefined && /^(?:growth|decrease)$/.test(fact.kind) && isChangeOf(fact, total);
  return [...side.filter(isMove), ...side.filter((fact) => !isMove(fact))];
}

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
  content: {
    device: 'whole',
    parts,
    total,
    side: withSum(movedFirst(side, total), total, said).slice(0, mostBeside),
    title,
  },
  ...said,
  gain: Math.max(0, ...parts.map((fact) => scoreOf(fact, pool))) + limits.shown * parts.length + wholeGain,
});
