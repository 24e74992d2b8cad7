/**
 * Moving products in: a report's folder is replaced as one, by one writer at a time, whoever is killed when.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isHeld, patience, withLock } from '../../src/edition/write/lock.ts';
import { openStaging } from '../../src/edition/write/staging.ts';
import { build } from '../../src/edition/build.ts';
import { check } from '../../src/edition/check.ts';
import { ownName } from '../../src/lib/leftovers.ts';
import { makeUserFolder } from '../support/command.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';
import { moveOnce } from './moving/mover.ts';
import { stateOf } from './moving/state.ts';

/** Two pages and twelve pictures of the first generation. */
async function moved(): Promise<string> {
  const out = path.join(makeFolder(), 'out');
  await moveOnce(out, 1, { kind: 'press' });
  await moveOnce(out, 1);
  return out;
}

const whole = (generation: string) => ({
  generations: [generation],
  pictures: 12,
  pages: 2,
  untrue: [],
});

test('a second build replaces its own products and keeps the others, and leaves nothing beside', async () => {
  const out = await moved();
  expect(stateOf(out)).toEqual({ ...whole('1'), beside: [] });
  await moveOnce(out, 2);
  expect(stateOf(out)).toEqual({ ...whole('2'), beside: [] });
});

test.each([
  ['ready', '1'],
  ['between', '2'],
  ['moved', '2'],
  ['cleared', '2'],
])(
  'killed at the step “%s”: after the next run all products are of generation %s',
  async (step, generation) => {
    const out = await moved();
    const { signal } = spawnSync(
      process.execPath,
      [path.join(import.meta.dirname, 'moving', 'mover.ts'), out, step],
      { stdio: 'ignore' },
    );
    expect(signal).toBe('SIGKILL');
    expect(existsSync(path.join(out, 'town'))).toBe(step !== 'between');
    if (step !== 'between') expect(stateOf(out)).toMatchObject(whole(generation));
    // Any run will do, of this report or another.
    await (await openStaging(out)).discard();
    const { beside, ...state } = stateOf(out);
    expect(state).toEqual(whole(generation));
    expect(beside.filter((name) => name.includes('staging'))).toEqual([]);
    await moveOnce(out, 3);
    expect(stateOf(out)).toEqual({ ...whole('3'), beside: [] });
  },
);

test('what others keep in the folder stays: files, links, empty folders', async () => {
  const out = await moved();
  const town = path.join(out, 'town');
  writeFiles(town, { 'notes/mine.txt': 'mine' });
  mkdirSync(path.join(town, 'empty'));
  symlinkSync('nowhere', path.join(town, 'link'));
  await moveOnce(out, 2);
  expect(readdirSync(town).sort()).toEqual([
    'cards',
    'empty',
    'link',
    'manifest.json',
    'notes',
    'press',
    'proof.html',
  ]);
  expect(readFileSync(path.join(town, 'notes/mine.txt'), 'utf8')).toBe('mine');
});

test('a file or folder in a product’s way is told, and the products are as they were', async () => {
  const out = await moved();
  const town = path.join(out, 'town');
  const before = stateOf(out);
  spawnSync('rm', [path.join(town, 'cards/square/00.png')]);
  writeFiles(town, { 'cards/square/00.png/in-the-way': '' });
  await expect(moveOnce(out, 2)).rejects.toThrow(
    'town could not be written: a folder of that name is in the way.',
  );
  expect(stateOf(out)).toMatchObject({
    generations: expect.arrayContaining(['1']) as string[],
    pages: before.pages,
  });
  expect(readdirSync(out)).toEqual(['town']);
});

/** A holder's name, as lock and staging folders carry it. */
const own = (more: string) => `${ownName('')}-${more}`;

