/** Tasks and the requirement in their natural heights, see templates/partials/tasks.hbs. */
import type { PlanView, TaskView, Text } from '../../view/view.ts';
import { isLongNumber } from '../block.ts';
import { columns } from './columns.ts';
import type { Look } from './look.ts';
import { beside, filled, joined, padded, stack, whole, type Laid, type Node } from './nodes.ts';
import { paragraph } from './paragraph.ts';
import { plainRuns, textRuns } from './runs.ts';
import { hair, headlineNode, inLines, ruleOf, textNode } from './words.ts';

/** Measures that run on, each in a box that is not parted where it goes into a line. */
function runningNode(look: Look, items: Text[]): Node {
  const style = look.type('.task-items');
  const pad = look.sides('padding', '.task-items', '.task-item').right;
  const mark = look.length('width', ['.task-items', '.task-item::before']);
  const before = mark + look.sides('margin', '.task-items', '.task-item::before').right;
  const boxes = items.map((item) =>
    paragraph(look, {
      key: item,
      name: 'running',
      style: { ...style, indent: before },
      runs: () => textRuns(look.typesetter, item, style),
    }),
  );
  const space = paragraph(look, { key: 'ı ı', style, runs: () => plainRuns('· ·', style) });
  const dots = paragraph(look, { key: 'ıı', style, runs: () => plainRuns('··', style) });
  return {
    lay: (width) =>
      inLines(
        boxes.map((box) => ({
          own: (most) => Math.min(most, box.natural() + before + pad),
          lay: (own) => box.lay(Math.max(0, own - pad) + hair),
        })),
        space.natural() - dots.natural(),
      ).lay(width),
  };
}

/** Sides of a long numeral, and the width of a disc, in its size; see styles/page.css. */
const longSides = 0.3;
const discWidth = 1.3;

function taskNode(look: Look, task: TaskView): Node {
  const { title, text, items } = task;
  const heading = headlineNode(look, title, look.type('.task-title'));
  const sides = look.sides('padding', '.task-head');
  const rule = ruleOf(look, '.task-head');
  const gap = look.length('gap', ['.task-head']);
  const disc = look.length('width', ['.task-number']);
  const number = isLongNumber(task) ? (disc / discWidth) * ([...task.number].length + longSides) : disc;
  const { top, bottom } = look.sides('margin', '.task-number');
  const head: Node = {
    lay(width) {
      const laid = heading.lay(width - number - gap);
      const height = Math.max(laid.height, disc + top + bottom);
      const y = rule + sides.top;
      return joined(
        [
          { laid: filled(height).lay(number), x: 0, y },
          { laid, x: number + gap, y: y + (height - laid.height) / 2 },
        ],
        y + height + sides.bottom,
      );
    },
  };
  return whole(
    padded(
      stack([
        { node: head },
        ...(text.length > 0 ? [{ node: textNode(look, text, look.type('.task-text')) }] : []),
        ...(items.length > 0 ? [{ node: runningNode(look, items) }] : []),
      ]),
      look.sides('padding', '.task'),
    ),
  );
}

/** Tasks side by side, in rows of so many. */
const taskRows = (look: Look, tasks: TaskView[], count: number): Node => ({
  lay(width): Laid {
    const each = (width - (count - 1) * look.gutter) / count;
    const rows = Array.from({ length: Math.ceil(tasks.length / count) }, (_, row) =>
      beside(
        tasks
          .slice(row * count, (row + 1) * count)
          .map((task) => ({ node: taskNode(look, task), width: each })),
        look.gutter,
      ),
    );
    return stack(rows.map((node) => ({ node }))).lay(width);
  },
});

/** One stack of tasks in columns; the requirement opens it. */
export function tasksNode(
  look: Look,
  {
    tasks,
    requirement,
    count,
    inRows,
  }: { tasks: TaskView[]; requirement?: PlanView['requirement']; count: number; inRows: boolean },
): Node {
  if (inRows) return taskRows(look, tasks, count);
  const opening = (given: NonNullable<PlanView['requirement']>): Node => {
    const sides = look.sides('padding', '.requirement-head');
    return whole(
      padded(
        stack([
          {
            node: padded(headlineNode(look, given.title, look.type('.requirement-head')), {
              ...sides,
              top: sides.top + ruleOf(look, '.requirement-head'),
            }),
          },
          { node: textNode(look, given.text, look.type('.requirement-text')) },
        ]),
        look.sides('padding', '.requirement-run'),
      ),
    );
  };
  return columns(
    count,
    look.gutter,
    stack([
      ...(requirement ? [{ node: opening(requirement) }] : []),
      ...tasks.map((task) => ({ node: taskNode(look, task) })),
    ]),
  );
}
