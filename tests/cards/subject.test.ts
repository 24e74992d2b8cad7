/** What a single card, and the hero of tiles, is about; what its eyebrow then says. */
import { expect, test } from 'vitest';
import { deckFor } from '../../src/cards/cards.ts';
import { composeCard } from '../../src/cards/compose.ts';
import { drawTile } from '../../src/cards/device/mosaic/tile.ts';
import { paletteOf } from '../../src/cards/draw/palette.ts';
import { Stage } from '../../src/cards/draw/stage.ts';
import { readSubjects, subjectFinder } from '../../src/cards/plan/subject.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { FactView } from '../../src/view/view.ts';
import { projectRoot } from '../support/folders.ts';
import { formatsNamed, search, settingOf } from './kit.ts';

const { report } = await loadReport(`${projectRoot}/data/harbour-city-budget-2026`);
const view = deriveView(report!, 'harbour');
const find = subjectFinder(await readSubjects(search));
const fact = (label: string, icon?: string): FactView =>
  ({ ...view.facts[0]!, label, ...(icon ? { icon } : { icon: undefined }) }) as FactView;

test('a pictogram tells what a fact is about, the longest name before a shorter; then words', () => {
  expect(find(fact('Budget', 'building-factory-2'))).toBe('factory');
  expect(find(fact('Budget', 'building'))).toBe('city');
  expect(find(fact('Wheat harvest', 'bus'))).toBe('bus');
  expect(find(fact('Wheat harvest'))).toBe('wheat');
  // Where something is says not what it is.
  expect([find(fact('农村留守儿童')), find(fact('Rural schools'))]).toEqual([undefined, 'school']);
  expect(find(fact('Income'), ['Our hospital'])).toBe('hospital');
  // Every report of a city says so in all of its parts.
  expect(find(fact('City council'))).toBeUndefined();
});

test('the hero of tiles stands before a scene, which takes no figures’ ground and leaves them most of their size', async () => {
  const setting = await settingOf(view, 'square');
  const tile = (subject?: 'bus') => {
    const stage = new Stage({ ...setting, palette: paletteOf(setting.tones, 'deep'), seed: 'x' });
    const sizes = drawTile({
      stage,
      fact: view.facts.find(({ id }) => id === 'bus-trips')!,
      box: { left: 0, right: 1080, top: 300, bottom: 620 },
      fill: setting.tones.deep,
      isHero: true,
      size: 300,
      said: 'Bus journeys, the most since 2012',
      subject,
    });
    return { figures: sizes!.figures, shapes: stage.shapes.length };
  };
  const [bare, scene] = [tile(), tile('bus')];
  expect(scene.shapes).toBeGreaterThan(bare.shapes + 5);
  expect(scene.figures).toBeLessThan(bare.figures);
  expect(scene.figures).toBeGreaterThan(bare.figures * 0.7);
});

test('cards of one deck have what they are about at the foot of their stories, on the report’s own land', async () => {
  const [format] = await formatsNamed('story');
  const tonghua = deriveView((await loadReport(`${projectRoot}/data/tonghua-2024`)).report!, 'tonghua');
  const setting = await settingOf(tonghua, 'story');
  const cards = deckFor(format!, setting);
  const drawn = (id: string) => {
    const index = cards.findIndex((card) => card.id === id);
    return composeCard(cards[index]!, setting, { index, total: cards.length })!.stage.front.join('\n');
  };
  const withCity = { ...setting, findSubject: () => undefined };
  const index = cards.findIndex(({ id }) => id === 'countryside');
  const city = composeCard(cards[index]!, withCity, { index, total: cards.length })!.stage.front.join('\n');
  expect(drawn('countryside')).not.toBe(city);
});

test('a section’s name stands over its card, whatever its number says', async () => {
  const [format] = await formatsNamed('cover');
  const cards = deckFor(format!, await settingOf(view, 'cover'));
  expect(cards.find(({ id }) => id === 'finance')!.eyebrow).toBe('Sound finances');
  expect(cards.find(({ id }) => id === 'place')!.eyebrow).toBe('Streets, homes and green space');
});

test('shares of a whole are headed by the greatest, not by how the whole moved', async () => {
  const linghe = deriveView((await loadReport(`${projectRoot}/data/linghe-university-2025`)).report!, 'l');
  const [format] = await formatsNamed('cover');
  const card = deckFor(format!, await settingOf(linghe, 'cover')).find(({ id }) => id === 'research')!;
  expect(card.headline!.text).toBe('纵向项目经费占比61.5%');
  const { content } = card;
  expect(content.device === 'whole' && content.side.map(({ id }) => id).slice(0, 2)).toEqual([
    'research-funds',
    'research-growth',
  ]);
});
