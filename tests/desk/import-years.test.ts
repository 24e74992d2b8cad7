/** Numbers of other years than the report's are no results of it: they stay typed, or say their year. */
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles, type Imported } from '../../src/desk/import/import.ts';
import { sideOf, yearsIn } from '../../src/desk/quantity/times.ts';

const marked = (text: string): Promise<Imported> =>
  importFiles([{ name: 'report.md', bytes: Buffer.from(text) }], searchPath());

const factsOf = ({ report }: Imported): string[] =>
  Object.values(report.facts).map(({ label, value, sign = '', unit }) => `${label} ${sign}${value}${unit}`);

test.each([
  ['2024–25', '2025–26', 'past'],
  ['2025', '2025–26', undefined],
  ['2025/26', '2026', undefined],
  ['2025', '2026', 'past'],
  ['2024/25', '2025', undefined],
  ['2027', '2025–26', 'future'],
  ['2026–2027', '2025–26', 'future'],
])('%s in a report of %s is %s', (time, report, side) => {
  expect(sideOf(yearsIn(time)!, yearsIn(report)!)).toBe(side);
});

describe('in English', () => {
  test.each([
    ['The board spent $4.2 million in 2024–25.', []],
    ['In 2023 we opened 12 classrooms.', []],
    ['The trust owes £3m in 2027.', []],
    ['The board spent $4.2 million in 2025–26.', ['Spent in 2025–26 $4.2million']],
    ['Enrolment was 5,200, 3% more than in 2024–25.', ['Enrolment 5200', 'Enrolment: rise 3%']],
  ])('%s', async (sentence, facts) => {
    const imported = await marked(
      `# Marl Valley School Board: annual report 2025–26\n\n## The board in 2025–26\n\n${sentence}\n`,
    );
    expect(factsOf(imported)).toEqual(facts);
  });
});

test('in Chinese a name keeps the year that is not the report’s', async () => {
  const imported = await marked(
    '# 甲县渔业公司2025年工作报告\n\n## 一、债务\n\n2026年需偿还本息12.3亿元；2025年新增贷款3.1亿元。2024年，全县捕捞产量41万吨。\n',
  );
  expect(factsOf(imported)).toEqual([
    '2026年需偿还本息 12.3亿元',
    '新增贷款 3.1亿元',
    '2024年全县捕捞产量 41万吨',
  ]);
});

test('a year of another clause is none of the number’s', async () => {
  const imported = await marked(
    '# 甲县供水公司2024年工作报告\n\n## 一、经营\n\n水价2.15元/吨，2016年以来未作调整，供水成本已达2.48元/吨。2015年建成投产，水厂日供水能力12万吨。\n',
  );
  expect(factsOf(imported)).toEqual(['水价 2.15元/吨', '供水成本 2.48元/吨']);
});
