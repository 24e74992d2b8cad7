import { beforeAll, expect, test } from 'vitest';
import { checkCard, rulesOf, type Checked } from '../../src/cards/check.ts';
import { geometryOf } from '../../src/cards/geometry.ts';
import type { FoundText, Inspection, PrintedText } from '../../src/cards/inspect.ts';
import { printedTexts } from '../../src/cards/texts.ts';
import type { Fault } from '../../src/compose/inspect.ts';
import type { Problem } from '../../src/lib/problem.ts';
import { viewCase } from '../support/reports.ts';
import { formatsNamed } from './kit.ts';

const run: FoundText = {
  text: '粮食产量',
  block: 'tiles',
  size: 40,
  box: { x: 100, y: 300, width: 200, height: 50 },
  lines: [],
  colour: [0, 0, 0],
  contrast: 9,
  clipped: false,
};
const fault = (kind: Fault['kind'], by: number, also: Partial<Fault> = {}): Fault => ({
  kind,
  block: 'tiles',
  text: run.text,
  box: run.box,
  by,
  page: 1,
  ...also,
});
let base: Checked;
beforeAll(async () => {
  const [format] = await formatsNamed('square');
  base = {
    product: 'square/economy',
    geometry: geometryOf(format!),
    inspection: { runs: [], texts: [], faults: [] },
    printed: printedTexts(await viewCase('county')),
    place: '3/12',
  };
});

const check = (inspection: Partial<Inspection>, ticks: string[] = []): Problem[] =>
  checkCard({ ...base, inspection: { ...base.inspection, ...inspection } }, ticks);
const messages = (inspection: Partial<Inspection>): string[] =>
  check(inspection).map(({ code, message }) => `${code}: ${message}`);

test('a run within all rules is no problem', () => {
  expect(messages({ runs: [run] })).toEqual([]);
});

test('each rule of type has its message with the value', () => {
  expect(messages({ runs: [{ ...run, clipped: true }] })).toEqual([
    'card-clipped: “粮食产量” is cut off at an edge.',
  ]);
  expect(messages({ runs: [{ ...run, contrast: 4.4 }] })).toEqual([
    'card-contrast: “粮食产量” has a contrast of 4.4:1; 4.5:1 is needed.',
  ]);
  expect(messages({ runs: [{ ...run, size: 60, contrast: 3.1 }] })).toEqual([]);
  expect(messages({ runs: [{ ...run, box: { ...run.box, x: 900 } }] })).toEqual([
    'card-unsafe: “粮食产量” reaches into the margin or the part that the platform covers.',
  ]);
});

test('a problem names card, block and box in px', () => {
  expect(check({ runs: [{ ...run, clipped: true }] })[0]!.page).toEqual({
    product: 'square/economy',
    block: 'tiles',
    box: { ...run.box, unit: 'px' },
  });
});

test('what the look-over in the browser finds is told in words of cards', () => {
  const told = (one: Fault) => messages({ faults: [one] })[0];
  expect(told(fault('small', 30, { type: 'body' }))).toBe(
    'card-type-small: “粮食产量” is 30 px; the least for body type here is 34 px.',
  );
  expect(told(fault('small', 23.04, { type: 'source' }))).toBe(
    'card-type-small: “粮食产量” is 23 px; the least for source type here is 24 px.',
  );
  expect(told(fault('small', 71, { type: 'headline' }))).toBe(
    'card-type-small: “粮食产量” is 71 px; the least for headline type here is 72 px.',
  );
  expect(told(fault('blocks-overlap', 4, { block: 'hero grain', other: 'tiles' }))).toBe(
    'card-overlap: "hero grain" and "tiles" overlap.',
  );
  expect(told(fault('overlap', 4, { other: '粮食播种面积' }))).toBe(
    'card-overlap: “粮食产量” is printed over “粮食播种面积”.',
  );
  expect(told(fault('overset', 3.2))).toBe('card-overset: “粮食产量” stands 4 px outside its block.');
  expect(told(fault('clipped', 3.2))).toBe('card-clipped: “粮食产量” is cut off by 4 px in its chart.');
  expect(told(fault('coarse', 48))).toBe(
    'photo-coarse: The photo “粮食产量” has 50 % of the pixels that its place has.',
  );
  expect(check({ faults: [fault('coarse', 48)] })[0]!.severity).toBe('warning');
});

test('the look-over is told the least sizes of the canvas', async () => {
  const [banner] = await formatsNamed('wechat-cover');
  const { least, resolution } = rulesOf(geometryOf(banner!), 2);
  expect(Object.entries(least).map(([type, size]) => `${type} ${size.toFixed(2)}`)).toEqual([
    ' 24.50',
    'source 19.50',
    'headline 59.50',
    'body 27.83',
  ]);
  expect(resolution).toBeCloseTo(192 * 0.98);
});

test('a short title under "cards" is a text of the report, with the marks at which it may break and without', async () => {
  const view = await viewCase('county');
  const printed = printedTexts({ ...view, cards: { titles: { economy: '经济|很好' } } });
  expect(['经济很好', '经济|很好', '经济'].map((text) => printed.whole.has(text))).toEqual([
    true,
    true,
    false,
  ]);
});

test('only texts of the report are printed', () => {
  const text = (value: string, chart = false): PrintedText => ({
    text: value,
    block: 'tiles',
    chart,
    facts: [],
    top: 0,
  });
  expect(messages({ texts: [text('8.9亿斤'), text('粮食产量'), text('创历史新高'), text('3/12')] })).toEqual(
    [],
  );
  expect(messages({ texts: [text('8.8亿斤')] })).toEqual([
    'card-text: “8.8亿斤” is printed but is not a text of the report.',
  ]);
  // A part of a text is known in a chart, where labels are broken into lines, and nowhere else.
  expect(messages({ texts: [text('粮食产', true)] })).toEqual([]);
  expect(messages({ texts: [text('粮食产')] })).toHaveLength(1);
  expect(check({ texts: [text('40', true)] }, ['40'])).toEqual([]);
  expect(check({ texts: [text('40', true)] })).toHaveLength(1);
});
