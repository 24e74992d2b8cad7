/**
 * A build that is stopped, killed or out of room leaves the previous products, no process and no folder
 * behind.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { build } from '../../src/edition/build.ts';
import { BuildStopped } from '../../src/edition/write/stop.ts';
import { hashesBelow, makeUserFolder, runTuban, startTuban, type Started } from '../support/command.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';
import { casesFolder } from '../support/golden.ts';

/** Below out/. */
const manifest = 'budget/manifest.json';
const quick = ['build', '--format', 'reading', '--format', 'wechat-cover'];

/** A user's folder that was built, then changed, so that another build would give other bytes. */
async function builtAndChanged(): Promise<{
  cwd: string;
  temporary: string;
  before: Record<string, string>;
}> {
  const cwd = makeUserFolder('budget');
  expect((await runTuban(quick, { cwd })).code).toBe(0);
  const report = readFileSync(path.join(cwd, 'data/budget/report.yaml'), 'utf8');
  writeFiles(cwd, { 'data/budget/report.yaml': report.replace('Ford Town |Budget', 'Fordham |Budget') });
  return { cwd, temporary: makeFolder(), before: hashesBelow(path.join(cwd, 'out')) };
}

/** Processes that carry the text in their command line. */
const processesOf = (text: string): number[] =>
  spawnSync('pgrep', ['-f', '--', text], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean).map(Number);

/** The process that builds: the starter's child. */
const innerOf = ({ child }: Started): number =>
  Number(
    execFileSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')[0],
  );

/** Waits until the browser of the build runs: its profile stands in the temporary folder. */
async function untilBrowser(temporary: string): Promise<void> {
  while (processesOf(`${temporary}/tuban-browser-`).length === 0) await wait(20);
}

async function untilGone(temporary: string, most = 10_000): Promise<void> {
  for (let waited = 0; processesOf(temporary).length > 0 || readdirSync(temporary).length > 0; waited += 50) {
    if (waited > most)
      throw new Error(`still there: ${processesOf(temporary).join(' ')} ${readdirSync(temporary).join(' ')}`);
    await wait(50);
  }
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s to the starter during a build', async (signal) => {
  const { cwd, temporary, before } = await builtAndChanged();
  const build = startTuban(quick, { cwd, env: { TMPDIR: temporary } });
  await untilBrowser(temporary);
  build.child.kill(signal);
  const { code, stderr } = await build.finished;
  expect(code).toBe(130);
  expect(stderr).toContain(
    'Interrupted. Nothing half-made was kept; the previous products are as they were.',
  );
  expect(stderr).not.toMatch(/\bat .*\.ts:\d+/);
  await untilGone(temporary);
  expect(hashesBelow(path.join(cwd, 'out'))).toEqual(before);
  expect(readdirSync(path.join(cwd, 'out'))).toEqual(['budget']);
});

test('Ctrl-C on a terminal: the whole group gets the signal, the builder twice', async () => {
  const { cwd, temporary, before } = await builtAndChanged();
  const build = startTuban(quick, { cwd, env: { TMPDIR: temporary } });
  await untilBrowser(temporary);
  process.kill(innerOf(build), 'SIGINT');
  build.child.kill('SIGINT');
  expect((await build.finished).code).toBe(130);
  await untilGone(temporary);
  expect(hashesBelow(path.join(cwd, 'out'))).toEqual(before);
});

test('the starter is killed outright: the builder notices and stops', async () => {
  const { cwd, temporary, before } = await builtAndChanged();
  const build = startTuban(quick, { cwd, env: { TMPDIR: temporary } });
  await untilBrowser(temporary);
  build.child.kill('SIGKILL');
  await build.finished;
  await untilGone(temporary);
  expect(hashesBelow(path.join(cwd, 'out'))).toEqual(before);
});

test('the builder is killed outright: its browser ends, the next build clears up after it', async () => {
  const { cwd, temporary, before } = await builtAndChanged();
  const build = startTuban(quick, { cwd, env: { TMPDIR: temporary } });
  await untilBrowser(temporary);
  process.kill(innerOf(build), 'SIGKILL');
  const { code, stderr } = await build.finished;
  expect([code, stderr.replace(/\s+/g, ' ')]).toEqual([
    2,
    expect.stringContaining('Tuban was ended from outside (SIGKILL), most often because the memory'),
  ]);
  expect(
    Object.entries(hashesBelow(path.join(cwd, 'out'))).filter(([name]) => !name.startsWith('.')),
  ).toEqual(Object.entries(before));
  for (let waited = 0; processesOf(`${temporary}/tuban-browser-`).length > 0 && waited < 10_000; waited += 50)
    await wait(50);
  expect(processesOf(temporary)).toEqual([]);
  expect((await runTuban(quick, { cwd, env: { TMPDIR: temporary } })).code).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
  expect(readdirSync(path.join(cwd, 'out'))).toEqual(['budget']);
  expect(hashesBelow(path.join(cwd, 'out'))).not.toEqual(before);
});

