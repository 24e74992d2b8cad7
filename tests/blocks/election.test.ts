/** The election of the picture of the page: by form, news and facts drawn. */
import { expect, test } from 'vitest';
import { electPicture } from '../../src/blocks/figures/election.ts';
import type { FactView, FigureView, ReportView } from '../../src/view/view.ts';

const facts = (names: string): FactView[] =>
  [...names].map((id) => ({ id, value: 1, unit: '', parts: [] }) as unknown as FactView);
const figure = (kind: FigureView['kind'], names: string): FigureView =>
  ({ kind, facts: facts(names), pairs: [] }) as unknown as FigureView;
const view = (sections: FigureView[][], lead = ''): ReportView =>
  ({
    lead: { facts: facts(lead) },
    review: {
      sections: sections.map((figures, index) => ({ id: `s${index + 1}`, figures, items: [], facts: [] })),
    },
  }) as unknown as ReportView;

test('a form that says more wins over one that draws as many facts', () => {
  expect(electPicture(view([[figure('bars', 'abcd')], [figure('flow', 'efgh')]]))!.section).toBe('s2');
});
test('news wins over form', () => {
  expect(electPicture(view([[figure('divided', 'abcd')], [figure('bars', 'efgh')]], 'e'))!.section).toBe(
    's2',
  );
});
test('a bar of which one part is nearly all says less than one of even parts', () => {
  const uneven = figure('divided', 'abc');
  uneven.facts[0]!.value = 20;
  expect(electPicture(view([[uneven], [figure('divided', 'def')]]))!.section).toBe('s2');
});
test('one field or two are no picture as wide as a page', () => {
  expect(electPicture(view([[figure('hundred', 'ab')], [figure('divided', 'cde')]]))!.section).toBe('s2');
  expect(electPicture(view([[figure('hundred', 'abcde')], [figure('divided', 'fgh')]]))!.section).toBe('s1');
});
test('a place of a series that the editor names is news', () => {
  const line = (points: object[]) =>
    ({ ...figure('line', ''), series: { rows: [1, 2, 3], points } }) as unknown as FigureView;
  expect(electPicture(view([[line([])], [line([{ text: 'worst' }])]]))!.section).toBe('s2');
});
test('the earlier of equals wins', () => {
  expect(electPicture(view([[figure('bars', 'abcd')], [figure('bars', 'efgh')]]))!.section).toBe('s1');
});
test('rows of numbers are no picture, and a report of them has none', () => {
  expect(electPicture(view([[figure('tiles', 'abcdefgh')], [figure('length', 'ijk')]]))!.section).toBe('s2');
  expect(electPicture(view([[figure('tiles', 'ab')]]))).toBeUndefined();
});

test('of like figures the one in the section of a headline figure wins', () => {
  const made = view([[figure('divided', 'abcd')], [figure('divided', 'efgh')]], 'xy');
  made.review.sections[1]!.facts = facts('y');
  expect(electPicture(made)!.section).toBe('s2');
  // Of the first one more than of another.
  made.review.sections[0]!.facts = facts('x');
  expect(electPicture(made)!.section).toBe('s1');
});
test('a table is read, and wins by the row of a headline figure alone', () => {
  const table = (leads?: number[]) =>
    ({ ...figure('table', ''), series: { rows: Array(9).fill({}), points: [], leads } }) as never;
  expect(electPicture(view([[table()], [figure('divided', 'abcd')]]))!.section).toBe('s2');
  expect(electPicture(view([[table([8])], [figure('divided', 'abcd')]]))!.section).toBe('s1');
});
test('shares of no one whole are less than rates, and what says little is drawn large by no page', () => {
  const shares = figure('ruled', 'abcd');
  for (const one of shares.facts) one.kind = 'share';
  const unlike = { ...shares, reason: 'ruled: side by side' };
  expect(electPicture(view([[unlike], [figure('ruled', 'efgh')]]))!.section).toBe('s2');
  expect(electPicture(view([[unlike]]))).toBeUndefined();
});

test('a flow over two sections is a picture of the page, too', () => {
  const amount = (id: string, value: number): FactView =>
    ({
      id,
      at: id,
      value,
      unit: '亿元',
      kind: 'money',
      label: id,
      short: id,
      parts: [],
      full: String(value),
    }) as never;
  const section = (id: string, list: FactView[]) => ({
    id,
    facts: list,
    items: [],
    figures: [
      { ...figure('ruled', ''), at: id, facts: list.filter(({ id: one }) => one !== 'all'), reason: 'x' },
    ],
  });
  const [from, to] = [
    [amount('all', 60), amount('a', 30), amount('b', 20), amount('c', 10)],
    [amount('d', 25), amount('e', 20), amount('f', 15)],
  ];
  const made = {
    lead: { facts: [] },
    review: { sections: [section('from', from!), section('to', to!)] },
  } as unknown as ReportView;
  expect(electPicture(made)?.figure.kind).toBe('flow');
});
