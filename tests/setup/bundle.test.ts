/** The program in few files: when it is made, that it is found by content alone, and that it is the program. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findBundle } from '../../src/setup/bundle.mjs';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';

const program = (list = '{}') =>
  writeFiles(makeFolder(), {
    'src/cli/cli.ts': 'export {};',
    'node_modules/rolldown/package.json': '{}',
    'node_modules/.package-lock.json': list,
  });

test('what runs for the first time is not joined, for the second time it is', () => {
  const [root, folder] = [program(), makeFolder()];
  expect(findBundle(root, folder, false)).toEqual({});
  const { make } = findBundle(root, folder, false);
  expect(path.dirname(make!)).toBe(folder);
  writeFiles(make!, { 'cli.mjs': '' });
  expect(findBundle(root, folder, false)).toEqual({ program: path.join(make!, 'cli.mjs') });
});

test('after its packages were installed it is joined at once', () => {
  expect(findBundle(program(), makeFolder(), true)).toHaveProperty('make');
});

test('another word of the program, or another package, and it is not the same', () => {
  const [root, folder] = [program(), makeFolder()];
  const made = () => findBundle(root, folder, true).make;
  const first = made();
  writeFileSync(path.join(root, 'src/cli/cli.ts'), 'export const one = 1;');
  const second = made();
  writeFileSync(path.join(root, 'node_modules/.package-lock.json'), '{ "packages": {} }');
  expect(new Set([first, second, made()]).size).toBe(3);
  writeFileSync(path.join(root, 'src/cli/cli.ts'), 'export {};');
  writeFileSync(path.join(root, 'node_modules/.package-lock.json'), '{}');
  expect(made()).toBe(first);
});

test('where it is not known which packages there are, Tuban runs from its sources', () => {
  const root = writeFiles(makeFolder(), { 'src/cli/cli.ts': 'export {};' });
  expect(findBundle(root, makeFolder(), true)).toEqual({});
});

test('joined, the program says what it says from its sources, threads included', () => {
  const own = path.join(makeFolder(), 'a');
  const maker = path.join(projectRoot, 'src/setup/bundle.mjs');
  execFileSync(process.execPath, [maker, own]);
  expect(readdirSync(path.dirname(own))).toEqual(['a']);
  const run = (file: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
      cwd: projectRoot,
      encoding: 'utf8',
      env: { ...process.env, TUBAN_LANG: 'en' },
    });
    return { status, stdout, stderr };
  };
  const [joined, source] = [path.join(own, 'cli.mjs'), path.join(projectRoot, 'src/cli/cli.ts')];
  expect(existsSync(joined)).toBe(true);
  const noPdf = writeFiles(makeFolder(), { 'no.pdf': '%PDF-1.7\n' });
  const asked = ['preflight', path.join(noPdf, 'no.pdf')];
  const said = run(joined, ...asked);
  expect(said.stdout + said.stderr).toContain('cannot be read as PDF');
  expect(said).toEqual(run(source, ...asked));
});
