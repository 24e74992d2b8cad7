/** Blocks of the plan: requirement, targets, tasks, closing part. */
import { ptToMm } from '../lib/units.ts';
import type { PlanView, TaskView } from '../view/view.ts';
import type { Block, Setting, Variant } from './block.ts';
import { chartLines, figureContext } from './figure.ts';
import { spanWidth } from './grid.ts';

/** Padding inside tinted cells, mm; the style sheet takes it from here. */
export const cellPadding = 2.4;
const leastText = 60;
const leastTask = 54;
/** Narrowest and widest task with its words beside its title, mm, and their share of the width: a wider one is mostly empty. */
const leastBeside = 130;
const mostBeside = 230;
const besideShare = 0.62;
const longestLine = 32;

const spans = ({ grid }: Setting, least: number, layout = 'stack') =>
  Array.from({ length: grid.columns }, (_, index) => index + 1).filter((span) => spanWidth(grid, span) >= least).map((span) => ({ span, layout }));

const columnsFor = ({ sizes }: Setting, width: number): number => Math.max(1, Math.round(width / ptToMm(sizes.body * longestLine)));

/** Lines of the requirement over a width, at the size of body. */
function requirementLines(setting: Setting, { text }: NonNullable<PlanView['requirement']>, width: number): number {
  const length = text.reduce((sum, run) => sum + setting.metrics.width(run.text, { family: setting.theme.type.quote, weight: 400, size: setting.sizes.body }), 0);
  return Math.ceil(ptToMm(length) / width);
}
/** Fewer are not parted in columns. */
const leastInColumns = 4;

/** Lines that the requirement can take beyond its own: its type grows in its place (see fill.ts), and lines with its square. */
const requirementGrowth = (setting: Setting, requirement: NonNullable<PlanView['requirement']>, width: number): number =>
  Math.max(2, Math.floor(requirementLines(setting, requirement, width) * (displaySize ** 2 - 1)));
/** How many times its size the requirement is set with grace. */
const displaySize = 1.6;

function requirementBlock(requirement: NonNullable<PlanView['requirement']>): Block {
  return {
    id: 'requirement', key: 'requirement', partial: 'requirement',
    variants: (setting) => spans(setting, leastText),
    capacity: (setting, { span }) => requirementGrowth(setting, requirement, spanWidth(setting.grid, span) - 2 * cellPadding),
    context: async (setting, _variant, frame) => {
      const width = frame.width - 2 * cellPadding;
      const columns = requirementLines(setting, requirement, width) < leastInColumns ? 1 : columnsFor(setting, width);
      return { ...frame, partial: 'requirement', id: 'requirement', title: requirement.title, text: requirement.text, itemsStyle: `--item-columns:${columns};` };
    },
  };
}

function targetsBlock(targets: NonNullable<PlanView['targets']>): Block {
  const figures = [
    ...(targets.figure.pairs.length > 0 ? [targets.figure] : []),
    ...(targets.facts.length > 0 ? [{ ...targets.figure, id: 'targets-tiles', kind: 'tiles' as const, facts: targets.facts, pairs: [], title: '' }] : []),
  ];
  return {
    id: 'targets', key: 'targets', partial: 'targets',
    variants: (setting) => [...spans(setting, 88), ...Object.keys(chartShares).flatMap((layout) => spans(setting, leastSide, layout))],
    waste: ({ span, layout }, parts, { grid: { line } }) => (chartShares[layout] === undefined ? 0 : Math.max(0, ((parts.figures ?? 0) - (parts.words ?? 0)) / line) * span * (1 - chartShares[layout]) * spreadShare),
    capacity: (setting, variant) => (figures[0] ? Math.floor(chartLines(figures[0], setting, chartWidth(setting, variant)) * 0.4) : 0),
    context: async (setting, variant, frame, draw) => {
      const { layout } = variant;
      const width = chartWidth(setting, variant);
      return {
        ...frame, partial: 'targets', id: 'targets', layout, title: targets.title, texts: targets.texts, note: targets.note.length > 0 ? targets.note : '',
        figures: await Promise.all(figures.map((figure, index) => figureContext({ figure, setting, width, extra: index === 0 ? frame.extra : 0, draw }))),
      };
    },
  };
}

/** Of what is left beside the chart: words are spread over its height. */
const spreadShare = 0.5;

/** Narrowest block with the targets' words beside their chart, mm, and the chart's share of it: words may be few. */
const leastSide = 140;
const chartShares: Record<string, number> = { side: 0.62, 'side wide': 0.78 };

const chartWidth = ({ grid }: Setting, { span, layout }: Variant): number =>
  (chartShares[layout] === undefined ? spanWidth(grid, span) : (spanWidth(grid, span) - grid.gutter) * chartShares[layout]);

