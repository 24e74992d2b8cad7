/** A file that a report names: inside its folder, there, and an ordinary file of bounded size. */
import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, posix, relative, win32 } from 'node:path';
import { type Both, alike } from '../lib/languages.ts';
import { findClosest } from '../lib/closest.ts';
import { readBytes, systemCode } from '../lib/files.ts';
import type { Wording } from '../lib/problem.ts';

/** What is said of a file that cannot be taken. */
export interface FileMessages {
  address: (file: string) => Wording;
  outside: (file: string) => Wording;
  form: (file: string) => Wording;
  notFound: (file: string, suggestion: string | undefined) => Wording;
  unreadable: (file: string) => Wording;
  tooLarge: (file: string, size: Both) => Wording;
}

/** What the words of a path already tell. */
function checkPath(file: string, messages: FileMessages): Wording | undefined {
  if (/^(?:[a-z][a-z0-9+.-]+:\/\/|(?:data|file|blob|javascript|mailto|about):)/i.test(file))
    return messages.address(file);
  if (posix.isAbsolute(file) || win32.isAbsolute(file) || /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(file))
    return messages.outside(file);
  return file.trim() === '' || file.includes('\\') || file.includes('\u0000') || file.endsWith('/')
    ? messages.form(file)
    : undefined;
}

/** A name in the same folder that was probably meant, such as bridge.JPG for bridge.jpg. */
async function suggestFile(folder: string, file: string): Promise<string | undefined> {
  const names = await readdir(join(folder, dirname(file))).catch(() => []);
  const closest = findClosest(basename(file), names.sort());
  return closest === undefined ? undefined : posix.join(dirname(file), closest);
}

/** The real path of a file; links may not lead out of the folder. */
async function locateFile(folder: string, file: string, messages: FileMessages): Promise<string | Wording> {
  const fault = checkPath(file, messages);
  if (fault) return fault;
  try {
    const real = await realpath(join(folder, file));
    const inside = relative(await realpath(folder), real);
    return inside === '..' || inside.startsWith('../') || isAbsolute(inside) ? messages.outside(file) : real;
  } catch (error) {
    const code = systemCode(error);
    if (code === '') throw error;
    return code === 'EACCES' || code === 'EPERM'
      ? messages.unreadable(file)
      : messages.notFound(file, await suggestFile(folder, file));
  }
}

/** @param limit Most bytes. */
export async function readReportFile(
  file: string,
  { folder, limit, messages }: { folder: string; limit: number; messages: FileMessages },
): Promise<Uint8Array | Wording> {
  const real = await locateFile(folder, file, messages);
  if (typeof real !== 'string') return real;
  const read = await readBytes(real, limit);
  if ('bytes' in read) return read.bytes;
  return read.reason === 'too-large'
    ? messages.tooLarge(file, alike(`${Math.round(read.size / 1e6)} MB`))
    : messages.unreadable(file);
}
