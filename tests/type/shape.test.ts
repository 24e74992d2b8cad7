/** What shaping and breaking follow of Chromium's rules, by single marks. */
import { beforeAll, describe, expect, test } from 'vitest';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';
import { openFonts, type Fonts } from '../../src/type/fonts.ts';
import { breakable, fillLines } from '../../src/type/lines.ts';
import { shapeText, type Run } from '../../src/type/shape.ts';

const words = '推动经济（一），“二”。增长5.4%Ⅲ类AVToneighbour-hood \u00ad汉';
let fonts: Fonts;
beforeAll(async () => {
  const faces = (await readFaces(searchPath())).filter(
    ({ family, weight }) => family === 'Tuban Sans' && weight === 400,
  );
  fonts = openFonts(await subsetFaces(faces, words), 'zh-Hans');
});

const run = (text: string, given: Partial<Run> = {}): Run => ({
  text,
  family: 'Tuban Sans',
  weight: 400,
  ...given,
});
const widthOf = (...runs: Run[]) => shapeText(fonts, runs).advance.reduce((sum, one) => sum + one, 0);
const starts = (text: string, measure: number, given: Parameters<typeof breakable>[1] = {}) =>
  fillLines(breakable(shapeText(fonts, [run(text)]), given), { measure, size: 10 }).map(({ start }) => start);

describe('advances', () => {
  test('a mark gives up its blank before or after another', () => {
    expect(widthOf(run('（一），'))).toBeCloseTo(3.5);
    expect(widthOf(run('，“二”。'))).toBeCloseTo(4);
    expect(widthOf(run('一，二'))).toBeCloseTo(3);
  });
  test('an eighth of an em stands between Han and Latin or figures, none where a run stands apart', () => {
    const [han, latin] = [widthOf(run('增长')), widthOf(run('5.4%'))];
    expect(widthOf(run('增长5.4%'))).toBeCloseTo(han + latin + 0.125);
    expect(widthOf(run('增长'), run('5.4%', { apart: true }))).toBeCloseTo(han + latin);
    expect(widthOf(run('Ⅲ类'))).toBeCloseTo(widthOf(run('Ⅲ')) + widthOf(run('类')));
  });
  test('letters are kerned unless the style says otherwise', () => {
    expect(widthOf(run('AVTo'))).toBeLessThan(widthOf(run('AVTo', { kerning: false })));
  });
  test('sizes and space of a run are its own', () => {
    expect(widthOf(run('一'), run('二', { scale: 2, pad: [0.25, 0.5] }))).toBeCloseTo(3.75);
  });
});

describe('lines', () => {
  test('take what goes in, and begin with no mark that may not', () => {
    expect(starts('推动经济推动', 4)).toEqual([0, 4]);
    expect(starts('推动经济，推', 4)).toEqual([0, 3]);
  });
  test('a bracket at the beginning of a line takes half its width', () => {
    expect(starts('推动（一二）', 2.5)).toEqual([0, 2, 4]);
  });
  test('no hold is parted; what is too wide stands out, or is broken anywhere', () => {
    const held = breakable(shapeText(fonts, [run('推动'), run('经济推动', { hard: 1 })]));
    expect(fillLines(held, { measure: 3, size: 10 }).map(({ start }) => start)).toEqual([0, 2]);
    const whole = breakable(shapeText(fonts, [run('推动经济')]), { whole: true });
    expect(fillLines(whole, { measure: 3, size: 10 })).toHaveLength(1);
    expect(fillLines(whole, { measure: 3, size: 10, anywhere: true }).map(({ start }) => start)).toEqual([
      0, 3,
    ]);
  });
  test('words are divided at soft hyphens where that is wanted, after hyphens always', () => {
    const measure = widthOf(run('neighbour')) + 0.5;
    expect(starts('neighbour\u00adhood', measure)).toEqual([0]);
    expect(starts('neighbour\u00adhood', measure, { hyphens: true, hyphen: 0.3 })).toEqual([0, 10]);
    expect(starts('neighbour-hood', measure)).toEqual([0, 10]);
  });
});
