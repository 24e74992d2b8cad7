/**
 * A long picture that platforms take: what its devices leave out follows them in words as far as it has room.
 * The least missed goes first, and what goes is told as on other pictures. Pure.
 */
import type { PlannedCard, ReadingBlock } from './content.ts';

/** Sentences below a device that a shortened picture keeps. */
const fewSentences = 2;

type Keep = (block: ReadingBlock, nth: number) => boolean;

const begins = (block: ReadingBlock, part: string): boolean => 'at' in block && block.at.startsWith(part);
const isSentence = ({ kind }: ReadingBlock): boolean => kind === 'text' || kind === 'item';

/** From the whole of it to the devices with their numbers and credits. @see `nth`: of the sentences of a card. */
const ladder: Keep[] = [
  () => true,
  (block) => !begins(block, 'article.'),
  (block) => !begins(block, 'article.') && !begins(block, 'plan.tasks.'),
  (block, nth) =>
    !begins(block, 'article.') && !begins(block, 'plan.tasks.') && (!isSentence(block) || nth < fewSentences),
  (block) => !begins(block, 'article.') && !begins(block, 'plan.tasks.') && !isSentence(block),
];

/** A heading stays with the sentences that it is over; numbers and credits stand below all of them. */
const withoutBareHeads = (blocks: ReadingBlock[]): ReadingBlock[] =>
  blocks.filter(({ kind }, index) => {
    if (kind !== 'heading' && kind !== 'title') return true;
    const next = blocks.slice(index + 1).find((one) => one.kind !== 'heading');
    return next !== undefined && isSentence(next);
  });

function kept(cards: PlannedCard[], keep: Keep): PlannedCard[] {
  const drawn = new Set(cards.filter(({ content }) => content.device !== 'reading').map(({ of }) => of));
  const closes = cards.some(({ close }) => close);
  const shorter = cards.flatMap((card): PlannedCard[] => {
    const { content } = card;
    if (content.device !== 'reading') return [card];
    // Words of a part that has no device are all that is said of it.
    const isAll = !drawn.has(card.of) && !content.blocks.some((block) => begins(block, 'article.'));
    if (isAll) return [card];
    let nth = -1;
    const blocks = content.blocks.filter((block) => {
      if (isSentence(block)) nth += 1;
      return keep(block, nth);
    });
    const left = blocks.length < content.blocks.length ? withoutBareHeads(blocks) : blocks;
    return left.length > 0 ? [{ ...card, content: { ...content, blocks: left } }] : [];
  });
  return shorter.map((card, index) => ({ ...card, close: closes && index === shorter.length - 1 }));
}

/**
 * @param heightOf px of a card.
 * @param most px that the picture should be no higher than.
 * @returns As much of it as has room; the shortest where nothing has.
 */
export function shortenLong(
  cards: PlannedCard[],
  { heightOf, most }: { heightOf: (card: PlannedCard, index: number) => number; most: number },
): PlannedCard[] {
  let shortest = cards;
  for (const keep of ladder) {
    shortest = kept(cards, keep);
    if (shortest.reduce((sum, card, index) => sum + heightOf(card, index), 0) <= most) break;
  }
  return shortest;
}

/** Addresses of the words that a long picture is to print below its devices. */
export const plannedWords = (cards: PlannedCard[]): Set<string> =>
  new Set(
    cards.flatMap(({ content }) =>
      content.device === 'reading' ? content.blocks.flatMap((block) => ('at' in block ? block.at : [])) : [],
    ),
  );
