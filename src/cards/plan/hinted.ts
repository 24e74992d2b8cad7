/** What an editor asks of a deck: titles, omissions, an order. */
import type { Headline } from '../../view/view.ts';
import { photoOf, type CardHints } from '../hints.ts';
import { photoKey } from '../photos.ts';
import type { Content, PlannedCard } from './content.ts';

const headline = (text: string): Headline => ({
  text: text.replaceAll('|', ''),
  units: text.split('|').filter(Boolean),
});

export function applyHints(cards: PlannedCard[], hints: CardHints): PlannedCard[] {
  const kept = cards
    .filter(({ id }) => !hints.omit.includes(id))
    .map((card): PlannedCard => {
      const title = hints.titles[card.id] ?? hints.titles[card.slug];
      const titled = {
        headline: headline(title ?? ''),
        headlineFacts: [],
        eyebrow: card.titleEyebrow ?? card.eyebrow,
      };
      return title
        ? {
            ...card,
            ...titled,
            others: card.others.map((other) => ({ ...other, ...titled })),
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

/** The photo that the editor gives a statement or a split; the cover's is found where it is composed. */
export function withPhoto(card: PlannedCard, hints: CardHints): PlannedCard {
  const asked = photoOf(hints, card.id) ?? photoOf(hints, card.slug);
  if (!asked) return card;
  const given = <T extends { content: Content }>(way: T): T =>
    way.content.device === 'statement' || way.content.device === 'split'
      ? { ...way, content: { ...way.content, photo: photoKey(asked.photo, asked.fit) } }
      : way;
  return { ...given(card), others: card.others.map(given) };
}
