/**
 * The tasks of the plan as one stack: columns filled in order, a disc with the numeral, the title, a sentence,
 * the measures running on. What is left stands at the foot of the last column; nothing is drawn apart.
 */
import { ptToMm } from '../lib/units.ts';
import type { PlanView, TaskView } from '../view/view.ts';
import { isLongNumber, lineWidth, type Block, type Setting } from './block.ts';
import { spanWidth } from './grid.ts';
import { tasksNode } from './natural/plan.ts';

/** Width of a column of tasks, mm: least, and the widest at which its lines still read well. */
const [leastColumn, mostColumn] = [58, 128];
/** Tasks that stand in one stack: more are divided evenly, so that pages can break between them. */
const mostTogether = 9;

/** Even runs of tasks. */
function runsOfTasks(tasks: TaskView[]): TaskView[][] {
  const count = Math.max(1, Math.ceil(tasks.length / mostTogether));
  return Array.from({ length: count }, (_, index) =>
    tasks.slice(Math.round((index * tasks.length) / count), Math.round(((index + 1) * tasks.length) / count)),
  );
}

/** Columns in which the stack can stand, the most first. */
function columnCounts({ grid }: Setting, span: number, count: number): number[] {
  const width = spanWidth(grid, span);
  const fitting = [4, 3, 2, 1].filter((columns) => {
    const each = (width - (columns - 1) * grid.gutter) / columns;
    return columns <= Math.max(1, count) && each >= leastColumn && each <= mostColumn;
  });
  return fitting.length > 0 ? fitting : [1];
}

const plain = (text: { text: string }[]): string => text.map((run) => run.text).join('');

/** Empty place beside the last column, roughly: the share of a column that the cut leaves over. */
function unevenness(setting: Setting, tasks: TaskView[], columns: number, width: number): number {
  const { sizes } = setting;
  const each = (width - (columns - 1) * setting.grid.gutter) / columns;
  const heights = tasks.map(
    ({ text, items }) =>
      2.4 +
      Math.ceil(lineWidth(setting, plain(text), sizes.body) / each) +
      Math.ceil(
        items.reduce(
          (sum, item) => sum + lineWidth(setting, plain(item), sizes.body) + ptToMm(sizes.body * 2),
          0,
        ) / each,
      ),
  );
  const total = heights.reduce((sum, lines) => sum + lines, 0);
  const goal = total / columns;
  let [column, highest] = [0, 0];
  for (const lines of heights) {
    if (column > 0 && column + lines > goal * 1.12) column = 0;
    column += lines;
    highest = Math.max(highest, column);
  }
  return Math.max(0, highest * columns - total);
}

export interface StackOf {
  tasks: TaskView[];
  requirement?: PlanView['requirement'];
}

/** One stack of tasks; the general requirement opens the first. */
export function tasksBlock({ tasks, requirement }: StackOf, id: string): Block {
  const count = tasks.length + (requirement ? 1 : 0);
  return {
    id,
    key: id,
    partial: 'tasks',
    variants: (setting) =>
      columnCounts(setting, setting.grid.columns, count).map((columns) => ({
        span: setting.grid.columns,
        layout: `columns-${columns}`,
      })),
    capacity: () => 2,
    waste: ({ span, layout }, _parts, setting) =>
      unevenness(setting, tasks, Number(layout.split('-')[1]), spanWidth(setting.grid, span)) * 0.5,
    node: (look, _setting, { layout }) =>
      tasksNode(look, { tasks, requirement, count: Number(layout.split('-')[1]) }),
    context: async (_setting, { layout }, frame) => ({
      ...frame,
      partial: 'tasks',
      id,
      bodyStyle: `columns:${layout.split('-')[1]};`,
      requirement: requirement ?? '',
      tasks: tasks.map((task) => ({
        ...task,
        text: task.text.length > 0 ? task.text : '',
        numberClass: isLongNumber(task) ? ' long' : '',
      })),
    }),
  };
}

export const taskBlocks = ({ tasks, requirement }: Pick<PlanView, 'tasks' | 'requirement'>): Block[] =>
  runsOfTasks(tasks).map((run, index) =>
    tasksBlock(
      { tasks: run, ...(index === 0 && requirement ? { requirement } : {}) },
      index === 0 ? 'tasks' : `tasks-${index + 1}`,
    ),
  );
