/** A task of the plan: its title, a sentence, and its measures in columns, in a cell of its own. */
import { ptToMm } from '../lib/units.ts';
import type { TaskView } from '../view/view.ts';
import { lineWidth, type Block, type Frame, type Setting } from './block.ts';
import { isSeen, spanWidth } from './grid.ts';
import { cellPadding, spans } from './plan-widths.ts';

/** Narrowest task, mm. */
const leastTask = 54;
/**
 * Narrowest and widest task with its words beside its title, mm, and their share of the width: a wider one
 * is mostly empty.
 */
const leastBeside = 130;
const mostBeside = 230;
const besideShare = 0.62;

/** Measures with their bullets, mm. */
const itemWidths = (setting: Setting, { items }: TaskView): number[] =>
  items.map(
    (item) =>
      lineWidth(setting, item.map((run) => run.text).join(''), setting.sizes.body) +
      ptToMm(setting.sizes.body),
  );

/** Width of measures in so many columns, with what is between them, mm. */
function columnsWidth(widths: number[], across: number): number {
  const columns = Array.from({ length: across }, (_, column) =>
    Math.max(0, ...widths.filter((_width, index) => index % across === column)),
  );
  return columns.reduce((sum, column) => sum + column, 0) + (across - 1) * betweenColumns;
}
/** mm; the style sheet says the same. */
const betweenColumns = 2;

/**
 * Measures stand in as many columns as their words allow without a break; in fewer even ones where the cell
 * would be empty.
 */
function taskColumns(
  setting: Setting,
  task: TaskView,
  { width, extra }: { width: number; extra: number },
): number {
  const { grid } = setting;
  const widths = itemWidths(setting, task);
  const fits = (across: number) => columnsWidth(widths, across) <= width - 2 * cellPadding;
  const { length } = task.items;
  const most = [4, 3, 2].find((across) => across <= length && fits(across)) ?? 1;
  if (extra < emptyLines) return most;
  const room = Math.ceil(length / most) + extra;
  const cell = width - 2 * cellPadding;
  const isFull = (across: number) => {
    const taken = Math.max(...widths) * across;
    return (
      taken >= cell * leastFull &&
      !isSeen(grid, { width: cell - taken, height: (length / across) * grid.line })
    );
  };
  return (
    [1, 2, 3].find(
      (across) =>
        across < most && length % across === 0 && length / across <= room && fits(across) && isFull(across),
    ) ?? most
  );
}

/** Lines that a cell has to spare, between its words and its measures, and between rows of these. */
interface Air {
  above: number;
  between: number;
}

/**
 * Usually all of them stand between words and measures, which end level with their neighbours'. Where
 * that would leave a hole above them, which begins beside what precedes it, so many that it is no
 * greater than the one below; where it is one even so, rows of measures are parted as well.
 */
function airOf(
  setting: Setting,
  task: TaskView,
  { width, extra, rows }: { width: number; extra: number; rows: number },
): Air {
  const { grid } = setting;
  const emptyAbove = emptyAboveOf(setting, task, width);
  const seen = (empty: number) => isSeen(grid, { width: empty, height: grid.line });
  if (extra === 0 || !seen(emptyAbove(extra))) return { above: extra, between: 0 };
  const best = (between: number): Air & { empty: number } => {
    const rest = extra - between * (rows - 1);
    const worse = (lines: number) => Math.max(emptyAbove(lines), (width - 2 * cellPadding) * (rest - lines));
    const above = Array.from({ length: rest + 1 }, (_, lines) => lines).reduce((least, lines) =>
      worse(lines) < worse(least) ? lines : least,
    );
    return { above, between, empty: worse(above) };
  };
  const most = rows > 1 ? Math.min(mostBetween, Math.floor(extra / (rows - 1))) : 0;
  const tried = Array.from({ length: most + 1 }, (_, between) => best(between));
  return (
    tried.find(({ empty }) => !seen(empty)) ??
    tried.reduce((least, one) => (one.empty < least.empty ? one : least))
  );
}
/** Lines between rows of measures, at most. */
const mostBetween = 2;

/**
 * What is empty above a task's measures with so many lines between them and its words: area, mm times
 * lines.
 */
function emptyAboveOf(setting: Setting, { title, text }: TaskView, width: number): (lines: number) => number {
  const { sizes } = setting;
  const room = width - 2 * cellPadding;
  const [head, words] = [
    lineWidth(setting, title.text, sizes.panel * 1.2) + ptToMm(sizes.panel * 2),
    lineWidth(setting, text.map((run) => run.text).join(''), sizes.body),
  ];
  // Of a text of several lines the last is half full on the average.
  const lastLine = words > room ? words % room : words;
  return (lines) =>
    Math.max(
      room * lines,
      (room - lastLine) * (lines + Number(words > 0)),
      words > room ? 0 : (room - Math.max(head, words)) * (lines + headLines + Number(words > 0)),
    );
}
/** Lines of a task's title. */
const headLines = 2;

