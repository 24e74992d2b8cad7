/**
 * Chooses between arrangements of one chart: the first that fits, with the largest numerals its height
 * allows.
 */
import type { Room } from './look.ts';
import type { Scene } from './scene.ts';

/** Rounding of mm to px and back must not refuse a height. */
const slack = 1e-6;

export interface Choice<Plan> {
  /** From the widest arrangement to the narrowest. */
  plans: Plan[];
  /** Sizes of numerals in em of the labels, largest first; the last is the natural one. */
  numerals: number[];
  /** undefined where the arrangement does not fit the width. */
  draw: (plan: Plan, numeral: number) => Scene | undefined;
}

/**
 * A wanted height that an arrangement cannot keep passes the turn to the next; the least high is taken
 * where none keeps it.
 */
export function chooseScene<Plan>(room: Room, { plans, numerals, draw }: Choice<Plan>): Scene | undefined {
  const natural = numerals.at(-1)!;
  let lowest: Scene | undefined;
  for (const plan of plans) {
    const least = draw(plan, natural);
    if (!least || room.height === undefined) {
      if (least) return least;
      continue;
    }
    for (const numeral of numerals) {
      const scene = draw(plan, numeral);
      if (scene && scene.height <= room.height + slack) return scene;
    }
    if (!lowest || least.height < lowest.height) lowest = least;
  }
  return lowest;
}
