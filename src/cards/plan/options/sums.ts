/** Sums of amounts, across magnitudes: £412m and £828m are £1.24bn. */
import type { FactView } from '../../../view/view.ts';
import { limits, scoreOf, type Option, type Pool } from '../option.ts';

const scales: Record<string, number> = { bn: 1e9, m: 1e6, k: 1e3, 亿: 1e8, 万: 1e4, 万亿: 1e12 };
const baseOf = ({ unit, parts }: FactView): { factor: number; base: string } => {
  const sign = parts.find(({ role }) => role === 'sign')?.text ?? '';
  const han = /^(万亿|亿|万)/.exec(unit)?.[1];
  const factor = scales[han ?? unit] ?? 1;
  return { factor, base: sign + (han ? unit.slice(han.length) : scales[unit] ? '' : unit) };
};

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
