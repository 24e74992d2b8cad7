/**
 * From a colour to inks: least squares on the press model with rules for black and the ink limit.
 *
 * Newspapers build greys mostly from black (max GCR, as WAN-IFRA recommends): less ink, and no colour
 * cast when the plates drift.
 */
import { limitInks, type Inks } from '../ink/inks.ts';
import { labOfXyz, type Triple } from './colour.ts';
import { relative, type PressModel } from './press-model.ts';

export interface Separation {
  /** Tones 0 to 1 for a media-relative Lab, searched from `start`. */
  separate: (lab: Triple, start: readonly number[]) => number[];
  /** Media-relative Lab of tones. */
  lab: (tones: readonly number[]) => Triple;
}

/** How firmly black keeps to its rule, as ΔE per 100 % of black. */
const blackFirmness = 6;
/** The same for ink over the limit. */
const limitFirmness = 60;
const rounds = 40;

/**
 * Black for a lightness and chroma: none in the lightest fifth, full at the dark end; less in strong
 * colours.
 */
function wantedBlack(l: number, chroma: number, darkest: number): number {
  const depth = Math.min(1, Math.max(0, (94 - l) / (94 - darkest)));
  const rule = depth ** 1.15;
  return rule * Math.max(0, 1 - chroma / 75);
}

export function createSeparation(model: PressModel, inkLimit: number): Separation {
  const lab = (tones: readonly number[]): Triple => labOfXyz(relative(model.xyz(tones), model.paper));
  const darkest = lab([0.4, 0.4, 0.4, 1])[0];
  const separate = (target: Triple, start: readonly number[]): number[] => {
    const black = wantedBlack(target[0], Math.hypot(target[1], target[2]), darkest);
    const residual = (tones: readonly number[]): number[] => {
      const got = lab(tones);
      const over = Math.max(0, tones.reduce((sum, tone) => sum + tone, 0) - inkLimit / 100);
      return [
        got[0] - target[0],
        got[1] - target[1],
        got[2] - target[2],
        blackFirmness * (tones[3]! - black),
        limitFirmness * over,
      ];
    };
    const tones = leastSquares(
      residual,
      start.map((tone) => Math.min(0.98, Math.max(0.02, tone))),
    );
    return limitInks(tones.map((tone) => tone * 100) as Inks, inkLimit).map((ink) => ink / 100);
  };
  return { separate, lab };
}

const sumOfSquares = (values: number[]): number => values.reduce((sum, value) => sum + value * value, 0);

/** Levenberg-Marquardt within 0 to 1; what rests against a bound is left out of the step. */
function leastSquares(residual: (tones: readonly number[]) => number[], start: number[]): number[] {
  let tones = start;
  let current = residual(tones);
  let damping = 0.01;
  for (let round = 0; round < rounds; round++) {
    const slopes = tones.map((tone, i) => {
      const step = tone > 0.5 ? -1e-4 : 1e-4;
      const moved = residual(tones.map((value, j) => (j === i ? value + step : value)));
      return moved.map((value, j) => (value - current[j]!) / step);
    });
    const gradient = slopes.map((slope) => slope.reduce((sum, value, j) => sum + value * current[j]!, 0));
    const free = tones.map(
      (tone, i) => !((tone <= 0 && gradient[i]! > 0) || (tone >= 1 && gradient[i]! < 0)),
    );
    const step = solve(slopes, gradient, { free, damping });
    const next = tones.map((tone, i) => Math.min(1, Math.max(0, tone - step[i]!)));
    const result = residual(next);
    const gained = sumOfSquares(current) - sumOfSquares(result);
    if (gained > 0) {
      [tones, current, damping] = [next, result, damping / 3];
      if (gained < 1e-7) break;
    } else if ((damping *= 4) > 1e6) break;
  }
  return tones;
}

/** Normal equations of four unknowns by elimination. */
function solve(
  slopes: number[][],
  gradient: number[],
  { free, damping }: { free: boolean[]; damping: number },
): number[] {
  const rows = slopes.map((slope, i) =>
    slopes
      .map((other, j) => {
        if (!free[i] || !free[j]) return i === j ? 1 : 0;
        const product = slope.reduce((sum, value, k) => sum + value * other[k]!, 0);
        return i === j ? product * (1 + damping) + 1e-9 : product;
      })
      .concat(free[i] ? gradient[i]! : 0),
  );
  for (let i = 0; i < 4; i++) {
    for (let j = i + 1; j < 4; j++) {
      const factor = rows[j]![i]! / rows[i]![i]!;
      for (let k = i; k < 5; k++) rows[j]![k]! -= factor * rows[i]![k]!;
    }
  }
  const step = [0, 0, 0, 0];
  for (let i = 3; i >= 0; i--) {
    let value = rows[i]![4]!;
    for (let k = i + 1; k < 4; k++) value -= rows[i]![k]! * step[k]!;
    step[i] = value / rows[i]![i]!;
  }
  return step;
}
