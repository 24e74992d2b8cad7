/** What a card says of its own drawing is true: measured on the drawing. */
import { expect, test } from 'vitest';
import { drawMarks } from '../../src/charts/draw.ts';
import { lookOf } from '../../src/cards/device/series/look.ts';
import { paletteOf } from '../../src/cards/draw/palette.ts';
import { Stage } from '../../src/cards/draw/stage.ts';
import { liftOf } from '../../src/cards/draw/story-foot.ts';
import { contrastOf } from '../../src/cards/draw/colour.ts';
import { drawTwoColumns } from '../../src/cards/device/monument/bars.ts';
import type { FormContext } from '../../src/cards/device/form.ts';
import { scaleOf } from '../../src/cards/device/targets/differences.ts';
import { skyOf } from '../../src/cards/device/cover/sky.ts';
import { drawKicker } from '../../src/cards/device/cover/words.ts';
import { groupTones } from '../../src/cards/device/whole/parts.ts';
import { fillOf, mostHole } from '../../src/cards/ink.ts';
import { compositions } from '../../src/cards/compose.ts';
import type { PlannedCard } from '../../src/cards/plan/content.ts';
import { viewCase } from '../support/reports.ts';
import { settingOf } from './kit.ts';

test('the coloured part of a level is that share of the height, and nothing lies over it', async () => {
  const view = await viewCase('budget');
  const setting = await settingOf(view, 'story');
  const hero = { ...view.facts[0]!, kind: 'share' as const, value: 69.53, unit: '%', rank: '' };
  const parts = [
    { role: 'number' as const, text: '69.53' },
    { role: 'unit' as const, text: '%' },
  ];
  const card: PlannedCard = {
    id: 'c',
    slug: 'c',
    of: 's',
    bookmark: '01',
    eyebrow: 'Year',
    headlineFacts: [],
    content: { device: 'share', hero: { ...hero, parts, icon: 'bus' }, cells: view.facts.slice(1, 3) },
    others: [],
    ground: 'tint',
    gain: 0,
  };
  const level = [...compositions(card, setting, { index: 0, total: 5 })].find(
    ({ form }) => form === 'share-level',
  )!;
  const { shape, grounds, front, tones } = level.stage;
  const field = grounds.find(({ fill }) => fill === tones.gold)!.box;
  expect((shape.height - field.top) / shape.height).toBeCloseTo(0.6953, 4);
  expect(field).toMatchObject({ left: 0, right: shape.width, bottom: shape.height });
  expect(front).toEqual([]);
  expect(level.stage.pieces.some(({ block }) => block === 'foot')).toBe(true);
});

test('the land of a story comes up to where its content ends, and keeps clear of it', async () => {
  const setting = await settingOf(await viewCase('budget'), 'story');
  const stage = new Stage({ ...setting, palette: paletteOf(setting.tones, 'white'), seed: 'x' });
  const { height, foot, content } = stage.shape;
  stage.rect(100, 600, 300, 500, '#333333');
  const lift = liftOf(stage, 0);
  expect(lift).toBeGreaterThan(300);
  expect(height - foot - lift - stage.reach).toBeGreaterThanOrEqual(content.below);
  stage.rect(100, 600, 300, height - foot - 600, '#333333');
  expect(liftOf(stage, 0)).toBe(0);
});

test('slopes keep a third of their width: where names on both sides leave less, they stand at the end alone', async () => {
  const view = await viewCase('series');
  const setting = await settingOf(view, 'wide');
  const stage = new Stage({ ...setting, palette: paletteOf(setting.tones, 'white'), seed: 'x' });
  const figure = view.review.sections
    .flatMap(({ figures }) => figures)
    .find(({ kind, series }) => kind === 'slope' && series)!;
  const rows = figure.series!.rows.length;
  const namesAt = (width: number) => {
    const { labels } = drawMarks('slope', { figure, look: lookOf(stage), width, height: 160 })!;
    return labels.filter(({ line }) => figure.series!.rows.some(({ label }) => label === line.text)).length;
  };
  expect([namesAt(230), namesAt(520)]).toEqual([rows, 2 * rows]);
});

test('what is to fall goes to the left of the zero, on the scale of the rises', () => {
  const { zero, scale } = scaleOf([1, -0.8, 3.4], { left: 100, right: 520 });
  expect(scale).toBeCloseTo(100);
  expect(zero).toBeCloseTo(180);
  expect(scaleOf([1, 2], { left: 100, right: 300 })).toEqual({ zero: 100, scale: 100 });
});

test('parts of a group that are neighbours differ clearly in shade', async () => {
  const { tones } = await settingOf(await viewCase('budget'), 'square');
  const shades = groupTones(tones.signal);
  shades
    .slice(1)
    .forEach((shade, index) => expect(contrastOf(shade, shades[index]!)).toBeGreaterThanOrEqual(1.6));
});

test('a large field with nothing on it is a hole, though it is no ground of the card', async () => {
  const { shape } = await settingOf(await viewCase('budget'), 'square');
  const [width, height] = [shape.width, shape.height];
  const pixels = new Uint8Array(width * height * 3).fill(255);
  for (let y = 300; y < 900; y += 1)
    for (let x = 0; x < 700; x += 1) pixels.set([255, 212, 112], (y * width + x) * 3);
  const picture = { pixels, width, height } as never;
  const of = (fields: string[]) => fillOf(picture, ['#ffffff'], { shape, scale: 1, fields });
  expect(of(['#ffd470']).hole).toBeGreaterThan(of([]).hole);
  expect(of(['#ffd470']).hole).toBeGreaterThan(mostHole);
  expect(of(['#ffd470']).ink).toBe(of([]).ink);
});

test('a long name beside the bookmark of a cover is set smaller, not beyond the margin', async () => {
  const setting = await settingOf(await viewCase('budget'), 'story');
  const stage = new Stage({ ...setting, palette: paletteOf(setting.tones, 'art'), seed: 'x' });
  drawKicker(stage, 'North Fenland Ambulance Service NHS Trust', '24/25', skyOf(stage, { art: 'waves' }));
  expect(stage.boxes.find(({ block }) => block === 'kicker')!.box.right).toBeLessThanOrEqual(stage.right + 1);
});

test.each([150, 12, -19])('columns of a change by %i say what 100 is', async (value) => {
  const view = await viewCase('budget');
  const setting = await settingOf(view, 'wide');
  const stage = new Stage({ ...setting, palette: paletteOf(setting.tones, 'dark'), seed: 'x' });
  const change = { ...view.facts[0]!, kind: 'growth' as const, value, unit: '%', parts: [numberOf(value)] };
  const years = { last: '2030', now: '2031' };
  const context = { view, years } as unknown as FormContext;
  expect(drawTwoColumns(stage, change, { left: 756, width: 380, top: 120 }, context)).toBe(true);
  expect(stage.pieces.map(({ words }) => words?.text)).toContain(view.words.indexBase);
  expect(stage.faults({ left: 0, right: 1200, top: 0, bottom: 630 })).toEqual([]);
});
const numberOf = (value: number) => ({ role: 'number' as const, text: `${Math.abs(value)}` });
