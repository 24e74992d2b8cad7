/** A section as a panel: number and title, figures, and the items that no figure stands for. */
import { ptToMm } from '../lib/units.ts';
import { uncoveredItems } from '../view/cover.ts';
import type { FigureView, ItemView, ReportView, SectionView } from '../view/view.ts';
import { widestShape } from './article.ts';
import type { Block, DrawChart, Frame, Setting, Variant } from './block.ts';
import {
  besideShape,
  figureCapacity,
  figureContext,
  isChart,
  isPhoto,
  type PhotoPiece,
  type Piece,
} from './figure.ts';
import { isSeen, spanWidth, type Grid } from './grid.ts';
import { divideItems, limitTiles, partLengthOn, spacedItems } from './panel-items.ts';
import { panelNode } from './natural/panel.ts';
import { pairedItems } from './panel-pairs.ts';
import {
  fittingVariants,
  isBeside,
  itemColumns,
  panelVariants,
  panelWidths,
  wovenColumns,
} from './panel-layout.ts';

/** How full a page is made: tiles a figure may show at most, and whether it saves room: photos cut low, no large number in rows. */
export interface Richness {
  mostTiles: number;
  compact?: boolean;
}

/** Figures in order, then photos. */
const piecesOf = ({ figures, photos }: SectionView, { compact = false }: Richness): Piece[] => [
  ...figures.map((figure) => (compact && figure.lead ? withoutLead(figure) : figure)),
  ...photos.map((photo): PhotoPiece => (compact ? { ...photo, shape: widestShape } : photo)),
];

/** The same object each time, by which its shape is known again. */
const untitledOf = new WeakMap<FigureView, FigureView>();
function untitled(figure: FigureView): FigureView {
  const known = untitledOf.get(figure) ?? { ...figure, title: '' };
  untitledOf.set(figure, known);
  return known;
}

/** Rows without a large number: what a full page gives up first. */
const withoutLead = ({ lead: _lead, ...figure }: FigureView): FigureView => figure;

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

const wordsOf = (items: ItemView[]): number =>
  items.reduce((sum, item) => sum + item.runs.reduce((each, run) => each + run.text.length, 0), 0);

function blockOf(panel: Panel): Block {
  const { id, key, items, pieces } = panel;
  const count = {
    figures: pieces.length,
    items: items.length,
    words: wordsOf(items),
  };
  return {
    id,
    key,
    partial: 'panel',
    variants: (setting) =>
      titledVariants(
        setting,
        panel.section,
        fittingVariants(setting, { pieces, items }, panelVariants(setting, count)),
      ),
    capacity: (setting, variant) => panelCapacity(setting, variant, pieces, items),
    taken: (setting, variant) => levelled(setting, variant, pieces, items).taken,
    shown: panel.section.figures.reduce((sum, { facts, pairs }) => sum + facts.length + pairs.length, 0),
    short: (variant, parts, { grid: { line } }) => shortColumns(variant, parts, line),
    waste: (variant, _parts, setting) => panelWaste(setting, variant, pieces, items),
    node: (look, setting, variant) =>
      panelNode(look, setting, variant, {
        section: panel.section,
        items,
        figures:
          pieces.length === 0
            ? []
            : figureColumns(setting, variant, pieces, items).map((column) => ({
                ...column,
                pieces: column.pieces.map((piece) =>
                  piece === headFigure(setting, variant, pieces) ? untitled(piece as FigureView) : piece,
                ),
                reach: hasNeighbours(variant) ? column.capacity : 0,
              })),
        continued: panel.continued ? setting.view.words.continued! : '',
        aside: headFigure(setting, variant, pieces)?.title ?? '',
      }),
    context: (setting, variant, frame, draw) => panelContext({ panel, setting, variant, frame, draw }),
  };
}

/** Variants in which the title stands on one line: it asks for a wider place, never for a smaller size. */
function titledVariants(setting: Setting, { number, title }: SectionView, variants: Variant[]): Variant[] {
  const { metrics, theme, sizes, grid } = setting;
  const width = ptToMm(
    metrics.width(title.text, { family: theme.type.display, weight: 900, size: sizes.panel }) +
      metrics.width(number, { family: theme.type.numeral, weight: 700, size: sizes.panel }),
  );
  const kept = variants.filter(({ span }) => width + titleAir <= spanWidth(grid, span));
  return kept.length > 0 ? kept : variants.filter(({ span }) => span === grid.columns);
}
/** Between number and title, and after it, mm. */
const titleAir = 4;

