/** How a block is set inside. What tells two ways of a kind apart stands in the way, never in its name. */

/** Shares of the width of the plan's head: for its words, and for targets in words between them and the drawing. */
export const planShares = {
  slim: { words: 0.22 },
  wide: { words: 0.3 },
  even: { words: 0.38 },
  half: { words: 0.5 },
  most: { words: 0.62 },
  parted: { words: 0.28, targets: 0.3 },
} satisfies Record<string, { words: number; targets?: number }>;

/** Figures of a section: above its items, beside them, in two columns above them, or at the head of columns of items. */
type PanelWay = { kind: 'stack' | 'side' | 'across' } | { kind: 'woven'; columns: number };

/** Photos of an article: beside its text in a column or a row, at the head of its columns, or in a strip above all. */
type FlowWay = { kind: 'flow' | 'headed' | 'strip' } | { kind: 'row'; percent: number };

/** Tasks in columns that are filled one after the other, or in rows of so many. */
type TasksWay = { kind: 'columns' | 'rows'; count: number };

/**
 * Targets of the plan drawn beside its words, their title over the drawing or below that of the part; in words, as a
 * strip; or all in one stack.
 */
type PlanWay =
  { kind: 'drawn'; share: keyof typeof planShares; isOver: boolean } | { kind: 'strip' | 'stack' };

export type Way = PanelWay | FlowWay | TasksWay | PlanWay;

/** Blocks with one way only. */
export const stack: Way = { kind: 'stack' };

/** What `--explain`, templates and the search call it. */
export function nameOfWay(way: Way): string {
  switch (way.kind) {
    case 'woven':
      return `woven-${way.columns}`;
    case 'row':
      return `row-${way.percent}`;
    case 'columns':
      return `columns-${way.count}`;
    case 'rows':
      return `row-${way.count}`;
    case 'drawn':
      return `${way.share}${way.isOver ? ' over' : ''}`;
    case 'headed':
      return 'woven';
    default:
      return way.kind;
  }
}
