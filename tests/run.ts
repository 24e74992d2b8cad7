/**
 * Runs the tests and closes with one line "N passed, N failed". Arguments go to vitest:
 * `npm test -- tests/view`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

interface Summary {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Suites that could not even be loaded count as failures. */
  numFailedTestSuites: number;
  success: boolean;
}

const run = (program: string, args: string[]): Promise<number> =>
  new Promise((resolve) => {
    spawn(process.execPath, [path.join(root, program), ...args], { cwd: root, stdio: 'inherit' }).on(
      'exit',
      (code) => resolve(code ?? 1),
    );
  });

const folder = mkdtempSync(path.join(tmpdir(), 'tuban-tests-'));
const results = path.join(folder, 'results.json');
const types = await run('node_modules/typescript/bin/tsc', ['-p', '.']);
if (types !== 0) process.stdout.write('The types do not hold: see above.\n');
const format = await run('node_modules/prettier/bin/prettier.cjs', [
  '--check',
  '--log-level=warn',
  'src',
  'tests',
  '.puppeteerrc.cjs',
  'vitest.config.ts',
]);
if (format !== 0) process.stdout.write('The format does not hold: run "npm run format".\n');
const code = await run('node_modules/vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...process.argv.slice(2),
]);

let summary: Summary | undefined;
try {
  summary = JSON.parse(readFileSync(results, 'utf8')) as Summary;
} catch {
  process.stdout.write('Vitest left no results.\n');
}
rmSync(folder, { recursive: true, force: true });
const passed = summary?.numPassedTests ?? 0;
const failed =
  Math.max(summary?.numFailedTests ?? 1, code === 0 ? 0 : 1) + (types === 0 ? 0 : 1) + (format === 0 ? 0 : 1);
const skipped = (summary?.numPendingTests ?? 0) + (summary?.numTodoTests ?? 0);
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
