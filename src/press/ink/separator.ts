/** From screen colours to inks: what a profile says, ready for single colours. */
import type { Inks } from './inks.ts';

export interface Separator {
  /** Inks of an sRGB colour (0 to 1), by the profile. */
  inks: (rgb: [number, number, number]) => Inks;
  /**
   * Black ink alone for a neutral of this sRGB value (0 to 1): as light as on screen, between paper and
   * full black.
   */
  black: (grey: number) => number;
}

/** A table of RGB nodes, `size` to a side, four ink bytes each; red runs slowest. */
export function separatorOf(table: Uint8Array, size: number, blackCurve: number[]): Separator {
  return {
    inks: (rgb) => interpolate(table, size, rgb),
    black: (grey) => {
      const place = Math.min(1, Math.max(0, grey)) * (blackCurve.length - 1);
      const low = Math.min(Math.floor(place), blackCurve.length - 2);
      return blackCurve[low]! + (place - low) * (blackCurve[low + 1]! - blackCurve[low]!);
    },
  };
}

function interpolate(table: Uint8Array, size: number, rgb: [number, number, number]): Inks {
  const place = rgb.map((value) => Math.min(1, Math.max(0, value)) * (size - 1)) as [number, number, number];
  const low = place.map((value) => Math.min(Math.floor(value), size - 2)) as [number, number, number];
  const out: Inks = [0, 0, 0, 0];
  for (let corner = 0; corner < 8; corner++) {
    let weight = 1;
    let index = 0;
    for (let axis = 0; axis < 3; axis++) {
      const upper = (corner >> axis) & 1;
      const part = place[axis]! - low[axis]!;
      weight *= upper ? part : 1 - part;
      index = index * size + low[axis]! + upper;
    }
    if (weight > 0) for (let ink = 0; ink < 4; ink++) out[ink]! += weight * (table[index * 4 + ink]! / 2.55);
  }
  return out;
}
