/** Titles, times and table heads as reports of bodies really have them; made-up texts. */
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles, type Imported } from '../../src/desk/import/import.ts';

const bring = (text: string): Promise<Imported> =>
  importFiles([{ name: 'report.md', bytes: Buffer.from(text) }], searchPath());
const factsOf = ({ report }: Imported): string[] =>
  Object.values(report.facts).map(
    ({ label, value, rank, sign = '', unit, kind }) => `${label} ${sign}${value ?? rank}${unit} ${kind}`,
  );

describe('the head', () => {
  test('a title that only says what sort of report it is stands over whose it is', async () => {
    const { report, left } = await bring(
      '# Annual Review 2023/24\n\n## Marl Valley College\n\n### Students\n\nWe taught 9,430 students.\n',
    );
    expect(report.masthead).toMatchObject({ kicker: 'Annual Review 2023/24', title: 'Marl Valley College' });
    expect(left).toEqual([]);
  });

  test('the period is a time, and no heading', async () => {
    const { report } = await bring(
      '# 甲市乙区税务局工作总结\n\n## 2024年主要工作\n\n### 收入\n\n入库税收118亿元。\n',
    );
    expect(report.period).toBe('2024年');
  });
});

test('heads of columns: a time and its unit, a unit alone', async () => {
  const imported = await bring(
    '# Marl Valley College 2024\n\n## Money\n\n| Income | 2023/24, £m | 2022/23, £m |\n|---|---|---|\n| Funding | 23.8 | 21.6 |\n| Fees | 3.4 | 3.5 |\n\n## Spending\n\n| Where it went | £m |\n|---|---|\n| Employees | 37.4 |\n| Premises | 3.6 |\n',
  );
  expect(factsOf(imported)).toEqual([
    'Funding, 2023/24 £23.8m money',
    'Funding, 2022/23 £21.6m money',
    'Fees, 2023/24 £3.4m money',
    'Fees, 2022/23 £3.5m money',
    'Employees £37.4m money',
    'Premises £3.6m money',
  ]);
});

test('what ought to be is no fall, and a name keeps what is put in behind it', async () => {
  const imported = await bring(
    '# Marl rescue service 2024\n\n## Crews\n\nAvailability, which ought not to fall below 75%, averaged 68.3%.\n',
  );
  expect(factsOf(imported).map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
    'Availability 68.3%',
    'Availability, minimum',
  ]);
});

test('a result that a sentence denies is none', async () => {
  const imported = await bring(
    '# 甲市税务局2024年工作总结\n\n## 收入\n\n收入任务没有全部完成，入库税收118亿元。\n',
  );
  expect(factsOf(imported)).toEqual(['入库税收 118亿元 total']);
});

test('a loss leads the report, by its name', async () => {
  const { report } = await bring(
    '# 甲港2024年工作总结\n\n## 生产\n\n吞吐量1.26亿吨。\n\n## 效益\n\n营业收入37亿元，净亏损0.86亿元。\n',
  );
  expect(report.lead?.facts[0]).toBe('净亏损');
});

test('a column of shares names its row, and no time or aim of the row’s amount', async () => {
  const imported = await bring(
    '# Marl rescue service 2024\n\n## Money\n\n| Where it went | £m | Share |\n|---|---|---|\n| Employees | 37.4 | 75.9% |\n',
  );
  expect(factsOf(imported)).toEqual(['Employees £37.4m money', 'Employees: share 75.9% share']);
});

test('targets in one sentence are pairs with what was reached, of whatever units', async () => {
  const { report } = await bring(
    '# 甲水务集团2024年工作总结\n\n## 2024年工作\n\n### 经营\n\n营业收入3.46亿元，供水总量3892万吨，水费回收率96.1%。\n\n## 2025年工作计划\n\n工作目标：营业收入3.65亿元，供水总量4000万吨，水费回收率98%。\n\n### 一、降漏\n\n改造管网65公里。\n',
  );
  const { pairs, texts } = report.plan!.targets!;
  expect(pairs?.map(({ last }) => last)).toEqual(['营业收入', '供水总量', '水费回收率']);
  expect(texts).toEqual([]);
});
