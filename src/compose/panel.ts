/** A section as a panel: number and title, figures, and the items that no figure stands for. */
import type { ItemView, SectionView } from '../view/view.ts';
import { widestShape } from './article.ts';
import type { Block, DrawChart, Frame, Setting, Variant } from './block.ts';
import { figureCapacity, figureContext, isChart, isPhoto, type PhotoPiece, type Piece } from './figure.ts';
import { divideItems, limitTiles, remainingItems, spacedItems } from './panel-items.ts';
import { fittingVariants, isBeside, itemColumns, panelVariants, panelWidths, sideShare, tileStyle, wovenColumns } from './panel-layout.ts';

/** How full a page is made: tiles a figure may show at most, and whether photos are cut low to save room. */
export interface Richness {
  mostTiles: number;
  compact?: boolean;
}

/** Figures in order, then photos. */
const piecesOf = ({ figures, photos }: SectionView, { compact = false }: Richness): Piece[] =>
  [...figures, ...photos.map((photo): PhotoPiece => (compact ? { ...photo, shape: widestShape } : photo))];

/** What a panel prints: a section, or a part of one that breaks over pages. */
interface Panel {
  id: string;
  key: string;
  section: SectionView;
  items: ItemView[];
  pieces: Piece[];
  /** The section began before. */
  continued: boolean;
}

const wordsOf = (items: ItemView[]): number => items.reduce((sum, item) => sum + item.runs.reduce((each, run) => each + run.text.length, 0), 0);

function blockOf(panel: Panel): Block {
  const { id, key, items, pieces } = panel;
  const count = { figures: pieces.length, tiles: pieces.some((piece) => !isPhoto(piece) && !isChart(piece)), items: items.length, words: wordsOf(items) };
  return {
    id, key, partial: 'panel',
    variants: (setting) => fittingVariants(setting, { pieces, items }, panelVariants(setting, count)),
    capacity: (setting, variant) => panelCapacity(setting, variant, pieces, items),
    waste: ({ span, layout }, parts, { grid: { line } }) =>
      (layout.startsWith('side') ? (Math.abs((parts.figures ?? 0) - (parts.items ?? 0)) / line) * span * (1 - sideShare) : 0),
    context: (setting, variant, frame, draw) => panelContext({ panel, setting, variant, frame, draw }),
  };
}

const keyOf = (section: SectionView, { compact = false }: Richness): string =>
  `${section.id}/${section.figures.map((figure) => figure.facts.length).join('-')}${compact && section.photos.length > 0 ? '/compact' : ''}`;

/** The block of a section. */
export function panelBlock(whole: SectionView, richness: Richness): Block {
  const section = limitTiles(whole, richness.mostTiles);
  return blockOf({ id: section.id, key: keyOf(section, richness), section, items: remainingItems(section), pieces: piecesOf(section, richness), continued: false });
}

/** A section that may break over pages: so many parts, and the block of each run of them. */
export interface DividedPanel {
  parts: number;
  /** It may take more than a page by itself: also parts from its middle may be asked for. */
  long: boolean;
  /** Block of the parts from `start` to before `end`; the same one each time. */
  run: (start: number, end: number) => Block;
}

/** Characters of a section from which it may not end on the page after the one on which it begins. */
const longSection = 3000;

/** Figures stand with the first part. */
export function dividedPanel(whole: SectionView, richness: Richness, script: 'han' | 'latin'): DividedPanel {
  const section = limitTiles(whole, richness.mostTiles);
  const parts = divideItems(remainingItems(section), script);
  const known = new Map<string, Block>();
  const make = (start: number, end: number): Block => {
    if (start === 0 && end === parts.length) return panelBlock(whole, richness);
    const name = `${start + 1}${end > start + 1 ? `–${end}` : ''}/${parts.length}`;
    return blockOf({
      id: `${section.id} (${name})`, key: `${keyOf(section, richness)}/${name}`, section: start === 0 ? section : { ...section, standfirst: [] },
      items: parts.slice(start, end).flat(), pieces: start === 0 ? piecesOf(section, richness) : [], continued: start > 0,
    });
  };
  return {
    parts: parts.length,
    long: wordsOf(parts.flat()) > longSection,
    run: (start, end) => {
      const key = `${start}-${end}`;
      if (!known.has(key)) known.set(key, make(start, end));
      return known.get(key)!;
    },
  };
}

