/** What stands below a title goes with the source; words that only lead on are no entries; the summary leads. */
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles, type Imported } from '../../src/desk/import/import.ts';

const bring = (text: string): Promise<Imported> =>
  importFiles([{ name: 'report.md', bytes: Buffer.from(text) }], searchPath());
const titlesOf = ({ report }: Imported): string[] => report.review.sections.map(({ title }) => title);
const leftOf = ({ left }: Imported): string[] => left.map(({ text, why }) => `${why} ${text}`);
const itemsOf = ({ report }: Imported): string[] =>
  report.review.sections.flatMap(({ items }) => items.map((item) => JSON.stringify(item)));

describe('below the title', () => {
  test('who gave the report to whom goes with the source, and opens no section', async () => {
    const found = await bring(
      '# Marl Ferries: report 2025\n\n*Presented to the board, 12 May 2026*\n\n## Service\n\nWe carried 412,000 people.\n',
    );
    expect(found.report.source).toBe('Marl Ferries: report 2025. Presented to the board, 12 May 2026');
    expect(titlesOf(found)).toEqual(['Service']);
  });

  test('a heading of the sort of report, with nothing of its own, is the line beside the title', async () => {
    const found = await bring(
      '# Marl Trust\n\n## Annual report 2025/26: summary\n\nPresented to the meeting, 2 May 2026\n\n### Care\n\nWe saw 41,200 people.\n',
    );
    expect(found.report.masthead).toMatchObject({
      kicker: 'Annual report 2025/26: summary',
      title: 'Marl Trust',
      year: 2025,
    });
    expect(titlesOf(found)).toEqual(['Care']);
  });

  test('a meeting, a speaker, a year in Han figures', async () => {
    const found = await bring(
      '# 甲县法院二〇二五年工作报告\n\n——2026年1月14日在甲县人民代表大会第六次会议上\n\n甲县人民法院院长 贺明远\n\n## 一、审判\n\n审结案件1240件。\n',
    );
    expect(found.report.source).toBe(
      '甲县法院二〇二五年工作报告（2026年1月14日在甲县人民代表大会第六次会议上；甲县人民法院院长 贺明远）',
    );
    expect(found.report.masthead.year).toBe(2025);
    expect(leftOf(found)).toEqual([]);
  });
});

describe('words that only lead on', () => {
  const table = '\n\n| Pier | Ships |\n|---|---|\n| North | 40 |\n| South | 52 |\n';

  test('before a table they are left, and what says something has its full stop', async () => {
    const found = await bring(`# Marl Port\n\n## Ships\n\nIt was busy. The picture differs by pier:${table}`);
    expect(itemsOf(found)[0]).toBe('"It was busy."');
    expect(leftOf(found)).toContain('lead-in The picture differs by pier:');
    const own = await bring(`# Marl Port\n\n## Ships\n\nTraffic was mixed:${table}`);
    expect(itemsOf(own)[0]).toBe('"Traffic was mixed."');
  });

  test('also in Chinese: 如下, and the words before 一是', async () => {
    const found = await bring(
      '# 甲县水务站2025年报告\n\n全年平稳。现将有关情况报告如下。\n\n## 一、供水\n\n供水120万吨。\n\n## 二、存在的问题\n\n各位代表，在肯定成绩的同时，也要看到，工作中还存在不少问题：一是漏损率10.8%；二是缺员3人。\n',
    );
    expect(leftOf(found)).toEqual([
      'lead-in 现将有关情况报告如下。',
      'lead-in 各位代表，在肯定成绩的同时，也要看到，工作中还存在不少问题：',
    ]);
    expect(titlesOf(found)).toEqual(['总体情况', '供水', '存在的问题']);
    expect(itemsOf(found).at(-1)).toMatch(/^"一是漏损率/);
  });
});

test('tasks of one paragraph are as many: 一是, 二是', async () => {
  const { report } = await bring(
    '# 甲市城管局2025年总结\n\n## 一、市容\n\n处置率93.8%。\n\n## 2026年工作安排\n\n2026年重点抓好两项工作：一是处置率提高到95%以上。二是改造公厕20座。\n',
  );
  expect(report.plan!.tasksIntro).toBe('2026年重点抓好两项工作：');
  expect(report.plan!.tasks.map(({ title }) => title)).toEqual(['处置率提高到95%以上', '改造公厕20座']);
  expect(report.plan!.targets!.pairs).toHaveLength(1);
});

describe('the lead', () => {
  test('is what the summary says, and not how large the body is, nor a record elsewhere', async () => {
    const { report } = await bring(
      '# Marl Parks: review of 2025\n\n## Summary\n\nThe service has 91,000 members. It cut 62% of the grass on time, where the contract requires 85%.\n\n## Ponds\n\nVisits to the ponds came to 48,000, the highest since 1999.\n',
    );
    const { facts, lead } = report;
    expect(lead!.facts.map((id) => facts[id]!.value)).toEqual([62, 48000]);
  });

  test('is what the opening names without a number', async () => {
    const { report } = await bring(
      '# 甲县水务集团2025年总结\n\n全年总体平稳，但漏损率未达标。\n\n## 一、经营\n\n营业收入3.46亿元，同比增长4.2%。\n\n## 二、供水\n\n最高日供水量12.7万吨，创历史新高。管网漏损率10.8%，未完成9.5%的目标。\n',
    );
    expect(report.lead!.facts.slice(0, 2)).toEqual(['管网漏损率', '营业收入']);
  });
});
