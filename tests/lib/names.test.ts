/** Names that become part of a path, and the guard before every writer. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isInnerPath, isPlainName, isReportName, pathInside } from '../../src/lib/names.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { makeFolder } from '../support/folders.ts';

test.each(['square', 'square@2x', 'A3_plakat', '公众号-头图', 'x1', 'é'])('%j is a plain name', (name) => {
  expect(isPlainName(name)).toBe(true);
});

test.each([
  '',
  '.',
  '..',
  '../x',
  '../../x',
  'a/b',
  '/etc/x',
  'a\\b',
  'C:',
  'C:x',
  '.hidden',
  '-rf',
  'a.png',
  'a b',
  'a\u0000',
  'a\nb',
  'con',
  'NUL',
  'com1',
  'x'.repeat(65),
  'a\u202eb',
])('%j is no plain name', (name) => {
  expect(isPlainName(name)).toBe(false);
});

test('a report’s name may have dots, and is one step of a path', () => {
  expect(['v1.2', 'county-2025', '某县'].map(isReportName)).toEqual([true, true, true]);
  expect(['..', '.git', 'a/b', '../a', 'nul.txt', ''].map(isReportName)).toEqual(Array(6).fill(false));
});

test('inner paths have steps down only', () => {
  expect(['a', 'a/b.c', 'photos/..2.jpg', '…/x'].map(isInnerPath)).toEqual([true, true, true, true]);
  expect(
    ['', '/a', 'a/', 'a//b', './a', 'a/../b', '..', 'a\\..\\b', 'C:/x', 'a\u0007', 'a\u007f'].map(
      isInnerPath,
    ),
  ).toEqual(Array(11).fill(false));
});

const refusal = async (root: string, name: string): Promise<string> => {
  const error: unknown = await pathInside(root, name).catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) return `allowed ${String(error)}`;
  return `${error.exitCode} ${error.problems[0]!.code}: ${error.message.replaceAll(root, 'ROOT')}`;
};

test('what leaves the folder is refused, by its steps or by a link', async () => {
  const root = makeFolder();
  const elsewhere = makeFolder();
  mkdirSync(path.join(root, 'real'));
  writeFileSync(path.join(root, 'file'), '');
  symlinkSync(elsewhere, path.join(root, 'link'));
  symlinkSync(path.join(elsewhere, 'nothing'), path.join(root, 'real', 'dangling'));
  expect(await pathInside(root, 'real/new/x.png')).toBe(path.join(root, 'real/new/x.png'));
  // The last step is replaced, never followed.
  expect(await pathInside(root, 'link')).toBe(path.join(root, 'link'));
  expect(await refusal(root, '../x')).toBe('2 path-outside: "../x" was not written: it leads out of ROOT.');
  expect(await refusal(root, 'real/../../x')).toMatch(/^2 path-outside: .* leads out of ROOT\.$/);
  expect(await refusal(root, path.join(elsewhere, 'x'))).toMatch(/^2 path-outside: /);
  expect(await refusal(root, 'link/x')).toBe(
    '2 path-outside: "link/x" was not written: "link" is a link in ROOT.',
  );
  expect(await refusal(root, 'real/dangling/x')).toMatch(/"dangling" is a link in ROOT\.$/);
});
