/**
 * Reports unlike those of data/: a company with losses, an English city with ranks, twelve sections of three
 * unlike facts, a town with six facts. What went wrong with them once stays right.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { deckFor } from '../../src/cards/cards.ts';
import { altOf } from '../../src/cards/alt.ts';
import { composeCard, type Composed, type ComposeSetting } from '../../src/cards/compose.ts';
import { fillOf, lackOf } from '../../src/cards/ink.ts';
import { heroOf, signedValue, type PlannedCard } from '../../src/cards/plan/content.ts';
import { groundsOf, variants } from '../../src/cards/plan/grounds.ts';
import { withVariety } from '../../src/cards/plan/search.ts';
import { sealWords } from '../../src/cards/draw/seal.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { PlacedPhoto } from '../../src/cards/photos.ts';
import type { ReportView } from '../../src/view/view.ts';
import { projectRoot } from '../support/folders.ts';
import { formatsNamed, settingOf, withHints } from './kit.ts';

interface Deck {
  cards: PlannedCard[];
  composed: Composed[];
  setting: ComposeSetting;
}

async function deckOf(view: ReportView, name: string): Promise<Deck> {
  const setting = await settingOf(view, name);
  const [format] = await formatsNamed(name);
  const cards = deckFor(format!, setting);
  const composed = cards.map((card, index) => composeCard(card, setting, { index, total: cards.length })!);
  return { cards, composed, setting };
}

async function viewOf(id: string): Promise<ReportView> {
  const { report } = await loadReport(`${projectRoot}/tests/cards/cases/${id}`);
  return deriveView(report!, id);
}

const said = ({ cards, composed }: Deck): string =>
  cards
    .map(
      ({ id }, index) =>
        `${id} | ${composed[index]!.form} | ${composed[index]!.stage.palette.ground} | ${[...composed[index]!.stage.shown].join(' ')}`,
    )
    .join('\n');

const cases = ['harbour-company', 'climate', 'many-sections', 'town'];
const views = new Map<string, ReportView>();
beforeAll(async () => {
  for (const id of cases) views.set(id, await viewOf(id));
});

describe.each(cases)('%s', (id) => {
  test.each(['square', 'wide'])('its deck, %s', async (name) => {
    expect(said(await deckOf(views.get(id)!, name))).toMatchSnapshot();
  });

  test.each(['cover', 'square', 'story', 'wide'])('every section has a card, %s', async (name) => {
    const { cards } = await deckOf(views.get(id)!, name);
    const of = new Set(cards.map((card) => card.of));
    const missing = views.get(id)!.review.sections.filter((section) => !of.has(section.id));
    expect(missing.map((section) => section.id)).toEqual([]);
  });

  test('a section has one hero in upright, square and tall pictures', async () => {
    const heroes = async (name: string) =>
      (await deckOf(views.get(id)!, name)).cards
        .filter(({ of }) => views.get(id)!.review.sections.some((section) => section.id === of))
        .map(({ id: card, content }) => `${card} ${heroOf(content)?.id ?? ''}`);
    const [cover, square, story] = await Promise.all(['cover', 'square', 'story'].map(heroes));
    expect(square).toEqual(cover);
    expect(story).toEqual(cover);
  });
});

test.each(['cover', 'square', 'story', 'wide', 'x'])(
  'a title of sixty characters stands on every picture of %s that has it',
  async (name) => {
    const { report } = await loadReport(`${projectRoot}/tests/account/reports/title-60.yaml`);
    const { cards, composed } = await deckOf(deriveView(report!, 'title-60'), name);
    expect(cards.filter((_card, index) => !composed[index]).map(({ id }) => id)).toEqual([]);
    const title = report!.masthead.title.replaceAll('|', '');
    expect(title.length).toBeGreaterThan(55);
    const printed = composed[0]!.stage.pieces.map((piece) => JSON.stringify(piece)).join('');
    for (const part of report!.masthead.title.split('|')) expect(printed).toContain(part.slice(0, 4));
  },
);

test('falls beside rises: bars to both sides of one zero, as long as their values', async () => {
  const { cards, composed } = await deckOf(views.get('harbour-company')!, 'square');
  const at = cards.findIndex(({ id }) => id === 'traffic');
  const { stage, form, content } = composed[at]!;
  expect(form).toMatch(/^bars-signed/);
  const facts = content.device === 'columns' ? content.facts : [];
  expect(facts.some((fact) => signedValue(fact) < 0)).toBe(true);
  const values = facts.map(signedValue).sort((a, b) => b - a);
  const heights = new Map<string, { x: number; width: number }[]>();
  for (const shape of stage.shapes) {
    const rect = /^<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="([\d.]+)"/.exec(shape);
    if (!rect) continue;
    const [x, width] = [Number(rect[1]), Number(rect[2])];
    heights.set(rect[3]!, [...(heights.get(rect[3]!) ?? []), { x, width }]);
  }
  const bars = [...heights.values()].find((same) => same.length === values.length)!;
  const scale = bars[0]!.width / values[0]!;
  bars.forEach(({ width }, index) => expect(width / scale).toBeCloseTo(Math.abs(values[index]!), 1));
  const zero = bars[0]!.x;
  bars.forEach(({ x, width }, index) =>
    expect(Math.abs((values[index]! < 0 ? x + width : x) - zero)).toBeLessThan(0.5),
  );
});

test('no two mosaics of a deck look alike, and no device stands three times in a row', async () => {
  const { composed } = await deckOf(views.get('many-sections')!, 'square');
  const forms = composed.map(({ form }) => form);
  const mosaics = composed.flatMap(({ content }) => (content.device === 'mosaic' ? [content.look] : []));
  expect(mosaics).toEqual(mosaics.map((_look, index) => index));
  const devices = composed.map(({ content }) => content.device);
  expect(devices.filter((device, at) => device === devices[at - 1] && device === devices[at - 2])).toEqual(
    [],
  );
  expect(new Set(forms).size).toBeGreaterThan(6);
});

test('a neighbour’s look is taken out of what may stand in a card’s place', () => {
  const card = (device: 'monument' | 'mosaic', others: string[]): PlannedCard =>
    ({
      id: device,
      content: { device },
      others: others.map((one) => ({ content: { device: one } })),
    }) as unknown as PlannedCard;
  const [, second] = withVariety([card('monument', []), card('mosaic', ['monument', 'share'])]);
  expect(second!.others.map(({ content }) => content.device)).toEqual(['share']);
  expect(second!.spare!.map(({ content }) => content.device)).toEqual(['monument']);
});

test('a seal holds words that say something, or there is none', () => {
  const words = (rank: string) => sealWords(rank, 'latin')?.lines.join(' ');
  expect(words('')).toBeUndefined();
  expect(words('the most for fifteen years')).toBeUndefined();
  expect(words('first city in the country to pass 60%')).toBe('first city');
  expect(words('the most since 2012')).toBe('the most since 2012');
});

test('a rank stands in full on its card', async () => {
  const { composed } = await deckOf(views.get('climate')!, 'square');
  const printed = composed.flatMap(({ stage }) =>
    stage.pieces.map(({ words, plain }) => words?.text ?? plain ?? ''),
  );
  for (const { rank } of views.get('climate')!.facts.filter((fact) => fact.rank))
    expect(
      printed.some((text) => text.includes(rank)),
      rank,
    ).toBe(true);
});

test.each(variants)('a %s deck has grounds of that kind where its devices have them', async (variant) => {
  const { composed } = await deckOf(withHints(views.get('many-sections')!, { variant }), 'square');
  for (const { content, stage } of composed.slice(1))
    expect(groundsOf(content.device, variant)).toContain(stage.palette.ground);
  const dark = composed
    .slice(1)
    .filter(({ stage }) => ['dark', 'deep', 'colour'].includes(stage.palette.ground));
  expect(dark.length).toBe(
    variant === 'dark'
      ? composed
          .slice(1)
          .filter(
            ({ content }) =>
              groundsOf(content.device, 'dark').includes('dark') ||
              groundsOf(content.device, 'dark').includes('deep'),
          ).length
      : 0,
  );
});

test('a photo on the cover stands with its credit, and its words are in the alt text', async () => {
  const view = withHints(views.get('climate')!, { photos: { cover: 'river' } });
  const setting = await settingOf(view, 'square');
  const photo = {
    id: 'river',
    alt: 'The river',
    credit: 'A. Photographer',
    source: 'data:,',
    style: '',
    share: 1,
  };
  const photos = new Map([['river', photo]]) as unknown as ComposeSetting['photos'];
  const [format] = await formatsNamed('square');
  const [cover] = deckFor(format!, setting);
  const composed = composeCard(cover!, { ...setting, photos }, { index: 0, total: 9 })!;
  expect(composed.stage.pieces.filter(({ partial }) => partial === 'card-photo')).toHaveLength(1);
  expect(composed.stage.pieces.some(({ block }) => block === 'credit')).toBe(true);
  expect(altOf(cover!, composed, view, '1/9')).toContain('The river');
});

test('how full a picture is: an empty quarter is found, and landscape behind the words is empty', async () => {
  const { setting } = await deckOf(views.get('town')!, 'square');
  const { shape } = setting;
  const [width, height] = [shape.width, shape.height];
  const paint = (rgb: (x: number, y: number) => [number, number, number]) => {
    const pixels = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) pixels.set(rgb(x, y), (y * width + x) * 3);
    return { pixels, width, height } as Parameters<typeof fillOf>[0];
  };
  const white: [number, number, number] = [255, 255, 255];
  const full = fillOf(
    paint((x, y) => (((x >> 3) + (y >> 3)) % 2 === 0 ? [0, 0, 0] : white)),
    ['#ffffff'],
    { shape, scale: 1 },
  );
  expect(lackOf(full)).toBe(0);
  const quarter = paint((x, y) =>
    x < width / 2 && y > height / 2 ? white : ((x >> 3) + (y >> 3)) % 2 === 0 ? [0, 0, 0] : white,
  );
  expect(lackOf(fillOf(quarter, ['#ffffff'], { shape, scale: 1 }))).toBeGreaterThan(0);
  const hills = paint((_x, y) => (y > height / 2 ? [200, 220, 210] : white));
  expect(fillOf(hills, ['#ffffff', '#c8dcd2'], { shape, scale: 1 }).ink).toBe(0);
  expect(fillOf(hills, ['#ffffff'], { shape, scale: 1 }).ink).toBeGreaterThan(0.3);
});

test('a photo that the editor gives a split stands on it, and on no card of its own', async () => {
  const { report } = await loadReport(`${projectRoot}/tests/cards/cases/photo-split`);
  const view = deriveView(report!, 'photo-split');
  const [photo] = view.review.sections[0]!.photos;
  const placed: PlacedPhoto = { ...photo!, source: 'data:,', style: '', share: 1 };
  for (const name of ['cover', 'square', 'story']) {
    const [format] = await formatsNamed(name);
    const setting = { ...(await settingOf(view, name)), photos: new Map([[placed.id, placed]]) };
    const cards = deckFor(format!, setting);
    const at = cards.findIndex(({ id }) => id === 'money');
    const { form, stage } = composeCard(cards[at]!, setting, { index: at, total: cards.length })!;
    expect([name, form]).toEqual([name, 'split-bars-photo']);
    expect(stage.pieces.filter(({ partial }) => partial === 'card-photo')).toHaveLength(1);
    expect(cards.filter(({ content }) => content.device === 'photo')).toEqual([]);
  }
});
