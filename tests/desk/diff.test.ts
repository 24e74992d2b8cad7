/** Two states of a report: what changed in numbers, texts and pictures. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareTexts, type Snapshot } from '../../src/desk/diff/compare.ts';
import { diffHtml, diffReports } from '../../src/desk/diff/diff.ts';
import { comparePictures } from '../../src/desk/diff/pictures.ts';
import { newReport } from '../../src/desk/new-report.ts';

let data = '';
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'tuban-diff-'));
});
afterAll(() => rm(data, { recursive: true }));

const snapshot = (texts: Record<string, string>, pictures: Record<string, Uint8Array> = {}): Snapshot => ({
  name: 'x',
  language: 'zh-Hans',
  texts: new Map(Object.entries(texts)),
  pictures: new Map(Object.entries(pictures)),
});

describe('texts', () => {
  test('an inserted item is one change, however many follow it', () => {
    expect(
      compareTexts(
        snapshot({ 'a.0': '甲', 'a.1': '乙', 'a.2': '丙' }),
        snapshot({ 'a.0': '甲', 'a.1': '新', 'a.2': '乙', 'a.3': '丙' }),
      ),
    ).toEqual([{ sort: 'text', at: 'a.1', before: '', after: '新' }]);
  });

  test('numbers are told from texts', () => {
    expect(
      compareTexts(
        snapshot({ 'facts.x.value': '3', title: '甲' }),
        snapshot({ 'facts.x.value': '4', title: '乙' }),
      ),
    ).toEqual([
      { sort: 'number', at: 'facts.x.value', before: '3', after: '4' },
      { sort: 'text', at: 'title', before: '甲', after: '乙' },
    ]);
  });
});

const picture = (boxes: [x: number, y: number][]): Promise<Buffer> =>
  sharp({ create: { width: 200, height: 100, channels: 3, background: '#fff' } })
    .composite(
      boxes.map(([left, top]) => ({
        input: { create: { width: 10, height: 10, channels: 3, background: '#c00' } },
        left,
        top,
      })),
    )
    .png()
    .toBuffer();

test('changed regions of a picture are framed, each by itself', async () => {
  const [a, b] = [
    await picture([[8, 8]]),
    await picture([
      [8, 8],
      [64, 32],
      [160, 80],
    ]),
  ];
  const [change, ...others] = await comparePictures(
    snapshot({}, { p: a, same: a }),
    snapshot({}, { p: b, same: a, new: a }),
  );
  expect(change).toMatchObject({
    name: 'p',
    regions: [
      { x: 64, y: 32, width: 16, height: 16 },
      { x: 160, y: 80, width: 16, height: 16 },
    ],
  });
  expect(others.map(({ name, share }) => `${name} ${share}`)).toEqual(['new 1']);
});

test('two datasets: a number, a text, and the page of it', async () => {
  const one = await newReport({ name: 'one', data });
  const two = await newReport({ name: 'two', data });
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(two.written[0]!, 'utf8');
  await writeFile(
    two.written[0]!,
    text.replace('value: 680.5', 'value: 690.5').replace('民生持续改善', '民生不断改善'),
  );
  const result = await diffReports(one.written[0]!, two.written[0]!);
  expect(result.changes.filter(({ sort }) => sort === 'number')).toEqual([
    { sort: 'number', at: 'facts.gdp.value', before: '达到680.5亿元', after: '达到690.5亿元' },
  ]);
  expect(result.changes.map(({ at }) => at)).toContain('review.sections.section-2.title');
  const html = diffHtml(result, 'zh');
  expect(html).toContain('<del>达到680.5亿元</del>');
  expect(html).toContain('<ins>达到690.5亿元</ins>');
});
