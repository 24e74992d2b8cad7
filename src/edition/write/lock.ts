/**
 * One writer at a time in a report's output folder: two builds into the same `out/` would otherwise
 * each write a manifest that does not know of the other's products. Held only while writing.
 *
 * The lock is a folder that holds one file, named by who has it. It is taken by renaming a folder made
 * ready beforehand to its place, which fails while a folder with something in it stands there: so it is
 * taken by one. What a dead holder left is removed by the very name of its file: so a lock that somebody
 * else has taken meanwhile is not removed in its stead.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemCode } from '../../lib/files.ts';
import { isForeign, isLeftover } from '../../lib/leftovers.ts';
import { ProblemError, says } from '../../lib/problem.ts';

/** ms. Who has the lock says so every second; who has been silent so long is stuck, or on a dead machine. */
const beat = 1000;
export const patience = { own: 60_000, foreign: 20_000 };
const pause = 20;

/** True when the lock was free. */
function take(lock: string, ready: string, holder: string): boolean {
  mkdirSync(ready, { recursive: true });
  writeFileSync(path.join(ready, holder), '');
  try {
    renameSync(ready, lock);
    return true;
  } catch (error) {
    // Windows renames to no folder at all; one with nothing in it is free.
    if (
      !['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES', 'ENOTDIR'].includes(systemCode(error)) ||
      !existsSync(lock)
    )
      throw error;
    return false;
  }
}

/** Who has it; undefined while it is being given back, or where it is not there. */
function holderOf(lock: string): string | undefined {
  try {
    return readdirSync(lock)[0];
  } catch (error) {
    // A file is what earlier versions of Tuban made.
    if (systemCode(error) === 'ENOTDIR') rmSync(lock, { force: true });
    return undefined;
  }
}

function removeHolder(lock: string, holder?: string): void {
  if (holder !== undefined) rmSync(path.join(lock, holder), { force: true });
  try {
    rmdirSync(lock);
  } catch {
    // Somebody has taken it already, or it is gone.
  }
}

const lastBeat = (lock: string, holder: string): number => {
  try {
    return statSync(path.join(lock, holder)).mtimeMs;
  } catch {
    return 0;
  }
};

const busy = (lock: string): ProblemError =>
  new ProblemError(
    {
      code: 'out-busy',
      severity: 'error',
      ...says({
        en: [
          `Another build has held ${lock} for a minute without a sign of life.`,
          'Wait for it to end; if none runs, remove that folder and build again.',
        ],
        zh: [
          `另一次出产品占着 ${lock}，一分钟没有动静。`,
          '等它做完；如果没有在做的，就删去那个文件夹再运行。',
        ],
      }),
    },
    2,
  );

/** Waits until the lock is taken. */
async function waitFor(lock: string, ready: string, name: string): Promise<void> {
  let seen = { holder: '', beat: 0, waited: 0 };
  while (!take(lock, ready, name)) {
    const holder = holderOf(lock);
    if (holder === undefined) removeHolder(lock);
    else {
      const now = lastBeat(lock, holder);
      const isSame = holder === seen.holder && now === seen.beat;
      seen = { holder, beat: now, waited: isSame ? seen.waited + pause : 0 };
      if (isLeftover(holder, '') || (isForeign(holder, '') && seen.waited > patience.foreign))
        removeHolder(lock, holder);
      else if (seen.waited > patience.own) throw busy(lock);
    }
    await wait(pause);
  }
}

/**
 * Does `work` while no other build writes the same report.
 * @param lock Path of the lock, inside `out/`.
 * @param staging The build's own staging folder, on the same disk; its name tells whose the lock is.
 */
export async function withLock<T>(lock: string, staging: string, work: () => Promise<T>): Promise<T> {
  const name = path.basename(staging).replace(/^\.tuban-staging-/, '');
  await waitFor(lock, path.join(staging, 'lock'), name);
  const free = () => removeHolder(lock, name);
  const timer = setInterval(() => {
    try {
      utimesSync(path.join(lock, name), new Date(), new Date());
    } catch {
      // A lock that was taken away is noticed by whoever moves products in.
    }
  }, beat);
  timer.unref();
  process.once('exit', free);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    process.off('exit', free);
    free();
  }
}

/** True while the lock is this build's. */
export const isHeld = (lock: string, staging: string): boolean =>
  existsSync(path.join(lock, path.basename(staging).replace(/^\.tuban-staging-/, '')));
