/** Reading back what flows over pages: heads of tables are printed again where a table goes on. */
import { describe, expect, it } from 'vitest';
import type { Piece } from '../../src/account/collect.ts';
import { readFlow } from '../../src/account/read-flow.ts';
import type { PrintedPage } from '../../src/account/read-pdf.ts';

const pieces = (...texts: string[]): Piece[] =>
  texts.map((text, block) => ({ text, block, name: '', page: 1, lines: [] }));
const page = (...texts: string[]): PrintedPage => ({
  box: [0, 0, 600, 800],
  items: texts.map((text, index) => ({ text, x: 60, y: 700 - index * 20, width: 100, size: 10 })),
});
const differences = (sheet: Piece[], pages: PrintedPage[]) =>
  readFlow(sheet, pages, 10).differences.map(({ page: number, wanted, found }) => ({
    number,
    wanted,
    found,
  }));

const head = ['指标', '数值'];
const short = [...head, '渔业', '761亿元'];
const long = [...head, '粮食', '12亿元', '渔业', '761亿元'];

describe('a table that goes on over a page', () => {
  it('may print its head again', () => {
    expect(
      differences(pieces(...long, '来源'), [
        page(...long.slice(0, 4)),
        page(...head, ...long.slice(4), '来源'),
      ]),
    ).toEqual([]);
  });
  it('may have its last row alone on a page, though another table began with that row', () => {
    const sheet = pieces(...short, ...long, '来源', '甲');
    const pages = [page(...short, ...long.slice(0, 4)), page(...head, ...long.slice(4)), page('来源', '甲')];
    expect(differences(sheet, pages)).toEqual([]);
  });
  it('may not lose that row', () => {
    const sheet = pieces(...short, ...long, '来源', '甲');
    const first = page(...short, ...long.slice(0, 4));
    expect(differences(sheet, [first, page('来源', '甲')])).toEqual([
      { number: 2, wanted: '渔业761亿元来源甲', found: '来源甲' },
    ]);
  });
});
