/** One colour for one thing: columns of a series and parts of a bar of their section. */
import { expect, test } from 'vitest';
import { inOneColour, partsOfColumns } from '../../src/blocks/panel/things.ts';
import type { FactView, FigureView, SeriesView } from '../../src/view/view.ts';

const series = (columns: [label: string, last: number][]): SeriesView =>
  ({
    columns: columns.map(([label]) => ({ label, at: label })),
    rows: [
      { cells: columns.map(() => ({ value: 1 })) },
      { cells: columns.map(([_label, value]) => ({ value })) },
    ],
  }) as never;
const fact = (label: string, value: number, kind = 'total'): FactView =>
  ({ label, short: label, value, kind }) as never;

const parts = [
  fact('Straßenbahn', 31.8),
  fact('Stadt- und Regionalbusse', 29.4),
  fact('Regionalbahn', 22.3),
  fact('Rufbusse', 1.1),
];

test('a column is the part that has its name, its last number, or alone a name with its word', () => {
  const trams = series([
    ['Regionalbahn', 22.3],
    ['Straßenbahn', 31.8],
    ['Bus', 29.4],
  ]);
  expect(partsOfColumns(trams, parts)).toEqual([2, 0, 1]);
  const months = series([
    ['Domestic', 53],
    ['International', 127.8],
  ]);
  const passengers = [fact('International passengers', 2.23), fact('Domestic passengers', 0.71)];
  expect(partsOfColumns(months, passengers)).toEqual([1, 0]);
  // Buses of which kind?
  expect(partsOfColumns(series([['Bus', 5]]), parts)).toEqual([undefined]);
});

test('what runs over time is told the parts of the bar of its section, an increase not among them', () => {
  const line = {
    id: 'l',
    kind: 'line',
    facts: [],
    series: series([
      ['Straßenbahn', 1],
      ['Regionalbahn', 2],
    ]),
  };
  const bar = { id: 'b', kind: 'divided', facts: [fact('Zuwachs', 2, 'increment'), ...parts] };
  const [told, same] = inOneColour([line, bar] as never as FigureView[]);
  expect(told!.parts).toEqual({ of: 4, columns: [0, 2] });
  expect(same).toBe(bar);
  expect(inOneColour([line, bar] as never as FigureView[])[0]).toBe(told);
  expect(inOneColour([line] as never as FigureView[])[0]).toBe(line);
});
