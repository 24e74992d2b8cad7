/** The grid of an ICC table, between whose nodes is interpolated. */

/** Encoded values, 0 to 1, in and out. */
export type Lut = (input: readonly number[]) => number[];

export interface Grid {
  /** Nodes along each axis; the first axis runs slowest. */
  nodes: readonly number[];
  outputs: number;
  value: (index: number) => number;
}

/** @param places On the grid, in nodes from the first. */
export function blend(places: readonly number[], { nodes, outputs, value }: Grid): number[] {
  const low = places.map((place, axis) => Math.max(0, Math.min(Math.floor(place), nodes[axis]! - 2)));
  const sums = new Array<number>(outputs).fill(0);
  for (let corner = 0; corner < 1 << places.length; corner++) {
    let weight = 1;
    let index = 0;
    places.forEach((place, axis) => {
      const upper = (corner >> axis) & 1;
      weight *= upper ? place - low[axis]! : 1 - place + low[axis]!;
      index = index * nodes[axis]! + low[axis]! + upper;
    });
    if (weight > 0) for (let j = 0; j < outputs; j++) sums[j]! += weight * value(index * outputs + j);
  }
  return sums;
}
