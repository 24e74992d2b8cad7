/** Places over an ink limit as connected patches: a plant lets pass what is smaller than it can see. */
import type { Canvas } from '../plates/canvas.ts';

/** Pixels of the canvas, x1 and y1 exclusive. */
export interface Region {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface Patch {
  /** Pixels. */
  area: number;
  /** Greatest ink sum, 0 to 1020. */
  most: number;
  /** Pixel where it is. */
  x: number;
  y: number;
}

interface Run {
  from: number;
  /** Exclusive. */
  to: number;
  patch: number;
}

/** Patches that touch are one: a union-find over the runs of each line. */
class Patches {
  private readonly parents: number[] = [];
  private readonly patches: Patch[] = [];

  add(patch: Patch): number {
    this.parents.push(this.parents.length);
    this.patches.push(patch);
    return this.parents.length - 1;
  }

  private root(patch: number): number {
    let root = patch;
    while (this.parents[root] !== root) root = this.parents[root] = this.parents[this.parents[root]!]!;
    return root;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.root(one), this.root(other)];
    if (a === b) return;
    this.parents[b] = a;
    const [into, from] = [this.patches[a]!, this.patches[b]!];
    const area = into.area + from.area;
    Object.assign(into, from.most > into.most ? from : {}, { area });
  }

  list(): Patch[] {
    return this.patches.filter((_, patch) => this.parents[patch] === patch);
  }
}

/** @param limit Ink sum, 0 to 1020: what is above it belongs to a patch. Corners do not join. */
export function patchesOver(
  { inks, width }: Pick<Canvas, 'inks' | 'width'>,
  { x0, y0, x1, y1 }: Region,
  limit: number,
): Patch[] {
  const patches = new Patches();
  let above: Run[] = [];
  for (let y = y0; y < y1; y++) {
    const runs: Run[] = [];
    for (let x = x0; x < x1; x++) {
      const at = 4 * (y * width + x);
      const sum = inks[at]! + inks[at + 1]! + inks[at + 2]! + inks[at + 3]!;
      if (sum <= limit) continue;
      const last = runs.at(-1);
      const patch = patches.add({ area: 1, most: sum, x, y });
      if (last?.to === x) {
        patches.join(last.patch, patch);
        last.to = x + 1;
      } else runs.push({ from: x, to: x + 1, patch });
    }
    let next = 0;
    for (const run of runs) {
      while (next < above.length && above[next]!.to <= run.from) next += 1;
      for (let at = next; at < above.length && above[at]!.from < run.to; at++)
        patches.join(above[at]!.patch, run.patch);
    }
    above = runs;
  }
  return patches.list();
}
