/**
 * The deck of a format, planned from the report: cover, lead, sections in the report's order, requirement,
 * targets, tasks, close. For each part the device is chosen by what it gains and by what its neighbours
 * are; grounds follow. Pure: composing tells which forms fit.
 */
import type { ReportView } from '../../view/view.ts';
import type { CardHints } from '../hints.ts';
import { chooseGrounds } from './grounds.ts';
import { applyHints, withPhoto } from './hinted.ts';
import { hooksOf } from './hooks.ts';
import { sunFact } from '../device/cover/sun.ts';
import { factsOf, type Content, type PlannedCard } from './content.ts';
import { leadSlot, type LeadCover } from './lead.ts';
import type { Option, Pool } from './option.ts';
import { planSlots, statementSlot } from './plan-slots.ts';
import { freeOf, rankWeight } from './pool.ts';
import { agreedOf, chooseDevices, withLooks, withVariety } from './search.ts';
import { sectionSlots } from './sections.ts';
import { tasksSlots } from './tasks.ts';
import { poolOf, type Slot } from './slot.ts';
import { graveHook } from './tone.ts';
import { withWholeLabels } from './whole-labels.ts';

/** Does a content fit the format in any of its forms? Asked of the composer. */
export type Fits = (card: Omit<PlannedCard, 'ground' | 'gain'>) => boolean;

export interface DeckRequest {
  view: ReportView;
  hints: CardHints;
  /** Most pictures. */
  most: number;
  fits: Fits;
  /** A picture that stands alone, or a deck with cover and close. */
  isSingle?: boolean;
  /** Does the format show sections in words? Flat ones do not. */
  isFlat?: boolean;
}

/** The section's title over a finding, the part's over the section's title; never what the headline says. */
function eyebrowOf(slot: Slot, option: Option, { masthead, script }: ReportView): string {
  // In Latin script a part's title is often a sentence that its sections contradict.
  const part = script === 'latin' && slot.section ? masthead.title.text : slot.part;
  const wanted = option.isFinding ? slot.title : part;
  const said = option.headline?.text ?? '';
  return said.endsWith(wanted) ? masthead.title.text : wanted;
}

const cardOf = (slot: Slot, option: Option, view: ReportView): PlannedCard => {
  const rest = slot.options.filter((one) => one !== option);
  return {
    id: slot.id,
    slug: slot.id.replace(/-\d+$/, ''),
    of: slot.of,
    bookmark: slot.bookmark,
    eyebrow: eyebrowOf(slot, option, view),
    titleEyebrow: eyebrowOf(slot, { ...option, isFinding: false }, view),
    headline: option.headline,
    headlineFacts: option.headlineFacts,
    content: withWholeLabels(option.content),
    others: rest.map((one) => ({
      content: withWholeLabels(one.content),
      headline: one.headline,
      headlineFacts: one.headlineFacts,
      eyebrow: eyebrowOf(slot, one, view),
    })),
    ground: 'tint',
    gain: option.gain + slot.worth,
  };
};

/** Ranks of sections that have no card go to the seal card as lines. */
function gatherRanks(cards: PlannedCard[], dropped: Slot[], pool: Pool): void {
  const seal = cards.find(({ content }) => content.device === 'seal');
  if (seal?.content.device !== 'seal') return;
  const own = seal.content.facts;
  const shown = new Set(cards.flatMap(({ content }) => factsOf(content).map(({ id }) => id)));
  const more = [
    ...dropped.flatMap(({ section }) => section?.facts ?? []),
    ...pool.view.review.sections.flatMap(({ facts }) => facts),
  ]
    .flatMap((fact) => freeOf(fact, pool.held) ?? [])
    .filter(({ rank, value, kind, id }) => rank && value === null && kind !== 'text' && !shown.has(id))
    .sort((a, b) => rankWeight(b.rank) - rankWeight(a.rank));
  seal.content = {
    device: 'seal',
    facts: [
      ...own,
      ...more.filter((fact, index) => more.findIndex(({ id }) => id === fact.id) === index),
    ].slice(0, 9),
    cells: own.length + more.length > 4 ? [] : seal.content.cells,
  };
}

