/** Where lines of Chinese text end and what their marks give up, on paragraphs of type 10 px high. */
import { describe, expect, test } from 'vitest';
import { setLines } from '../../src/lines/adjust.ts';
import { bestSize } from '../../src/lines/best-size.ts';
import { chooseBreaks } from '../../src/lines/breaks.ts';
import { lineProblems } from '../../src/lines/check.ts';
import { lineFacts } from '../../src/lines/facts.ts';
import { isCjk, mayBreak } from '../../src/type/marks.ts';
import { measureGalley, measureLine, type Galley } from '../../src/lines/paragraph.ts';
import type { PageParagraph } from '../../src/lines/read.ts';

const wide = (unit: string): boolean => isCjk(unit) || '“”‘’—…'.includes(unit);

/**
 * Runs in [] are hard, in {} soft. Full-width units are 10 px, others 5; a mark before a closing mark has
 * lost its half already.
 */
function galley(marked: string, characters: number, more: Partial<Galley> = {}): Galley {
  const kept = { hard: [] as number[], soft: [] as number[], box: [] as number[] };
  let text = '';
  let [hard, soft, runs] = [0, 0, 0];
  for (const unit of marked) {
    if (unit === '[') hard = runs += 1;
    else if (unit === '{') soft = runs += 1;
    else if (unit === ']') hard = 0;
    else if (unit === '}') soft = 0;
    else {
      text += unit;
      kept.hard.push(hard);
      kept.soft.push(soft);
      kept.box.push(0);
    }
  }
  const advance = [...text].map((unit, at) =>
    !wide(unit) || ('，。、”）》'.includes(unit) && '，。、”）》'.includes(text[at + 1] ?? ' ')) ? 5 : 10,
  );
  return {
    text,
    advance,
    size: 10,
    measure: characters * 10 - 0.1,
    indent: 0,
    ...kept,
    inWord: Array<boolean>(text.length).fill(false),
    halves: true,
    justified: true,
    ...more,
  };
}

/** The paragraph in so many lines, as text. */
function linesOf(paragraph: Galley, count: number): string[] | undefined {
  const breaks = chooseBreaks(paragraph, count);
  return breaks?.lines.map((start, index) => paragraph.text.slice(start, breaks.lines[index + 1]));
}
const setOf = (paragraph: Galley, count: number) =>
  setLines(paragraph, chooseBreaks(paragraph, count)!.lines);

describe('between characters', () => {
  test.each([
    '天。',
    '天，',
    '天、',
    '天；',
    '天：',
    '天？',
    '天！',
    '天）',
    '天》',
    '天”',
    '天—',
    '天～',
    '天·',
    '天…',
    '天%',
    '（天',
    '《天',
    '“天',
    '——',
    '……',
    '3%',
    'ab',
    'n’',
    '“A',
  ])('no line ends within %s', (pair) => {
    expect(mayBreak(pair[0]!, pair[1]!)).toBe(false);
  });
  test.each(['天地', '，地', '。“', '—地', '…地', '天3', 'A地', ' a', '”（'])(
    'a line may end within %s',
    (pair) => {
      expect(mayBreak(pair[0]!, pair[1]!)).toBe(true);
    },
  );
});

