/** A section as a panel: number and title, figures, and the items that no figure stands for. */
import { ptToMm } from '../../lib/units.ts';
import { isFirst } from '../../view/relations/rank.ts';
import { uncoveredItems, type CoverView } from '../../view/cover.ts';
import { withoutSaidRows } from '../../view/said-rows.ts';
import type { FigureView, ItemView, SectionView } from '../../view/view.ts';
import { widestShape } from '../article/article.ts';
import type { Block, Setting, Variant } from '../block.ts';
import { chartLines, displayed, isChart, isPhoto, type PhotoPiece, type Piece } from '../figures/figure.ts';
import { spanWidth, type Grid } from '../../design/grid.ts';
import { headFigure, panelContext, untitled, type Panel } from './context.ts';
import { figureColumns, hasNeighbours, levelled, panelCapacity, panelWaste, shortColumns } from './growth.ts';
import { divideItems, limitTiles, partLengthOn, withStatements, type PanelItem } from './items.ts';
import { panelNode } from '../natural/panel.ts';
import { fittingVariants, panelVariants } from './layout.ts';
import { inOneColour } from './things.ts';

/**
 * How full a page is made: tiles a figure may show at most, and whether it saves room: photos cut low, rows close and
 * without a large number; or has room for shares that are drawn (figures/drawn-shares.ts).
 */
export interface Richness {
  mostTiles: number;
  compact?: boolean;
  /** Shares are drawn (figures/drawn-shares.ts). */
  drawn?: boolean;
  /** A section of words alone has its news as statements. */
  stated?: boolean;
  /** Figures that stand in the hero. */
  raised?: readonly FigureView[];
  /** The picture of the page, where it is set as large as that. */
  picture?: FigureView;
  /** Beside the picture a first place is large, too. */
  led?: boolean;
}

/** Figures in order, then photos. */
const piecesOf = (
  { figures, photos }: SectionView,
  { compact = false, led = false, raised = [], picture }: Richness,
): Piece[] => [
  ...inOneColour(figures).flatMap((figure): Piece[] => {
    if (raised.some(({ at }) => at === figure.at)) return [];
    if (figure.id === picture?.id) return [displayed(figure)];
    // One picture leads: beside it only a first place is as large.
    const isPlain = compact || (picture !== undefined && (!led || !isFirst(figure.lead?.rank ?? '')));
    const own = isPlain && figure.lead ? withoutLead(figure) : figure;
    return [!isChart(own) && compact ? { ...own, tight: true } : own];
  }),
  ...photos.map((photo): PhotoPiece => (compact ? { ...photo, shape: widestShape } : photo)),
];

/** Rows without a large number: what a full page gives up first. */
const withoutLead = ({ lead: _lead, ...figure }: FigureView): FigureView => figure;

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
    leading: (setting) => leadLines(setting, pieces[0]),
    drawn: (setting, variant, figure) =>
      figureColumns(setting, variant, pieces, items)
        .flatMap(({ pieces: list, width }) =>
          list.map((piece) =>
            !isPhoto(piece) && piece.id === figure.id ? chartLines(piece, setting, width) * width : 0,
          ),
        )
        .reduce((sum, area) => sum + (area * variant.span) / spanWidth(setting.grid, variant.span), 0),
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

const keyOf = (
  section: SectionView,
  { compact = false, led = false, drawn = false, picture }: Richness,
  isStated = false,
): string =>
  `${section.id}/${section.figures.map((figure) => figure.facts.length).join('-')}${compact ? '/compact' : ''}${drawn ? '/drawn' : ''}${picture ? (led ? '/picture/led' : '/picture') : ''}${isStated ? '/stated' : ''}`;

/** The block of a section. */
export function panelBlock(view: CoverView, whole: SectionView, richness: Richness): Block {
  const section = limitTiles(withoutSaidRows(whole, view), richness.mostTiles);
  const plain = uncoveredItems(section, view);
  const pieces = piecesOf(section, richness);
  const items: PanelItem[] = richness.stated && pieces.length === 0 ? withStatements(plain) : plain;
  return {
    ...blockOf({
      id: section.id,
      key: keyOf(section, richness, items !== plain),
      section,
      items,
      pieces,
      continued: false,
    }),
    stated: items.filter(({ statement }) => statement).length,
  };
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
  const section = limitTiles(withoutSaidRows(whole, view), richness.mostTiles);
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

/** Lines of the number that opens a section right below its title; 0 where none does. */
function leadLines({ sizes }: Setting, first: Piece | undefined): number {
  if (!first || isPhoto(first)) return 0;
  // A sum over its parts, or the first row.
  if (isChart(first))
    return first.whole ? ((first.headed ? sizes.big : sizes.numeral) * leadHigh) / sizes.line : 0;
  return first.lead
    ? (sizes.big * leadHigh + sizes.body) / sizes.line
    : (sizes.numeral * leadHigh) / sizes.line;
}
/** Height of a large number with the air above it, in its size. */
const leadHigh = 1.2;
