/**
 * One writer at a time in a report's output folder: two builds into the same `out/` would otherwise
 * each write a manifest that does not know of the other's products. Held only while writing.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { systemCode } from '../../lib/files.ts';
import { isLeftover, ownName } from '../../lib/leftovers.ts';
import { ProblemError } from '../../lib/problem.ts';

/** Writing takes well under a second; somebody who holds the folder longer is stuck. ms. */
const patience = 60_000;
const pause = 20;

/** Takes the lock if it is free: "wx" makes a file only where there is none. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, ownName(''), { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a process that was killed while it held it. */
function releaseDead(lock: string): void {
  try {
    if (isLeftover(readFileSync(lock, 'utf8'), '')) rmSync(lock, { force: true });
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

/**
 * Does `work` while no other build writes the same report. @param lock Path of the lock file, inside
 * `out/`.
 */
export async function withLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; !take(lock); waited += pause) {
    if (waited > patience) {
      throw new ProblemError(
        {
          code: 'out-busy',
          severity: 'error',
          message: `Another build has held ${lock} for a minute.`,
          remedy: 'Wait for it to end; if none runs, remove that file and build again.',
        },
        2,
      );
    }
    releaseDead(lock);
    await wait(pause);
  }
  const free = () => rmSync(lock, { force: true });
  process.once('exit', free);
  try {
    return await work();
  } finally {
    process.off('exit', free);
    free();
  }
}
