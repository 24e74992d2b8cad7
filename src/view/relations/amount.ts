/** Amounts of facts in one base unit, so that 1.24bn and 412m, or 亿元 and 万元, can be added. */
import { labelPattern, labelWords } from '../../model/label-words.ts';
import type { FactView } from '../view.ts';

export interface Amount {
  /** The value in the base unit. */
  value: number;
  /** What can be added: sign and base unit, e.g. `元`, `£`, `吨`. */
  base: string;
  /** Half a unit of the last decimal that is printed, in the base unit: what rounding may hide; nothing of a count. */
  grain: number;
}

const hanFactors: Record<string, number> = {
  万亿: 1e12,
  千亿: 1e11,
  百亿: 1e10,
  亿: 1e8,
  百万: 1e6,
  万: 1e4,
};
const hanUnit = /^(万亿|千亿|百亿|亿|百万|万)/;
const latinFactors: Record<string, number> = {
  bn: 1e9,
  billion: 1e9,
  m: 1e6,
  million: 1e6,
  k: 1e3,
  thousand: 1e3,
};

/** What a unit in words multiplies by: £ million, 亿元. */
function factorOf(unit: string): number {
  const han = hanUnit.exec(unit)?.[1];
  if (han) return hanFactors[han]!;
  return (
    unit
      .toLowerCase()
      .split(/[^a-z]+/)
      .map((word) => latinFactors[word])
      .find(Boolean) ?? 1
  );
}

/** What numbers in a unit measure: the unit that they can be added in, and by how much it multiplies. */
export function baseOf(unit: string): { base: string; factor: number } {
  const han = hanUnit.exec(unit)?.[1];
  const [first = '', ...rest] = unit.split(' ');
  const latin = latinFactors[first.toLowerCase()];
  return {
    base: han ? unit.slice(han.length) : latin ? rest.join(' ') : unit,
    factor: han ? hanFactors[han]! : (latin ?? 1),
  };
}

/** Whether a fact is the sum of numbers in a unit: to what is printed of it, and of the same money or thing. */
export function isSumOf(fact: FactView, numbers: readonly number[], unit: string): boolean {
  const amount = amountOf(fact);
  if (!amount || numbers.length < 2 || (amount.base !== '' && !unit.includes(amount.base))) return false;
  const sum = numbers.reduce((all, number) => all + number, 0) * factorOf(unit);
  return Math.abs(sum - amount.value) <= amount.grain * (1 + 1e-9);
}

/** Decimals of a value as it was entered. */
const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0;

/** The amount of a fact; undefined where it has no number. A metre is no million: lengths keep their unit. */
export function amountOf(fact: FactView): Amount | undefined {
  if (fact.value === null) return undefined;
  const known = amounts.get(fact) ?? reckonAmount(fact, fact.value);
  amounts.set(fact, known);
  return known;
}
/** Asked for again and again while facts are compared with one another. */
const amounts = new WeakMap<FactView, Amount>();

function reckonAmount(fact: FactView, own: number): Amount {
  const sign = (fact.parts.find(({ role }) => role === 'sign')?.text ?? '').replace(/^[−-]/, '');
  const isLength = fact.kind === 'length' && !hanUnit.test(fact.unit);
  const { base, factor } = isLength ? { base: fact.unit, factor: 1 } : baseOf(fact.unit);
  const isCounted = factor === 1 && familyOf(fact) === 'count' && !isRound(own);
  return {
    value: own * factor,
    base: `${sign}${base}`,
    grain: isCounted ? 0 : (factor * 10 ** -decimalsOf(own)) / 2,
  };
}
/** A count that ends in nought may be rounded; any other is as it was counted. */
const isRound = (value: number): boolean => !Number.isInteger(value) || value % 10 === 0;

/** Facts that one axis, one sum or one field can hold: their kind and base unit. */
export const keyOf = (fact: FactView): string => `${familyOf(fact)}/${amountOf(fact)?.base ?? ''}`;

/** Is it said in points of a rate? */
export const isPoints = (unit: string): boolean =>
  labelPattern('points', 'iu', (of) => `^${of('points')}$`).test(unit.trim());

/** Kinds that measure alike: amounts of the same unit add up whether they are called total or stock. */
function familyOf({ kind, label }: FactView): string {
  if (kind === 'total' || kind === 'stock' || kind === 'money')
    return labelWords('differences').test(label) ? 'difference' : 'amount';
  if (kind === 'count' || kind === 'new') return 'count';
  return kind;
}

/** Is it an amount of money, whatever its kind is called? */
export const isMoney = (fact: FactView): boolean =>
  fact.kind === 'money' || /[元圆圓円€£$¥]/u.test(amountOf(fact)?.base ?? '');

/** Is it a deficit, a loss, a surplus: what is left between two sums? */
export const isBalance = (fact: FactView): boolean => familyOf(fact) === 'difference';

/** Is something left over? That is no bad news. */
export const isSurplus = ({ label }: FactView): boolean => labelWords('surpluses').test(label);

/** Printed as it stands: nothing about it is hedged (预计, 以上, 近). */
export const isExact = ({ parts, status }: FactView): boolean =>
  status === 'actual' && !parts.some(({ role }) => role === 'prefix' || role === 'qualifier');
