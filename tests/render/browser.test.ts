/** Finding, unpacking, starting and losing the browser. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cacheFolder } from '../../src/design/cache.ts';
import { isLeftover, makeOwnFolder, ownName, removeLeftovers } from '../../src/lib/leftovers.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { startBrowser } from '../../src/render/browser.ts';
import { findChromium, lookForChromium } from '../../src/render/chromium.ts';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';

let temporary: string;
beforeEach(() => vi.stubEnv('TMPDIR', (temporary = makeFolder())));
afterEach(() => vi.unstubAllEnvs());

const problemOf = async (work: Promise<unknown>): Promise<ProblemError> => {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return error as ProblemError;
};

const isEmbedded = process.platform === 'linux' && process.arch === 'x64';

test('a wrong path in TUBAN_CHROMIUM is said with the path', async () => {
  vi.stubEnv('TUBAN_CHROMIUM', '/no/such/chromium');
  const {
    problems: [problem],
    exitCode,
  } = await problemOf(startBrowser());
  expect([exitCode, problem!.code, problem!.message, problem!.remedy]).toEqual([
    2,
    'chromium-missing',
    'TUBAN_CHROMIUM names /no/such/chromium, where there is no file.',
    'Correct the path, or unset it to use the Chromium that Tuban brings.',
  ]);
  expect((await lookForChromium())[0]).toEqual({
    origin: 'environment',
    place: '$TUBAN_CHROMIUM = /no/such/chromium',
    found: false,
  });
});

test('a program that is no browser is said with what it said, and leaves nothing behind', async () => {
  vi.stubEnv('TUBAN_CHROMIUM', '/bin/false');
  const {
    problems: [problem],
    exitCode,
  } = await problemOf(startBrowser());
  expect([exitCode, problem!.code]).toEqual([2, 'chromium-not-started']);
  expect(problem!.message).toMatch(/^Chromium at \/bin\/false did not start: /);
  expect(readdirSync(temporary)).toEqual([]);
});

test('a closed browser leaves no process and no folder', async () => {
  const browser = await startBrowser();
  expect(browser.version).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  const folder = readdirSync(temporary).find((name) => name.startsWith('tuban-browser-'))!;
  expect(isLeftover(folder, 'tuban-browser-')).toBe(false);
  await browser.close();
  expect(readdirSync(temporary)).toEqual([]);
  expect(spawnSync('pgrep', ['-f', folder], { encoding: 'utf8' }).stdout).toBe('');
});

test('folders of dead processes go at the next start, those of the living and of other machines stay', async () => {
  const dead = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], {
    encoding: 'utf8',
  }).stdout.trim();
  const [host] = ownName('').split('-');
  const names = {
    dead: `tuban-browser-${host}-${dead}-1-abc`,
    reused: `tuban-browser-${host}-${process.ppid}-1-abc`,
    living: `tuban-browser-${ownName('')}-abc`,
    elsewhere: `tuban-browser-00000000-${dead}-1-abc`,
    other: 'tuban-browser-mine',
  };
  for (const name of Object.values(names))
    mkdirSync(path.join(temporary, name, 'profile'), { recursive: true });
  const browser = await startBrowser();
  await browser.close();
  expect(readdirSync(temporary).sort()).toEqual([names.living, names.elsewhere, names.other].sort());
});

test('two folders of one process never share a name', () => {
  const [one, two] = [makeOwnFolder(temporary, 'x-'), makeOwnFolder(temporary, 'x-')];
  expect(one).not.toBe(two);
  removeLeftovers(temporary, 'x-');
  expect([existsSync(one), existsSync(two)]).toEqual([true, true]);
});

test.runIf(isEmbedded)('two processes that unpack Chromium at once both get a whole one', async () => {
  const cache = makeFolder();
  const script = `import { findChromium } from ${JSON.stringify(path.join(projectRoot, 'src/render/chromium.ts'))}; const { path } = await findChromium(); console.log(path);`;
  const unpack = () =>
    new Promise<string>((resolve, reject) => {
      let out = '';
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TUBAN_CACHE: cache },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout.on('data', (chunk) => {
        out += String(chunk);
      });
      child.on('exit', (code) => (code === 0 ? resolve(out.trim()) : reject(new Error(`exit ${code}`))));
    });
  const [one, two] = await Promise.all([unpack(), unpack()]);
  expect(one).toBe(two);
  expect(readdirSync(cache)).toEqual([expect.stringMatching(/^chromium-[\d.]+$/)]);
  vi.stubEnv('TUBAN_CACHE', cache);
  await using browser = await startBrowser();
  expect(browser.version).toMatch(/^\d+/);
});

test.runIf(isEmbedded)('a cache that cannot be written is said with its place', async () => {
  vi.stubEnv('TUBAN_CACHE', path.join(writeFiles(makeFolder(), { file: '' }), 'file', 'cache'));
  const {
    problems: [problem],
    exitCode,
  } = await problemOf(findChromium());
  expect([exitCode, problem!.code]).toEqual([2, 'chromium-not-unpacked']);
  expect(problem!.message).toContain(`Chromium could not be unpacked into ${cacheFolder()}: `);
});

test('a path to another Chromium is used', async () => {
  const { path: own } = await findChromium();
  const linked = path.join(makeFolder(), 'my-chromium');
  symlinkSync(own, linked);
  vi.stubEnv('TUBAN_CHROMIUM', linked);
  expect(await findChromium()).toEqual({ path: linked, origin: 'environment' });
  expect(tmpdir()).toBe(temporary);
});
