/** A section as a panel: number and title, figures, and the items that no figure stands for. */
import { ptToMm } from '../lib/units.ts';
import type { FigureView, ItemView, SectionView, Text } from '../view/view.ts';
import type { Block, DrawChart, Frame, Setting, Variant } from './block.ts';
import { figureCapacity, figureContext, isChart, type Piece, type TileStyle } from './figure.ts';
import { spanWidth } from './grid.ts';

/** Narrowest panel, mm: fewer than about 16 characters a line set badly. */
const leastWidth = 52;
/** Narrowest panel with figures, mm. */
const leastFigureWidth = 78;
/** Narrowest panel with figures beside the items, or with chart and tiles abreast. */
const leastSideWidth = 112;
const leastAcrossWidth = 122;
/** Share of the figures where the items stand beside them. */
const sideShare = 0.5;
/** Most characters in a line of items before they are set in columns. */
const longestLine = 30;

/** Facts that some figure of the section shows. */
const shownFacts = (section: SectionView): Set<string> =>
  new Set(section.figures.flatMap((figure) => [...figure.facts.map((fact) => fact.id), ...figure.pairs.flatMap((pair) => [pair.last.id, pair.target.id])]));

/** Items without the sentences that figures stand for; an emptied heading goes too. */
export function remainingItems(section: SectionView): ItemView[] {
  const shown = shownFacts(section);
  const items = section.items.map((item): ItemView => {
    const sentences = item.sentences.filter((sentence) => !(sentence.liftable && sentence.facts.every((fact) => shown.has(fact))));
    const runs: Text = sentences.length === item.sentences.length ? item.runs : sentences.flatMap((sentence) => sentence.runs);
    return { ...item, sentences, runs };
  });
  return items.filter((item, index) => {
    if (!item.heading) return item.runs.length > 0;
    return items.slice(index + 1).some((other) => other.group === item.group && !other.heading && other.runs.length > 0);
  });
}

const tileStyle = (layout: string): TileStyle => (layout.endsWith('with-ledger') ? 'ledger' : 'tiles');

/** Widths in mm that figures and items get in a layout. */
function widths(setting: Setting, { span, layout }: Variant, figures: Piece[], items: ItemView[]): { figures: number[]; items: number } {
  const full = spanWidth(setting.grid, span);
  const { gutter } = setting.grid;
  if (layout.startsWith('across')) {
    const chart = (full - gutter) * 0.42;
    return { figures: figures.map((figure) => (isChart(figure) ? chart : full - gutter - chart)), items: full };
  }
  if (layout.startsWith('side') && items.length > 0) {
    return { figures: figures.map(() => full * sideShare), items: full - full * sideShare - gutter };
  }
  return { figures: figures.map(() => full), items: full };
}

const itemColumns = ({ sizes }: Setting, width: number, items: ItemView[]): number => {
  const most = Math.max(1, Math.round(width / ptToMm(sizes.body * longestLine) + 0.2));
  return Math.min(most, Math.max(1, items.length));
};

/** Figures in order, then photos. */
const piecesOf = ({ figures, photos }: SectionView): Piece[] => [...figures, ...photos];

/**
 * The section with at most so many tiles in a figure: the facts that go are read in their sentences
 * again. A fact that no sentence has stays, whatever the limit.
 */
export function limitTiles(section: SectionView, most: number): SectionView {
  const inText = new Set(section.items.flatMap((item) => item.sentences.flatMap((sentence) => sentence.runs.flatMap((run) => (run.fact && run.role ? [run.fact] : [])))));
  const limit = (figure: FigureView): FigureView => {
    let places = Math.max(0, most - figure.facts.filter((fact) => !inText.has(fact.id)).length);
    return { ...figure, facts: figure.facts.filter((fact) => !inText.has(fact.id) || places-- > 0) };
  };
  return { ...section, figures: section.figures.map((figure) => (isChart(figure) ? figure : limit(figure))).filter((figure) => isChart(figure) || figure.facts.length > 0) };
}

