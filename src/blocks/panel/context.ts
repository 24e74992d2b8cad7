/** What the template of a section receives, see templates/partials/panel.hbs. */
import { ptToMm } from '../../lib/units.ts';
import type { FigureView, SectionView } from '../../view/view.ts';
import type { DrawChart, Frame, Setting, Variant } from '../block.ts';
import { figureContext, figureReach, isChart, isPhoto, type Piece } from '../figures/figure.ts';
import { isSeen, spanWidth } from '../../design/grid.ts';
import { figureColumns, hasNeighbours, shareExtra, shortItems, wovenReach } from './growth.ts';
import { spacedItems, type PanelItem } from './items.ts';
import { isBeside, itemColumns, panelWidths, wovenColumns } from './layout.ts';
import { pairedItems } from './pairs.ts';

/** What a panel prints: a section, or a part of one that breaks over pages. */
export interface Panel {
  id: string;
  key: string;
  section: SectionView;
  items: PanelItem[];
  pieces: Piece[];
  /** The section began before. */
  continued: boolean;
}

/** The same object each time, by which its shape is known again. */
const untitledOf = new WeakMap<FigureView, FigureView>();
export function untitled(figure: FigureView): FigureView {
  const known = untitledOf.get(figure) ?? { ...figure, title: '', titled: figure.title };
  untitledOf.set(figure, known);
  return known;
}

/** How far beyond its capacity a chart grows to end with its neighbour. */
const levelReach = 2;

export async function panelContext({
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
  const growth = Math.floor(frame.extra * (woven > 0 ? woven * wovenReach : 1));
  const head = headFigure(setting, variant, pieces);
  const figures =
    pieces.length === 0
      ? []
      : await Promise.all(
          columns.map(async ({ pieces: list, width, capacities, capacity, short }) => {
            // Charts alone are not drawn out without end.
            const level = list.every(isChart) ? Math.min(short, capacity * levelReach) : short;
            const reaches = list.map((piece) => figureReach(piece, setting, width));
            const shares = shareExtra(capacities, reaches, growth + Math.floor(level));
            return {
              reach: frame.frame === 'probe' && hasNeighbours(variant) ? capacity : 0,
              figures: await Promise.all(
                list.map((figure, index) =>
                  figureContext({
                    figure: figure === head ? untitled(head) : figure,
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
  const spaced = spacedItems(items, Math.floor(lines), {
    seen: gaping,
    columns: across,
  });
  return {
    ...frame,
    partial: 'panel',
    id,
    continued: continued ? setting.view.words.continued! : '',
    layout: `${variant.way.kind}${headClass(setting, variant, section)}`,
    bodyStyle: woven > 0 ? `--woven:${woven};` : '',
    section,
    columns: figures,
    aside: head?.title ?? '',
    items: items.map(({ at, heading = '', runs, statement }, index) => ({
      at,
      heading,
      runs,
      statement: statement ?? false,
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
export function headFigure(
  { grid }: Setting,
  { span, way }: Variant,
  [first]: Piece[],
): FigureView | undefined {
  return span === grid.columns &&
    way.kind === 'stack' &&
    first &&
    !isPhoto(first) &&
    isChart(first) &&
    first.title !== ''
    ? first
    : undefined;
}
