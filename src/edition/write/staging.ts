/**
 * Products are written into a staging folder and moved in when whole, so that a failed or interrupted
 * build leaves the previous ones as they were. The only place that writes to `out/`.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, link, mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../../lib/files.ts';
import { makeOwnFolder, removeLeftovers } from '../../lib/leftovers.ts';
import { pathInside } from '../../lib/names.ts';
import { ProblemError } from '../../lib/problem.ts';

const prefix = '.tuban-staging-';

export interface Staging {
  folder: string;
  /** Writes a product into the staging folder; `file` is relative to `out/`. */
  write: (file: string, bytes: Uint8Array | string) => Promise<void>;
  /** Moves staged files to their places, all of them or none. */
  moveIn: (files: string[]) => Promise<void>;
  /** Removes the staging folder, after a move that is under way; nothing is written or moved any more. */
  discard: () => Promise<void>;
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'writing there is not allowed',
  EPERM: 'writing there is not allowed',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'part of the path is a file',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'a folder of that name is in the way',
  ENOTEMPTY: 'a folder of that name is in the way',
  ENAMETOOLONG: 'the path is too long',
};

export function writeProblem(file: string, error: unknown): unknown {
  const reason = reasons[systemCode(error)];
  if (!reason) return error;
  return new ProblemError(
    {
      code: 'not-written',
      severity: 'error',
      message: `${file} could not be written: ${reason}.`,
      remedy: 'Make room or choose another folder with --out. The previous products are as they were.',
    },
    2,
  );
}

/** @throws ProblemError (exit 2) when the output folder cannot be made. */
export async function openStaging(out: string): Promise<Staging> {
  let folder: string;
  try {
    await mkdir(out, { recursive: true });
    removeLeftovers(out, prefix);
    folder = makeOwnFolder(out, prefix);
  } catch (error) {
    throw writeProblem(out, error);
  }
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Runs even when the process ends without a chance to await.
  process.once('exit', remove);
  let moving: Promise<void> | undefined;
  let isOpen = true;
  const checkOpen = () => {
    if (!isOpen) throw new Error('the build was stopped');
  };
  return {
    folder,
    async write(file, bytes) {
      checkOpen();
      const full = await pathInside(path.join(folder, 'new'), file);
      try {
        await mkdir(path.dirname(full), { recursive: true });
        await writeFile(full, bytes);
      } catch (error) {
        throw writeProblem(path.join(out, file), error);
      }
    },
    async moveIn(files) {
      checkOpen();
      moving = moveAll({ from: path.join(folder, 'new'), old: path.join(folder, 'old'), out }, files);
      await moving;
    },
    async discard() {
      isOpen = false;
      await moving?.catch(() => undefined);
      process.off('exit', remove);
      remove();
    },
  };
}

interface Places {
  /** Where the new files are, where the previous ones are kept meanwhile, and where both belong. */
  from: string;
  old: string;
  out: string;
}

/**
 * Puts every file in its place; when one cannot be, those already moved give way to the previous ones
 * again.
 */
async function moveAll(places: Places, files: string[]): Promise<void> {
  const moved: string[] = [];
  for (const file of files) {
    try {
      await pathInside(places.out, file);
      await keepOld(places, file);
      await moveOne(path.join(places.from, file), path.join(places.out, file));
      moved.push(file);
    } catch (error) {
      await restore(places, moved.reverse());
      throw writeProblem(path.join(places.out, file), error);
    }
  }
}

/** A second name for the previous file: it stays in its place until the new one takes it. */
async function keepOld({ old, out }: Places, file: string): Promise<void> {
  const previous = path.join(out, file);
  if (!existsSync(previous)) return;
  await mkdir(path.dirname(path.join(old, file)), { recursive: true });
  // Some disks know no second names.
  await link(previous, path.join(old, file)).catch(() => copyFile(previous, path.join(old, file)));
}

async function moveOne(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    // Another build took the folder away when it became empty.
    await mkdir(path.dirname(to), { recursive: true });
    await rename(from, to);
  }
}

async function restore({ old, out }: Places, files: string[]): Promise<void> {
  for (const file of files) {
    const kept = path.join(old, file);
    if (existsSync(kept)) await rename(kept, path.join(out, file));
    else await removeFiles(out, [file]);
  }
}

/** Removes files that an earlier build made and this one no longer makes, and folders left empty. */
export async function removeFiles(out: string, files: string[]): Promise<void> {
  const root = path.resolve(out);
  for (const file of files) {
    const full = await pathInside(root, file).catch(() => undefined);
    if (!full || !existsSync(full)) continue;
    await rm(full, { force: true });
    for (let folder = path.dirname(full); folder !== root; folder = path.dirname(folder)) {
      if (!existsSync(folder) || readdirSync(folder).length > 0) break;
      await rmdir(folder).catch(() => undefined);
    }
  }
}
