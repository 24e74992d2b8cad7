/** Colours of the tiles of a mosaic. */
import { mixColours } from '../../draw/colour.ts';
import type { Stage } from '../../draw/stage.ts';

/** Colours by place, so that no two neighbours share one and the accent comes once: of two it would take half the card. */
export function fillsOf(stage: Stage, count: number, look: number): string[] {
  const { tones } = stage;
  const middle = mixColours(tones.deep, tones.main, 0.62);
  const pale = mixColours(tones.soft, tones.paper, 0.35);
  const cycle = [
    tones.deep,
    tones.signal,
    tones.gold,
    middle,
    tones.soft,
    tones.deep,
    pale,
    middle,
    tones.tint2,
  ];
  const orders: Record<number, number[]> = {
    2: [0, 3],
    3: [0, 1, 2],
    4: [0, 2, 1, 3],
    5: [0, 1, 2, 3, 6],
    6: [0, 2, 1, 6, 3, 4],
    7: [0, 2, 1, 6, 3, 4, 5],
    8: [0, 3, 2, 1, 6, 4, 5, 8],
    9: [0, 1, 2, 3, 6, 4, 5, 8, 3],
  };
  const found = orders[count]!.map((index) => cycle[index]!);
  // The hero takes another colour in every other mosaic, and gives that tile its own.
  const hero = heroTones[look % heroTones.length]!;
  if (hero === 0) return found;
  const at = found.indexOf(cycle[hero]!);
  if (at > 0) [found[0], found[at]] = [found[at]!, found[0]!];
  else found[0] = cycle[hero]!;
  return found;
}

/** Places in the cycle of colours: the deep tone, gold, the deep tone, the signal. */
const heroTones = [0, 2, 0, 1];

/** The signal stands on bad news where there is any below the hero: not on what was saved beside what was lost. */
export function warned(fills: string[], signal: string, bad: boolean[]): string[] {
  const [at, to] = [fills.indexOf(signal), bad.findIndex((isBad, index) => isBad && index > 0)];
  if (at < 1 || to < 0 || bad[at]) return fills;
  return fills.map((fill, index) => (index === at ? fills[to]! : index === to ? signal : fill));
}

/** The signal says bad news: a tile that has none takes the first tone that no other has. */
export function calmed(
  fills: string[],
  signal: string,
  { bad, calm }: { bad: boolean[]; calm: string[] },
): string[] {
  const other = calm.find((tone) => !fills.includes(tone)) ?? calm.at(-1)!;
  return fills.map((fill, index) => (fill === signal && !bad[index] ? other : fill));
}

/** Gold says good news: a tile that has none gives it to the first below the hero that has, or takes a calm tone. */
export function sobered(
  fills: string[],
  { gold, signal }: { gold: string; signal: string },
  { bad, calm }: { bad: boolean[]; calm: string[] },
): string[] {
  const at = fills.indexOf(gold);
  if (at < 0 || !bad[at]) return fills;
  const to = fills.findIndex((fill, index) => index > 0 && !bad[index] && fill !== signal);
  const other = to < 0 ? (calm.find((tone) => !fills.includes(tone)) ?? calm.at(-1)!) : fills[to]!;
  return fills.map((fill, index) => (index === at ? other : index === to ? gold : fill));
}
