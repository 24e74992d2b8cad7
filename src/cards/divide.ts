/** Too much for a card means more cards: divides one that is overset even at the least sizes. */
import { splitSentences } from '../view/sentences.ts';
import type { Text } from '../view/view.ts';
import type { Card, CardBlock } from './card.ts';
import { groundOf, numberBlocks, splitInto, strongestOf } from './deck-section.ts';

const halves = <T>(list: T[]): [T[], T[]] => [
  list.slice(0, Math.ceil(list.length / 2)),
  list.slice(Math.ceil(list.length / 2)),
];

/** At the end of a sentence, else after the clause nearest to the middle. */
function divideText(text: Text): [Text, Text] | undefined {
  const sentences = splitSentences(text);
  if (sentences.length > 1) {
    const [first, second] = halves(sentences);
    return [first.flat(), second.flat()];
  }
  const clauses = text.flatMap((run): Text =>
    run.role ? [run] : run.text.split(/(?<=[，；：,;:])/u).map((piece) => ({ ...run, text: piece })),
  );
  const total = clauses.reduce((sum, run) => sum + run.text.length, 0);
  let before = 0;
  const ends = clauses.flatMap((run, index) => {
    before += run.text.length;
    return /[，；：,;:]$/u.test(run.text) && index < clauses.length - 1
      ? [{ index, off: Math.abs(before - total / 2) }]
      : [];
  });
  if (ends.length === 0) return undefined;
  const { index } = ends.reduce((a, b) => (b.off < a.off ? b : a));
  return [clauses.slice(0, index + 1), clauses.slice(index + 1)];
}

/** A block in two, at an item, or at a sentence. */
function divideBlock(block: CardBlock): [CardBlock, CardBlock] | undefined {
  switch (block.kind) {
    case 'tiles': {
      const [first, second] = halves(block.facts);
      return second.length > 0
        ? [
            { ...block, facts: first },
            { ...block, facts: second },
          ]
        : undefined;
    }
    case 'items': {
      const [first, second] = halves(block.items);
      if (second.length > 0)
        return [
          { ...block, items: first },
          { ...block, items: second },
        ];
      const parts = divideText(block.items[0]!);
      return (
        parts && [
          { ...block, items: [parts[0]] },
          { ...block, items: [parts[1]] },
        ]
      );
    }
    case 'tasks': {
      const [first, second] = halves(block.tasks);
      return second.length > 0
        ? [
            { ...block, tasks: first },
            { ...block, tasks: second },
          ]
        : undefined;
    }
    case 'chart': {
      const [pairs, morePairs] = halves(block.figure.pairs);
      const [facts, moreFacts] = halves(block.figure.facts);
      if (
        block.figure.kind === 'custom' ||
        block.figure.kind === 'bars' ||
        (morePairs.length === 0 && moreFacts.length === 0)
      )
        return undefined;
      return [
        { ...block, figure: { ...block.figure, pairs, facts } },
        {
          ...block,
          figure: { ...block.figure, id: `${block.figure.id}-2`, pairs: morePairs, facts: moreFacts },
        },
      ];
    }
    case 'text':
    case 'quote': {
      const parts = divideText(block.text);
      return (
        parts && [
          { ...block, text: parts[0] },
          { ...block, text: parts[1] },
        ]
      );
    }
    default:
      return undefined;
  }
}

const isNumbers = (block: CardBlock): boolean => block.kind === 'hero' || block.kind === 'tiles';

