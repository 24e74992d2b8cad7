/** A goal of the plan stands beside the result that it goes on from, where name, unit and order are the same. */
import { expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { factFull } from '../../src/view/text.ts';
import { importFiles } from '../../src/desk/import/import.ts';

async function pairsOf(text: string): Promise<string[]> {
  const { report } = await importFiles([{ name: 'report.md', bytes: Buffer.from(text) }], searchPath());
  const shown = (id: string): string => factFull(report.facts[id]!, report.language);
  const pairs = report.plan?.targets?.pairs ?? [];
  return pairs.map(
    ({ target, last }) => `${report.facts[target]!.label}: ${shown(last!)} → ${shown(target)}`,
  );
}

const english = (review: string, tasks: readonly string[]): Promise<string[]> =>
  pairsOf(
    `# Marl Ferries: annual report 2025\n\n## The year\n\n${review}\n\n## What we will do in 2026\n\nWe have budgeted for a deficit of no more than £3m.\n\n${tasks.map((task) => `- ${task}\n`).join('')}`,
  );

test('orders that say to what a result is to be brought', async () => {
  const review =
    'We made a deficit of £6m. The average delay was 17 minutes. We completed 94% of scheduled trips. We sold 148,200 tickets. Satisfaction was 61%. There were 5,310 repairs overdue. We employ 412 firefighters.';
  const tasks = [
    'Cut the average delay to 12 minutes.',
    'Complete 97% of scheduled trips.',
    'Sell 155,000 tickets.',
    'Get overall satisfaction back to 65%.',
    'Clear the backlog of overdue repairs to below 2,000.',
    'Recruit 60 firefighters.',
    'Cut operating costs by £5m.',
  ];
  expect(await english(review, tasks)).toEqual([
    'Deficit: £6m → no more than £3m',
    'Average delay: 17 minutes → 12 minutes',
    'Scheduled trips completed: 94% → 97%',
    'Tickets sold: 148,200 → 155,000',
    'Satisfaction: 61% → 65%',
    'Repairs overdue: 5,310 → below 2,000',
  ]);
});

test('a goal of a share, with its day or place; two results of one number; so many or fewer', async () => {
  const review =
    'We treated 71% of patients within a day. Of 418 faults, 77% were mended within five days. The waiting list stood at 38,900. The number hurt on the roads was 297. We saved £4.8m of the £6m we had promised.';
  const tasks = [
    'Treat 80% of patients within a day by March 2027.',
    'Mend 90% of faults in play areas within five days.',
    'Reduce the waiting list to 34,000 and have nobody waiting for a year.',
    'Reduce the number hurt on the roads to 280 or fewer.',
    'Save £7.2m and balance the budget of £9m.',
  ];
  expect(await english(review, tasks)).toEqual([
    'Patients treated within a day: 71% → 80%',
    'Faults mended within five days: 77% → 90%',
    'Waiting list: 38,900 → 34,000',
    'Number hurt on the roads: 297 → 280 or fewer',
    'Amount saved: £4.8m → £7.2m',
  ]);
});

test('what it was a year before is no result, and two results of one name are none', async () => {
  const review =
    'Turnover was 17%, against 21% in 2024. The pass rate in maths was 61%. The pass rate in art was 70%.';
  const tasks = ['Reduce turnover from 17% to 12% by 2027.', 'Raise the pass rate to 75%.', 'Open a pier.'];
  expect(await english(review, tasks)).toEqual(['Turnover: 17% → 12%']);
});

test('a goal to recruit is not measured by those who left', async () => {
  const review = 'Trips were cancelled after 34 deck hands left and only 21 were recruited.';
  expect(await english(review, ['Recruit 60 deck hands.', 'Open a pier.'])).toEqual([]);
});

test('目标同结果配对：简称、多一两个字的名称、任务里的目标', async () => {
  const pairs = await pairsOf(
    '# 兰江县水务公司2025年工作总结\n\n## 一、2025年工作总结\n\n### （一）经营\n\n全县完成货物吞吐量126万吨，增长3%。收支相抵亏损1268万元。农村集中供水水质合格率94.6%。平均等候时间6.5分钟。\n\n| 指标 | 2025年 | 2024年 |\n|---|---|---|\n| 管网漏损率 | 10.8% | 10.4% |\n| 水费回收率 | 96.1% | 97.5% |\n\n## 二、2026年工作安排\n\n主要目标：货物吞吐量130万吨，增长3.2%左右；亏损控制在800万元以内；农村供水水质合格率达到96%；管网漏损率降到9.8%。\n\n1. 提升服务。平均等候时间控制在6分钟以内，新建泵站3座。\n2. 完成城南工程。\n',
  );
  expect(pairs).toEqual([
    '全县货物吞吐量: 126万吨 → 130万吨',
    '收支相抵亏损: 1268万元 → 控制在800万元以内',
    '农村集中供水水质合格率: 94.6% → 达到96%',
    '管网漏损率: 10.8% → 降到9.8%',
    '平均等候时间: 6.5分钟 → 控制在6分钟以内',
  ]);
});

test('recommendations are results where the plan has a heading of its own behind a further one', async () => {
  const made = '## Recommendations\n\nWe made 514 recommendations. Of earlier ones 43% were met.\n\n';
  const money = '## Our money\n\nWe spent £5.2m.\n\n';
  const plan = '## Plans for 2026\n\nWe will publish 44 reports.\n';
  const read = async (text: string) => {
    const bytes = Buffer.from(
      `# Marl Inspectorate: annual report 2025\n\n## Safety\n\nAll is well.\n\n${text}`,
    );
    const { report } = await importFiles([{ name: 'report.md', bytes }], searchPath());
    return [report.plan?.title, ...report.review.sections.map(({ title }) => title)];
  };
  expect(await read(`${made}${money}${plan}`)).toEqual([
    'Plans for 2026',
    'Safety',
    'Recommendations',
    'Our money',
  ]);
  expect(await read(`${money}${made}`)).toEqual(['Recommendations', 'Safety', 'Our money']);
});
