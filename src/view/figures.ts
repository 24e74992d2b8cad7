/** Figures: those that the editor asked for, else those that the facts of a section suggest. */
import type { Figure, Pair } from '../model/section.ts';
import { tellApart } from './apart.ts';
import { deriveText, plainText, type FactText } from './text.ts';
import type { FactView, FigureView, PairView } from './view.ts';
import type { Word } from './words.ts';

export interface FigureContext extends FactText {
  factsById: Map<string, FactView>;
  words: Record<Word, string>;
  pairNames: FigureView['pairNames'];
}

/** Most bars and tiles that a suggested figure takes: beyond that a reader no longer compares. */
const mostBars = 6;
const mostTiles = 9;

function derivePairs(pairs: Pair[], at: string, { factsById, language }: FigureContext): PairView[] {
  const targets = tellApart(
    pairs.map(({ target }) => factsById.get(target)!),
    { language },
  );
  const ends = withSigns([...targets, ...pairs.map(({ last }) => factsById.get(last)!)]);
  return pairs.map(({ label }, index) => {
    const target = ends[index]!;
    return {
      at: `${at}.pairs.${index}`,
      label: label ?? target.short,
      target,
      last: ends[pairs.length + index]!,
    };
  });
}

/** Values as drawn: falls go down from zero where one of them is printed with its direction. */
const withSigns = (facts: FactView[]): FactView[] =>
  facts.some(({ fell }) => fell)
    ? facts.map((fact) =>
        fact.kind === 'decrease' && fact.value !== null ? { ...fact, value: -fact.value } : fact,
      )
    : facts;

/** What a figure shows, in words made from its own data. */
function altText(
  figure: Pick<FigureView, 'title' | 'facts' | 'pairs' | 'pairNames'>,
  words: Record<Word, string>,
): string {
  const named = (name: string, fact: FactView) => `${name}${words.colon}${fact.full}`;
  const facts = figure.facts.map(
    (fact) =>
      `${fact.label}${words.colon}${fact.full}${fact.rank && fact.value !== null ? `${words.comma}${fact.rank}` : ''}`,
  );
  const pairs = figure.pairs.map(
    (pair) =>
      `${pair.label}${words.colon}${named(figure.pairNames.last, pair.last)}${words.comma}${named(figure.pairNames.target, pair.target)}`,
  );
  const separator = words.fullStop === '。' ? '；' : '; ';
  return (
    [figure.title, [...facts, ...pairs].join(separator)].filter(Boolean).join(words.fullStop) +
    words.fullStop.trim()
  );
}

/** @param id Where the report gives it none. @param at Its address. */
export function deriveFigure(
  figure: Figure,
  { id, at }: { id: string; at: string },
  context: FigureContext,
): FigureView {
  const facts = withSigns(
    tellApart(
      figure.facts.map((fact) => context.factsById.get(fact)!),
      context,
    ),
  );
  const pairs = derivePairs(figure.pairs ?? [], at, context);
  const base = {
    id: figure.id ?? id,
    at,
    kind: figure.kind,
    language: context.language,
    title: figure.title ?? '',
    facts,
    pairs,
    pairNames: context.pairNames,
  };
  return {
    ...base,
    note: deriveText(figure.note, context, `${at}.note`),
    alt: figure.alt ?? altText(base, context.words),
    ...(figure.spec ? { spec: figure.spec } : {}),
  };
}

/** Like facts that a chart can compare: shares together, growth rates together, the rest as tiles. */
export function suggestFigures(facts: FactView[]): Figure[] {
  const drawable = facts.filter((fact) => fact.value !== null && fact.kind !== 'ordinal');
  const shares = drawable.filter((fact) => fact.kind === 'share' && fact.unit === '%').slice(0, mostBars);
  const growth = drawable
    .filter((fact) => fact.kind === 'growth' && fact.unit === '%' && fact.status !== 'target')
    .slice(0, mostBars);
  const figures: Figure[] = [];
  const drawn = new Set<string>();
  const add = (kind: Figure['kind'], list: FactView[], least: number) => {
    if (list.length < least) return;
    list.forEach((fact) => drawn.add(fact.id));
    figures.push({ kind, facts: list.map((fact) => fact.id) });
  };
  add('shares', shares, 2);
  add(
    'bars',
    [...growth].sort((a, b) => b.value! - a.value!),
    2,
  );
  add('tiles', drawable.filter((fact) => !drawn.has(fact.id)).slice(0, mostTiles), 1);
  return figures.sort((a, b) => Number(b.kind === 'tiles') - Number(a.kind === 'tiles'));
}

export const noteText = (figure: FigureView): string => plainText(figure.note);