function taskStyle(
  setting: Setting,
  task: TaskView,
  { layout, frame: { width, extra } }: { layout: string; frame: Frame },
): string {
  const isBeside = layout === 'beside';
  const most = taskColumns(setting, task, { width: isBeside ? width * besideShare : width, extra: 0 });
  const across = isBeside ? most : taskColumns(setting, task, { width, extra });
  const rows = (columns: number) => Math.ceil(task.items.length / columns);
  const air = isBeside
    ? { above: besideLines(task, extra).between, between: 0 }
    : airOf(setting, task, {
        width,
        extra: Math.max(0, extra + rows(most) - rows(across)),
        rows: rows(across),
      });
  return `--task-across:${across};--task-above:${air.above};${air.between > 0 ? `--task-between:${air.between};` : ''}`;
}

/**
 * Beside the title, of so many lines to spare: first one parts measures from words, for there is a line
 * above and the beginning of one below already; what is left has words and measures in its middle.
 */
function besideLines({ text, items }: TaskView, extra: number): { above: number; between: number } {
  const between = text.length > 0 && items.length > 0 && extra > 1 ? 1 : 0;
  return { above: Math.floor((extra - between) / 2), between };
}

/** Lines to spare at which its cell looks empty. */
const emptyLines = 3;
/**
 * Share of the width that measures one below the other take at least: else they would leave a hole beside
 * them.
 */
const leastFull = 0.4;

/**
 * Width of the longest line that a task has to say in a cell, mm: its title, its text, or a row of its
 * measures.
 */
function taskWords(setting: Setting, task: TaskView, width: number): number {
  const { sizes } = setting;
  const across = taskColumns(setting, task, { width, extra: 0 });
  return Math.max(
    lineWidth(setting, task.title.text, sizes.panel),
    lineWidth(setting, task.text.map((run) => run.text).join(''), sizes.body),
    columnsWidth(itemWidths(setting, task), across),
  );
}
/** Lines of a task's text and measures in a cell. */
function wordLines(setting: Setting, task: TaskView, width: number): number {
  const text = lineWidth(setting, task.text.map((run) => run.text).join(''), setting.sizes.body);
  return (
    Math.ceil(text / (width - 2 * cellPadding)) +
    Math.ceil(task.items.length / taskColumns(setting, task, { width, extra: 0 }))
  );
}
/** With no more words than this a cell bears a line more, else two. */
const fewLines = 2;
/** A cell this many times as wide as its longest line is empty beside it, over about so many lines. */
const wideCell = 1.4;
const taskLines = 4;

/** Spans of two to five equal cells across, the wider ones where they do not divide, and the full width. */
const evenParts = (columns: number): Set<number> =>
  new Set([1, 2, 3, 4, 5].flatMap((parts) => [Math.floor(columns / parts), Math.ceil(columns / parts)]));

export function taskBlock(task: TaskView): Block {
  return {
    id: task.id,
    key: task.id,
    partial: 'task',
    // Tasks stand in equal cells, so only even parts of the width are of use.
    variants: (setting) =>
      [
        ...spans(setting, leastTask),
        ...spans(setting, leastBeside, 'beside').filter(
          ({ span }) => spanWidth(setting.grid, span) <= mostBeside,
        ),
      ].filter(({ span }) => evenParts(setting.grid.columns).has(span)),
    capacity: (setting, { span, layout }) =>
      wordLines(setting, task, spanWidth(setting.grid, span) * (layout === 'beside' ? besideShare : 1)) >
      fewLines
        ? 2
        : 1,
    waste: ({ span, layout }, _parts, setting) => {
      const width = spanWidth(setting.grid, span);
      return layout === 'beside'
        ? 0
        : span * Math.max(0, 1 - (taskWords(setting, task, width) * wideCell) / width) * taskLines;
    },
    context: async (setting, { layout }, frame) => ({
      ...frame,
      partial: 'task',
      id: task.id,
      layout,
      task: { ...task, text: task.text.length > 0 ? task.text : '' },
      itemsStyle: taskStyle(setting, task, { layout, frame }),
      wordsStyle: `--beside:${besideShare * 100}%;--words-above:${besideLines(task, frame.extra).above};`,
    }),
  };
}
