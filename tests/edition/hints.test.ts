/** `layout:` and `cards:` are looked at by "check" too, and told at the line of the field. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { check } from '../../src/index.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'tuban-hints-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function checkWith(hints: string): Promise<string[]> {
  const home = path.join(folder, 'yunxi-county-2025');
  cpSync(path.join(root, 'data/yunxi-county-2025'), home, { recursive: true });
  const file = path.join(home, 'report.yaml');
  const text = readFileSync(file, 'utf8').trimEnd();
  writeFileSync(file, `${text}\n${hints}`);
  const first = text.split('\n').length;
  const { problems } = await check({ data: folder });
  return problems
    .filter(({ code }) => code.endsWith('-hints'))
    .map(({ place, path: at, message }) => `${place!.line - first}:${place!.column} ${at}: ${message}`);
}

describe('check', () => {
  test('tells every wrong hint, at its field', async () => {
    expect(
      await checkWith('layout:\n  rows: [[nope, industry]]\n  article: sidebar\ncards:\n  ommit: [a]\n'),
    ).toEqual([
      '2:9 layout › rows: "layout › rows" names "nope", which there is not.',
      '3:12 layout › article: "layout" places an article, but the report has none.',
      '4:1 cards: "cards" of the report cannot be used: ✖ Unrecognized key: "ommit"',
    ]);
  });
  test('has nothing to say of hints that can be used', async () => {
    expect(
      await checkWith('layout:\n  rows: [[industry, countryside]]\ncards:\n  titles: { industry: 产业 }\n'),
    ).toEqual([]);
  });
});
