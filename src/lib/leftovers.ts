/**
 * Temporary folders that carry their maker's name, so that those of a process that was killed
 * outright can be told from those in use, and removed by whoever comes next.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { systemCode } from './files.ts';
import { ProblemError, says } from './problem.ts';

/** The processes that this one sees: a container has numbers of its own, also where it has its host's name. */
function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** Process numbers only mean something on the machine (or in the container) that gave them. */
const host = createHash('sha256').update(`${hostname()}\n${processSpace()}`).digest('hex').slice(0, 8);

/** When a process began, in ticks since the machine did; "" where the system does not tell. */
function startOf(pid: number): string {
  try {
    // proc_pid_stat(5): field 22; the second, in brackets, may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** A number that is in use again belongs to a process that began at another time. */
function isRunning(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return start === '' || now === '' || now === start;
}

const ownStart = startOf(process.pid);

/** `<prefix><host>-<pid>-<start>`, by which `isLeftover` knows the maker. */
export const ownName = (prefix: string): string => `${prefix}${host}-${process.pid}-${ownStart}`;

/** Makes a folder `<prefix><host>-<pid>-<start>-<something>`: never one that another process or build uses. */
export const makeOwnFolder = (parent: string, prefix: string): string =>
  mkdtempSync(path.join(parent, `${ownName(prefix)}-`));

/** True when the name (after `prefix`) says that its maker no longer runs on this machine. */
export function isLeftover(name: string, prefix: string): boolean {
  const [maker, pid, start = ''] = name.startsWith(prefix) ? name.slice(prefix.length).split('-') : [];
  return maker === host && /^\d+$/.test(pid ?? '') && !isRunning(Number(pid), start);
}

/** True when the name says that its maker is, or was, on another machine or in another container. */
export function isForeign(name: string, prefix: string): boolean {
  const maker = /^([0-9a-f]{8})-\d+-/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : '')?.[1];
  return maker !== undefined && maker !== host;
}

/** Nobody works so long on one build (ms): what another machine left longer ago than this, it left for good. */
const abandoned = 24 * 60 * 60 * 1000;

/** By the clock of the disk on which both lie. */
function isAbandoned(folder: string, beside: string): boolean {
  return statSync(beside).mtimeMs - statSync(folder).mtimeMs > abandoned;
}

/**
 * Removes the folders of dead processes, and of other machines after a day; what cannot be removed is left
 * for the next time.
 * @param now A file or folder on the same disk that was made just now.
 * @param keeps Names that are kept all the same.
 */
export function removeLeftovers(
  parent: string,
  prefix: string,
  { now, keeps = [] }: { now?: string; keeps?: string[] } = {},
): void {
  for (const name of readdirSync(parent)) {
    if (keeps.includes(name)) continue;
    const full = path.join(parent, name);
    try {
      if (isLeftover(name, prefix) || (now && isForeign(name, prefix) && isAbandoned(full, now)))
        rmSync(full, { recursive: true, force: true });
    } catch {
      // Somebody else's, or being removed by another build at this moment.
    }
  }
}

/**
 * A folder of one's own in the system's temporary one, when those of dead processes are removed.
 * @throws ProblemError (exit 2) where there is none, or nothing can be written into it.
 */
export function makeTemporaryFolder(prefix: string): string {
  try {
    removeLeftovers(tmpdir(), prefix);
    return makeOwnFolder(tmpdir(), prefix);
  } catch (error) {
    if (systemCode(error) === '') throw error;
    throw new ProblemError(
      {
        code: 'no-temporary-folder',
        severity: 'error',
        ...says({
          en: [
            `Nothing can be written into ${tmpdir()}, the folder for temporary files (${systemCode(error)}).`,
            'Make room there, or name another folder in TMPDIR.',
          ],
          zh: [
            `临时文件夹 ${tmpdir()} 写不进去（${systemCode(error)}）。`,
            '腾出空间，或用 TMPDIR 指定别的文件夹。',
          ],
        }),
      },
      2,
    );
  }
}
