/** What is said of a card's marks, and in which words; a card understood alone; words that no line divides. */
import { expect, test } from 'vitest';
import { checkCard } from '../../src/cards/check.ts';
import type { FormContext } from '../../src/cards/device/form.ts';
import { drawBars, drawTwoColumns } from '../../src/cards/device/monument/bars.ts';
import { drawGauges } from '../../src/cards/device/targets/gauge.ts';
import { splitFaults } from '../../src/cards/draw/faults.ts';
import { paletteOf } from '../../src/cards/draw/palette.ts';
import { drawFrame } from '../../src/cards/draw/frame.ts';
import { Stage } from '../../src/cards/draw/stage.ts';
import { landOf, subjectNames } from '../../src/cards/draw/subjects.ts';
import { changeOf } from '../../src/cards/plan/change.ts';
import { moreFinding, shareFinding, targetFinding } from '../../src/cards/plan/finding.ts';
import { factsOf } from '../../src/cards/plan/content.ts';
import { heldFacts } from '../../src/cards/plan/pool.ts';
import { shareOptions } from '../../src/cards/plan/options/marks.ts';
import { isOwn, partsSaid, wholeFor } from '../../src/cards/plan/options/sums.ts';
import { checkItems } from '../../src/cards/plan/options/words.ts';
import { readSubjects, subjectOf } from '../../src/cards/plan/subject.ts';
import { printedTexts } from '../../src/cards/texts.ts';
import { divideWords } from '../../src/view/divide.ts';
import { drawnWord } from '../../src/view/drawn-words.ts';
import type { FactView, NumberPart, PairView, ReportView, SectionView } from '../../src/view/view.ts';
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

/** Of a report with these facts. */
const poolOf = (language: string, script: 'han' | 'latin', facts: FactView[] = []) => ({
  view: { ...inLanguage(language, script), facts },
  held: { facts: new Set<string>(), ranks: new Set<string>() },
});

test('a share is said as the report prints it, else as a fraction that is near, never as one reckoned', () => {
  const zh = poolOf('zh-Hans', 'han');
  const [part, whole] = [fact('a', '票务', 18.7, '亿元'), fact('w', '经营收入', 24.7, '亿元')];
  expect(shareFinding(part, whole, zh)!.headline).toMatchObject({
    text: '票务约占经营收入的四分之三',
    units: ['票务', '约占经营收入', '的四分之三'],
    isDerived: true,
  });
  const own = fact('s', '票务占比', 75.7, '%', 'share');
  expect(shareFinding(part, whole, poolOf('zh-Hans', 'han', [own]))).toMatchObject({
    headline: { text: '票务占经营收入的75.7%' },
    headlineFacts: ['a', 's'],
  });
  const [grants, all] = [fact('a', 'Grants', 361, 'm'), fact('w', 'Income', 402, 'm')];
  const said = (one: FactView, language: string) =>
    shareFinding(one, all, poolOf(language, 'latin'))!.headline!.text;
  expect(said(grants, 'en')).toBe('Grants: about nine tenths of 402m');
  expect(said(grants, 'de')).toBe('Grants: rund neun Zehntel von 402m');
  expect(said(fact('a', 'Grants', 220, 'm'), 'en')).toBe('Grants: more than half of 402m');
  expect(said(fact('a', 'Grants', 147, 'm'), 'en')).toBe('Grants: 147m of 402m');
  // What follows the colon stays on one line where it is short; a number ends no line.
  const units = shareFinding(grants, all, poolOf('en', 'latin'))!.headline!.units;
  expect(units).toEqual(['Grants: ', 'about nine tenths of 402m']);
  const euros = (value: number) => fact('e', 'Kultur', value, 'Mio. Euro');
  expect(shareFinding(euros(147), euros(402), poolOf('de', 'latin'))!.headline!.text).toBe(
    'Kultur: 147 von 402Mio. Euro',
  );
  // Nothing is said of unlike units, of next to nothing, and of what would be too long.
  expect(shareFinding(part, fact('w', '收入', 24.7, '元'), zh)).toBeUndefined();
  expect(shareFinding(fact('a', '其中', 0.1, '亿元'), whole, zh)).toBeUndefined();
  expect(shareFinding({ ...part, label: '票'.repeat(30) }, whole, zh)).toBeUndefined();
});

