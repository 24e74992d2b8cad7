/** Chip, kicker and title in the hero's sky. */
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../src/blocks/block.ts';
import { figureStep, figureWidth, numberStyle } from '../../src/blocks/hero/parts.ts';
import { skyWords } from '../../src/blocks/hero/sky-words.ts';
import { flatWords, namedWords, stackWords, wordsEnd } from '../../src/blocks/hero/words.ts';
import { ladderOf } from '../../src/design/ladder.ts';
import type { FactView } from '../../src/view/view.ts';

/** Every Han character is as wide as its type is high, any other half as wide. */
const setting = (kicker: string, units: string[]): Setting =>
  ({
    sizes: { label: 8 },
    theme: { type: { display: 'd', numeral: 'n' } },
    view: {
      script: 'han',
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

  it.each([
    ['Annual report', ['Port of Sallowmouth ', 'and its airport']],
    ['Verbundbericht', ['Verkehrsverbund ', 'Mittlere Elster']],
    ['年度工作报告', ['青岭县', '人民医院']],
  ])(
    'have the kicker %s, no slogan, beside the chip and under the size of the name below it',
    (text, units) => {
      for (const sky of [low, high]) {
        const words = namedWords(setting(text, units), sky);
        const { chip, kicker, title } = words;
        expect(kicker.size).toBeLessThan(title.size * 0.75);
        expect(kicker.size).toBeGreaterThan(8);
        expect(kicker.left).toBeGreaterThan(chip.left + chip.size * 5 * pt);
        expect(title.top).toBeGreaterThan(kicker.top + kicker.size * pt);
        expect(title.top + title.lines.length * title.size * 1.15 * pt).toBeLessThanOrEqual(sky.sky * 0.92);
        expect(wordsEnd(setting(text, units), words)).toBeLessThan(sky.width * 0.68);
      }
    },
  );

  it('come to an end in a hero that is too low for a title', () => {
    const words = namedWords(setting('Annual report to tenants', ['Some Homes']), { ...low, sky: 6 });
    expect(words.kicker.size).toBeLessThan(6);
  });
});

it('a figure is as wide as its digits, the space before a Chinese unit and the unit', () => {
  const parts = [
    { role: 'number', text: '37.2' },
    { role: 'unit', text: '亿元' },
  ];
  const fact = { parts, full: '37.2亿元' } as unknown as FactView;
  const [digits, space, unit] = [4 * 0.5 * 40, 40 / 8, 2 * ladderOf(8).s4];
  expect(figureWidth(setting('', []), fact, 40, 10)).toBeGreaterThan((digits + space + unit) * pt);
});

it('a sign of percent is measured in the face of its digits, as it is set', () => {
  const parts = [
    { role: 'number', text: '8' },
    { role: 'unit', text: '%' },
  ];
  const plain = setting('', []);
  const metrics = {
    width: (_text: string, { family, size }: { family: string; size: number }) =>
      (family === 'n' ? 0.5 : 2) * size,
  };
  const fact = { parts, full: '8%' } as unknown as FactView;
  expect(figureWidth({ ...plain, metrics } as unknown as Setting, fact, 40, 10)).toBeLessThan(40 * pt);
});

describe('sizes of the hero are steps of the ladder', () => {
  const ladder = ladderOf(8);
  const sizesIn = (style: string) => [...style.matchAll(/(\d[\d.]*)pt/g)].map(([, size]) => Number(size));

  it('so are units, a step or two below their number', () => {
    expect(sizesIn(numberStyle(setting('', []), ladder.s7))).toEqual([ladder.s7, ladder.s5, ladder.s6]);
    expect(sizesIn(numberStyle(setting('', []), ladder.s6))).toEqual([ladder.s6, ladder.s4, ladder.s5]);
  });
  it('so are figures, whatever their room', () => {
    const fact = { parts: [{ role: 'number', text: '8640' }], full: '8640' } as unknown as FactView;
    for (const width of [12, 20, 30, 44])
      expect(Object.values(ladder)).toContain(
        figureStep(setting('', []), fact, { width, most: ladder.s7, words: ladder.s3 }),
      );
  });
  it('the name below a slogan is not drawn out to its width, and year and slogan are of one size', () => {
    const { titleStyle, kickerStyle, yearStyle } = skyWords(setting('年度报告', ['某市大学']), {
      width: 200,
      sky: 60,
      inset: 8,
    });
    expect(titleStyle).not.toContain('letter-spacing');
    expect(Object.values(ladder)).toContain(sizesIn(titleStyle)[0]);
    expect(sizesIn(yearStyle)).toEqual(sizesIn(kickerStyle));
  });
});
