/** Two first runs at once: one installs, the other waits for it; one that was killed is not waited for. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';

const program = `
import { whileAlone } from ${JSON.stringify(path.join(projectRoot, 'src/setup/alone.mjs'))};
import { appendFileSync } from 'node:fs';
whileAlone('lock', () => {
  appendFileSync('log', 'in\\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  appendFileSync('log', 'out\\n');
}, (line) => console.error(line));
`;

const run = (cwd: string): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['program.mjs'], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('close', (code) => resolve({ code, said }));
  });

test('three at once work one after the other, and leave nothing', async () => {
  const cwd = writeFiles(makeFolder(), { 'program.mjs': program });
  const ended = await Promise.all([run(cwd), run(cwd), run(cwd)]);
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(readFileSync(path.join(cwd, 'log'), 'utf8')).toBe('in\nout\n'.repeat(3));
  expect(existsSync(path.join(cwd, 'lock'))).toBe(false);
  expect(ended.map(({ said }) => said).join('')).toContain('another run is installing; waiting for it …');
});

test('a lock that somebody was killed with is taken', async () => {
  const cwd = writeFiles(makeFolder(), { 'program.mjs': program });
  writeFiles(cwd, { 'lock/7-1': '' });
  expect((await run(cwd)).code).toBe(0);
  expect(existsSync(path.join(cwd, 'lock'))).toBe(false);
}, 30_000);