/** The places of a deck in the report's order, each with the ways to fill it that fit the format. */
function slotsOf(
  view: ReportView,
  pool: Pool,
  hints: CardHints,
  {
    fits,
    isFlat,
    cover,
  }: { fits: (slot: Slot, option: Option) => boolean; isFlat: boolean; cover: LeadCover },
): Slot[] {
  const fitted = (slots: Slot[]) =>
    slots.map((slot) => ({ ...slot, options: slot.options.filter((option) => fits(slot, option)) }));
  return [
    ...fitted(leadSlot(view, pool, cover)),
    ...sectionSlots(view, pool, hints, { fits, isFlat }),
    ...fitted(isFlat ? [] : statementSlot(view)),
    ...fitted(planSlots(view, pool)),
    ...tasksSlots(view, fits),
  ];
}

/** Sections that have a card are numbered as they follow one another: a deck that begins with 02 lacks its first card. */
function numberedFrom(shown: Slot[], { review }: ReportView): (slot: Slot) => Slot {
  const ids = [...new Set(shown.flatMap(({ section }) => section?.id ?? []))];
  return (slot) =>
    slot.section ? { ...slot, bookmark: review.sections[ids.indexOf(slot.section.id)]!.number } : slot;
}

export function planDeck({
  view,
  hints,
  most,
  fits,
  isSingle = false,
  isFlat = false,
}: DeckRequest): PlannedCard[] {
  const pool = poolOf(view, hints);
  const cover: PlannedCard = {
    id: 'cover',
    slug: 'cover',
    of: 'cover',
    bookmark: '',
    eyebrow: '',
    headlineFacts: [],
    others: [],
    ground: 'art',
    gain: 1000,
    content: { device: 'cover', hooks: hooksOf(view, pool, hints.heroes.cover ? [hints.heroes.cover] : []) },
  };
  if (isSingle) return [cover];
  const fitsOption = (slot: Slot, option: Option): boolean =>
    fits(cardOf({ ...slot, options: [option] }, option, view));
  const content = cover.content as Extract<Content, { device: 'cover' }>;
  const sun = sunFact(content, view);
  const shown = {
    hooks: content.hooks.map(({ id }) => id),
    isSunny: sun !== undefined,
    hasGrave: graveHook(content.hooks, view) !== undefined,
  };
  const planned: Pool = { ...pool, ...(sun ? { sun: sun.id } : {}) };
  const slots = slotsOf(view, planned, hints, { fits: fitsOption, isFlat, cover: shown });
  const chosen = chooseDevices(
    slots,
    agreedOf(slotsOf(view, planned, hints, { fits: () => true, isFlat: false, cover: shown })),
  );
  const numbered = numberedFrom(
    slots.filter((_slot, index) => chosen[index]),
    view,
  );
  let cards = slots.flatMap((slot, index) =>
    chosen[index] ? [cardOf(numbered(slot), chosen[index], view)] : [],
  );
  const missing = slots.filter((_slot, index) => !chosen[index]);
  cards = applyHints([cover, ...cards], hints).map((card) => withPhoto(card, hints));
  // Too many: what gains least drops out; the cover stays.
  const budget = Math.max(1, most);
  const dropped: Slot[] = [...missing];
  while (cards.length > budget) {
    const least = cards.slice(1).reduce((a, b) => (b.gain < a.gain ? b : a));
    cards = cards.filter((card) => card !== least);
    dropped.push(...slots.filter(({ id }) => id === least.id));
  }
  gatherRanks(cards, dropped, pool);
  cards = withLooks(withVariety(cards));
  const last = cards.at(-1)!;
  if (cards.length > 1) last.close = true;
  return chooseGrounds(cards, view, hints.variant);
}