test('a sum of another section is no name of what these parts add up to', () => {
  const whole = fact('spending', 'Spending', 402, 'm');
  const [a, b] = [fact('a', 'Grants', 361, 'm'), fact('b', 'Fees', 41, 'm')];
  const { sections } = view.review;
  const own = { ...sections[0]!, standfirst: [], facts: [a, b] };
  const pool = { ...poolOf('en', 'latin', [a, b, whole]), heroes: new Set<string>() };
  expect(isOwn(whole, own)).toBe(false);
  expect(partsSaid([a, b], whole, own, pool).headline!.text).toBe('Grants: about nine tenths of 402m');
  const unnamed = poolOf('zh-Hans', 'han', [a, b, whole]);
  expect(partsSaid([a, b], whole, own, { ...unnamed, heroes: new Set() }).headline!.text).not.toContain(
    'Spending',
  );
});

test('what lies between two shares is in points, in the language of the report', () => {
  for (const [language, points] of [
    ['de', 'Punkte'],
    ['en', 'points'],
    ['zh-Hans', '个百分点'],
  ] as const)
    expect(printedTexts(inLanguage(language, language === 'zh-Hans' ? 'han' : 'latin')).whole).toContain(
      points,
    );
});

test('a whole is what the text or the lead says, to the last digit, and nothing that adds up by chance', () => {
  const [a, b, c] = [
    fact('a', '本科', 198.3, '万人'),
    fact('b', '高中', 112.6, '万人'),
    fact('c', '新生', 61.7, '万人'),
  ];
  const near = fact('near', '小学', 371.8, '万人');
  const sum = fact('sum', '在校生', 372.6, '万人');
  const facts = [a, b, c];
  const pool = { ...poolOf('zh-Hans', 'han', [...facts, near, sum]), heroes: new Set<string>() };
  const ledBy = (lead: FactView) => ({ ...pool, view: { ...pool.view, lead: { title: '', facts: [lead] } } });
  expect(
    wholeFor(facts, { ...pool, view: { ...pool.view, lead: { title: '', facts: [] } } }),
  ).toBeUndefined();
  expect(wholeFor(facts, ledBy(near))).toBeUndefined();
  expect(wholeFor(facts, ledBy(sum))?.id).toBe('sum');
  expect(wholeFor(facts, ledBy({ ...sum, label: '去年在校生' }))).toBeUndefined();
  const loss = fact('l', '板材亏损', 3.94, '亿元');
  expect(
    wholeFor([fact('x', '甲', 2.77, '亿元'), fact('y', '乙', 1.17, '亿元')], ledBy(loss)),
  ).toBeUndefined();
});

test('of targets that all rise it is said how many; of others the one that moves most is named', () => {
  const [up, more, same] = [pairOf('满意度', 94.6, 95.5), pairOf('覆盖率', 40, 60), pairOf('达标率', 90, 90)];
  const third = pairOf('普及率', 50, 55);
  const down = pairOf('漏损率', 7.2, 7);
  const said = (pairs: PairView[], of = view) => targetFinding(pairs, of)?.headline!.text;
  expect(said([up, more])).toBe('覆盖率目标60%');
  expect(said([up, more, third])).toBe('三项指标要提高');
  // Two up and one down, and which? One of them is named.
  expect(said([up, more, down])).toBe('覆盖率目标60%');
  const en = inLanguage('en-GB', 'latin');
  expect(said([up, more, third], en)).toBe('Three measures are to rise');
  expect(targetFinding([up], view)).toMatchObject({
    headline: { text: '满意度目标95.5%' },
    lead: '满意度-target',
  });
  // A number that stays, and growth that slows, are no fall, and slower growth is no news: one target is named.
  expect(said([up, more, same])).toBe('覆盖率目标60%');
  const slower = { ...down, target: { ...down.target, kind: 'growth' as const } };
  expect(said([slower, up, more])).toBe('覆盖率目标60%');
  expect(said([slower, slower])).toBeUndefined();
  expect(said([up, more], en)).toBe('覆盖率: target 60%');
  // What is not to be below a floor, and is above it, is not to fall.
  const floor = pairOf('办结率', 99.1, 99);
  const bounded = {
    ...floor,
    target: { ...floor.target, parts: [{ text: '不低于', role: 'prefix' as const }] },
  };
  expect(said([down, floor, pairOf('差错率', 9, 4)])).toBe('三项指标要降低');
  expect(said([down, bounded, pairOf('差错率', 9, 4)])).toBe('差错率目标4%');
});

