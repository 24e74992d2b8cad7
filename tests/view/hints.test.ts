import { expect, test } from 'vitest';
import { deriveView } from '../../src/view/derive.ts';
import { loadCase } from '../support/reports.ts';

test('own statements and the post obey the grammar of every other text', async () => {
  const report = await loadCase('county');
  const [id, fact] = Object.entries(report.facts).find(([, one]) => one.value !== null)!;
  const view = deriveView(
    {
      ...report,
      cards: { texts: { economy: [`总值{${id}}，**稳中有进**`] }, post: `总值{${id}}🎉`, hashtags: ['甲'] },
    },
    'county',
  );
  const at = 'cards.texts.economy.0';
  const number = view.facts.find((one) => one.id === id)!.text;
  expect(number).toContain(String(Math.trunc(Math.abs(fact.value!))));
  expect(view.cardTexts).toEqual({
    economy: [
      [
        { text: '总值', at },
        { text: number, fact: id, role: 'fact', at },
        { text: '，', at },
        { text: '稳中有进', role: 'strong', at },
      ],
    ],
  });
  expect(view.post).toBe(`总值${number}🎉`);
});

test('a platform’s own statements and post are texts of the report, too', async () => {
  const report = await loadCase('county');
  const cards = { platforms: { x: { texts: { economy: ['**甲**'] }, post: '乙' } } };
  expect(deriveView({ ...report, cards }, 'county').platformTexts).toEqual({
    x: {
      cardTexts: { economy: [[{ text: '甲', role: 'strong', at: 'cards.platforms.x.texts.economy.0' }]] },
      post: '乙',
    },
  });
});

test('hints of another form print nothing here; the cards stage tells of them', async () => {
  const report = await loadCase('county');
  const view = deriveView({ ...report, cards: { texts: ['甲'], post: 3, titles: 4 } }, 'county');
  expect(view.cardTexts).toEqual({});
  expect(view.post).toBeUndefined();
});

test('a report in traditional characters gets the program’s words in them', async () => {
  const report = await loadCase('county');
  const { words, source } = deriveView({ ...report, language: 'zh-Hant', source: '甲' }, 'county');
  expect([source, words.contents, words.value, words.proof]).toEqual([
    '數據來源：甲',
    '目錄',
    '數值',
    '校樣',
  ]);
  const simplified = /[据录数阅图处书时实页举项类标题续报说见发随档内]/;
  for (const [name, word] of Object.entries(words)) expect(word, name).not.toMatch(simplified);
});
