/**
 * A card: what one social picture says, before it is set. Every string comes from the view.
 */
import type { FactView, FigureView, Headline, ItemView, TaskView, Text } from '../view/view.ts';

export type CardKind =
  'cover' | 'lead' | 'section' | 'requirement' | 'targets' | 'tasks' | 'resolve' | 'closing' | 'long';

/** Light: paper below a deep head. Dark: deep ground with reversed type. Sky: the cover's art. */
export type Ground = 'light' | 'dark' | 'sky';

export type CardBlock =
  | { kind: 'hero'; fact: FactView }
  | { kind: 'tiles'; facts: FactView[] }
  | { kind: 'chart'; figure: FigureView }
  | { kind: 'items'; items: Text[] }
  | { kind: 'groups'; items: ItemView[] }
  | { kind: 'tasks'; tasks: TaskView[]; detail: boolean }
  | { kind: 'text'; text: Text }
  | { kind: 'quote'; text: Text };

export interface CardHead {
  /** "04", or "" for parts without a number. */
  number: string;
  /** Line above the title: the part to which the card belongs. */
  eyebrow: string;
  title: Headline;
}

export interface Card {
  /** Unique in its deck; names the card in problems. */
  id: string;
  /** For the file's name: letters of the dataset's own ids. */
  slug: string;
  kind: CardKind;
  ground: Ground;
  head?: CardHead;
  blocks: CardBlock[];
  /** Says more about what another card says first; left out where a platform takes few pictures. */
  extra?: boolean;
}

export const figuresOf = (blocks: CardBlock[]): FigureView[] =>
  blocks.flatMap((block) => (block.kind === 'chart' ? [block.figure] : []));

/** Printed numbers of a card: the rule is nine at most. */
export function countNumbers(blocks: CardBlock[]): number {
  const facts = blocks.flatMap((block) => {
    if (block.kind === 'hero') return [block.fact];
    if (block.kind === 'tiles') return block.facts;
    return block.kind === 'chart'
      ? [...block.figure.facts, ...block.figure.pairs.flatMap((pair) => [pair.last, pair.target])]
      : [];
  });
  return facts.filter((fact) => fact.value !== null).length;
}
