/**
 * Temporary folders that carry their maker's name, so that those of a process that was killed
 * outright can be told from those in use, and removed by whoever comes next.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { systemCode } from './files.ts';

/** Process numbers only mean something on the machine (or in the container) that gave them. */
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};

/** `<prefix><host>-<pid>`, by which `isLeftover` knows the maker. */
export const ownName = (prefix: string): string => `${prefix}${host}-${process.pid}`;

/** Makes a folder `<prefix><host>-<pid>-<something>`: never one that another process or build uses. */
export const makeOwnFolder = (parent: string, prefix: string): string =>
  mkdtempSync(path.join(parent, `${ownName(prefix)}-`));

/** True when the name (after `prefix`) says that its maker no longer runs on this machine. */
export function isLeftover(name: string, prefix: string): boolean {
  const [maker, pid] = name.startsWith(prefix) ? name.slice(prefix.length).split('-') : [];
  return maker === host && /^\d+$/.test(pid ?? '') && !isRunning(Number(pid));
}

/** Removes the folders of dead processes; what cannot be removed is left for the next time. */
export function removeLeftovers(parent: string, prefix: string): void {
  for (const name of readdirSync(parent)) {
    if (!isLeftover(name, prefix)) continue;
    try {
      rmSync(path.join(parent, name), { recursive: true, force: true });
    } catch {
      // Somebody else's, or being removed by another build at this moment.
    }
  }
}
