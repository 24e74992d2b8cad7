/** The same measures at several times: one table, each name said once, with what has changed. */
import { expect, test } from 'vitest';
import { uncoveredItems } from '../../src/view/cover.ts';
import { madeView, type Around, type MadeFacts } from '../support/made-view.ts';

const sectionOf = (numbers: MadeFacts, around: Around = {}) => {
  const words = Object.keys(numbers).map((id) => `{${id}.label}: {${id}}`);
  const view = madeView(numbers, [words.join('; ')], around);
  return { view, section: view.review.sections[0]! };
};

/** The table as text; numbers with what stands at them. */
const tableOf = (...given: Parameters<typeof sectionOf>): string[] => {
  const figure = sectionOf(...given).section.figures.find(({ kind }) => kind === 'periods');
  const { columns, rows } = figure?.periods ?? { columns: [], rows: [] };
  const beside = figure?.beside ?? {};
  const cellOf = (fact: (typeof rows)[0]['cells'][0]): string =>
    fact ? [fact, ...(beside[fact.id] ?? [])].map(({ value }) => String(value)).join('/') : '—';
  return [
    ...(columns.length > 0
      ? [columns.map(({ text, isNow }) => (isNow ? `[${text}]` : text)).join(' | ')]
      : []),
    ...rows.map(({ text, cells }) => [text, ...cells.map(cellOf)].join(' | ')),
  ];
};

test('measures of two years and their targets, earliest first', () =>
  expect(
    tableOf({
      a: ['On time, 2025/26', 71.8],
      b: ['On time, 2024/25', 74.3],
      c: ['On time', 78, { status: 'target' }],
      d: ['Wait for bags, 2025/26', 23],
      e: ['Wait for bags, 2024/25', 19],
      f: ['Wait for bags', 20, { status: 'target' }],
    }),
  ).toEqual(['2024/25 | [2025/26] | Target', 'On time | 74.3 | 71.8 | 78', 'Wait for bags | 19 | 23 | 20']));

test('a change stands at the number of now', () =>
  expect(
    tableOf({
      a: ['Police, FY 2026', 46.3],
      b: ['Police, FY 2025', 46.9],
      c: ['Police: fall', 1.3, { kind: 'decrease', unit: '%' }],
      d: ['Parks, FY 2026', 14.2],
      e: ['Parks, FY 2025', 16.5],
    }),
  ).toEqual(['FY 2025 | [FY 2026]', 'Police | 46.9 | 46.3/1.3', 'Parks | 16.5 | 14.2']));

test.each([
  [undefined, '本年'],
  [2025, '2025年'],
])('what names no year is of the year of the report: %s', (year, name) =>
  expect(
    tableOf(
      {
        a: ['诊疗人次', 68],
        b: ['诊疗人次2024年', 70],
        c: ['床位', 9],
        d: ['床位2024年', 8],
      },
      { language: 'zh-Hans', ...(year ? { year } : {}) },
    ),
  ).toEqual([`2024年 | [${name}]`, '诊疗人次 | 70 | 68', '床位 | 8 | 9']),
);

test('it is the year that others name, where no measure has both', () =>
  expect(
    tableOf(
      {
        a: ['诊疗人次', 68],
        b: ['诊疗人次2024年', 70],
        c: ['亏损2025年', 9],
        d: ['亏损2024年', 8],
      },
      { language: 'zh-Hans' },
    ),
  ).toEqual(['2024年 | [2025年]', '诊疗人次 | 70 | 68', '亏损 | 8 | 9']));

test('a table is not broken by a fall that is the gap of two of its numbers', () =>
  expect(
    tableOf({
      a: ['Grants, 2025', 890],
      b: ['Grants, 2024', 960],
      c: ['Sales, 2025', 2384],
      d: ['Sales, 2024', 2671],
      e: ['Council grant: fall', 70, { kind: 'decrease' }],
    }),
  ).toEqual(['2024 | [2025]', 'Grants | 960 | 890', 'Sales | 2671 | 2384']));

test('one measure, a limit, and numbers of unlike units are no table', () => {
  expect(tableOf({ a: ['Staff, 2025', 9], b: ['Staff, 2024', 8] })).toEqual([]);
  expect(
    tableOf({
      a: ['Infections', 1.1],
      b: ['Limit for infections', 1.5],
      c: ['Deaths', 0.4],
      d: ['Limit for deaths', 0.5],
    }),
  ).toEqual([]);
  expect(
    tableOf({
      a: ['Staff, 2025', 9],
      b: ['Staff, 2024', 8, { unit: '%', kind: 'share' }],
      c: ['Pay, 2025', 7],
      d: ['Pay, 2024', 6],
    }),
  ).toEqual([]);
});

test('what the table says is not said again below it', () => {
  const { view, section } = sectionOf({
    a: ['Police, FY 2026', 46.3],
    b: ['Police, FY 2025', 46.9],
    c: ['Parks, FY 2026', 14.2],
    d: ['Parks, FY 2025', 16.5],
  });
  expect(uncoveredItems(section, view)).toEqual([]);
});

test('a measure of other times does not break the table', () =>
  expect(
    tableOf(
      {
        a: ['增值税2024年', 62],
        b: ['增值税2023年', 64],
        c: ['契税2024年', 9],
        d: ['契税2023年', 8],
        e: ['房产税占比', 11, { unit: '%', kind: 'share' }],
        f: ['上年房产税占比', 18, { unit: '%', kind: 'share' }],
      },
      { language: 'zh-Hans' },
    ),
  ).toEqual(['2023年 | [2024年]', '增值税 | 64 | 62', '契税 | 8 | 9']));

test('a number in a sentence is no row of a table beside it', () => {
  const pounds = { unit: '£k' };
  const view = madeView(
    {
      e24: ['Energy cost, 2024', 171, pounds],
      e25: ['Energy cost, 2025', 338, pounds],
      t24: ['Tickets, 2024', 2671, pounds],
      t25: ['Tickets, 2025', 2384, pounds],
      g24: ['Grants, 2024', 960, pounds],
      g25: ['Grants, 2025', 890, pounds],
      s24: ['Total income, 2024', 3631, pounds],
      s25: ['Total income, 2025', 3274, pounds],
    },
    [
      'Energy cost us {e25} after {e24} the year before.',
      ...['t', 'g', 's'].map((id) => `{${id}24.label}: {${id}24}; {${id}25.label}: {${id}25}`),
    ],
  );
  const figure = view.review.sections[0]!.figures.find(({ kind }) => kind === 'periods')!;
  expect(figure.periods!.rows.map(({ text, sum }) => [text, sum])).toEqual([
    ['Tickets', undefined],
    ['Grants', undefined],
    ['Total income', 'total'],
  ]);
});