test('two parts near a half each are told apart by how much one is more', () => {
  const [exports, imports] = [fact('x', '货物出口', 237_726, '亿元'), fact('m', '货物进口', 179_842, '亿元')];
  expect(moreFinding(exports, imports, view)!.headline).toMatchObject({
    text: '货物出口比货物进口多约三分之一',
    isDerived: true,
  });
  expect(
    moreFinding(imports, { ...imports, value: 150_000 }, inLanguage('en', 'latin'))!.headline!.text,
  ).toBe('货物进口: about a fifth more than 货物进口');
  expect(moreFinding(exports, { ...imports, value: 207_000 }, view)).toBeUndefined();
});

test('a part of a sum that a doubt holds is shown where the other parts prove it', () => {
  const amounts = [
    fact('income', 'Income', 18.6, 'm'),
    fact('grants', 'Grants', 9.2, 'm'),
    fact('licences', 'Licences', 6.1, 'm'),
    fact('other', 'Other', 3.3, 'm'),
  ];
  const [section] = view.review.sections;
  const query = { at: 'facts.grants.label', status: 'open', printed: '9.2m', source: '9.2m', proposed: '' };
  const doubted = (facts: FactView[]) =>
    heldFacts({
      ...view,
      review: { ...view.review, sections: [{ ...section!, facts }] },
      queries: [query] as unknown as ReportView['queries'],
    }).facts;
  expect([...doubted(amounts)]).toEqual([]);
  expect([...doubted(amounts.slice(0, 3))]).toEqual(['grants']);
});

test('shares of one thing stand on one scale, without those of other things', () => {
  const shares = [
    fact('coal-share', '煤炭消费量占能源消费总量比重', 55.3, '%', 'share'),
    fact('clean-share', '清洁能源消费量占能源消费总量比重', 26.4, '%', 'share'),
    fact('water', '地表水水质优良断面比例', 89.4, '%', 'share'),
  ];
  const [section] = view.review.sections;
  const pool = { ...poolOf('zh-Hans', 'han', shares), heroes: new Set<string>() };
  const [bars] = shareOptions(shares, { ...section!, facts: shares }, pool);
  expect(bars!.content).toMatchObject({ device: 'columns', full: 100, lead: 'coal-share' });
  expect(factsOf(bars!.content).map(({ id }) => id)).toEqual(['coal-share', 'clean-share', 'water']);
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
  expect(drawGauges(stage, [pairOf('满意度', 80, 90), pairOf('达标率', 50, 40)], box, { height: 300 })).toBe(
    true,
  );
  const widths = stage.shapes.flatMap((one) => {
    const found = /^<rect .*? width="([\d.]+)"/.exec(one);
    return found ? [Number(found[1]) / 952] : [];
  });
  // A hundred, the part that stays, the difference; of a fall the difference is hollow, within its line.
  expect(widths.map((width) => Math.round(width * 100))).toEqual([100, 80, 10, 100, 40, 10]);
  expect(stage.pieces.map(({ plain }) => plain).filter(Boolean)).toEqual(['+10', '−10']);
});

test('targets are of one size, whatever room their labels and digits leave them', async () => {
  const { shape, tones, setter } = await settingOf(view, 'square');
  const stage = new Stage({ shape, tones, setter, palette: paletteOf(tones, 'white'), seed: 'x' });
  const box = { left: 64, right: 1016, top: 300, bottom: 900 };
  drawGauges(stage, [pairOf('满意度', 88.5, 100), pairOf('达标率', 91, 95)], box, { height: 300 });
  const high = (text: string) => {
    const found = stage.boxes.find((one) => one.text === text)!.box;
    return Math.round(found.bottom - found.top);
  };
  expect(high('+11.5')).toBe(high('+4'));
});

