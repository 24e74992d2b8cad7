/** The strip of headline figures: rows, and where labels stand, by what the hero has room for. */
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../src/blocks/block.ts';
import { leadStrip } from '../../src/blocks/hero/lead.ts';
import type { FactView } from '../../src/view/view.ts';

const fact = (label: string, rank = ''): FactView =>
  ({
    id: label,
    label,
    short: label.slice(0, 4),
    value: 39.3,
    unit: '',
    kind: 'count',
    rank,
    parts: [
      { role: 'number', text: '39.3' },
      { role: 'unit', text: '%' },
    ],
  }) as unknown as FactView;

/** Every character is as wide as its type is high, digits half as wide. */
const setting = (labels: string[], title = '', rank = ''): Setting =>
  ({
    theme: { type: { numeral: 'n', heading: 'h' } },
    view: { lead: { title, facts: labels.map((label) => fact(label, rank)) } },
    metrics: {
      width: (text: string, { size }: { size: number }) =>
        [...text].reduce((sum, one) => sum + (/[\d.%]/.test(one) ? 0.5 : 1) * size, 0),
    },
  }) as unknown as Setting;

const long = '社会消费品零售总额增长';
const size = (style: string, name: string): number =>
  Number(new RegExp(`--${name}:([\\d.]+)pt`).exec(style)![1]);

describe('leadStrip', () => {
  it('is nothing without headline figures', () =>
    expect(leadStrip(setting([]), { width: 180, height: 60, spine: 0 })).toEqual({
      ground: 0,
      parts: [],
      size: 0,
      prominence: Infinity,
    }));

  it('stands in one row where labels are short enough, in two of even cells where not', () => {
    const rows = (labels: string[], width: number) =>
      leadStrip(setting(labels), { width, height: 60, spine: 0 }).parts[0]!.rows.map((row) => row.length);
    expect(rows([long, long, long, long, long], 360)).toEqual([5]);
    expect(rows([long, long, long, long, long], 180)).toEqual([3, 2]);
  });

  it('has room for a rank below each label, and a cell as wide as the rank', () => {
    const place = { width: 180, height: 60, spine: 0 };
    const sizes = ['', '位居第一'].map((rank) => {
      const { style } = leadStrip(setting([long, long, long, long, long], '', rank), place).parts[0]!;
      return size(style, 'lead');
    });
    expect(sizes[1]).toBeLessThan(sizes[0]!);
    const rows = (rank: string) =>
      leadStrip(setting(['就业', '就业', '就业'], '', rank), place).parts[0]!.rows.length;
    expect([rows(''), rows('连续二十年位居全国各省区市的第一位')]).toEqual([1, 2]);
  });

  it('gives a label that is wider than its cell the short one, the others their own', () => {
    const labels = ['国内生产总值比上年增长（按不变价格计算）', '城镇新增就业', long, long, long, long, long];
    const {
      parts: [part],
    } = leadStrip(setting(labels), { width: 186, height: 56, spine: 0 });
    expect(part!.rows.map((row) => row.map(({ label }) => label))).toEqual([
      ['国内生产', '城镇新增就业', '社会消费', '社会消费'],
      [long, long, long],
    ]);
  });

  it('takes a third row where short labels are too wide for two', () => {
    const { parts } = leadStrip(setting([long, long, long, long, long, long]), {
      width: 52,
      height: 56,
      spine: 0,
    });
    expect(parts[0]!.rows.map((row) => row.length)).toEqual([2, 2, 2]);
  });

  it('has figures of twice their labels where the hero is high enough', () => {
    const {
      parts: [part],
    } = leadStrip(setting([long, long, long, long]), { width: 350, height: 120, spine: 0 });
    expect(part!.layout).toBe('');
    expect(size(part!.style, 'lead')).toBeGreaterThanOrEqual(2 * size(part!.style, 'lead-label'));
  });

  it('sets labels beside their figures in low rows that are wide enough', () => {
    const {
      parts: [part],
    } = leadStrip(setting([long, long, long, long]), { width: 180, height: 40, spine: 0 });
    expect([part!.layout, part!.rows.length]).toEqual(['beside', 2]);
    // Figures, space and label are no wider than their cell without its padding (a pt is 0.3528 mm).
    const cell = 180 / 2 - 2 * 4.32;
    const number = size(part!.style, 'lead');
    expect((number * (2 + 0.5 * 0.68) + 12 * (0.6 + long.length)) * 0.3528).toBeLessThanOrEqual(cell + 0.01);
    expect(number).toBeGreaterThan(12 * 1.15);
  });

  it('reckons a shorter row with its own wider cells', () => {
    const short = '地区生产总值';
    const {
      parts: [part],
    } = leadStrip(setting([short, short, short, long, long]), { width: 180, height: 40, spine: 0 });
    expect([part!.layout, part!.rows.map((row) => row.length)]).toEqual(['beside', [3, 2]]);
    // The longest label, in the width of a cell of three, would have left no room for a figure larger than
    // it.
    expect(size(part!.style, 'lead')).toBeGreaterThan(12 * 1.4);
  });

  it('takes more of a low hero where neither would be seen otherwise', () => {
    const {
      ground,
      parts: [part],
    } = leadStrip(setting([long, long, long, long]), { width: 240, height: 33, spine: 0 });
    expect([part!.layout, part!.rows.length]).toEqual(['', 1]);
    expect(ground).toBeCloseTo(33 * 0.45, 6);
  });

  it('is parted at the spine of a spread', () => {
    const { parts } = leadStrip(setting([long, long, long], '目标'), { width: 740, height: 120, spine: 30 });
    expect(parts.map(({ title, rows }) => [title, rows.map((row) => row.length)])).toEqual([
      ['目标', [2]],
      ['', [1]],
    ]);
  });
});
