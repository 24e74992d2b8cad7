/**
 * Products are written into a staging folder and moved in when whole, so that a failed or interrupted
 * build leaves the previous ones as they were. The only place that writes to `out/`.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../lib/files.ts';
import { ProblemError } from '../lib/problem.ts';

const prefix = '.tuban-staging-';

export interface Staging {
  folder: string;
  /** Writes a product into the staging folder; `file` is relative to `out/`. */
  write: (file: string, bytes: Uint8Array | string) => Promise<void>;
  /** Moves staged files to their places, each whole or not at all. */
  moveIn: (files: string[]) => Promise<void>;
  discard: () => void;
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};

/** Removes staging folders of builds that were killed outright. */
function removeStale(out: string): void {
  for (const name of readdirSync(out)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : NaN;
    if (Number.isInteger(pid) && pid !== process.pid && !isRunning(pid)) rmSync(path.join(out, name), { recursive: true, force: true });
  }
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full', EDQUOT: 'the disk quota is used up', EACCES: 'writing there is not allowed', EPERM: 'writing there is not allowed',
  EROFS: 'the disk is read-only', ENOTDIR: 'part of the path is a file', EEXIST: 'a file of that name is in the way',
};

function writeProblem(file: string, error: unknown): unknown {
  const reason = reasons[systemCode(error)];
  if (!reason) return error;
  return new ProblemError({
    code: 'not-written', severity: 'error', message: `${file} could not be written: ${reason}.`,
    remedy: 'Make room or choose another folder with --out. The previous products are as they were.',
  }, 2);
}

/** @throws ProblemError (exit 2) when the output folder cannot be made. */
export async function openStaging(out: string): Promise<Staging> {
  const folder = path.join(out, `${prefix}${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw writeProblem(out, error);
  }
  removeStale(out);
  const discard = () => rmSync(folder, { recursive: true, force: true });
  // Runs even when the process ends without a chance to await.
  process.once('exit', discard);
  return {
    folder,
    async write(file, bytes) {
      const full = path.join(folder, file);
      try {
        await mkdir(path.dirname(full), { recursive: true });
        await writeFile(full, bytes);
      } catch (error) {
        throw writeProblem(path.join(out, file), error);
      }
    },
    async moveIn(files) {
      for (const file of files) {
        const target = path.join(out, file);
        try {
          await mkdir(path.dirname(target), { recursive: true });
          await rename(path.join(folder, file), target);
        } catch (error) {
          throw writeProblem(target, error);
        }
      }
    },
    discard() {
      process.off('exit', discard);
      discard();
    },
  };
}

/** Removes files that an earlier build made and this one no longer makes, and folders left empty. */
export async function removeFiles(out: string, files: string[]): Promise<void> {
  for (const file of files) {
    const full = path.resolve(out, file);
    if (!full.startsWith(path.resolve(out) + path.sep) || !existsSync(full)) continue;
    await rm(full, { force: true });
    for (let folder = path.dirname(full); folder !== path.resolve(out); folder = path.dirname(folder)) {
      if (readdirSync(folder).length > 0) break;
      await rmdir(folder);
    }
  }
}
