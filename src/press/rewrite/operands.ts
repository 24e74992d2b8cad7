/** Numbers as content streams have them. */
import type { Inks } from '../walk/space.ts';

/** Four decimals; no negative nought. */
export const format = (value: number): string => String(Math.round(value * 1e4) / 1e4 + 0);

/** Operands of `k`, of inks in per cent. */
export const inkOperands = (inks: Inks): string => inks.map((ink) => format(ink / 100)).join(' ');
