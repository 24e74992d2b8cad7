/** The devices of all parts of a deck, by beam search over what they gain and how unlike they are. */
import type { FactView } from '../../view/view.ts';
import { heroOf, type Content, type PlannedCard } from './content.ts';
import type { Option } from './option.ts';
import type { Slot } from './slot.ts';

interface Path {
  chosen: (Option | undefined)[];
  gain: number;
}

/** Cards that a search keeps at each step. */
const beamWidth = 50;
const costs = { same: 40, near: 15, third: 36, once: 120, checklist: 60, sameHero: 140 } as const;
/**
 * Devices that a deck has once: ranks gather on one card, two fields of dots look alike, and one figure stands for
 * one number of people.
 */
const onceOnly = new Set(['seal', 'share', 'count person', 'count house']);
/** What it is worth that the decks of all formats have one hero, and one device, for a part. */
const agreement = { hero: 60, device: 6 } as const;

/** What stands for each part in the deck that any format would have if it had room. */
export type Agreed = ReadonlyMap<string, { hero: string | undefined; look: string }>;

/** Parts from which a whole is drawn as areas, whatever their number. */
const manyParts = 7;

/** What makes two cards look alike: a stack and a treemap do not. */
const lookOf = (content: Content): string =>
  content.device === 'whole'
    ? `whole ${Math.min(content.parts.length, manyParts)}`
    : content.device === 'series'
      ? `series ${content.figure.kind}`
      : content.device === 'count'
        ? `count ${content.part}`
        : content.device;

function stepCost(path: Path, option: Option): number {
  const before = path.chosen.flatMap((one) => (one ? [lookOf(one.content)] : []));
  const device = lookOf(option.content);
  let cost = 0;
  if (before.at(-1) === device) cost += costs.same;
  else if (before.slice(-3).includes(device)) cost += costs.near;
  const times = before.filter((one) => one === device).length;
  if (times >= 2) cost += costs.third;
  if (onceOnly.has(device) && times > 0) cost += costs.once;
  if (device === 'checklist' && times > 0) cost += costs.checklist;
  // A number is the news once, though text and table have it as two facts.
  const hero = heroOf(option.content);
  const isSame = (other: FactView | undefined) =>
    hero !== undefined &&
    other !== undefined &&
    (other.id === hero.id || (other.label === hero.label && other.full === hero.full));
  if (path.chosen.some((one) => one && isSame(heroOf(one.content)))) cost += costs.sameHero;
  return cost;
}

/**
 * What may stand in a card's place looks like neither neighbour nor anything that may stand in the place of
 * the one before it; ranks stay gathered on one card.
 */
export function withVariety(cards: PlannedCard[]): PlannedCard[] {
  const looksOf = (card: PlannedCard | undefined) =>
    card ? [card, ...card.others].map(({ content }) => lookOf(content)) : [];
  return cards.reduce<PlannedCard[]>((done, card, index) => {
    const next = cards[index + 1];
    const near = [...looksOf(done.at(-1)), ...(next ? [lookOf(next.content)] : [])];
    const elsewhere = cards.filter((one) => one !== card).map(({ content }) => lookOf(content));
    const isUnlike = ({ content }: Pick<PlannedCard, 'content'>) =>
      !near.includes(lookOf(content)) &&
      !(onceOnly.has(lookOf(content)) && elsewhere.includes(lookOf(content)));
    const others = card.others.filter(isUnlike);
    const spare = card.others.filter((way) => !isUnlike(way));
    return [...done, { ...card, others, spare }];
  }, []);
}

const worthOf = (slot: Slot, { content, gain }: Option, agreed: Agreed | undefined): number => {
  const wanted = agreed?.get(slot.id);
  if (!wanted) return gain;
  const isHero = wanted.hero !== undefined && heroOf(content)?.id === wanted.hero;
  return gain + (isHero ? agreement.hero : 0) + (lookOf(content) === wanted.look ? agreement.device : 0);
};

/** Mosaics are told apart: each in its deck has another arrangement and another colour of its hero. */
export function withLooks(cards: PlannedCard[]): PlannedCard[] {
  let look = 0;
  return cards.map((card) => {
    const own = look;
    const turn = <T extends { content: Content }>(way: T): T =>
      way.content.device === 'mosaic' ? { ...way, content: { ...way.content, look: own } } : way;
    if (card.content.device === 'mosaic') look += 1;
    const spare = card.spare?.map(turn);
    return { ...turn(card), others: card.others.map(turn), ...(spare ? { spare } : {}) };
  });
}

/** The devices of all parts, by beam search over gain and variety. */
export function chooseDevices(slots: Slot[], agreed?: Agreed): (Option | undefined)[] {
  let beam: Path[] = [{ chosen: [], gain: 0 }];
  for (const slot of slots) {
    const next: Path[] = [];
    for (const path of beam) {
      if (slot.options.length === 0 || slot.canSkip)
        next.push({ chosen: [...path.chosen, undefined], gain: path.gain });
      for (const option of slot.options)
        next.push({
          chosen: [...path.chosen, option],
          gain: path.gain + worthOf(slot, option, agreed) - stepCost(path, option),
        });
    }
    beam = next.sort((a, b) => b.gain - a.gain).slice(0, beamWidth);
  }
  return beam[0]!.chosen;
}

/** Heroes and looks of a deck, for the decks of other formats. */
export const agreedOf = (slots: Slot[]): Agreed =>
  new Map(
    chooseDevices(slots).flatMap((option, index) =>
      option
        ? [[slots[index]!.id, { hero: heroOf(option.content)?.id, look: lookOf(option.content) }] as const]
        : [],
    ),
  );