test('what was gained is said over its own part, never in what was there before', async () => {
  const wide = await settingOf(view, 'wide');
  const flat = new Stage({ ...wide, palette: paletteOf(wide.tones, 'white'), seed: 'x' });
  drawGauges(
    flat,
    [pairOf('满意度', 80, 90)],
    { left: 64, right: 1016, top: 300, bottom: 480 },
    { height: 180 },
  );
  const bar = Math.min(...flat.shapes.map((one) => Number(/^<rect .*? y="([\d.]+)"/.exec(one)?.[1] ?? 1e4)));
  expect(flat.boxes.find(({ text }) => text === '+10')!.box.bottom).toBeLessThanOrEqual(bar);
  // Too short for its figures, the part has them below it or above it.
  const story = await settingOf(view, 'story');
  const [tall, columns] = [story, wide].map(
    (setting) => new Stage({ ...setting, palette: paletteOf(setting.tones, 'dark'), seed: 'x' }),
  ) as [Stage, Stage];
  const context = { years: { last: '上年', now: '今年' }, view } as unknown as FormContext;
  const growth = fact('g', '客运量增长', 8, '%', 'growth');
  drawBars(tall, { hero: growth, isNews: true }, 800, 96, context);
  expect(tall.boxes.find(({ text }) => text === '+8%')!.box.top).toBeGreaterThan(800 + 2 * 96);
  drawTwoColumns(columns, growth, { left: 700, width: 400, top: 400 }, context);
  const top = columns.boxes.find(({ text }) => text === '100')!.box.top;
  expect(columns.boxes.find(({ text }) => text === '+8%')!.box.bottom).toBeLessThan(top);
});

test('on a tall picture a headline has a line more where it needs one', async () => {
  const story = await settingOf(view, 'story');
  const stage = new Stage({ ...story, palette: paletteOf(story.tones, 'white'), seed: 'x' });
  const text = 'Of every pound, about 64p goes to care, schools and families';
  const headline = { text, units: text.split(/(?<= )/) };
  const frame = { bookmark: '', eyebrow: '', headline, source: '', place: '', index: 0 };
  const [content, look] = [frame, {}] as unknown as Parameters<typeof drawFrame> extends [
    unknown,
    infer Content,
    infer Look,
  ]
    ? [Content, Look]
    : never;
  expect(drawFrame(stage, content, look)?.headline?.lines.length).toBe(3);
});

test('how things stand is not ticked off as done, and the facts of a line are known', () => {
  const facts = [fact('debt', 'Debt', 312, 'm', 'money'), fact('energy', 'Energy', 7.3, '%', 'decrease')];
  const item = (id: string, said: string) => ({ at: id, runs: [{ text: said, fact: id, role: 'full' }] });
  const section = { facts, items: [item('debt', 'Debt is 312m.'), item('energy', 'Energy fell by 7.3%.')] };
  const pool = { ...poolOf('en', 'latin', facts), heroes: new Set<string>() };
  expect(
    checkItems(section as unknown as SectionView, pool).map(({ isLevel, facts: said }) => [isLevel, said]),
  ).toEqual([
    [true, ['debt']],
    [false, ['energy']],
  ]);
});

test('what is not, what nobody has entered and torn quotations are not ticked off', () => {
  const section = (said: string) => ({ facts: [], items: [{ at: 'i', runs: [{ text: said }] }] });
  const pool = { ...poolOf('en', 'latin', []), heroes: new Set<string>() };
  const levels = (said: string) =>
    checkItems(section(said) as unknown as SectionView, pool).map(({ isLevel }) => isLevel);
  expect(levels('We opened two wards.')).toEqual([false]);
  expect(levels('Category 1 took 8:14.')).toEqual([true]);
  expect(levels('The new ship did not come.')).toEqual([true]);
  expect(levels('We shall be a sounder company.”')).toEqual([]);
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
  expect(faults('屋顶光伏年发电量', ['屋顶光伏年', '发电量'])).toHaveLength(1);
  expect(faults('通关无纸化率', ['通关无纸', '化率'])).toHaveLength(1);
  expect(faults('县域内就诊率', ['县域内就诊', '率'])).toHaveLength(1);
  expect(faults('实现净利润增长', ['实现净利', '润增长'])).toHaveLength(1);
  expect(faults('2025年发电量', ['2025年', '发电量'])).toEqual([]);
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
      words,
    );
  expect(named('临江地铁年报', 'zh-Hans')).toBe('train');
  expect(named('Stadt Weidenau: Haushalt', 'de')).toBe('city');
  expect(named('Les écoles de Valmont', 'fr')).toBe('school');
  expect(named('Saltmarsh Hospital', 'en')).toBe('hospital');
  // A word inside another is none; and every subject has its words.
  expect(named('Buslington Review', 'en')).toBeUndefined();
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
  expect(drawnWord('tasks-plates', 'tasks', 'pl')).toBe('Tasks');
  expect(drawnWord('monument-bars', 'monument', 'en')).toBe('');
});
