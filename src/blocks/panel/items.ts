/** What a section's panel says in words: the items that no figure stands for, whole or in parts. */
import { withFacts } from '../../view/figures.ts';
import type { FactView, FigureView, ItemView, SectionView } from '../../view/view.ts';
import { isFirst } from '../../view/relations/rank.ts';
import { isChart } from '../figures/figure.ts';

/**
 * The section with at most so many tiles in a figure: the facts that go are read in their sentences
 * again. A fact that no sentence has stays, whatever the limit, and so does the one that leads.
 */
export function limitTiles(section: SectionView, most: number): SectionView {
  const inText = new Set(
    section.items.flatMap((item) =>
      item.sentences.flatMap((sentence) =>
        sentence.runs.flatMap((run) => (run.fact && run.role ? [run.fact] : [])),
      ),
    ),
  );
  const limit = (figure: FigureView): FigureView => {
    if (figure.facts.length <= most) return figure;
    const stays = (fact: FactView): boolean => !inText.has(fact.id) || fact === figure.lead;
    let places = Math.max(0, most - figure.facts.filter(stays).length);
    return withFacts(
      figure,
      figure.facts.filter((fact) => stays(fact) || places-- > 0),
    );
  };
  const figures = section.figures
    .map((figure) => (isChart(figure) ? figure : limit(figure)))
    .filter((figure) => isChart(figure) || figure.facts.length > 0);
  const isWhole =
    figures.length === section.figures.length &&
    figures.every((figure, at) => figure === section.figures[at]);
  return isWhole ? section : { ...section, figures };
}

/** An item as its panel sets it. */
export interface PanelItem extends ItemView {
  /** Set large: it tells a first place. */
  statement?: true;
}

/** Items of a section that are set large, at most: more are a list again. */
const mostStatements = 2;

/** Items of a section of words alone, the first that tell of a first place as statements; the same where none does. */
export function withStatements(items: PanelItem[]): PanelItem[] {
  const news = items
    .filter(({ runs }) => runs.some(({ role, text }) => role === 'rank' && isFirst(text)))
    .slice(0, mostStatements);
  return news.length === 0 || news.length === items.length
    ? items
    : items.map((item) => (news.includes(item) ? { ...item, statement: true } : item));
}

/**
 * Characters of a part of a long section: about what two columns of a panel hold on a broadsheet; on
 * smaller pages, which hold less, down to half of it.
 */
const partLength = 240;
const broadsheetArea = 368 * 509;
export const partLengthOn = ({ width, height }: { width: number; height: number }): number =>
  partLength * Math.min(1, Math.max(0.5, Math.sqrt((width * height) / broadsheetArea)));

const lengthOf = (items: ItemView[]): number =>
  items.reduce((sum, { runs }) => sum + runs.reduce((each, { text }) => each + text.length, 0), 0);

/**
 * Items in parts of about equal length, for a section that may break over pages; a heading stays with what
 * follows.
 */
export function divideItems(items: ItemView[], script: 'han' | 'latin', length = partLength): ItemView[][] {
  const whole = lengthOf(items);
  const count = Math.min(mostParts, Math.floor(whole / (script === 'latin' ? length * latinFactor : length)));
  const parts: ItemView[][] = [[]];
  let placed = 0;
  for (const item of items) {
    const last = parts.at(-1)!;
    if (
      last.length > 0 &&
      !last.at(-1)!.heading &&
      parts.length < count &&
      placed >= (whole * parts.length) / count
    )
      parts.push([]);
    parts.at(-1)!.push(item);
    placed += lengthOf([item]);
  }
  return parts;
}
const mostParts = 10;
/** Letters of a Latin script take less room than Han characters. */
const latinFactor = 2.4;

/**
 * Items with an empty line before them where a panel has lines to spare: whole lines keep the text on
 * the baseline grid. Sub-headings come first, then the gaps in between where there are lines for all of
 * them: fewer would make groups of items that are none. Else lines stay at the foot, as does a single
 * one, and what is more than a line for each; of two or more one stands above a list in one column.
 *
 * @param seen They would be a hole at the foot: then the list is parted by however few there are, as evenly
 * as can be.
 * @returns Their indices.
 */
export function spacedItems(
  items: ItemView[],
  free: number,
  { seen = false, columns = 1 }: { seen?: boolean; columns?: number } = {},
): Set<number> {
  const places = items.flatMap((_, index) => (index > 0 && !items[index - 1]!.heading ? [index] : []));
  const headings = places.filter((index) => items[index]!.heading);
  if (free <= 1 || places.length === 0) return new Set();
  const first = evenly(headings, free);
  const rest = places.filter((index) => !items[index]!.heading);
  if (seen || free - first.length >= rest.length)
    return new Set([...first, ...evenly(rest, free - first.length)]);
  return new Set(headings.length === 0 && columns === 1 ? [0] : first);
}

/** So many of a list, in even steps and alike from both ends. */
const evenly = <T>(list: T[], count: number): T[] => {
  const share = Math.min(1, count / list.length);
  return list.filter((_, index) => Math.round((index + 1) * share) > Math.round(index * share));
};
