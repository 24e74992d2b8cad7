/**
 * What may be kept between builds and thrown away at any time: unpacked programs, font faces already
 * cut, hashes of large files. Nothing in it decides what a product looks like.
 */
import { accessSync, constants } from 'node:fs';
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { makeFolders } from '../lib/files.ts';
import { sha256 } from '../lib/hash.ts';
import { programRoot } from '../lib/program.ts';

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * $TUBAN_CACHE, else beside the installed packages, else (an installation of the administrator's) per user.
 */
export function cacheFolder(): string {
  if (process.env.TUBAN_CACHE) return path.resolve(process.env.TUBAN_CACHE);
  const modules = path.join(programRoot, 'node_modules');
  return isWritable(modules)
    ? path.join(modules, '.cache', 'tuban')
    : path.join(homedir() || tmpdir(), '.cache', 'tuban');
}

const digestLength = 64;

/** Bytes kept under a name, or undefined when there are none or they are not as they were written. */
export async function readCached(folder: string, name: string): Promise<Uint8Array | undefined> {
  const file = path.join(cacheFolder(), folder, name);
  try {
    const kept = await readFile(file);
    const bytes = kept.subarray(digestLength);
    if (kept.subarray(0, digestLength).toString('latin1') !== sha256(bytes)) return undefined;
    // What is used stays: the oldest go first.
    const now = new Date();
    await utimes(file, now, now).catch(() => undefined);
    return bytes;
  } catch {
    return undefined;
  }
}

/** Files kept in one folder of the cache; beyond that the ones longest unused go. */
const mostFiles = 300;

async function removeOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length <= mostFiles) return;
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, used: (await stat(file)).mtimeMs };
    }),
  );
  files.sort((a, b) => a.used - b.used);
  await Promise.all(
    files.slice(0, names.length - mostFiles / 2).map(({ file }) => rm(file, { force: true })),
  );
}

/**
 * Keeps bytes, whole or not at all, with their hash before them. A cache that cannot be written is done
 * without.
 */
export async function writeCached(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const full = path.join(cacheFolder(), folder);
  const partial = path.join(full, `${name}.${process.pid}.partial`);
  try {
    await makeFolders(full);
    await writeFile(partial, Buffer.concat([Buffer.from(sha256(bytes), 'latin1'), bytes]));
    await rename(partial, path.join(full, name));
    await removeOldest(full);
  } catch {
    await rm(partial, { force: true }).catch(() => undefined);
  }
}
