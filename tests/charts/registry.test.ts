/** Scales that figures of one page share, and the check that holds a page to them. */
import { describe, expect, test } from 'vitest';
import { shareScale, type Member } from '../../src/charts/registry.ts';
import { checkScales, findInversions, marksOf } from '../../src/compose/checks/scales.ts';

const member = (perUnit: number, given: Partial<Member> = {}): Member => ({
  key: 'length 元',
  perUnit,
  group: String(perUnit),
  holdsWords: true,
  mayDiffer: true,
  fits: () => true,
  ...given,
});
const told = (members: Member[]) => shareScale(members).map((one) => ('own' in one ? 'own' : one.scale));

describe('one scale for a key', () => {
  test('the longest that all have room for', () => {
    expect(told([member(2), member(1.2), member(1.5)])).toEqual([1.2, 1.2, 1.2]);
  });

  test('one that would be far too small keeps its own, and so does one that has no room for it', () => {
    expect(told([member(1), member(1.1), member(60)])).toEqual([1, 1, 'own']);
    expect(told([member(1), member(5), member(5.5)])).toEqual(['own', 5, 5]);
    expect(told([member(1), member(1.4, { fits: () => false })])).toContain('own');
  });

  test('a bar of a hundred per cent shares a scale that is near its own, and keeps it where it would be short', () => {
    const hundred = { readBy: 'hundred' as const, largest: 100 };
    expect(told([member(1, { largest: 90 }), member(1.2, hundred)])).toEqual([1, 1]);
    expect(told([member(1, { largest: 500 }), member(2, hundred)])).toEqual([1, 'own']);
  });

  test('a whole with its parts may be longer than a larger one that is many times its size, and says so', () => {
    const parts = { readBy: 'parts' as const, largest: 4 };
    expect(told([member(1, { largest: 30, mayDiffer: false }), member(8, parts)])).toEqual([1, 'own']);
    expect(told([member(1, { largest: 15, mayDiffer: false }), member(3, parts)])).toEqual([1, 1]);
  });

  test('figures that stand together are compared, however unlike', () => {
    expect(told([member(1, { group: 'a' }), member(5, { group: 'a' })])).toEqual([1, 1]);
    expect(told([member(1, { group: 'a' }), member(5, { group: 'b' })])).toContain('own');
  });

  test('one that cannot say so never keeps its own', () => {
    expect(told([member(1), member(7, { mayDiffer: false })])).toEqual(['own', 7]);
    expect(told([member(1), member(1.1), member(2, { mayDiffer: false })])).toEqual([1, 1, 1]);
  });

  test('marks without words in them are shortened sooner', () => {
    const plain = { holdsWords: false };
    expect(told([member(1, plain), member(6, plain)])).toEqual([1, 1]);
    expect(told([member(1), member(6)])).toContain('own');
  });

  test('a smaller value is not drawn longer than a larger one of another figure, note or no note', () => {
    const plain = { holdsWords: false };
    expect(told([member(1, plain), member(11, plain)])).toContain('own');
    expect(told([member(1, { ...plain, largest: 20 }), member(11, { ...plain, largest: 7 })])).toEqual([
      1, 1,
    ]);
    // What is smaller and drawn shorter, too, may keep its own.
    expect(told([member(1, { ...plain, largest: 200 }), member(11, { ...plain, largest: 7 })])).toContain(
      'own',
    );
  });

  test('the largest of three sums in the narrowest place decides, however much longer the others could be', () => {
    const sums = [
      member(1, { largest: 1260, group: 'product' }),
      member(7.5, { largest: 417, group: 'trade' }),
      member(13.6, { largest: 471, group: 'shops' }),
    ];
    expect(told(sums)).toEqual([1, 1, 1]);
  });

  test('one alone has its own scale and says nothing', () => {
    expect(told([member(3)])).toEqual([3]);
  });
});

/** A page as it is set. */
const sheetOf = (...figures: { block: string; marks: [string, number, number][]; own?: boolean }[]): string =>
  `<main class="sheet">${figures
    .map(
      ({ block, marks, own }) =>
        `<section data-block="${block}"><svg data-marks="${JSON.stringify(marks).replaceAll('"', '&quot;')}"${own ? ' data-scale="own"' : ''} viewBox=""></svg></section>`,
    )
    .join('')}</main>`;

describe('chart-scale-inversion', () => {
  const births = { block: 'people', marks: [['length 人', 11_100_000, 207]] as [string, number, number][] };
  const all = { block: 'people', marks: [['length 人', 1_409_670_000, 207.2]] as [string, number, number][] };

  test('a longer mark for a smaller value is an error with its blocks and lengths', () => {
    const long = { block: 'trade', marks: [['length 元', 400, 86]] as [string, number, number][] };
    const short = { block: 'product', marks: [['length 元', 1200, 59]] as [string, number, number][] };
    const [problem, ...others] = checkScales(sheetOf(long, short), 'press/x.pdf');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'chart-scale-inversion',
      severity: 'error',
      page: { page: 1, block: 'product', product: 'press/x.pdf' },
    });
    expect(problem!.message).toContain('59 mm');
    expect(problem!.zh!.message).toContain('59 mm');
  });

  test('marks of other keys, of other sheets and of a scale that is said are not compared', () => {
    expect(checkScales(sheetOf(births, { ...all, marks: [['length 元', 5, 9]] }), '')).toEqual([]);
    const longer = { ...births, marks: [['length 人', 11_100_000, 250]] as [string, number, number][] };
    expect(checkScales(sheetOf({ ...longer, own: true }, all), '')).toEqual([]);
    expect(checkScales(sheetOf(longer) + sheetOf(all), '')).toEqual([]);
    expect(checkScales(sheetOf(longer, all), '')).toHaveLength(1);
  });

  test('equal lengths for unequal values are one, too', () => {
    const [marks] = marksOf(sheetOf(births, all));
    expect(findInversions(marks!)).toMatchObject([{ longest: { length: 207.2 }, other: { length: 207 } }]);
  });

  test('marks on one scale are none, however short', () => {
    const lengths = [1, 40, 3000].map((value): [string, number, number] => ['length m', value, value * 0.02]);
    const sheet = sheetOf(...lengths.map((mark, index) => ({ block: `road-${index}`, marks: [mark] })));
    expect(checkScales(sheet, '')).toEqual([]);
  });
});