/** The block of a section. */
export function panelBlock(whole: SectionView, mostTiles: number): Block {
  const section = limitTiles(whole, mostTiles);
  const items = remainingItems(section);
  const pieces = piecesOf(section);
  const charts = pieces.filter(isChart).length;
  return {
    id: section.id,
    key: `${section.id}/${section.figures.map((figure) => figure.facts.length).join('-')}`,
    partial: 'panel',
    variants: (setting) => panelVariants(setting, { figures: pieces.length, charts, tiles: section.figures.length > charts, items: items.length }),
    capacity: (setting, variant) => panelCapacity(setting, variant, pieces, items),
    waste: ({ span, layout }, parts, line) =>
      (layout.startsWith('side') ? (Math.abs((parts.figures ?? 0) - (parts.items ?? 0)) / line) * span * (1 - sideShare) : 0),
    context: (setting, variant, frame, draw) => panelContext({ section, items, setting, variant, frame, draw }),
  };
}

/** Spans worth measuring: the full width, and those that leave a quarter beside them; measuring costs time. */
const usefulSpans = (columns: number): number[] =>
  Array.from({ length: columns }, (_, index) => index + 1).filter((span) => span === columns || span <= Math.ceil((columns * 3) / 4));

function panelVariants({ grid }: Setting, count: { figures: number; charts: number; tiles: boolean; items: number }): Variant[] {
  const variants: Variant[] = [];
  for (const span of usefulSpans(grid.columns)) {
    const width = spanWidth(grid, span);
    if (width < (count.figures > 0 ? leastFigureWidth : leastWidth)) continue;
    const layouts = ['stack'];
    if (count.figures > 0 && count.items > 0 && width >= leastSideWidth) layouts.push('side');
    if (count.figures === 2 && count.charts === 1 && width >= leastAcrossWidth) layouts.push('across');
    for (const layout of layouts) {
      variants.push({ span, layout });
      if (count.tiles) variants.push({ span, layout: `${layout} with-ledger` });
    }
  }
  return variants;
}

function panelCapacity(setting: Setting, variant: Variant, figures: Piece[], items: ItemView[]): number {
  const each = widths(setting, variant, figures, items);
  const grown = figures.map((figure, index) => figureCapacity(figure, setting, each.figures[index]!, tileStyle(variant.layout)));
  if (variant.layout.startsWith('across')) return Math.min(...grown);
  if (grown.length > 0) return grown.reduce((sum, lines) => sum + lines, 0);
  return itemColumns(setting, each.items, items) === 1 ? Math.max(0, items.length - 1) : 1;
}

async function panelContext({ section, items, setting, variant, frame, draw }: {
  section: SectionView; items: ItemView[]; setting: Setting; variant: Variant; frame: Frame; draw?: DrawChart | undefined;
}): Promise<object> {
  const figures = piecesOf(section);
  const each = widths(setting, variant, figures, items);
  const shares = shareExtra(setting, variant, figures, each.figures, frame.extra);
  const contexts = await Promise.all(figures.map((figure, index) =>
    figureContext({ figure, setting, width: each.figures[index]!, extra: shares[index]!, style: tileStyle(variant.layout), draw })));
  const columns = itemColumns(setting, each.items, items);
  return {
    ...frame, partial: 'panel', id: section.id, layout: variant.layout, section, figures: contexts,
    items: items.map((item) => ({ heading: item.heading ?? '', runs: item.runs })),
    itemsStyle: `--item-columns:${columns};--spread:${figures.length === 0 && columns === 1 ? spreadOf(frame.extra, items.length) : 0};`,
  };
}

/** Lines between the items of a panel without figures. */
const spreadOf = (extra: number, items: number): number => (items > 1 ? Math.round(Math.min(1, extra / (items - 1)) * 1000) / 1000 : 0);

/** Divides the extra lines among the figures: charts take theirs drawn, tiles by the style sheet. */
function shareExtra(setting: Setting, { layout }: Variant, figures: Piece[], each: number[], extra: number): number[] {
  if (layout.startsWith('across')) return figures.map(() => extra);
  const capacities = figures.map((figure, index) => figureCapacity(figure, setting, each[index]!, tileStyle(layout)));
  const total = capacities.reduce((sum, lines) => sum + lines, 0);
  let left = extra;
  return capacities.map((capacity, index) => {
    const share = index === capacities.length - 1 ? left : Math.min(left, Math.round(total === 0 ? 0 : (extra * capacity) / total));
    left -= share;
    return share;
  });
}
