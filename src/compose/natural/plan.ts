/** Parts and plan in their natural heights, see the partials part, plan-panel, tasks, requirement and closing. */
import { mmToPx } from '../../lib/units.ts';
import type { FactView, Headline, PlanView, TaskView, Text } from '../../view/view.ts';
import { isLongNumber, type Setting } from '../block.ts';
import { columns } from './columns.ts';
import { beside, filled, joined, named, padded, stack, whole, type Laid, type Node } from './nodes.ts';
import { rowsNode } from './rows.ts';
import { headlineRuns, plainRuns, textRuns } from './runs.ts';
import { paragraph, type ParagraphNode } from './paragraph.ts';
import { type Look, type TypeStyle } from './look.ts';

export const textNode = (look: Look, text: Text, style: TypeStyle): ParagraphNode =>
  paragraph(look, { key: text, style, runs: () => textRuns(look.typesetter, text, style) });

export const headlineNode = (look: Look, headline: Headline, style: TypeStyle): ParagraphNode =>
  paragraph(look, { key: headline, style, runs: () => headlineRuns(headline, style) });

/** px of a line drawn above or below something: "1.5pt solid …". */
const ruleOf = (look: Look, selector: string): number => {
  const value = look.typesetter.sheet.style(selector)['border-top'];
  return value === undefined ? 0 : look.lengthOf(value.split(' ')[0]!);
};

/** The title of a part; its digits have a face of their own. */
/** @param within Selector of what holds it; "" for none. */
function partTitle(look: Look, title: Headline, within: string): ParagraphNode {
  const selectors = ['.part-title', ...(within === '' ? [] : [`${within} .part-title`])];
  const style = look.type(...selectors);
  const isHan = look.typesetter.view.script === 'han';
  const figures = look.type('.part-title', '.part-title .fig');
  const { right } = look.sides('margin', '.part-title', '.part-title .fig');
  return paragraph(look, {
    key: title,
    name: `part${within}`,
    style,
    runs: () =>
      headlineRuns(
        title,
        style,
        isHan
          ? {
              family: figures.family,
              weight: figures.weight,
              scale: figures.size / style.size,
              pad: [0, right / style.size],
            }
          : undefined,
      ),
  });
}

/** @param tone Its place in the report: "review" or "plan". */
export function partNode(
  look: Look,
  { title, context, tone }: { title: Headline; context: Text; tone: string },
): Node {
  const selectors = ['.part', `.part-${tone}`];
  const least = look.length('min-height', selectors);
  const gap = look.length('gap', selectors);
  const sides = look.sides('padding', ...selectors);
  const { top } = look.sides('padding', '.part-title');
  const heading = partTitle(look, title, `.part-${tone}`);
  const words =
    context.length > 0
      ? textNode(look, context, look.type('.part-context', `.part-${tone} .part-context`))
      : undefined;
  return {
    lay(width): Laid {
      const room = width - sides.left - sides.right;
      const own = Math.min(room, heading.natural());
      const rest = Math.max(0, room - own - gap);
      const title = heading.lay(own + 1);
      const laid = words
        ? joined(
            [
              { laid: title, x: 0, y: top },
              { laid: words.lay(rest), x: own + gap, y: 0 },
            ],
            Math.max(top + title.height, words.lay(rest).height),
          )
        : joined([{ laid: title, x: 0, y: top }], top + title.height);
      const height = Math.max(least, laid.height + sides.top + sides.bottom);
      return { ...laid, height, draw: (x, y, put) => laid.draw(x + sides.left, y + sides.top, put) };
    },
  };
}

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
    lay(width): Laid {
      const between = space.natural() - dots.natural();
      let [x, y, height] = [0, 0, 0];
      const children = boxes.map((box) => {
        const natural = Math.min(width, box.natural() + before + pad);
        if (x > 0 && x + natural > width + 0.05) {
          x = 0;
          y += height;
          height = 0;
        }
        const laid = box.lay(Math.max(0, natural - pad) + 0.05);
        height = Math.max(height, laid.height);
        const child = { laid, x, y };
        x += natural + between;
        return child;
      });
      return joined(children, y + height);
    },
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

/** The requirement by itself. @param across Columns of its text. */
export const requirementNode = (
  look: Look,
  { title, text }: NonNullable<PlanView['requirement']>,
  across: number,
): Node => {
  const heading = headlineNode(look, title, look.type('.requirement-title'));
  const height = look.length('height', ['.requirement-title']);
  const head: Node = {
    lay(width) {
      const laid = heading.lay(width);
      return joined([{ laid, x: 0, y: (height - laid.height) / 2 }], height);
    },
  };
  const body = columns(across, look.gutter, textNode(look, text, look.type('.requirement-text')));
  return padded(stack([{ node: head }, { node: body }]), look.sides('padding', '.requirement'));
};