/** A chart gets a card to itself; numbers alone are shared evenly, each half with a hero. */
function divideBlocks(blocks: CardBlock[]): CardBlock[][] | undefined {
  const charts = blocks.filter((block) => block.kind === 'chart');
  const rest = blocks.filter((block) => block.kind !== 'chart');
  if (charts.length > 0 && rest.length > 0)
    return blocks[0]!.kind === 'chart' ? [charts, rest] : [rest, charts];
  const numbers = blocks.filter(isNumbers);
  if (numbers.length > 0 && numbers.length < blocks.length)
    return [numbers, blocks.filter((block) => !isNumbers(block))];
  if (numbers.length > 1) {
    const facts = numbers.flatMap((block) =>
      block.kind === 'hero' ? [block.fact] : block.kind === 'tiles' ? block.facts : [],
    );
    const [first, second] = halves(facts);
    return [numberBlocks(first, first[0]), numberBlocks(second, strongestOf(second))];
  }
  const [only] = blocks;
  if (
    blocks.length === 1 &&
    only!.kind === 'chart' &&
    (only!.figure.kind === 'bars' || only!.figure.kind === 'custom')
  ) {
    // Bars on two cards would have two scales: there they stand as numbers.
    return halves(only!.figure.facts)
      .filter((facts) => facts.length > 0)
      .map((facts) => numberBlocks(facts, strongestOf(facts)));
  }
  if (blocks.length > 1) return [blocks.slice(0, -1), blocks.slice(-1)];
  return divideBlock(blocks[0]!)?.map((block) => [block]);
}

/** @returns Two cards with the content of one, or undefined where nothing can be divided. */
export function divideCard(card: Card): [Card, Card] | undefined {
  const { blocks } = card;
  if (!card.head || blocks.length === 0) return undefined;
  const parts = divideBlocks(blocks);
  if (!parts || parts.length < 2) return undefined;
  const ground = (part: CardBlock[]) => (card.kind === 'section' ? groundOf(part) : card.ground);
  // Numbers come strongest first, so that the rest may be left out; a text must not lose its end.
  const extra =
    card.extra === true ||
    (card.kind === 'section' && parts[1]!.every((block) => isNumbers(block) || block.kind === 'chart'));
  return [
    { ...card, blocks: parts[0]!, ground: ground(parts[0]!) },
    { ...card, id: `${card.id}+`, blocks: parts[1]!, ground: ground(parts[1]!), ...(extra ? { extra } : {}) },
  ];
}

/** What cards with one list each have in common: they share that list evenly. */
const listKey = ({ slug, blocks }: Card): string | undefined => {
  const [block] = blocks;
  if (blocks.length !== 1 || (block!.kind !== 'items' && block!.kind !== 'tasks')) return undefined;
  return `${slug} ${block!.kind} ${block!.kind === 'tasks' ? block!.detail : ''}`;
};

/** The lists of several cards on one card more. */
function shareLists(family: Card[]): Card[] {
  const blocks = family.map((card) => card.blocks[0]!);
  const share = <T>(list: T[]) => splitInto(list, Math.min(list.length, family.length + 1));
  const [first] = blocks;
  const parts: CardBlock[] =
    first!.kind === 'tasks'
      ? share(blocks.flatMap((block) => (block.kind === 'tasks' ? block.tasks : []))).map((tasks) => ({
          ...first!,
          tasks,
        }))
      : share(blocks.flatMap((block) => (block.kind === 'items' ? block.items : []))).map((items) => ({
          kind: 'items',
          items,
        }));
  return parts.map((block, index) => ({
    ...(family[index] ?? {
      ...family.at(-1)!,
      id: `${family.at(-1)!.id}${'+'.repeat(index + 1 - family.length)}`,
    }),
    blocks: [block],
  }));
}

const listLength = ({ blocks: [block] }: Card): number =>
  block?.kind === 'tasks' ? block.tasks.length : block?.kind === 'items' ? block.items.length : 0;

/**
 * A deck with the overset cards divided; those that share a list share it anew, so that none is left with
 * one item.
 */
export function divideCards(cards: Card[], overset: Set<Card>): Card[] {
  const done = new Set<string>();
  return cards.flatMap((card) => {
    const key = listKey(card);
    const family = key ? cards.filter((other) => listKey(other) === key) : [];
    const longest = Math.max(0, ...family.map(listLength));
    if (longest > 1 && family.some((other) => overset.has(other))) {
      if (done.has(key!)) return [];
      done.add(key!);
      return shareLists(family);
    }
    return overset.has(card) ? divideCard(card)! : [card];
  });
}
