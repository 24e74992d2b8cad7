/**
 * What accounting and reading back cost of an edition: every product of a report made once, and the share of
 * its time in which texts were collected, compared and read back; besides, what pictures of the proof cost.
 *
 *   node src/start.mjs --run tests/bench/account.ts [REPORT]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from '../../src/edition/build.ts';
import { silentLog } from '../../src/lib/log.ts';

/** Accounting may take this share of an edition. */
const most = 0.05;

const report = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? 'tonghua-2024';
const out = mkdtempSync(path.join(os.tmpdir(), 'tuban-bench-'));
try {
  const spent = new Map<string, number>();
  const start = performance.now();
  await build({
    data: path.join(import.meta.dirname, '../../data'),
    reports: [report],
    out,
    log: { ...silentLog, stage: (name, _did, ms) => spent.set(name, ms) },
  });
  const whole = performance.now() - start;
  const share = (spent.get('account') ?? 0) / whole;
  process.stdout.write(
    `accounts of ${report}: ${((spent.get('account') ?? 0) / 1000).toFixed(2)} s of ${(whole / 1000).toFixed(1)} s, ${(share * 100).toFixed(1)} %; ${share < most ? 'below' : 'ABOVE'} ${most * 100} %; pictures of the proof ${((spent.get('proof') ?? 0) / 1000).toFixed(2)} s\n`,
  );
} finally {
  rmSync(out, { recursive: true, force: true });
}