/** Measures stand in as many columns as their words allow without a break; in fewer even ones where the cell would be empty. */
function taskColumns({ sizes, metrics, theme }: Setting, task: TaskView, { width, extra }: { width: number; extra: number }): number {
  const widths = task.items.map((item) =>
    ptToMm(metrics.width(item.map((run) => run.text).join(''), { family: theme.type.heading, weight: 700, size: sizes.body }) + sizes.body));
  const fits = (across: number) => {
    const columns = Array.from({ length: across }, (_, column) => Math.max(0, ...widths.filter((_width, index) => index % across === column)));
    return columns.reduce((sum, column) => sum + column, 0) + (across - 1) * 2 <= width - 2 * cellPadding;
  };
  const { length } = task.items;
  const most = [4, 3, 2].find((across) => across <= length && fits(across)) ?? 1;
  if (extra < emptyLines) return most;
  const room = Math.ceil(length / most) + extra;
  const isFull = (across: number) => Math.max(...widths) * across >= (width - 2 * cellPadding) * leastFull;
  return [1, 2, 3].find((across) => across < most && length % across === 0 && length / across <= room && fits(across) && isFull(across)) ?? most;
}

/** Lines to spare at which a task's cell looks empty. */
const emptyLines = 3;
/** Share of the width that measures one below the other take at least: else they would leave a hole beside them. */
const leastFull = 0.4;

/** Width of the longest line that a task has to say, mm: its title, its text, or its measures in a row. */
function taskWords({ sizes, metrics, theme }: Setting, { title, text, items }: TaskView): number {
  const widthOf = (words: string, size: number) => ptToMm(metrics.width(words, { family: theme.type.heading, weight: 700, size }));
  const plain = (runs: TaskView['text']) => runs.map((run) => run.text).join('');
  return Math.max(widthOf(title.text, sizes.panel), widthOf(plain(text), sizes.body), items.reduce((sum, item) => sum + widthOf(plain(item), sizes.body) + 2 * sizes.body * ptToMm(1), 0));
}
/** A cell this many times as wide as its longest line is empty beside it, over about so many lines. */
const wideCell = 1.4;
const taskLines = 4;

/** Spans of two to five equal cells across, the wider ones where they do not divide, and the full width. */
const evenParts = (columns: number): Set<number> =>
  new Set([1, 2, 3, 4, 5].flatMap((parts) => [Math.floor(columns / parts), Math.ceil(columns / parts)]));

function taskBlock(task: TaskView): Block {
  return {
    id: task.id, key: task.id, partial: 'task',
    // Tasks stand in equal cells, so only even parts of the width are of use.
    variants: (setting) => [...spans(setting, leastTask), ...spans(setting, leastBeside, 'beside').filter(({ span }) => spanWidth(setting.grid, span) <= mostBeside)].filter(({ span }) => evenParts(setting.grid.columns).has(span)),
    capacity: () => 2,
    waste: ({ span, layout }, _parts, setting) => (layout === 'beside' ? 0 : span * Math.max(0, 1 - (taskWords(setting, task) * wideCell) / spanWidth(setting.grid, span)) * taskLines),
    context: async (setting, { layout }, frame) => ({
      ...frame, partial: 'task', id: task.id, layout, task: { ...task, text: task.text.length > 0 ? task.text : '' },
      itemsStyle: `--task-across:${taskColumns(setting, task, { width: layout === 'beside' ? frame.width * besideShare : frame.width, extra: layout === 'beside' ? 0 : frame.extra })};`, wordsStyle: `--beside:${besideShare * 100}%;`,
    }),
  };
}

function closingBlock(closing: NonNullable<PlanView['closing']>): Block {
  return {
    id: 'closing', key: 'closing', partial: 'closing',
    variants: ({ grid }) => [{ span: grid.columns, layout: 'stack' }],
    capacity: () => 0,
    context: async (_setting, _variant, frame) => ({ ...frame, partial: 'closing', id: 'closing', closing: { ...closing, text: closing.text.length > 0 ? closing.text : '' } }),
  };
}

export interface PlanBlocks {
  /** Requirement and targets, side by side where they fit. */
  head: Block[];
  tasks: Block[];
  closing: Block[];
}

export const planBlocks = (plan: PlanView): PlanBlocks => ({
  head: [...(plan.requirement ? [requirementBlock(plan.requirement)] : []), ...(plan.targets ? [targetsBlock(plan.targets)] : [])],
  tasks: plan.tasks.map(taskBlock),
  closing: plan.closing ? [closingBlock(plan.closing)] : [],
});
