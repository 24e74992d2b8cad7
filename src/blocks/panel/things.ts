/** One colour for one thing: lines, areas and stacks of a section are painted as the parts of its bar that they name. */
import { remember } from '../../lib/remember.ts';
import { amountOf } from '../../view/relations/amount.ts';
import type { FactView, FigureView, SeriesView } from '../../view/view.ts';

/** Kinds whose columns have a colour each. */
const coloured = new Set<FigureView['kind']>(['line', 'area', 'stack']);

/** Two values are one where rounding hides what parts them. */
const hair = 1e-6;

const plain = (text: string): string => text.trim().toLowerCase();

/** The last number of a column. */
const lastOf = ({ rows }: SeriesView, column: number): number | undefined =>
  rows.findLast(({ cells }) => cells[column])?.cells[column]?.value;

/** Ways to tell that a column and a part are one thing, the surest first: by name, by number, by a word of the name. */
const ways: ((series: SeriesView, column: number, fact: FactView) => boolean)[] = [
  ({ columns }, column, { label, short }) =>
    [label, short].some((name) => plain(name) === plain(columns[column]!.label)),
  (series, column, fact) => {
    const [last, own] = [lastOf(series, column), fact.value ?? amountOf(fact)?.value];
    return (
      last !== undefined && own !== null && own !== undefined && Math.abs(last - own) <= Math.abs(last) * hair
    );
  },
  ({ columns }, column, { label }) => plain(label).includes(plain(columns[column]!.label)),
];

/** The part of the bar that each column is; undefined where none is, or several may be. */
export function partsOfColumns(series: SeriesView, parts: readonly FactView[]): (number | undefined)[] {
  const found: (number | undefined)[] = series.columns.map(() => undefined);
  for (const way of ways)
    series.columns.forEach((_column, column) => {
      if (found[column] !== undefined) return;
      const fitting = parts.flatMap((fact, part) =>
        !found.includes(part) && way(series, column, fact) ? [part] : [],
      );
      if (fitting.length === 1) found[column] = fitting[0];
    });
  return found;
}

const painted = new WeakMap<FigureView, Map<string, FigureView>>();

/** Figures of a section, those over time in the colours of its divided bar; the same objects each time. */
export function inOneColour(figures: readonly FigureView[]): FigureView[] {
  const bars = figures
    .filter(({ kind }) => kind === 'divided')
    .map(({ facts }) => facts.filter(({ kind }) => kind !== 'increment'));
  return figures.map((figure) => {
    const { series, kind } = figure;
    if (!series || series.columns.length < 2 || !coloured.has(kind)) return figure;
    const [best] = bars
      .map((parts) => ({ of: parts.length, columns: partsOfColumns(series, parts) }))
      .filter(({ columns }) => columns.filter((part) => part !== undefined).length > 1);
    if (!best) return figure;
    return remember(
      remember(painted, figure, () => new Map<string, FigureView>()),
      JSON.stringify(best),
      (): FigureView => ({ ...figure, parts: best }),
    );
  });
}
