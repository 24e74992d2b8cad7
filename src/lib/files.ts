/** Reading files with limits, and paths as people are shown them. */
import { constants } from 'node:fs';
import { mkdir, open, readFile, realpath, stat, type FileHandle } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';

/** A path as printed: relative to the working folder when inside it, with forward slashes. */
export function showPath(path: string): string {
  const full = resolve(path);
  const near = relative(process.cwd(), full);
  const shown = near === '' ? '.' : near.startsWith('..') || isAbsolute(near) ? full : near;
  return sep === '/' ? shown : shown.split(sep).join('/');
}

/** Why a file was not read. `size` is in bytes. */
export type Unread =
  { reason: 'missing' | 'forbidden' | 'not-a-file' } | { reason: 'too-large'; size: number };

/** What the system calls an error, e.g. "ENOENT"; "" for anything else. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const reasonOf: Record<string, 'missing' | 'forbidden' | 'not-a-file'> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENAMETOOLONG: 'missing',
  ELOOP: 'missing',
  ERR_INVALID_ARG_VALUE: 'missing',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
  EINVAL: 'not-a-file',
};

/** Folders in which the system shows itself: what lies there looks like files and is none. */
const systemFolders = process.platform === 'win32' ? [] : ['/proc', '/sys', '/dev'];

const isOfSystem = async (path: string): Promise<boolean> => {
  const real = await realpath(path);
  return systemFolders.some((folder) => real === folder || real.startsWith(`${folder}/`));
};

/** A file that grows while it is read is read as far as it was long, and no further than the limit. */
async function readWhole(file: FileHandle, size: number, limit: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.min(size, limit));
  let read = 0;
  while (read < bytes.length) {
    const { bytesRead } = await file.read(bytes, read, bytes.length - read, read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return read === bytes.length ? bytes : bytes.slice(0, read);
}

/**
 * The bytes of an ordinary file no longer than `limit` bytes. The size is looked at before reading,
 * and what is no ordinary file (a folder, a pipe, a device) is not waited for.
 */
export async function readBytes(path: string, limit: number): Promise<{ bytes: Uint8Array } | Unread> {
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe waits for somebody to write to it.
    if (await isOfSystem(path)) return { reason: 'not-a-file' };
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = await file.stat();
    if (!stat.isFile()) return { reason: 'not-a-file' };
    if (stat.size > limit) return { reason: 'too-large', size: stat.size };
    // What says that it is empty is not read to its end: files of /proc may have none, or wait.
    if (stat.size === 0) return { bytes: new Uint8Array(0) };
    return { bytes: await readWhole(file, stat.size, limit) };
  } catch (error) {
    const reason = reasonOf[systemCode(error)];
    if (reason) return { reason };
    throw error;
  } finally {
    await file?.close();
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/**
 * Makes a folder and those above it. Node's own way never ends where the system refuses without a reason, as
 * /proc does. @throws as mkdir does.
 */
export async function makeFolders(folder: string): Promise<void> {
  const full = resolve(folder);
  try {
    await mkdir(full);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST' && (await isFolder(full))) return;
    if (code !== 'ENOENT' || (await isFolder(dirname(full)))) throw error;
    await makeFolders(dirname(full));
    await makeFolders(full);
  }
}

/** Files that may be open at once, as far as the system tells (Linux does). */
export async function mostOpenFiles(): Promise<number> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const soft = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
  return soft === undefined ? Infinity : Number(soft);
}

/** A file that was read, for the manifest. */
export interface InputFile {
  path: string;
  bytes: number;
  /** SHA-256, lower-case hexadecimal. */
  sha256: string;
}
