/**
 * What the composer chooses from: the report's blocks, richer and plainer, and their heights at one size of
 * the format.
 */
import type { PageFormat } from '../design/format.ts';
import type { TextMetrics } from '../design/metrics.ts';
import type { Sheet } from '../render/sheet.ts';
import type { Headline, ReportView, Text } from '../view/view.ts';
import type { Block } from './block.ts';
import type { PageStyles } from './document.ts';
import { flowBlock } from './flow.ts';
import { foldLine } from './fold.ts';
import { gridOf, halvesOf, type Grid } from './grid.ts';
import { allowsRow, hintedBlock, type LayoutHints } from './hints.ts';
import { dividedPanel, panelBlock, type Richness } from './panel.ts';
import { planBlocks, type PlanBlocks } from './plan.ts';
import { measureArticle, sidebarWidths } from './sidebar.ts';
import type { StackParts } from './stack.ts';
import { tableMaker } from './table.ts';
import type { ArrangeRequest, Level } from './way.ts';

export interface PageRequest {
  format: PageFormat;
  styles: PageStyles;
  metrics: TextMetrics;
  sheet: Sheet;
}

/** Tiles a panel may show, and what showing more is worth against larger type. */
const usualLevels: (Richness & { worth: number })[] = [
  { mostTiles: 9, worth: 14 },
  { mostTiles: 6, worth: 9 },
  { mostTiles: 4, worth: 5 },
  { mostTiles: 3, worth: 0 },
  { mostTiles: 2, worth: -6 },
  { mostTiles: 2, compact: true, worth: -9 },
];

/** Levels tried: those with at most as many tiles as the report's editor wants. */
const levelsFor = ({ tiles }: LayoutHints): typeof usualLevels => {
  if (tiles === undefined) return usualLevels;
  const fewer = usualLevels.filter(({ mostTiles }) => mostTiles < tiles);
  return [{ mostTiles: tiles, worth: (fewer[0]?.worth ?? 0) + 1 }, ...fewer];
};

/** The title of a part over the whole width of the main column. */
function partBlock(id: 'review' | 'plan', title: Headline, context: Text): Block {
  return {
    id,
    key: id,
    partial: 'part',
    variants: ({ grid }) => [{ span: grid.columns, layout: 'stack' }],
    capacity: () => 0,
    context: async (_setting, _variant, frame) => ({
      ...frame,
      partial: 'part',
      id,
      title,
      context: context.length > 0 ? context : '',
      tone: id,
    }),
  };
}

/** Two sentences one after the other, with a space between them where the script has one. */
const joinTexts = (first: Text, second: Text, script: ReportView['script']): Text => [
  ...first,
  ...(first.length > 0 && second.length > 0 && script === 'latin' ? [{ text: ' ' }] : []),
  ...second,
];

function stackParts(
  { review, plan, article, script }: ReportView,
  richness: Richness,
  { hints, grid }: { hints: LayoutHints; grid: Grid },
): StackParts {
  const sections = review.sections.map((section) => hintedBlock(panelBlock(section, richness), hints));
  return {
    review: {
      title: partBlock('review', review.title, []),
      sections,
      divided: review.sections.map((section) => dividedPanel(section, richness, { script, grid })),
    },
    ...(article ? { article: flowBlock(article) } : {}),
    ...(plan
      ? {
          plan: {
            title: partBlock('plan', plan.title, joinTexts(plan.context, plan.tasksIntro, script)),
            blocks: hintedPlan(planBlocks(plan), hints),
          },
        }
      : {}),
  };
}

const hintedPlan = ({ head, tasks, closing }: PlanBlocks, hints: LayoutHints): PlanBlocks => {
  const hinted = (blocks: Block[]) => blocks.map((block) => hintedBlock(block, hints));
  return { head: hinted(head), tasks: hinted(tasks), closing: hinted(closing) };
};

/** What the composer chooses from at one size of the format. */
export async function requestAt(
  { styles, metrics, sheet }: PageRequest,
  format: PageFormat,
  hints: LayoutHints,
): Promise<ArrangeRequest> {
  const { view } = styles;
  const spread = format.spine !== undefined;
  const grid = spread ? halvesOf(gridOf(format), format.spine!)[0] : gridOf(format);
  const shared = { format, grid, styles, metrics, sheet };
  const levels = levelsFor(hints).map((level): Level => ({
    ...level,
    parts: stackParts(view, level, { hints, grid }),
  }));
  const widths =
    hints.article === 'main' || spread
      ? []
      : hints.sidebar === undefined
        ? sidebarWidths(grid)
        : [hints.sidebar];
  const article = view.article
    ? {
        heights: await measureArticle(shared, view.article, widths),
        widths,
        aside:
          !spread &&
          (hints.article === 'sidebar' || (hints.sidebar !== undefined && hints.article === undefined)),
      }
    : undefined;
  const hasArt = hints.endpiece !== false && (styles.art !== undefined || styles.theme.art !== 'none');
  return {
    grid,
    spread,
    levels,
    article,
    hasArt,
    endpiece: hasArt && hints.endpiece === true,
    tableAt: tableMaker(shared),
    fold: format.fold === undefined ? undefined : foldLine(grid, format.fold),
    allows: hints.rows.length > 0 ? (ids) => allowsRow(hints, ids) : undefined,
  };
}