const keyOf = (section: SectionView, { compact = false }: Richness): string =>
  `${section.id}/${section.figures.map((figure) => figure.facts.length).join('-')}${compact ? '/compact' : ''}`;

/** What decides which clauses figures stand for. */
type CoverView = Pick<ReportView, 'language' | 'script' | 'lead'>;

/** The block of a section. */
export function panelBlock(view: CoverView, whole: SectionView, richness: Richness): Block {
  const section = limitTiles(whole, richness.mostTiles);
  return blockOf({
    id: section.id,
    key: keyOf(section, richness),
    section,
    items: uncoveredItems(section, view),
    pieces: piecesOf(section, richness),
    continued: false,
  });
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
export function dividedPanel(
  whole: SectionView,
  richness: Richness,
  { view, grid }: { view: CoverView; grid: Grid },
): DividedPanel {
  const section = limitTiles(whole, richness.mostTiles);
  const parts = divideItems(uncoveredItems(section, view), view.script, partLengthOn(grid));
  const known = new Map<string, Block>();
  const make = (start: number, end: number): Block => {
    if (start === 0 && end === parts.length) return panelBlock(view, whole, richness);
    const name = `${start + 1}${end > start + 1 ? `–${end}` : ''}/${parts.length}`;
    return blockOf({
      id: `${section.id} (${name})`,
      key: `${keyOf(section, richness)}/${name}`,
      section: start === 0 ? section : { ...section, standfirst: [] },
      items: parts.slice(start, end).flat(),
      pieces: start === 0 ? piecesOf(section, richness) : [],
      continued: start > 0,
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

/** Lines by which each column of figures, and the items beside one, end above the highest of them. */
function shortColumns({ layout }: Variant, parts: Record<string, number>, line: number): number[] {
  const beside = layout.startsWith('across')
    ? [parts['column-0'], parts['column-1']]
    : layout.startsWith('side')
      ? [parts['column-0'], parts.items]
      : [];
  const heights = beside.filter((height) => height !== undefined);
  return heights.length === 2 ? heights.map((height) => (Math.max(...heights) - height) / line) : [];
}

/** Whether figures stand beside items or other figures. */
const hasNeighbours = ({ layout }: Variant): boolean => /^(?:side|across)/.test(layout);

interface FigureColumn {
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
  const name = `${variant.span}/${variant.layout}`;
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
const figureColumns = (setting: Setting, variant: Variant, pieces: Piece[], items: ItemView[]) =>
  figureColumnsOf(setting, variant, pieces, items).map((column, index) => ({
    ...column,
    short: Math.floor(variant.short?.[index] ?? 0),
  }));

/** Items that end above the figures beside them, lines. */
const shortItems = (variant: Variant, items: ItemView[]): number =>
  isBeside(variant, items) ? Math.floor(variant.short?.[1] ?? 0) : 0;

/** What stays empty below the shorter of two columns: figures grow into it, items are parted by it. */
function panelWaste(setting: Setting, variant: Variant, pieces: Piece[], items: ItemView[]): number {
  if (!variant.short) return 0;
  const columns = figureColumns(setting, variant, pieces, items);
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
function levelled(
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

function panelCapacity(setting: Setting, variant: Variant, pieces: Piece[], items: ItemView[]): number {
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

/** How far beyond its capacity a chart grows to end with its neighbour. */
const levelReach = 2;

/** Gaps between items that stand one above the other. */
const gapsOf = (items: ItemView[], columns: number): number =>
  Math.max(0, Math.ceil(items.length / columns) - 1);

/** Extra lines of a woven panel are shared by its columns; not all of them can be met exactly. */
const wovenReach = 0.8;

async function panelContext({
  panel,
  setting,
  variant,
  frame,
  draw,
}: {
  panel: Panel;
  setting: Setting;
  variant: Variant;
  frame: Frame;
  draw?: DrawChart | undefined;
}): Promise<object> {
  const { id, section, items, pieces, continued } = panel;
  const columns = figureColumns(setting, variant, pieces, items);
  const woven = wovenColumns(variant);
  const calm = frame.calm ?? 1;
  const share = Math.max(0, calm);
  const growth = Math.floor(frame.extra * share * (woven > 0 ? woven * wovenReach : 1));
  const head = headFigure(setting, variant, pieces);
  const figures =
    pieces.length === 0
      ? []
      : await Promise.all(
          columns.map(async ({ pieces: list, width, capacities, capacity, short }) => {
            // Charts alone are not drawn out without end.
            const level = list.every(isChart) ? Math.min(short, capacity * levelReach) : short;
            const shares = shareExtra(capacities, growth + Math.floor(level * share));
            return {
              reach: frame.frame === 'probe' && hasNeighbours(variant) ? capacity : 0,
              figures: await Promise.all(
                list.map((figure, index) =>
                  figureContext({
                    figure: figure === head ? { ...head, title: '' } : figure,
                    setting,
                    width,
                    extra: shares[index]!,
                    draw,
                  }),
                ),
              ),
            };
          }),
        );
  const grown = Math.min(growth, columns[0]?.capacity ?? 0);
  const { items: itemsWidth } = panelWidths(setting, variant, pieces, items);
  const across = woven > 0 ? 1 : itemColumns(setting, itemsWidth, items);
  const paired = woven > 0 || across > 1 ? new Set<number>() : pairedItems(setting, items, itemsWidth);
  const lines =
    woven > 0
      ? frame.extra * woven - grown
      : isBeside(variant, items) || pieces.length === 0
        ? (frame.extra + shortItems(variant, items)) * across
        : 0;
  // Below a list beside figures, or in the last of woven columns, only its own width is empty.
  const [emptyWidth, emptyLines] =
    woven > 0
      ? [frame.width / woven, lines]
      : [isBeside(variant, items) ? itemsWidth : frame.width, frame.extra + shortItems(variant, items)];
  const gaping = isSeen(setting.grid, { width: emptyWidth, height: emptyLines * setting.grid.line });
  const spaced = spacedItems(items, calm < 0 ? 0 : lines, { seen: gaping, columns: across });
  return {
    ...frame,
    partial: 'panel',
    id,
    continued: continued ? setting.view.words.continued! : '',
    layout: `${variant.layout.replace(/^woven-\d+/, 'woven')}${headClass(setting, variant, section)}`,
    bodyStyle: woven > 0 ? `--woven:${woven};` : '',
    section,
    columns: figures,
    aside: head?.title ?? '',
    items: items.map(({ at, heading = '', runs }, index) => ({
      at,
      heading,
      runs,
      spaced: spaced.has(index),
      half: paired.has(index),
    })),
    // Empty lines of two columns side by side are parted by a hairline where they would be seen as one.
    itemsClass:
      paired.size > 0
        ? ' paired'
        : across === 2 &&
            spaced.size > 0 &&
            isSeen(setting.grid, { width: frame.width, height: setting.grid.line * gapLines })
          ? ' ruled'
          : '',
    // One column is none: Chromium sets it in half the time.
    itemsStyle: across > 1 ? `--item-columns:${across};` : '',
  };
}

/**
 * Whether a rule runs on beside its title: over the full width, and where else nothing would stand there
 * that is seen.
 */
function headClass(
  { grid, metrics, theme, sizes }: Setting,
  { span }: Variant,
  { title }: SectionView,
): string {
  if (span === grid.columns) return ' full';
  const beside =
    spanWidth(grid, span) -
    ptToMm(
      metrics.width(title.text, { family: theme.type.display, weight: 900, size: sizes.panel }) +
        sizes.panel * 3,
    );
  return isSeen(grid, { width: beside, height: grid.line * headLines }) ? ' wide' : '';
}
/** An empty line with the air around it, in lines. */
const gapLines = 1.6;
/** Lines from the rule above a title to the type below it. */
const headLines = 2.6;

/** The chart at the head of a panel over the full width, whose title stands beside the panel's. */
function headFigure({ grid }: Setting, { span, layout }: Variant, [first]: Piece[]): FigureView | undefined {
  return span === grid.columns &&
    layout.startsWith('stack') &&
    first &&
    !isPhoto(first) &&
    isChart(first) &&
    first.title !== ''
    ? first
    : undefined;
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
    const share =
      index === capacities.length - 1
        ? left
        : Math.min(left, Math.round(total === 0 ? 0 : (extra * capacity) / total));
    left -= share;
    return share;
  });
}
