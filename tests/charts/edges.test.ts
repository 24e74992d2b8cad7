/** Charts at their edges: values that are nearly nothing, and numbers as other languages write them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { drawChart } from '../../src/charts/draw.ts';
import { leastBar } from '../../src/charts/spec.ts';
import { reportSchema } from '../../src/model/report.ts';
import { deriveView } from '../../src/view/derive.ts';
import { makeFact, makeFigure, places, readKit, type Kit } from './fixtures.ts';
import { readBars } from './parse.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await readKit();
});

test('a value that is nothing beside the greatest keeps a bar that prints, and the others their true lengths', async () => {
  const [a, b, c] = [1000, 500, 0.5].map((value, index) =>
    makeFact(`f${index}`, { value, unit: '万元', kind: 'money', short: `第${index}` }),
  ) as [never, never, never];
  const { svg } = await drawChart({
    figure: makeFigure({ kind: 'bars', facts: [a, b, c] }),
    ...kit,
    ...places.page,
  });
  const lengths = readBars(svg).map(({ width }) => width);
  const [least, half, most] = lengths.sort((one, two) => one - two) as [number, number, number];
  expect(least).toBeGreaterThanOrEqual(leastBar - 0.01);
  expect(half / most).toBeCloseTo(0.5, 2);
});

describe.each([
  ['fr', '1\u202f234\u202f567,5'],
  ['de-CH', '1’234’567.5'],
  ['de', '1.234.567,5'],
  ['pl', '1\u00a0234\u00a0567,5'],
  ['sv', '1\u00a0234\u00a0567,5'],
  ['en', '1,234,567.5'],
])('in %s', (language, printed) => {
  const facts = {
    a: { label: 'A', value: 1234567.5, unit: 'EUR', kind: 'money' },
    b: { label: 'B', value: 900500, unit: 'EUR', kind: 'money' },
    c: { label: 'C', value: 350, unit: 'EUR', kind: 'money' },
    g: { label: 'G', value: 0.4, unit: '%', kind: 'growth' },
    t: { label: 'G', value: 0.9, unit: '%', kind: 'growth', status: 'target' },
  };
  const view = deriveView(
    reportSchema.parse({
      tuban: 1,
      language,
      source: 'x',
      masthead: { title: 'x' },
      facts,
      review: {
        title: 'x',
        sections: [
          {
            title: 'x',
            items: ['{a}{b}{c}{g}'],
            figures: [
              { kind: 'bars', facts: ['a', 'b', 'c'] },
              { kind: 'dumbbell', pairs: [{ target: 't', last: 'g' }] },
            ],
          },
        ],
      },
    }),
    'x',
  );
  const [bars, dumbbell] = view.review.sections[0]!.figures;

  test('numbers of a chart stand in one face and size, grouped or not', async () => {
    const { svg } = await drawChart({ figure: bars!, ...kit, ...places.page });
    const numbers = [
      ...svg.matchAll(/<(?:text|tspan)[^>]*font-family="([^"]*)" font-size="([^"]*)"[^>]*>([^<]*\d[^<]*)</g),
    ];
    expect(numbers.map(([, , , text]) => text)).toContain(printed);
    expect(new Set(numbers.map(([, family]) => family)).size).toBe(1);
    expect(new Set(numbers.map(([, , size]) => size)).size).toBe(1);
  });

  test('values of an axis have the marks of the numbers beside them', async () => {
    const { ticks } = await drawChart({ figure: dumbbell!, ...kit, ...places.page });
    const mark = printed.endsWith(',5') ? ',' : '.';
    expect(ticks.some((tick) => tick.includes(`0${mark}`))).toBe(true);
    expect(ticks.join(' ')).not.toContain(mark === ',' ? '0.' : '0,');
  });
});
