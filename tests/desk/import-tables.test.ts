/** Tables as accountants and offices set them: brackets, signs, units over the rows, columns of spaces, aims. */
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles, type Imported } from '../../src/desk/import/import.ts';

const bring = (text: string, name = 'report.md'): Promise<Imported> =>
  importFiles([{ name, bytes: Buffer.from(text) }], searchPath());
const factsOf = ({ report }: Imported): string[] =>
  Object.values(report.facts).map(
    ({ label, value, sign = '', unit, kind, status, prefix }) =>
      `${label} ${prefix === '' ? '' : `${prefix} `}${sign}${value}${unit} ${kind}${status === 'actual' ? '' : ` ${status}`}`,
  );
const itemsOf = ({ report }: Imported): string =>
  report.review.sections.flatMap(({ items }) => items).join('\n');
const errorsOf = ({ problems }: Imported): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);

describe('in English', () => {
  test('a row of years keeps each of its years, also those that a sentence has told', async () => {
    const imported = await bring(
      '# Marl Schools: report 2024–25\n\n## Pupils\n\nAbsence fell to 24.3% from 29.8%.\n\n| Measure | 2023–24 | 2024–25 | Target |\n|-|-|-|-|\n| Absence (%) | 29.8 | 24.3 | 20 |\n',
    );
    expect(factsOf(imported).filter((one) => one.startsWith('Absence, 20'))).toEqual([
      'Absence, 2023–24 29.8% share',
      'Absence, 2024–25 24.3% share',
    ]);
  });

  test('brackets are negative, rises stand beside falls, the unit is that over the rows', async () => {
    const imported = await bring(
      '# Marl Valley mills\n\n## Accounts\n\n| £ million | 2025 | 2024 | Change |\n|-|-|-|-|\n| Sales | 8.4 | 9.1 | (7.7)% |\n| Exports | 3.1 | 2.9 | +6.9% |\n| Operating profit/(loss) | (1.2) | 0.4 | n/m |\n| Cash outflow | (0.8) | (0.5) | |\n| Dividend per share | nil | 2.1c | |\n',
    );
    expect(factsOf(imported)).toEqual([
      'Sales, 2025 £8.4million money',
      'Sales, 2024 £9.1million money',
      'Sales: fall 7.7% decrease',
      'Exports, 2025 £3.1million money',
      'Exports, 2024 £2.9million money',
      'Exports: rise 6.9% growth',
      'Operating profit/(loss), 2025 £-1.2million money',
      'Operating profit/(loss), 2024 £0.4million money',
      'Cash outflow, 2025 £0.8million money',
      'Cash outflow, 2024 £0.5million money',
    ]);
    expect(itemsOf(imported)).toContain('Dividend per share: 2025 nil; 2024 2.1c');
    expect(errorsOf(imported)).toEqual([]);
  });

  test('an amount of the text and of a table is one fact, and of the table’s kind', async () => {
    const imported = await bring(
      '# Marl Valley mills: report for 2025\n\n## Money\n\nThe surplus was £2.8 million.\n\n| £ million | 2025 | 2024 |\n|-|-|-|\n| Sales | 8.4 | 9.1 |\n| Surplus | 2.8 | 12.6 |\n',
    );
    expect(factsOf(imported)).toEqual([
      'Surplus £2.8million money',
      'Sales, 2025 £8.4million money',
      'Sales, 2024 £9.1million money',
      'Surplus, 2024 £12.6million money',
    ]);
  });

  test('aims of a table in the plan are targets, with the words before their numbers', async () => {
    const imported = await bring(
      '# Marl Valley ferries\n\n## Service\n\nThe ferries ran.\n\n## Targets for 2026\n\n| Measure | Target 2026 | Actual 2025 |\n|-|-|-|\n| Turnout | 88% | 81.3% |\n| Complaints | fewer than 40 | 52 |\n',
    );
    expect(factsOf(imported)).toEqual([
      'Turnout 88% share target',
      'Turnout 81.3% share',
      'Complaints fewer than 40 total target',
      'Complaints 52 total',
    ]);
    const { pairs, texts } = imported.report.plan!.targets!;
    expect(pairs).toEqual([
      { target: 'turnout-target', last: 'turnout' },
      { target: 'complaints-target', last: 'complaints' },
    ]);
    expect(texts).toEqual([]);
    expect(imported.report.review.sections).toHaveLength(1);
    expect(errorsOf(imported)).toEqual([]);
  });

  test('columns of spaces are a table; times stay as they stand, and limits are no results', async () => {
    const imported = await bring(
      'Marl Valley rescue\n\nHow fast we come\n\nClass        Standard   2025    2024\nRed          8:00       9:12    9:40\nAmber        18         21      23\n\nWe must be faster.\n',
      'report.txt',
    );
    expect(itemsOf(imported)).toContain('Red: Standard 8:00; 2025 9:12; 2024 9:40');
    expect(factsOf(imported)).toEqual(['Amber, 2025 21 total', 'Amber, 2024 23 total']);
    expect(imported.report.review.sections.map(({ title }) => title)).toEqual(['How fast we come']);
  });
});

describe('in Chinese', () => {
  test('columns of spaces; a change says of what; a change of unknown unit stays as it stands', async () => {
    const imported = await bring(
      '甲乡卫生院报告\n\n一、收支\n\n                  2025年     2024年     增减\n收入（万元）      812.0      830.5      -2.2%\n支出（万元）      790.4      771.6      2.4%\n负债率（%）       41.3       38.6       2.7\n',
      'report.txt',
    );
    expect(factsOf(imported)).toEqual([
      '收入2025年 812万元 total',
      '收入2024年 830.5万元 total',
      '收入下降 2.2% decrease',
      '支出2025年 790.4万元 total',
      '支出2024年 771.6万元 total',
      '支出增长 2.4% growth',
      '负债率2025年 41.3% share',
      '负债率2024年 38.6% share',
    ]);
    expect(itemsOf(imported)).toContain('负债率增减：2.7');
  });

  test('what has changed is the column before, and an aim is one', async () => {
    const imported = await bring(
      '# 甲市公报\n\n## 雨水\n\n| 区 | 降水量（毫米） | 与上年比较（%） |\n|-|-|-|\n| 东区 | 968.2 | -16.8 |\n| 西区 | 628.9 | 2.4 |\n\n## 用水\n\n| 指标 | 2025年 | 2026年目标 |\n|-|-|-|\n| 用水量（万吨） | 152.8 | 150.0 |\n',
    );
    expect(factsOf(imported)).toEqual([
      '东区降水量 968.2毫米 total',
      '东区降水量下降 16.8% decrease',
      '西区降水量 628.9毫米 total',
      '西区降水量增长 2.4% growth',
      '用水量2025年 152.8万吨 total',
      '用水量2026年目标 150万吨 total target',
    ]);
  });
});
