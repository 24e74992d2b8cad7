/** Alternative text of a card, from the very strings that it prints. */
import { plainText } from '../view/text.ts';
import type { FactView, ReportView } from '../view/view.ts';
import type { Card, CardBlock } from './card.ts';

const factAlt = (fact: FactView, { words }: ReportView): string =>
  fact.parts.length > 0
    ? `${fact.label}${words.colon}${fact.full}${fact.rank ? `${words.comma}${fact.rank}` : ''}`
    : `${fact.label}${words.colon}${fact.text}`;

function blockAlt(block: CardBlock, view: ReportView): string[] {
  switch (block.kind) {
    case 'hero':
      return [factAlt(block.fact, view)];
    case 'tiles':
      return block.facts.map((fact) => factAlt(fact, view));
    case 'chart':
      return block.figure.alt &&
        block.figure.alt !== block.figure.title &&
        block.figure.alt !== view.lead.title
        ? [block.figure.alt.replace(/[。.]\s*$/, '')]
        : block.figure.facts.map((fact) => factAlt(fact, view));
    case 'items':
      return block.items.map((item) => plainText(item).replace(/[。.]\s*$/, ''));
    case 'groups':
      return block.items.map((item) => item.heading ?? plainText(item.runs));
    case 'tasks':
      return block.tasks.map((task) =>
        [`${task.number} ${task.title.text}`, ...(block.detail ? task.items.map(plainText) : [])].join(
          view.words.comma,
        ),
      );
    default:
      return [plainText(block.text)];
  }
}

export const titleOf = (card: Card, view: ReportView): string =>
  [
    view.masthead.kicker,
    card.head ? [card.head.number, card.head.title.text].filter(Boolean).join(' ') : view.masthead.title.text,
  ]
    .filter(Boolean)
    .slice(card.head ? 1 : 0)
    .join(' ');

/** One sentence after another; a card without content is its title and source. */
export function altOf(card: Card, view: ReportView): string {
  const separator = view.script === 'han' ? '；' : '; ';
  const stop = view.words.fullStop!;
  const content = card.blocks.flatMap((block) => blockAlt(block, view)).join(separator);
  return `${[titleOf(card, view), content, card.kind === 'closing' ? view.source : '']
    .filter(Boolean)
    .map((text) => text.replace(/[。.]\s*$/, ''))
    .join(stop)}${stop.trim()}`;
}
