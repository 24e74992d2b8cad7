/** A quantity as a text has it, and printed again from its parts. */
import type { UnitFamily } from '../language.ts';

export interface Quantity {
  /** Offsets of the whole, prefix and qualifier included, in UTF-16 units. */
  start: number;
  end: number;
  /** Offset of the number itself, or of the sign before it. */
  numberAt: number;
  /** Undefined for a fraction in words (三分之一) and for a range, which has `high`. */
  value?: number;
  /** The number as written, in ordinary figures: "1,260,582", "七", "三分之一", "two-thirds". */
  written: string;
  /** Upper end of a range: 5%—6%. */
  high?: { value: number; written: string; joint: string };
  numerals: 'arabic' | 'han' | 'words';
  /** Currency sign before the number. */
  sign: string;
  /** Magnitude and unit as written: 亿元, 万平方米, 微克/立方米, "bn", "per cent". */
  unit: string;
  prefix: string;
  qualifier: string;
  /** The qualifier stands before the magnitude (30多万人) or behind it and before the unit (3万余个). */
  inner?: 'before' | 'behind';
  /** What stood between number and unit. */
  gap: string;
  family: UnitFamily | 'fraction' | 'bare' | 'plain';
  /** What it was before: "from 14.2% to 11.8%", 由2.1%提高到2.6%. */
  former?: true;
}

/** A number that is no metric: a date, a name, an ordinal, a threshold. */
export interface Excluded {
  start: number;
  end: number;
  reason: string;
}

const orderOf = /^(?:[十百千]?万亿|[十百千]?[万亿])/;

/** The text of a quantity from its parts: what was parsed is printed as it stood. */
export function printQuantity(quantity: Quantity): string {
  const { prefix, sign, written, high, unit, qualifier, inner, gap } = quantity;
  const order = orderOf.exec(unit)?.[0] ?? '';
  const body =
    inner === 'before'
      ? `${qualifier}${unit}`
      : inner === 'behind'
        ? `${order}${qualifier}${unit.slice(order.length)}`
        : `${gap}${unit}${qualifier}`;
  const range = high ? `${high.joint}${high.written}` : '';
  return `${prefix}${sign}${written}${range}${body}`;
}