function stagingFor(out: string, holder: string): string {
  const folder = path.join(out, `.tuban-staging-${holder}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

test('many that wait have the lock one after the other, also when it was a dead process’s', async () => {
  const out = makeFolder();
  const lock = path.join(out, '.tuban-lock-town');
  const dead = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], {
    encoding: 'utf8',
  }).stdout.trim();
  const [host] = ownName('').split('-');
  writeFiles(lock, { [`${host}-${dead}-1-abc`]: '' });
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 3));
    inside -= 1;
  };
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => withLock(lock, stagingFor(out, own(`w${index}`)), work)),
  );
  expect([most, existsSync(lock)]).toEqual([1, false]);
});

test('a number that another process has by now holds no lock: the time of its start differs', async () => {
  const out = makeFolder();
  const lock = path.join(out, '.tuban-lock-town');
  const [host, pid] = ownName('').split('-');
  writeFiles(lock, { [`${host}-${pid}-1-abc`]: '' });
  const staging = stagingFor(out, own('a'));
  expect(await withLock(lock, staging, () => Promise.resolve(isHeld(lock, staging)))).toBe(true);
});

test('a dead container’s lock is taken when it has given no sign of life; a living one’s is waited for', async () => {
  const out = makeFolder();
  const lock = path.join(out, '.tuban-lock-town');
  const before = { ...patience };
  Object.assign(patience, { foreign: 200 });
  try {
    writeFiles(lock, { '00000000-7-99-abc': '' });
    const beats = setInterval(
      () => utimesSync(path.join(lock, '00000000-7-99-abc'), new Date(), new Date()),
      20,
    );
    let taken = false;
    const waiting = withLock(lock, stagingFor(out, own('a')), () => {
      taken = true;
      return Promise.resolve();
    });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(taken).toBe(false);
    clearInterval(beats);
    await waiting;
    expect([taken, existsSync(lock)]).toEqual([true, false]);
  } finally {
    Object.assign(patience, before);
  }
});

test('the lock file of an earlier version, and an empty lock, hold nobody up', async () => {
  const out = makeFolder();
  const lock = path.join(out, '.tuban-lock-town');
  writeFileSync(lock, 'x');
  await withLock(lock, stagingFor(out, own('a')), () => Promise.resolve());
  mkdirSync(lock);
  await withLock(lock, stagingFor(out, own('b')), () => Promise.resolve());
  expect(existsSync(lock)).toBe(false);
});

test('a build whose lock was taken away while it stood still moves nothing in', async () => {
  const out = await moved();
  const staging = await openStaging(out);
  try {
    await staging.write('town/cards/square/00.png', 'late');
    await expect(
      staging.withLock('town', async () => {
        spawnSync('rm', ['-r', path.join(out, '.tuban-lock-town')]);
        await staging.moveIn('town', []);
      }),
    ).rejects.toThrow('Another build took');
  } finally {
    await staging.discard();
  }
  expect(stateOf(out)).toEqual({ ...whole('1'), beside: [] });
});

test('two reports of one folder name are refused by name, neither is written', async () => {
  const [one, two] = [makeUserFolder('budget'), makeUserFolder('budget')];
  const reports = [one, two].map((folder) => path.join(folder, 'data/budget'));
  const out = path.join(makeFolder(), 'out');
  const result = await build({ reports, out, formats: ['wechat-cover'] });
  expect([result.exitCode, existsSync(out)]).toEqual([1, false]);
  const told = result.problems.filter(({ code }) => code === 'report-same-name');
  expect(told.map(({ message }) => message)).toEqual(
    Array(2).fill(
      `2 reports are called "budget" (${reports.join(', ')}) and would be written into one folder.`,
    ),
  );
  expect((await check({ reports })).exitCode).toBe(1);
});

test('a kept product is the very same file, not a copy that could differ', async () => {
  const out = await moved();
  const page = path.join(out, 'town/press/town-tabloid.pdf');
  linkSync(page, path.join(out, 'witness.pdf'));
  await moveOnce(out, 2);
  expect(readFileSync(page)).toEqual(readFileSync(path.join(out, 'witness.pdf')));
});
