/** What is to be done is a plan and no result, whatever its heading says; whose report it is, and of which year. */
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles, type Imported } from '../../src/desk/import/import.ts';

const marked = (text: string): Promise<Imported> =>
  importFiles([{ name: 'report.md', bytes: Buffer.from(text) }], searchPath());

const factsOf = ({ report }: Imported): string[] =>
  Object.values(report.facts).map(
    ({ label, value, sign = '', unit, status }) =>
      `${label} ${sign}${value}${unit}${status === 'actual' ? '' : ` ${status}`}`,
  );

describe('a list of orders', () => {
  test.each([
    ['What the city will do in 2027', 'Hire 12 firefighters.', 'Plant 1,500 street trees.'],
    ['The year to come', 'Open 3 libraries.', 'Train 40 teachers in reading.'],
    ['Boats and moorings', 'Buy 2 trawlers.', 'Replace 300 metres of quay.'],
    ['What our members want to do', 'Sell 4 branches.', 'Lend $9 million to farms.'],
  ])('below “%s” is the plan’s', async (heading, first, second) => {
    const imported = await marked(
      `# Marl Valley: review of 2026\n\n## Streets\n\nWe mended 14 bridges.\n\n## ${heading}\n\n1. ${first}\n2. ${second}\n3. Cut costs by 10%.\n`,
    );
    expect(imported.report.plan?.tasks.map(({ title }) => title)).toEqual([
      first,
      second,
      'Cut costs by 10%.',
    ]);
    expect(factsOf(imported)).toEqual(['Bridges mended 14']);
  });

  test.each([
    ['What we did', 'Cut waiting by 5 days.', 'Put 40 beds in place.', 'Set a limit of 30 mph.'],
    ['Boats', 'Sails: 14 mended.', 'Oars: 60 bought.', 'Masts: 3 replaced.'],
  ])('is none below “%s”, where entries tell what was', async (heading, ...entries) => {
    const imported = await marked(
      `# Marl Valley: review of 2026\n\n## ${heading}\n\n${entries.map((one) => `- ${one}\n`).join('')}`,
    );
    expect(imported.report.plan).toBeUndefined();
  });
});

test.each(['2026年工作要点', '迈向2026', '2026年怎么干'])(
  '“%s” in a report of 2025 is its plan',
  async (heading) => {
    const imported = await marked(
      `# 甲县渔业局2025年工作总结\n\n## 一、生产\n\n总产量38.6万吨。\n\n## 二、${heading}\n\n1. 总产量达到40万吨。\n2. 更新渔船30艘。\n`,
    );
    expect(factsOf(imported)).toEqual(['总产量 38.6万吨', '总产量 40万吨 target']);
    expect(imported.report.plan?.tasks).toHaveLength(2);
  },
);

test('accounts in thousands are whole sums', async () => {
  const rows = '|---|---|---|\n| Fees | 2,384 | 71.5 |\n| Result | -412 | 58 |\n';
  for (const head of ['£000', '£’000', '£000s']) {
    const imported = await marked(
      `# Marl mill 2025\n\n## Money\n\nThe mill was open for all of the year.\n\n| ${head} | 2025 | 2024 |\n${rows}`,
    );
    expect(factsOf(imported)).toEqual([
      'Fees, 2025 £2384000',
      'Fees, 2024 £71500',
      'Result, 2025 £-412000',
      'Result, 2024 £58000',
    ]);
  }
});

test('“per cent” is one sign in the whole text, typed or not', async () => {
  const { report } = await marked(
    '# Marl clinic 2025\n\n## Care\n\nAttendance was 94.1 per cent, against some 98 percent elsewhere.\n',
  );
  expect(JSON.stringify(report.review.sections)).toContain('against some 98% elsewhere');
});

describe('a title that is a motto', () => {
  test.each([
    ['甲江港务集团', '在甲江港务集团职工代表大会上的工作报告'],
    ['丙原农村商业银行', '——在丙原农村商业银行股东大会上的经营工作报告'],
    ['乙山林业集团', '——在乙山林业集团第三届会员大会上的年度报告'],
  ])('leaves it to the line below to say that %s reports', async (place, line) => {
    const { report } = await marked(
      `# 同心同德 稳中求进\n\n## ${line}\n\n各位代表：\n\n## 2025年工作回顾\n\n### （一）生产\n\n产量120万吨。\n\n## 2026年工作安排\n\n1. 产量达到130万吨。\n`,
    );
    expect(report.masthead).toMatchObject({ place, year: 2025, title: '同心同德 稳中求进' });
    expect(report.source).toMatch(new RegExp(`^${place}`));
  });
});

test('last year’s number is past also where this year is named by the title alone', async () => {
  const imported = await marked(
    '# Marl Bay co-operative: report to members, 2025\n\n## Market\n\nWe sold 4,120 boxes, 6% fewer than in 2024. The smokehouse made a profit of £45,000 in 2024.\n',
  );
  expect(factsOf(imported)).toEqual(['Boxes sold 4120', 'Boxes sold: fall 6%']);
});

test('orders that a list has as one sentence begin with a capital and have no stop', async () => {
  const { report } = await marked(
    '# Marl Valley: review of 2026\n\n## Streets\n\nWe mended 14 bridges.\n\n## Next year\n\nOur plan for 2027 is to grow. We will:\n\n1. sell 4 barges\n2. plant 300 willows;\n3. open the lock from 1 May.\n',
  );
  expect(report.plan?.tasks.map(({ title }) => title)).toEqual([
    'Sell 4 barges',
    'Plant 300 willows',
    'Open the lock from 1 May',
  ]);
});

test.each(['*Marl Valley Holdings plc, 18 June 2026*', '*Registered charity no. 1087745*'])(
  '“%s” below the title is no point of the report',
  async (line) => {
    const { report } = await marked(
      `# Marl Valley: review of 2026\n\n${line}\n\nWe mended 14 bridges and built 3 more.\n\n## Streets\n\nWe paved 21 streets.\n`,
    );
    expect(JSON.stringify(report.review)).not.toContain(line.replaceAll('*', ''));
    expect(JSON.stringify(report.review)).toContain('built');
  },
);

test.each([
  ['412,000 trips were made to our 17 quays, up 3.4%.', ['Trips 412000', 'Trips: rise 3.4%']],
  ['The club lent 9,100 boats across its 6 lakes, down 2.1%.', ['Boats lent 9100', 'Boats lent: fall 2.1%']],
])('where something was is no count of its own: %s', async (sentence, facts) => {
  const imported = await marked(`# Marl Valley: review of 2026\n\n## Boats\n\n${sentence}\n`);
  expect(factsOf(imported)).toEqual(facts);
});
