/** How the figures and items of a section fill a place that is higher than they are: see panel.ts. */
import type { ItemView } from '../../view/view.ts';
import type { Setting, Variant } from '../block.ts';
import { besideShape, figureCapacity, emptyBeside, isPhoto, type Piece } from '../figures/figure.ts';
import { spanWidth } from '../../design/grid.ts';
import { nameOfWay } from '../way.ts';
import { isBeside, itemColumns, panelWidths, wovenColumns } from './layout.ts';

/** Lines by which each column of figures, and the items beside one, end above the highest of them. */
export function shortColumns({ way }: Variant, parts: Record<string, number>, line: number): number[] {
  const beside =
    way.kind === 'across'
      ? [parts['column-0'], parts['column-1']]
      : way.kind === 'side'
        ? [parts['column-0'], parts.items]
        : [];
  const heights = beside.filter((height) => height !== undefined);
  return heights.length === 2 ? heights.map((height) => (Math.max(...heights) - height) / line) : [];
}

/** Whether figures stand beside items or other figures. */
export const hasNeighbours = ({ way }: Variant): boolean => way.kind === 'side' || way.kind === 'across';

export interface FigureColumn {
  pieces: Piece[];
  /** mm */
  width: number;
  /** Lines that each can grow by, and all of them. */
  capacities: number[];
  capacity: number;
}

/** Asked for again and again while a way is measured. */
const knownColumns = new WeakMap<Setting, WeakMap<Piece[], Map<string, FigureColumn[]>>>();

function figureColumnsOf(
  setting: Setting,
  variant: Variant,
  pieces: Piece[],
  items: ItemView[],
): FigureColumn[] {
  const all = knownColumns.get(setting) ?? new WeakMap<Piece[], Map<string, FigureColumn[]>>();
  knownColumns.set(setting, all);
  const own = all.get(pieces) ?? new Map<string, FigureColumn[]>();
  all.set(pieces, own);
  const name = `${variant.span}/${nameOfWay(variant.way)}`;
  const columns =
    own.get(name) ??
    panelWidths(setting, variant, pieces, items).columns.map(({ pieces: natural, width }) => {
      const list = hasNeighbours(variant)
        ? natural.map((piece) =>
            isPhoto(piece) ? { ...piece, shape: Math.max(besideShape, piece.shape ?? 0) } : piece,
          )
        : natural;
      const capacities = list.map((piece) => figureCapacity(piece, setting, width));
      return {
        pieces: list,
        width,
        capacities,
        capacity: capacities.reduce((sum, lines) => sum + lines, 0),
      };
    });
  own.set(name, columns);
  return columns;
}

/** Columns of figures with what each can grow by and what it is short of, lines. */
export const figureColumns = (setting: Setting, variant: Variant, pieces: Piece[], items: ItemView[]) =>
  figureColumnsOf(setting, variant, pieces, items).map((column, index) => ({
    ...column,
    short: Math.floor(variant.short?.[index] ?? 0),
  }));

/** Items that end above the figures beside them, lines. */
export const shortItems = (variant: Variant, items: ItemView[]): number =>
  isBeside(variant, items) ? Math.floor(variant.short?.[1] ?? 0) : 0;

/** What stays empty beside charts, and below the shorter of two columns. */
export function panelWaste(setting: Setting, variant: Variant, pieces: Piece[], items: ItemView[]): number {
  if (pieces.length === 0) return 0;
  const columns = figureColumns(setting, variant, pieces, items);
  const besides = columns.reduce(
    (sum, { pieces: list, width }) =>
      list.reduce((all, piece) => all + emptyBeside(piece, setting, width), sum),
    0,
  );
  const { grid } = setting;
  return (
    belowShort(setting, variant, columns, items) +
    (variant.span * besides) / (grid.line * spanWidth(grid, variant.span))
  );
}

/** What stays empty below the shorter of two columns: figures grow into it, items are parted by it. */
function belowShort(
  setting: Setting,
  variant: Variant,
  columns: (FigureColumn & { short: number })[],
  items: ItemView[],
): number {
  if (!variant.short) return 0;
  const empty = columns.map(({ short, capacity, width }) => Math.max(0, short - capacity) * width);
  const full = spanWidth(setting.grid, variant.span);
  const below =
    Math.max(0, shortItems(variant, items) - (items.length - 1) * mostSpread) *
    (full - (columns[0]?.width ?? 0));
  return (variant.span * (below + empty.reduce((sum, each) => sum + each, 0))) / full;
}

/**
 * The column of figures that can grow least once all are level: what it can still take, and what it has
 * taken.
 */
export function levelled(
  setting: Setting,
  variant: Variant,
  pieces: Piece[],
  items: ItemView[],
): { left: number; taken: number } {
  const columns =
    pieces.length === 0
      ? []
      : figureColumns(setting, variant, pieces, items).map(({ capacity, short }) => ({
          left: capacity - Math.min(short, capacity),
          taken: Math.min(short, capacity),
        }));
  return columns.reduce(
    (least, one) => (one.left < least.left ? one : least),
    columns[0] ?? { left: 0, taken: 0 },
  );
}

export function panelCapacity(
  setting: Setting,
  variant: Variant,
  pieces: Piece[],
  items: ItemView[],
): number {
  const { items: width } = panelWidths(setting, variant, pieces, items);
  if (pieces.length === 0)
    return Math.floor(
      gapsOf(items, itemColumns(setting, width, items)) *
        (itemColumns(setting, width, items) === 1 ? 1 : mostSpread),
    );
  const columns = figureColumns(setting, variant, pieces, items);
  const woven = wovenColumns(variant);
  if (woven > 0)
    return Math.floor(
      (columns[0]!.capacity * wovenReach + Math.max(0, items.length - 1) * wovenSpread) / woven,
    );
  const figures = levelled(setting, variant, pieces, items).left;
  return isBeside(variant, items)
    ? Math.min(figures, Math.max(0, Math.floor((items.length - 1) * mostSpread) - shortItems(variant, items)))
    : figures;
}

/** Gaps between items that stand one above the other. */
const gapsOf = (items: ItemView[], columns: number): number =>
  Math.max(0, Math.ceil(items.length / columns) - 1);

/** Extra lines of a woven panel are shared by its columns; not all of them can be met exactly. */
export const wovenReach = 0.8;

/** Share of the gaps between items that is reckoned with below or beside figures. */
const mostSpread = 0.6;
/** What is counted on of it in a woven panel, where columns cannot meet a height exactly. */
const wovenSpread = 0.3;

/**
 * Divides extra lines among figures by what they can take; the last takes what rounding leaves. None takes what
 * it does not fill: that stays at the foot of the section.
 * @param reaches Lines that each fills at all.
 */
export function shareExtra(capacities: number[], reaches: number[], extra: number): number[] {
  const total = capacities.reduce((sum, lines) => sum + lines, 0);
  let left = extra;
  return capacities.map((capacity, index) => {
    const share = Math.min(
      reaches[index]!,
      index === capacities.length - 1
        ? left
        : Math.min(left, Math.round(total === 0 ? 0 : (extra * capacity) / total)),
    );
    left -= share;
    return share;
  });
}