describe('breaks', () => {
  test('a mark at the end takes half its width, so that one more character goes in', () => {
    expect(linesOf(galley('甲乙丙丁戊己庚，辛壬癸子', 7.5), 2)).toEqual(['甲乙丙丁戊己庚，', '辛壬癸子']);
  });
  test('a line pushes in by its marks before it pushes out', () => {
    const paragraph = galley('甲、乙丙、丁戊己庚辛，壬癸子丑寅卯', 10);
    expect(linesOf(paragraph, 2)).toEqual(['甲、乙丙、丁戊己庚辛，', '壬癸子丑寅卯']);
    expect(setOf(paragraph, 2)[0]!.tight).toEqual([
      [1, 0.25],
      [4, 0.25],
      [10, 0.5],
    ]);
  });
  test('brackets and quotes give up their blank before commas do, an opening one by the character before it', () => {
    const paragraph = galley('甲“乙”丙、丁戊己庚辛壬癸子丑寅卯', 10);
    expect(setLines(paragraph, [0, 11])[0]!.tight).toEqual([
      [0, 0.5],
      [3, 0.5],
    ]);
    expect(setLines({ ...paragraph, measure: 95.9 }, [0, 11])[0]!.tight).toEqual([
      [0, 0.5],
      [3, 0.5],
      [5, 0.4],
    ]);
  });
  test('a full stop inside a line gives up nothing', () => {
    expect(linesOf(galley('甲乙。丙丁。戊己庚辛壬癸子', 10), 2)).toEqual(['甲乙。丙丁。戊己庚辛', '壬癸子']);
    expect(setOf(galley('甲乙。丙丁。戊己庚辛壬癸子', 10), 2)[0]!.tight).toEqual([]);
  });
  test('a bracket that begins a line takes half its width where the face can', () => {
    const paragraph = galley('甲乙丙丁戊己庚辛“壬癸”子丑', 8);
    expect(setOf(paragraph, 2).map(({ start, beginsHalf }) => [start, beginsHalf])).toEqual([
      [0, false],
      [8, true],
    ]);
    expect(setOf({ ...paragraph, halves: false }, 2)[1]!.beginsHalf).toBe(false);
    expect(measureLine(measureGalley(paragraph), 8, 14).natural).toBe(55);
  });
  test('no paragraph ends in one character, nor in one with its full stop', () => {
    expect(linesOf(galley('甲乙丙丁戊己庚辛壬癸子。', 11), 2)).toEqual(['甲乙丙丁戊己庚辛壬', '癸子。']);
    expect(linesOf(galley('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午', 16), 2)!.at(-1)).toBe('巳午');
  });
  test('a figure is never divided, whatever the line before it comes to', () => {
    expect(linesOf(galley('甲乙丙丁戊己[123万公里]庚辛', 10), 2)).toEqual(['甲乙丙丁戊己', '123万公里庚辛']);
  });
  test('a word that leads a figure parts from it rather than leave the line short, a character does not', () => {
    expect(linesOf(galley('甲乙丙丁戊己庚辛[超过460万吨]壬癸子', 10), 2)).toEqual([
      '甲乙丙丁戊己庚辛超过',
      '460万吨壬癸子',
    ]);
    expect(linesOf(galley('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳[超过460万吨]壬癸子', 18), 2)![0]).toBe(
      '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳',
    );
    expect(linesOf(galley('甲乙丙丁戊己庚辛壬[近460万吨]癸子', 10), 2)).toEqual([
      '甲乙丙丁戊己庚辛壬',
      '近460万吨癸子',
    ]);
    expect(linesOf(galley('甲乙丙丁戊己庚辛[第九届]壬癸子', 10), 2)![0]).toBe('甲乙丙丁戊己庚辛');
  });
  test('a term stays whole unless a line would be stretched beyond the greatest', () => {
    expect(linesOf(galley('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未{申酉戌}亥天地', 20), 2)).toEqual([
      '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未',
      '申酉戌亥天地',
    ]);
    expect(linesOf(galley('甲乙丙丁戊己庚{辛壬癸子丑}寅卯', 10), 2)).toEqual([
      '甲乙丙丁戊己庚辛壬癸',
      '子丑寅卯',
    ]);
  });
  test('a box is not even parted before its figure', () => {
    const long = galley('甲乙丙丁戊己庚辛[位列前10名]壬癸子', 11);
    expect(linesOf(long, 2)![0]).toBe('甲乙丙丁戊己庚辛位列前');
    expect(linesOf({ ...long, box: long.hard }, 2)).toEqual(['甲乙丙丁戊己庚辛', '位列前10名壬癸子']);
  });
  test('a saying is torn rather than a line stretched far, not at its first character, and not where lines are close', () => {
    const boxed = (text: string, characters: number) => {
      const own = galley(text, characters);
      return { ...own, box: own.hard, hard: own.hard.map(() => 0) };
    };
    expect(linesOf(boxed('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳[午未申酉]天地', 17.6), 2)![0]).toBe(
      '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳',
    );
    expect(linesOf(boxed('甲乙丙丁戊己庚辛壬癸子丑寅卯[辰巳午未]申酉', 17.5), 2)![0]).toBe(
      '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳',
    );
  });
  test('a paragraph takes one line fewer than the page gave it where its marks leave room for the last words', () => {
    const paragraph = galley('甲乙丙丁戊己庚辛，壬癸子丑寅。', 7.1);
    expect(linesOf(paragraph, 3)).toEqual(['甲乙丙丁戊己庚', '辛，壬癸子丑寅。']);
    expect(setOf(paragraph, 3)[1]!.tight.map(([at]) => at)).toEqual([8, 14]);
  });
  test('before a box a line is left short rather than stretched beyond the greatest', () => {
    const own = galley('甲乙丙丁戊己庚辛壬[癸子丑寅卯]辰巳午', 10.5);
    const plain = setLines(own, [0, 9])[0]!;
    expect([plain.short, setLines({ ...own, box: own.hard }, [0, 9])[0]!.short]).toEqual([0, 1.5]);
  });
  test('stretch is shared among lines rather than left to one', () => {
    const paragraph = galley('甲乙丙丁戊己庚辛壬癸[12345678]子丑寅卯辰巳午未申酉戌亥天地', 12);
    expect(linesOf(paragraph, 3)).toEqual([
      '甲乙丙丁戊己庚辛壬癸',
      '12345678子丑寅卯辰巳午未',
      '申酉戌亥天地',
    ]);
  });
  test('of lines that go in equally well those are taken that divide no word', () => {
    const even = galley('甲乙丙丁戊己庚辛壬癸子丑寅卯', 8.5);
    const wordAt = (...at: number[]): boolean[] => even.hard.map((_, unit) => at.includes(unit));
    expect(linesOf({ ...even, inWord: wordAt(8) }, 2)).toEqual(['甲乙丙丁戊己庚辛', '壬癸子丑寅卯']);
  });
  test('a line is stretched a little, or ends earlier where none is stretched, rather than divide a word', () => {
    const near = galley('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地', 20);
    const wordAt = (...at: number[]): boolean[] => near.hard.map((_, unit) => at.includes(unit));
    expect(linesOf({ ...near, inWord: wordAt(20) }, 2)![0]).toHaveLength(19);
    const ragged = { ...near, justified: false, inWord: wordAt(19, 20) };
    expect(linesOf(ragged, 2)![0]).toHaveLength(18);
  });
  test('the line that ends short is the one before what cannot be divided', () => {
    expect(linesOf(galley('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午[1234567890123456]未申', 11), 3)).toEqual([
      '甲乙丙丁戊己庚辛壬癸',
      '子丑寅卯辰巳午',
      '1234567890123456未申',
    ]);
  });
  test('the first line is shorter by its indent', () => {
    expect(linesOf(galley('甲乙丙丁戊己庚辛壬癸子丑', 8, { indent: 20 }), 2)).toEqual([
      '甲乙丙丁戊己',
      '庚辛壬癸子丑',
    ]);
  });
  test('Latin words stay whole and their spaces are not seen at the end of a line', () => {
    const paragraph = galley('甲乙丙丁 open data 戊己', 10);
    expect(linesOf(paragraph, 2)).toEqual(['甲乙丙丁 open data ', '戊己']);
    expect(measureLine(measureGalley(paragraph), 0, 15)).toMatchObject({ end: 14, natural: 90 });
  });
  test('the space between Han and Latin goes at the end of a line', () => {
    const paragraph = galley('甲乙丙2024', 5);
    paragraph.advance[2] = 11.25;
    expect(measureLine(measureGalley(paragraph), 0, 3).natural).toBe(30);
    expect(measureLine(measureGalley(paragraph), 0, 4).natural).toBe(36.25);
  });
  test('there may be no way in so many lines', () => {
    expect(chooseBreaks(galley('甲乙丙丁戊己庚辛', 3), 2)).toBeUndefined();
    expect(chooseBreaks(galley('[12345678901234567890]', 5), 2)).toBeUndefined();
  });
  test('ragged text gives up nothing and ends where it ends', () => {
    const paragraph = galley('甲、乙丙、丁戊己庚辛，壬癸子丑寅卯', 10, { justified: false });
    expect(setOf(paragraph, 2).map(({ tight, short }) => [tight, short])).toEqual([
      [[], 0],
      [[], 0],
    ]);
    expect(
      linesOf(galley('甲乙丙丁戊己庚辛壬癸子。', 11, { justified: false }), 2)!.at(-1)!.length,
    ).toBeGreaterThan(2);
  });
});