function panelCapacity(setting: Setting, variant: Variant, pieces: Piece[], items: ItemView[]): number {
  const { columns, items: width } = panelWidths(setting, variant, pieces, items);
  if (pieces.length === 0) return Math.floor(gapsOf(items, itemColumns(setting, width, items)) * (itemColumns(setting, width, items) === 1 ? 1 : mostSpread));
  const woven = wovenColumns(variant);
  if (woven > 0) {
    const figures = pieces.reduce((sum, piece) => sum + figureCapacity(piece, setting, width, tileStyle(variant.layout)), 0);
    return Math.floor((figures * wovenReach + Math.max(0, items.length - 1) * wovenSpread) / woven);
  }
  const figures = Math.min(...columns.map((column) => column.pieces.reduce((sum, piece) => sum + figureCapacity(piece, setting, column.width, tileStyle(variant.layout)), 0)));
  return isBeside(variant, items) ? Math.min(figures, Math.floor((items.length - 1) * mostSpread)) : figures;
}

/** Gaps between items that stand one above the other. */
const gapsOf = (items: ItemView[], columns: number): number => Math.max(0, Math.ceil(items.length / columns) - 1);

/** Extra lines of a woven panel are shared by its columns; not all of them can be met exactly. */
const wovenReach = 0.8;

async function panelContext({ panel, setting, variant, frame, draw }: {
  panel: Panel; setting: Setting; variant: Variant; frame: Frame; draw?: DrawChart | undefined;
}): Promise<object> {
  const { id, section, items, pieces, continued } = panel;
  const each = panelWidths(setting, variant, pieces, items);
  const style = tileStyle(variant.layout);
  const woven = wovenColumns(variant);
  const calm = frame.calm ?? 1;
  const growth = Math.floor(frame.extra * Math.max(0, calm) * (woven > 0 ? woven * wovenReach : 1));
  const figures = pieces.length === 0 ? [] : await Promise.all(each.columns.map(async ({ pieces: list, width }) => {
    const shares = shareExtra(list.map((piece) => figureCapacity(piece, setting, width, style)), growth);
    return { figures: await Promise.all(list.map((figure, index) => figureContext({ figure, setting, width, extra: shares[index]!, style, draw }))) };
  }));
  const grown = Math.min(growth, pieces.reduce((sum, piece) => sum + figureCapacity(piece, setting, each.columns[0]!.width, style), 0));
  const columns = woven > 0 ? 1 : itemColumns(setting, each.items, items);
  const free = calm < 0 ? 0 : woven > 0 ? frame.extra * woven - grown : isBeside(variant, items) || pieces.length === 0 ? frame.extra * columns : 0;
  const spaced = spacedItems(items, free);
  return {
    ...frame, partial: 'panel', id, continued: continued ? setting.view.words.continued! : '', layout: `${variant.layout.replace(/^woven-\d+/, 'woven')}${variant.span === setting.grid.columns ? ' full' : ''}`, bodyStyle: woven > 0 ? `--woven:${woven};` : '', section, columns: figures,
    items: items.map(({ heading = '', runs }, index) => ({ heading, runs, spaced: spaced.has(index) })),
    // One column is none: Chromium sets it in half the time.
    itemsStyle: columns > 1 ? `--item-columns:${columns};` : '',
  };
}

/** Share of the gaps between items that is reckoned with below or beside figures. */
const mostSpread = 0.6;
/** What is counted on of it in a woven panel, where columns cannot meet a height exactly. */
const wovenSpread = 0.3;

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
