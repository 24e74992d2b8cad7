/** Number tiles: how they are laid out, and what they make of height to spare. */
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../src/compose/block.ts';
import { figureContext } from '../../src/compose/figure.ts';
import { tileGrid } from '../../src/compose/tiles.ts';
import type { FactView, FigureView } from '../../src/view/view.ts';

/** Every character is half as wide as its type is high. */
const setting = {
  view: { language: 'zh-CN', script: 'han', glossary: [] },
  grid: { gutter: 5, line: 4 },
  theme: { type: { numeral: 'n', heading: 'h', label: 'l' } },
  metrics: { width: (text: string, { size }: { size: number }) => text.length * size * 0.5 },
  sizes: { body: 8, label: 7.5, panel: 12, numeral: 18, big: 36, line: 12 },
} as unknown as Setting;

const fact = (id: string, digits = 3): FactView =>
  ({
    id,
    label: '四个字长',
    rank: '',
    icon: 'tree',
    text: '1'.repeat(digits),
    parts: [
      { role: 'number', text: '1'.repeat(digits) },
      { role: 'unit', text: '个' },
    ],
  }) as unknown as FactView;
const facts = (count: number, digits?: number) =>
  Array.from({ length: count }, (_, index) => fact(`f${index}`, digits));
const figure = (count: number, digits?: number) =>
  ({
    id: 'tiles',
    kind: 'tiles',
    facts: facts(count, digits),
    pairs: [],
    title: '',
    note: [],
  }) as unknown as FigureView;

describe('tileGrid', () => {
  it('sets the first of three and more large, and a number that is alone', () => {
    expect([1, 2, 3, 5].map((count) => tileGrid(setting, facts(count), 120).big)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it('takes more rows where height is to spare and the numbers have no room beside one another', () => {
    expect(tileGrid(setting, facts(2, 9), 110).across).toBe(2);
    const tall = tileGrid(setting, facts(2, 9), 110, 400);
    expect([tall.across, tall.rows]).toEqual([1, 2]);
    expect(tall.room).toBeGreaterThan(1.5);
  });

  it('reckons with the space between Han and figures, an eighth of the character before it', () => {
    const withUnit = (unit: string) =>
      ({
        ...fact('a', 4),
        parts: [
          { role: 'number', text: '1111' },
          { role: 'unit', text: unit },
        ],
      }) as FactView;
    // Two cells in 110 mm, 4 mm between them.
    const width = (unit: string) => 53 / tileGrid(setting, [withUnit(unit), withUnit(unit)], 110).tallRoom;
    expect(width('个') - width('m')).toBeCloseTo((18 / 8) * (25.4 / 72), 6);
    expect(width('m')).toBe(width('!'));
  });

  it('keeps its rows where they have room enough to grow', () =>
    expect(tileGrid(setting, facts(2), 160, 60).across).toBe(2));

  it('rather sets four alike than one large and an empty cell', () => {
    const usual = tileGrid(setting, facts(4), 120);
    const tall = tileGrid(setting, facts(4), 120, 60);
    expect([usual.big, tall.big]).toEqual([true, false]);
    expect(tall.rows * tall.across).toBe(4);
  });
});

/** The same on a page so small that an empty cell is seen. */
const small = { ...setting, grid: { ...setting.grid, width: 120, height: 90 } } as Setting;
const large = { ...setting, grid: { ...setting.grid, width: 360, height: 500 } } as Setting;

describe('on a small page', () => {
  it('tiles are all alike where a large one would leave an empty cell', () => {
    expect(tileGrid(large, facts(4), 90).big).toBe(true);
    expect(tileGrid(small, facts(4), 90).big).toBe(false);
  });
  it('a large number has its label beside it where there is room', () => {
    const wide = (one: Setting) => tileGrid(one, facts(3, 2), 110).tiles[0]!.className;
    expect([wide(large), wide(small)]).toEqual(['tile-big', 'tile-big tile-wide']);
  });
  it('the first entry of a ledger takes the cells that would stay empty', async () => {
    const lead = async (one: Setting, count: number) =>
      (
        (await figureContext({
          figure: figure(count),
          setting: one,
          width: 90,
          extra: 0,
          style: 'ledger',
        })) as { tiles: { style: string }[] }
      ).tiles.map(({ style }) => style);
    expect(await lead(large, 5)).toEqual(['', '', '', '', '']);
    expect(await lead(small, 5)).toEqual(['grid-row:span 2;', '', '', '', '']);
    expect(await lead(small, 6)).toEqual(['', '', '', '', '', '']);
  });
});

describe('a figure of tiles', () => {
  const styleOf = async (count: number, width: number, extra: number) => {
    const { style, tiles } = (await figureContext({ figure: figure(count), setting, width, extra })) as {
      style: string;
      tiles: { class: string }[];
    };
    const growth = (name: string) => Number(new RegExp(`--${name}:([\\d.]+)`).exec(style)?.[1] ?? 1);
    return {
      grow: growth('grow'),
      big: growth('grow-big'),
      icon: growth('grow-icon'),
      tall: tiles.every((tile) => tile.class.includes('tile-tall')),
    };
  };

  it('does not grow at its natural height', async () =>
    expect(await styleOf(3, 120, 0)).toEqual({ grow: 1, big: 1, icon: 1, tall: false }));
  it('grows its numbers with the lines that it is given, the large one farther', async () => {
    const { grow, big } = await styleOf(3, 120, 8);
    expect(grow).toBeGreaterThan(1.2);
    expect(big).toBeGreaterThan(grow);
    expect(big).toBeLessThanOrEqual(2);
  });
  it('has rows parted by hairlines where its numbers cannot fill them', async () => {
    const parted = async (extra: number) =>
      (
        (await figureContext({ figure: figure(6, 8), setting, width: 120, extra })) as {
          tiles: { class: string }[];
        }
      ).tiles.filter((tile) => tile.class.includes('tile-parted')).length;
    expect([await parted(0), await parted(20)]).toEqual([0, 5]);
  });
  it('has the pictogram above a number that is alone in a high place', async () => {
    expect((await styleOf(1, 90, 3)).tall).toBe(false);
    const high = await styleOf(1, 90, 16);
    expect(high.tall).toBe(true);
    expect(high.icon).toBeGreaterThan(1.3);
  });
});
