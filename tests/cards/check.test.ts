import { beforeAll, expect, test } from 'vitest';
import { checkCard, type Checked } from '../../src/cards/check.ts';
import type { FoundText, Inspection, PrintedText } from '../../src/cards/inspect.ts';
import { crowdFaults, faultsOf, groundFault, type Ground } from '../../src/cards/draw/faults.ts';
import { readShapes, shapeOf } from '../../src/cards/shapes.ts';
import { printedTexts } from '../../src/cards/texts.ts';
import type { Problem } from '../../src/lib/problem.ts';
import { viewCase } from '../support/reports.ts';
import { formatsNamed, search } from './kit.ts';

const run: FoundText = {
  text: '粮食产量',
  block: 'tiles',
  type: 'secondary',
  size: 40,
  box: { x: 100, y: 300, width: 200, height: 50 },
  lines: [],
  colour: [0, 0, 0],
  contrast: 9,
};
let base: Checked;
beforeAll(async () => {
  const [format] = await formatsNamed('square');
  base = {
    product: 'square/economy',
    shape: shapeOf(format!, await readShapes(search)),
    inspection: { runs: [], texts: [] },
    printed: printedTexts(await viewCase('county')),
    place: '3/12',
    boxes: [],
  };
});

const check = (inspection: Partial<Inspection>, of: Partial<Checked> = {}): Problem[] =>
  checkCard({ ...base, ...of, inspection: { ...base.inspection, ...inspection } });
const messages = (inspection: Partial<Inspection>, of: Partial<Checked> = {}): string[] =>
  check(inspection, of).map(({ code, message }) => `${code}: ${message}`);

test('a run within all rules is no problem', () => {
  expect(messages({ runs: [run] })).toEqual([]);
});

test('each rule of type has its message with the value', () => {
  expect(messages({ runs: [{ ...run, contrast: 4.4 }] })).toEqual([
    'card-contrast: “粮食产量” has a contrast of 4.4:1; 4.5:1 is needed.',
  ]);
  expect(messages({ runs: [{ ...run, size: 60, contrast: 3.1 }] })).toEqual([]);
  expect(messages({ runs: [{ ...run, box: { ...run.box, x: 900 } }] })).toEqual([
    'card-clipped: “粮食产量” is cut off at an edge.',
  ]);
  expect(messages({ runs: [{ ...run, box: { ...run.box, x: 875 } }] })).toEqual([
    'card-unsafe: “粮食产量” reaches into the margin or the part that the platform covers.',
  ]);
  expect(messages({ runs: [{ ...run, size: 20 }] })).toEqual([
    'card-type-small: “粮食产量” is 20 px; the least for secondary type here is 27 px.',
  ]);
});

test('words wider than their place are told, with how much', () => {
  const box = { left: 100, top: 300, right: 280, bottom: 350 };
  const texts = [{ text: run.text, block: run.block, derived: false, facts: [], top: 300 }];
  const boxes = [{ box, block: run.block, text: run.text }];
  expect(messages({ runs: [run], texts }, { boxes })).toEqual([
    'card-overset: “粮食产量” is 20 px wider than its place.',
  ]);
  expect(
    messages({ runs: [run], texts }, { boxes: [{ ...boxes[0]!, box: { ...box, right: 299 } }] }),
  ).toEqual([]);
});

test('what the platform covers holds no words', async () => {
  const [story] = await formatsNamed('story');
  const shape = shapeOf(story!, await readShapes(search));
  expect(messages({ runs: [{ ...run, box: { ...run.box, y: 1600 } }] }, { shape })).toHaveLength(1);
  expect(messages({ runs: [{ ...run, box: { ...run.box, y: 1400 } }] }, { shape })).toEqual([]);
});

