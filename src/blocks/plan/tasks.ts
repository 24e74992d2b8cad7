/**
 * The tasks of the plan as one stack: columns filled in order, a disc with the numeral, the title, a sentence,
 * the measures running on. What is left stands at the foot of the last column; nothing is drawn apart.
 */
import { ptToMm } from '../../lib/units.ts';
import type { PlanView, TaskView } from '../../view/view.ts';
import { isLongNumber, lineWidth, type Block, type Setting, type Variant } from '../block.ts';
import { spanWidth } from '../../design/grid.ts';
import { tasksNode } from '../natural/tasks.ts';

/** Width of a column of tasks, mm at the usual type: least, and the widest at which its lines still read well. */
const [leastColumn, mostColumn] = [54, 128];
/** So few tasks, all of a plan, stand in rows with their heads on one line; stacks of more are set alike. */
const mostInRows = 6;
/** Tasks that stand in one stack where pages may break: more are divided evenly, so that they break between them. */
const mostTogether = 9;
/** Tasks in one stack, whatever stands around it: more are read as two. */
const mostInStack = 16;

/** Even runs of tasks. */
function runsOfTasks(tasks: TaskView[]): TaskView[][] {
  const count = Math.max(1, Math.ceil(tasks.length / mostTogether));
  return Array.from({ length: count }, (_, index) =>
    tasks.slice(Math.round((index * tasks.length) / count), Math.round(((index + 1) * tasks.length) / count)),
  );
}

/** Columns in which the stack can stand, the most first; where none is narrow enough, as many as there are tasks. */
function columnCounts({ grid }: Setting, { count, most }: { count: number; most: number }): number[] {
  const width = spanWidth(grid, grid.columns);
  const eachOf = (columns: number) => (width - (columns - 1) * grid.gutter) / columns;
  const wide = [6, 5, 4, 3, 2, 1].filter(
    (columns) =>
      columns <= Math.min(most, Math.max(1, count)) && (columns === 1 || eachOf(columns) >= leastColumn),
  );
  const fitting = wide.filter((columns) => eachOf(columns) <= mostColumn);
  return fitting.length > 0 ? fitting : wide.slice(0, 1);
}

/** Whether they stand in rows, each as high as its highest. */
const isInRows = ({ way }: Pick<Variant, 'way'>): boolean => way.kind === 'rows';

/** In how many columns. */
const columnsIn = ({ way }: Pick<Variant, 'way'>): number => ('count' in way ? way.count : 1);

const plain = (text: { text: string }[]): string => text.map((run) => run.text).join('');

/** Columns of a stack at most. */
const mostColumns = 4;

/** Lines of each task in so many columns, roughly. */
function roughHeights(setting: Setting, tasks: TaskView[], columns: number, width: number): number[] {
  const { sizes } = setting;
  const each = (width - (columns - 1) * setting.grid.gutter) / columns;
  return tasks.map(
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
}

/** Empty place below the tasks of each row, and where its last cells have none, roughly. */
function unevenRows(setting: Setting, tasks: TaskView[], columns: number, width: number): number {
  const heights = roughHeights(setting, tasks, columns, width);
  const rows = Array.from({ length: Math.ceil(tasks.length / columns) }, (_, row) =>
    heights.slice(row * columns, (row + 1) * columns),
  );
  return rows.reduce(
    (sum, row) => sum + Math.max(...row) * columns - row.reduce((own, lines) => own + lines, 0),
    0,
  );
}

/** Empty place beside the last column, roughly: the share of a column that the cut leaves over. */
function unevenness(setting: Setting, tasks: TaskView[], columns: number, width: number): number {
  const heights = roughHeights(setting, tasks, columns, width);
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
  /** Tasks of the whole plan. */
  ofAll: number;
}

/** One stack of tasks; the general requirement opens the first. */
export function tasksBlock({ tasks, requirement, ofAll }: StackOf, id: string): Block {
  // A requirement by itself runs on from column to column.
  const count = tasks.length === 0 ? mostColumns : tasks.length + (requirement ? 1 : 0);
  const inRows = ofAll <= mostInRows && !requirement;
  return {
    id,
    key: requirement ? `${id}/requirement` : id,
    partial: 'tasks',
    variants: (setting) =>
      columnCounts(setting, { count, most: inRows ? mostInRows : mostColumns }).map((columns) => ({
        span: setting.grid.columns,
        way: { kind: inRows ? 'rows' : 'columns', count: columns },
      })),
    capacity: () => 2,
    waste: (variant, _parts, setting) =>
      (isInRows(variant) ? unevenRows : unevenness)(
        setting,
        tasks,
        columnsIn(variant),
        spanWidth(setting.grid, variant.span),
      ) * 0.5,
    node: (look, _setting, variant) =>
      tasksNode(look, {
        tasks,
        requirement,
        count: columnsIn(variant),
        inRows: isInRows(variant),
      }),
    context: async (_setting, variant, frame) => ({
      ...frame,
      partial: 'tasks',
      id,
      bodyStyle: isInRows(variant)
        ? `display:grid;grid-template-columns:repeat(${columnsIn(variant)},minmax(0,1fr));`
        : `columns:${columnsIn(variant)};`,
      requirement: requirement ?? '',
      tasks: tasks.map((task) => ({
        ...task,
        text: task.text.length > 0 ? task.text : '',
        numberClass: isLongNumber(task) ? ' long' : '',
      })),
    }),
  };
}

/** The stacks of tasks, the first with the requirement where one is given. */
export const taskBlocks = ({ tasks, requirement }: Pick<PlanView, 'tasks' | 'requirement'>): Block[] =>
  runsOfTasks(tasks).map((run, index) =>
    tasksBlock(
      { tasks: run, ofAll: tasks.length, ...(index === 0 && requirement ? { requirement } : {}) },
      index === 0 ? 'tasks' : `tasks-${index + 1}`,
    ),
  );

/** All of so many tasks in one stack, read column by column; none where the stacks are one already, or too long. */
export function wholeStack({ tasks, requirement }: Pick<PlanView, 'tasks' | 'requirement'>): Block[] {
  if (tasks.length <= mostTogether || tasks.length > mostInStack) return [];
  const block = tasksBlock({ tasks, ofAll: tasks.length, ...(requirement ? { requirement } : {}) }, 'tasks');
  return [{ ...block, key: `${block.key}/whole` }];
}
