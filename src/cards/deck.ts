/**
 * The deck of a platform: which cards, in which order, planned from the report. Pure.
 *
 * Cover, headline figures, one card per section (more where it has charts), targets against last
 * year, tasks, closing card. A platform that takes few pictures gets the first of each kind.
 */
import type { CardFormat } from '../design/format.ts';
import type { FactView, FigureView, Headline, ReportView } from '../view/view.ts';
import type { Card, CardBlock } from './card.ts';
import { planCards } from './deck-plan.ts';
import { numberBlocks, sectionCards } from './deck-section.ts';
import { geometryOf, mostNumbers, type Layout } from './geometry.ts';
import { readHints, type CardHints } from './hints.ts';

/** Where all headline figures are growth rates of one unit, the greatest stands out; else the first. */
export function leadHero(facts: FactView[]): FactView | undefined {
  const numbers = facts.filter((fact) => fact.parts.length > 0);
  const comparable =
    numbers.length > 1 &&
    numbers.every((fact) => fact.unit === numbers[0]!.unit && fact.kind === numbers[0]!.kind);
  return comparable ? numbers.reduce((a, b) => (b.value! > a.value! ? b : a)) : numbers[0];
}

/** A bar this many times the next makes the rest unreadable, and is mostly a figure of another sort. */
const dwarfing = 4;

const isDwarfed = (facts: FactView[]): boolean => {
  const [first = 0, second = 0] = facts.map((fact) => fact.value ?? 0).sort((a, b) => b - a);
  return first > second * dwarfing;
};

/** Headline figures of one kind and size are drawn as bars on one axis; others stand as numbers. */
function leadBlocks(view: ReportView, hero: FactView | undefined): CardBlock[] {
  const { facts, title } = view.lead;
  const comparable =
    facts.length > 2 &&
    facts.every((fact) => fact.kind === 'growth' && fact.unit === '%' && fact.value! >= 0);
  if (!comparable || isDwarfed(facts)) return numberBlocks(facts, hero);
  const figure: FigureView = {
    id: 'lead-bars',
    language: view.language,
    at: 'lead',
    kind: 'bars',
    title: '',
    facts: [...facts].sort((a, b) => b.value! - a.value!),
    pairs: [],
    pairNames: { last: '', target: '' },
    note: [],
    alt: title,
  };
  return [{ kind: 'chart', figure }];
}

function leadCards(view: ReportView, hints: CardHints): Card[] {
  if (view.lead.facts.length === 0) return [];
  const hero = view.lead.facts.find((fact) => fact.id === hints.heroes.lead) ?? leadHero(view.lead.facts);
  const blocks = leadBlocks(view, hero);
  const title: Headline = view.lead.title
    ? { text: view.lead.title, units: [view.lead.title] }
    : view.review.title;
  return [
    {
      id: 'lead',
      slug: 'lead',
      kind: 'lead',
      ground: blocks[0]!.kind === 'chart' ? 'light' : 'dark',
      head: { number: '', eyebrow: view.masthead.title.text, title },
      blocks,
    },
  ];
}

function coverCard(view: ReportView, hints: CardHints, layout: Layout): Card {
  const hero = view.lead.facts.find((fact) => fact.id === hints.heroes.cover) ?? leadHero(view.lead.facts);
  const room = { tall: 4, square: 4, wide: 2, banner: 2, long: 4 }[layout];
  const facts = [...(hero ? [hero] : []), ...view.lead.facts.filter((fact) => fact !== hero)].slice(
    0,
    Math.min(room, mostNumbers[layout]),
  );
  return { id: 'cover', slug: 'cover', kind: 'cover', ground: 'sky', blocks: numberBlocks(facts, hero) };
}

const closingCard: Card = { id: 'closing', slug: 'closing', kind: 'closing', ground: 'sky', blocks: [] };

const headline = (text: string): Headline => ({
  text: text.replaceAll('|', ''),
  units: text.split('|').filter(Boolean),
});

/** Titles, omissions and order that the report asks for. */
function applyHints(cards: Card[], hints: CardHints): Card[] {
  const kept = cards
    .filter((card) => !hints.omit.includes(card.id))
    .map((card): Card => {
      const title = hints.titles[card.slug] ?? hints.titles[card.id];
      return title && card.head ? { ...card, head: { ...card.head, title: headline(title) } } : card;
    });
  if (!hints.order) return kept;
  const place = (card: Card) => {
    const at = hints.order!.indexOf(card.id);
    return at === -1 ? hints.order!.length : at;
  };
  return kept
    .map((card, index) => ({ card, index }))
    .sort((a, b) => place(a.card) - place(b.card) || a.index - b.index)
    .map(({ card }) => card);
}

/** Rank by which cards are kept where a platform takes fewer. */
export const worthOf = (card: Card): number => {
  const rank = {
    cover: 9,
    lead: 8,
    targets: 7,
    tasks: 6,
    section: 5,
    closing: 4,
    resolve: 3,
    requirement: 2,
    long: 0,
  }[card.kind];
  if (!card.extra) return rank;
  // Of what says more about a section, a chart is worth more than the rest of its numbers.
  return rank / 10 + (card.blocks.some((block) => block.kind === 'chart') ? 0.05 : 0);
};

/** Keeps the `most` worthiest cards in their order; of equals the earlier. */
export function trimDeck(cards: Card[], most: number): Card[] {
  if (cards.length <= most) return cards;
  const ranked = cards
    .map((card, index) => ({ card, index }))
    .sort((a, b) => worthOf(b.card) - worthOf(a.card) || a.index - b.index);
  const kept = new Set(ranked.slice(0, most).map(({ card }) => card));
  return cards.filter((card) => kept.has(card));
}

/** A nine-grid is always of nine. */
export const mostCards = ({ deck, most }: CardFormat): number => (deck === 'grid' ? 9 : (most ?? Infinity));

export function planDeck(view: ReportView, format: CardFormat): Card[] {
  const { layout } = geometryOf(format);
  const hints = readHints(view.cards);
  const cover = coverCard(view, hints, layout);
  if (layout === 'banner') return [cover];
  if (layout === 'long') return [{ ...cover, id: 'long', slug: 'long', kind: 'long' }];
  const cards = [
    cover,
    ...leadCards(view, hints),
    ...view.review.sections.flatMap((section) => sectionCards({ section, view, hints, layout })),
    ...planCards(view, layout),
    closingCard,
  ];
  return trimDeck(applyHints(cards, hints), mostCards(format));
}
