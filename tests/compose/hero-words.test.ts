/** Chip, kicker and title in the hero's sky. */
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../src/compose/block.ts';
import { flatWords, stackWords, wordsEnd } from '../../src/compose/hero-words.ts';

/** Every Han character is as wide as its type is high, any other half as wide. */
const setting = (kicker: string, units: string[]): Setting =>
  ({
    theme: { type: { display: 'd', numeral: 'n' } },
    view: {
      masthead: {
        kicker,
        title: { text: units.join(''), units },
        tagline: ['口号'],
        year: '2024',
        place: '地名',
      },
    },
    metrics: {
      width: (text: string, { size }: { size: number }) =>
        [...text].reduce((sum, one) => sum + (one > '\u2000' ? 1 : 0.5) * size, 0),
    },
  }) as unknown as Setting;

const low = { width: 180, sky: 20, inset: 4.5, chip: 11 };
const high = { width: 350, sky: 90, inset: 9, chip: 14 };
const pt = 25.4 / 72;

describe('words of the hero', () => {
  it('stand one below the other, the kicker largest', () => {
    const { chip, kicker, title } = stackWords(setting('一图读懂', ['某市', '政府工作报告']), high);
    expect(chip.top).toBeLessThan(kicker.top);
    expect(kicker.top + kicker.size * pt).toBeLessThanOrEqual(title.top + 0.5);
    expect(kicker.size).toBeGreaterThan(title.size);
    expect(title.top + title.lines.length * title.size * 1.15 * pt).toBeLessThanOrEqual(high.sky);
  });

  it('stand abreast in a flat sky, on one foot', () => {
    const { kicker, title } = flatWords(setting('一图读懂', ['某市', '政府工作报告']), low);
    expect(title.left).toBeGreaterThan(kicker.left + 4 * kicker.size * pt);
    expect(title.lines).toHaveLength(1);
  });

  it('have a long kicker above chip and title, much larger than it could be beside them', () => {
    const { chip, kicker, title } = flatWords(
      setting('The budget of the town at a glance', ['Town ', 'Budget ', '2026']),
      low,
    );
    expect(kicker.size).toBeGreaterThan(18);
    expect(kicker.size).toBeGreaterThan(title.size * 1.4);
    expect(chip.top).toBeGreaterThan(kicker.top + kicker.size * 0.9 * pt);
    expect(title.left).toBeGreaterThan(chip.left + 8 * chip.size * 0.5 * pt);
    expect(title.top + title.size * 1.15 * pt).toBeLessThanOrEqual(low.sky * 0.9);
    expect(
      wordsEnd(setting('The budget of the town at a glance', ['Town ']), { chip, kicker, title, calm: 0.66 }),
    ).toBeLessThan(low.width * 0.67);
  });

  it('have the title on one line where two would come out smaller', () => {
    const { title } = flatWords(setting('At a glance', ['Aldwater County ', 'Annual ', 'Report']), {
      width: 186,
      sky: 17,
      inset: 4.65,
      chip: 11,
    });
    expect(title.lines).toHaveLength(1);
    expect(title.size).toBeGreaterThan(7.5);
  });
});