test('the browser dies in the middle: another one makes the report', async () => {
  const { cwd, temporary, before } = await builtAndChanged();
  const build = startTuban(quick, { cwd, env: { TMPDIR: temporary } });
  await untilBrowser(temporary);
  await wait(250);
  processesOf(`${temporary}/tuban-browser-`).forEach((pid) => {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      /* ended with its parent */
    }
  });
  const { code, stderr } = await build.finished;
  // Where it dies before it has answered at all, it did not start.
  expect([code, stderr]).toEqual([
    code === 0 ? 0 : 2,
    code === 0 ? stderr : expect.stringContaining('did not'),
  ]);
  expect(stderr).not.toMatch(/\bat .*\.ts:\d+/);
  await untilGone(temporary);
  expect(hashesBelow(path.join(cwd, 'out'))[manifest] === before[manifest]).toBe(code !== 0);
});

/** A disk of 300 KB, where this user may mount one. */
function mountSmall(folder: string): boolean {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', folder]).status === 0
  );
}

test('a full disk: exit 2, the previous products as they were', async ({ skip }) => {
  const { cwd } = await builtAndChanged();
  const small = makeFolder();
  if (!mountSmall(small)) skip('only root can mount a small disk');
  try {
    writeFiles(small, { 'budget/manifest.json': '{"products":[]}', 'budget/cards/old.png': 'old' });
    const before = hashesBelow(small);
    const { code, stderr } = await runTuban(
      ['build', '--format', 'reading', '--format', 'broadsheet', '--out', small],
      { cwd },
    );
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(
      /could not be written: the disk is full\. Make room or choose another folder with --out\. The previous products are as they were\./,
    );
    expect(hashesBelow(small)).toEqual(before);
  } finally {
    spawnSync('umount', [small]);
  }
});

test('a folder in a product’s place: exit 2, and what was moved in before it goes back', async () => {
  const { cwd } = await builtAndChanged();
  const listed = path.join(cwd, 'out', manifest);
  const kept = readFileSync(listed);
  execFileSync('rm', [listed]);
  mkdirSync(path.join(listed, 'in-the-way'), { recursive: true });
  const before = hashesBelow(path.join(cwd, 'out'));
  const { code, stderr } = await runTuban(quick, { cwd });
  expect(code).toBe(2);
  expect(stderr.replace(/\s+/g, ' ')).toContain('could not be written: a folder of that name is in the way.');
  expect(hashesBelow(path.join(cwd, 'out'))).toEqual(before);
  expect(kept.length).toBeGreaterThan(0);
});

test('a file in the place of out/: exit 2 before anything is made', async () => {
  const cwd = writeFiles(makeUserFolder('budget'), { out: 'a file' });
  const { code, stderr } = await runTuban(quick, { cwd });
  expect(code).toBe(2);
  expect(stderr.replace(/\s+/g, ' ')).toMatch(
    /out could not be written: (a file of that name is in the way|part of the path is a file)\./,
  );
  expect(readFileSync(path.join(cwd, 'out'), 'utf8')).toBe('a file');
});

test('two builds at once into the same out/: both end well, the manifest knows of both', async () => {
  const cwd = makeUserFolder('budget');
  const [one, two] = await Promise.all([
    runTuban(['build', '--format', 'reading'], { cwd }),
    runTuban(['build', '--format', 'wechat-cover'], { cwd }),
  ]);
  expect([one.code, two.code], one.stderr + two.stderr).toEqual([0, 0]);
  const { products } = JSON.parse(readFileSync(path.join(cwd, 'out/budget/manifest.json'), 'utf8')) as {
    products: { kind: string }[];
  };
  expect(new Set(products.map(({ kind }) => kind))).toEqual(new Set(['archive', 'cards']));
  expect(readdirSync(path.join(cwd, 'out'))).toEqual(['budget']);
});

test('stopped when the products were in place already: they are not said to be the old ones', async () => {
  const out = makeFolder();
  const stop = new AbortController();
  const manifest = path.join(out, 'budget', 'manifest.json');
  const look = () => {
    if (existsSync(manifest)) stop.abort(new Error('SIGINT'));
    else setTimeout(look, 1);
  };
  look();
  const stopped: unknown = await build({
    reports: [path.join(casesFolder, 'budget')],
    out,
    only: ['archive'],
    formats: ['reading'],
    signal: stop.signal,
  }).catch((error: unknown) => error);
  expect(stopped).toBeInstanceOf(BuildStopped);
  expect((stopped as BuildStopped).made).toEqual(['budget']);
});
