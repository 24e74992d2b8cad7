/**
 * A report's folder, replaced as one. The new folder is made ready beside it: the new files, and second
 * names of those that stay. Then the old one is renamed away and the new one to its place. Killed before,
 * the old one stands; killed after, the new one; killed between the two, neither, and the next run puts the
 * new one there, which is whole.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { copyFile, link, lstat, mkdir, open, readdir, readlink, symlink } from 'node:fs/promises';
import path from 'node:path';
import { showPath, systemCode } from '../../lib/files.ts';
import { isForeign, isLeftover } from '../../lib/leftovers.ts';
import { ProblemError, says } from '../../lib/problem.ts';
import { isHeld, withLock } from './lock.ts';

/** Names of staging folders begin with it. */
export const prefix = '.tuban-staging-';

/** How far a move has come: before the old folder is taken away, between the two, and when all is done. */
export type Step = 'ready' | 'between' | 'moved' | 'cleared';

class InTheWay extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const isFolder = async (file: string): Promise<boolean | undefined> =>
  lstat(file).then(
    (stat) => stat.isDirectory(),
    () => undefined,
  );

/** A second name for a file that stays; some disks know none. */
async function stay(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  if ((await lstat(from)).isSymbolicLink()) await symlink(await readlink(from), to);
  else await link(from, to).catch(() => copyFile(from, to));
}

/**
 * Gives what stays of the old folder its place in the new one.
 * @param removed Files that no longer belong to the products, as paths in the folder.
 * @throws InTheWay where a folder stands for a file, or the other way round.
 */
export async function linkStaying({
  place,
  fresh,
  removed,
}: {
  place: string;
  fresh: string;
  removed: string[];
}): Promise<void> {
  const gone = new Set(removed);
  const visit = async (folder: string): Promise<number> => {
    let stayed = 0;
    const entries = await readdir(path.join(place, folder), { withFileTypes: true });
    for (const entry of entries) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isNewFolder = await isFolder(path.join(fresh, name));
      if (entry.isDirectory()) {
        if (isNewFolder === false) throw new InTheWay('EISDIR');
        stayed += await visit(name);
      } else if (isNewFolder === true) throw new InTheWay('EEXIST');
      else if (isNewFolder === undefined && !gone.has(name)) {
        await stay(path.join(place, name), path.join(fresh, name));
        stayed += 1;
      }
    }
    // A folder that somebody keeps empty stays, one that has become so does not.
    if (entries.length === 0 && folder !== '') {
      await mkdir(path.join(fresh, folder), { recursive: true });
      stayed += 1;
    }
    return stayed;
  };
  if (await isFolder(place)) await visit('');
  else if (existsSync(place)) throw new InTheWay('EEXIST');
  await syncFolders(fresh);
}

/** Names, too, are to be on the disk. Windows has nothing of the kind. */
async function syncFolders(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await syncFolders(path.join(folder, entry.name));
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } catch {
    // Some disks cannot; theirs is the order of names.
  } finally {
    closeSync(opened);
  }
}

interface Swap {
  /** The report's folder, the new one, and where the old one goes. */
  place: string;
  fresh: string;
  old: string;
  /** The lock under which this is done, and whose. */
  lock: string;
  staging: string;
  step: (step: Step) => void;
}

const takenAway = (place: string): ProblemError =>
  new ProblemError(
    {
      code: 'out-busy',
      severity: 'error',
      ...says({
        en: [
          `Another build took ${showPath(place)} over while this one stood still.`,
          'Run the build again. The products are those of the other build.',
        ],
        zh: [`这次停顿时，另一次出产品接管了 ${showPath(place)}。`, '再运行一次。现在的产品是那一次的。'],
      }),
    },
    2,
  );

const lost = (place: string, old: string): ProblemError =>
  new ProblemError(
    {
      code: 'not-restored',
      severity: 'error',
      ...says({
        en: [
          `${showPath(place)} could neither be replaced nor put back; the previous products lie in ${showPath(old)}.`,
          'See to the disk, then run the build again, which puts them back.',
        ],
        zh: [
          `${showPath(place)} 既换不上新的，也放不回旧的；原来的产品在 ${showPath(old)}。`,
          '检查磁盘，再运行一次，就会放回去。',
        ],
      }),
    },
    2,
  );

/**
 * Puts the new folder in the old one's place, without a moment in which this process could be stopped by
 * anything but a kill. @throws what keeps it from that, with the old folder in its place.
 */
export function swapIn({ place, fresh, old, lock, staging, step }: Swap): void {
  if (!isHeld(lock, staging)) throw takenAway(place);
  mkdirSync(path.dirname(old), { recursive: true });
  syncFolder(path.dirname(fresh));
  step('ready');
  const had = existsSync(place);
  if (had) renameSync(place, old);
  step('between');
  try {
    renameSync(fresh, place);
  } catch (error) {
    if (had) putBack(place, old);
    throw error;
  }
  syncFolder(path.dirname(place));
  step('moved');
  rmSync(old, { recursive: true, force: true });
  step('cleared');
}

function putBack(place: string, old: string): void {
  try {
    renameSync(old, place);
  } catch {
    throw lost(place, old);
  }
}

/**
 * Ends what killed builds left between their two renames, each report under its lock.
 * @param own The staging folder of this build.
 * @returns Names of staging folders that must not be removed: something in them is wanted still.
 */
export async function finishSwaps(out: string, own: string): Promise<string[]> {
  const keeps: string[] = [];
  for (const name of readdirSync(out)) {
    if (!isLeftover(name, prefix) && !isForeign(name, prefix)) continue;
    for (const report of pendingIn(out, name)) {
      const finish = () => finishSwap(path.join(out, name), report, path.join(out, report));
      const done = await withLock(path.join(out, `.tuban-lock-${report}`), own, () =>
        Promise.resolve(finish()),
      );
      if (!done) keeps.push(name);
    }
  }
  return keeps;
}

/** Reports whose folder was taken away and not replaced. */
export function pendingIn(out: string, name: string): string[] {
  try {
    return readdirSync(path.join(out, name, 'old')).filter((report) => !existsSync(path.join(out, report)));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return [];
    throw error;
  }
}

function finishSwap(staging: string, report: string, place: string): boolean {
  if (existsSync(place)) return true;
  for (const from of [path.join(staging, 'new', report), path.join(staging, 'old', report)]) {
    try {
      renameSync(from, place);
      syncFolder(path.dirname(place));
      return true;
    } catch {
      // The next one.
    }
  }
  return false;
}