describe('the size of an article', () => {
  const article = { ...galley('甲乙丙丁戊己庚辛[1234万公里]壬癸子丑寅卯辰', 12), lines: [0, 1] };
  test('is a little smaller where that spares a line that a figure would leave short', () => {
    expect(linesOf(article, 2)![0]).toBe('甲乙丙丁戊己庚辛');
    const size = bestSize([article], 8);
    expect(size).toBeCloseTo(9.25, 0);
    expect(linesOf({ ...article, measure: (article.measure * 10) / size }, 2)![0]).toBe(
      '甲乙丙丁戊己庚辛1234万公里',
    );
  });
  test('is left alone where its lines are good, and is never below the least', () => {
    expect(bestSize([{ ...galley('甲乙丙丁戊己庚辛壬癸子丑寅卯辰', 8), lines: [0, 1] }], 8)).toBe(10);
    expect(bestSize([article], 9.9)).toBe(10);
  });
});

describe('what is set', () => {
  test('a line that would be stretched beyond the greatest is not stretched at all', () => {
    const paragraph = galley('甲乙丙丁戊己[123万公里]庚辛', 10);
    expect(setOf(paragraph, 2).map(({ short }) => short)).toEqual([4, 0]);
  });
  test('a mark that lost its half to a bracket has it back when the bracket begins the next line, and gives it up as a mark at an end', () => {
    const paragraph = galley('甲乙丙丁戊己庚，“辛壬”癸子', 7.5);
    paragraph.advance[7] = 5;
    expect(setOf(paragraph, 2).map(({ start, tight, beginsHalf }) => [start, tight, beginsHalf])).toEqual([
      [0, [[7, 0.5]], false],
      [8, [], true],
    ]);
  });
  test('the last line keeps the mark at its end whole', () => {
    expect(setOf(galley('甲乙丙丁戊己庚辛壬癸子，丑寅。', 11.5), 2).map(({ tight }) => tight)).toEqual([
      [[11, 0.5]],
      [],
    ]);
  });
});

