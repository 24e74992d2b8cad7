/** What is said of a card's marks, and in which words; a card understood alone; words that no line divides. */
import { expect, test } from 'vitest';
import { checkCard } from '../../src/cards/check.ts';
import { drawGauges } from '../../src/cards/device/targets/gauge.ts';
import { splitFaults } from '../../src/cards/draw/faults.ts';
import { paletteOf } from '../../src/cards/draw/palette.ts';
import { Stage } from '../../src/cards/draw/stage.ts';
import { landOf, subjectNames } from '../../src/cards/draw/subjects.ts';
import { changeOf } from '../../src/cards/plan/change.ts';
import { shareFinding, targetFinding } from '../../src/cards/plan/finding.ts';
import { readSubjects, subjectOf } from '../../src/cards/plan/subject.ts';
import { printedTexts } from '../../src/cards/texts.ts';
import { divideWords } from '../../src/view/divide.ts';
import { drawnWord } from '../../src/view/drawn-words.ts';
import type { FactView, NumberPart, PairView, ReportView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';
import { search, settingOf } from './kit.ts';

const fact = (id: string, label: string, value: number, unit: string, kind = 'total'): FactView => {
  const parts: NumberPart[] = [
    { role: 'number', text: String(value) },
    { role: 'unit', text: unit },
  ];
  const text = `${value}${unit}`;
  return {
    id,
    at: `facts.${id}`,
    kind: kind as FactView['kind'],
    status: 'actual' as FactView['status'],
    label,
    short: label,
    value,
    unit,
    parts,
    text,
    full: text,
    rank: '',
  };
};
const pairOf = (label: string, last: number, target: number): PairView =>
  ({
    label,
    last: fact(`${label}-last`, label, last, '%', 'share'),
    target: fact(`${label}-target`, label, target, '%', 'share'),
  }) as unknown as PairView;

const view = await viewCase('county');
const inLanguage = (language: string, script: 'han' | 'latin'): ReportView => ({ ...view, language, script });

test('the greatest part is said as a share of its whole, in the words of the language', () => {
  const [part, whole] = [fact('a', '票务', 18.7, '亿元'), fact('w', '经营收入', 24.7, '亿元')];
  expect(shareFinding(part, whole, view)!.headline).toMatchObject({
    text: '票务占经营收入的76%',
    units: ['票务', '占经营收入', '的76%'],
    isDerived: true,
  });
  const [grants, all] = [fact('a', 'Grants', 361, 'm'), fact('w', 'Income', 402, 'm')];
  expect(shareFinding(grants, all, inLanguage('en', 'latin'))!.headline!.text).toBe('Grants: 90% of 402m');
  expect(shareFinding(grants, all, inLanguage('de', 'latin'))!.headline!.text).toBe(
    'Grants: 90\u00a0% von 402m',
  );
  // Nothing is said of unlike units, of next to nothing, and of what would be too long.
  expect(shareFinding(part, fact('w', '收入', 24.7, '元'), view)).toBeUndefined();
  expect(shareFinding(fact('a', '其中', 0.1, '亿元'), whole, view)).toBeUndefined();
  expect(shareFinding({ ...part, label: '票'.repeat(30) }, whole, view)).toBeUndefined();
});

test('of targets the one that moves most is said, from last year’s number', () => {
  const pairs = [pairOf('满意度', 94.6, 95.5), pairOf('覆盖率', 40, 60), pairOf('达标率', 90, 90)];
  expect(targetFinding(pairs, view)!.headline!.text).toBe('覆盖率从40%到60%');
  expect(targetFinding([pairs[2]!], view)).toBeUndefined();
});

test('a level finds how it moved by the name of what moved', () => {
  const level = fact('riders', '全年客运量', 8.62, '亿人次');
  const growth = fact('growth', '客运量增长', 11.4, '%', 'growth');
  const other = fact('other', '能耗下降', 32, '%', 'decrease');
  expect(changeOf(level, [level, other, growth])).toBe(growth);
  expect(changeOf(level, [level, other])).toBeUndefined();
});

test('bars of targets are as long as their numbers, the difference marked', async () => {
  const { shape, tones, setter } = await settingOf(view, 'square');
  const stage = new Stage({ shape, tones, setter, palette: paletteOf(tones, 'white'), seed: 'x' });
  const box = { left: 64, right: 1016, top: 300, bottom: 900 };
  expect(drawGauges(stage, [pairOf('满意度', 80, 90), pairOf('达标率', 50, 40)], box, 300)).toBe(true);
  const widths = stage.shapes.flatMap((one) => {
    const found = /^<rect .*? width="([\d.]+)"/.exec(one);
    return found ? [Number(found[1]) / 952] : [];
  });
  // A hundred, the part that stays, the difference; of a fall the difference is hollow, within its line.
  expect(widths.map((width) => Math.round(width * 100))).toEqual([100, 80, 10, 100, 40, 10]);
  expect(stage.pieces.map(({ plain }) => plain).filter(Boolean)).toEqual(['+10', '−10']);
});

test('a line that ends inside a word, between number and unit or inside a name is a fault', () => {
  const units = (text: string) =>
    divideWords(text, { language: 'zh-Hans', script: 'han', glossary: ['青禾水务'] }).units;
  const faults = (text: string, lines: string[], block = 'words') =>
    splitFaults([{ block, text, lines }], units);
  expect(faults('农村自来水普及率', ['农村自来', '水普及率'])).toHaveLength(1);
  expect(faults('农村自来水普及率', ['农村自来水', '普及率'])).toEqual([]);
  expect(faults('供水3.46亿立方米', ['供水3.', '46亿立方米'])).toHaveLength(1);
  expect(faults('走进青禾水务集团', ['走进青禾', '水务集团'])).toHaveLength(1);
  // A seal is a drawing; and where the report marks a break it is one.
  expect(faults('全省第一', ['全省', '第一'], 'seal a')).toEqual([]);
  expect(
    splitFaults([{ block: 'headline', text: '农村自来水', lines: ['农村自', '来水'] }], units, [
      ['农村自', '来水'],
    ]),
  ).toEqual([]);
});

test('a card without a source or without what it is about is not understood alone', async () => {
  const { shape } = await settingOf(view, 'square');
  const text = (block: string, said: string) => ({ text: said, block, derived: true, facts: [], top: 0 });
  const codes = (texts: ReturnType<typeof text>[]) =>
    checkCard({
      product: 'square/x',
      shape,
      inspection: { runs: [], texts },
      printed: printedTexts(view),
      place: '1/2',
      boxes: [],
      isAlone: true,
    }).map(({ code, message }) => `${code} ${message}`);
  expect(codes([text('foot', '来源'), text('headline', '经济')])).toEqual([]);
  expect(codes([text('headline', '经济')])).toEqual([
    'card-alone The card does not say its source: alone it is not understood.',
  ]);
  expect(codes([text('foot', '来源'), text('figures', '39.3')])).toEqual([
    'card-alone The card does not say what it is about: alone it is not understood.',
  ]);
});

test('what a report is about is told by its title, in several languages', async () => {
  const words = await readSubjects(search);
  const named = (title: string, language: string) =>
    subjectOf(
      {
        ...view,
        language,
        source: '',
        facts: [],
        masthead: { ...view.masthead, title: { text: title, units: [title] } },
        review: { ...view.review, sections: [] },
      },
      'lines',
      words,
    );
  expect(named('临江地铁年报', 'zh-Hans')).toBe('train');
  expect(named('Stadt Weidenau: Haushalt', 'de')).toBe('city');
  expect(named('Les écoles de Valmont', 'fr')).toBe('school');
  expect(named('Saltmarsh Hospital', 'en')).toBe('hospital');
  // A word inside another is none; and every subject has its words.
  expect(named('Buslington Review', 'en')).toBe('city');
  expect(subjectNames.filter((name) => !words[name])).toEqual([]);
  // Waves bear boats, not trains.
  expect([landOf('lines', 'boat'), landOf('lines', 'train'), landOf('none', 'boat')]).toEqual([
    'waves',
    'fields',
    'none',
  ]);
});

test('a picture is named in the language of its report', () => {
  expect(drawnWord('whole-ring', 'whole', 'de-DE')).toBe('Ring');
  expect(drawnWord('mosaic-4', 'mosaic', 'zh-Hant')).toBe('數字拼圖');
  expect(drawnWord('targets-gauge', 'targets', 'fr')).toBe('Objectifs et année précédente');
  expect(drawnWord('tasks-plates', 'tasks', 'nl')).toBe('Tasks');
  expect(drawnWord('monument-bars', 'monument', 'en')).toBe('');
});
