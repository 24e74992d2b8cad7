/** Queries settled from the command: the YAML keeps every other character. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queryReport } from '../../src/desk/query/query-report.ts';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tuban-query-'));
  file = path.join(folder, 'report.yaml');
});
afterAll(() => rm(folder, { recursive: true }));

const source = `# 头上的注释
tuban: 1
language: zh-Hans
source: 示例
masthead: { title: 示例报告 }   # 行尾注释

facts:
  toilets:   # 厕所
    label: 改造农厕所
    value: 3600
    unit: 个
    kind: count
review:
  title: 回顾
  sections:
    - id: one
      title: 一
      items:
        - "改造农厕所{toilets}，建设服务服务中心。"
        - 更新雨污水管。
# 存疑
queries:
  - id: toilets
    at: facts.toilets.label
    source: 改造农厕所
    printed: 改造农厕所
    proposed: 改造农村厕所
    why: 脱一字。
    confidence: B
    status: open      # 待核
  - { id: doubled, at: review.sections.one.items.0, source: 服务服务, printed: 服务服务, proposed: 服务, why: 重出。, confidence: A, status: open }
  - id: pipes
    at: review.sections.one.items.1
    source: 雨污水管
    printed: 雨污水管
    why: 似脱字。
    confidence: B
    status: open
  - id: counted
    at: review.sections.one.items.0
    source: 改造农厕所3600个
    printed: 改造农厕所3600个
    proposed: 改造农厕所3800个
    why: 须核。
    confidence: C
    status: open
`;

/** The lines that are other than before: "- old" and "+ new". */
async function changed(text: string, act: () => Promise<unknown>): Promise<string[]> {
  await writeFile(file, text);
  await act();
  const [was, is] = [text.split('\n'), (await readFile(file, 'utf8')).split('\n')];
  return [
    ...was.filter((line) => !is.includes(line)).map((line) => `- ${line}`),
    ...is.filter((line) => !was.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe('a query', () => {
  test('is listed with its number among the open ones', async () => {
    await writeFile(file, source);
    const { open } = await queryReport({ report: folder, action: 'list' });
    expect(open.map(({ number, id }) => `${number} ${id}`)).toEqual([
      '1 toilets',
      '2 doubled',
      '3 pipes',
      '4 counted',
    ]);
  });

  test('accepted: the proposal stands in its place, comments and order untouched', async () => {
    expect(
      await changed(source, () => queryReport({ report: folder, action: 'accept', query: '1' })),
    ).toEqual([
      '-     label: 改造农厕所',
      '-     printed: 改造农厕所',
      '-     status: open      # 待核',
      '+     label: 改造农村厕所',
      '+     printed: 改造农村厕所',
      '+     status: resolved      # 待核',
      '+     decision: 照建议改。',
    ]);
  });

  test('accepted in brackets, in a quoted text', async () => {
    expect(
      await changed(source, () => queryReport({ report: folder, action: 'accept', query: 'doubled' })),
    ).toEqual([
      '-         - "改造农厕所{toilets}，建设服务服务中心。"',
      '-   - { id: doubled, at: review.sections.one.items.0, source: 服务服务, printed: 服务服务, proposed: 服务, why: 重出。, confidence: A, status: open }',
      '+         - "改造农厕所{toilets}，建设服务中心。"',
      '+   - { id: doubled, at: review.sections.one.items.0, source: 服务服务, printed: 服务, proposed: 服务, why: 重出。, confidence: A, status: resolved, decision: 照建议改。 }',
    ]);
  });

  test('accepted of a number: the value of its fact changes, which stands apart from its unit', async () => {
    const counting = source.replace(
      'at: review.sections.one.items.0\n    source: 改造',
      'at: facts.toilets\n    source: 改造',
    );
    const bare = counting.replaceAll('改造农厕所3600个', '3600个').replaceAll('改造农厕所3800个', '3,800个');
    expect(
      await changed(bare, () => queryReport({ report: folder, action: 'accept', query: 'counted' })),
    ).toEqual([
      '-     value: 3600',
      '-     printed: 3600个',
      '+     value: 3800',
      '+     printed: 3,800个',
      '+     status: resolved',
      '+     decision: 照建议改。',
    ]);
  });

  test('kept: only the query changes', async () => {
    expect(
      await changed(source, () => queryReport({ report: folder, action: 'keep', query: 'pipes' })),
    ).toEqual(['+     status: resolved', '+     decision: 照原稿。']);
  });

  test('edited: with the words given, quoted where YAML wants it', async () => {
    const act = () => queryReport({ report: folder, action: 'edit', query: '3', words: '雨污水管网: 全部' });
    expect(await changed(source, act)).toEqual([
      '-         - 更新雨污水管。',
      '-     printed: 雨污水管',
      '+         - "更新雨污水管网: 全部。"',
      '+     printed: "雨污水管网: 全部"',
      '+     status: resolved',
      '+     decision: 编辑改定。',
    ]);
  });

  test('line ends and byte order mark stay', async () => {
    await writeFile(file, `\ufeff${source.replaceAll('\n', '\r\n')}`);
    await queryReport({ report: folder, action: 'keep', query: 'pipes' });
    const text = await readFile(file, 'utf8');
    expect(text.startsWith('\ufeff# 头上的注释\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test.each([
    ['accept', 'pipes', 'query-no-proposal'],
    ['accept', 'counted', 'query-by-hand'],
    ['keep', '9', 'query-unknown'],
    ['keep', 'none', 'query-unknown'],
  ] as const)('%s %s is refused, and the file is as it was', async (action, query, code) => {
    await writeFile(file, source);
    await expect(queryReport({ report: folder, action, query })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code })],
    });
    expect(await readFile(file, 'utf8')).toBe(source);
  });
});
