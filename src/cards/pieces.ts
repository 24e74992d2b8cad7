/** What cards print, as an account reads it: pieces of text with their facts, and the parts that they are of. */
import type { Piece } from '../account/collect.ts';
import { bare } from '../view/bare.ts';
import { joinParts, withoutUnit } from '../view/number.ts';
import type { FactView } from '../view/view.ts';
import type { PrintedText } from './inspect.ts';
import type { CardText } from './texts.ts';
import type { Composed } from './compose.ts';
import type { PlannedCard } from './plan/content.ts';

/** Beginnings of addresses that are of the newspaper's page: no picture has them. */
export const pageMatters = ['masthead.page', 'masthead.section', 'masthead.newspaper', 'masthead.date'];

/** Beginning of the addresses that a card stands for. */
function placeOf(of: string): string | undefined {
  if (of === 'cover') return undefined;
  if (of === 'lead') return 'lead';
  if (['requirement', 'targets'].includes(of)) return `plan.${of}`;
  return of === 'tasks' || of.endsWith('-text') ? undefined : `review.sections.${of}`;
}

const pieceOf = (
  { text, facts, at, derived }: Pick<PrintedText, 'text' | 'facts' | 'at' | 'derived'>,
  { card, index, page }: { card: PlannedCard; index: number; page: number },
): Piece[] => {
  const place = placeOf(card.of);
  return (facts.length > 0 ? facts : [undefined]).map((fact) => ({
    text,
    ...(at ? { at } : {}),
    ...(fact ? { fact } : {}),
    ...(derived ? { tick: true as const } : {}),
    ...(place ? { place } : {}),
    block: index,
    name: card.id,
    page,
    lines: [],
  }));
};

/** What a composed card will print, before a browser has seen it. */
export const piecesOfStage = ({ stage }: Composed, card: PlannedCard, index: number): Piece[] =>
  stage.pieces.flatMap(({ words, number, plain, facts, derived, at }) => {
    const text = words?.text ?? plain ?? number?.parts.map((part) => part.text).join('');
    if (text === undefined) return [];
    const given = { text, facts: facts.split(' ').filter(Boolean), derived, ...(at ? { at } : {}) };
    return pieceOf(given, { card, index, page: 1 });
  });

/** Ids of the figures that a card draws to scale. */
export const drawingsOf = ({ content }: Pick<Composed, 'content'>): string[] =>
  content.device === 'series' ? [content.figure.id] : [];

/**
 * A number whose unit stands elsewhere on its card (at the key of its marks, in the headline) is said with it.
 */
function withUnit(text: CardText, all: readonly CardText[], facts: readonly FactView[]): CardText {
  const fact = text.facts.length === 1 ? facts.find(({ id }) => id === text.facts[0]) : undefined;
  const unit = fact?.unit.trim().toLowerCase();
  if (!fact || !unit || bare(text.text) !== bare(joinParts(withoutUnit(fact), { prefix: true }))) return text;
  const isSaid = all.some((other) => other !== text && other.text.toLowerCase().includes(unit));
  return isSaid ? { ...text, text: fact.text } : text;
}

/** A seal has the core of a rank ("创历史新高"); what that is of stands at the label beside it. */
function withRank(text: CardText, facts: readonly FactView[]): CardText {
  const fact = facts.find(({ id }) => text.block === `seal ${id}` && text.facts.includes(id));
  return fact && bare(fact.rank).includes(bare(text.text)) ? { ...text, text: fact.rank } : text;
}

/** What a card prints, in the browser. @param facts All of the report. */
export const piecesOfCard = (
  texts: CardText[],
  card: PlannedCard,
  facts: readonly FactView[] = [],
): Piece[] =>
  texts
    .map((text) => withRank(withUnit(text, texts, facts), facts))
    .flatMap((text) => pieceOf({ ...text, derived: text.derived ?? false }, { card, index: 0, page: 1 }));

/** What the parts of a long picture print, in the browser. */
export const piecesOfLong = (texts: PrintedText[], parts: { card: PlannedCard; top: number }[]): Piece[] =>
  texts.flatMap((text) => {
    const index = Math.max(
      0,
      parts.findLastIndex(({ top }) => top <= text.top + 1),
    );
    return pieceOf(text, { card: parts[index]!.card, index, page: 1 });
  });
