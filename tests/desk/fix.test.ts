/** YAML traps mended: each by itself, texts untouched, and a whole file that reads afterwards. */
import { describe, expect, test } from 'vitest';
import { mendYaml } from '../../src/desk/fix/mend.ts';
import { parseSource } from '../../src/report/read.ts';

describe('mended', () => {
  test.each([
    ['label：粮食产量', 'label: 粮食产量'],
    ['  label:粮食产量', '  label: 粮食产量'],
    ['\tvalue: 3', '  value: 3'],
    ['\u3000\u3000label: 粮', '    label: 粮'],
    ['  －第一条', '  - 第一条'],
    ['  -第一条', '  - 第一条'],
    ['    unit: %', '    unit: "%"'],
    ['  handle: @tonghua  # 账号', '  handle: "@tonghua"  # 账号'],
    ['    unit: “%”', '    unit: "%"'],
    ['    value: １，２３４．５', '    value: 1234.5'],
    ['    value: 1,260,582  # 亿元', '    value: 1260582  # 亿元'],
    ['    value: −3.2', '    value: -3.2'],
    ['  year: ２０２５', '  year: 2025'],
    ['  a: { label: 甲, value: ５．２, unit: 万吨 }', '  a: { label: 甲, value: 5.2, unit: 万吨 }'],
    ['    - @tonghua 见账号', '    - "@tonghua 见账号"'],
    ['  a: {label: 完成率, unit: %, kind: share}', '  a: {label: 完成率, unit: "%", kind: share}'],
  ])('%s', (before, after) => {
    expect(mendYaml(before)).toEqual({ text: after, mended: [{ line: 1, before, after }] });
  });
});

describe('left alone', () => {
  test.each([
    'source: https://example.org',
    '# 注释：不动',
    '  - 会议强调：要稳中求进，增长5％。',
    '    value: 约3',
    '    value: 1,2',
    '  title: 示例：报告',
    'text: |\n  label：这是正文\n  -第一条',
  ])('%s', (text) => {
    expect(mendYaml(text)).toEqual({ text, mended: [] });
  });
});

test('a file full of traps reads after it was mended', () => {
  const { text, mended } = mendYaml(
    'tuban: 1\nlanguage：zh-Hans\nsource：示例\nmasthead：\n  title：示例\nfacts:\n\u3000grain:\n    label：粮食产量\n    value: ２８．９４\n    unit: %\n    kind: total\n'.replace(
      '\u3000',
      '  ',
    ),
  );
  expect(mended.map(({ line }) => line)).toEqual([2, 3, 4, 5, 8, 9, 10]);
  expect(parseSource('report.yaml', Buffer.from(text)).value).toEqual({
    tuban: 1,
    language: 'zh-Hans',
    source: '示例',
    masthead: { title: '示例' },
    facts: { grain: { label: '粮食产量', value: 28.94, unit: '%', kind: 'total' } },
  });
});
