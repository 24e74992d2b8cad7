/** Odd machines: no temporary folder, places that are none, a working folder that is gone, a full output. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeFolders } from '../../src/lib/files.ts';
import { runTuban } from '../support/command.ts';
import { makeFolder, projectRoot } from '../support/folders.ts';

test('folders are made with those above them, and what cannot be one is refused at once', async () => {
  const root = makeFolder();
  await makeFolders(path.join(root, 'a/b/c'));
  await makeFolders(path.join(root, 'a/b/c'));
  expect(existsSync(path.join(root, 'a/b/c'))).toBe(true);
  writeFileSync(path.join(root, 'file'), '');
  symlinkSync('nowhere', path.join(root, 'dangling'));
  await expect(makeFolders(path.join(root, 'file'))).rejects.toThrow('EEXIST');
  await expect(makeFolders(path.join(root, 'file/x'))).rejects.toThrow('ENOTDIR');
  await expect(makeFolders(path.join(root, 'dangling'))).rejects.toThrow('EEXIST');
  if (process.platform === 'linux') await expect(makeFolders('/proc/none/at/all')).rejects.toThrow('ENOENT');
});

test.runIf(process.platform === 'linux')('a working folder that is gone is a sentence', () => {
  const cwd = path.join(makeFolder(), 'gone');
  mkdirSync(cwd);
  const { stderr, status } = spawnSync(
    'sh',
    [
      '-c',
      `cd "${cwd}" && rmdir "${cwd}" && exec "${process.execPath}" "${projectRoot}/src/start.mjs" formats`,
    ],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([
    2,
    expect.stringContaining('The folder in which this was started is gone.'),
  ]);
});

test.runIf(existsSync('/dev/full'))('output that cannot be written is a sentence', () => {
  const { stderr, status } = spawnSync(
    'sh',
    ['-c', `exec "${process.execPath}" "${projectRoot}/src/start.mjs" formats > /dev/full`],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([2, expect.stringContaining('could not be written (ENOSPC)')]);
});

test('without a folder for temporary files a rebuild says so', async () => {
  const cwd = makeFolder();
  const gone = path.join(cwd, 'none');
  rmSync(gone, { recursive: true, force: true });
  const { code, stderr } = await runTuban(['rebuild', 'x.pdf'], { cwd, env: { TMPDIR: gone } });
  expect([code, stderr.replace(/\s+/g, ' ')]).toEqual([
    2,
    expect.stringContaining('the folder for temporary files'),
  ]);
});
