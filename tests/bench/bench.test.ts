/** The bench measures what it says: a program that breaks down is an error, and the plain script runs. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { productsOf, type PlainJob } from './documents.ts';
import { runMeasured, Stopped } from './measure.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'tuban-bench-test-'));
const run = { cwd: folder, memory: false };
const program = (script: string): [string, string[]] => [process.execPath, ['-e', script]];

test('a program that breaks down is an error with what it wrote, not a fast program', async () => {
  await expect(runMeasured(...program('throw new Error("no page")'), run)).rejects.toThrow('no page');
  const faulty = await runMeasured(...program('process.exitCode = 1; console.log("made")'), {
    ...run,
    codes: [1],
  });
  expect(faulty.stdout).toBe('made\n');
});

test('a program that takes too long is stopped', async () => {
  await expect(
    runMeasured(...program('setTimeout(() => undefined, 60_000)'), { ...run, limit: 200 }),
  ).rejects.toThrow(Stopped);
});

test('of a page that is printed twice and photographed for the proof, the last print is the product', () => {
  const jobs = (['pdf', 'png', 'pdf', 'png'] as const).map((kind, index) => ({ kind, index }));
  expect(productsOf(jobs, 'pdf', 1)).toEqual([{ kind: 'pdf', index: 2 }]);
});

test('the plain script makes a page and a card', async () => {
  const html = path.join(folder, 'page.html');
  writeFileSync(html, '<!doctype html><html><head></head><body>Tuban</body></html>');
  const job = { html, format: 'page', tagged: false };
  const jobs: PlainJob[] = [
    { ...job, kind: 'pdf', product: 'page.pdf', size: { width: 90, height: 90, unit: 'mm' } },
    { ...job, kind: 'png', product: 'card.png', size: { width: 90, height: 90, unit: 'px' } },
  ];
  writeFileSync(path.join(folder, 'jobs.json'), JSON.stringify(jobs));
  const script = path.join(import.meta.dirname, 'plain.ts');
  await runMeasured(process.execPath, [script, path.join(folder, 'jobs.json'), folder], run);
  expect(jobs.filter(({ product }) => !existsSync(path.join(folder, product)))).toEqual([]);
});
