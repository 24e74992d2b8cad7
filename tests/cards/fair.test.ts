/** Bars, signs and pictures say no more than the report: made-up facts for each fault that was seen. */
import { expect, test } from 'vitest';
import { drawNumeral } from '../../src/cards/device/monument/numeral.ts';
import { paletteOf } from '../../src/cards/draw/palette.ts';
import { Stage } from '../../src/cards/draw/stage.ts';
import { findDifference } from '../../src/view/relations/sums.ts';
import type { FactView, NumberPart, ReportView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';
import { settingOf } from './kit.ts';

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
