/** What an editor asks of a deck: titles, omissions, an order. */
import type { Headline } from '../../view/view.ts';
import type { CardHints } from '../hints.ts';
import type { PlannedCard } from './content.ts';

const headline = (text: string): Headline => ({
  text: text.replaceAll('|', ''),
  units: text.split('|').filter(Boolean),
});

export function applyHints(cards: PlannedCard[], hints: CardHints): PlannedCard[] {
  const kept = cards
    .filter(({ id }) => !hints.omit.includes(id))
    .map((card): PlannedCard => {
      const title = hints.titles[card.id] ?? hints.titles[card.slug];
      return title
        ? {
            ...card,
            headline: headline(title),
            headlineFacts: [],
            others: card.others.map((other) => ({ ...other, headline: headline(title), headlineFacts: [] })),
          }
        : card;
    });
  if (!hints.order) return kept;
  const place = ({ id }: PlannedCard) => {
    const at = hints.order!.indexOf(id);
    return at === -1 ? hints.order!.length : at;
  };
  return kept
    .map((card, index) => ({ card, index }))
    .sort((a, b) => place(a.card) - place(b.card) || a.index - b.index)
    .map(({ card }) => card);
}
