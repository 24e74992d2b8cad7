/** Year, place and motto stand on one line, or one below the other, between the kicker and the strongest figure. */
import { expect, it } from 'vitest';
import type { Setting } from '../../src/blocks/block.ts';
import { groundHero } from '../../src/blocks/hero/ground.ts';
import type { FactView } from '../../src/view/view.ts';

const lead = (id: string, number: string, label: string): FactView =>
  ({
    ...{ id, at: id, label, short: label, text: number, full: number, kind: 'growth', unit: '%', rank: '' },
    value: Number(number),
    parts: [
      { role: 'number', text: number },
      { role: 'unit', text: '%' },
    ],
  }) as unknown as FactView;

/** Every Han character is as wide as its type is high, any other half as wide. */
const settingOf = (tagline: string[]): Setting =>
  ({
    theme: { type: { display: 'd', numeral: 'n', heading: 'h' } },
    sizes: { label: 9 },
    grid: { line: 4.2, gutter: 5 },
    view: {
      script: 'han',
      language: 'zh-Hans',
      glossary: [],
      review: { sections: [] },
      lead: {
        title: '',
        facts: [
          lead('a', '6.4', '接待游客人次增长'),
          lead('b', '2.5', '工业增长'),
          lead('c', '1.8', '投资增长'),
        ],
      },
      masthead: {
        kicker: '一图读懂',
        title: { text: '青澜市年度工作报告', units: ['青澜市', '年度工作报告'] },
        tagline,
        year: '2026',
        place: '',
      },
    },
    metrics: {
      width: (text: string, { size }: { size: number }) =>
        [...text].reduce((sum, one) => sum + (one > '\u2000' ? 1 : 0.5) * size, 0),
    },
  }) as unknown as Setting;

const mm = (style: string, name: string): number =>
  Number(new RegExp(`(?:^|;)${name}:(-?[\\d.]+)`).exec(style)![1]);
const [ptMm, gap] = [25.4 / 72, 1.2];

it.each([[['稳增长']], [['稳增长', '促转型', '惠民生']], [['稳中求进', '以进促稳', '先立后破', '为民惠民']]])(
  '%j ends before the label of the figure',
  async (tagline) => {
    const width = 355;
    const hero = groundHero(settingOf(tagline), { width, height: 101 })!;
    const { beside, besideStyle, main } = (await hero.context(undefined as never)) as {
      beside: { text: string }[];
      besideStyle: string;
      main: { style: string; width: number };
    };
    expect(beside).toHaveLength(tagline.length + 1);
    const size = mm(besideStyle, 'font-size') * ptMm;
    const widths = beside.map(({ text }) => [...text].length * (/\d/.test(text) ? 0.5 : 1));
    const isStacked = besideStyle.includes('column');
    const ems = isStacked ? Math.max(...widths) : widths.reduce((sum, each) => sum + each + gap, -gap);
    expect(isStacked).toBe(tagline.length > 1);
    if (isStacked) expect(size * beside.length * 1.2).toBeLessThan(mm(besideStyle, 'height'));
    const end = mm(besideStyle, 'left') + ems * size;
    expect(end).toBeLessThan(width - mm(main.style, 'right') - main.width);
  },
);
