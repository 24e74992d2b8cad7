/**
 * Products are written into a staging folder. When all of a report's are whole and on the disk, its
 * folder in `out/` is replaced by the new one, by renaming: so a failed, interrupted or killed build leaves
 * the previous products as they were. The only place that writes to `out/`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import type { Both } from '../../lib/languages.ts';
import { makeFolders, systemCode } from '../../lib/files.ts';
import { makeOwnFolder, removeLeftovers } from '../../lib/leftovers.ts';
import { isInnerPath, pathInside } from '../../lib/names.ts';
import { ProblemError, says } from '../../lib/problem.ts';
import { withLock } from './lock.ts';
import { finishSwaps, linkStaying, prefix, swapIn, type Step } from './swap.ts';
import { machineReasons } from '../../lib/machine.ts';

export interface Staging {
  folder: string;
  /** Writes a product into the staging folder, through to the disk; `file` is relative to `out/`. */
  write: (file: string, bytes: Uint8Array | string) => Promise<void>;
  /** Does `work` while no other build writes the report. */
  withLock: <T>(report: string, work: () => Promise<T>) => Promise<T>;
  /**
   * Puts the report's staged files in the place of its folder; what else lies there stays, without those
   * to be removed (paths in the report's folder). Only under the lock.
   */
  moveIn: (report: string, removed: string[]) => Promise<void>;
  /** Removes the staging folder; nothing is written or moved any more. */
  discard: () => Promise<void>;
}

const reasons: Record<string, Both> = {
  ...machineReasons,
  EACCES: { en: 'writing there is not allowed', zh: '没有写入权限' },
  EPERM: { en: 'writing there is not allowed', zh: '没有写入权限' },
  ENOENT: { en: 'there can be no such folder', zh: '不可能有这个文件夹' },
  ENOTDIR: { en: 'part of the path is a file', zh: '路径里有一段是文件' },
  EEXIST: { en: 'a file of that name is in the way', zh: '有同名文件挡着' },
  EISDIR: { en: 'a folder of that name is in the way', zh: '有同名文件夹挡着' },
  ENOTEMPTY: { en: 'a folder of that name is in the way', zh: '有同名文件夹挡着' },
  ENAMETOOLONG: { en: 'the path is too long', zh: '路径太长' },
  ELOOP: { en: 'its links lead in a circle', zh: '链接绕成了圈' },
  EXDEV: {
    en: 'it is a disk of its own; only the folder of products as a whole may be',
    zh: '它是单独的盘；只有整个产品文件夹可以单独成盘',
  },
  EBUSY: { en: 'it is in use, or a disk of its own', zh: '正被占用，或是单独的盘' },
  EINVAL: { en: 'the disk does not take such a name', zh: '磁盘不收这样的名称' },
};

/** @param before What is said of the products that there were. */
export function writeProblem(
  file: string,
  error: unknown,
  before: Both = { en: 'The previous products are as they were.', zh: '原来的产品没有动。' },
): unknown {
  const reason = reasons[systemCode(error)];
  if (!reason) return error;
  return new ProblemError(
    {
      code: 'not-written',
      severity: 'error',
      ...says({
        en: [
          `${file} could not be written: ${reason.en}.`,
          ['Make room or choose another folder with --out.', before.en].filter(Boolean).join(' '),
        ],
        zh: [`${file} 写不了：${reason.zh}。`, `腾出空间，或用 --out 换个文件夹。${before.zh}`],
      }),
    },
    2,
  );
}

async function writeThrough(file: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * @param step Called at each step of moving in; tests kill there.
 * @throws ProblemError (exit 2) when the output folder cannot be made.
 */
export async function openStaging(
  out: string,
  step: (step: Step) => void = () => undefined,
): Promise<Staging> {
  let folder: string;
  try {
    await makeFolders(out);
    folder = makeOwnFolder(out, prefix);
    const keeps = await finishSwaps(out, folder);
    removeLeftovers(out, prefix, { now: folder, keeps });
  } catch (error) {
    throw writeProblem(out, error);
  }
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Runs even when the process ends without a chance to await.
  process.once('exit', remove);
  let isOpen = true;
  const checkOpen = () => {
    if (!isOpen) throw new Error('the build was stopped');
  };
  const under = new Set<Promise<void>>();
  /** What is under way when the folder is discarded is waited for: it would make the folder anew. */
  const track = (work: Promise<void>): Promise<void> => {
    under.add(work);
    return work.finally(() => under.delete(work));
  };
  const lockOf = (report: string) => path.join(out, `.tuban-lock-${report}`);
  return {
    folder,
    async write(file, bytes) {
      checkOpen();
      const full = await pathInside(path.join(folder, 'new'), file);
      checkOpen();
      await track(writeThrough(full, bytes)).catch((error: unknown) => {
        throw writeProblem(path.join(out, file), error);
      });
    },
    async withLock(report, work) {
      await pathInside(out, `${report}/manifest.json`);
      return withLock(lockOf(report), folder, work);
    },
    async moveIn(report, removed) {
      checkOpen();
      const place = await pathInside(out, `${report}/manifest.json`).then(path.dirname);
      const fresh = path.join(folder, 'new', report);
      try {
        mkdirSync(fresh, { recursive: true });
        await track(linkStaying({ place, fresh, removed: removed.filter(isInnerPath) }));
        checkOpen();
        swapIn({
          place,
          fresh,
          old: path.join(folder, 'old', report),
          lock: lockOf(report),
          staging: folder,
          step,
        });
      } catch (error) {
        throw writeProblem(place, error);
      }
    },
    async discard() {
      isOpen = false;
      await Promise.allSettled(under);
      process.off('exit', remove);
      remove();
    },
  };
}
