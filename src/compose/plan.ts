/** Blocks of the plan: requirement, targets, tasks, closing part. */
import { ptToMm } from '../lib/units.ts';
import type { PlanView } from '../view/view.ts';
import { lineWidth, type Block, type Setting, type Variant } from './block.ts';
import { chartLines, figureCapacity, figureContext, isChart } from './figure.ts';
import { spanWidth } from './grid.ts';
import { cellPadding, spans } from './plan-widths.ts';
import { taskBlock } from './task.ts';

const leastText = 60;
const longestLine = 32;

const columnsFor = ({ sizes }: Setting, width: number): number =>
  Math.max(1, Math.round(width / ptToMm(sizes.body * longestLine)));

/** Lines of the requirement over a width, at the size of body. */
function requirementLines(
  setting: Setting,
  { text }: NonNullable<PlanView['requirement']>,
  width: number,
): number {
  const length = text.reduce(
    (sum, run) =>
      sum +
      setting.metrics.width(run.text, {
        family: setting.theme.type.quote,
        weight: 400,
        size: setting.sizes.body,
      }),
    0,
  );
  return Math.ceil(ptToMm(length) / width);
}
/** Fewer are not parted in columns. */
const leastInColumns = 4;

/**
 * Lines that the requirement can take beyond its own: its type grows in its place (see fill.ts), and lines
 * with its square.
 */
const requirementGrowth = (
  setting: Setting,
  requirement: NonNullable<PlanView['requirement']>,
  width: number,
): number => Math.max(2, Math.floor(requirementLines(setting, requirement, width) * (displaySize ** 2 - 1)));
/** How many times its size the requirement is set with grace. */
const displaySize = 1.6;

function requirementBlock(requirement: NonNullable<PlanView['requirement']>): Block {
  return {
    id: 'requirement',
    key: 'requirement',
    partial: 'requirement',
    variants: (setting) => spans(setting, leastText),
    capacity: (setting, { span }) =>
      requirementGrowth(setting, requirement, spanWidth(setting.grid, span) - 2 * cellPadding),
    context: async (setting, _variant, frame) => {
      const width = frame.width - 2 * cellPadding;
      const columns =
        requirementLines(setting, requirement, width) < leastInColumns ? 1 : columnsFor(setting, width);
      return {
        ...frame,
        partial: 'requirement',
        id: 'requirement',
        title: requirement.title,
        text: requirement.text,
        itemsStyle: `--item-columns:${columns};`,
      };
    },
  };
}

function targetsBlock(targets: NonNullable<PlanView['targets']>): Block {
  const figures = [
    ...(targets.figure.pairs.length > 0 ? [targets.figure] : []),
    ...(targets.facts.length > 0
      ? [
          {
            ...targets.figure,
            id: 'targets-tiles',
            kind: 'tiles' as const,
            facts: targets.facts,
            pairs: [],
            title: '',
          },
        ]
      : []),
  ];
  return {
    id: 'targets',
    key: 'targets',
    partial: 'targets',
    variants: (setting) => [
      ...spans(setting, 88).map((variant) =>
        figures.length > 0 && standBeside(setting, targets, spanWidth(setting.grid, variant.span))
          ? { ...variant, layout: 'aside' }
          : variant,
      ),
      ...Object.keys(chartShares).flatMap((layout) => spans(setting, leastSide, layout)),
    ],
    waste: ({ span, layout }, parts, { grid: { line } }) =>
      chartShares[layout] === undefined
        ? 0
        : Math.max(0, ((parts.figures ?? 0) - (parts.words ?? 0)) / line) *
          span *
          (1 - chartShares[layout]) *
          spreadShare,
    capacity: (setting, variant) => {
      const [first] = figures;
      if (!first) return 0;
      const width = chartWidth(setting, variant);
      return isChart(first)
        ? Math.floor(chartLines(first, setting, width) * 0.4)
        : figureCapacity(first, setting, width, 'tiles');
    },
    context: async (setting, variant, frame, draw) => {
      const { layout } = variant;
      const width = chartWidth(setting, variant);
      const isAside = layout === 'aside';
      return {
        ...frame,
        partial: 'targets',
        id: 'targets',
        layout,
        title: targets.title,
        aside: isAside ? targets.texts : [],
        texts: isAside ? [] : targets.texts,
        words: !isAside && (targets.texts.length > 0 || targets.note.length > 0),
        alone: chartShares[layout] !== undefined && targets.texts.length === 1 && targets.note.length === 0,
        note: targets.note.length > 0 ? targets.note : '',
        figures: await Promise.all(
          figures.map((figure, index) =>
            figureContext({ figure, setting, width, extra: index === 0 ? frame.extra : 0, draw }),
          ),
        ),
      };
    },
  };
}

