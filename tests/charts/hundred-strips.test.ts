/** Few shares in a wide place are strips of a hundred cells as long as the place; in a narrow one squares. */
import { beforeAll, expect, test } from 'vitest';
import { drawChart } from '../../src/charts/draw.ts';
import { makeFact, makeFigure, places, readKit, type Kit } from './fixtures.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await readKit();
});

const share = (id: string, value: number) =>
  makeFact(id, { kind: 'share', label: id, short: id, value, unit: '%' });

/** Cells by their left edges. */
async function columnsOf(width: number, values: number[]): Promise<number[]> {
  const figure = makeFigure({ kind: 'hundred', facts: values.map((value, at) => share(`占比${at}`, value)) });
  const { svg } = await drawChart({ ...kit, ...places.page, figure, width });
  return [...new Set([...svg.matchAll(/<rect x="([\d.]+)"/g)].map(([, x]) => Math.round(Number(x))))];
}

test('one share in a wide place reaches from edge to edge', async () => {
  const width = 150;
  const lefts = await columnsOf(width, [40]);
  const px = (width / 25.4) * 96;
  expect(lefts.length).toBeGreaterThanOrEqual(20);
  expect(Math.max(...lefts)).toBeGreaterThan(px * 0.9);
});

test('as many cells are full as the share says', async () => {
  const figure = makeFigure({ kind: 'hundred', facts: [share('占比', 40)] });
  const { svg } = await drawChart({ ...kit, ...places.page, figure, width: 150 });
  expect(svg.match(/<rect [^>]*fill="#/g)).toHaveLength(40);
});

test('in a narrow place it is a square of ten by ten', async () =>
  expect((await columnsOf(46, [40])).length).toBeLessThan(22));

test('a rank stands once over its strip', async () => {
  const figure = makeFigure({ kind: 'hundred', facts: [{ ...share('知晓率', 87.5), rank: '居全省第9位' }] });
  const { texts } = await drawChart({ ...kit, ...places.page, figure, width: 150 });
  expect(texts.filter((text) => text === '居全省第9位')).toHaveLength(1);
});

test('squares stand side by side only where no word of a label is broken', async () => {
  const figure = makeFigure({
    kind: 'hundred',
    facts: ['Musculoskeletal injury', 'Mental ill health', 'Women', 'Men'].map((label, at) =>
      share(label, 20 + at),
    ),
    language: 'en',
  });
  for (const width of [50, 60, 70, 90]) {
    const { texts } = await drawChart({ ...kit, ...places.page, figure, width });
    expect(texts.join(' ')).toContain('Musculoskeletal');
  }
});
