/**
 * What goes wrong beside a report: a defect of Tuban in one of several, a process of the browser that
 * ends. The others are made, the work is tried once more, and what is said is a sentence.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { build } from '../../src/edition/build.ts';
import { check } from '../../src/edition/check.ts';
import type { BuildResult } from '../../src/edition/options.ts';
import type { Sheet } from '../../src/render/sheet.ts';
import { makeUserFolder } from '../support/command.ts';

/** What happens at the cards of a report, by its name, before each of its makings. */
const mishaps = vi.hoisted(() => new Map<string, (sheet: Sheet) => Promise<unknown>>());
const makings = vi.hoisted(() => [] as string[]);

vi.mock('../../src/cards/cards.ts', async (load) => {
  const cards = await load<typeof import('../../src/cards/cards.ts')>();
  return {
    ...cards,
    renderCards: async (request: Parameters<typeof cards.renderCards>[0]) => {
      makings.push(request.view.id);
      await mishaps.get(request.view.id)?.(request.sheets[0] as Sheet);
      // Pictures of an earlier run need no browser that could crash.
      return cards.renderCards({ ...request, by: undefined });
    },
  };
});
vi.mock('../../src/model/load.ts', async (load) => {
  const model = await load<typeof import('../../src/model/load.ts')>();
  return {
    ...model,
    loadReport: (file: string) =>
      file.endsWith('unreadable')
        ? Promise.reject(new RangeError('Incorrect locale information provided'))
        : model.loadReport(file),
  };
});

beforeEach(() => {
  mishaps.clear();
  makings.length = 0;
});

const options = (cwd: string) => ({
  data: path.join(cwd, 'data'),
  out: path.join(cwd, 'out'),
  formats: ['wechat-cover'],
});
const madeOf = ({ reports }: BuildResult): Record<string, number> =>
  Object.fromEntries(reports.map(({ id, products }) => [id, products.length]));
const wordsOf = ({ problems }: BuildResult): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);

/** The report "budget", and others like it. */
async function folderOf(...others: string[]): Promise<string> {
  const cwd = makeUserFolder('budget');
  const { cp } = await import('node:fs/promises');
  for (const name of others)
    await cp(path.join(cwd, 'data/budget'), path.join(cwd, 'data', name), { recursive: true });
  return cwd;
}

test('a defect that one report brings to light is its problem; the others are made', async () => {
  const cwd = await folderOf('amber', 'unreadable');
  mishaps.set('amber', () => Promise.reject(new TypeError('undefined is\n no \u001b[31mobject')));
  const result = await build(options(cwd));
  expect(result.exitCode).toBe(1);
  expect(madeOf(result)).toEqual({ amber: 0, budget: 1, unreadable: 0 });
  expect(wordsOf(result)).toEqual([
    expect.stringMatching(
      /^defect: Tuban 0\.1\.0 failed at cards of amber: TypeError: undefined is no ␛\[31mobject \(src\/.*\.ts:\d+\)$/,
    ),
    expect.stringMatching(
      /^defect: Tuban 0\.1\.0 failed at .*data\/unreadable: RangeError: Incorrect locale information provided/,
    ),
  ]);
  expect(result.problems.find(({ code }) => code === 'defect')!.remedy).toMatch(/please report it/);
  expect(readdirSync(options(cwd).out)).toEqual(['budget']);
});

test('a check of several goes on likewise', async () => {
  const cwd = await folderOf('unreadable');
  const { exitCode, reports } = await check({ data: path.join(cwd, 'data') });
  expect([exitCode, reports.map(({ id, problems }) => [id, problems.map(({ code }) => code)])]).toEqual([
    1,
    [
      ['budget', expect.not.arrayContaining(['defect'])],
      ['unreadable', ['defect']],
    ],
  ]);
});

const crash = (sheet: Sheet): Promise<unknown> => sheet.session.send('Page.crash');

test('a page’s process that ends is seen, and the report made once more', async () => {
  const cwd = await folderOf();
  mishaps.set('budget', (sheet) => {
    mishaps.clear();
    return crash(sheet);
  });
  const result = await build(options(cwd));
  expect([result.exitCode, madeOf(result), makings]).toEqual([0, { budget: 1 }, ['budget', 'budget']]);
});

test('where it ends again, that is told, and the next report is made with another browser', async () => {
  const cwd = await folderOf('amber');
  mishaps.set('amber', crash);
  const result = await build(options(cwd));
  expect(result.exitCode).toBe(2);
  expect(madeOf(result)).toEqual({ amber: 0, budget: 1 });
  expect(makings).toEqual(['amber', 'amber', 'budget']);
  expect(wordsOf(result)).toEqual([
    'chromium-gone: Chromium stopped: a page’s process ended, and again when it was tried once more. Most often memory ran out.',
  ]);
  expect(existsSync(path.join(cwd, 'out/amber'))).toBe(false);
});
