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
/** Narrowest panel with figures beside the items, or with its figures in two columns. */
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

/** Share of the width of a chart beside tiles; two charts or two groups of tiles share evenly. */
const chartShare = 0.42;

/** Figures in one column, or in two as even as their order allows. */
function columnsOf({ layout }: Variant, pieces: Piece[], weight: (piece: Piece) => number): Piece[][] {
  if (!layout.startsWith('across')) return [pieces];
  const total = (list: Piece[]) => list.reduce((sum, piece) => sum + weight(piece), 0);
  const splits = pieces.slice(1).map((_, index) => [pieces.slice(0, index + 1), pieces.slice(index + 1)]);
  return splits.reduce((best, split) => (Math.max(...split.map(total)) < Math.max(...best.map(total)) ? split : best));
}

/** Rows that a figure takes, roughly: enough to divide figures between two columns. */
const roughRows = (piece: Piece): number => ('caption' in piece ? 6 : piece.kind === 'tiles' ? Math.ceil(piece.facts.length / 2) * 1.6 : 1 + Math.max(piece.facts.length, piece.pairs.length, 4 * Number(piece.kind === 'custom')));

/** Columns of figures with their widths, and the width of the items, mm. */
function widths(setting: Setting, variant: Variant, pieces: Piece[], items: ItemView[]): { columns: { pieces: Piece[]; width: number }[]; items: number } {
  const full = spanWidth(setting.grid, variant.span);
  const { gutter } = setting.grid;
  const columns = columnsOf(variant, pieces, roughRows);
  if (columns.length === 2) {
    const [first, second] = columns as [Piece[], Piece[]];
    const uneven = first.every(isChart) !== second.every(isChart);
    const share = uneven ? (first.every(isChart) ? chartShare : 1 - chartShare) : 0.5;
    const left = (full - gutter) * share;
    return { columns: [{ pieces: first, width: left }, { pieces: second, width: full - gutter - left }], items: full };
  }
  if (variant.layout.startsWith('side') && items.length > 0) {
    return { columns: [{ pieces, width: full * sideShare }], items: full - full * sideShare - gutter };
  }
  return { columns: [{ pieces, width: full }], items: full };
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
  return {
    id: section.id,
    key: `${section.id}/${section.figures.map((figure) => figure.facts.length).join('-')}`,
    partial: 'panel',
    variants: (setting) => panelVariants(setting, { figures: pieces.length, tiles: section.figures.some((figure) => !isChart(figure)), items: items.length }),
    capacity: (setting, variant) => panelCapacity(setting, variant, pieces, items),
    waste: ({ span, layout }, parts, line) =>
      (layout.startsWith('side') ? (Math.abs((parts.figures ?? 0) - (parts.items ?? 0)) / line) * span * (1 - sideShare) : 0),
    context: (setting, variant, frame, draw) => panelContext({ section, items, setting, variant, frame, draw }),
  };
}

/** Spans worth measuring: the full width, and those that leave a quarter beside them; measuring costs time. */
const usefulSpans = (columns: number): number[] =>
  Array.from({ length: columns }, (_, index) => index + 1).filter((span) => span === columns || span <= Math.ceil((columns * 3) / 4));

function panelVariants({ grid }: Setting, count: { figures: number; tiles: boolean; items: number }): Variant[] {
  const variants: Variant[] = [];
  for (const span of usefulSpans(grid.columns)) {
    const width = spanWidth(grid, span);
    if (width < (count.figures > 0 ? leastFigureWidth : leastWidth)) continue;
    const layouts = ['stack'];
    if (count.figures > 0 && count.items > 0 && width >= leastSideWidth) layouts.push('side');
    if (count.figures >= 2 && width >= leastAcrossWidth) layouts.push('across');
    for (const layout of layouts) {
      variants.push({ span, layout });
      if (count.tiles) variants.push({ span, layout: `${layout} with-ledger` });
    }
  }
  return variants;
}

function panelCapacity(setting: Setting, variant: Variant, pieces: Piece[], items: ItemView[]): number {
  const { columns, items: width } = widths(setting, variant, pieces, items);
  if (pieces.length === 0) return itemColumns(setting, width, items) === 1 ? Math.max(0, items.length - 1) : 1;
  return Math.min(...columns.map((column) => column.pieces.reduce((sum, piece) => sum + figureCapacity(piece, setting, column.width, tileStyle(variant.layout)), 0)));
}

async function panelContext({ section, items, setting, variant, frame, draw }: {
  section: SectionView; items: ItemView[]; setting: Setting; variant: Variant; frame: Frame; draw?: DrawChart | undefined;
}): Promise<object> {
  const pieces = piecesOf(section);
  const each = widths(setting, variant, pieces, items);
  const style = tileStyle(variant.layout);
  const figures = pieces.length === 0 ? [] : await Promise.all(each.columns.map(async ({ pieces: list, width }) => {
    const shares = shareExtra(list.map((piece) => figureCapacity(piece, setting, width, style)), frame.extra);
    return { figures: await Promise.all(list.map((figure, index) => figureContext({ figure, setting, width, extra: shares[index]!, style, draw }))) };
  }));
  const columns = itemColumns(setting, each.items, items);
  return {
    ...frame, partial: 'panel', id: section.id, layout: variant.layout, section, columns: figures,
    items: items.map((item) => ({ heading: item.heading ?? '', runs: item.runs })),
    itemsStyle: `--item-columns:${columns};--spread:${pieces.length === 0 && columns === 1 ? spreadOf(frame.extra, items.length) : 0};`,
  };
}

/** Lines between the items of a panel without figures. */
const spreadOf = (extra: number, items: number): number => (items > 1 ? Math.round(Math.min(1, extra / (items - 1)) * 1000) / 1000 : 0);

/** Divides extra lines among figures by what they can take; the last takes what rounding leaves. */
function shareExtra(capacities: number[], extra: number): number[] {
  const total = capacities.reduce((sum, lines) => sum + lines, 0);
  let left = extra;
  return capacities.map((capacity, index) => {
    const share = index === capacities.length - 1 ? left : Math.min(left, Math.round(total === 0 ? 0 : (extra * capacity) / total));
    left -= share;
    return share;
  });
}
