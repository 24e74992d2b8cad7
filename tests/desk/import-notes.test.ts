/** How sure figures are stands with their source; difficulties stay in their part; what leans stays with its sentence. */
import { expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles } from '../../src/desk/import/import.ts';
import type { Report } from '../../src/model/report.ts';

const bring = async (text: string): Promise<Report> =>
  (await importFiles([{ name: 'report.md', bytes: Buffer.from(text) }], searchPath())).report;

test('a note at the end that says how sure the figures are is printed with the source', async () => {
  const english = await bring(
    '# Marl Valley ferries: report for 2024\n\n## Service\n\nWe ran 640 trips.\n\n## Plans for 2025\n\n- Run 650 trips.\n- Open a pier.\n- Hire a crew.\n\n*Trips are provisional; accounts are subject to audit.*\n',
  );
  expect(english.source).toBe(
    'Marl Valley ferries: report for 2024. Trips are provisional; accounts are subject to audit',
  );
  expect(english.plan?.context ?? '').toBe('');
  const chinese = await bring(
    '# 国家粮食总局兰水市兰江区局2024年工作总结\n\n## 一、2024年主要工作\n\n收购粮食12万吨。\n\n## 二、2025年工作安排\n\n1. 收购粮食13万吨。\n2. 建库一座。\n\n（注：以上为快报数，以年报为准。）\n',
  );
  expect(chinese.source).toBe('国家粮食总局兰水市兰江区局2024年工作总结（以上为快报数，以年报为准）');
  expect(chinese.masthead.place).toBe('兰水市');
});

test('difficulties with names of their own are entries of their part', async () => {
  const { review, plan } = await bring(
    '# 兰江县水务公司2024年工作总结\n\n## 第一部分 2024年工作总结\n\n### 一、供水\n\n供水总量3892万吨。\n\n### 二、存在的问题\n\n1. 管网老化严重。还有312公里老管道。\n2. 水价倒挂。居民水价2.15元/吨，成本2.48元/吨。\n3. 管护薄弱，47个供水点没有管水员。\n4. 债务压力较大。\n\n## 第二部分 2025年工作计划\n\n1. 改造管网65公里。\n2. 新建泵站3座。\n',
  );
  expect(review.sections.map(({ title, items }) => `${title} ${items.length}`)).toEqual([
    '供水 1',
    '存在的问题 4',
  ]);
  expect(review.sections[1]!.items[0]).toMatch(/^管网老化严重。还有/);
  expect([review.title, plan?.title]).toEqual(['2024年工作总结', '2025年工作计划']);
});

test('what is counted is one entry up to the next count', async () => {
  const { review } = await bring(
    '# 兰江县税务局2024年工作总结\n\n## 一、主要工作\n\n组织收入12亿元。\n\n## 二、存在的问题\n\n一是税源结构不优。房地产业税收连续三年下滑，新的增长点尚未形成规模，抗风险能力不强。二是基层力量不足。分局人均管户487户，比全市平均水平多96户。三是辅导不够，全年收到投诉34件，比上年多9件，其中反映口径不一的占四成。\n',
  );
  expect(review.sections[1]!.items.map((item) => String(item).slice(0, 6))).toEqual([
    '一是税源结构',
    '二是基层力量',
    '三是辅导不够',
  ]);
});

test('a sentence that says nothing without the one before it begins no entry', async () => {
  const { review } = await bring(
    '# Marl Valley rescue: report for 2024/25\n\n## The year\n\nOur control room took calls by day and night, and our crews went to many of them in all weathers of a long year, in whichever of the valleys it was. Nine people died in fires. In 2023/24 it was six. Every call was answered within ten minutes by a crew of four or more people.\n',
  );
  expect(review.sections[0]!.items.map((item) => String(item).slice(0, 9))).toEqual([
    'Our contr',
    'Every cal',
  ]);
});
