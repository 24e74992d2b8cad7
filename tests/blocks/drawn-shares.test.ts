/** Shares among rows are drawn where there is room; what the plan draws only where nothing else of the news is. */
import { expect, test } from 'vitest';
import { withDrawnShares } from '../../src/blocks/figures/drawn-shares.ts';
import type { FactView, FigureView, ReportView, SectionView } from '../../src/view/view.ts';

const share = (id: string, value: number): FactView =>
  ({
    id,
    value,
    kind: 'share',
    status: 'actual',
    unit: '%',
    label: id,
    short: id,
    full: `${value}%`,
  }) as never;
const waits = share('waits', 78.4);
const rows = { id: 'rows', kind: 'tiles', ofRest: true, facts: [waits], words: {} } as unknown as FigureView;
const bars = { id: 'bars', kind: 'bars', facts: [], pairs: [] } as unknown as FigureView;

const drawn = (
  figures: FigureView[],
  { leads, aimed }: { leads: FactView[]; aimed: FactView[] },
): string[] => {
  const view = {
    script: 'latin',
    lead: { title: '', facts: leads },
    plan: { targets: { figure: { pairs: aimed.map((last) => ({ last })) } } },
  } as unknown as ReportView;
  const facts = figures.flatMap((figure) => figure.facts);
  return withDrawnShares({ figures, facts } as unknown as SectionView, view).figures.map(({ kind }) => kind);
};

test('a share is drawn as a hundred squares, but where the plan draws it beside its target', () => {
  expect(drawn([rows], { leads: [], aimed: [] })).toEqual(['hundred']);
  expect(drawn([rows], { leads: [], aimed: [waits] })).toEqual(['tiles']);
});

test('headline news is drawn in its section, too, unless another figure stands there', () => {
  expect(drawn([rows], { leads: [waits], aimed: [waits] })).toEqual(['hundred']);
  expect(drawn([bars, rows], { leads: [waits], aimed: [waits] })).toEqual(['bars', 'tiles']);
});

test('a share that would leave its square empty is no drawing', () => {
  expect(drawn([{ ...rows, facts: [share('deaths', 0.46)] }], { leads: [], aimed: [] })).toEqual(['tiles']);
});

test('what a share was the year before is none of its own', () => {
  expect(drawn([{ ...rows, facts: [share('waits, last year', 74)] }], { leads: [], aimed: [] })).toEqual([
    'tiles',
  ]);
  const years = [share('waits, 2025', 78), share('waits, 2024', 74)];
  const [field, rest] = withDrawnShares(
    { figures: [{ ...rows, facts: years }], facts: years } as unknown as SectionView,
    { script: 'latin', lead: { title: '', facts: [] } } as unknown as ReportView,
  ).figures;
  expect([field, rest].map((figure) => figure!.facts.map(({ id }) => id))).toEqual([
    ['waits, 2025'],
    ['waits, 2024'],
  ]);
});
