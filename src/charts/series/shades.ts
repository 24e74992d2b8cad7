/** Classes of values and their shades, light to dark, for maps and shaded tables. */
import type { Look } from '../look.ts';

export interface Shade {
  fill: string;
  on: string;
}

/** Four are told apart on newsprint. */
export const shades = ({ faint, onFaint, mid, onMid, main, onMain, deep, onDeep }: Look): Shade[] => [
  { fill: faint, on: onFaint },
  { fill: mid, on: onMid },
  { fill: main, on: onMain },
  { fill: deep, on: onDeep },
];
export const shadeCount = 4;

/** Bounds between the classes: as many values in each as can be (quantiles), equal values together. */
export function boundsOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return Array.from({ length: shadeCount - 1 }, (_, index) => {
    const at = Math.ceil(((index + 1) * sorted.length) / shadeCount);
    return sorted[Math.min(at, sorted.length - 1)]!;
  });
}

export const shadeOf = (value: number, values: readonly number[]): number =>
  boundsOf(values).filter((bound) => value >= bound).length;
