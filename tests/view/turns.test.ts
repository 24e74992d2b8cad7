/** Sections that would draw the same form one after the other take turns. */
import { expect, test } from 'vitest';
import { inTurn } from '../../src/view/relations/measure.ts';
import type { FigureView } from '../../src/view/view.ts';

const bars = (...values: number[]): { figures: FigureView[] } => ({
  figures: [
    {
      kind: 'ruled',
      reason: 'ruled: shares',
      facts: values.map((value) => ({ kind: 'share', unit: '%', value })),
      pairs: [],
    } as unknown as FigureView,
  ],
});
const kindsOf = (...sections: { figures: FigureView[] }[]): string[] =>
  inTurn(sections).flatMap(({ figures }) => figures.map(({ kind }) => kind));

test('shares are bars in one section and fields of squares in the next', () => {
  expect(kindsOf(bars(90, 40), bars(80, 30), bars(70, 20))).toEqual(['ruled', 'hundred', 'ruled']);
});
test('also where a section of other figures is between them', () => {
  const other = { figures: [{ ...bars(5, 4, 3).figures[0]!, kind: 'divided' as const }] };
  expect(kindsOf(bars(90, 40), other, bars(80, 30))).toEqual(['ruled', 'divided', 'hundred']);
});
test('shares that squares do not show stay bars', () => {
  expect(kindsOf(bars(90, 40), bars(80, 3))).toEqual(['ruled', 'ruled']);
  expect(kindsOf(bars(90, 40), bars(90, 80, 70, 60, 50))).toEqual(['ruled', 'ruled']);
});
test('bars that are no shares stand beside any', () => {
  const amounts = bars(5, 4, 3);
  for (const fact of amounts.figures[0]!.facts) Object.assign(fact, { unit: 'km', kind: 'length' });
  expect(kindsOf(bars(90, 40), amounts)).toEqual(['ruled', 'ruled']);
});
