/** Amounts across magnitudes: £412m and £1.24bn are of one unit. */
import type { FactView } from '../../view/view.ts';

const scales: Record<string, number> = { bn: 1e9, m: 1e6, k: 1e3, 亿: 1e8, 万: 1e4, 万亿: 1e12 };
/** What a number is to be multiplied with, and the unit that is left. */
export const baseOf = ({ unit, parts }: FactView): { factor: number; base: string } => {
  const sign = parts.find(({ role }) => role === 'sign')?.text ?? '';
  const han = /^(万亿|亿|万)/.exec(unit)?.[1];
  const factor = scales[han ?? unit] ?? 1;
  return { factor, base: sign + (han ? unit.slice(han.length) : scales[unit] ? '' : unit) };
};
