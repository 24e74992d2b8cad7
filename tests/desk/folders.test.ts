/** New reports in a folder: commented, sound, never over one that is there; facts in a table beside them. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needsOf } from '../../src/account/needs.ts';
import { deriveView } from '../../src/view/derive.ts';
import { listFacts } from '../../src/desk/facts.ts';
import { importReport } from '../../src/desk/import/import-report.ts';
import { newReport } from '../../src/desk/new-report.ts';
import { loadReport } from '../../src/model/load.ts';

let data = '';
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'tuban-desk-'));
});
afterAll(() => rm(data, { recursive: true }));

describe('a new report', () => {
  test.each([
    ['zh-Hans', '# 新报告'],
    ['en-GB', '# A new report'],
  ])('in %s is sound, commented and has every fact in use', async (as, comment) => {
    const { written } = await newReport({ name: `new-${as}`, as, data });
    const { problems, report } = await loadReport(path.dirname(written[0]!));
    expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(report?.language).toBe(as);
    const text = await readFile(written[0]!, 'utf8');
    expect(text).toContain(comment);
    expect(text).not.toMatch(/NAME|LANGUAGE|SCHEMA/);
  });

  test('is never written over one that is there', async () => {
    const { written } = await newReport({ name: 'there', data });
    await writeFile(written[0]!, 'mine');
    await expect(newReport({ name: 'there', data })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: 'import-there' })],
    });
    expect(await readFile(written[0]!, 'utf8')).toBe('mine');
    expect(await readdir(path.join(data, 'there'))).toEqual(['report.yaml']);
  });

  test.each([
    ['a b', undefined, 'new-name'],
    ['fine', 'english', 'new-language'],
  ])('%s, %s is refused', async (name, as, code) => {
    await expect(newReport({ name, data, ...(as ? { as } : {}) })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code })],
    });
  });
});

describe('an import', () => {
  test('writes a folder that loads without an error', async () => {
    const source = path.join(data, '示例 报告.md');
    await writeFile(source, '# 示例县报告\n\n## 农业\n\n- 粮食产量达到28.94亿斤。\n');
    const { id, written, exitCode } = await importReport({ files: [source], data });
    expect([id, exitCode]).toEqual(['示例-报告', 0]);
    const { problems, report } = await loadReport(path.dirname(written[0]!));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report?.review.sections[0]?.items).toEqual(['粮食产量{粮食产量.full}。']);
  });

  test('of a file that there is not is told', async () => {
    await expect(importReport({ files: [path.join(data, 'none.md')], data })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: 'import-file' })],
    });
  });
});

describe('facts in a table', () => {
  const yaml = (facts: string): string =>
    `tuban: 1\nlanguage: zh-Hans\nsource: 示例\nmasthead: { title: 示例 }\nfacts: ${facts}\nreview:\n  title: 回顾\n  sections:\n    - { id: one, title: 一, items: ["粮食产量{grain.full}，人口{people}。"] }\n`;
  const folderOf = async (name: string, facts: string, table: string): Promise<string> => {
    const { written } = await newReport({ name, data });
    await writeFile(written[0]!, yaml(facts));
    await writeFile(path.join(data, name, 'facts.csv'), table);
    return path.join(data, name);
  };

  test('are those of the report, with Chinese or English heads and grouped numbers', async () => {
    const folder = await folderOf(
      'table',
      'facts.csv',
      '标识,名称,数值,单位,数前词,种类\ngrain,粮食产量,28.0,亿斤,达到,total\npeople,人口,"1,260,582",人,,stock\n',
    );
    const { report, problems, inputs } = await loadReport(folder);
    expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(report?.facts).toMatchObject({
      grain: { label: '粮食产量', value: 28, digits: 1, unit: '亿斤', prefix: '达到', kind: 'total' },
      people: { value: 1260582, kind: 'stock' },
    });
    expect(inputs.map(({ path: file }) => file)).toEqual(['report.yaml', 'facts.csv']);
  });

  test('have their faults told at row and column', async () => {
    const folder = await folderOf(
      'faults',
      'facts.csv',
      'id,label,value,unit,kind,colour\ngrain,粮食产量,很多,亿斤,total,\n,人口,5,人,stock,\ngrain,又一条,1,人,stock,\npeople,人口,3,人,unknown,\n',
    );
    const { problems } = await loadReport(folder);
    const told = problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, place }) => `${path.basename(place!.file)}:${place!.line}:${place!.column} ${code}`);
    expect(told.sort()).toEqual([
      'facts.csv:1:6 facts-column',
      'facts.csv:2:3 value-not-a-number',
      'facts.csv:3:1 facts-row',
      'facts.csv:4:1 facts-row',
      'facts.csv:5:5 value-unknown',
    ]);
  });

  test.each([
    ['none.csv', 'facts-file'],
    ['../facts.csv', 'facts-file'],
    ['facts.txt', 'facts-file'],
  ])('%s is told', async (name, code) => {
    const folder = await folderOf(`bad-${name.replace(/\W/g, '')}`, name, 'id\n');
    const { problems } = await loadReport(folder);
    expect(problems.map((problem) => problem.code)).toContain(code);
  });
});

test('facts are listed as they are printed, with the sentences that print them', async () => {
  const { written } = await newReport({ name: 'listed', as: 'en-GB', data });
  const { report } = await loadReport(path.dirname(written[0]!));
  const rows = listFacts(report!);
  expect(rows.find(({ id }) => id === 'spending-growth')).toEqual({
    id: 'spending-growth',
    label: 'Growth in spending',
    number: '3.4%',
    kind: 'growth',
    status: 'actual',
    rank: '',
    sentences: ['The council spent £412.5m on services, 3.4% more than the year before.'],
    queried: false,
  });
  expect(rows.find(({ id }) => id === 'on-time-target')!.sentences).toEqual([]);
});

test('a rank that a text says is not asked of a comparison of numbers, too', async () => {
  const { written } = await newReport({ name: 'ranked', data });
  const { report } = await loadReport(path.dirname(written[0]!));
  const asked = (rank: string): string[] => {
    const facts = { ...report!.facts, 'gdp-growth': { ...report!.facts['gdp-growth']!, rank } };
    return needsOf(deriveView({ ...report!, facts }, 'ranked'))
      .filter(({ at }) => at.startsWith('plan.targets') && at.endsWith('.rank'))
      .map(({ at }) => at);
  };
  expect(asked('居全省第三位')).toEqual([]);
  const silent = structuredClone(report!);
  silent.review.sections[0]!.items = ['地区生产总值{gdp.full}，增长{gdp-growth}。'];
  const needs = needsOf(deriveView(silent, 'ranked')).filter(
    ({ at }) => at.startsWith('plan.targets') && at.endsWith('.rank'),
  );
  expect(needs.map(({ at }) => at)).toEqual(['plan.targets.facts.gdp-growth.rank']);
});
