/** The election of the picture of the page: by form, news and facts drawn. */
import { expect, test } from 'vitest';
import { electPicture } from '../../src/compose/election.ts';
import type { FactView, FigureView, ReportView } from '../../src/view/view.ts';

const facts = (names: string): FactView[] => [...names].map((id) => ({ id }) as FactView);
const figure = (kind: FigureView['kind'], names: string): FigureView =>
  ({ kind, facts: facts(names), pairs: [] }) as unknown as FigureView;
const view = (sections: FigureView[][], lead = ''): ReportView =>
  ({
    lead: { facts: facts(lead) },
    review: { sections: sections.map((figures, index) => ({ id: `s${index + 1}`, figures })) },
  }) as unknown as ReportView;

test('a form that says more wins over one that draws as many facts', () => {
  expect(electPicture(view([[figure('bars', 'abcd')], [figure('flow', 'efgh')]]))!.section).toBe('s2');
});
test('news wins over form', () => {
  expect(electPicture(view([[figure('divided', 'abcd')], [figure('bars', 'efgh')]], 'e'))!.section).toBe(
    's2',
  );
});
test('the earlier of equals wins', () => {
  expect(electPicture(view([[figure('bars', 'ab')], [figure('bars', 'cd')]]))!.section).toBe('s1');
});
test('rows of numbers are no picture, and a report of them has none', () => {
  expect(electPicture(view([[figure('tiles', 'abcdefgh')], [figure('length', 'i')]]))!.section).toBe('s2');
  expect(electPicture(view([[figure('tiles', 'ab')]]))).toBeUndefined();
});
