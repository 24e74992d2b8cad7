/** What the editor's commands say: the language of a new report, the commands that come next. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { runDesk } from '../../src/cli/desk.ts';

let data = '';
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'tuban-cli-desk-'));
});
afterAll(() => rm(data, { recursive: true }));

const languageOf = async (name: string): Promise<string | undefined> =>
  /^language: (\S+)/m.exec(await readFile(path.join(data, name, 'report.yaml'), 'utf8'))?.[1];

test.each([
  ['zh', undefined, 'zh-Hans'],
  ['en', undefined, 'en-GB'],
  ['zh', 'en-GB', 'en-GB'],
  ['en', 'zh-Hant', 'zh-Hant'],
] as const)('new with --lang %s and --as %s is in %s', async (lang, as, language) => {
  const name = `new-${lang}-${as ?? 'none'}`;
  const args = readArguments(['new', name, '--data', data, '--lang', lang, ...(as ? ['--as', as] : [])]);
  const { text } = await runDesk('new', args, lang);
  expect(await languageOf(name)).toBe(language);
  // What is to be typed next can be copied as it stands.
  expect(text[lang]).toContain(`tuban build ${name} --data ${data}`);
});