/** @param rows Measures in each row; 0 where they run on. */
export function closingNode(
  look: Look,
  { title, text, items }: NonNullable<PlanView['closing']>,
  rows: number,
): Node {
  const heading = headlineNode(look, title, look.type('.closing-title'));
  const { left, right } = look.sides('padding', '.closing-title');
  const gap = look.length('gap', ['.closing']);
  const body = look.sides('padding', '.closing-body').right;
  const style = look.type('.closing-item', ...(rows > 0 ? ['.closing-items.rows > .closing-item'] : []));
  const measures = items.map((item) => textNode(look, item, style));
  const between = look.length('column-gap', ['.closing-items']);
  /** Each as wide as its words, in lines that take what goes in. */
  const wrapped: Node = {
    lay(width) {
      let [x, y, height] = [0, 0, 0];
      const children = measures.map((measure) => {
        const own = Math.min(width, measure.natural());
        if (x > 0 && x + own > width + 0.05) {
          [x, y, height] = [0, y + height, 0];
        }
        const laid = measure.lay(own + 0.05);
        height = Math.max(height, laid.height);
        const child = { laid, x, y };
        x += own + between;
        return child;
      });
      return joined(children, y + height);
    },
  };
  const grid: Node = {
    lay(width) {
      const each = (width - (rows - 1) * between) / rows;
      const lines = Array.from({ length: Math.ceil(measures.length / rows) }, (_, at) =>
        beside(
          measures.slice(at * rows, (at + 1) * rows).map((node) => ({ node, width: each })),
          between,
        ),
      );
      return stack(lines.map((node) => ({ node }))).lay(width);
    },
  };
  const words = stack([
    ...(text.length > 0 ? [{ node: textNode(look, text, look.type('.closing-text')) }] : []),
    ...(items.length > 0 ? [{ node: rows > 0 ? grid : wrapped }] : []),
  ]);
  return {
    lay(width): Laid {
      const own = heading.natural();
      const box = own + left + right;
      const title = heading.lay(own + 0.05);
      const laid = words.lay(Math.max(0, width - box - gap - body));
      const height = Math.max(title.height, laid.height);
      const drawn = joined(
        [
          { laid: title, x: left, y: (height - title.height) / 2 },
          { laid, x: box + gap, y: 0 },
        ],
        height,
      );
      return {
        ...drawn,
        draw(x, y, put) {
          put(x, y, x + box, y + height);
          drawn.draw(x, y, put);
        },
      };
    },
  };
}

export interface PlanHead {
  title: Headline;
  context: Text;
  targets: Headline;
  texts: Text[];
  facts: FactView[];
  note: Text;
  /** Share of the width for the words; undefined where they stand above the chart. */
  share: number | undefined;
  /** The title of the targets stands over the chart beside the words. */
  isOverChart: boolean;
  /** mm */
  numbersWidth: number;
  chart: { width: number; height: number } | undefined;
}

/** The dark head of the plan. */
const none = { top: 0, right: 0, bottom: 0, left: 0 };

export function planPanelNode(look: Look, setting: Setting, plan: PlanHead): Node {
  const gap = look.length('gap', ['.plan-words']);
  const targetsTop = look.sides('padding', '.targets-title').top + ruleOf(look, '.targets-title');
  const spaced = (nodes: Node[]): Node =>
    stack(nodes.map((node, index) => ({ node, before: index > 0 ? gap : 0 })));
  const title = (type: TypeStyle): Node => headlineNode(look, plan.targets, type);
  const isOverChart = plan.isOverChart && plan.share !== undefined && plan.chart !== undefined;
  const head = spaced([
    partTitle(look, plan.title, '.plan-words'),
    ...(plan.context.length > 0 ? [textNode(look, plan.context, look.type('.plan-context'))] : []),
    ...(isOverChart ? [] : [padded(title(look.type('.targets-title')), { ...none, top: targetsTop })]),
  ]);
  const words = spaced([
    named('head', head),
    ...plan.texts.map((text) => textNode(look, text, look.type('.targets-text'))),
    ...(plan.facts.length > 0
      ? [
          rowsNode(look, setting, {
            facts: plan.facts,
            width: plan.numbersWidth,
            within: ['.plan-words'],
          }),
        ]
      : []),
  ]);
  const pad = look.length('--pad', ['.plan-panel']);
  const sides = { ...look.sides('padding', '.plan-ground'), left: pad, right: pad };
  const drawn = plan.chart && filled(mmToPx(plan.chart.height));
  const own = ['.targets-title', '.plan-chart > .targets-title'];
  const chart =
    drawn && isOverChart
      ? stack([
          {
            node: padded(title(look.type(...own)), { ...none, bottom: look.sides('padding', ...own).bottom }),
          },
          { node: drawn },
        ])
      : drawn;
  const ground: Node = {
    lay(width) {
      const { share } = plan;
      if (share === undefined || !chart)
        return stack([
          { node: words },
          ...(chart
            ? [{ node: chart, before: look.length('gap', ['.plan-panel.stack > .plan-ground']) }]
            : []),
        ]).lay(width);
      return beside(
        [
          { node: words, width: width * share },
          { node: chart, width: mmToPx(plan.chart!.width) },
        ],
        look.gutter,
      ).lay(width);
    },
  };
  const note = look.type('.targets-note');
  return stack([
    { node: padded(ground, sides) },
    ...(plan.note.length > 0
      ? [
          {
            node: padded(textNode(look, plan.note, note), {
              ...look.sides('padding', '.targets-note'),
              left: pad,
              right: pad,
            }),
          },
        ]
      : []),
  ]);
}
