/** Bars, signs and pictures say no more than the report: made-up facts for each fault that was seen. */
import { expect, test } from 'vitest';
import { signed } from '../../src/cards/device/columns/signed.ts';
import { calmed, sobered, warned } from '../../src/cards/device/mosaic/fills.ts';
import type { Room } from '../../src/cards/draw/frame.ts';
import { drawNumeral } from '../../src/cards/device/monument/numeral.ts';
import { paletteOf } from '../../src/cards/draw/palette.ts';
import { Stage } from '../../src/cards/draw/stage.ts';
import { landOf } from '../../src/cards/draw/subjects.ts';
import { newsOf } from '../../src/cards/plan/news.ts';
import type { Pool } from '../../src/cards/plan/option.ts';
import { readSubjects, subjectOf } from '../../src/cards/plan/subject.ts';
import { isDullCover, isSober } from '../../src/cards/plan/tone.ts';
import { findDifference } from '../../src/view/relations/sums.ts';
import type { FactView, NumberPart, ReportView, SectionView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';
import { search, settingOf } from './kit.ts';

const view = await viewCase('county');

const fact = (id: string, label: string, value: number, kind: FactView['kind'], sign = ''): FactView => {
  const parts: NumberPart[] = [
    ...(sign ? [{ role: 'sign', text: sign } as NumberPart] : []),
    { role: 'number', text: String(value) },
  ];
  const text = `${sign}${value}`;
  const said = { label, short: label, value, unit: '', parts, text, full: text, rank: '', sign };
  return { id, at: `facts.${id}`, kind, status: 'actual', ...said } as unknown as FactView;
};

test('bars of a change name no year that is only planned', async () => {
  const of = (year: string, plan: string): ReportView =>
    ({
      ...view,
      masthead: { ...view.masthead, year },
      review: { ...view.review, year: '' },
      plan: { ...view.plan, year: plan },
    }) as ReportView;
  expect((await settingOf(of('2031', '2031'), 'square')).years.now).toBe('');
  expect((await settingOf(of('2031', '2032'), 'square')).years.now).toContain('2031');
});

test('a dollar reaches above and below its figures, and the number keeps clear of the line above', async () => {
  const setting = await settingOf(view, 'square');
  const drawn = (sign: string) => {
    const stage = new Stage({ ...setting, palette: paletteOf(setting.tones, 'deep'), seed: 'x' });
    const hero = fact('b', 'Budget', 318, 'total', sign);
    const room = { left: 80, right: 1000, top: 300, height: 300, most: 900 };
    const numeral = drawNumeral(stage, hero, room)!;
    return { numeral, box: stage.boxes[0]!.box };
  };
  for (const { numeral, box } of [drawn('$'), drawn('£')]) {
    expect(box.top).toBeGreaterThanOrEqual(300);
    expect(box.bottom).toBeLessThanOrEqual(600.5);
    expect(numeral.foot).toBeGreaterThanOrEqual(box.bottom - numeral.size * 0.03);
  }
  const { numeral, box } = drawn('$');
  expect(numeral.base - box.top).toBeGreaterThan(numeral.size * 0.78);
});

test('what one grant lost is not what lies between all grants of two years', () => {
  const found = (gap: string) =>
    findDifference({
      placed: [
        fact('now', 'Grants, 2031', 890, 'money', '£'),
        fact('was', 'Grants, 2030', 960, 'money', '£'),
        fact('gap', gap, 70, 'decrease', '£'),
      ].map((one, item) => ({ fact: one, item })),
    } as unknown as Parameters<typeof findDifference>[0]);
  expect(found('Grants: fall')).toHaveLength(1);
  expect(found('Lottery grant: fall')).toHaveLength(0);
});

test('a sentence whose numbers are no facts heads no number of something else', () => {
  const facts = [fact('rate', 'Tram fare', 65, 'total'), fact('lanes', 'Lanes swept', 12, 'total')];
  const section = (text: string): SectionView =>
    ({
      ...view.review.sections[0]!,
      title: { text: 'Where it goes', units: ['Where it goes'] },
      standfirst: [],
      figures: [],
      facts,
      items: [{ at: 'items.0', runs: [{ text }], sentences: [] }],
    }) as unknown as SectionView;
  const pool = {
    view: { ...view, language: 'en', script: 'latin' },
    held: { facts: new Set(), ranks: new Set() },
  } as unknown as Pool;
  expect(newsOf(section('Reading hours drop from 56 to 44 a week.'), pool)).toBeUndefined();
  expect(newsOf(section('Reading hours drop by a fifth.'), pool)).toBeDefined();
  expect(newsOf(section('That is the drop which troubles us most.'), pool)).toBeUndefined();
});

test('what a label says in passing puts no object on a cover; its title does', async () => {
  const words = await readSubjects(search);
  const named = (title: string) =>
    subjectOf(
      {
        ...view,
        language: 'en',
        source: '',
        facts: [fact('e', 'Energy cost', 300, 'money')],
        masthead: { ...view.masthead, title: { text: title, units: [title] } },
        review: { ...view.review, sections: [] },
      },
      words,
    );
  expect(named('The Glasshouse Players: report')).toBeUndefined();
  expect(named('Northern Ferries: report')).toBe('boat');
  expect(landOf('lines', undefined)).toBe('fields');
});

test('no sun shines over a loss that the report leads with, or over a first number that fell', () => {
  const english = { ...view, language: 'en', lead: { ...view.lead, facts: [] }, facts: [] } as ReportView;
  const sold = fact('sold', 'Tickets sold', 1482, 'total');
  const budget = fact('budget', 'Budget', 318, 'total', '$');
  expect(isDullCover([sold, budget], english)).toBe(false);
  expect(isDullCover([sold, fact('gap', 'Deficit', 412, 'money', '£')], english)).toBe(true);
  const fall = fact('budget-fall', 'Budget: fall', 3, 'decrease');
  expect(isDullCover([budget], { ...english, facts: [fall] })).toBe(true);
});

test('gold stands on no bad news: it goes to a tile below the hero that has none', () => {
  const tones = { gold: 'gold', signal: 'red' };
  const given = (bad: boolean[]) => sobered(['deep', 'gold', 'red', 'pale'], tones, { bad, calm: ['soft'] });
  expect(given([false, true, true, false])).toEqual(['deep', 'pale', 'red', 'gold']);
  expect(given([false, true, true, true])[1]).toBe('soft');
  expect(given([true, false, true, true])[1]).toBe('gold');
});

test('the signal stands on what got worse, whichever way it moved', async () => {
  expect(warned(['deep', 'red', 'gold'], 'red', [false, false, true])).toEqual(['deep', 'gold', 'red']);
  expect(warned(['deep', 'red', 'gold'], 'red', [false, true, true])).toEqual(['deep', 'red', 'gold']);
  const calm = ['gold', 'soft'];
  expect(calmed(['deep', 'red', 'gold'], 'red', { bad: [true, false, false], calm })[1]).toBe('soft');
  expect(calmed(['deep', 'red', 'gold'], 'red', { bad: [false, true, false], calm })[1]).toBe('red');
  const setting = await settingOf({ ...view, language: 'en', script: 'latin' }, 'square');
  const stage = new Stage({ ...setting, palette: paletteOf(setting.tones, 'white'), seed: 'x' });
  const changes = [fact('c', 'Complaints: rise', 38, 'growth'), fact('w', 'Waiting: fall', 12, 'decrease')];
  const content = { device: 'columns' as const, facts: changes, side: [], title: '' };
  const room = { left: 80, right: 1000, top: 300, bottom: 600, base: 280 };
  expect(signed(content, false).draw(stage, room as unknown as Room)).toBe(true);
  const [rise, fall] = stage.shapes.filter((shape) => shape.startsWith('<rect'));
  expect([rise, fall].map((bar) => bar!.includes(setting.tones.signal))).toEqual([true, false]);
});

test('a cost that rises is bad news and one that falls is none; how much it is, is neither', () => {
  const told = (label: string, kind: FactView['kind']) => isSober(fact('f', label, 8, kind), 'en');
  expect(told('Fuel expense: rise', 'growth')).toBe(true);
  expect(told('Fuel expense: fall', 'decrease')).toBe(false);
  expect(told('Fuel expense', 'money')).toBe(false);
  expect(told('Share of expenses covered: fall', 'decrease')).toBe(true);
  expect(told('Babies born', 'total')).toBe(false);
});
