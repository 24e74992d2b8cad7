/** Grounds of a deck: no two alike side by side, at most two dark in a row, few of the loud ones. */
import type { Ground } from '../draw/palette.ts';
import type { Content, DeviceName, PlannedCard } from './content.ts';
import type { Told } from '../../view/gravity.ts';
import { isSoberCard } from './tone.ts';

/** Grounds that a device bears, the most fitting first. */
export const suits: Record<DeviceName, Ground[]> = {
  cover: ['art'],
  monument: ['dark', 'gold', 'deep', 'tint'],
  columns: ['tint', 'white', 'art', 'gold'],
  bridge: ['white', 'tint'],
  whole: ['white', 'tint', 'dark', 'deep'],
  seal: ['colour', 'dark'],
  targets: ['white', 'tint'],
  mosaic: ['white', 'tint'],
  count: ['dark', 'tint', 'deep', 'white'],
  share: ['tint', 'white', 'deep', 'art', 'dark'],
  split: ['gold', 'dark', 'tint', 'white'],
  statement: ['deep', 'colour', 'dark', 'art'],
  series: ['white', 'tint', 'dark', 'art'],
  tasks: ['deep', 'dark', 'tint'],
  checklist: ['art', 'tint', 'white', 'gold'],
  photo: ['white', 'tint', 'dark'],
  reading: ['white', 'tint'],
  close: ['deep'],
};

/** A deck on light or on dark grounds alone. */
export const variants = ['light', 'dark'] as const;
export type Variant = (typeof variants)[number];

/** Grounds that a device bears besides, where a variant asks for them. */
const besides: Partial<Record<DeviceName, Ground[]>> = {
  columns: ['dark', 'deep'],
  bridge: ['dark'],
  seal: ['art', 'gold'],
  checklist: ['deep', 'dark'],
  photo: ['deep'],
  reading: ['deep'],
};
const darkGrounds: readonly Ground[] = ['dark', 'deep', 'colour'];

/** Charts whose shades run from light to dark: on a dark ground they would run the other way. */
const shaded = new Set<string>(['map', 'heat', 'area', 'stack']);

/** What shines: no ground for a loss or a miss. */
const festive: readonly Ground[] = ['gold', 'colour'];

/** Grounds of a content: those of its device, but for charts that only light ones bear, and for bad news. */
export function groundsFor(content: Content, view: Told, variant?: Variant): Ground[] {
  const own =
    content.device === 'series' && shaded.has(content.figure.kind)
      ? groundsOf('series', 'light')
      : groundsOf(content.device, variant);
  if (!isSoberCard(content, view)) return own;
  const sober = own.filter((ground) => !festive.includes(ground));
  return sober.length > 0 ? sober : own;
}

/** Grounds of a device in a variant, the most fitting first; all of them where it has none of that kind. */
export function groundsOf(device: DeviceName, variant?: Variant): Ground[] {
  if (!variant) return suits[device];
  const own = [...suits[device], ...(besides[device] ?? [])].filter(
    (ground) => darkGrounds.includes(ground) === (variant === 'dark'),
  );
  return own.length > 0 ? own : suits[device];
}

const isDark = (ground: Ground | undefined): boolean => ground === 'dark' || ground === 'deep';
const classOf = (ground: Ground): string => (ground === 'deep' ? 'dark' : ground);

interface Path {
  grounds: Ground[];
  cost: number;
}

const costs = { same: 40, rank: 3, loud: 30, darkRun: 25, near: 4 } as const;

function costOf({ grounds }: Path, ground: Ground, rank: number): number {
  const before = grounds.at(-1);
  let cost = rank * costs.rank;
  if (before !== undefined && classOf(before) === classOf(ground)) cost += costs.same;
  if (isDark(ground) && isDark(before) && isDark(grounds.at(-2))) cost += costs.darkRun;
  if (grounds.at(-2) === ground) cost += costs.near;
  const tenth = Math.max(1, grounds.length / 10);
  if (ground === 'colour' && grounds.filter((one) => one === 'colour').length >= tenth) cost += costs.loud;
  if (ground === 'gold' && grounds.filter((one) => one === 'gold').length >= 2 * tenth) cost += costs.loud;
  return cost;
}

export function chooseGrounds(cards: PlannedCard[], view: Told, variant?: Variant): PlannedCard[] {
  let beam: Path[] = [{ grounds: [], cost: 0 }];
  for (const { content } of cards) {
    beam = beam
      .flatMap((path) =>
        groundsFor(content, view, variant).map((ground, rank) => ({
          grounds: [...path.grounds, ground],
          cost: path.cost + costOf(path, ground, rank),
        })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, 60);
  }
  return cards.map((card, index) => ({ ...card, ground: beam[0]!.grounds[index]! }));
}
