/** A small seeded generator of numbers (mulberry32): the same seed gives the same report on every machine. */
export interface Random {
  /** 0 <= n < 1 */
  next: () => number;
  /** Whole number, both ends included. */
  between: (least: number, most: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** `count` different entries, in random order; all of them when the list is shorter. */
  some: <T>(list: readonly T[], count: number) => T[];
  chance: (share: number) => boolean;
}

export function randomFrom(seed: number): Random {
  let state = (seed * 2654435761) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const some = <T>(list: readonly T[], count: number): T[] => {
    const rest = [...list];
    return Array.from(
      { length: Math.min(count, rest.length) },
      () => rest.splice(Math.floor(next() * rest.length), 1)[0]!,
    );
  };
  return {
    next,
    between,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    some,
    chance: (share) => next() < share,
  };
}