test('a problem names card, block and box in px', () => {
  expect(check({ runs: [{ ...run, contrast: 2 }] })[0]!.page).toEqual({
    product: 'square/economy',
    block: 'tiles',
    box: { ...run.box, unit: 'px' },
  });
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

test('only texts of the report are printed, and no number is cut', () => {
  const text = (value: string, derived = false): PrintedText => ({
    text: value,
    block: 'tiles',
    derived,
    facts: [],
    top: 0,
  });
  expect(messages({ texts: [text('8.9亿斤'), text('粮食产量'), text('创历史新高'), text('3/12')] })).toEqual(
    [],
  );
  expect(messages({ texts: [text('8.8亿斤')] })).toEqual([
    'card-text: “8.8亿斤” is printed but is not a text of the report.',
  ]);
  // A label may be cut before what all bars have in common; a number never.
  expect(messages({ texts: [text('粮食产')] })).toEqual([]);
  expect(messages({ texts: [text('9亿斤')] })).toHaveLength(1);
  expect(messages({ texts: [text('139.3', true)] })).toEqual([]);
  expect(messages({ texts: [text('139.3')] })).toHaveLength(1);
});

test('words over words, over a seal, in the foot or beyond the frame are faults of a composition', () => {
  const frame = { left: 20, top: 0, right: 1060, bottom: 1076 };
  const at = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 40 });
  const words = (text: string, left: number, top: number) => ({ text, block: 'label', box: at(left, top) });
  const faults = (
    boxes: ReturnType<typeof words>[],
    kept: { box: ReturnType<typeof at>; name: string }[] = [],
  ) => faultsOf({ boxes, kept }, frame, 960);
  expect(faults([words('a', 40, 100), words('b', 40, 141)])).toEqual([]);
  expect(faults([words('a', 40, 100), words('b', 90, 120)])).toEqual(['label: "a" over "b"']);
  expect(faults([words('a', 40, 100)], [{ box: at(100, 110), name: 'seal x' }])).toEqual([
    'label: "a" over seal x',
  ]);
  expect(faults([words('a', 990, 100)])).toEqual(['label: "a" beyond the frame']);
  expect(faults([words('a', 40, 930)])).toEqual(['label: "a" reaches into the foot']);
});

test('nine numbers are told at a glance, twelve on a card of parts or tiles; a tenth and thirteenth are faults', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => `fact-${index}`);
  expect(crowdFaults('monument', numbers(9))).toEqual([]);
  expect(crowdFaults('monument', numbers(10))).toEqual(['10 numbers, 9 at most']);
  expect(crowdFaults('mosaic', numbers(12))).toEqual([]);
  expect(crowdFaults('whole', numbers(13))).toEqual(['13 numbers, 12 at most']);
  // A number that stands twice, in headline and mark, is one.
  expect(crowdFaults('count', [...numbers(9), 'fact-0'])).toEqual([]);
  // Tables are read, not glanced at.
  expect(crowdFaults('series', numbers(40))).toEqual([]);
});

test('the title of a cover can be read in a feed of two columns; one that cannot is told with its height', async () => {
  const [cover] = await formatsNamed('cover');
  const shape = shapeOf(cover!, await readShapes(search));
  const title = (size: number) => ({ ...run, type: 'headline', size });
  const of = { shape, product: 'cover/cover' };
  expect(messages({ runs: [title(84)] }, of)).toEqual([]);
  expect(messages({ runs: [title(70)] }, of)).toEqual([
    'cover-title-small: In a feed of two columns the letters of the cover’s title are 10 px high; 11 can be read.',
  ]);
  // Of other cards and shapes nothing is asked.
  expect(messages({ runs: [title(70)] }, { ...of, product: 'cover/economy' })).toEqual([]);
  expect(messages({ runs: [title(70)] }, { product: 'square/cover' })).toEqual([]);
});

test('words stand in one ground and on no rule; what a later area covers is not there', () => {
  const box = { left: 100, top: 100, right: 200, bottom: 140 };
  const area = (top: number, bottom: number, fill = '#000000'): Ground => ({
    box: { left: 0, top, right: 400, bottom },
    fill,
    kind: 'area',
  });
  const rule: Ground = {
    box: { left: 50, top: 120, right: 300, bottom: 120 },
    fill: '#999999',
    kind: 'rule',
  };
  expect(groundFault(box, [area(0, 400)], 1)).toBeUndefined();
  expect(groundFault(box, [area(0, 400), area(90, 130, '#ffffff')], 1)).toBe('across the edge of its ground');
  expect(groundFault(box, [area(0, 400), area(96, 150, '#ffffff')], 1)).toBe('at the edge of its ground');
  expect(groundFault(box, [area(0, 400), rule], 1)).toBe('on a rule');
  expect(groundFault(box, [area(0, 400), rule, area(80, 160, '#ffffff')], 1)).toBeUndefined();
  expect(groundFault(box, [area(90, 130, '#ffffff'), area(0, 400)], 1)).toBeUndefined();
});