describe('facts and warnings', () => {
  const paragraph = (text: string, starts: number[], more: Partial<PageParagraph> = {}): PageParagraph => ({
    index: 0,
    block: 'one',
    page: 1,
    text,
    size: 10,
    measure: 100,
    indent: 0,
    justified: true,
    hard: Array<number>(text.length).fill(0),
    soft: Array<number>(text.length).fill(0),
    box: Array<number>(text.length).fill(0),
    lines: starts.map((start, index) => ({ start, left: 0, right: 100, middle: 10 + index * 15, last: 10 })),
    ...more,
  });
  const told = (...paragraphs: PageParagraph[]) =>
    lineProblems(lineFacts(paragraphs), { bleed: 3 }, 'press/x.pdf');

  test('lines that are well set are not told', () => {
    expect(told(paragraph('甲乙丙丁戊己', [0, 3]))).toEqual([]);
  });
  test.each([
    [
      '甲乙丙，丁戊',
      [0, 3],
      'line-begins',
      'The line “，丁戊” in "one" begins with a mark that may not begin one.',
    ],
    ['甲乙“丙丁”', [0, 3], 'line-ends', 'The line “甲乙“” in "one" ends with a mark that may not end one.'],
    ['甲乙丙丁。', [0, 3], 'line-orphan', 'A paragraph in "one" ends with “丁。” alone on its last line.'],
    ['甲乙15%丙丁', [0, 3], 'line-split', 'The line “5%丙丁” in "one" begins in the middle of a figure.'],
    [
      '甲——乙丙',
      [0, 2],
      'line-begins',
      'The line “—乙丙” in "one" begins with a mark that may not begin one.',
    ],
  ] as [string, number[], string, string][])('%s', (text, starts, code, message) => {
    expect(
      told(paragraph(text, starts)).map((problem) => [problem.severity, problem.code, problem.message]),
    ).toEqual([['warning', code, message]]);
  });
  test('a divided run that is to stay whole is told', () => {
    expect(
      told(paragraph('甲乙丙丁戊己', [0, 3], { hard: [0, 0, 1, 1, 0, 0] })).map(({ code }) => code),
    ).toEqual(['line-split']);
  });
  test('the loosest line of a block is told with its place, the others counted', () => {
    const lines = [0, 2, 4, 6].map((start, index) => ({
      start,
      left: 20,
      right: 120,
      middle: 10 + index * 15,
      last: 10,
      stretch: [0.15, 0.2, 0.34, 0.9][index]!,
    }));
    expect(told(paragraph('甲乙丙丁戊己庚辛', [], { lines }))).toMatchObject([
      {
        code: 'line-loose',
        severity: 'warning',
        message:
          'The line “戊己” in "one" is stretched by 0.34 em a character; 0.15 is the most (and 1 more there).',
        remedy: 'Reword the sentence, so that its long figure or term is elsewhere.',
        page: {
          product: 'press/x.pdf',
          page: 1,
          block: 'one',
          box: { x: 2.3, y: 6.3, width: 26.5, height: 2.6, unit: 'mm' },
        },
      },
    ]);
  });
  test('a line left short is told with how much', () => {
    const lines = [
      { start: 0, left: 0, right: 60, middle: 10, last: 10 },
      { start: 3, left: 0, right: 30, middle: 25, last: 10 },
    ];
    expect(told(paragraph('甲乙丙丁戊己', [], { lines })).map(({ message }) => message)).toEqual([
      'The line “甲乙丙” in "one" ends 10.6 mm short, since what follows cannot be divided.',
    ]);
    expect(told(paragraph('甲乙丙丁戊己', [], { lines, justified: false }))).toEqual([]);
  });
  test('a full-width mark at the end of a stretched line is a fact', () => {
    const facts = (last: number) =>
      lineFacts([
        paragraph('甲乙，丁戊', [], {
          lines: [
            { start: 0, left: 0, right: 100, middle: 5, last },
            { start: 3, left: 0, right: 20, middle: 20, last: 10 },
          ],
        }),
      ]).map(({ endsFull }) => endsFull);
    expect([facts(10), facts(5)]).toEqual([
      [true, false],
      [false, false],
    ]);
  });
});
