/**
 * The longest scale on which every mark and its label find room.
 *
 * A mark of value v stands at `zero + k·v`. Labels left of marks give `zero + k·v ≥ low`, labels right
 * of marks `zero + k·v ≤ high`; the largest k that some zero satisfies is found from all pairs.
 */

/** A bound on the place of a value, px. */
export interface Bound {
  value: number;
  at: number;
}

export interface Scale {
  /** Place of zero and px for each 1 of the value. */
  zero: number;
  k: number;
}

/** @param most px for each 1, at most. @returns undefined when no scale satisfies the bounds. */
export function fitScale(lows: Bound[], highs: Bound[], most = Infinity): Scale | undefined {
  let k = Infinity;
  let least = 0;
  for (const low of lows) {
    for (const high of highs) {
      const room = high.at - low.at;
      const span = high.value - low.value;
      if (span > 0) k = Math.min(k, room / span);
      else if (span < 0) least = Math.max(least, room / span);
      else if (room < 0) return undefined;
    }
  }
  if (k < least || k < 0) return undefined;
  if (!Number.isFinite(k)) k = least;
  k = Math.max(least, Math.min(k, most));
  return { k, zero: Math.max(...lows.map(({ value, at }) => at - k * value)) };
}

/** Three to five round values from zero to at most `max` (or down to `min`), zero among them. */
export function roundTicks(min: number, max: number): number[] {
  const span = max - min;
  if (!(span > 0)) return [0];
  const power = 10 ** Math.floor(Math.log10(span / 2));
  const step = [5, 2, 1].map((factor) => factor * power).find((size) => span / size >= 2) ?? power;
  const ticks: number[] = [];
  for (let at = Math.ceil(min / step - 1e-9); at * step <= max + step * 1e-9; at++)
    ticks.push(Number((at * step).toPrecision(12)));
  return ticks;
}
