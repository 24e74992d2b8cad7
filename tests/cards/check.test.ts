import { beforeAll, expect, test } from 'vitest';
import { checkCard, printedTexts, type Checked } from '../../src/cards/check.ts';
import { geometryOf } from '../../src/cards/geometry.ts';
import type { FoundText, Inspection } from '../../src/cards/inspect.ts';
import type { Problem } from '../../src/lib/problem.ts';
import { viewCase } from '../support/reports.ts';
import { formatsNamed } from './kit.ts';

const run: FoundText = { text: '粮食产量', block: 'tiles', type: 'body', size: 40, box: { x: 100, y: 300, width: 200, height: 50 }, contrast: 9, clipped: false };
let base: Checked;
beforeAll(async () => {
  const [format] = await formatsNamed('square');
  base = { product: 'square/economy', geometry: geometryOf(format!), inspection: { runs: [], texts: [], overlaps: [] }, printed: printedTexts(await viewCase('county')), place: '3/12' };
});

const check = (inspection: Partial<Inspection>, ticks: string[] = []): Problem[] => checkCard({ ...base, inspection: { ...base.inspection, ...inspection } }, ticks);
const messages = (inspection: Partial<Inspection>): string[] => check(inspection).map(({ code, message }) => `${code}: ${message}`);

test('a run within all rules is no problem', () => {
  expect(messages({ runs: [run] })).toEqual([]);
});

test('each rule of type has its message with the value', () => {
  expect(messages({ runs: [{ ...run, size: 30 }] })).toEqual(['card-type-small: “粮食产量” is 30 px; the least for body type here is 34 px.']);
  expect(messages({ runs: [{ ...run, type: 'source', size: 23 }] })).toEqual(['card-type-small: “粮食产量” is 23 px; the least for source type here is 24 px.']);
  expect(messages({ runs: [{ ...run, type: 'headline', size: 71 }] })).toEqual(['card-type-small: “粮食产量” is 71 px; the least for headline type here is 72 px.']);
  expect(messages({ runs: [{ ...run, clipped: true }] })).toEqual(['card-clipped: “粮食产量” is cut off at an edge.']);
  expect(messages({ runs: [{ ...run, contrast: 4.4 }] })).toEqual(['card-contrast: “粮食产量” has a contrast of 4.4:1; 4.5:1 is needed.']);
  expect(messages({ runs: [{ ...run, size: 60, contrast: 3.1 }] })).toEqual([]);
  expect(messages({ runs: [{ ...run, box: { ...run.box, x: 900 } }] })).toEqual(['card-unsafe: “粮食产量” reaches into the margin or the part that the platform covers.']);
});

test('a problem names card, block and box in px', () => {
  expect(check({ runs: [{ ...run, clipped: true }] })[0]!.page).toEqual({ product: 'square/economy', block: 'tiles', box: { ...run.box, unit: 'px' } });
});

test('blocks that overlap', () => {
  expect(messages({ overlaps: [{ block: 'hero grain', other: 'tiles', box: run.box }] })).toEqual(['card-overlap: "hero grain" and "tiles" overlap.']);
});

test('only texts of the report are printed', () => {
  const text = (value: string, chart = false) => ({ text: value, block: 'tiles', chart });
  expect(messages({ texts: [text('8.9亿斤'), text('粮食产量'), text('创历史新高'), text('3/12')] })).toEqual([]);
  expect(messages({ texts: [text('8.8亿斤')] })).toEqual(['card-text: “8.8亿斤” is printed but is not a text of the report.']);
  // A part of a text is known in a chart, where labels are broken into lines, and nowhere else.
  expect(messages({ texts: [text('粮食产', true)] })).toEqual([]);
  expect(messages({ texts: [text('粮食产')] })).toHaveLength(1);
  expect(check({ texts: [text('40', true)] }, ['40'])).toEqual([]);
  expect(check({ texts: [text('40', true)] })).toHaveLength(1);
});
