/**
 * What accounting and reading back cost of an edition: the processor's time, of Node and of Chromium, in which
 * texts were collected, compared and read back, as a share of that for all products of a report. Pages and
 * pictures are made one after the other for it, so that nothing else is counted; besides, what pictures of the
 * proof cost.
 *
 *   node src/start.mjs --run tests/bench/account.ts [REPORT]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from '../../src/edition/build.ts';
import { Clock } from '../../src/lib/log.ts';
import type { ProductKind } from '../../src/manifest/manifest.ts';
import { cpuOfTree, runMeasured } from './measure.ts';

/** Accounting may take this share of an edition. */
const most = 0.05;

const root = path.join(import.meta.dirname, '../..');
const data = path.join(root, 'data');
const report = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? 'tonghua-2024';
const folder = mkdtempSync(path.join(os.tmpdir(), 'tuban-bench-'));

/** s */
const spent: Record<string, number> = { account: 0, proof: 0 };
const time = Clock.prototype.time;
Clock.prototype.time = async function <T>(
  this: Clock,
  stage: string,
  work: () => Promise<T> | T,
): Promise<T> {
  if (!(stage in spent)) return time.call(this, stage, work) as Promise<T>;
  const before = cpuOfTree(process.pid);
  const result = (await time.call(this, stage, work)) as T;
  spent[stage]! += cpuOfTree(process.pid) - before;
  return result;
};

const make = (only: ProductKind[]) =>
  build({ data, reports: [report], out: path.join(folder, only.join('-')), only });

try {
  const edition = await runMeasured(
    process.execPath,
    [path.join(root, 'src/start.mjs'), 'build', path.join(data, report), '--out', path.join(folder, 'all')],
    { cwd: root, memory: true },
  );
  // The archive records the press pages: they are made with it, one after the other.
  await make(['archive']);
  await make(['cards']);
  const share = spent.account! / edition.cpu;
  process.stdout.write(
    `Accounts of ${report}: ${spent.account!.toFixed(2)} s of ${edition.cpu.toFixed(1)} s processor time, ${(share * 100).toFixed(1)} %, ${share < most ? 'below' : 'ABOVE'} ${most * 100} %; pictures of the proof ${spent.proof!.toFixed(2)} s.\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
