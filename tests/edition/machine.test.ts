/** Odd machines: no temporary folder, places that are none, a working folder that is gone, a full output. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeFolders } from '../../src/lib/files.ts';
import { defectProblem } from '../../src/edition/defect.ts';
import { makeUserFolder, runTuban } from '../support/command.ts';
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

const build = (cwd: string, limit: string) =>
  spawnSync(
    'sh',
    [
      '-c',
      `${limit} && exec "${process.execPath}" "${projectRoot}/src/start.mjs" build --format wechat-cover`,
    ],
    { encoding: 'utf8', cwd },
  );

// Below 24 or so Node itself ends before a line of ours runs: it cannot start the pinned runtime, below 20 not
// even open the file that it is to run (`ulimit -n 18; node empty.mjs`: EMFILE; the pinned one: SIGSEGV).
test.runIf(process.platform === 'linux')('too few open files is a sentence', () => {
  const { stderr, status } = build(makeUserFolder('budget'), 'ulimit -n 64');
  expect([status, stderr]).toEqual([2, expect.stringContaining('Only 64 files may be open at once here')]);
});

test('what the machine refuses is told as that, and is no defect', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  expect(defectProblem(full, 'town')).toMatchObject({
    code: 'machine',
    message: 'The work could not go on: the disk is full.',
  });
  expect(defectProblem(new TypeError('x'), 'town').code).toBe('defect');
});

test.runIf(existsSync('/dev/shm'))('products may lie on another disk than the temporary folder', async () => {
  const out = mkdtempSync('/dev/shm/tuban-test-');
  try {
    const { code } = await runTuban(['build', '--format', 'wechat-cover', '--out', out], {
      cwd: makeUserFolder('budget'),
    });
    expect([code, existsSync(path.join(out, 'budget', 'manifest.json'))]).toEqual([0, true]);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

test.runIf(process.platform === 'linux')('whoever stops reading what is printed stops nothing', () => {
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" "${projectRoot}/src/start.mjs" formats --json | head -c 1`],
    { encoding: 'utf8' },
  );
  expect([stdout, stderr]).toEqual(['{', '']);
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