/** Whether the words have room beside the title, where they save a line that would be mostly empty. */
function standBeside(
  setting: Setting,
  { title, texts, note }: NonNullable<PlanView['targets']>,
  width: number,
): boolean {
  const { body, panel } = setting.sizes;
  const words = texts.reduce(
    (sum, text) => sum + lineWidth(setting, text.map((run) => run.text).join(''), body) + ptToMm(body * 2),
    0,
  );
  return (
    texts.length > 0 &&
    note.length === 0 &&
    words + lineWidth(setting, title.text, panel) + ptToMm(panel * 2) <= width * mostBesideTitle
  );
}
const mostBesideTitle = 0.8;

/** Of what is left beside the chart: words are spread over its height. */
const spreadShare = 0.5;

/**
 * Narrowest block with the targets' words beside their chart, mm, and the chart's share of it: words may be
 * few.
 */
const leastSide = 140;
const chartShares: Record<string, number> = { side: 0.62, 'side wide': 0.78 };

const chartWidth = ({ grid }: Setting, { span, layout }: Variant): number =>
  chartShares[layout] === undefined
    ? spanWidth(grid, span)
    : (spanWidth(grid, span) - grid.gutter) * chartShares[layout];

/**
 * Measures of the closing part stand in a row, a little smaller where they would not fit; else in rows as
 * even as can be.
 */
function closingStyle(
  setting: Setting,
  { title, items }: NonNullable<PlanView['closing']>,
): { itemsStyle: string; inRows: boolean } {
  const { sizes, grid } = setting;
  const room =
    grid.width -
    lineWidth(setting, title.text, sizes.panel) -
    ptToMm(sizes.panel * 2) -
    grid.gutter -
    closingPad;
  const widths = items.map(
    (item) =>
      lineWidth(setting, item.map((run) => run.text).join(''), sizes.panel * closingSize) +
      ptToMm(sizes.body),
  );
  const inRow = widths.reduce((sum, width) => sum + width, 0);
  if (inRow <= room) return { itemsStyle: '', inRows: false };
  const scale = Math.floor((room / inRow) * 50) / 50;
  if (scale >= leastClosing) return { itemsStyle: `--closing-scale:${scale};`, inRows: false };
  const most = Math.max(1, Math.floor(room / Math.max(...widths)));
  return {
    itemsStyle: `--across:${Math.ceil(items.length / Math.ceil(items.length / most))};`,
    inRows: true,
  };
}
const leastClosing = 0.78;
/** Right of them, mm, and their size in that of panel titles; the style sheet says the same. */
const closingPad = 4;
const closingSize = 0.92;

function closingBlock(closing: NonNullable<PlanView['closing']>): Block {
  return {
    id: 'closing',
    key: 'closing',
    partial: 'closing',
    variants: ({ grid }) => [{ span: grid.columns, layout: 'stack' }],
    capacity: () => 0,
    context: async (setting, _variant, frame) => ({
      ...frame,
      partial: 'closing',
      id: 'closing',
      closing: { ...closing, text: closing.text.length > 0 ? closing.text : '' },
      ...closingStyle(setting, closing),
    }),
  };
}

export interface PlanBlocks {
  /** Requirement and targets, side by side where they fit. */
  head: Block[];
  tasks: Block[];
  closing: Block[];
}

export const planBlocks = (plan: PlanView): PlanBlocks => ({
  head: [
    ...(plan.requirement ? [requirementBlock(plan.requirement)] : []),
    ...(plan.targets ? [targetsBlock(plan.targets)] : []),
  ],
  tasks: plan.tasks.map(taskBlock),
  closing: plan.closing ? [closingBlock(plan.closing)] : [],
});
