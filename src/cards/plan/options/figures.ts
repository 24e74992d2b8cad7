/** The editor's own figures as cards. */
import type { FactView, SectionView } from '../../../view/view.ts';
import {
  byScore,
  findingOption,
  isHundred,
  limits,
  partsInOrder,
  scoreOf,
  titleOption,
  without,
  type Option,
  type Pool,
} from '../option.ts';
import { columnsOption } from './charts.ts';

/** Figures of the editor: a chart of parts that make a whole with any fact of the report, or of like facts. */
export function figureOptions(section: SectionView, numbers: FactView[], pool: Pool): Option[] {
  const options: Option[] = [];
  for (const figure of section.figures) {
    if (figure.kind !== 'bars' && figure.kind !== 'shares') continue;
    const facts = figure.facts.filter((fact) => numbers.some(({ id }) => id === fact.id));
    if (facts.length < 2 || facts.length !== figure.facts.length) continue;
    const side = byScore(without(numbers, facts), pool);
    const sum = facts.reduce((total, { value }) => total + Math.abs(value!), 0);
    const whole = wholeFor(facts, sum, pool.view.facts);
    const parts = partsInOrder(facts);
    if ((whole || isHundred(facts, sum)) && facts.length >= 3 && facts.length <= 9)
      options.push({
        content: {
          device: 'whole',
          parts,
          total: whole,
          side: without(side, whole ? [whole] : []).slice(0, 3),
          title: figure.title,
        },
        ...(whole && pool.view.script === 'han' && section.facts.some(({ id }) => id === whole.id)
          ? findingOption(whole, section, pool.view)
          : titleOption(section)),
        gain: Math.max(0, scoreOf(parts[0]!, pool)) + limits.shown * facts.length + 36,
      });
    const columns = columnsOption(parts.slice(0, 9), side.slice(0, 4), section, pool, figure.title);
    if (columns) options.push({ ...columns, gain: columns.gain + 4 });
  }
  return options;
}

const scales: Record<string, number> = { bn: 1e9, m: 1e6, k: 1e3, 亿: 1e8, 万: 1e4, 万亿: 1e12 };
const baseOf = ({ unit, parts }: FactView): { factor: number; base: string } => {
  const sign = parts.find(({ role }) => role === 'sign')?.text ?? '';
  const han = /^(万亿|亿|万)/.exec(unit)?.[1];
  const factor = scales[han ?? unit] ?? 1;
  return { factor, base: sign + (han ? unit.slice(han.length) : scales[unit] ? '' : unit) };
};

/** A fact of the report that these parts add up to. */
function wholeFor(facts: FactView[], sum: number, all: FactView[]): FactView | undefined {
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
