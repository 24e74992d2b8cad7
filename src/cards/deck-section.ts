/** Cards of a section: the strongest figures first, charts large, at most nine numbers on each. */
import type { FactView, FigureView, ReportView, SectionView, Text } from '../view/view.ts';
import type { Card, CardBlock, CardHead, Ground } from './card.ts';
import { countNumbers } from './card.ts';
import type { CardHints } from './hints.ts';
import { mostItems, mostNumbers, type Layout } from './geometry.ts';

/** Height that a chart's rows and tiles may take together on a tall card, in rows of a chart. */
const jointHeight = 7;
const tileHeight = 0.75;

const isPrintable = (fact: FactView): boolean => fact.parts.length > 0 || fact.text !== '';

/**
 * First fact with a rank among those with a number, else the first with a number: editors put the strongest
 * first.
 */
export const strongestOf = (facts: FactView[]): FactView | undefined =>
  facts.find((fact) => fact.parts.length > 0 && fact.rank !== '') ??
  facts.find((fact) => fact.parts.length > 0);

/** A hero and its tiles; facts stated in words alone have no numeral to be set large. */
export function numberBlocks(facts: FactView[], hero: FactView | undefined): CardBlock[] {
  const rest = facts.filter((fact) => fact !== hero);
  return [
    ...(hero ? [{ kind: 'hero' as const, fact: hero }] : []),
    ...(rest.length > 0 ? [{ kind: 'tiles' as const, facts: rest }] : []),
  ];
}

/** Even parts in so many. */
export const splitInto = <T>(list: T[], count: number): T[][] =>
  Array.from({ length: count }, (_, index) =>
    list.slice(Math.round((index * list.length) / count), Math.round(((index + 1) * list.length) / count)),
  );

/** Even parts of at most `most`. */
export const splitEvenly = <T>(list: T[], most: number): T[][] =>
  splitInto(list, Math.max(1, Math.ceil(list.length / most)));

/** Items as running texts; a heading of a group is kept with its first item by the long picture only. */
const statements = (section: SectionView): Text[] =>
  section.items.filter((item) => item.runs.length > 0).map((item) => item.runs);

/** Fewest rows of a chart that has a card to itself; fewer stand as numbers. */
const leastRows = 3;

const charts = (section: SectionView): FigureView[] =>
  section.figures.filter(
    (figure) =>
      figure.kind !== 'tiles' &&
      (figure.pairs.length > 0 || figure.facts.filter((fact) => fact.value !== null).length > 1),
  );

/** One chart among the numbers where a card can bear both, else a card for each. */
function blockGroups(section: SectionView, hints: CardHints, layout: Layout): CardBlock[][] {
  const chosen = hints.facts[section.id]
    ?.map((id) => section.facts.find((fact) => fact.id === id))
    .filter((fact) => fact !== undefined);
  const facts = (
    chosen ?? section.figures.filter((figure) => figure.kind === 'tiles').flatMap((figure) => figure.facts)
  ).filter(isPrintable);
  const hero = section.facts.find((fact) => fact.id === hints.heroes[section.id]) ?? strongestOf(facts);
  const drawn = charts(section);
  // Facts stated in words alone say more in their sentences.
  if (drawn.length === 0 && !facts.some((fact) => fact.parts.length > 0) && statements(section).length > 0)
    return itemGroups(section, layout);
  const first = drawn[0];
  if (layout === 'tall' && first && facts.length > 0) {
    const [heroBlocks, tileBlocks] = [
      numberBlocks(facts, hero).slice(0, 1),
      numberBlocks(facts, hero).slice(1),
    ];
    const joint: CardBlock[] = [...heroBlocks, { kind: 'chart', figure: first }, ...tileBlocks];
    const tiles = facts.length - (hero ? 1 : 0);
    if (countNumbers(joint) <= mostNumbers.tall && first.facts.length + tiles * tileHeight <= jointHeight)
      return [joint, ...chartGroups(drawn.slice(1))];
  }
  const alone = drawn.filter(
    (figure) => figure.kind === 'custom' || Math.max(figure.facts.length, figure.pairs.length) >= leastRows,
  );
  const others = drawn.filter((figure) => !alone.includes(figure)).flatMap((figure) => figure.facts);
  const stated = [...new Set([...facts, ...others])];
  const numbers = splitEvenly(stated, mostNumbers[layout])
    .filter((part) => part.length > 0)
    .map((part, index) => numberBlocks(part, index === 0 ? (hero ?? strongestOf(part)) : strongestOf(part)));
  const groups = [...numbers, ...chartGroups(alone)];
  return groups.length > 0 ? groups : itemGroups(section, layout);
}

const chartGroups = (figures: FigureView[]): CardBlock[][] =>
  figures.map((figure) => [{ kind: 'chart', figure }]);

const itemGroups = (section: SectionView, layout: Layout): CardBlock[][] =>
  splitEvenly(statements(section), mostItems[layout])
    .filter((items) => items.length > 0)
    .map((items): CardBlock[] => [{ kind: 'items', items }]);

/** Charts stand on paper, numerals alone on deep ground: a carousel gets its rhythm from it. */
export const groundOf = (blocks: CardBlock[]): Ground =>
  blocks.some((block) => block.kind === 'hero' || block.kind === 'tiles') &&
  !blocks.some((block) => block.kind === 'chart')
    ? 'dark'
    : 'light';

export function sectionCards({
  section,
  view,
  hints,
  layout,
}: {
  section: SectionView;
  view: ReportView;
  hints: CardHints;
  layout: Layout;
}): Card[] {
  const head: CardHead = { number: section.number, eyebrow: view.review.title.text, title: section.title };
  const own = view.cardTexts[section.id];
  const groups: CardBlock[][] = own ? [[{ kind: 'items', items: own }]] : blockGroups(section, hints, layout);
  return groups.map((blocks, index): Card => ({
    id: index === 0 ? section.id : `${section.id}-${index + 1}`,
    slug: section.id,
    kind: 'section',
    ground: groundOf(blocks),
    head,
    blocks,
    ...(index > 0 ? { extra: true } : {}),
  }));
}
