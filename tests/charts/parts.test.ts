/** Lines of labels, scales and ticks by themselves. */
import { describe, expect, it } from 'vitest';
import { fitScale, roundTicks } from '../../src/charts/scale.ts';
import { breakPieces, wrapText, type Ruler } from '../../src/charts/wrap.ts';

/** Han 1 em, everything else half. */
const rulerOf = (text: string): Ruler => ({
  size: 1,
  advances: Float64Array.from([...text], (char) =>
    char.codePointAt(0)! > 0x2e7f || '“”'.includes(char) ? 1 : 0.5,
  ),
  gaps: new Uint8Array([...text].length),
});

describe('a label', () => {
  it.each([
    ['规模以上工业增加值', 5, ['规模以上', '工业增加值']],
    ['商贸服务业营业收入增长', 6, ['商贸服务业', '营业收入增长']],
    ['规模以上工业增加值', 4.5, ['规模以上', '工业', '增加值']],
    ['规模以上工业增加值', 3, ['规模以', '上工业', '增加值']],
    ['规模以上工业增加值', 9, ['规模以上工业增加值']],
    ['甲乙丙丁戊己', 5, ['甲乙丙', '丁戊己']],
    ['甲乙丙丁，戊己', 4, ['甲乙丙', '丁，戊己']],
    ['甲乙丙（丁戊）', 4, ['甲乙丙', '（丁戊）']],
    // A name in quotation marks is worth a line.
    ['新建“口袋公园”“小微绿地”', 7, ['新建', '“口袋公园”', '“小微绿地”']],
    ['达产33个项目', 4, ['达产33个', '项目']],
    ['Passengers carried yearly', 7, ['Passengers', 'carried yearly']],
    ['Incomprehensibilities', 5, ['Incompr', 'ehensib', 'ilities']],
  ])('%s in %s em', (text, width, lines) => {
    const set = wrapText(text, width, rulerOf(text));
    expect(set.map((line) => line.text)).toEqual(lines);
    for (const line of set) {
      expect(line.width).toBe(rulerOf(line.text).advances.reduce((sum, advance) => sum + advance, 0));
      expect(line.width).toBeLessThanOrEqual(width);
    }
  });

  it('keeps a number and what follows it in one piece', () => {
    expect(breakPieces('新增30.2万平方米')).toEqual(['新', '增', '30.2万', '平', '方', '米']);
    expect(breakPieces('占比 96.7% 以上')).toEqual(['占', '比 ', '96.7% ', '以', '上']);
  });
});

describe('a scale', () => {
  it('is as long as the label at the end of some bar allows', () => {
    expect(
      fitScale(
        [{ value: 0, at: 10 }],
        [
          { value: 4, at: 90 },
          { value: 1, at: 40 },
        ],
      ),
    ).toEqual({ k: 20, zero: 10 });
    expect(
      fitScale(
        [{ value: 0, at: 10 }],
        [
          { value: 4, at: 90 },
          { value: 2, at: 40 },
        ],
      ),
    ).toEqual({ k: 15, zero: 10 });
  });
  it('moves zero to the right for what lies below it', () => {
    expect(
      fitScale(
        [
          { value: 0, at: 0 },
          { value: -5, at: 30 },
        ],
        [{ value: 5, at: 130 }],
      ),
    ).toEqual({ k: 10, zero: 80 });
  });
  it('is none where labels alone are wider than the room', () => {
    expect(fitScale([{ value: 0, at: 50 }], [{ value: 0, at: 40 }])).toBeUndefined();
    expect(fitScale([{ value: 0, at: 50 }], [{ value: 3, at: 40 }])).toBeUndefined();
  });

  it.each([
    [0, 8, [0, 2, 4, 6, 8]],
    [0, 7, [0, 2, 4, 6]],
    [0, 10, [0, 5, 10]],
    [0, 41, [0, 20, 40]],
    [-3, 4, [-2, 0, 2, 4]],
    [0, 0.3, [0, 0.1, 0.2, 0.3]],
    [0, 1500000, [0, 500000, 1000000, 1500000]],
    [0, 0, [0]],
  ])('from %s to %s has round ticks', (min, max, ticks) => expect(roundTicks(min, max)).toEqual(ticks));
});
