/** Blocks of the plan: requirement, targets, tasks, closing part. */
import { ptToMm } from '../../lib/units.ts';
import type { PlanView } from '../../view/view.ts';
import type { Block, Setting, Variant } from '../block.ts';
import { spanWidth } from '../../design/grid.ts';
import { requirementNode } from '../natural/tasks.ts';
import { stack } from '../way.ts';
import { closingBlock } from './closing.ts';
import { taskBlocks, wholeStack } from './tasks.ts';

const leastText = 60;
/** Inside a tinted cell, mm; the style sheet says the same. */
const cellPadding = 2.4;

/** Spans over which a text of at least that width can stand. */
const spans = ({ grid }: Setting, least: number): Variant[] =>
  Array.from({ length: grid.columns }, (_, index) => index + 1)
    .filter((span) => spanWidth(grid, span) >= least)
    .map((span) => ({ span, way: stack }));
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

/** Columns of the requirement in a cell of that width, mm. */
function textColumns(
  setting: Setting,
  requirement: NonNullable<PlanView['requirement']>,
  cell: number,
): number {
  const width = cell - 2 * cellPadding;
  return requirementLines(setting, requirement, width) < leastInColumns ? 1 : columnsFor(setting, width);
}

function requirementBlock(requirement: NonNullable<PlanView['requirement']>): Block {
  return {
    id: 'requirement',
    key: 'requirement',
    partial: 'requirement',
    variants: (setting) => spans(setting, leastText),
    capacity: (setting, { span }) =>
      requirementGrowth(setting, requirement, spanWidth(setting.grid, span) - 2 * cellPadding),
    node: (look, setting, { span }) =>
      requirementNode(look, requirement, textColumns(setting, requirement, spanWidth(setting.grid, span))),
    context: async (setting, _variant, frame) => {
      const columns = textColumns(setting, requirement, frame.width);
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

export interface PlanBlocks {
  /** The requirement by itself, above the tasks. */
  head: Block[];
  tasks: Block[];
  /** The same in one stack that the requirement opens, in place of both. */
  joined: Block[];
  /** All tasks in one stack where they are parted above: by themselves, and with the requirement. */
  whole: { tasks: Block[]; joined: Block[] };
  closing: Block[];
}

export const planBlocks = (plan: PlanView): PlanBlocks => ({
  head: plan.requirement ? [requirementBlock(plan.requirement)] : [],
  tasks: plan.tasks.length > 0 ? taskBlocks({ tasks: plan.tasks }) : [],
  joined: plan.tasks.length > 0 && plan.requirement ? taskBlocks(plan) : [],
  whole: {
    tasks: wholeStack({ tasks: plan.tasks }),
    joined: plan.requirement ? wholeStack(plan) : [],
  },
  closing: plan.closing ? [closingBlock(plan.closing)] : [],
});
